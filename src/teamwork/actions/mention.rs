//! Colleagues are named in a note: whom it names now and did not before is mailed, and who is no more is not.

use serde_json::json;

use crate::access::{Tx, Writer};
use crate::audit::Event;
use crate::consultations::model::{Party, Round};
use crate::error::{Error, Result};
use crate::teamwork::assignments::Colleague;
use crate::teamwork::mentions::{called, mentioned};
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
    /// [`Error::Invalid`] when nobody of that name writes in the draft.
    pub(super) fn with_picked(&self, tx: &mut Tx<'_>, note: &str, picked: &str) -> Result<String> {
        if picked.trim().is_empty() {
            return Ok(note.to_owned());
        }
        let team = store::colleagues_of(tx.conn, self.party, tx.now)?;
        let found = called(picked, &team);
        let Some(first) = found.first() else {
            return Err(Error::invalid("mention", "team-mention-nobody"));
        };
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
    pub(super) fn changed(&self, tx: &mut Tx<'_>, (before, after): (&str, &str)) -> Result<()> {
        if before == after || !(before.contains('@') || after.contains('@')) {
            return Ok(());
        }
        let team = store::colleagues_of(tx.conn, self.party, tx.now)?;
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

/// Whom a note names, besides whoever writes it.
fn named(note: &str, team: &[Colleague], tx: &Tx<'_>) -> Vec<Writer> {
    let mut all = mentioned(note, team);
    all.retain(|who| *who != tx.actor.writer());
    all
}

fn without<'a>(these: &'a [Writer], others: &'a [Writer]) -> impl Iterator<Item = Writer> + 'a {
    these.iter().copied().filter(|who| !others.contains(who))
}
