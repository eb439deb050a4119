//! What a Round asks beside comments on its text: made, changed and ordered by staff until the Round opens, and
//! shown to who is to answer. Knows nothing of the answers.

pub mod actions;
pub mod bank;
pub mod model;
pub mod store;
pub mod web;
