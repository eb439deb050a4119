//! What has had its term is erased: one list of classes, each with its term in `[retention]`, its finder
//! and its end. The worker does it daily, `polder retention` at once or only counts.
//!
//! Unconfirmed accounts and guests, guests' addresses, mails and what tells whose a network address was
//! have their terms with the slices that own them.

pub mod actions;
pub mod model;
mod store;
pub mod worker;
