//! A comment that is opened to decide on it: written down as read by a person, and held for a while, so that two do not do
//! the same work.

use super::entering::{require_known, require_moderator};
use super::review::CommentReview;
use crate::access::{Actor, Tx};
use crate::audit::Event;
use crate::comments::store::with_place;
use crate::error::{Error, Result};
use crate::moderation::store;
use crate::site::Site;
use crate::types::ids::{CommentId, ConsultationId};

/// Writes down that whoever asks has the comment before them that they were let look at.
///
/// # Errors
/// As [`Site::write`].
pub async fn open(site: &Site, actor: &Actor, look: &CommentReview) -> Result<()> {
    let (id, consultation) = (look.comment.id, look.round.consultation_id);
    let again = look.read_before;
    site.write(actor, move |tx| {
        let Some(account) = tx.actor.account() else {
            return Ok(());
        };
        if again {
            return store::note_read_again(tx.conn, id, account, tx.now);
        }
        if store::insert_readings(tx.conn, &[id], account, tx.now)? == 1 {
            tx.record(read(id, consultation))?;
        }
        Ok(())
    })
    .await
}

fn read(id: CommentId, consultation: ConsultationId) -> Event {
    Event::new("comment.read", "comment", id.0).in_consultation(consultation.0)
}

/// Whether this comment is one that whoever asks decides on.
///
/// # Errors
/// For somebody who moderates nothing.
pub async fn is_decidable(site: &Site, actor: &Actor, id: CommentId) -> Result<bool> {
    require_moderator(actor)?;
    let look = site.read(actor, move |rx| {
        let (comment, _, _, round, _) = with_place(rx.conn, id)?;
        require_known(rx.actor, &comment, round.consultation_id)
    });
    match look.await {
        Ok(()) => Ok(true),
        Err(Error::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

/// Writes down that whoever acts has these comments before them, whole; for the first time with an event.
pub(super) fn note_read(tx: &mut Tx<'_>, of: &[(CommentId, ConsultationId)]) -> Result<()> {
    let Some(account) = tx.actor.account() else {
        return Ok(());
    };
    let ids: Vec<CommentId> = of.iter().map(|(id, _)| *id).collect();
    let first = store::note_read(tx.conn, &ids, account, tx.now)?;
    let events: Vec<Event> = of
        .iter()
        .filter(|(id, _)| first.contains(id))
        .map(|(id, consultation)| read(*id, *consultation))
        .collect();
    tx.record_all(&events)
}
