//! What a reader, and those they write with, have in hand in a consultation: how far each submission is, and their
//! comments in the text of one round.

use std::collections::{HashMap, HashSet};

use super::completeness::standings;
use super::read::OwnListed;
use crate::access::{Actor, PartyOf, Right, Rx, Writer};
use crate::comments::model::Comment;
use crate::comments::store as comments;
use crate::error::Result;
use crate::site::Site;
use crate::submissions::model::SubmissionState;
use crate::submissions::store::{self as submissions, Listed, Which, Whose};
use crate::teamwork::model::{Readiness, WorkingNote};
use crate::teamwork::store as teamwork;
use crate::types::ids::{CommentId, SubmissionId};

/// Submissions looked at: more than anybody has in one consultation.
const MOST: i64 = 20;

/// What somebody has in hand.
#[derive(Debug, Clone, Default)]
pub struct InHand {
    /// Newest first: drafts, what waits for confirmation, and what stands.
    pub submissions: Vec<OwnListed>,
    /// In the round asked for.
    pub comments: Vec<CommentInHand>,
}

/// A comment of somebody's own party, in the text.
#[derive(Debug, Clone)]
pub struct CommentInHand {
    pub comment: Comment,
    /// Name of the party it is for.
    pub party: String,
    /// Names of who wrote it; "" when nobody knows.
    pub author: String,
    /// Whether the reader wrote it.
    pub own: bool,
    /// Whether the reader may change it now.
    pub changeable: bool,
    pub idea: bool,
    pub submitted: bool,
}

/// What the actor has in hand in a consultation; with `round` also the comments in the text of that round. Nothing for
/// somebody unknown, without asking.
pub async fn in_hand(site: &Site, actor: &Actor, slug: &str, round: Option<i64>) -> Result<InHand> {
    if !actor.may(Right::Respond) {
        return Ok(InHand::default());
    }
    let slug = slug.to_owned();
    site.read(actor, move |rx| {
        let Some(listed) = listed(rx, &slug)? else {
            return Ok(InHand::default());
        };
        let comments = match round {
            Some(number) => own_comments(rx, &listed, number)?,
            None => Vec::new(),
        };
        let ids: Vec<SubmissionId> = listed.iter().map(|one| one.submission.id).collect();
        if ids.is_empty() {
            return Ok(InHand::default());
        }
        let counts = comments::comment_counts(rx.conn, &ids)?;
        let standings = standings(rx.conn, &listed)?;
        Ok(InHand {
            comments,
            submissions: listed
                .into_iter()
                .map(|listed| OwnListed {
                    comments: counts.get(&listed.submission.id).copied().unwrap_or(0),
                    standing: standings.get(&listed.submission.id).copied(),
                    listed,
                })
                .collect(),
        })
    })
    .await
}

fn listed(rx: &mut Rx<'_>, slug: &str) -> Result<Option<Vec<Listed>>> {
    let whose = match (rx.actor.viewer(), rx.actor.guest()) {
        (Some(viewer), _) => Whose::Viewer(viewer),
        (None, Some(guest)) => Whose::Party(guest.party),
        (None, None) => return Ok(None),
    };
    let all = [
        SubmissionState::Draft,
        SubmissionState::Awaiting,
        SubmissionState::Submitted,
    ];
    // What was submitted is for those who speak for the party.
    let states = if rx.actor.is_colleague() {
        &all[..1]
    } else {
        &all[..]
    };
    let which = Which {
        slug: Some(slug),
        states,
        ..Which::default()
    };
    submissions::own_submissions(rx.conn, whose, which, MOST).map(Some)
}

/// The comments of the drafts in a round, and of what stands where there is no draft.
fn own_comments(rx: &mut Rx<'_>, listed: &[Listed], number: i64) -> Result<Vec<CommentInHand>> {
    let here: Vec<&Listed> = listed
        .iter()
        .filter(|one| one.round.number == number)
        .collect();
    let is_draft = |one: &&Listed| one.submission.state == SubmissionState::Draft;
    let drafted: HashSet<_> = here
        .iter()
        .filter(|one| is_draft(one))
        .map(|one| one.submission.party_id)
        .collect();
    let shown: Vec<&Listed> = here
        .into_iter()
        .filter(|one| is_draft(one) || !drafted.contains(&one.submission.party_id))
        .collect();
    let ids: Vec<SubmissionId> = shown.iter().map(|one| one.submission.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let comments = comments::comments_of_all(rx.conn, &ids)?;
    let writers: Vec<Writer> = comments.iter().map(Comment::writer).collect();
    let names = teamwork::names_of(rx.conn, &writers)?;
    let mut kept = HashMap::new();
    for one in shown.iter().filter(|one| one.organisation && is_draft(one)) {
        kept.extend(teamwork::drafted_of(rx.conn, one.submission.id)?);
    }
    let note = |id: CommentId| {
        kept.get(&id)
            .cloned()
            .unwrap_or_else(|| WorkingNote::of(id))
    };
    Ok(comments
        .into_iter()
        .filter_map(|comment| {
            let of = shown
                .iter()
                .find(|one| one.submission.id == comment.submission_id)?;
            let note = note(comment.id);
            let own = comment.writer() == rx.actor.writer();
            let leads = match of.organisation_id {
                Some(id) => rx.actor.may(Right::SubmitFor(PartyOf {
                    organisation: Some(id),
                    ..PartyOf::default()
                })),
                None => true,
            };
            let open = of.round.takes_comments(rx.now);
            Some(CommentInHand {
                party: of.party.clone(),
                author: if note.authors.is_empty() {
                    names.of(comment.writer())
                } else {
                    note.authors
                },
                own,
                changeable: open && is_draft(of) && (own || leads),
                idea: note.status == Readiness::Idea,
                submitted: !is_draft(of),
                comment,
            })
        })
        .collect())
}
