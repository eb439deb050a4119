//! Comments consolidated into files, for everybody or for the ministry: sheets (CSV, XLSX, JSON), the document of comments and
//! responses, the draft with comments in its margin and proposals as changes (both DOCX and ODT).
//! What everybody gets is made of `PublishedComment`s alone; nothing here decides what is public.
//!
//! ```text
//! model     what is asked for
//! columns   one comment as a Row of text
//! beside    where it stands in the text, and what else documents tell of it
//! store     the comments as they were made, for the internal audience; places of a version
//! gather    Rows in order, a page of them at a time
//! formats   one writer per file format
//! actions   permission, audit, file
//! next      the next draft out of the answers, as a version of its own
//! ```

pub mod actions;
pub mod beside;
pub mod columns;
mod formats;
mod gather;
pub mod model;
pub mod next;
mod store;

pub use formats::{Merged, Merging};

pub mod web;
