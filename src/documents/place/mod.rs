//! Places in a text: what somebody wrote or selected becomes one, and one is shown.
//!
//! ```text
//! returned    what a draft that was sent back says, at the passages it is about
//! references "5.2.1, lid 2" → its place
//! copied     words as people copy them → where they stand
//! quote      a quoted stretch     spans       withheld stretches
//! parts      sentences and words to choose from     highlight  stretches marked in the HTML
//! mending    a stretch given other words, in the text and (mending_html) in the HTML
//! ```

mod copied;
mod highlight;
mod mending;
mod mending_html;
mod parts;
pub(super) mod quote;
mod references;
mod returned;
mod spans;

pub use copied::{Copied, Standing};
pub use highlight::{Mark, highlight};
pub use mending::{Mending, follow, text_before, touched_by};
pub use mending_html::mended_html;
pub use parts::{sentences, words};
pub use quote::{Quote, capture, locate};
pub use references::{Doubt, Found, PassageRef, Places, SectionRef, Target};
pub use returned::{
    PlacedDraft, ReturnedItem, ReturnedKind, ReturnedPlace, ReturnedStretch, VersionPassage,
    VersionText, place_returned,
};
pub use spans::{SpanError, mask, merge, validate};
