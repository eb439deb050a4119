//! Pages for those who run the installation: accounts, organisations, mail, the audit log.

pub mod web;
