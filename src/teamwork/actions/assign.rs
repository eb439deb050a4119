//! Sections of the text are given to those who write a draft together, said to be ready, and taken back.

use serde_json::json;

use crate::access::{Actor, Right, Tx, Writer};
use crate::comments::actions::sections_by_id;
use crate::error::{Checks, Error, Message, Result};
use crate::site::Site;
use crate::submissions::own::{OwnSubmission, require_draft};
use crate::submissions::store as submissions;
use crate::teamwork::assignments::{MAX_ASSIGNMENTS, SectionAssignment};
use crate::teamwork::store::{self, NewAssignment};
use crate::types::ids::{SectionAssignmentId, SectionId, SubmissionId};

/// Gives each of `sections` to each of `people`; returns how many that were new. A lead gives them to anybody who writes
/// in the draft, everybody else takes them themselves.
///
/// # Errors
/// [`Error::Forbidden`] for who does not lead and gives them to others, [`Error::NotFound`] where one person writes
/// alone, [`Error::Invalid`] where no section or nobody of the draft is named, [`Error::Refused`] when it is no draft (any
/// more), the round is not open, or so much is assigned already.
pub async fn assign(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    (sections, people): (Vec<SectionId>, Vec<Writer>),
) -> Result<usize> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let own = shared_draft(tx, id)?;
        let me = tx.actor.writer();
        if people.iter().any(|one| *one != me) {
            tx.actor.require(Right::SubmitFor(own.party.of()))?;
        }
        let known = sections_by_id(tx.conn, own.round.version_id)?;
        let team = store::colleagues_of(tx.conn, &own.party, tx.now)?;
        let is_section = !sections.is_empty() && sections.iter().all(|one| known.contains_key(one));
        let is_team = |one: &Writer| team.iter().any(|other| other.who == *one);
        let mut checks = Checks::default();
        checks.require(is_section, "section", "sections-choose");
        checks.require(!people.is_empty(), "colleague", "sections-choose-who");
        checks.require(people.iter().all(is_team), "colleague", "sections-nobody");
        checks.finish()?;
        let new = unassigned(tx, &own, (&sections, &people))?;
        if new.is_empty() {
            return Ok(0);
        }
        store::insert_assignments(tx.conn, &new)?;
        submissions::note_being_written(tx.conn, id)?;
        let details = json!({
            "sections": new.iter().map(|one| one.section).collect::<Vec<_>>(),
            "accounts": new.iter().map(|one| one.account).collect::<Vec<_>>(),
            "guests": new.iter().map(|one| one.guest).collect::<Vec<_>>(),
        });
        own.record(tx, "section.assign", details)?;
        Ok(new.len())
    })
    .await
}

/// What of this is not assigned so already.
fn unassigned(
    tx: &mut Tx<'_>,
    own: &OwnSubmission,
    (sections, people): (&[SectionId], &[Writer]),
) -> Result<Vec<NewAssignment>> {
    let before = store::assignments_of(tx.conn, &[own.submission.id])?;
    let me = tx.actor.writer();
    let mut new: Vec<NewAssignment> = Vec::new();
    for section in sections {
        for who in people {
            let has = |of: SectionId, whose: Writer| of == *section && whose == *who;
            if before.iter().any(|one| has(one.section_id, one.whose()))
                || new.iter().any(|one| has(one.section, one.whose()))
            {
                continue;
            }
            // Who takes it knows; who has no address reads it on the page.
            let is_told = *who == me || who.account.is_none();
            new.push(NewAssignment {
                submission: own.submission.id,
                section: *section,
                account: who.account,
                guest: who.guest,
                by: tx.actor.account(),
                at: tx.now,
                told_at: is_told.then_some(tx.now),
                ready_at: None,
            });
            if before.len() + new.len() > MAX_ASSIGNMENTS {
                let message = Message::new("sections-too-many").with("count", MAX_ASSIGNMENTS);
                return Err(Error::refused(message));
            }
        }
    }
    Ok(new)
}

/// Takes an assigned section back; for who does not lead only what is theirs.
///
/// # Errors
/// [`Error::NotFound`] when there is no such assignment, [`Error::Forbidden`] for somebody else's, [`Error::Refused`] when
/// it is no draft (any more) or the round is not open.
pub async fn take_back(
    site: &Site,
    actor: &Actor,
    ids: (SubmissionId, SectionAssignmentId),
) -> Result<()> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let (own, found) = changeable_assignment(tx, ids)?;
        store::remove_assignment(tx.conn, found.id)?;
        own.record(tx, "section.take-back", about(&found))
    })
    .await
}

/// Says that an assigned section is ready, or that it is not; for who does not lead only of what is theirs.
///
/// # Errors
/// As [`take_back`].
pub async fn say_ready(
    site: &Site,
    actor: &Actor,
    ids: (SubmissionId, SectionAssignmentId),
    ready: bool,
) -> Result<()> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let (own, found) = changeable_assignment(tx, ids)?;
        if found.ready_at.is_some() == ready {
            // Twice is once.
            return Ok(());
        }
        store::set_ready(tx.conn, found.id, ready.then_some(tx.now))?;
        let action = if ready {
            "section.ready"
        } else {
            submissions::note_being_written(tx.conn, own.submission.id)?;
            "section.reopen"
        };
        own.record(tx, action, about(&found))
    })
    .await
}

fn about(found: &SectionAssignment) -> serde_json::Value {
    json!({
        "section": found.section_id,
        "account": found.account_id,
        "guest": found.guest_id,
    })
}

/// A draft that several people write, in a round that is open.
fn shared_draft(tx: &mut Tx<'_>, id: SubmissionId) -> Result<OwnSubmission> {
    let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
    if !own.is_shared() {
        return Err(Error::NotFound);
    }
    require_draft(tx, &own)?;
    Ok(own)
}

fn changeable_assignment(
    tx: &mut Tx<'_>,
    (id, assignment): (SubmissionId, SectionAssignmentId),
) -> Result<(OwnSubmission, SectionAssignment)> {
    let own = shared_draft(tx, id)?;
    let found = store::assignment(tx.conn, assignment)?;
    if found.submission_id != id {
        return Err(Error::NotFound);
    }
    if !own.may_change(tx.actor, found.whose()) {
        return Err(Error::Forbidden);
    }
    Ok((own, found))
}

/// Gives a draft what is assigned in the one that it is a copy of; who has it knows.
pub fn copy_assignments(tx: &mut Tx<'_>, from: SubmissionId, to: SubmissionId) -> Result<()> {
    let copies: Vec<NewAssignment> = store::assignments_of(tx.conn, &[from])?
        .into_iter()
        .map(|one| NewAssignment {
            submission: to,
            section: one.section_id,
            account: one.account_id,
            guest: one.guest_id,
            by: one.assigned_by,
            at: one.assigned_at,
            told_at: one.told_at.or(Some(tx.now)),
            ready_at: one.ready_at,
        })
        .collect();
    store::insert_assignments(tx.conn, &copies)
}
