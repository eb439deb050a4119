//! A party whom a published answer does not satisfy asks for a second look.

use serde_json::json;

use crate::access::{Actor, Right, Who};
use crate::audit::Event;
use crate::comments::store as comments;
use crate::consultations::model::RoundState;
use crate::consultations::store as consultations;
use crate::error::{Checks, Error, Result};
use crate::platform::markdown;
use crate::responses::second_looks::{ask_until, refusal, require_words, terms};
use crate::responses::store::{self, NewLook};
use crate::site::Site;
use crate::submissions::own::speaks_for;
use crate::types::ids::CommentId;

use super::satisfaction::{REMARK_CHARACTERS, answer_key};

/// Characters of a party's reason, at least: a word or two.
pub const WHY_LEAST: usize = 10;

/// What a party asks, as its form sends it.
#[derive(Debug, Clone, Default)]
pub struct LookInput {
    /// Why the answer does not satisfy; for the drafters.
    pub why: String,
    /// [`answer_key`] of the answer that was read.
    pub answer: String,
}

/// Asks for a second look at the answer to a comment; once, within the term, by whoever submits for the party, after it said
/// that this answer does not satisfy.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's comment and for who came in with a code, [`Error::Forbidden`] for a member who
/// does not submit; [`Error::Refused`] where one was asked for already, the answer satisfies or is another by now, the term is
/// over or the round is archived; [`Error::Invalid`] on the field `why`.
pub async fn ask_second_look(
    site: &Site,
    actor: &Actor,
    id: CommentId,
    input: LookInput,
) -> Result<()> {
    if matches!(actor.who, Who::Anonymous) {
        return Err(Error::SignInRequired);
    }
    site.write(actor, move |tx| {
        let comment = comments::comment(tx.conn, id)?;
        let party = consultations::party(tx.conn, comment.party_id)?;
        if !speaks_for(tx.actor, &party) {
            return Err(Error::NotFound);
        }
        tx.actor.require(Right::SubmitFor(party.of()))?;
        let round = consultations::round(tx.conn, comment.round_id)?;
        if round.state_at(tx.now) == RoundState::Archived {
            return Err(Error::refused("satisfaction-archived"));
        }
        let answer = store::published_answers(tx.conn, &[id])?.remove(&id);
        let answer = answer
            .filter(|_| store::is_answered_at_all(comment.moderation))
            .ok_or_else(|| Error::refused("satisfaction-no-answer"))?;
        let published_at = answer.published_at;
        if answer_key(published_at) != input.answer {
            return Err(Error::refused("satisfaction-other-answer"));
        }
        let said = store::satisfactions(tx.conn, &[id])?.remove(&id);
        let dissatisfied =
            said.is_some_and(|said| !said.satisfied && said.is_about(Some(published_at)));
        let config = &tx.config.responses;
        let until = ask_until(published_at, config.second_look_days);
        let known = answer.second_look.is_some();
        if let Some(key) = refusal((known, dissatisfied), until, tx.now) {
            return Err(Error::refused(key));
        }
        let why = input.why.trim().replace("\r\n", "\n");
        let mut checks = Checks::default();
        require_words(&mut checks, "why", &why, (WHY_LEAST, REMARK_CHARACTERS));
        checks.note("why", markdown::fault_of_lines(&why));
        checks.finish()?;
        let (half_at, due_at) = terms(tx.now, config.second_look_answer_days);
        let new = NewLook {
            comment: id,
            answer_published_at: published_at,
            why: &why,
            by: tx.actor.account(),
            now: tx.now,
            half_at,
            due_at,
        };
        let asked = store::ask_second_look(tx.conn, &new)?
            .ok_or_else(|| Error::refused("second-look-once"))?;
        let event = Event::new("second-look.ask", "comment", id.0)
            .in_consultation(round.consultation_id.0)
            .with(json!({ "secondLook": asked, "due": due_at }));
        tx.record(event)?;
        // The report counts it, and it stands at the comment.
        consultations::public_changed(tx.conn, round.consultation_id)
    })
    .await
}
