//! A submission seen by somebody of its party: who may see it, who may change what in it.

use crate::access::{Actor, Right, Tx, Writer};
use crate::audit::Event;
use crate::consultations::model::{Consultation, Party, Round};
use crate::consultations::parties::require_open;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::submissions::model::{Submission, SubmissionState};
use crate::submissions::store;
use crate::types::ids::SubmissionId;

/// A submission and where it belongs, seen by somebody of its party.
#[derive(Debug, Clone)]
pub struct OwnSubmission {
    pub submission: Submission,
    pub party: Party,
    pub round: Round,
    pub consultation: Consultation,
    /// Label of the Version commented on.
    pub version: String,
}

impl OwnSubmission {
    /// Finds it, for somebody of its party only.
    ///
    /// # Errors
    /// [`Error::NotFound`] for everybody else: whether it exists is not theirs to know. [`Error::Refused`] for who drafted
    /// along with a code, once it is no draft any more.
    pub fn find(conn: &mut Conn, actor: &Actor, id: SubmissionId) -> Result<Self> {
        actor.require(Right::Respond)?;
        let own = Self::of(conn, id)?;
        if is_own(actor, &own.submission, &own.party) {
            return Ok(own);
        }
        Err(if actor.may(Right::WriteFor(own.party.of())) {
            Error::refused(out_of_hand(&own.submission, &own.party))
        } else {
            Error::NotFound
        })
    }

    /// The same, for a caller that knows that whoever asks or is written to may see it.
    pub fn of(conn: &mut Conn, id: SubmissionId) -> Result<Self> {
        let (submission, party, round, consultation, version) = store::with_place(conn, id)?;
        Ok(Self {
            submission,
            party,
            round,
            consultation,
            version,
        })
    }

    /// Finds one that several people write, for the lead of their organisation.
    ///
    /// # Errors
    /// As [`Self::find`], and [`Error::NotFound`] where one person writes alone; [`Error::Forbidden`] for a member
    /// who is no lead.
    pub fn led(conn: &mut Conn, actor: &Actor, id: SubmissionId) -> Result<Self> {
        let own = Self::find(conn, actor, id)?;
        if !own.is_shared() {
            return Err(Error::NotFound);
        }
        actor.require(Right::SubmitFor(own.party.of()))?;
        Ok(own)
    }

    /// Goes on only for somebody of the party, not for a colleague who merely drafts for it.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub fn require_member(&self, actor: &Actor) -> Result<()> {
        if actor.is_colleague() {
            Err(Error::Forbidden)
        } else {
            Ok(())
        }
    }

    /// Notes in the audit log what was done to it.
    pub fn record(
        &self,
        tx: &mut Tx<'_>,
        action: &'static str,
        details: serde_json::Value,
    ) -> Result<()> {
        let event = Event::new(action, "submission", self.submission.id.0)
            .in_consultation(self.consultation.id.0)
            .with(details);
        tx.record(event)
    }
}

/// Whether a submission of `party` is the actor's to see: a draft is for all who write it, what was handed in for those
/// who speak for the party.
pub fn is_own(actor: &Actor, submission: &Submission, party: &Party) -> bool {
    match submission.state {
        SubmissionState::Draft => actor.may(Right::WriteFor(party.of())),
        _ => speaks_for(actor, party),
    }
}

/// What who drafted along with a code is told of what is no draft any more.
pub fn out_of_hand(submission: &Submission, party: &Party) -> Message {
    let key = match submission.state {
        SubmissionState::Withdrawn => "codes-withdrawn-since",
        _ => "codes-submitted-since",
    };
    Message::new(key).with("party", &party.name)
}

/// Whether the actor is somebody of the party, and no colleague who came in with a code and merely drafts along.
pub fn speaks_for(actor: &Actor, party: &Party) -> bool {
    actor.may(Right::WriteFor(party.of())) && !actor.is_colleague()
}

/// Goes on only with a draft in a round that is open now, and notes that it is changed.
pub fn require_draft(tx: &mut Tx<'_>, own: &OwnSubmission) -> Result<()> {
    require_open(tx, &own.round)?;
    let changed = own.is_shared().then_some(tx.now);
    if store::lock_draft(tx.conn, own.submission.id, changed)? {
        Ok(())
    } else {
        Err(Error::refused("comments-not-a-draft"))
    }
}

impl OwnSubmission {
    /// Whether several people write it: those of an organisation.
    pub fn is_shared(&self) -> bool {
        self.party.organisation_id.is_some()
    }

    /// Whether several people are writing it.
    pub fn is_shared_draft(&self) -> bool {
        self.is_shared() && self.submission.state == SubmissionState::Draft
    }

    /// Whether the actor may change what `author` wrote: one's own, and the lead everything.
    pub fn may_change(&self, actor: &Actor, author: Writer) -> bool {
        actor.may(Right::SubmitFor(self.party.of()))
            || (author != Writer::default() && author == actor.writer())
    }
}
