//! Sheets of responses that came by mail or on paper, and drafts that were sent back, turned into Submissions that
//! moderators see as any other. Knows files and rows; what becomes of the comments is not its business.
//!
//! ```text
//! sheet     a file to its sheets; separated (CSV), xlsx, ods; shown: numbers as a spreadsheet shows them
//! columns   which column holds which Field        headings, group_words   the words people use
//! tables    where the headings of each sheet stand
//! returned  drafts of Word and OpenDocument that came back, with changes and comments in the margin
//! parse     a row to an Entry, or why not          received   when it came
//! place     the passage a reference or quote means      placing  puts a comment elsewhere
//! model     Field, Entry, Report                   actions    one file, one transaction
//! store     rows, and sheets kept between a look and the taking in; worker forgets those
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
pub mod placing;
mod received;
pub mod returned;
mod separated;
mod sheet;
mod shown;
mod store;
mod storing;
mod tables;
mod xlsx;
mod xlsx_parts;

pub mod web;
pub mod worker;

pub use sheet::ReadSheet;
pub use store::HeldSheet;
