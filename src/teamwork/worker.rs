//! Tells people of a team what concerns them alone: which sections were assigned to them, all in one mail once nothing
//! more is.

use std::collections::HashSet;

use chrono::Duration;
use serde_json::json;

use super::assignments::{Colleague, SectionAssignment};
use super::store;
use crate::access::{Actor, Tx};
use crate::comments::actions::sections_by_id;
use crate::db::{Conn, hold};
use crate::error::Result;
use crate::notifications::{self, Notification};
use crate::site::Site;
use crate::submissions::own::OwnSubmission;
use crate::types::Moment;
use crate::types::ids::{SectionAssignmentId, SubmissionId};
use crate::web::addresses;

/// Assignments looked at.
const MOST: i64 = 1000;

/// Sections a mail names.
const NAMED: usize = 50;

/// Mails those of one draft what was assigned to them; returns how many drafts that were.
pub async fn step(site: &Site) -> Result<usize> {
    let quiet = Duration::minutes(site.config.teams.quiet_minutes);
    // Mostly there is nothing: a look costs no write.
    let due = site
        .read(&Actor::system(), move |rx| due(rx.conn, rx.now - quiet))
        .await?;
    if due.is_none() {
        return Ok(0);
    }
    site.write(&Actor::system(), move |tx| {
        // Of several nodes one at a time.
        hold(tx.conn, "assignments")?;
        match due_again(tx, quiet)? {
            Some((draft, assigned)) => {
                tell(tx, draft, &assigned)?;
                let told: Vec<SectionAssignmentId> = assigned.iter().map(|one| one.id).collect();
                store::note_assignments_told(tx.conn, tx.now, &told)?;
                Ok(1)
            }
            None => Ok(0),
        }
    })
    .await
}

type Due = (SubmissionId, Vec<SectionAssignment>);

fn due_again(tx: &mut Tx<'_>, quiet: Duration) -> Result<Option<Due>> {
    due(tx.conn, tx.now - quiet)
}

/// What nobody was told of yet of the first draft in which nothing was assigned since `before`.
fn due(conn: &mut Conn, before: Moment) -> Result<Option<Due>> {
    let untold = store::untold_assignments(conn, MOST)?;
    let busy: HashSet<SubmissionId> = untold
        .iter()
        .filter(|one| one.assigned_at > before)
        .map(|one| one.submission_id)
        .collect();
    let first = untold
        .iter()
        .map(|one| one.submission_id)
        .find(|id| !busy.contains(id));
    Ok(first.map(|id| {
        let of = untold.into_iter().filter(|one| one.submission_id == id);
        (id, of.collect())
    }))
}

/// Mails each whom a section of the draft was given which ones, unless there is nothing to be done any more.
fn tell(tx: &mut Tx<'_>, draft: SubmissionId, assigned: &[SectionAssignment]) -> Result<()> {
    let own = OwnSubmission::of(tx.conn, draft)?;
    if !own.is_shared_draft() || !own.round.takes_comments(tx.now) {
        return Ok(());
    }
    let sections = sections_by_id(tx.conn, own.round.version_id)?;
    let by: Vec<_> = assigned.iter().filter_map(by_whom).collect();
    let names = store::names_of(tx.conn, &by)?;
    let mut mails = Vec::new();
    for person in store::colleagues_of(tx.conn, &own.party, tx.now)? {
        let mut theirs: Vec<&SectionAssignment> = assigned
            .iter()
            .filter(|one| one.whose() == person.who)
            .collect();
        theirs.sort_by_key(|one| {
            sections
                .get(&one.section_id)
                .map(|section| section.position)
        });
        let mut labels: Vec<String> = theirs
            .iter()
            .filter_map(|one| sections.get(&one.section_id))
            .map(|section| section.label())
            .collect();
        let (Some(last), Some(email)) = (theirs.last(), &person.email) else {
            continue;
        };
        let more = labels.len().saturating_sub(NAMED);
        labels.truncate(NAMED);
        let by = by_whom(last).map(|by| names.of(by)).unwrap_or_default();
        mails.push(letter(
            tx,
            &own,
            &person,
            email,
            json!({ "sections": labels, "more": more, "by": by }),
        ));
    }
    notifications::enqueue_many(tx.conn, tx.now, &mails)
}

fn by_whom(one: &SectionAssignment) -> Option<crate::access::Writer> {
    one.assigned_by.map(|account| crate::access::Writer {
        account: Some(account),
        guest: None,
    })
}

fn letter(
    tx: &Tx<'_>,
    own: &OwnSubmission,
    to: &Colleague,
    email: &str,
    mut context: serde_json::Value,
) -> Notification {
    let page = addresses::Submission(own.submission.id).sections();
    for (name, value) in [
        ("name", json!(to.name)),
        ("party", json!(own.party.name)),
        ("consultation", json!(own.consultation.title)),
        ("round", json!(own.round.number)),
        ("closes_at", json!(own.round.closes_at)),
        ("time_zone", json!(own.consultation.zone().name())),
        ("url", json!(tx.config.absolute(&page))),
    ] {
        context[name] = value;
    }
    Notification {
        recipient: email.to_owned(),
        language: to.language,
        template: "section-assigned",
        context,
    }
}
