//! Who is at work on which comment, so that two do not do the same.

use std::collections::HashMap;

use chrono::Duration;

use crate::access::Rx;
use crate::comments::model::Comment;
use crate::error::Result;
use crate::readings::store::{self, Held};
use crate::submissions::model::Moderation;
use crate::types::Moment;
use crate::types::ids::CommentId;

/// How long somebody who opened a comment is taken to be at work on it.
const HELD_MINUTES: i64 = 5;

/// Who else has one of these comments open, of those that wait for a decision.
pub(super) fn held(rx: &mut Rx<'_>, of: &[Comment]) -> Result<HashMap<CommentId, Held>> {
    let waiting: Vec<CommentId> = of
        .iter()
        .filter(|comment| comment.moderation == Moderation::Pending)
        .map(|comment| comment.id)
        .collect();
    let since = since(rx);
    store::held_by_others(rx.conn, &waiting, rx.actor.account(), since)
}

/// Who else has this comment open, if it waits for a decision.
pub(super) fn holder(rx: &mut Rx<'_>, of: &Comment) -> Result<Option<Held>> {
    let mut held = held(rx, std::slice::from_ref(of))?;
    Ok(held.remove(&of.id))
}

fn since(rx: &Rx<'_>) -> Moment {
    rx.now - Duration::minutes(HELD_MINUTES)
}
