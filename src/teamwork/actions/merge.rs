//! The lead puts several comments of a draft together into one, at one place.

use super::originals::set_aside;
use crate::access::{Actor, Right, Writer};
use crate::comments::actions::{
    CommentInput, Place, PlacedComment, Selector, Wording, check_wording, placed_comments,
    sections_by_id, write_comment,
};
use crate::comments::model::Comment;
use crate::comments::store as comments;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::site::Site;
use crate::submissions::own::{OwnSubmission, require_draft};
use crate::teamwork::model::{AUTHORS, Readiness, SetAsideReason, WorkingNote, joined_texts};
use crate::teamwork::store::{self, Names};
use crate::types::Moment;
use crate::types::ids::{CommentId, SubmissionId};

/// The most comments that are put together at once.
const MOST: usize = 20;

/// Comments to be put together.
#[derive(Debug, Clone)]
pub struct Merging {
    pub own: OwnSubmission,
    /// In the draft's order, each with the names of who wrote it.
    pub comments: Vec<(PlacedComment, String)>,
}

/// How comments are to be put together.
#[derive(Debug, Clone)]
pub struct MergeInput {
    /// The comments, each with when it was last changed as far as the lead knows.
    pub comments: Vec<(CommentId, Moment)>,
    /// The one at whose place the new comment is to stand.
    pub place: Option<CommentId>,
    pub kind: String,
    pub body: String,
    pub proposed_text: String,
}

/// The comments chosen, for the lead to put together.
///
/// # Errors
/// [`Error::NotFound`] for somebody of no party to it, or when one is no comment of it;
/// [`Error::Forbidden`] for who does not lead; [`Error::Refused`] when it is no draft (any more), or
/// fewer than two or too many were chosen.
pub async fn open_merge(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    chosen: Vec<CommentId>,
) -> Result<Merging> {
    actor.require(Right::Respond)?;
    site.read(actor, move |rx| {
        let own = OwnSubmission::led(rx.conn, rx.actor, id)?;
        if !own.round.takes_comments(rx.now) {
            return Err(Error::refused("party-round-closed"));
        }
        let chosen = unique(chosen)?;
        let sections = sections_by_id(rx.conn, own.round.version_id)?;
        let placed = placed_comments(rx.conn, id, &sections)?;
        let drafted = store::drafted_of(rx.conn, id)?;
        let writers: Vec<Writer> = placed
            .iter()
            .map(|written| written.comment.writer())
            .collect();
        let names = store::names_of(rx.conn, &writers)?;
        let comments: Vec<(PlacedComment, String)> = placed
            .into_iter()
            .filter(|written| chosen.contains(&written.comment.id))
            .map(|written| {
                let authors = authors(&written.comment, drafted.get(&written.comment.id), &names);
                (written, authors)
            })
            .collect();
        if comments.len() != chosen.len() {
            return Err(Error::NotFound);
        }
        Ok(Merging { own, comments })
    })
    .await
}

/// Puts comments together: the first gives way to the new one, and all are kept as originals.
///
/// # Errors
/// As [`open_merge`]; [`Error::Invalid`] when the input is at fault, [`Error::Refused`] when somebody
/// changed one of them meanwhile.
pub async fn merge(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    input: MergeInput,
) -> Result<CommentId> {
    actor.require(Right::Respond)?;
    let written = CommentInput {
        kind: input.kind,
        body: input.body,
        proposed_text: input.proposed_text,
        ..CommentInput::default()
    };
    let wording = check_wording(site, &written).await?;
    site.write(actor, move |tx| {
        let own = OwnSubmission::led(tx.conn, tx.actor, id)?;
        require_draft(tx, &own)?;
        let chosen = unique(input.comments.iter().map(|(id, _)| *id).collect())?;
        let comments: Vec<Comment> = comments::comments_of(tx.conn, id)?
            .into_iter()
            .filter(|comment| chosen.contains(&comment.id))
            .collect();
        let unchanged = comments.len() == chosen.len()
            && comments
                .iter()
                .all(|comment| input.comments.contains(&(comment.id, comment.updated_at)));
        if !unchanged {
            return Err(Error::refused("team-merge-changed-meanwhile"));
        }
        let (Some(first), Some(placed)) = (
            comments.first(),
            comments
                .iter()
                .find(|comment| Some(comment.id) == input.place),
        ) else {
            return Err(Error::invalid("place", "team-merge-choose-place"));
        };
        let quote = placed.anchor.quote.clone();
        let wording = Wording {
            quote: quote.as_ref().map(Selector::of).unwrap_or_default(),
            ..wording
        };
        let place = Place::of(tx.conn, &placed.anchor)?.quoting(&wording.quote)?;
        let wording = wording.beside(place.words().as_deref())?;
        let merged = write_comment(
            tx,
            &own.submission,
            &own.party.group_code,
            tx.actor.writer(),
            &place,
            &wording,
            first.position,
        )?;
        let kept = together(tx.conn, &comments, merged)?;
        let ids: Vec<CommentId> = comments.iter().map(|comment| comment.id).collect();
        store::move_mentions(tx.conn, &ids, merged)?;
        for comment in &comments {
            set_aside(tx, comment, (SetAsideReason::Merged, Some(merged)))?;
        }
        store::keep_drafted(tx.conn, &kept)?;
        Ok(merged)
    })
    .await
}

/// What is kept beside the new comment: all names and notes; an idea while one of them is.
fn together(conn: &mut Conn, comments: &[Comment], merged: CommentId) -> Result<WorkingNote> {
    let writers: Vec<Writer> = comments.iter().map(Comment::writer).collect();
    let people = store::names_of(conn, &writers)?;
    let (mut names, mut notes, mut status) = (Vec::<String>::new(), Vec::new(), Readiness::Ready);
    for comment in comments {
        let kept = store::drafted(conn, comment.id)?;
        for name in authors(comment, Some(&kept), &people).split(AUTHORS) {
            if !name.is_empty() && !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
        if kept.status == Readiness::Idea {
            status = Readiness::Idea;
        }
        notes.push(kept.note);
    }
    Ok(WorkingNote {
        status,
        note: joined_texts(notes.iter().map(String::as_str)),
        authors: names.join(AUTHORS),
        revision: 1,
        ..WorkingNote::of(merged)
    })
}

fn authors(comment: &Comment, kept: Option<&WorkingNote>, names: &Names) -> String {
    match kept {
        Some(kept) if !kept.authors.is_empty() => kept.authors.clone(),
        _ => names.of(comment.writer()),
    }
}

/// Each comment once; from two to the most there may be.
fn unique(mut chosen: Vec<CommentId>) -> Result<Vec<CommentId>> {
    chosen.sort_unstable();
    chosen.dedup();
    if chosen.len() < 2 || chosen.len() > MOST {
        let message = Message::new("team-merge-choose").with("count", MOST);
        return Err(Error::refused(message));
    }
    Ok(chosen)
}
