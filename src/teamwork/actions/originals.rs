//! Comments as they were before colleagues merged, dropped or rewrote them; each can be taken up again.

use crate::access::{Actor, Right, Tx, Writer};
use crate::comments::model::{Comment, MAX_COMMENTS};
use crate::comments::store::{self as comments, NewComment};
use crate::consultations::model::Party;
use crate::error::{Error, Message, Result};
use crate::site::Site;
use crate::submissions::own::{OwnSubmission, require_draft};
use crate::submissions::store as submissions;
use crate::teamwork::model::{MAX_ORIGINALS, Readiness, SetAsideReason, WorkingNote};
use crate::teamwork::store;
use crate::types::ids::{CommentId, OriginalId, SubmissionId};

/// Keeps a comment as it is among the originals and takes it out of the draft. The caller holds the
/// draft.
pub fn set_aside(
    tx: &mut Tx<'_>,
    comment: &Comment,
    fate: (SetAsideReason, Option<CommentId>),
) -> Result<()> {
    keep_original(tx, comment, fate)?;
    store::remove_comment(tx.conn, comment.id)
}

/// Keeps a comment as it is among the originals of its party.
pub fn keep_original(
    tx: &mut Tx<'_>,
    comment: &Comment,
    fate: (SetAsideReason, Option<CommentId>),
) -> Result<()> {
    if store::count_originals(tx.conn, comment.party_id)? >= MAX_ORIGINALS {
        let message = Message::new("team-originals-too-many").with("count", MAX_ORIGINALS);
        return Err(Error::refused(message));
    }
    let kept = store::drafted(tx.conn, comment.id)?;
    store::insert_original(tx.conn, tx.now, comment, &kept, fate, tx.actor.writer())?;
    Ok(())
}

/// Makes an original a comment of the draft again, at the end. What it went into stays.
///
/// # Errors
/// [`Error::NotFound`] when there is no such original, [`Error::Forbidden`] for somebody else's,
/// [`Error::Refused`] when the draft is full, no draft (any more) or the round is not open.
pub async fn restore(
    site: &Site,
    actor: &Actor,
    (submission, original): (SubmissionId, OriginalId),
) -> Result<CommentId> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let own = OwnSubmission::find(tx.conn, tx.actor, submission)?;
        require_draft(tx, &own)?;
        let original = store::original(tx.conn, original)?;
        if original.party_id != own.party.id {
            return Err(Error::NotFound);
        }
        if !own.may_change(tx.actor, original.writer()) {
            return Err(Error::Forbidden);
        }
        let (count, last) = comments::count_and_last_position(tx.conn, submission)?;
        if usize::try_from(count).is_ok_and(|count| count >= MAX_COMMENTS) {
            let message = Message::new("comments-too-many").with("count", MAX_COMMENTS);
            return Err(Error::refused(message));
        }
        store::remove_original(tx.conn, original.id)?;
        let comment = comments::insert_comment(
            tx.conn,
            &NewComment {
                submission,
                round: own.round.id,
                party: own.party.id,
                group_code: &own.party.group_code,
                author: original.writer(),
                anchor: &original.anchor,
                kind: original.kind,
                body: &original.body,
                proposed_text: original.proposed_text.as_deref(),
                position: last.map_or(0, |last| last + 1),
                unfinished: false,
                now: tx.now,
            },
        )?;
        if original.status == Readiness::Idea {
            submissions::note_being_written(tx.conn, submission)?;
        }
        store::keep_drafted(
            tx.conn,
            &WorkingNote {
                status: original.status,
                note: original.note,
                authors: original.authors,
                ..WorkingNote::of(comment)
            },
        )?;
        Ok(comment)
    })
    .await
}

/// Notes whose words these are now; what somebody else of the organisation wrote is kept as it was.
pub fn note_writer(tx: &mut Tx<'_>, party: &Party, before: &Comment) -> Result<()> {
    if party.organisation_id.is_none() {
        return Ok(());
    }
    let mut kept = store::drafted(tx.conn, before.id)?;
    let written_by = match kept.changed_by() {
        nobody if nobody == Writer::default() => before.writer(),
        other => other,
    };
    if written_by != tx.actor.writer() {
        keep_original(tx, before, (SetAsideReason::Rewritten, Some(before.id)))?;
        kept.changed_by = tx.actor.account();
        kept.guest = tx.actor.writer().guest;
        store::keep_drafted(tx.conn, &kept)?;
    }
    Ok(())
}
