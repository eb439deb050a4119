//! Pages for those who run the installation: accounts, organisations, mail, the audit log.
//! Knows no consultation from inside: those are set up in `consultations`.

pub mod actions;
mod model;
pub mod store;
pub mod web;
pub mod worker;
