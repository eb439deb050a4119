//! Which comments, answers and files of a round a person read: written down as they are opened, counted for the report, and
//! asked for before the answers are published.
//!
//! It knows ids alone: what a comment or a file is, those know who open it.

pub mod actions;
pub mod model;
pub mod store;
pub mod web;
