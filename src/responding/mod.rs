//! A party responds: its Submission is begun, saved, reviewed, submitted, withdrawn. Puts the parts together,
//! which do not know one another.

pub mod actions;
pub mod api;
pub mod content;
pub mod letters;
pub mod ready;
pub mod store;
pub mod web;
pub mod worker;
