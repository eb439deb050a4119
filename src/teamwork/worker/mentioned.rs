//! Who was named in which notes.

use chrono::Duration;
use serde_json::{Value, json};

use super::letter::{MOST, NAMED, alone, first_quiet, letter};
use crate::access::{Actor, Tx, Writer};
use crate::comments::actions::sections_by_id;
use crate::db::Conn;
use crate::error::Result;
use crate::notifications;
use crate::platform::names::listed;
use crate::site::Site;
use crate::submissions::own::OwnSubmission;
use crate::teamwork::store::{self, Mention};
use crate::types::Moment;
use crate::types::ids::{MentionId, SubmissionId};
use crate::web::addresses;

/// Mails those of one draft where they were named; returns how many drafts that were.
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
        let Some((draft, named)) = due(tx.conn, tx.now - quiet)? else {
            return Ok(0);
        };
        tell(tx, draft, &named)?;
        let told: Vec<MentionId> = named.iter().map(|one| one.id).collect();
        store::remove_mentions(tx.conn, &told)?;
        Ok(1)
    })
    .await
}

/// Who waits of the first draft in which nobody was named since `before`.
fn due(conn: &mut Conn, before: Moment) -> Result<Option<(SubmissionId, Vec<Mention>)>> {
    let waiting = store::waiting_mentions(conn, MOST)?;
    let all = waiting.iter().map(|one| (one.submission, one.at));
    Ok(first_quiet(all, before).map(|id| {
        let of = waiting.into_iter().filter(|one| one.submission == id);
        (id, of.collect())
    }))
}

/// Mails each who was named by which comments that is, unless they write in the draft no more, or nobody does.
fn tell(tx: &mut Tx<'_>, draft: SubmissionId, named: &[Mention]) -> Result<()> {
    let own = OwnSubmission::of(tx.conn, draft)?;
    if !own.is_shared_draft() || !own.round.takes_comments(tx.now) {
        return Ok(());
    }
    let sections = sections_by_id(tx.conn, own.round.version_id)?;
    let by: Vec<Writer> = named.iter().map(|one| one.by).collect();
    let names = store::names_of(tx.conn, &by)?;
    let place = |one: &&Mention| -> Value {
        let section = one.section.and_then(|id| sections.get(&id));
        json!({
            "section": section.map(|section| section.label()).unwrap_or_default(),
            "url": tx.config.absolute(&addresses::Submission(draft).comment(one.comment)),
        })
    };
    let mut mails = Vec::new();
    for person in store::colleagues_of(tx.conn, &own.party, tx.now)? {
        let theirs: Vec<&Mention> = named
            .iter()
            .filter(|one| Some(one.account) == person.who.account)
            .collect();
        let (Some(first), Some(email)) = (theirs.first(), &person.email) else {
            continue;
        };
        let mut people: Vec<String> = Vec::new();
        for by in theirs.iter().map(|one| names.of(one.by)) {
            if !by.is_empty() && !people.contains(&by) {
                people.push(by);
            }
        }
        let context = json!({
            "by": listed(people.iter().map(String::as_str)),
            "places": theirs.iter().take(NAMED).map(place).collect::<Vec<_>>(),
            "more": theirs.len().saturating_sub(NAMED),
        });
        let page = addresses::Submission(draft).comment(first.comment);
        let (to, what) = ((&person, email.as_str()), ("note-mentioned", page.as_str()));
        mails.push(letter(tx, &own, to, what, context));
    }
    notifications::enqueue_many(tx.conn, tx.now, &mails)
}
