//! Comments, gathered in a party's Submission until it is submitted. Knows nothing of what
//! moderators and drafters make of them.

pub mod actions;
pub mod api;
pub mod attachments;
pub mod codes;
pub mod content;
pub mod copying;
pub mod letters;
pub mod model;
pub mod signing;
pub mod store;
pub mod team;
pub mod web;
pub mod worker;
