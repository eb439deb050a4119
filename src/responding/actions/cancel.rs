//! What the form of a new comment kept by itself is taken away again: whoever cancels leaves nothing behind.

use serde_json::json;

use super::draft::delete_draft;
use crate::access::{Actor, Right};
use crate::attachments::store as attachments;
use crate::comments::actions::changeable;
use crate::comments::store as comments;
use crate::consultations::parties::round_for;
use crate::db::Conn;
use crate::error::Result;
use crate::responding::store::{self, last_written};
use crate::signatures::store as signatures;
use crate::site::Site;
use crate::submissions::model::Submission;
use crate::teamwork::store as teamwork;

/// Takes away the comment that the form with this key made, unless it was finished or somebody else changed
/// it; with it the draft, where that was begun for it and holds nothing else.
///
/// # Errors
/// [`crate::error::Error::Refused`] when it is no draft (any more) or the round is not open.
pub async fn cancel_comment(
    site: &Site,
    actor: &Actor,
    (slug, number): (&str, i64),
    key: &str,
) -> Result<()> {
    actor.require(Right::Respond)?;
    let (slug, key) = (slug.to_owned(), key.to_owned());
    site.write(actor, move |tx| {
        round_for(tx.conn, tx.actor, &slug, number)?;
        let Some(written) = store::written_by(tx.conn, &key)? else {
            return Ok(());
        };
        let known = comments::comment(tx.conn, written.comment)?;
        let (own, comment) = changeable(tx, (known.submission_id, known.id))?;
        let as_written = comment.unfinished && comment.updated_at == written.at;
        if !as_written || comment.writer() != tx.actor.writer() {
            return Ok(());
        }
        teamwork::remove_comment(tx.conn, comment.id)?;
        let begun_for_it = own.submission.created_at == comment.created_at;
        if begun_for_it && is_untouched(tx.conn, &own.submission)? {
            delete_draft(tx.conn, own.submission.id)?;
            own.record(tx, "submission.discard", json!({}))?;
        }
        Ok(())
    })
    .await
}

/// Whether a draft is as it was begun: empty, or a copy of what it is to replace.
fn is_untouched(conn: &mut Conn, draft: &Submission) -> Result<bool> {
    let begun = draft.created_at;
    Ok(
        last_written(conn, draft.party_id)?.is_none_or(|last| last <= begun)
            && attachments::attachments_of(conn, draft.id)?
                .iter()
                .all(|file| file.created_at <= begun)
            && signatures::signatures_of(conn, draft.id)?
                .iter()
                .all(|signature| signature.asked_at <= begun)
            && signatures::signing_invitations_of(conn, draft.id)?
                .iter()
                .all(|invitation| invitation.asked_at <= begun),
    )
}
