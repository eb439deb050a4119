//! Setting Disposition and Response, for one comment or several at once.

use serde_json::json;

use crate::access::{Actor, Right, Tx};
use crate::audit::Event;
use crate::comments::model::Comment;
use crate::consultations;
use crate::db::Conn;
use crate::error::{Checks, Error, Message, Result};
use crate::rendering::{self, Owner, Piece};
use crate::responses::model::Disposition;
use crate::responses::store::{self, AnswerRow};
use crate::site::Site;
use crate::submissions::model::Moderation;
use crate::types::ids::{CommentId, RoundId};

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

/// Answers all of the comments or none.
///
/// # Errors
/// [`Error::Invalid`] when a reason is missing; [`Error::Refused`] when another drafter answered
/// one of them since the page was opened, or one is not to be answered (any more).
pub async fn answer(site: &Site, actor: &Actor, input: AnswerInput) -> Result<usize> {
    let limit = site.config.limits.response_characters;
    // Read before the transaction, and only what is not refused for its length.
    let fault = if input.response.chars().count() <= limit {
        rendering::fault(site, &input.response).await?
    } else {
        None
    };
    let response = input.response.trim();
    let pieces = input
        .comments
        .iter()
        .map(|(id, _)| Piece::new(Owner::Response(*id), response));
    let pieces: Vec<_> = pieces.collect();
    let count = site
        .write(actor, move |tx| {
            let consultation = consultations::store::round(tx.conn, input.round)?.consultation_id;
            tx.actor.require(Right::Draft(consultation))?;
            let verdict = check(&input, limit, fault)?;
            let duplicate_of = duplicate_target(tx.conn, &input, verdict)?;
            let ids: Vec<_> = input.comments.iter().map(|(id, _)| *id).collect();
            let found = store::comments_in_round(tx.conn, input.round, &ids)?;
            answerable(&ids, &found)?;
            set(tx, &input, verdict, duplicate_of)?;
            let details = json!({
                "comments": ids, "disposition": verdict, "response": !input.response.trim().is_empty(),
            });
            tx.record(Event::new("comment.answer", "round", input.round.0)
                    .in_consultation(consultation.0)
                    .with(details),
            )?;
            Ok(ids.len())
        })
        .await?;
    rendering::saved(site, pieces).await;
    Ok(count)
}

fn check(input: &AnswerInput, limit: usize, fault: Option<Message>) -> Result<Disposition> {
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
            !verdict.needs_reason() || !input.response.trim().is_empty(),
            "response",
            "responses-reason-missing",
        );
        checks.require(
            verdict != Disposition::Duplicate || !input.duplicate_of.trim().is_empty(),
            "duplicate_of",
            "responses-duplicate-missing",
        );
    }
    checks.require(
        input.response.chars().count() <= limit,
        "response",
        Message::new("responses-too-long").with("count", limit),
    );
    checks.note("response", fault);
    checks.finish()?;
    verdict.map_err(|_| Error::invalid("disposition", "responses-disposition-missing"))
}

/// The comment these are duplicates of: another one, of the same round.
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
    match store::comments_in_round(conn, input.round, &[target])?.first() {
        Some(_) => Ok(Some(target)),
        None => Err(unknown()),
    }
}

fn answerable(asked: &[CommentId], found: &[Comment]) -> Result<()> {
    let open =
        |comment: &&Comment| !matches!(comment.moderation, Moderation::Draft | Moderation::Gone);
    if found.iter().filter(open).count() == asked.len() {
        Ok(())
    } else {
        Err(Error::refused("responses-not-answerable"))
    }
}

/// Compare and set: a revision that is not the one seen means another drafter was faster.
fn set(
    tx: &mut Tx<'_>,
    input: &AnswerInput,
    verdict: Disposition,
    duplicate_of: Option<CommentId>,
) -> Result<()> {
    let row = AnswerRow {
        disposition: verdict,
        response: input.response.trim(),
        duplicate_of,
        set_by: tx.actor.account(),
        set_at: tx.now,
    };
    let mut outdated = Vec::new();
    for (comment, seen) in &input.comments {
        if !store::set_answer(tx.conn, *comment, *seen, &row)? {
            outdated.push(comment.to_string());
        }
    }
    if outdated.is_empty() {
        Ok(())
    } else {
        Err(Error::refused(
            Message::new("responses-outdated").with("comments", outdated.join(", ")),
        ))
    }
}
