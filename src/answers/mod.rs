//! Answers to the Questions of a Round, a part of a Submission.

pub mod actions;
pub mod store;
