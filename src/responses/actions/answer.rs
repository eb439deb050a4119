//! Setting Disposition and Response, for one comment or several at once.

use std::collections::HashSet;

use serde_json::json;

use crate::access::{Actor, Right, Tx};
use crate::audit::Event;
use crate::comments::model::Comment;
use crate::config::{ADVISORY, Config};
use crate::consultations;
use crate::db::Conn;
use crate::error::{Checks, Error, Message, Result};
use crate::platform::names::is_seen;
use crate::rendering::{self, Owner, Piece};
use crate::responses::model::Disposition;
use crate::responses::second_looks::is_of_substance;
use crate::responses::store::{self, AnswerRow};
use crate::site::Site;
use crate::types::ids::{CampaignId, CommentId, RoundId};

/// One verdict for all of `comments`.
#[derive(Debug, Clone)]
pub struct AnswerInput {
    pub round: RoundId,
    /// Each with the revision of its answer the drafter saw; 0 where there was none.
    pub comments: Vec<(CommentId, i64)>,
    pub disposition: String,
    /// Limited Markdown.
    pub response: String,
    /// Number of the comment these say the same as; "" unless the disposition is duplicate.
    pub duplicate_of: String,
}

/// What must be known of a response before the transaction that gives it.
pub(super) struct Read {
    /// Characters it may have.
    limit: usize,
    fault: Option<Message>,
}

impl Read {
    /// Reads only what is not refused for its length.
    pub(super) async fn of(site: &Site, response: &str) -> Result<Self> {
        let limit = site.config.limits.response_characters;
        let fault = if response.chars().count() <= limit {
            rendering::fault(site, response).await?
        } else {
            None
        };
        Ok(Self { limit, fault })
    }

    /// Notes what is wrong with it.
    pub(super) fn check(&self, response: &str, checks: &mut Checks) {
        checks.require(
            response.chars().count() <= self.limit,
            "response",
            Message::new("responses-too-long").with("count", self.limit),
        );
        checks.note("response", self.fault.clone());
    }
}

/// Answers all of the comments or none.
///
/// # Errors
/// [`Error::Invalid`] when a reason is missing; [`Error::Refused`] when another drafter answered
/// one of them since the page was opened, or one is not to be answered (any more).
pub async fn answer(site: &Site, actor: &Actor, input: AnswerInput) -> Result<usize> {
    let read = Read::of(site, &input.response).await?;
    let ids: Vec<_> = input.comments.iter().map(|(id, _)| *id).collect();
    let response = input.response.trim().to_owned();
    site.write(actor, move |tx| give(tx, &input, None, &read))
        .await?;
    answered(site, &ids, &response).await;
    Ok(ids.len())
}

/// So many texts are made ahead; the others are made when they are first read.
const AHEAD: usize = 200;

/// Makes the HTML of a response ahead, for the first comments it was given to.
pub(super) async fn answered(site: &Site, to: &[CommentId], response: &str) {
    let pieces = to
        .iter()
        .take(AHEAD)
        .map(|id| Piece::new(Owner::Response(*id), response.trim()));
    let pieces: Vec<_> = pieces.collect();
    rendering::saved(site, pieces).await;
}

/// Gives the answer, and records it; `campaign`: whose copies these are, all answered at once.
///
/// # Errors
/// As [`answer`].
pub(super) fn give(
    tx: &mut Tx<'_>,
    input: &AnswerInput,
    campaign: Option<CampaignId>,
    read: &Read,
) -> Result<()> {
    let consultation = consultations::store::round(tx.conn, input.round)?.consultation_id;
    tx.actor.require(Right::Draft(consultation))?;
    let verdict = check(input, read)?;
    let row = AnswerRow {
        disposition: verdict,
        response: input.response.trim(),
        duplicate_of: duplicate_target(tx.conn, input, verdict)?,
        campaign,
        set_by: tx.actor.account(),
        set_at: tx.now,
    };
    let ids: Vec<_> = input.comments.iter().map(|(id, _)| *id).collect();
    let found = store::comments_in_round(tx.conn, input.round, &ids)?;
    answerable(&ids, &found)?;
    account_for_advice(&found, verdict, row.response, tx.config)?;
    // A revision that is not the one seen means that another drafter was faster.
    let outdated = store::set_answers(tx.conn, &input.comments, &row)?;
    if !outdated.is_empty() {
        let numbers: Vec<_> = outdated.iter().map(ToString::to_string).collect();
        let message = Message::new("responses-outdated").with("comments", numbers.join(", "));
        return Err(Error::refused(message));
    }
    // One for each, so that the log tells of a comment all that became of it.
    let events: Vec<Event> = input
        .comments
        .iter()
        .map(|(id, seen)| {
            Event::new("comment.answer", "comment", id.0)
                .in_consultation(consultation.0)
                .with(json!({
                    "round": input.round,
                    "revision": seen + 1,
                    "disposition": verdict,
                    "response": !row.response.is_empty(),
                    "campaign": campaign,
                }))
        })
        .collect();
    tx.record_all(&events)
}

