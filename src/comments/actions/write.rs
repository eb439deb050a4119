//! Comments are added to a draft, changed, moved and removed.

use super::draft::{find_or_begin, require_draft};
use super::{CommentInput, Own, Place, Target, check};
use crate::access::{Actor, Right, Writer};
use crate::comments::model::{Comment, MAX_COMMENTS, Origin, Submission};
use crate::comments::store::{self, NewComment};
use crate::consultations::parties::{party_for, require_open};
use crate::consultations::store as consultations;
use crate::db::ids::{CommentId, OrganisationId, SubmissionId};
use crate::db::{Conn, Moment};
use crate::error::{Error, Message, Result};
use crate::site::Site;

use super::wording::Wording;

/// Which way a comment goes in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

/// Adds a comment to the draft of the actor, or of an organisation of theirs; begins the draft if
/// there is none. Returns the draft's id.
///
/// # Errors
/// [`Error::Invalid`] when the input is at fault, [`Error::Refused`] when the round is not open, the
/// party not invited or the draft full.
pub async fn add(
    site: &Site,
    actor: &Actor,
    (slug, number): (&str, i64),
    organisation: Option<OrganisationId>,
    target: &Target,
    input: &CommentInput,
) -> Result<SubmissionId> {
    actor.require(Right::Respond)?;
    let wording = check(&site.config.limits, input)?;
    let (actor, target, clock) = (actor.clone(), target.clone(), site.clock.clone());
    let slug = slug.to_owned();
    site.db
        .write(move |conn| {
            // The clock is read here, in line with everybody else who writes.
            let now = clock.now();
            let consultation = consultations::by_slug(conn, &slug)?;
            let round = consultations::round_by_number(conn, consultation.id, number)?;
            require_open(conn, round.id, now)?;
            let place = Place::find(conn, &round, &target)?.quoting(&wording.quote)?;
            let wording = wording.beside(place.words())?;
            let party = party_for(conn, now, &round, &actor, organisation)?;
            let draft = find_or_begin(conn, now, &actor, &round, &party, Origin::Page)?;
            let (count, last) = store::tally(conn, draft.id)?;
            if usize::try_from(count).is_ok_and(|count| count >= MAX_COMMENTS) {
                let message = Message::new("comments-too-many").with("count", MAX_COMMENTS);
                return Err(Error::refused(message));
            }
            insert(
                conn,
                now,
                &draft,
                &party.group_code,
                actor.writer(),
                &place,
                &wording,
                last.map_or(0, |last| last + 1),
            )?;
            Ok(draft.id)
        })
        .await
}

/// Writes one comment of a draft.
#[allow(clippy::too_many_arguments, reason = "one row, each column once")]
pub(super) fn insert(
    conn: &mut Conn,
    now: Moment,
    draft: &Submission,
    group_code: &str,
    author: Writer,
    place: &Place,
    wording: &Wording,
    position: i64,
) -> Result<CommentId> {
    store::insert_comment(
        conn,
        &row(now, draft, group_code, author, place, wording, position),
    )
}

fn row<'a>(
    now: Moment,
    draft: &Submission,
    group_code: &'a str,
    author: Writer,
    place: &'a Place,
    wording: &'a Wording,
    position: i64,
) -> NewComment<'a> {
    NewComment {
        submission: draft.id,
        round: draft.round_id,
        party: draft.party_id,
        group_code,
        author,
        anchor: place.anchor,
        section: place.section.as_ref().map(|section| section.id),
        passage: place.passage.as_ref().map(|passage| passage.id),
        quote: place.quote.as_ref(),
        kind: wording.kind,
        body: &wording.body,
        proposed_text: wording.proposed_text.as_deref(),
        position,
        now,
    }
}

/// Changes a comment of a draft; its place stays. `seen` is when it was last changed as far as the
/// actor knows: of two people of one party who change it at once, the second is told.
///
/// # Errors
/// [`Error::Invalid`] when the input is at fault, [`Error::Refused`] when somebody else changed it
/// meanwhile, it is no draft (any more) or the round is not open.
pub async fn change(
    site: &Site,
    actor: &Actor,
    ids: (SubmissionId, CommentId),
    seen: Moment,
    input: &CommentInput,
) -> Result<()> {
    actor.require(Right::Respond)?;
    let wording = check(&site.config.limits, input)?;
    let (actor, clock) = (actor.clone(), site.clock.clone());
    site.db
        .write(move |conn| {
            let now = clock.now();
            let (own, comment) = in_draft(conn, &actor, ids, now)?;
            let place =
                Place::of(conn, comment.section_id, comment.passage_id)?.quoting(&wording.quote)?;
            let wording = wording.beside(place.words())?;
            let new = row(
                // A later change never has the same moment, though the clock may not have moved.
                now.max(seen + chrono::Duration::microseconds(1)),
                &own.submission,
                &comment.group_code,
                comment.writer(),
                &place,
                &wording,
                comment.position,
            );
            if store::change_comment(conn, comment.id, seen, &new)? {
                Ok(())
            } else {
                Err(Error::refused("comments-changed-meanwhile"))
            }
        })
        .await
}

/// Removes a comment from a draft.
///
/// # Errors
/// [`Error::Refused`] when it is no draft (any more) or the round is not open.
pub async fn remove(site: &Site, actor: &Actor, ids: (SubmissionId, CommentId)) -> Result<()> {
    actor.require(Right::Respond)?;
    let (actor, clock) = (actor.clone(), site.clock.clone());
    site.db
        .write(move |conn| {
            let (_, comment) = in_draft(conn, &actor, ids, clock.now())?;
            store::remove_comment(conn, comment.id)
        })
        .await
}

/// Moves a comment of a draft one place; at the end of the list it stays.
///
/// # Errors
/// [`Error::Refused`] when it is no draft (any more) or the round is not open.
pub async fn shift(
    site: &Site,
    actor: &Actor,
    ids: (SubmissionId, CommentId),
    direction: Direction,
) -> Result<()> {
    actor.require(Right::Respond)?;
    let (actor, clock) = (actor.clone(), site.clock.clone());
    site.db
        .write(move |conn| {
            let (own, comment) = in_draft(conn, &actor, ids, clock.now())?;
            let all = store::comments_of(conn, own.submission.id)?;
            let at = all.iter().position(|other| other.id == comment.id);
            let other = match (at, direction) {
                (Some(at), Direction::Up) => at.checked_sub(1).and_then(|at| all.get(at)),
                (Some(at), Direction::Down) => all.get(at + 1),
                (None, _) => None,
            };
            if let Some(other) = other {
                store::move_comment(conn, comment.id, other.position)?;
                store::move_comment(conn, other.id, comment.position)?;
            }
            Ok(())
        })
        .await
}

/// A comment of a draft that may change now.
fn in_draft(
    conn: &mut Conn,
    actor: &Actor,
    (submission, comment): (SubmissionId, CommentId),
    now: Moment,
) -> Result<(Own, Comment)> {
    let own = Own::find(conn, actor, submission)?;
    require_draft(conn, &own, now)?;
    let comment = store::comment(conn, comment)?;
    if comment.submission_id == submission {
        Ok((own, comment))
    } else {
        Err(Error::NotFound)
    }
}
