//! What somebody opened is written down as read, the first time with an event, in one transaction.

use crate::access::{Actor, Tx};
use crate::audit::Event;
use crate::consultations::model::Round;
use crate::consultations::store::public_changed;
use crate::error::Result;
use crate::readings::model::reader;
use crate::readings::store::{self, First, ReadHow};
use crate::site::Site;
use crate::types::ids::{AttachmentId, CommentId, QuestionId, SubmissionId};

/// Writes down that `actor` has a comment of `round` before them, whole, and with it what its submission says of its party's
/// interests: `disclosed`. Nothing for somebody whose reading does not count.
///
/// # Errors
/// As [`Site::write_beside`].
pub async fn read_comment(
    site: &Site,
    actor: &Actor,
    (id, disclosed): (CommentId, Option<SubmissionId>),
    round: &Round,
    how: ReadHow,
) -> Result<()> {
    let Some(account) = reader(actor, round.consultation_id) else {
        return Ok(());
    };
    if how == ReadHow::ToAnswer
        && site
            .read(actor, move |rx| store::has_read(rx.conn, id, account))
            .await?
    {
        return Ok(());
    }
    let round = round.clone();
    site.write_beside(actor, move |tx| {
        if store::read_comment(tx.conn, id, account, how, tx.now)? == First::No {
            return Ok(());
        }
        tx.record(comment_read(id, &round))?;
        if let Some(submission) = disclosed {
            let said = store::disclosed_answers(tx.conn, submission)?;
            note_answers(tx, &said, &round)?;
        }
        shown(tx, &round)
    })
    .await
}

/// Writes down that `actor` has these answers to questions of `round` before them.
///
/// # Errors
/// As [`Site::write_beside`].
pub async fn read_answers(
    site: &Site,
    actor: &Actor,
    of: Vec<(SubmissionId, QuestionId)>,
    round: &Round,
) -> Result<()> {
    if of.is_empty() || reader(actor, round.consultation_id).is_none() {
        return Ok(());
    }
    let round = round.clone();
    site.write_beside(actor, move |tx| match note_answers(tx, &of, &round)? {
        0 => Ok(()),
        _ => shown(tx, &round),
    })
    .await
}

/// Writes down that `actor` fetched a file of `round`.
///
/// # Errors
/// As [`Site::write_beside`].
pub async fn read_attachment(
    site: &Site,
    actor: &Actor,
    id: AttachmentId,
    round: &Round,
) -> Result<()> {
    let Some(account) = reader(actor, round.consultation_id) else {
        return Ok(());
    };
    let round = round.clone();
    site.write_beside(actor, move |tx| {
        if !store::read_attachment(tx.conn, id, account, tx.now)? {
            return Ok(());
        }
        let event = Event::new("attachment.read", "attachment", id.0);
        tx.record(event.in_consultation(round.consultation_id.0))?;
        shown(tx, &round)
    })
    .await
}

/// Writes down that `actor` has the letter before them that these comments of `round` are copies of, and all in which each
/// differs.
///
/// # Errors
/// As [`Site::write_beside`].
pub async fn read_folded(
    site: &Site,
    actor: &Actor,
    of: Vec<CommentId>,
    round: &Round,
) -> Result<()> {
    let Some(account) = reader(actor, round.consultation_id).filter(|_| !of.is_empty()) else {
        return Ok(());
    };
    let round = round.clone();
    site.write_beside(actor, move |tx| {
        let events: Vec<Event> = store::note_folded(tx.conn, &of, account, tx.now)?
            .into_iter()
            .map(|id| {
                Event::new("residue.read", "comment", id.0).in_consultation(round.consultation_id.0)
            })
            .collect();
        if events.is_empty() {
            return Ok(());
        }
        tx.record_all(&events)?;
        shown(tx, &round)
    })
    .await
}

/// Writes down, within the transaction that decides on them, that these comments were before whoever decides, whole.
///
/// # Errors
/// When the database fails.
pub fn note_read(tx: &mut Tx<'_>, of: &[(CommentId, &Round)]) -> Result<()> {
    let Some(account) = tx.actor.account() else {
        return Ok(());
    };
    let ids: Vec<CommentId> = of.iter().map(|(id, _)| *id).collect();
    let first = store::note_read(tx.conn, &ids, account, tx.now)?;
    let new: Vec<_> = of.iter().filter(|(id, _)| first.contains(id)).collect();
    let events: Vec<Event> = new
        .iter()
        .map(|(id, round)| comment_read(*id, round))
        .collect();
    tx.record_all(&events)?;
    match new.first() {
        Some((_, round)) => shown(tx, round),
        None => Ok(()),
    }
}

/// How many of these were before them for the first time.
fn note_answers(
    tx: &mut Tx<'_>,
    of: &[(SubmissionId, QuestionId)],
    round: &Round,
) -> Result<usize> {
    let Some(account) = tx.actor.account().filter(|_| !of.is_empty()) else {
        return Ok(0);
    };
    let events: Vec<Event> = store::read_answers(tx.conn, of, account, tx.now)?
        .into_iter()
        .map(|(submission, question)| {
            Event::new("answer.read", "submission", submission.0)
                .in_consultation(round.consultation_id.0)
                .with(serde_json::json!({ "question": question }))
        })
        .collect();
    tx.record_all(&events)?;
    Ok(events.len())
}

fn comment_read(id: CommentId, round: &Round) -> Event {
    Event::new("comment.read", "comment", id.0).in_consultation(round.consultation_id.0)
}

/// The report counts what was read once the answers are public, and not before.
fn shown(tx: &mut Tx<'_>, round: &Round) -> Result<()> {
    if round.answers_published_at.is_none() {
        return Ok(());
    }
    public_changed(tx.conn, round.consultation_id)
}
