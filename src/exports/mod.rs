//! Comments consolidated into files: CSV, XLSX, JSON and DOCX, for everybody or for the ministry.
//! What everybody gets is made of `PublishedComment`s alone; nothing here decides what is public.
//!
//! ```text
//! model     what is asked for
//! columns   one comment as a Row of text
//! store     the comments as they were made, for the internal audience; places of a version
//! gather    Rows in order, a page of them at a time
//! formats   one writer per file format
//! actions   permission, audit, file
//! ```

pub mod actions;
pub mod columns;
mod formats;
mod gather;
pub mod model;
mod store;

pub mod web;
