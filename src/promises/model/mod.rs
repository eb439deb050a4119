//! Whether the text did what was said of an accepted Comment: pure, from two Versions and the Comment alone.

mod asking;
mod beside;
mod judging;
mod led;
mod reckoning;

pub use beside::{Beside, Change};
pub use judging::{About, Judged, Wish, judge, suggestion};
pub use led::{Led, LedPlace};
pub use reckoning::{Accepted, Known, Reckoning, Tally};

use crate::types::ids::{AccountId, CommentId, ExplanationId, PromiseId, VersionId};
use crate::types::{Moment, text_enum};

/// From here on the words that were proposed count as standing in the text, as a part of those that a proposal brings or
/// strikes, counted in letters (0 to 1). The one place where it is said; commands and pages show it.
pub const NEARLY: f64 = 0.7;

/// Characters of a drafter's note.
pub const NOTE_CHARACTERS: usize = 2_000;

text_enum! {
    /// What became of an accepted Comment in a later Version.
    State {
        /// The words it proposed stand where its passage went, or nearly; or a drafter says so of one without a proposal.
        Kept => "kept",
        /// Its passage changed, and its words do not stand there.
        ChangedOtherwise => "changed-otherwise",
        /// Its passage says what it said.
        WithoutChange => "without-change",
        /// The text cannot tell: it is about a section or the document, or its passage is gone.
        NotJudged => "not-judged",
    }
}

/// An accepted Comment, and a Passage of a later Version that it led to by the word of a drafter.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::promises)]
pub struct Promise {
    pub id: PromiseId,
    pub comment_id: CommentId,
    pub version_id: VersionId,
    /// Key of a Passage of that Version, or of one that is gone from it.
    pub passage_key: String,
    /// For the drafters; may be empty.
    pub note: String,
    /// None: by command.
    pub linked_by: Option<AccountId>,
    pub linked_at: Moment,
}

/// What a drafter says of a change that no Comment led to.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::explanations)]
pub struct Explanation {
    pub id: ExplanationId,
    pub version_id: VersionId,
    /// Key of a Passage of that Version, or of one that is gone from it.
    pub passage_key: String,
    pub note: String,
    /// None: by command.
    pub set_by: Option<AccountId>,
    pub set_at: Moment,
}

#[cfg(test)]
mod tests;
