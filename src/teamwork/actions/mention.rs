//! Colleagues are named in a note: whom it names now and did not before is mailed, and who is no more is not.

use serde_json::json;

use crate::access::{Tx, Writer};
use crate::audit::Event;
use crate::consultations::model::{Party, Round};
use crate::error::{Error, Message, Result};
use crate::platform::names::listed;
use crate::teamwork::assignments::Colleague;
use crate::teamwork::mentions::{called, mentioned, names, unclear};
use crate::teamwork::store;
use crate::types::ids::{AccountId, CommentId, SubmissionId};

/// A note beside a comment of a draft.
pub struct NoteOf<'a> {
    pub round: &'a Round,
    pub party: &'a Party,
    pub submission: SubmissionId,
    pub comment: CommentId,
}

impl NoteOf<'_> {
    /// The note with the name of whoever was picked at its end, unless it stands there.
    ///
    /// # Errors
    /// [`Error::Invalid`] when nobody of that name writes in the draft, or it is the first name of several.
    pub(super) fn with_picked(&self, tx: &mut Tx<'_>, note: &str, picked: &str) -> Result<String> {
        if picked.trim().is_empty() {
            return Ok(note.to_owned());
        }
        let team = store::colleagues_of(tx.conn, self.party, tx.now)?;
        let found = called(picked, &team);
        let Some(first) = found.first() else {
            return Err(Error::invalid("mention", "team-mention-nobody"));
        };
        let names = names(&found);
        if names.len() > 1 {
            return Err(several("mention", picked, &names));
        }
        if mentioned(note, &team).contains(&first.who) {
            return Ok(note.to_owned());
        }
        let name = format!("@{}", first.name);
        Ok(if note.is_empty() {
            name
        } else {
            format!("{note}\n{name}")
        })
    }

    /// Sees whom the note names that it did not before, and whom it names no more.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it names somebody by a first name that several have.
    pub(super) fn changed(&self, tx: &mut Tx<'_>, (before, after): (&str, &str)) -> Result<()> {
        if before == after || !(before.contains('@') || after.contains('@')) {
            return Ok(());
        }
        let team = store::colleagues_of(tx.conn, self.party, tx.now)?;
        let known = unclear(before, &team);
        let mut new = unclear(after, &team).into_iter();
        // What was clear when it was written is no fault of whoever adds to it.
        if let Some(one) = new.find(|one| !known.contains(one)) {
            return Err(several("note", &one.typed, &one.names));
        }
        let (before, after) = (named(before, &team, tx), named(after, &team, tx));
        let gone: Vec<AccountId> = without(&before, &after)
            .filter_map(|who| who.account)
            .collect();
        store::forget_mentions(tx.conn, self.comment, &gone)?;
        let new: Vec<Writer> = without(&after, &before).collect();
        if new.is_empty() {
            return Ok(());
        }
        // Who came in with a code has no address here, and reads it on the page.
        let accounts: Vec<AccountId> = new.iter().filter_map(|who| who.account).collect();
        let by = tx.actor.writer();
        store::insert_mentions(tx.conn, tx.now, self.comment, &accounts, by)?;
        let guests: Vec<_> = new.iter().filter_map(|who| who.guest).collect();
        let event = Event::new("note.mention", "submission", self.submission.0)
            .in_consultation(self.round.consultation_id.0)
            .with(json!({ "comment": self.comment, "accounts": accounts, "guests": guests }));
        tx.record(event)
    }
}

/// That a first name could be that of each of these.
fn several(field: &'static str, typed: &str, names: &[String]) -> Error {
    let message = Message::new("team-mention-several")
        .with("name", typed.trim().trim_start_matches('@'))
        .with("names", listed(names.iter().map(String::as_str)));
    Error::invalid(field, message)
}

/// Whom a note names, besides whoever writes it.
fn named(note: &str, team: &[Colleague], tx: &Tx<'_>) -> Vec<Writer> {
    let mut all = mentioned(note, team);
    all.retain(|who| *who != tx.actor.writer());
    all
}

fn without<'a>(these: &'a [Writer], others: &'a [Writer]) -> impl Iterator<Item = Writer> + 'a {
    these.iter().copied().filter(|who| !others.contains(who))
}
