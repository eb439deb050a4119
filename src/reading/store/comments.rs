//! Which published comments a page shows: ids only. What may be shown of each is decided by
//! `moderation::store::published_by_ids`.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::comments::model::AnchorKind;
use crate::db::Conn;
use crate::db::schema::{comments, dispositions, passages, submissions};
use crate::error::Result;
use crate::reading::model::{PlaceFilter, Selection};
use crate::submissions::store::is_public_comment;
use crate::types::ids::{CommentId, PassageId, RoundId};

/// Ids of the published comments of a round that fit `selection`, with the numbers they go by: at most
/// `limit` after number `after`, in the order of these numbers, which says nothing of when they came.
pub fn selected_ids(
    conn: &mut Conn,
    round: RoundId,
    selection: &Selection,
    after: i64,
    limit: i64,
) -> Result<Vec<(CommentId, i64)>> {
    let mut query = comments::table
        .inner_join(submissions::table)
        .filter(comments::round_id.eq(round))
        .filter(is_public_comment())
        .filter(comments::public_number.gt(after))
        .order(comments::public_number)
        .limit(limit)
        .select((comments::id, comments::public_number.assume_not_null()))
        .into_boxed();
    match &selection.place {
        PlaceFilter::Anywhere => {}
        PlaceFilter::Document => query = query.filter(comments::anchor.eq(AnchorKind::Document)),
        PlaceFilter::Sections(ids) => {
            let inside = passages::table
                .filter(passages::section_id.eq_any(ids.clone()))
                .select(passages::id.nullable());
            query = query.filter(
                comments::section_id
                    .eq_any(ids.clone())
                    .or(comments::passage_id.eq_any(inside)),
            );
        }
        PlaceFilter::Passage(passage, None) => {
            query = query.filter(comments::passage_id.eq(*passage));
        }
        PlaceFilter::Passage(passage, Some(section)) => {
            query = query.filter(
                comments::passage_id.eq(*passage).or(comments::section_id
                    .eq(*section)
                    .and(comments::anchor.eq(AnchorKind::Section))),
            );
        }
    }
    if let Some(group) = &selection.group {
        query = query.filter(comments::group_code.eq(group.clone()));
    }
    if let Some(kind) = selection.kind {
        query = query.filter(comments::kind.eq(kind));
    }
    if let Some(disposition) = selection.disposition {
        let answered = dispositions::table
            .filter(dispositions::published_disposition.eq(disposition))
            .select(dispositions::comment_id);
        query = query.filter(comments::id.eq_any(answered));
    }
    Ok(query.load(conn)?)
}

#[derive(QueryableByName)]
struct Ranked {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// Ids of the first `each` published comments of every place of a round, by number; of one group
/// only if `group` is given.
pub fn first_ids(
    conn: &mut Conn,
    round: RoundId,
    group: Option<&str>,
    each: i64,
) -> Result<Vec<CommentId>> {
    let rows: Vec<Ranked> = diesel::sql_query(
        "SELECT id FROM (\
             SELECT c.id AS id, c.public_number AS number, row_number() OVER (\
                 PARTITION BY c.passage_id, \
                     CASE WHEN c.passage_id IS NULL THEN c.section_id END \
                 ORDER BY c.public_number) AS place \
             FROM public_comments c \
             WHERE c.round_id = $1 AND ($2 = '' OR c.group_code = $3)\
         ) ranked WHERE place <= $4 ORDER BY number",
    )
    .bind::<BigInt, _>(round.0)
    .bind::<Text, _>(group.unwrap_or_default())
    .bind::<Text, _>(group.unwrap_or_default())
    .bind::<BigInt, _>(each)
    .load(conn)?;
    Ok(rows.into_iter().map(|row| CommentId(row.id)).collect())
}

/// What a published comment quotes: its number, the passage, where the words began and which, and how many errata the
/// passage had then.
pub type Quotation = (i64, PassageId, i64, String, i64);

/// The quotations in the published comments of a round, by number.
pub fn quotations(conn: &mut Conn, round: RoundId) -> Result<Vec<Quotation>> {
    Ok(comments::table
        .inner_join(submissions::table)
        .filter(comments::round_id.eq(round))
        .filter(is_public_comment())
        .filter(comments::anchor.eq(AnchorKind::Quote))
        .filter(comments::passage_id.is_not_null())
        .filter(comments::quote_start.is_not_null())
        .filter(comments::quote_exact.is_not_null())
        .filter(comments::public_number.is_not_null())
        .order(comments::public_number)
        .select((
            comments::public_number.assume_not_null(),
            comments::passage_id.assume_not_null(),
            comments::quote_start.assume_not_null(),
            comments::quote_exact.assume_not_null(),
            comments::errata_seen,
        ))
        .load(conn)?)
}

/// Ids of the published comments on a passage that propose other words: the first `limit`, by number.
pub fn proposing_ids(
    conn: &mut Conn,
    round: RoundId,
    passage: PassageId,
    limit: i64,
) -> Result<Vec<CommentId>> {
    Ok(comments::table
        .inner_join(submissions::table)
        .filter(comments::round_id.eq(round))
        .filter(comments::passage_id.eq(passage))
        .filter(is_public_comment())
        .filter(comments::proposed_text.is_not_null())
        .order(comments::public_number)
        .limit(limit)
        .select(comments::id)
        .load(conn)?)
}
