//! The public pages: what is open, the text with its published comments, the report; and the same
//! through the API. Sees comments only as `PublishedComment`; changes nothing.

pub mod actions;
pub mod api;
pub mod disclosure_control;
mod layout;
pub mod model;
mod store;

pub mod web;