fn check(input: &AnswerInput, read: &Read) -> Result<Disposition> {
    let mut checks = Checks::default();
    let verdict = input.disposition.parse::<Disposition>();
    checks.require(
        verdict.is_ok(),
        "disposition",
        "responses-disposition-missing",
    );
    checks.require(
        !input.comments.is_empty(),
        "comments",
        "responses-no-comments",
    );
    if let Ok(verdict) = verdict {
        checks.require(
            !verdict.needs_reason() || is_seen(&input.response),
            "response",
            "responses-reason-missing",
        );
        checks.require(
            verdict != Disposition::Duplicate || !input.duplicate_of.trim().is_empty(),
            "duplicate_of",
            "responses-duplicate-missing",
        );
    }
    read.check(&input.response, &mut checks);
    checks.finish()?;
    verdict.map_err(|_| Error::invalid("disposition", "responses-disposition-missing"))
}

/// The comment these are duplicates of: another one, of the same round, that does not refer back to one of them.
fn duplicate_target(
    conn: &mut Conn,
    input: &AnswerInput,
    verdict: Disposition,
) -> Result<Option<CommentId>> {
    if verdict != Disposition::Duplicate {
        return Ok(None);
    }
    let unknown = || Error::invalid("duplicate_of", "responses-duplicate-unknown");
    let number = input.duplicate_of.trim().trim_start_matches('#');
    let target = CommentId(number.parse().map_err(|_| unknown())?);
    if input.comments.iter().any(|(id, _)| *id == target) {
        return Err(Error::invalid("duplicate_of", "responses-duplicate-itself"));
    }
    if store::comments_in_round(conn, input.round, &[target])?.is_empty() {
        return Err(unknown());
    }
    // Whoever follows from one to the other comes to an answer.
    let mut passed = HashSet::from([target]);
    let mut last = target;
    while let Some(next) = refers_to(conn, last)? {
        if input.comments.iter().any(|(id, _)| *id == next) {
            let message = Message::new("responses-duplicate-circle").with("number", target);
            return Err(Error::invalid("duplicate_of", message));
        }
        if !passed.insert(next) {
            break;
        }
        last = next;
    }
    Ok(Some(target))
}

/// The comment that this one is a duplicate of, as it is answered now.
fn refers_to(conn: &mut Conn, comment: CommentId) -> Result<Option<CommentId>> {
    let answer = store::answers(conn, &[comment])?.remove(&comment);
    Ok(answer.and_then(|answer| answer.duplicate_of))
}

/// Advisory bodies named in one sentence at most.
const NAMED: usize = 10;

/// Where advice of an advisory body is not followed as it is, the reason is one of substance, whichever way the answer is
/// given: the report has to account for it (Aanwijzingen voor de regelgeving 4.44).
///
/// # Errors
/// [`Error::Invalid`] on the field `response`, naming the comments that are such advice.
fn account_for_advice(
    comments: &[Comment],
    verdict: Disposition,
    response: &str,
    config: &Config,
) -> Result<()> {
    let least = config.responses.advice_reason_characters;
    // A duplicate is answered where the other comment is.
    let follows = matches!(verdict, Disposition::Accepted | Disposition::Duplicate);
    if follows || is_of_substance(response, least) {
        return Ok(());
    }
    let advice = comments.iter().filter(|one| one.group_code == ADVISORY);
    let numbers: Vec<String> = advice.take(NAMED).map(|one| one.id.to_string()).collect();
    if numbers.is_empty() {
        return Ok(());
    }
    let message = Message::new("responses-advice-reason")
        .with("comments", numbers.join(", "))
        .with("limit", least);
    Err(Error::invalid("response", message))
}

fn answerable(asked: &[CommentId], found: &[Comment]) -> Result<()> {
    if found.len() == asked.len() {
        Ok(())
    } else {
        Err(Error::refused("responses-not-answerable"))
    }
}
