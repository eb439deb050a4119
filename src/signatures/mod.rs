//! Organisations that sign another party's Submission.

pub mod actions;
pub mod model;
pub mod store;
pub mod web;
pub mod worker;
