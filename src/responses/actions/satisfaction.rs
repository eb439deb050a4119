//! A party says whether a published answer satisfies it: W3C practice. The drafters read what it says,
//! the public report counts it.

use serde_json::json;

use crate::access::{Actor, Right, Who};
use crate::audit::Event;
use crate::comments::store as comments;
use crate::consultations::model::RoundState;
use crate::consultations::store as consultations;
use crate::error::{Checks, Error, Message, Result};
use crate::platform::markdown;
use crate::responses::model::Satisfaction;
use crate::responses::store;
use crate::site::Site;
use crate::submissions::own::speaks_for;
use crate::types::Moment;
use crate::types::ids::{CommentId, SubmissionId};

/// Characters of a remark.
pub const REMARK_CHARACTERS: usize = 2_000;

/// What a party says of an answer, as its form sends it.
#[derive(Debug, Clone, Default)]
pub struct SatisfactionInput {
    /// "yes" or "no".
    pub satisfied: String,
    /// For the drafters; may be empty.
    pub remark: String,
    /// [`answer_key`] of the answer that was read.
    pub answer: String,
}

/// What tells an answer apart from one to the same comment that was published at another time.
pub fn answer_key(published_at: Moment) -> String {
    published_at.and_utc().timestamp_micros().to_string()
}

/// The submission of a comment, for those who write for its party.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::NotFound`] for somebody else's comment.
pub async fn submission_of(site: &Site, actor: &Actor, id: CommentId) -> Result<SubmissionId> {
    if matches!(actor.who, Who::Anonymous) {
        return Err(Error::SignInRequired);
    }
    site.read(actor, move |rx| {
        let comment = comments::comment(rx.conn, id)?;
        let party = consultations::party(rx.conn, comment.party_id)?;
        if speaks_for(rx.actor, &party) {
            Ok(comment.submission_id)
        } else {
            Err(Error::NotFound)
        }
    })
    .await
}

/// Says whether the answer to a comment satisfies its party, in place of what was said before. May be
/// done by whoever submits for the party, until the round is archived.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's comment and for who came in with a code, [`Error::Forbidden`] for a
/// member who does not submit; [`Error::Refused`] when there is no such answer (any more); [`Error::Invalid`].
pub async fn say_satisfied(
    site: &Site,
    actor: &Actor,
    id: CommentId,
    input: SatisfactionInput,
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
        if answer_key(answer.published_at) != input.answer {
            return Err(Error::refused("satisfaction-other-answer"));
        }
        let said = Satisfaction {
            comment_id: id,
            satisfied: check(&input)?,
            remark: input.remark.trim().replace("\r\n", "\n"),
            answer_published_at: answer.published_at,
            set_by: tx.actor.account(),
            set_at: tx.now,
        };
        store::set_satisfaction(tx.conn, &said)?;
        let event = Event::new("answer.satisfaction", "comment", id.0)
            .in_consultation(round.consultation_id.0)
            .with(json!({ "satisfied": said.satisfied, "remark": !said.remark.is_empty() }));
        tx.record(event)?;
        // The report counts it.
        consultations::public_changed(tx.conn, round.consultation_id)
    })
    .await
}

fn check(input: &SatisfactionInput) -> Result<bool> {
    let mut checks = Checks::default();
    checks.require(
        matches!(input.satisfied.as_str(), "yes" | "no"),
        "satisfied",
        "satisfaction-missing",
    );
    checks.require(
        input.remark.chars().count() <= REMARK_CHARACTERS && !input.remark.contains('\0'),
        "remark",
        Message::new("satisfaction-remark-long").with("limit", REMARK_CHARACTERS),
    );
    checks.note("remark", markdown::fault_of_lines(&input.remark));
    checks.finish()?;
    Ok(input.satisfied == "yes")
}
