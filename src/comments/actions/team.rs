//! Colleagues of one organisation write together: they see who wrote what, leave notes that only
//! they see and say what is ready; what the lead merges, drops or rewrites is kept as an original.

use std::collections::HashMap;

use super::draft::require_draft;
use super::write::in_draft;
use super::{Own, Written};
use crate::access::{Actor, Right, Writer};
use crate::comments::model::{Comment, MAX_COMMENTS};
use crate::comments::store::{self, NewComment};
use crate::comments::team::{Drafted, Fate, MAX_NOTE, MAX_ORIGINALS, Original, Status};
use crate::consultations::model::{Party, Passage, Section};
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::documents::Quote;
use crate::error::{Error, Message, Result};
use crate::platform::markdown;
use crate::site::Site;
use crate::types::Moment;
use crate::types::ids::{CommentId, OriginalId, PassageId, SectionId, SubmissionId};

/// Originals shown at once.
const PER_PAGE: i64 = 50;

/// What colleagues see of a submission beside its text.
#[derive(Debug, Clone, Default)]
pub struct Team {
    pub comments: HashMap<CommentId, Working>,
    /// How many of them are ideas still.
    pub ideas: usize,
    /// Newest first.
    pub originals: Vec<Kept>,
    pub originals_count: i64,
    /// Where older originals go on.
    pub older: Option<OriginalId>,
}

/// How far a comment is.
#[derive(Debug, Clone)]
pub struct Working {
    /// Names of who wrote it; "" when nobody knows.
    pub authors: String,
    /// Who changed the words since, if it was somebody else.
    pub changed_by: String,
    pub kept: Drafted,
    /// Whether the viewer may change it.
    pub own: bool,
}

/// An original with its place.
#[derive(Debug, Clone)]
pub struct Kept {
    pub original: Original,
    pub authors: String,
    pub set_aside_by: String,
    pub section: Option<Section>,
    pub passage: Option<Passage>,
    /// Whether the viewer may take it up again.
    pub own: bool,
}

impl Kept {
    /// "2.1 Partners", or "" for the document.
    pub fn section_label(&self) -> String {
        Written::label(self.section.as_ref())
    }
}

/// Status and note as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MarkInput {
    /// "" leaves the status as it is.
    pub status: String,
    pub note: String,
}

impl MarkInput {
    /// Checks what was typed.
    pub(super) fn check(&self) -> Result<(Option<Status>, String)> {
        let status = match self.status.as_str() {
            "" => None,
            word => Some(
                word.parse()
                    .map_err(|_| Error::invalid("status", "team-no-such-status"))?,
            ),
        };
        let note = self.note.replace("\r\n", "\n").replace('\0', "");
        let note = note.trim();
        if note.chars().count() > MAX_NOTE {
            let message = Message::new("team-note-too-long").with("count", MAX_NOTE);
            return Err(Error::invalid("note", message));
        }
        if let Some(message) = markdown::fault_of_lines(note) {
            return Err(Error::invalid("note", message));
        }
        Ok((status, note.to_owned()))
    }
}

impl Own {
    /// Whether several people write it: those of an organisation.
    pub fn is_shared(&self) -> bool {
        self.party.organisation_id.is_some()
    }

    /// Whether the actor may change what `author` wrote: one's own, and the lead everything.
    pub(super) fn may_change(&self, actor: &Actor, author: Writer) -> bool {
        actor.may(Right::SubmitFor(self.party.of()))
            || (author != Writer::default() && author == actor.writer())
    }
}

/// What colleagues see of a submission; `None` when one person writes it.
///
/// # Errors
/// [`Error::NotFound`] for somebody of no party to it.
pub async fn team(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    before: Option<OriginalId>,
) -> Result<Option<Team>> {
    actor.require(Right::Respond)?;
    let actor = actor.clone();
    site.db
        .read(move |conn| {
            let own = Own::find(conn, &actor, id)?;
            if own.is_shared() {
                Ok(Some(look(conn, &actor, &own, before)?))
            } else {
                Ok(None)
            }
        })
        .await
}

