//! Consultations and how they are set up: the draft text in Versions, Rounds that open and close,
//! the Parties invited. Knows nothing of what parties say.

pub mod actions;
pub mod approvals;
pub mod besides;
mod deeds;
pub mod letters;
pub mod model;
pub mod parties;
pub mod readers;
pub mod store;
pub mod telling;
pub mod web;
pub mod worker;
