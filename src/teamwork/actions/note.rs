//! How far a comment is, and a note for colleagues beside it.

use super::mention::NoteOf;
use crate::access::{Actor, Right, Tx};
use crate::comments::actions::in_draft;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::platform::markdown;
use crate::site::Site;
use crate::submissions::store as submissions;
use crate::teamwork::model::{MAX_NOTE, Readiness, WorkingNote};
use crate::teamwork::store;
use crate::types::ids::{CommentId, SubmissionId};

/// Status and note as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MarkInput {
    /// "" leaves the status as it is.
    pub status: String,
    pub note: String,
    /// The name of a colleague who is to be named in the note, or "".
    pub mention: String,
}

impl MarkInput {
    /// Checks what was typed, but for names.
    fn check(&self) -> Result<(Option<Readiness>, String)> {
        let status = match self.status.as_str() {
            "" => None,
            word => Some(
                word.parse()
                    .map_err(|_| Error::invalid("status", "team-no-such-status"))?,
            ),
        };
        let note = self.note.replace("\r\n", "\n").replace('\0', "");
        let note = note.trim();
        check_note(note)?;
        Ok((status, note.to_owned()))
    }

    /// The note as it is to be kept, with whoever was picked named in it.
    fn named(&self, tx: &mut Tx<'_>, of: &NoteOf<'_>, note: &str) -> Result<String> {
        let note = of.with_picked(tx, note, &self.mention)?;
        check_note(&note)?;
        Ok(note)
    }
}

fn check_note(note: &str) -> Result<()> {
    if note.chars().count() > MAX_NOTE {
        let message = Message::new("team-note-too-long").with("count", MAX_NOTE);
        return Err(Error::invalid("note", message));
    }
    match markdown::fault_of_lines(note) {
        Some(message) => Err(Error::invalid("note", message)),
        None => Ok(()),
    }
}

/// Says how far a comment is and leaves a note for colleagues. Notes are everybody's of the
/// organisation; how far a comment is, say its author and the lead. `seen` is the revision the
/// actor had before them.
///
/// # Errors
/// [`Error::Invalid`] when the input is at fault, [`Error::Forbidden`] for the status of somebody
/// else's comment, [`Error::Refused`] when a colleague changed it meanwhile, it is no draft (any
/// more) or the round is not open; [`Error::NotFound`] where one person writes alone.
pub async fn mark(
    site: &Site,
    actor: &Actor,
    ids: (SubmissionId, CommentId),
    seen: i64,
    input: &MarkInput,
) -> Result<()> {
    actor.require(Right::Respond)?;
    let input = input.clone();
    site.write(actor, move |tx| {
        let (own, comment) = in_draft(tx, ids)?;
        if !own.is_shared() {
            return Err(Error::NotFound);
        }
        let (status, note) = input.check()?;
        let mut kept = store::drafted(tx.conn, comment.id)?;
        if kept.revision != seen {
            return Err(Error::refused("team-note-changed-meanwhile"));
        }
        let status = status.unwrap_or(kept.status);
        if status != kept.status && !own.may_change(tx.actor, comment.writer()) {
            return Err(Error::Forbidden);
        }
        let of = NoteOf {
            round: &own.round,
            party: &own.party,
            submission: own.submission.id,
            comment: comment.id,
        };
        let note = input.named(tx, &of, &note)?;
        of.changed(tx, (&kept.note, &note))?;
        if status == Readiness::Idea && kept.status != status {
            submissions::note_being_written(tx.conn, own.submission.id)?;
        }
        kept.status = status;
        kept.note = note;
        kept.revision += 1;
        store::keep_drafted(tx.conn, &kept)
    })
    .await
}

/// Keeps what was said beside a new comment, when it is an organisation's.
pub fn note_beside(tx: &mut Tx<'_>, of: &NoteOf<'_>, input: &MarkInput) -> Result<()> {
    let (status, note) = input.check()?;
    let status = status.unwrap_or(Readiness::Ready);
    if note.is_empty() && input.mention.trim().is_empty() && status == Readiness::Ready {
        return Ok(());
    }
    if of.party.organisation_id.is_none() {
        return Err(Error::invalid("note", "team-note-alone"));
    }
    let note = input.named(tx, of, &note)?;
    // A form may be sent twice.
    let before = store::drafted(tx.conn, of.comment)?.note;
    of.changed(tx, (&before, &note))?;
    store::keep_drafted(
        tx.conn,
        &WorkingNote {
            status,
            note,
            revision: 1,
            ..WorkingNote::of(of.comment)
        },
    )
}

/// Gives the comments of a draft what was kept beside those they are copies of, in the same order.
pub fn copy_notes(
    conn: &mut Conn,
    copies: &[(CommentId, CommentId)],
    from: SubmissionId,
) -> Result<()> {
    let drafted = store::drafted_of(conn, from)?;
    for (before, after) in copies {
        if let Some(kept) = drafted.get(before) {
            let kept = WorkingNote {
                comment: *after,
                ..kept.clone()
            };
            store::keep_drafted(conn, &kept)?;
        }
    }
    Ok(())
}
