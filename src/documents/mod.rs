//! Draft texts as data: files become an [`Outline`] of Sections and Passages, passages keep their
//! keys across Versions, references and quotes find their place, redactions cover their spans.
//!
//! Pure: bytes and strings in, values out. It must not know the database, the web, the clock or
//! the file system, so that a file can be judged before anything is stored.
//!
//! ```text
//! read       files → an Outline
//! compare    two Versions, two wordings; keys that stay
//! place      references, quotes and spans
//! outline    what all of them speak of: Sections of Passages
//! returned   what a draft that was sent back holds
//! remark     what was left out of a text, or taken for something
//! normal     the form in which texts are compared, whatever kinds of quote, dash and blank they are in
//! ```

mod compare;
mod normal;
mod outline;
mod place;
mod read;
mod remark;
mod returned;

pub use compare::{
    CarriedPlace, Change, Compared, Comparison, Counts, Fate, Keyed, Link, LinkKind,
    RedlineSegment, assign_keys, carry, compare, conflicts, redline, says_the_same, stands, taken,
    touched,
};
pub use normal::{Normal, is_invisible, normal};
pub use outline::{
    Changes, Limits, Outline, OutlinePassage, OutlineSection, PassageKind, SourceFile,
};
pub use place::{
    Copied, Doubt, Found, Mark, Mending, PassageRef, PlacedDraft, Places, Quote, ReturnedItem,
    ReturnedKind, ReturnedPlace, ReturnedStretch, SectionRef, SpanError, Standing, Target,
    VersionPassage, VersionText, capture, follow, highlight, locate, mask, mended_html, merge,
    place_returned, sentences, text_before, touched_by, validate, words,
};
pub use read::{
    DraftAsk, ReadDraft, ReadError, ReadReturned, ReturnedAsk, count_words, is_allowed, read,
    read_returned,
};
pub use remark::{Noticed, Remark};
pub use returned::{
    MarginComment, Returned, ReturnedChange, ReturnedPassage, ReturnedPiece, ReturnedSpot,
    TrackedKind,
};
