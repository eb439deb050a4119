//! How accounts come about and are kept: registration, sign-in, passwords, organisations and
//! their members, invitations, API tokens. What an account may do is `access`'s to say.

pub mod actions;
pub mod guessing;
pub mod model;
pub mod store;
pub mod web;
pub mod worker;

pub use actions::invite::{Hours, Invite, invite};
