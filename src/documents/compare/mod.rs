//! Two Versions, or two wordings, beside one another: what became of each Passage and of what was said about it.
//!
//! ```text
//! comparison what became of each Passage in another Version; alignment, pieces: how that is found
//! link       what one Passage became
//! keys       keys across Versions     carry       what becomes of a Comment
//! redline    what changed between two wordings; conflicts: who would change the same words; taken: which words came in
//! ```

mod alignment;
mod carry;
mod comparison;
mod conflicts;
mod keys;
mod link;
mod pieces;
mod redline;
mod taken;

pub use alignment::says_the_same;
pub use carry::{CarriedPlace, Fate, carry};
pub use comparison::{Comparison, Counts, compare};
pub use conflicts::{conflicts, touched};
pub use keys::{Keyed, assign_keys};
pub use link::{Compared, Link, LinkKind};
pub use redline::{Change, RedlineSegment, redline};
pub use taken::{stands, taken};
