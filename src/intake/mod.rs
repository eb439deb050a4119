//! Sheets of responses that came by mail or on paper, turned into Submissions that moderators see
//! as any other. Knows files and rows; what becomes of the comments is not its business.
//!
//! ```text
//! sheet     a file to its sheets; separated (CSV), xlsx, ods; shown: numbers as a spreadsheet shows them
//! columns   which column holds which Field        headings, group_words   the words people use
//! tables    where the headings of each sheet stand
//! parse     a row to an Entry, or why not          received   when it came
//! place     the passage a reference or quote means
//! model     Field, Entry, Report                   actions    one file, one transaction
//! ```

pub mod actions;
mod cells;
mod columns;
mod group_words;
mod headings;
pub mod model;
mod ods;
mod parse;
mod place;
mod received;
mod separated;
mod sheet;
mod shown;
mod store;
mod storing;
mod tables;
mod xlsx;
mod xlsx_parts;

pub mod web;

pub use sheet::ReadSheet;
