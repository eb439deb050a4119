//! What people do with comments and submissions; each a transaction of its own.
//!
//! Writing a draft is nobody's business but the party's, and changes nothing in the procedure:
//! the audit log hears when a draft is begun, discarded, handed in, replaced or taken back, not of
//! each comment in it.

mod answers;
mod asked_by_mail;
mod attachments;
mod carried;
mod codes;
mod confirm;
mod diff;
mod draft;
mod entire;
mod guest;
mod hand_in;
mod keep;
mod merge;
mod missing;
mod place;
mod read;
pub(in crate::comments) mod receipt;
mod signatory;
mod signing;
mod signing_request;
mod stored;
mod take_back;
mod team;
mod wording;
mod write;

pub use answers::{AnswerFault, Asked, Seen, Sent, answer, begin_to_answer, disclosures};
pub use asked_by_mail::{AskedByMail, look_asked, take_up, unask_by_mail};
pub(in crate::comments) use attachments::record_infected;
pub use attachments::{attach, describe, detach, fetch};
pub use carried::{Carried, CarriedCounts, follow, follow_anchors};
pub use codes::{Handed, codes, hand_out, join, take_code_back};
pub use confirm::{
    Confirmed, ToConfirm, asks_for_humans, confirm, disown, erase_due, reopen, send_again,
    to_confirm,
};
pub use diff::{Diff, diff};
pub use draft::{DetailsInput, discard, save_details, throw_away, throw_away_draft};
pub use entire::{Draft, begin, replace};
pub use guest::{GuestPlace, ask_anew, enter, guest_place, leave, may_ask_anew, may_enter};
pub use hand_in::{HandedIn, hand_in, save_and_hand_in};
pub use keep::{Hand, Kept, Other, Outcome, Spot, keep};
pub use merge::{MergeInput, Merging, merge, open_merge};
pub use missing::{Missing, Standing};
pub use place::{Place, Selector, Target};
pub use read::{Form, OwnListed, Whole, Written, content, list, open_form, own_comment, whole};
pub use receipt::{Receipt as ReceiptPdf, receipt_pdf};
pub use signatory::{Answer, Requested, requested, requested_content, requests, respond};
pub use signing::{AllAsked, AskInput, ask, signatory_names, signatures, unask};
pub use stored::{Stored, stored};
pub use take_back::{supersede, withdraw};
pub use team::{Kept as KeptOriginal, MarkInput, Team, Working, mark, restore, team};
pub use wording::{CommentInput, Wording, check};
pub use write::{Direction, remove, shift};

use crate::access::{Actor, Right};
use crate::audit::{self, Event};
use crate::comments::model::{Submission, SubmissionState};
use crate::comments::store;
use crate::consultations::model::{Consultation, Party, Round};
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::types::Moment;
use crate::types::ids::SubmissionId;

/// A submission and where it belongs, seen by somebody of its party.
#[derive(Debug, Clone)]
pub struct Own {
    pub submission: Submission,
    pub party: Party,
    pub round: Round,
    pub consultation: Consultation,
}

impl Own {
    /// Finds it, for somebody of its party only.
    ///
    /// # Errors
    /// [`Error::NotFound`] for everybody else: whether it exists is not theirs to know.
    pub fn find(conn: &mut Conn, actor: &Actor, id: SubmissionId) -> Result<Self> {
        actor.require(Right::Respond)?;
        let own = Self::of(conn, id)?;
        // What was handed in is for those who speak for the party, not for who drafted along.
        let drafts_only = actor.is_colleague() && own.submission.state != SubmissionState::Draft;
        if drafts_only || !actor.may(Right::WriteFor(own.party.of())) {
            return Err(Error::NotFound);
        }
        Ok(own)
    }

    /// The same, for a caller that knows that whoever asks or is written to may see it.
    fn of(conn: &mut Conn, id: SubmissionId) -> Result<Self> {
        let submission = store::submission(conn, id)?;
        let party = consultations::party(conn, submission.party_id)?;
        let round = consultations::round(conn, submission.round_id)?;
        let consultation = consultations::by_id(conn, round.consultation_id)?;
        Ok(Self {
            submission,
            party,
            round,
            consultation,
        })
    }

    /// Goes on only for somebody of the party, not for a colleague who merely drafts for it.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    fn require_member(&self, actor: &Actor) -> Result<()> {
        if actor.is_colleague() {
            Err(Error::Forbidden)
        } else {
            Ok(())
        }
    }

    /// Notes in the audit log what was done to it.
    fn record(
        &self,
        conn: &mut Conn,
        now: Moment,
        actor: &Actor,
        action: &'static str,
        details: serde_json::Value,
    ) -> Result<()> {
        let event = Event::new(action, "submission", self.submission.id.0)
            .in_consultation(self.consultation.id.0)
            .with(details);
        audit::record(conn, now, &actor.author(), event)
    }
}
