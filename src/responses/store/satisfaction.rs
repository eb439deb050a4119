//! Whether published answers satisfy the parties they were given to.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel::result::DatabaseErrorKind;
use diesel::result::Error::DatabaseError;
use diesel::sql_types::{BigInt, Text};

use crate::db::Conn;
use crate::db::schema::{comments, dispositions, satisfactions};
use crate::error::Result;
use crate::responses::model::{Satisfaction, SatisfactionCounts};
use crate::responses::second_looks::LookCounts;
use crate::types::ids::{CommentId, RoundId, SectionId};

/// What was said of the answers to these comments.
pub fn satisfactions(
    conn: &mut Conn,
    of: &[CommentId],
) -> Result<HashMap<CommentId, Satisfaction>> {
    let rows: Vec<Satisfaction> = satisfactions::table
        .filter(satisfactions::comment_id.eq_any(of))
        .select(Satisfaction::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.comment_id, row)).collect())
}

/// Writes down what a party says of an answer, in place of what it said before.
pub fn set_satisfaction(conn: &mut Conn, said: &Satisfaction) -> Result<()> {
    let values = (
        satisfactions::satisfied.eq(said.satisfied),
        satisfactions::remark.eq(&said.remark),
        satisfactions::answer_published_at.eq(said.answer_published_at),
        satisfactions::set_by.eq(said.set_by),
        satisfactions::set_at.eq(said.set_at),
    );
    let known = satisfactions::table.filter(satisfactions::comment_id.eq(said.comment_id));
    if diesel::update(known).set(values).execute(conn)? > 0 {
        return Ok(());
    }
    // Two of one party at once: the second finds the row of the first.
    let inserted = conn.transaction(|conn| {
        diesel::insert_into(satisfactions::table)
            .values((satisfactions::comment_id.eq(said.comment_id), values))
            .execute(conn)
    });
    match inserted {
        Err(DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => {
            diesel::update(known).set(values).execute(conn)?;
            Ok(())
        }
        other => Ok(other.map(|_| ())?),
    }
}

#[derive(QueryableByName)]
struct Opinion {
    #[diesel(sql_type = BigInt)]
    round_id: RoundId,
    /// 1: satisfied.
    #[diesel(sql_type = BigInt)]
    yes: i64,
    /// 1: said of the answer as it is public now.
    #[diesel(sql_type = BigInt)]
    now: i64,
    /// "" where no second look was asked for.
    #[diesel(sql_type = Text)]
    look: String,
    #[diesel(sql_type = BigInt)]
    many: i64,
}

/// How many of the answers of each of these rounds, as they are public now, satisfy those they were given to; and how many were
/// looked at again, which is asked for only by who said that one does not.
pub fn opinions(
    conn: &mut Conn,
    rounds: &[RoundId],
) -> Result<HashMap<RoundId, (SatisfactionCounts, LookCounts)>> {
    let mut found: HashMap<RoundId, (SatisfactionCounts, LookCounts)> = HashMap::new();
    if rounds.is_empty() {
        return Ok(found);
    }
    // Numbers only: there is no word in it that somebody chose.
    let ids: Vec<String> = rounds.iter().map(ToString::to_string).collect();
    let rows: Vec<Opinion> = diesel::sql_query(format!(
        "SELECT round_id, yes, now, look, COUNT(*) AS many FROM (\
             SELECT c.round_id AS round_id, \
                 CAST(CASE WHEN s.satisfied THEN 1 ELSE 0 END AS BIGINT) AS yes, \
                 CAST(CASE WHEN d.published_at = s.answer_published_at THEN 1 ELSE 0 END AS BIGINT) AS now, \
                 CASE WHEN l.id IS NULL THEN '' ELSE COALESCE(l.outcome, 'open') END AS look \
             FROM satisfactions s JOIN comments c ON c.id = s.comment_id \
             JOIN dispositions d ON d.comment_id = s.comment_id \
             LEFT JOIN second_looks l ON l.comment_id = s.comment_id \
             WHERE c.round_id IN ({}) AND c.moderation NOT IN ('draft', 'gone')\
         ) said GROUP BY round_id, yes, now, look",
        ids.join(", ")
    ))
    .load(conn)?;
    for row in rows {
        let (satisfied, looks) = found.entry(row.round_id).or_default();
        match (row.now, row.yes) {
            (0, _) => {}
            (_, 0) => satisfied.not_satisfied += row.many,
            _ => satisfied.satisfied += row.many,
        }
        if !row.look.is_empty() {
            looks.add(row.look.parse().ok(), row.many);
        }
    }
    Ok(found)
}

/// How many answers do not satisfy, by section; under `None` those to comments on the document as a
/// whole.
pub fn not_satisfied_by_section(
    conn: &mut Conn,
    round: RoundId,
) -> Result<HashMap<Option<SectionId>, i64>> {
    let rows: Vec<(Option<SectionId>, i64)> = satisfactions::table
        .inner_join(comments::table)
        .inner_join(
            dispositions::table.on(dispositions::comment_id
                .eq(satisfactions::comment_id)
                .and(dispositions::published_at.eq(satisfactions::answer_published_at.nullable()))),
        )
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.ne_all(super::publication::NOT_ANSWERED))
        .filter(satisfactions::satisfied.eq(false))
        .group_by(comments::section_id)
        .select((comments::section_id, count_star()))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}
