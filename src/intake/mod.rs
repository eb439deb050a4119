//! Sheets of responses that came by mail or on paper, turned into Submissions that moderators see
//! as any other. Knows files and rows; what becomes of the comments is not its business.
//!
//! ```text
//! sheet     CSV and XLSX to rows of text        ods       the same of OpenDocument
//! columns   which column holds which Field
//! parse     a row to an Entry, or why not       place     the passage a reference or quote means
//! model     Field, Entry, Report                actions   one file, one transaction
//! ```

pub mod actions;
mod cells;
mod columns;
pub mod model;
mod ods;
mod parse;
mod place;
mod sheet;
mod store;

pub mod web;

pub use sheet::ReadSheet;