fn look(conn: &mut Conn, actor: &Actor, own: &Own, before: Option<OriginalId>) -> Result<Team> {
    let comments = store::comments_of(conn, own.submission.id)?;
    let mut drafted = store::drafted_of(conn, own.submission.id)?;
    let mut originals = store::originals_of(conn, own.party.id, before, PER_PAGE + 1)?;
    let more = originals.len() > usize::try_from(PER_PAGE).unwrap_or(usize::MAX);
    originals.truncate(usize::try_from(PER_PAGE).unwrap_or(usize::MAX));
    let writers: Vec<Writer> = comments
        .iter()
        .map(Comment::writer)
        .chain(drafted.values().map(Drafted::changed_by))
        .chain(originals.iter().map(Original::writer))
        .chain(originals.iter().map(Original::set_aside_by))
        .collect();
    let names = store::names_of(conn, &writers)?;
    let name = |writer: Writer| names.of(writer);
    let authors = |kept: &str, author| {
        if kept.is_empty() {
            name(author)
        } else {
            kept.to_owned()
        }
    };
    let comments: HashMap<CommentId, Working> = comments
        .into_iter()
        .map(|comment| {
            let kept = drafted
                .remove(&comment.id)
                .unwrap_or_else(|| Drafted::of(comment.id));
            let working = Working {
                authors: authors(&kept.authors, comment.writer()),
                changed_by: Some(kept.changed_by())
                    .filter(|by| *by != comment.writer())
                    .map(name)
                    .unwrap_or_default(),
                own: own.may_change(actor, comment.writer()),
                kept,
            };
            (comment.id, working)
        })
        .collect();
    let sections: HashMap<SectionId, Section> =
        consultations::sections_of(conn, own.round.version_id)?
            .into_iter()
            .map(|section| (section.id, section))
            .collect();
    let passages: Vec<PassageId> = originals
        .iter()
        .filter_map(|original| original.passage_id)
        .collect();
    let passages: HashMap<PassageId, Passage> = store::passages_by_ids(conn, &passages)?
        .into_iter()
        .map(|passage| (passage.id, passage))
        .collect();
    Ok(Team {
        ideas: comments
            .values()
            .filter(|working| working.kept.status == Status::Idea)
            .count(),
        comments,
        originals_count: store::count_originals(conn, own.party.id)?,
        older: originals
            .last()
            .filter(|_| more)
            .map(|original| original.id),
        originals: originals
            .into_iter()
            .map(|original| Kept {
                authors: authors(&original.authors, original.writer()),
                set_aside_by: name(original.set_aside_by()),
                section: original
                    .section_id
                    .and_then(|id| sections.get(&id).cloned()),
                passage: original
                    .passage_id
                    .and_then(|id| passages.get(&id).cloned()),
                own: own.may_change(actor, original.writer()),
                original,
            })
            .collect(),
    })
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
    let (actor, clock, input) = (actor.clone(), site.clock.clone(), input.clone());
    site.db
        .write(move |conn| {
            let (own, comment) = in_draft(conn, &actor, ids, clock.now())?;
            if !own.is_shared() {
                return Err(Error::NotFound);
            }
            let (status, note) = input.check()?;
            let mut kept = store::drafted(conn, comment.id)?;
            if kept.revision != seen {
                return Err(Error::refused("team-note-changed-meanwhile"));
            }
            let status = status.unwrap_or(kept.status);
            if status != kept.status && !own.may_change(&actor, comment.writer()) {
                return Err(Error::Forbidden);
            }
            kept.status = status;
            kept.note = note;
            kept.revision += 1;
            store::keep_drafted(conn, &kept)
        })
        .await
}

