//! What drafters make of comments: dispositions with their reasons, of one or of all copies of a campaign, and themes;
//! published together.

pub mod actions;
pub mod code_book;
pub mod letters;
pub mod model;
pub mod second_looks;
pub mod store;

pub mod web;
pub mod worker;
