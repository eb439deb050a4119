//! Who is at work on which comment, so that two do not do the same.

use std::collections::HashMap;

use chrono::Duration;

use crate::access::Rx;
use crate::comments::model::Comment;
use crate::error::Result;
use crate::moderation::store::{self, Held};
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

/// Whether whoever asks had this comment before them, and who else has it open, if it waits for a decision.
pub(super) fn readers(rx: &mut Rx<'_>, of: &Comment) -> Result<(bool, Option<Held>)> {
    let (me, since) = (rx.actor.account(), since(rx));
    let (own, others): (Vec<_>, Vec<_>) = store::readers(rx.conn, of.id)?
        .into_iter()
        .partition(|(account, _)| Some(*account) == me);
    let waits = of.moderation == Moderation::Pending;
    let last = others.into_iter().map(|(_, held)| held).next_back();
    Ok((
        !own.is_empty(),
        last.filter(|held| waits && held.at > since),
    ))
}

fn since(rx: &Rx<'_>) -> Moment {
    rx.now - Duration::minutes(HELD_MINUTES)
}
