//! A draft is begun and discarded.

use serde_json::json;

use crate::access::{Actor, Right, Tx};
use crate::answers::store as answers;
use crate::attachments::store as attachments;
use crate::audit::Event;
use crate::comments::store::{self as comments, CommentOrigin, NewComment};
use crate::consultations::model::{Party, Round};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::signatures::actions::renew_requests;
use crate::signatures::store as signatures;
use crate::site::Site;
use crate::submissions::model::{Origin, Publication, Submission, SubmissionState};
use crate::submissions::own::OwnSubmission;
use crate::submissions::store::{self as submissions, NewSubmission};
use crate::teamwork::actions::{copy_assignments, copy_notes};
use crate::teamwork::store as teamwork;
use crate::types::ids::{PartyId, SubmissionId};

/// The draft of a party, begun if there is none. A party that has handed in already begins one that
/// replaces it, with its comments copied; only a lead may.
pub fn find_or_begin(
    tx: &mut Tx<'_>,
    round: &Round,
    party: &Party,
    origin: Origin,
) -> Result<Submission> {
    let changed = party.is_organisation().then_some(tx.now);
    if let Some(draft) = submissions::hold_draft_of(tx.conn, party.id, changed)? {
        return Ok(draft);
    }
    // Of two people of one party who begin at once, the second finds the first one's draft.
    submissions::lock_party(tx.conn, party.id)?;
    if let Some(draft) = submissions::draft_of(tx.conn, party.id)? {
        return Ok(draft);
    }
    begin(tx, round, party, (origin, Comments::Copied))
}

/// What a draft that is to replace something begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comments {
    Copied,
    /// Whoever begins it writes others in their place.
    Left,
}

/// Begins the draft of a party that the caller holds and that has none. One that replaces what was submitted only a lead
/// may begin.
///
/// # Errors
/// [`Error::Refused`] when something of the party waits for confirmation, or for a member who is no lead.
pub(super) fn begin(
    tx: &mut Tx<'_>,
    round: &Round,
    party: &Party,
    (origin, comments): (Origin, Comments),
) -> Result<Submission> {
    if submissions::awaiting_of(tx.conn, party.id)?.is_some() {
        return Err(Error::refused("guest-waits"));
    }
    match submissions::submitted_of(tx.conn, party.id)? {
        Some(before) => {
            if !tx.actor.may(Right::SubmitFor(party.of())) {
                return Err(Error::refused("comments-lead-replaces"));
            }
            begin_successor(tx, round, &before, (origin, comments))
        }
        None => {
            let draft = submissions::insert_submission(
                tx.conn,
                &NewSubmission {
                    round: round.id,
                    party: party.id,
                    publication: Publication::default_for(party.is_organisation()),
                    origin,
                    submitter_name: tx.actor.name(),
                    supersedes: None,
                    now: tx.now,
                },
            )?;
            begun(tx, round, &draft)?;
            // What it begins with is a change like every later one.
            let changed = party.is_organisation().then_some(tx.now);
            submissions::lock_draft(tx.conn, draft.id, changed)?;
            Ok(draft)
        }
    }
}

/// A draft that is to replace `before`, or begins again from what was taken back, with all that is in it. The caller holds the party and knows that it has no
/// draft.
pub fn begin_successor(
    tx: &mut Tx<'_>,
    round: &Round,
    before: &Submission,
    (origin, comments): (Origin, Comments),
) -> Result<Submission> {
    let draft = submissions::insert_submission(
        tx.conn,
        &NewSubmission {
            round: before.round_id,
            party: before.party_id,
            publication: before.publication,
            origin,
            submitter_name: &before.submitter_name,
            supersedes: (before.state == SubmissionState::Submitted).then_some(before.id),
            now: tx.now,
        },
    )?;
    if comments == Comments::Copied {
        copy_comments(tx, before.id, draft.id)?;
    }
    copy_assignments(tx, before.id, draft.id)?;
    answers::copy_answers(tx.conn, before.id, draft.id)?;
    attachments::copy_attachments(tx.conn, before.id, draft.id, tx.now)?;
    renew_requests(tx, before.id, &draft)?;
    begun(tx, round, &draft)?;
    Ok(draft)
}

/// Copies comments into a draft, with what colleagues keep beside them.
fn copy_comments(tx: &mut Tx<'_>, before: SubmissionId, draft: SubmissionId) -> Result<()> {
    let mut copies = Vec::new();
    for comment in comments::comments_of(tx.conn, before)? {
        let copy = comments::insert_comment(
            tx.conn,
            &NewComment {
                submission: draft,
                round: comment.round_id,
                party: comment.party_id,
                group_code: &comment.group_code,
                author: comment.writer(),
                anchor: &comment.anchor,
                kind: comment.kind,
                body: &comment.body,
                proposed_text: comment.proposed_text.as_deref(),
                position: comment.position,
                unfinished: comment.unfinished,
                now: tx.now,
            },
        )?;
        // Of a file that was sent back; the key stays with the first.
        if !comment.notes.is_empty() || !comment.reference.is_empty() {
            let origin = CommentOrigin {
                reference: &comment.reference,
                notes: &comment.notes,
                key: None,
            };
            comments::note_origin(tx.conn, copy, &origin)?;
        }
        copies.push((comment.id, copy));
    }
    copy_notes(tx.conn, &copies, before)
}

fn begun(tx: &mut Tx<'_>, round: &Round, draft: &Submission) -> Result<()> {
    let event = Event::new("submission.begin", "submission", draft.id.0)
        .in_consultation(round.consultation_id.0)
        .with(json!({ "round": round.number, "supersedes": draft.supersedes_id }));
    tx.record(event)
}

/// Erases everything of what was never handed in.
pub fn delete_draft(conn: &mut Conn, id: SubmissionId) -> Result<()> {
    teamwork::remove_comments(conn, id)?;
    teamwork::remove_originals(conn, id)?;
    teamwork::remove_assignments(conn, id)?;
    signatures::remove_signatures(conn, id)?;
    answers::remove_answers(conn, id)?;
    attachments::remove_attachments(conn, id)?;
    submissions::remove_submission(conn, id)
}

/// Erases what a party has not handed in, if anything.
pub fn delete_draft_of(conn: &mut Conn, party: PartyId) -> Result<()> {
    match submissions::draft_of(conn, party)? {
        Some(draft) => delete_draft(conn, draft.id),
        None => Ok(()),
    }
}

/// Deletes a draft and its comments. Also after the round has closed: what was never handed in is
/// the party's to throw away, for an organisation by its lead: with it goes what colleagues wrote.
///
/// # Errors
/// [`Error::Forbidden`] for a member who is no lead,
/// [`Error::Refused`] when it is no draft (any more).
pub async fn discard(site: &Site, actor: &Actor, id: SubmissionId) -> Result<()> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
        own.require_member(tx.actor)?;
        if !submissions::lock_draft(tx.conn, id, None)? {
            return Err(Error::refused("comments-not-a-draft"));
        }
        if own.is_shared() {
            tx.actor.require(Right::SubmitFor(own.party.of()))?;
        }
        delete_draft(tx.conn, id)?;
        own.record(tx, "submission.discard", json!({}))
    })
    .await
}
