//! Attachments: files that come with a Submission, and the store that holds them.

pub mod actions;
pub mod copying;
pub mod model;
pub mod store;
pub mod web;
pub mod worker;
