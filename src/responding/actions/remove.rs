//! A comment is taken out of a draft.

use crate::access::{Actor, Right};
use crate::comments::actions::changeable;
use crate::error::Result;
use crate::site::Site;
use crate::teamwork::actions::set_aside;
use crate::teamwork::model::SetAsideReason;
use crate::teamwork::store as teamwork;
use crate::types::ids::{CommentId, SubmissionId};

/// Takes a comment out of a draft; what is written for an organisation is kept as an original. Whether it was kept so.
///
/// # Errors
/// [`Error::Refused`] when it is no draft (any more) or the round is not open.
pub async fn remove(site: &Site, actor: &Actor, ids: (SubmissionId, CommentId)) -> Result<bool> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let (own, comment) = changeable(tx, ids)?;
        if own.is_shared() {
            set_aside(tx, &comment, (SetAsideReason::Dropped, None))?;
            Ok(true)
        } else {
            teamwork::remove_comment(tx.conn, comment.id)?;
            Ok(false)
        }
    })
    .await
}
