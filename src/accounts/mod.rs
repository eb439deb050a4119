//! How accounts come about and are kept: registration, sign-in, passwords, organisations and
//! their members, invitations, API tokens.

pub mod store;
pub mod web;
