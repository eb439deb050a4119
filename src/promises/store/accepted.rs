//! Comments that the drafters took over.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::comments::store::Anchored;
use crate::db::Conn;
use crate::db::schema::{comments, dispositions, promises};
use crate::error::Result;
use crate::promises::model::Accepted;
use crate::responses::model::Disposition;
use crate::submissions::model::Moderation;
use crate::types::ids::{CommentId, RoundId, VersionId};

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

/// The comments on these rounds that were taken over by an answer that is public, each with the keys of the passages of
/// `version` that drafters linked it to.
pub fn taken_over_in_public(
    conn: &mut Conn,
    rounds: &[RoundId],
    version: VersionId,
) -> Result<HashMap<CommentId, Vec<String>>> {
    let on_them = comments::table
        .filter(comments::round_id.eq_any(rounds))
        .select(comments::id);
    let rows: Vec<(CommentId, Option<String>)> = dispositions::table
        .left_join(
            promises::table.on(promises::comment_id
                .eq(dispositions::comment_id)
                .and(promises::version_id.eq(version))),
        )
        .filter(dispositions::comment_id.eq_any(on_them))
        .filter(dispositions::published_at.is_not_null())
        .filter(dispositions::published_disposition.eq_any(Disposition::TAKEN_OVER))
        .select((dispositions::comment_id, promises::passage_key.nullable()))
        .load(conn)?;
    let mut found: HashMap<CommentId, Vec<String>> = HashMap::new();
    for (comment, key) in rows {
        found.entry(comment).or_default().extend(key);
    }
    Ok(found)
}
