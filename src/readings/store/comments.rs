//! Who had which comment before them: when first, and when last.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{accounts, readings};
use crate::error::Result;
use crate::types::Moment;
use crate::types::ids::{AccountId, CommentId};

/// Somebody who has a comment open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Their name.
    pub by: String,
    /// When they opened it last.
    pub at: Moment,
}

/// How a comment was before somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadHow {
    /// Opened to decide on it: for a while they are taken to be at work on it.
    ToDecide,
    /// Opened to answer it.
    ToAnswer,
}

/// Whether something was before somebody for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    Yes,
    No,
}

#[derive(Insertable)]
// All rows in one statement, on either database.
#[diesel(table_name = readings, treat_none_as_default_value = false)]
struct Reading {
    comment_id: CommentId,
    account_id: AccountId,
    folded: bool,
    first_at: Moment,
    held_at: Option<Moment>,
}

/// So many rows a statement: well below the values either database takes in one.
const AT_ONCE: usize = 1_000;

/// Whether somebody had this comment before them, whole.
pub fn has_read(conn: &mut Conn, of: CommentId, by: AccountId) -> Result<bool> {
    let own = readings::table
        .filter(readings::comment_id.eq(of))
        .filter(readings::account_id.eq(by))
        .filter(readings::folded.eq(false));
    Ok(diesel::select(diesel::dsl::exists(own)).get_result(conn)?)
}

/// Writes down that somebody has a comment before them, whole, and whether that is for the first time.
pub fn read_comment(
    conn: &mut Conn,
    of: CommentId,
    by: AccountId,
    how: ReadHow,
    now: Moment,
) -> Result<First> {
    let held_at = (how == ReadHow::ToDecide).then_some(now);
    if insert(conn, &[of], by, false, (now, held_at))? == 1 {
        return Ok(First::Yes);
    }
    let own = || {
        readings::table
            .filter(readings::comment_id.eq(of))
            .filter(readings::account_id.eq(by))
    };
    // Until now they knew the letter it is a copy of, and in what it differs.
    let unfolded = diesel::update(own().filter(readings::folded.eq(true)))
        .set(readings::folded.eq(false))
        .execute(conn)?;
    if held_at.is_some() {
        diesel::update(own())
            .set(readings::held_at.eq(held_at))
            .execute(conn)?;
    }
    Ok(if unfolded == 1 { First::Yes } else { First::No })
}

/// New rows, where there are none yet; how many.
fn insert(
    conn: &mut Conn,
    of: &[CommentId],
    by: AccountId,
    folded: bool,
    (now, held_at): (Moment, Option<Moment>),
) -> Result<usize> {
    let rows: Vec<Reading> = of
        .iter()
        .map(|id| Reading {
            comment_id: *id,
            account_id: by,
            folded,
            first_at: now,
            held_at,
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

/// Those of these comments that somebody has not had before them: not whole, or with `folded` in no way.
fn unknown(
    conn: &mut Conn,
    of: &[CommentId],
    by: AccountId,
    folded: bool,
) -> Result<Vec<CommentId>> {
    let mut query = readings::table
        .filter(readings::comment_id.eq_any(of))
        .filter(readings::account_id.eq(by))
        .select(readings::comment_id)
        .into_boxed();
    if !folded {
        query = query.filter(readings::folded.eq(false));
    }
    let known: HashSet<CommentId> = query.load::<CommentId>(conn)?.into_iter().collect();
    let unknown = of.iter().copied().filter(|id| !known.contains(id));
    Ok(unknown.collect())
}

/// Writes down that somebody who decides on these comments has them before them, whole; which of them for the first time.
pub fn note_read(
    conn: &mut Conn,
    of: &[CommentId],
    by: AccountId,
    now: Moment,
) -> Result<Vec<CommentId>> {
    let mut first = Vec::new();
    for some in of.chunks(AT_ONCE) {
        let new = unknown(conn, some, by, false)?;
        let inserted = match new.len() {
            0 => 0,
            _ => insert(conn, &new, by, false, (now, Some(now)))?,
        };
        if inserted < some.len() {
            diesel::update(
                readings::table
                    .filter(readings::comment_id.eq_any(some))
                    .filter(readings::account_id.eq(by)),
            )
            .set((readings::folded.eq(false), readings::held_at.eq(Some(now))))
            .execute(conn)?;
        }
        first.extend(new);
    }
    Ok(first)
}

/// Writes down that somebody has the letter before them that these comments are copies of, and all in which each differs;
/// of which of them they knew nothing until now.
pub fn note_folded(
    conn: &mut Conn,
    of: &[CommentId],
    by: AccountId,
    now: Moment,
) -> Result<Vec<CommentId>> {
    let mut first = Vec::new();
    for some in of.chunks(AT_ONCE) {
        let new = unknown(conn, some, by, true)?;
        if !new.is_empty() {
            insert(conn, &new, by, true, (now, None))?;
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
        .filter(readings::held_at.gt(since))
        .order(readings::held_at)
        .select((
            readings::comment_id,
            accounts::name,
            readings::held_at.assume_not_null(),
        ))
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
