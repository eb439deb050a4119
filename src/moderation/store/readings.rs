//! Who had which comment before them: when first, and when last.

use std::collections::{HashMap, HashSet};

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{accounts, comments, readings};
use crate::error::Result;
use crate::moderation::model::IN_MODERATION;
use crate::types::Moment;
use crate::types::ids::{AccountId, CommentId, RoundId};

/// Somebody who has a comment open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Their name.
    pub by: String,
    /// When they opened it last.
    pub at: Moment,
}

/// By how many people the comments of a round were read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadBy {
    pub comments: i64,
    /// By one person or more.
    pub one: i64,
    /// By two or more.
    pub two: i64,
}

#[derive(Insertable)]
// All rows in one statement, on either database.
#[diesel(table_name = readings, treat_none_as_default_value = false)]
struct Reading {
    comment_id: CommentId,
    account_id: AccountId,
    first_at: Moment,
    last_at: Moment,
}

/// So many rows a statement: well below the values either database takes in one.
const AT_ONCE: usize = 1_000;

/// Who had this comment before them, and when last.
pub fn readers(conn: &mut Conn, of: CommentId) -> Result<Vec<(AccountId, Held)>> {
    let rows: Vec<(AccountId, String, Moment)> = readings::table
        .inner_join(accounts::table)
        .filter(readings::comment_id.eq(of))
        .order(readings::last_at)
        .select((readings::account_id, accounts::name, readings::last_at))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(account, by, at)| (account, Held { by, at }))
        .collect())
}

/// Writes down that somebody had this comment before them already, and has it again.
pub fn note_read_again(conn: &mut Conn, of: CommentId, by: AccountId, now: Moment) -> Result<()> {
    let own = readings::table
        .filter(readings::comment_id.eq(of))
        .filter(readings::account_id.eq(by));
    diesel::update(own)
        .set(readings::last_at.eq(now))
        .execute(conn)?;
    Ok(())
}

/// Writes down that somebody has these comments before them for the first time; how many it was so of.
pub fn insert_readings(
    conn: &mut Conn,
    of: &[CommentId],
    by: AccountId,
    now: Moment,
) -> Result<usize> {
    let rows: Vec<Reading> = of
        .iter()
        .map(|id| Reading {
            comment_id: *id,
            account_id: by,
            first_at: now,
            last_at: now,
        })
        .collect();
    let insert = diesel::insert_into(readings::table);
    Ok(match conn {
        Conn::Pg(conn) => insert
            .values(&rows)
            .on_conflict_do_nothing()
            .execute(conn)?,
        Conn::Sqlite(conn) => insert
            .values(&rows)
            .on_conflict_do_nothing()
            .execute(conn)?,
    })
}

/// Writes down that somebody has these comments before them; which of them for the first time.
pub fn note_read(
    conn: &mut Conn,
    of: &[CommentId],
    by: AccountId,
    now: Moment,
) -> Result<Vec<CommentId>> {
    let mut first = Vec::new();
    for some in of.chunks(AT_ONCE) {
        let known: HashSet<CommentId> = readings::table
            .filter(readings::comment_id.eq_any(some))
            .filter(readings::account_id.eq(by))
            .select(readings::comment_id)
            .load::<CommentId>(conn)?
            .into_iter()
            .collect();
        let new: Vec<CommentId> = some
            .iter()
            .copied()
            .filter(|id| !known.contains(id))
            .collect();
        insert_readings(conn, &new, by, now)?;
        if !known.is_empty() {
            diesel::update(
                readings::table
                    .filter(readings::comment_id.eq_any(&known))
                    .filter(readings::account_id.eq(by)),
            )
            .set(readings::last_at.eq(now))
            .execute(conn)?;
        }
        first.extend(new);
    }
    Ok(first)
}

/// Who else opened one of these comments after `since`, the last of them; comments decided on since then are left out by
/// whoever asks, who asks of those that wait.
pub fn held_by_others(
    conn: &mut Conn,
    of: &[CommentId],
    me: Option<AccountId>,
    since: Moment,
) -> Result<HashMap<CommentId, Held>> {
    if of.is_empty() {
        return Ok(HashMap::new());
    }
    let mut query = readings::table
        .inner_join(accounts::table)
        .filter(readings::comment_id.eq_any(of))
        .filter(readings::last_at.gt(since))
        .order(readings::last_at)
        .select((readings::comment_id, accounts::name, readings::last_at))
        .into_boxed();
    if let Some(me) = me {
        query = query.filter(readings::account_id.ne(me));
    }
    let rows: Vec<(CommentId, String, Moment)> = query.load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, by, at)| (id, Held { by, at }))
        .collect())
}

/// By how many people the comments of this round were read.
pub fn read_by(conn: &mut Conn, round: RoundId) -> Result<ReadBy> {
    let comments = comments::table
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.eq_any(IN_MODERATION))
        .count()
        .get_result(conn)?;
    let people: Vec<(CommentId, i64)> = readings::table
        .inner_join(comments::table)
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.eq_any(IN_MODERATION))
        .group_by(readings::comment_id)
        .select((readings::comment_id, count_star()))
        .load(conn)?;
    let two = people.iter().filter(|(_, people)| *people > 1).count();
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    Ok(ReadBy {
        comments,
        one: number(people.len()),
        two: number(two),
    })
}
