//! Decisions on comments: publish, publish redacted, withhold. Builds [`model::PublishedComment`],
//! the only form in which the public and public exports see a comment.

pub mod model;

pub mod web;
