//! Whether published answers satisfy the parties they were given to.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel::result::DatabaseErrorKind;
use diesel::result::Error::DatabaseError;

use crate::db::Conn;
use crate::db::schema::{comments, dispositions, satisfactions};
use crate::error::Result;
use crate::responses::model::{Satisfaction, SatisfactionCounts};
use crate::types::ids::{CommentId, RoundId, SectionId};

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    comments::round_id,
    satisfactions::satisfied,
);

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

/// How many of the answers of each of these rounds, as they are public now, satisfy those they were given to.
pub fn satisfaction_counts(
    conn: &mut Conn,
    rounds: &[RoundId],
) -> Result<HashMap<RoundId, SatisfactionCounts>> {
    let rows: Vec<(RoundId, bool, i64)> = satisfactions::table
        .inner_join(comments::table)
        .inner_join(
            dispositions::table.on(dispositions::comment_id
                .eq(satisfactions::comment_id)
                .and(dispositions::published_at.eq(satisfactions::answer_published_at.nullable()))),
        )
        .filter(comments::round_id.eq_any(rounds))
        .filter(comments::moderation.ne_all(super::publication::NOT_ANSWERED))
        .group_by((comments::round_id, satisfactions::satisfied))
        .select((comments::round_id, satisfactions::satisfied, count_star()))
        .load(conn)?;
    let mut found: HashMap<RoundId, SatisfactionCounts> = HashMap::new();
    for (round, satisfied, count) in rows {
        let counts = found.entry(round).or_default();
        *if satisfied {
            &mut counts.satisfied
        } else {
            &mut counts.not_satisfied
        } += count;
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
