//! Which sections were assigned to whom.

use chrono::Duration;
use serde_json::json;

use super::letter::{MOST, NAMED, alone, first_quiet, letter};
use crate::access::{Actor, Tx, Writer};
use crate::comments::actions::sections_by_id;
use crate::db::Conn;
use crate::error::Result;
use crate::notifications;
use crate::site::Site;
use crate::submissions::own::OwnSubmission;
use crate::teamwork::assignments::SectionAssignment;
use crate::teamwork::store;
use crate::types::Moment;
use crate::types::ids::{SectionAssignmentId, SubmissionId};
use crate::web::addresses;

/// Mails those of one draft what was assigned to them; returns how many drafts that were.
pub(super) async fn step(site: &Site, quiet: Duration) -> Result<usize> {
    // Mostly there is nothing: a look costs no write.
    let due_now = site
        .read(&Actor::system(), move |rx| due(rx.conn, rx.now - quiet))
        .await?;
    if due_now.is_none() {
        return Ok(0);
    }
    site.write(&Actor::system(), move |tx| {
        alone(tx)?;
        let Some((draft, assigned)) = due(tx.conn, tx.now - quiet)? else {
            return Ok(0);
        };
        tell(tx, draft, &assigned)?;
        let told: Vec<SectionAssignmentId> = assigned.iter().map(|one| one.id).collect();
        store::note_assignments_told(tx.conn, tx.now, &told)?;
        Ok(1)
    })
    .await
}

/// What nobody was told of yet of the first draft in which nothing was assigned since `before`.
fn due(conn: &mut Conn, before: Moment) -> Result<Option<(SubmissionId, Vec<SectionAssignment>)>> {
    let untold = store::untold_assignments(conn, MOST)?;
    let all = untold
        .iter()
        .map(|one| (one.submission_id, one.assigned_at));
    Ok(first_quiet(all, before).map(|id| {
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
    let by: Vec<Writer> = assigned.iter().map(by_whom).collect();
    let names = store::names_of(tx.conn, &by)?;
    let page = addresses::Submission(draft).sections();
    let mut mails = Vec::new();
    for person in store::colleagues_of(tx.conn, &own.party, tx.now)? {
        let position = |one: &&SectionAssignment| Some(sections.get(&one.section_id)?.position);
        let mut theirs: Vec<&SectionAssignment> = assigned
            .iter()
            .filter(|one| one.whose() == person.who)
            .collect();
        theirs.sort_by_key(position);
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
        let by = names.of(by_whom(last));
        let context = json!({ "sections": labels, "more": more, "by": by });
        let (to, what) = (
            (&person, email.as_str()),
            ("section-assigned", page.as_str()),
        );
        mails.push(letter(tx, &own, to, what, context));
    }
    notifications::enqueue_many(tx.conn, tx.now, &mails)
}

/// Nobody, where a guest took it.
fn by_whom(one: &SectionAssignment) -> Writer {
    Writer {
        account: one.assigned_by,
        guest: None,
    }
}
