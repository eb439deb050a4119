//! Who reads, what counts as read, and what may be published unread. Pure.

use crate::access::{Actor, Right};
use crate::error::{Checks, Error, Message, Result};
use crate::types::ids::{
    AccountId, AttachmentId, CommentId, ConsultationId, QuestionId, SubmissionId,
};
use crate::types::text_enum;

text_enum! {
    /// What of a round is read.
    Matter {
        /// A comment, whole: on a page of its own, unfolded in the queue, or as the letter it is a copy of with all in
        /// which it differs.
        Comment => "comment",
        /// What one submission says to one question.
        Answer => "answer",
        /// A file, fetched.
        Attachment => "attachment",
    }
}

/// Characters of the reason why something stays unread.
pub const REASON_CHARACTERS: usize = 1_000;

/// Whether what `actor` opens in a consultation counts as read: a person who decides on its comments or answers them. Who
/// runs it, files its sheets or administers the installation looks at it for other ends; a command reads nothing.
pub fn reader(actor: &Actor, consultation: ConsultationId) -> Option<AccountId> {
    let reads = actor.may(Right::Moderate(consultation)) || actor.may(Right::Draft(consultation));
    actor.account().filter(|_| reads)
}

/// How many of one matter there are, and by how many people they were read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct ReadCount {
    pub all: i64,
    /// By one person or more.
    pub one: i64,
    /// By two or more.
    pub two: i64,
}

impl ReadCount {
    /// Those nobody read.
    pub fn unread(self) -> i64 {
        self.all - self.one
    }
}

/// What of a round was read: submitted, and not taken back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct ReadCounts {
    pub comments: ReadCount,
    pub answers: ReadCount,
    pub attachments: ReadCount,
}

impl ReadCounts {
    /// The count of one matter.
    pub fn of(&self, matter: Matter) -> ReadCount {
        match matter {
            Matter::Comment => self.comments,
            Matter::Answer => self.answers,
            Matter::Attachment => self.attachments,
        }
    }

    /// The count of one matter, to be set.
    pub(super) fn of_mut(&mut self, matter: Matter) -> &mut ReadCount {
        match matter {
            Matter::Comment => &mut self.comments,
            Matter::Answer => &mut self.answers,
            Matter::Attachment => &mut self.attachments,
        }
    }

    /// All that nobody read.
    pub fn unread(&self) -> i64 {
        Matter::ALL.iter().map(|one| self.of(*one).unread()).sum()
    }
}

/// Why answers were published while something of the round was unread.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct UnreadReason {
    /// How many of the matters together were unread then.
    pub count: i64,
    /// For everybody.
    pub reason: String,
}

/// The rule: answers are published once every comment, answer and file of the round was read, or with a reason why not.
/// Notes what is wrong on the field `unread_reason`.
pub fn require_read(checks: &mut Checks, counts: &ReadCounts, reason: &str) {
    let reason = reason.trim();
    checks.require(
        counts.unread() == 0 || !reason.is_empty(),
        "unread_reason",
        Message::new("readings-unread").with("count", counts.unread()),
    );
    checks.require(
        reason.chars().count() <= REASON_CHARACTERS && !reason.contains('\0'),
        "unread_reason",
        Message::new("readings-reason-long").with("limit", REASON_CHARACTERS),
    );
}

/// Something nobody read, with where the list goes on behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    Comment {
        id: CommentId,
        party: String,
    },
    Answer {
        submission: SubmissionId,
        question: QuestionId,
        title: String,
        party: String,
    },
    Attachment {
        id: AttachmentId,
        submission: SubmissionId,
        name: String,
        party: String,
    },
}

impl Unread {
    /// Where it stands in its list; of an answer the submission first.
    pub fn key(&self) -> (i64, i64) {
        match self {
            Self::Comment { id, .. } => (id.0, 0),
            Self::Answer {
                submission,
                question,
                ..
            } => (submission.0, question.0),
            Self::Attachment { id, .. } => (id.0, 0),
        }
    }
}

/// A place in such a list as an address says it.
///
/// # Errors
/// [`crate::error::Error::NotFound`] for what is no such place.
pub fn read_key(text: &str) -> Result<(i64, i64)> {
    if text.is_empty() {
        return Ok((0, 0));
    }
    let (first, second) = text.split_once('-').unwrap_or((text, "0"));
    match (first.parse(), second.parse()) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        _ => Err(Error::NotFound),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(unread: i64) -> ReadCounts {
        ReadCounts {
            answers: ReadCount {
                all: unread + 2,
                one: 2,
                two: 1,
            },
            ..ReadCounts::default()
        }
    }

    fn is_fine(unread: i64, reason: &str) -> bool {
        let mut checks = Checks::default();
        require_read(&mut checks, &counts(unread), reason);
        checks.finish().is_ok()
    }

    #[test]
    fn nothing_unread_is_published_without_a_reason() {
        assert!(is_fine(0, ""));
        assert!(!is_fine(1, ""));
        assert!(!is_fine(1, " \n "), "blanks are no reason");
        assert!(is_fine(1, "Arrived on the last day."));
        assert!(!is_fine(0, &"x".repeat(REASON_CHARACTERS + 1)));
    }

    #[test]
    fn a_place_in_a_list_is_read_as_it_is_written() {
        assert_eq!(read_key("").unwrap(), (0, 0));
        assert_eq!(read_key("12").unwrap(), (12, 0));
        assert_eq!(read_key("12-7").unwrap(), (12, 7));
        assert!(read_key("x").is_err() && read_key("1-x").is_err());
    }
}
