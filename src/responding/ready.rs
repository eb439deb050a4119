//! Tells those who lead that everything in a draft which several people write is ready, once nothing in it changes any more;
//! and once, until something of it is being written again.

use std::collections::HashSet;

use chrono::Duration;
use serde_json::json;

use crate::access::{Actor, Writer};
use crate::answers::store as answers;
use crate::comments::model::Comment;
use crate::db::Conn;
use crate::error::Result;
use crate::notifications::{self, LetterKind, PartyLetter};
use crate::responding::actions::load_full;
use crate::site::Site;
use crate::submissions::own::OwnSubmission;
use crate::submissions::store::{self as submissions, ChangedDraft};
use crate::teamwork::assignments::{SectionAssignment, all_ready};
use crate::teamwork::model::WorkingNote;
use crate::teamwork::store as teamwork;
use crate::types::Moment;
use crate::web::addresses;

/// A draft that was looked at.
struct Looked {
    seen: ChangedDraft,
    ready: bool,
    /// What those who lead are told if they do not know it; `None` where nobody else wrote it.
    letter: Option<PartyLetter>,
}

/// Looks at one draft that was changed a while ago; returns how many drafts that were.
pub async fn step(site: &Site) -> Result<usize> {
    let quiet = Duration::minutes(site.config.teams.quiet_minutes);
    // Mostly there is nothing: a look costs no write. And nobody who writes waits for the reading of a whole draft.
    let looked = site
        .read(
            &Actor::system(),
            move |rx| match submissions::changed_draft(rx.conn, rx.now - quiet)? {
                Some(seen) => look(rx.conn, rx.now, seen).map(Some),
                None => Ok(None),
            },
        )
        .await?;
    let Some(Looked {
        seen,
        ready,
        letter,
    }) = looked
    else {
        return Ok(0);
    };
    site.write(&Actor::system(), move |tx| {
        let letter = letter.filter(|_| ready && seen.ready_told_at.is_none());
        let told = match &letter {
            Some(_) => Some(tx.now),
            None => seen.ready_told_at.filter(|_| ready),
        };
        // Of several nodes one is first; and what was changed meanwhile is looked at again later.
        if submissions::note_looked_at(tx.conn, seen, told)?
            && let Some(letter) = letter
        {
            notifications::notify(tx.conn, tx.now, &letter)?;
        }
        Ok(1)
    })
    .await
}

fn look(conn: &mut Conn, now: Moment, seen: ChangedDraft) -> Result<Looked> {
    let own = OwnSubmission::of(conn, seen.id)?;
    if !own.is_shared_draft() || !own.round.takes_comments(now) {
        return Ok(Looked {
            seen,
            ready: false,
            letter: None,
        });
    }
    let whole = load_full(conn, own)?;
    let ideas = teamwork::ideas_of(conn, seen.id)?.len();
    let assigned = teamwork::assignments_of(conn, &[seen.id])?;
    let drafted = teamwork::drafted_of(conn, seen.id)?;
    let comments = whole.comments.iter().map(|written| &written.comment);
    let mut writers: HashSet<Writer> = comments
        .map(Comment::writer)
        .chain(drafted.values().map(WorkingNote::changed_by))
        .chain(assigned.iter().map(SectionAssignment::whose))
        .chain(answers::writers_of(conn, seen.id)?)
        .collect();
    writers.remove(&Writer::default());
    let leads: HashSet<Writer> = teamwork::colleagues_of(conn, &whole.own.party, now)?
        .into_iter()
        .filter(|one| one.lead)
        .map(|one| one.who)
        .collect();
    // A lead who writes alone knows.
    let is_alone = writers.len() < 2 && writers.is_subset(&leads);
    Ok(Looked {
        seen,
        ready: all_ready(ideas, &assigned) && whole.is_written(),
        letter: (!is_alone).then(|| {
            let page = addresses::Submission(seen.id).page();
            let context = json!({
                "comments": whole.comments.len(),
                "closes_at": whole.own.round.closes_at,
                "time_zone": whole.own.consultation.zone().name(),
            });
            PartyLetter::new(whole.own.party.id, LetterKind::DraftReady, page, context)
        }),
    })
}
