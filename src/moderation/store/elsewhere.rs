//! Comments in whose texts one of several words stands.

use diesel::prelude::*;

use crate::comments::store::words_are_like;
use crate::db::Conn;
use crate::db::like::{like, lower, text_or};
use crate::db::schema::{comments, submissions};
use crate::error::Result;
use crate::submissions::model::{Moderation, Publication, SubmissionState};
use crate::types::ids::{CommentId, RoundId};

/// Comments of these rounds and in these states, of parties that let themselves be read, in whose texts one of these words
/// stands, in any letters and as a part of others too; at most `most`, in the order of their ids.
pub fn holding(
    conn: &mut Conn,
    rounds: &[RoundId],
    states: &[Moderation],
    words: &[String],
    most: i64,
) -> Result<Vec<CommentId>> {
    let mut query = comments::table
        .inner_join(submissions::table)
        .select(comments::id)
        .into_boxed();
    for word in words {
        query = query.or_filter(words_are_like!(like(word)));
    }
    Ok(query
        .filter(comments::round_id.eq_any(rounds))
        .filter(comments::moderation.eq_any(states))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .filter(submissions::publication.ne(Publication::None))
        .order(comments::id)
        .limit(most)
        .load(conn)?)
}
