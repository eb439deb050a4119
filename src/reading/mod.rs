//! The public pages: what is open, the text with its published comments, the report.

pub mod web;
