//! A comment with what it belongs to, and what a ruling would let the public read of it.

use std::collections::HashMap;
use std::rc::Rc;

use crate::comments::model::Comment;
use crate::comments::personal::Names;
use crate::consultations::model::{Party, Round};
use crate::consultations::store::round;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::moderation::marking::{Texts, texts_of};
use crate::moderation::model::{Ruling, Verdict, can_be_decided};
use crate::moderation::personal::{places, readable, uncovered};
use crate::moderation::store;
use crate::submissions::model::{Submission, SubmissionState};
use crate::types::ids::{CommentId, RoundId};

/// A comment with what it belongs to.
pub(super) struct Whole {
    pub comment: Comment,
    pub submission: Submission,
    pub party: Party,
    pub round: Rc<Round>,
}

/// These comments with what they belong to; those that are gone are left out.
pub(super) fn wholes(conn: &mut Conn, ids: &[CommentId]) -> Result<Vec<Whole>> {
    let mut rounds: HashMap<RoundId, Rc<Round>> = HashMap::new();
    let mut wholes = Vec::with_capacity(ids.len());
    for (comment, submission, party) in store::with_parties(conn, ids)? {
        let id = comment.round_id;
        let known = match rounds.get(&id) {
            Some(known) => Rc::clone(known),
            None => {
                let known = Rc::new(round(conn, id)?);
                rounds.insert(id, Rc::clone(&known));
                known
            }
        };
        wholes.push(Whole {
            comment,
            submission,
            party,
            round: known,
        });
    }
    Ok(wholes)
}

impl Whole {
    /// The texts that are public once it is published.
    pub(super) fn texts(&self) -> Texts<'_> {
        texts_of(&self.comment, &self.submission, &self.party)
    }

    /// It is there, and its submission stands.
    pub(super) fn can_be_decided(&self) -> bool {
        can_be_decided(self.comment.moderation)
            && self.submission.state == SubmissionState::Submitted
    }

    /// Goes on only where the public reads nothing that looks like a number of somebody, or whoever decides saw it.
    pub(super) fn require_numbers_seen(&self, ruling: &Ruling) -> Result<()> {
        if ruling.anyway || !self.shows_numbers(ruling) {
            return Ok(());
        }
        Err(Error::refused(
            Message::new("moderation-personal-left").with("number", self.comment.id),
        ))
    }

    /// Whether the public could read by a ruling what passes a test that few numbers pass.
    pub(super) fn shows_numbers(&self, ruling: &Ruling) -> bool {
        if ruling.verdict == Verdict::Withhold {
            return false;
        }
        let found = places(&self.texts(), &Names::default());
        readable(&found, &ruling.marks).next().is_some()
    }

    /// Whether the public could read by a ruling anything that looks like personal data, names apart.
    pub(super) fn shows_personal(&self, ruling: &Ruling) -> bool {
        if ruling.verdict == Verdict::Withhold {
            return false;
        }
        let found = places(&self.texts(), &Names::default());
        uncovered(&found, &ruling.marks).next().is_some()
    }
}
