//! Draft texts as data: files become an [`Outline`] of Sections and Passages, passages keep their
//! keys across Versions, references and quotes find their place, redactions cover their spans.
//!
//! Pure: bytes and strings in, values out. It must not know the database, the web, the clock or
//! the file system, so that a file can be judged before anything is stored.
//!
//! ```text
//! confined   reading as a task of the confined process
//! decode     bytes of a file → text, or one plain reason why not
//! format     what the text is: Markdown, HTML or plain
//! markdown   Markdown → HTML, front matter and (scrub) site-generator marks taken off
//! tree       HTML → tree, stopped in time when hostile
//! html       tree → blocks: items, tables, footnotes; lines and inline: what is inside a block
//! plain      plain text → blocks
//! assemble   blocks → Outline     printed, numbering   which number each Section carries
//! comparison what became of each Passage in another Version; alignment, pieces: how that is found
//! keys       keys across Versions     carry       what becomes of a Comment
//! reference  "5.2.1, lid 2" → its place
//! quote      a quoted stretch     spans       withheld stretches
//! redline    what changed between two wordings; conflicts: who would change the same words
//! parts      sentences and words to choose from     highlight  stretches marked in the HTML
//! ```

mod alignment;
mod assemble;
mod block;
mod carry;
mod comparison;
mod confined;
mod conflicts;
mod decode;
mod error;
mod footnotes;
mod format;
mod highlight;
mod html;
mod inline;
mod items;
mod keys;
mod lines;
mod link;
mod markdown;
mod numbering;
mod outline;
mod parts;
mod pieces;
mod plain;
mod printed;
mod quote;
mod redline;
mod reference;
mod reference_words;
mod scrub;
mod spans;
mod tables;
mod tree;

pub use assemble::read;
pub use carry::{CarriedPlace, Fate, carry};
pub use comparison::{Comparison, Counts, compare};
pub use confined::{DraftAsk, ReadDraft};
pub use conflicts::{conflicts, touched};
pub use error::ReadError;
pub use highlight::{Mark, highlight};
pub use keys::{Keyed, assign_keys};
pub use link::{Compared, Link, LinkKind};
pub use outline::{Limits, Outline, OutlinePassage, OutlineSection, PassageKind, SourceFile};
pub use parts::{sentences, words};
pub use quote::{Quote, capture, locate};
pub use redline::{Change, RedlineSegment, redline};
pub use reference::{PassageRef, SectionRef, Target, resolve};
pub use spans::{SpanError, mask, merge, validate};
