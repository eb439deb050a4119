//! What people do with accounts and organisations: one file per group of actions, each action one
//! transaction with its audit event and its mail.

pub mod address;
pub mod causing;
pub mod create;
mod guessing;
pub mod invite;
pub mod links;
pub mod mail_stops;
pub mod organisations;
pub mod passwords;
pub mod profile;
pub mod proof;
pub mod register;
pub mod sessions;
pub mod sign_in;
pub mod tokens;
