//! What a reader, and those they write with, have in hand in a consultation: how far each submission is, and their
//! comments in the text of one round.

use std::collections::{HashMap, HashSet};

use super::completeness::standings;
use super::read::OwnListed;
use crate::access::{Actor, MemberRole, PartyOf, Right, Rx, Writer};
use crate::comments::model::Comment;
use crate::comments::store as comments;
use crate::consultations::parties::{Choice, round_for};
use crate::error::{Error, Result};
use crate::site::Site;
use crate::submissions::model::SubmissionState;
use crate::submissions::store::{self as submissions, Listed, Which, Whose};
use crate::teamwork::assignments::SectionAssignment;
use crate::teamwork::model::{Readiness, WorkingNote};
use crate::teamwork::store as teamwork;
use crate::types::ids::{CommentId, OrganisationId, SubmissionId};

/// Submissions looked at: more than anybody has in one consultation.
const MOST: i64 = 20;

/// What somebody has in hand.
#[derive(Debug, Clone, Default)]
pub struct InHand {
    /// Newest first: drafts, what waits for confirmation, and what stands.
    pub submissions: Vec<OwnListed>,
    /// In the round asked for.
    pub comments: Vec<CommentInHand>,
    /// Sections of its text that were given to somebody who writes in a draft.
    pub sections: Vec<SectionInHand>,
    /// Organisations that the reader leads, can respond for in that round, and that have nothing in it yet.
    pub divisible: Vec<Choice>,
}

/// A section given to one of those who write a draft together.
#[derive(Debug, Clone)]
pub struct SectionInHand {
    pub assignment: SectionAssignment,
    /// "" when nobody knows.
    pub name: String,
    /// Whether it is the reader's.
    pub own: bool,
}

/// A comment of somebody's own party, in the text.
#[derive(Debug, Clone)]
pub struct CommentInHand {
    pub comment: Comment,
    /// Name of the party it is for.
    pub party: String,
    /// Whether several people write for that.
    pub shared: bool,
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
        let mut found = InHand::default();
        if let Some(number) = round {
            found.divisible = divisible(rx, &listed, (&slug, number))?;
            in_text(rx, &listed, number, &mut found)?;
        }
        let ids: Vec<SubmissionId> = listed.iter().map(|one| one.submission.id).collect();
        if ids.is_empty() {
            return Ok(found);
        }
        let counts = comments::comment_counts(rx.conn, &ids)?;
        let standings = standings(rx.conn, &listed)?;
        Ok(InHand {
            submissions: listed
                .into_iter()
                .map(|listed| OwnListed {
                    comments: counts.get(&listed.submission.id).copied().unwrap_or(0),
                    standing: standings.get(&listed.submission.id).copied(),
                    listed,
                })
                .collect(),
            ..found
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

/// Whom the reader leads that has nothing in this round yet, so that its text can be divided before a word is written.
fn divisible(
    rx: &mut Rx<'_>,
    listed: &[Listed],
    (slug, number): (&str, i64),
) -> Result<Vec<Choice>> {
    let has_any = |id: OrganisationId| {
        let mut here = listed.iter().filter(|one| one.round.number == number);
        here.any(|one| one.organisation_id == Some(id))
    };
    let led: Vec<OrganisationId> = rx
        .actor
        .viewer()
        .map_or(&[][..], |viewer| &viewer.memberships)
        .iter()
        .filter(|of| of.role == MemberRole::Lead && !has_any(of.organisation))
        .map(|of| of.organisation)
        .collect();
    if led.is_empty() {
        return Ok(Vec::new());
    }
    let (round, mut choices) = match round_for(rx.conn, rx.actor, slug, number) {
        Ok((_, round, choices)) => (round, choices),
        // None of theirs may respond.
        Err(Error::NotFound) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    choices.retain(|choice| choice.organisation.is_some_and(|id| led.contains(&id)));
    if !round.takes_comments(rx.now) {
        choices.clear();
    }
    Ok(choices)
}

/// Finds the comments of the drafts in a round, and of what stands where there is no draft; with the drafts, who does what.
fn in_text(rx: &mut Rx<'_>, listed: &[Listed], number: i64, found: &mut InHand) -> Result<()> {
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
        return Ok(());
    }
    let comments = comments::comments_of_all(rx.conn, &ids)?;
    let shared: Vec<SubmissionId> = shown
        .iter()
        .filter(|one| one.organisation && is_draft(one))
        .map(|one| one.submission.id)
        .collect();
    let assigned = match shared.as_slice() {
        [] => Vec::new(),
        some => teamwork::assignments_of(rx.conn, some)?,
    };
    let writers: Vec<Writer> = comments
        .iter()
        .map(Comment::writer)
        .chain(assigned.iter().map(SectionAssignment::whose))
        .collect();
    let names = teamwork::names_of(rx.conn, &writers)?;
    found.sections = assigned
        .into_iter()
        .map(|assignment| SectionInHand {
            name: names.of(assignment.whose()),
            own: assignment.whose() == rx.actor.writer(),
            assignment,
        })
        .collect();
    let mut kept = HashMap::new();
    for id in shared {
        kept.extend(teamwork::drafted_of(rx.conn, id)?);
    }
    let note = |id: CommentId| {
        kept.get(&id)
            .cloned()
            .unwrap_or_else(|| WorkingNote::of(id))
    };
    found.comments = comments
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
                shared: of.organisation,
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
        .collect();
    Ok(())
}
