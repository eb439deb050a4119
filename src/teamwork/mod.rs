//! What people of one organisation keep to themselves while they write a Submission together: notes, originals, who does
//! which section, and the codes by which colleagues without an account come in.

pub mod actions;
pub mod assignments;
pub mod codes;
pub mod mentions;
pub mod model;
pub mod store;
pub mod web;
pub mod worker;
