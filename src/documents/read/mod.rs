//! Files become an Outline: what they hold is decoded, told apart, taken to pieces and put together again.
//!
//! ```text
//! confined   reading as a task of the confined process
//! decode     bytes of a file → text, or one plain reason why not
//! format     what the text is: Markdown, HTML or plain
//! markdown   Markdown → HTML, front matter and (scrub) site-generator marks taken off
//! tree       HTML → tree, stopped in time when hostile
//! html       tree → blocks: items, tables, footnotes; lines and inline: what is inside a block;
//!            classes, styles: what looks say; left_out: what is no text
//! plain      plain text → blocks
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
mod left_out;
mod lettered;
mod lines;
mod markdown;
mod marks;
mod numbering;
mod plain;
mod printed;
mod remarks;
mod scrub;
mod styles;
mod tables;
mod tree;

pub use assemble::read;
pub use confined::{DraftAsk, ReadDraft};
pub use error::ReadError;
