//! What an organisation's people keep to themselves while they write together: how far a comment is,
//! a note, and each comment as it was before it was merged, dropped or rewritten.

use crate::access::Writer;
use crate::comments::model::{Anchor, CommentKind};
use crate::db::schema::originals;
use crate::types::ids::{AccountId, CommentId, GuestId, OriginalId, PartyId, SubmissionId};
use crate::types::{Moment, text_enum};

text_enum! {
    /// How far a comment of a draft is, as its party sees it.
    Readiness {
        /// Put down for discussion.
        Idea => "idea",
        /// To be handed in.
        Ready => "ready",
    }
}

text_enum! {
    /// Why an original was set aside.
    SetAsideReason {
        /// Put together with others into one comment.
        Merged => "merged",
        /// Taken out.
        Dropped => "dropped",
        /// An idea still when the others were handed in.
        LeftBehind => "left-behind",
        /// Changed by somebody else than who wrote it.
        Rewritten => "rewritten",
    }
}

text_enum! {
    /// What is done with ideas when a draft is handed in.
    Ideas {
        /// They stay with the party, as originals.
        Behind => "behind",
        /// They are handed in like the others.
        Along => "along",
    }
}

/// What stands between the names of several authors.
pub const AUTHORS: &str = ", ";

/// The longest note, in characters.
pub const MAX_NOTE: usize = 2000;

/// The most originals kept for one party in a round.
pub const MAX_ORIGINALS: i64 = 5000;

/// What colleagues keep beside a comment.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::comment_drafts)]
pub struct WorkingNote {
    #[diesel(column_name = comment_id)]
    pub comment: CommentId,
    pub status: Readiness,
    pub note: String,
    /// Names, where the comment's own author does not say who wrote it; else "".
    pub authors: String,
    /// Whose words these are since; `None`: the author's.
    pub changed_by: Option<AccountId>,
    /// Of status and note; 0 when nothing was ever kept.
    pub revision: i64,
    /// Like `changed_by`, of somebody without an account.
    #[diesel(column_name = guest_id)]
    pub guest: Option<GuestId>,
}

impl WorkingNote {
    /// What holds when nothing was ever kept: the comment is ready.
    pub fn of(comment: CommentId) -> Self {
        Self {
            comment,
            status: Readiness::Ready,
            note: String::new(),
            authors: String::new(),
            changed_by: None,
            revision: 0,
            guest: None,
        }
    }

    /// Whose words these are since; nobody: the author's.
    pub fn changed_by(&self) -> Writer {
        Writer {
            account: self.changed_by,
            guest: self.guest,
        }
    }
}

/// A comment as it was before it was set aside.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = originals)]
pub struct Original {
    pub id: OriginalId,
    pub party_id: PartyId,
    pub submission_id: SubmissionId,
    /// What it went into, though that may be gone since.
    pub comment_id: Option<CommentId>,
    pub fate: SetAsideReason,
    pub author_id: Option<AccountId>,
    pub authors: String,
    #[diesel(select_expression = (
        originals::anchor,
        originals::section_id,
        originals::passage_id,
        (originals::quote_exact, originals::quote_prefix, originals::quote_suffix, originals::quote_start),
        originals::errata_seen,
    ))]
    pub anchor: Anchor,
    pub kind: CommentKind,
    pub body: String,
    pub proposed_text: Option<String>,
    pub status: Readiness,
    pub note: String,
    pub set_aside_by: Option<AccountId>,
    pub set_aside_at: Moment,
    /// Who wrote it, and who set it aside, without an account.
    pub guest_id: Option<GuestId>,
    pub set_aside_by_guest: Option<GuestId>,
}

impl Original {
    /// Who wrote it.
    pub fn writer(&self) -> Writer {
        Writer {
            account: self.author_id,
            guest: self.guest_id,
        }
    }

    /// Who set it aside.
    pub fn set_aside_by(&self) -> Writer {
        Writer {
            account: self.set_aside_by,
            guest: self.set_aside_by_guest,
        }
    }
}

/// Several texts as one, those that say the same once.
pub fn joined_texts<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut all: Vec<&str> = Vec::new();
    for text in texts.map(str::trim) {
        if !text.is_empty() && !all.contains(&text) {
            all.push(text);
        }
    }
    all.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_say_alike_is_said_once() {
        let texts = [" Name who. ", "", "Name who.", "Say when."];
        assert_eq!(joined_texts(texts.into_iter()), "Name who.\n\nSay when.");
    }
}
