//! A comment that is opened to decide on it: written down as read by a person, and held for a while, so that two do not do
//! the same work.

use super::entering::{require_known, require_moderator};
use super::review::CommentReview;
use crate::access::Actor;
use crate::comments::store::{by_public_number, with_place};
use crate::error::{Error, Result};
use crate::moderation::store;
use crate::readings::actions as readings;
use crate::readings::store::ReadHow;
use crate::site::Site;
use crate::types::ids::{CommentId, RoundId};

/// Writes down that whoever asks has the comment before them that they were let look at.
///
/// # Errors
/// As [`Site::write`].
pub async fn open(site: &Site, actor: &Actor, look: &CommentReview) -> Result<()> {
    let disclosed = (!look.interests.is_empty()).then_some(look.submission.id);
    let of = (look.comment.id, disclosed);
    readings::read_comment(site, actor, of, &look.round, ReadHow::ToDecide).await
}

/// The comment with this number that whoever asks decides on, if there is one: its own number, or the one it goes by outside.
///
/// # Errors
/// For somebody who moderates nothing.
pub async fn decidable(site: &Site, actor: &Actor, number: i64) -> Result<Option<CommentId>> {
    let mine = require_moderator(actor)?;
    site.read(actor, move |rx| {
        let own = CommentId(number);
        let known = with_place(rx.conn, own).and_then(|(comment, .., round, _)| {
            require_known(rx.actor, &comment, round.consultation_id)
        });
        match known {
            Ok(()) => return Ok(Some(own)),
            Err(Error::NotFound) => {}
            Err(other) => return Err(other),
        }
        let rounds = store::rounds_of(rx.conn, &mine)?;
        let rounds: Vec<RoundId> = rounds.iter().map(|(round, _)| round.id).collect();
        let outside = by_public_number(rx.conn, &rounds, number)?;
        Ok(outside.map(|comment| comment.id))
    })
    .await
}
