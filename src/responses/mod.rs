//! What drafters make of comments: dispositions with their reasons, themes, campaigns; published
//! together.

pub mod actions;
pub mod copies;
pub mod letters;
pub mod model;
pub mod store;

pub mod web;
