//! A comment that is opened to decide on it: written down as read by a person, and held for a while, so that two do not do
//! the same work.

use super::entering::{require_known, require_moderator};
use super::review::CommentReview;
use crate::access::Actor;
use crate::comments::store::with_place;
use crate::error::{Error, Result};
use crate::readings::actions as readings;
use crate::readings::store::ReadHow;
use crate::site::Site;
use crate::types::ids::CommentId;

/// Writes down that whoever asks has the comment before them that they were let look at.
///
/// # Errors
/// As [`Site::write`].
pub async fn open(site: &Site, actor: &Actor, look: &CommentReview) -> Result<()> {
    let disclosed = (!look.interests.is_empty()).then_some(look.submission.id);
    let of = (look.comment.id, disclosed);
    readings::read_comment(site, actor, of, &look.round, ReadHow::ToDecide).await
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
