//! Comments that the drafters took over.

use std::collections::HashSet;

use diesel::prelude::*;

use crate::comments::store::Anchored;
use crate::db::Conn;
use crate::db::schema::{comments, dispositions};
use crate::error::Result;
use crate::promises::model::Accepted;
use crate::responses::model::Disposition;
use crate::submissions::model::Moderation;
use crate::types::ids::{CommentId, RoundId};

/// The comments on these rounds that the drafters took over, published or not, by number.
pub fn accepted(conn: &mut Conn, rounds: &[RoundId]) -> Result<Vec<Accepted>> {
    type Row = (
        Anchored,
        String,
        Option<String>,
        String,
        Option<i64>,
        Disposition,
    );
    let rows: Vec<Row> = comments::table
        .inner_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq_any(rounds))
        .filter(comments::moderation.ne_all(Moderation::NOT_STANDING))
        .filter(dispositions::disposition.eq_any(Disposition::TAKEN_OVER))
        .order(comments::id)
        .select((
            Anchored::as_select(),
            comments::body,
            comments::proposed_text,
            comments::reference,
            comments::public_number,
            dispositions::disposition,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(
            |(anchored, body, proposed, reference, number, disposition)| Accepted {
                id: anchored.id,
                anchor: anchored.anchor,
                body,
                proposed,
                reference,
                number,
                disposition,
            },
        )
        .collect())
}

/// Ids in one `IN (…)`: SQLite takes at most 32,766 bound values.
const CHUNK: usize = 10_000;

/// Those of these comments that were taken over by an answer that is public.
pub fn taken_over_in_public(conn: &mut Conn, of: &[CommentId]) -> Result<HashSet<CommentId>> {
    let mut found = HashSet::new();
    for some in of.chunks(CHUNK) {
        let ids: Vec<CommentId> = dispositions::table
            .filter(dispositions::comment_id.eq_any(some))
            .filter(dispositions::published_at.is_not_null())
            .filter(dispositions::published_disposition.eq_any(Disposition::TAKEN_OVER))
            .select(dispositions::comment_id)
            .load(conn)?;
        found.extend(ids);
    }
    Ok(found)
}