/// Keeps what was said beside a new comment, when it is an organisation's.
pub(super) fn begin(
    conn: &mut Conn,
    party: &Party,
    comment: CommentId,
    input: &MarkInput,
) -> Result<()> {
    let (status, note) = input.check()?;
    let status = status.unwrap_or(Status::Ready);
    if note.is_empty() && status == Status::Ready {
        return Ok(());
    }
    if party.organisation_id.is_none() {
        return Err(Error::invalid("note", "team-note-alone"));
    }
    store::keep_drafted(
        conn,
        &Drafted {
            status,
            note,
            revision: 1,
            ..Drafted::of(comment)
        },
    )
}

/// Keeps a comment as it is among the originals and takes it out of the draft. The caller holds the
/// draft.
pub(super) fn set_aside(
    conn: &mut Conn,
    now: Moment,
    actor: &Actor,
    comment: &Comment,
    fate: (Fate, Option<CommentId>),
) -> Result<()> {
    keep(conn, now, actor, comment, fate)?;
    store::remove_comment(conn, comment.id)
}

/// Keeps a comment as it is among the originals of its party.
pub(super) fn keep(
    conn: &mut Conn,
    now: Moment,
    actor: &Actor,
    comment: &Comment,
    fate: (Fate, Option<CommentId>),
) -> Result<()> {
    if store::count_originals(conn, comment.party_id)? >= MAX_ORIGINALS {
        let message = Message::new("team-originals-too-many").with("count", MAX_ORIGINALS);
        return Err(Error::refused(message));
    }
    let kept = store::drafted(conn, comment.id)?;
    store::insert_original(conn, now, comment, &kept, fate, actor.writer())?;
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
    let (actor, clock) = (actor.clone(), site.clock.clone());
    site.db
        .write(move |conn| {
            let now = clock.now();
            let own = Own::find(conn, &actor, submission)?;
            require_draft(conn, &own, now)?;
            let original = store::original(conn, original)?;
            if original.party_id != own.party.id {
                return Err(Error::NotFound);
            }
            if !own.may_change(&actor, original.writer()) {
                return Err(Error::Forbidden);
            }
            let (count, last) = store::tally(conn, submission)?;
            if usize::try_from(count).is_ok_and(|count| count >= MAX_COMMENTS) {
                let message = Message::new("comments-too-many").with("count", MAX_COMMENTS);
                return Err(Error::refused(message));
            }
            store::remove_original(conn, original.id)?;
            let quote = original.quote_exact.as_ref().map(|exact| Quote {
                exact: exact.clone(),
                prefix: original.quote_prefix.clone().unwrap_or_default(),
                suffix: original.quote_suffix.clone().unwrap_or_default(),
                start: original
                    .quote_start
                    .and_then(|start| usize::try_from(start).ok())
                    .unwrap_or_default(),
            });
            let comment = store::insert_comment(
                conn,
                &NewComment {
                    submission,
                    round: own.round.id,
                    party: own.party.id,
                    group_code: &own.party.group_code,
                    author: original.writer(),
                    anchor: original.anchor,
                    section: original.section_id,
                    passage: original.passage_id,
                    quote: quote.as_ref(),
                    kind: original.kind,
                    body: &original.body,
                    proposed_text: original.proposed_text.as_deref(),
                    position: last.map_or(0, |last| last + 1),
                    now,
                },
            )?;
            store::keep_drafted(
                conn,
                &Drafted {
                    status: original.status,
                    note: original.note,
                    authors: original.authors,
                    ..Drafted::of(comment)
                },
            )?;
            Ok(comment)
        })
        .await
}

/// Gives the comments of a draft what was kept beside those they are copies of, in the same order.
pub(super) fn copy(
    conn: &mut Conn,
    copies: &[(CommentId, CommentId)],
    from: SubmissionId,
) -> Result<()> {
    let drafted = store::drafted_of(conn, from)?;
    for (before, after) in copies {
        if let Some(kept) = drafted.get(before) {
            let kept = Drafted {
                comment: *after,
                ..kept.clone()
            };
            store::keep_drafted(conn, &kept)?;
        }
    }
    Ok(())
}
