//! Files become an Outline: what they hold is decoded, told apart, taken to pieces and put together again.
//!
//! ```text
//! confined   reading as a task of the confined process
//! decode     bytes of a file → text, or one plain reason why not
//! format     what the text is: Markdown, HTML, a law in XML or plain
//! markdown   Markdown → HTML; before that come off front matter, (scrub) site-generator marks and (tracked) changes,
//!            and (raw_html) HTML is set where Markdown knows it
//! laws       laws in XML → HTML
//! pdf        pages of a PDF → structure it states as HTML, or lines as they look for plain
//! word, opendocument   texts of word processors → HTML; office: what both need
//! returned   a draft that was sent back: what was changed in it and what stands in its margin
//! tree       HTML → tree, stopped in time when hostile
//! html       tree → blocks: items, tables, footnotes; lines and inline: what is inside a block;
//!            classes, styles: what looks say; left_out: what is no text
//! plain      plain text → blocks; before that (pages, page_numbers, page_notes) what its pages added goes;
//!            wrapped: lines broken to fit a width
//! lettered   items told by marks: what those are
//! assemble   blocks → Outline     printed, numbering   which number each Section carries
//! remarks    what was left out, or taken for something
//! ```

mod assemble;
mod block;
mod classes;
mod confined;
mod contents;
mod decode;
mod error;
mod footnotes;
mod format;
mod headings;
mod html;
pub(super) mod inline;
mod items;
mod laws;
mod left_out;
mod lettered;
mod lines;
mod markdown;
mod marks;
mod numbering;
mod office;
mod opendocument;
mod openings;
mod page_lines;
mod page_notes;
mod page_numbers;
mod pages;
mod pdf;
mod plain;
mod printed;
mod raw_html;
mod remarks;
mod returned;
mod scrub;
mod styles;
mod tables;
mod tracked;
mod tree;
mod word;
mod wrapped;

pub use assemble::{count_words, read};
pub use confined::{DraftAsk, ReadDraft, ReadReturned, ReturnedAsk};
pub use decode::is_allowed;
pub use error::ReadError;
pub use returned::read_returned;
