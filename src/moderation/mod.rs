//! Decisions on comments: publish, publish redacted, withhold. Builds [`published::PublishedComment`],
//! the only form in which the public and public exports see a comment. Knows nothing of answers.

pub mod actions;
pub mod attachments;
pub mod letters;
pub mod marking;
mod markup;
pub mod model;
pub mod personal;
pub mod published;
pub mod store;
pub mod tally;

pub mod web;
