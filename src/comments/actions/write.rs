//! Comments of a draft are written and moved.

use super::place::Place;
use super::placed::{placed_comments, sections_by_id};
use super::wording::Wording;
use crate::access::{Actor, Right, Tx, Writer};
use crate::comments::model::{Anchor, Comment};
use crate::comments::store::{self, NewComment};
use crate::error::{Error, Result};
use crate::site::Site;
use crate::submissions::model::Submission;
use crate::submissions::own::{OwnSubmission, require_draft};
use crate::types::Moment;
use crate::types::ids::{CommentId, SubmissionId};

/// Which way a comment goes in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

/// Writes one comment of a draft.
#[allow(clippy::too_many_arguments, reason = "one row, each column once")]
pub fn write_comment(
    tx: &mut Tx<'_>,
    draft: &Submission,
    group_code: &str,
    author: Writer,
    place: &Place,
    wording: &Wording,
    position: i64,
) -> Result<CommentId> {
    store::insert_comment(
        tx.conn,
        &comment_row(
            tx.now,
            draft,
            group_code,
            author,
            &place.anchor(),
            wording,
            position,
        ),
    )
}

pub fn comment_row<'a>(
    now: Moment,
    draft: &Submission,
    group_code: &'a str,
    author: Writer,
    anchor: &'a Anchor,
    wording: &'a Wording,
    position: i64,
) -> NewComment<'a> {
    NewComment {
        submission: draft.id,
        round: draft.round_id,
        party: draft.party_id,
        group_code,
        author,
        anchor,
        kind: wording.kind,
        body: &wording.body,
        proposed_text: wording.proposed_text.as_deref(),
        position,
        unfinished: wording.unfinished,
        now,
    }
}

/// Moves a comment of a draft one place; at the end of the list it stays. The order is the lead's.
///
/// # Errors
/// [`Error::Forbidden`] for a member who is no lead,
/// [`Error::Refused`] when it is no draft (any more) or the round is not open.
pub async fn shift(
    site: &Site,
    actor: &Actor,
    ids: (SubmissionId, CommentId),
    direction: Direction,
) -> Result<()> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let (own, comment) = in_draft(tx, ids)?;
        tx.actor.require(Right::SubmitFor(own.party.of()))?;
        let all = store::comments_of(tx.conn, own.submission.id)?;
        let at = all.iter().position(|other| other.id == comment.id);
        let other = match (at, direction) {
            (Some(at), Direction::Up) => at.checked_sub(1).and_then(|at| all.get(at)),
            (Some(at), Direction::Down) => all.get(at + 1),
            (None, _) => None,
        };
        if let Some(other) = other {
            store::move_comment(tx.conn, comment.id, other.position)?;
            store::move_comment(tx.conn, other.id, comment.position)?;
        }
        Ok(())
    })
    .await
}

/// Puts the comments of a draft in the order of the text. The order is the lead's.
///
/// # Errors
/// As [`shift`].
pub async fn put_in_order(site: &Site, actor: &Actor, id: SubmissionId) -> Result<()> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
        require_draft(tx, &own)?;
        tx.actor.require(Right::SubmitFor(own.party.of()))?;
        let sections = sections_by_id(tx.conn, own.round.version_id)?;
        let mut placed = placed_comments(tx.conn, id, &sections)?;
        placed.sort_by_key(|one| one.order_in_text());
        for (position, one) in (0_i64..).zip(&placed) {
            if one.comment.position != position {
                store::move_comment(tx.conn, one.comment.id, position)?;
            }
        }
        Ok(())
    })
    .await
}

/// A comment of a draft that the actor may change now.
pub fn changeable(
    tx: &mut Tx<'_>,
    ids: (SubmissionId, CommentId),
) -> Result<(OwnSubmission, Comment)> {
    let (own, comment) = in_draft(tx, ids)?;
    if own.may_change(tx.actor, comment.writer()) {
        Ok((own, comment))
    } else {
        Err(Error::Forbidden)
    }
}

/// A comment of a draft that may change now.
pub fn in_draft(
    tx: &mut Tx<'_>,
    (submission, comment): (SubmissionId, CommentId),
) -> Result<(OwnSubmission, Comment)> {
    let own = OwnSubmission::find(tx.conn, tx.actor, submission)?;
    require_draft(tx, &own)?;
    let comment = store::comment(tx.conn, comment)?;
    if comment.submission_id == submission {
        Ok((own, comment))
    } else {
        Err(Error::NotFound)
    }
}
