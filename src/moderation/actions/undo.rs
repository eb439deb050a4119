//! Taking back what was decided a moment ago. The party has not been told yet: letters about decisions wait as long.

use chrono::Duration;
use serde_json::json;

use super::entering::require_moderator;
use crate::access::{Actor, Right, Rx};
use crate::audit::Event;
use crate::config::Config;
use crate::consultations::store::public_changed;
use crate::error::{Error, Message, Result};
use crate::moderation::model::Verdict;
use crate::moderation::store::{self, TakenDecision};
use crate::notifications::{LetterKind, forget_party_letters};
use crate::site::Site;
use crate::types::Moment;
use crate::types::ids::CommentId;

/// The letters that tell of decisions.
const LETTERS: [LetterKind; 2] = [LetterKind::CommentDecided, LetterKind::SubmissionDecided];

/// What a moderator decided last and can still take back: one act, on however many comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undoable {
    /// When it was decided, which says which act it is: one moderator does one thing at a time.
    pub at: Moment,
    /// Until when it can be taken back.
    pub until: Moment,
    pub count: i64,
    /// One of the comments.
    pub comment: CommentId,
    pub verdict: Verdict,
}

/// How long a decision can be taken back.
fn term(config: &Config) -> Duration {
    Duration::seconds(config.moderation.undo_seconds)
}

/// What whoever asks decided last and can still take back, if anything.
pub(super) fn undoable(rx: &mut Rx<'_>) -> Result<Option<Undoable>> {
    let term = term(rx.config);
    let Some(account) = rx.actor.account().filter(|_| term > Duration::zero()) else {
        return Ok(None);
    };
    let last = store::last_act(rx.conn, account, rx.now - term)?;
    Ok(last.map(|(at, verdict, count, comment)| Undoable {
        at,
        until: at + term,
        count,
        comment,
        verdict,
    }))
}

/// Takes back all that whoever asks decided at that moment: each comment is what it was before, and nobody is told. How many
/// they were.
///
/// # Errors
/// [`Error::Refused`] once the time is over, or naming a comment on which somebody decided since.
pub async fn undo(site: &Site, actor: &Actor, at: Moment) -> Result<usize> {
    require_moderator(actor)?;
    site.write(actor, move |tx| {
        let late = || Error::refused("moderation-undo-late");
        let account = tx.actor.account().ok_or_else(late)?;
        if at + term(tx.config) <= tx.now {
            return Err(late());
        }
        let taken = store::act(tx.conn, account, at)?;
        if taken.is_empty() {
            return Err(late());
        }
        for one in &taken {
            if !tx.actor.may(Right::Moderate(one.consultation)) {
                return Err(Error::NotFound);
            }
            if !one.holds {
                let message = Message::new("moderation-undo-decided").with("number", one.comment);
                return Err(Error::refused(message));
            }
        }
        if store::take_back(tx.conn, &taken)? < taken.len() {
            return Err(late());
        }
        let parties: Vec<_> = taken.iter().map(|one| one.party).collect();
        forget_party_letters(tx.conn, &parties, &LETTERS, at)?;
        let events: Vec<Event> = taken.iter().map(event).collect();
        tx.record_all(&events)?;
        let mut consultations: Vec<_> = taken.iter().map(|one| one.consultation).collect();
        consultations.sort_unstable();
        consultations.dedup();
        for id in consultations {
            public_changed(tx.conn, id)?;
        }
        Ok(taken.len())
    })
    .await
}

fn event(taken: &TakenDecision) -> Event {
    Event::new("comment.undo", "comment", taken.comment.0)
        .in_consultation(taken.consultation.0)
        .with(json!({ "verdict": taken.verdict, "sequence": taken.sequence }))
}
