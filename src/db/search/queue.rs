//! What is still to be put in an index, and whether an index holds what it should. The lists are the
//! database's: its triggers put on them what somebody may now read, and nothing else.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Bool};

use super::{Index, Scope, list};
use crate::db::Conn;
use crate::error::Result;
use crate::types::ids::{CommentId, PassageId, VersionId};

#[derive(QueryableByName)]
struct WaitingCount {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

#[derive(QueryableByName)]
struct Truth {
    #[diesel(sql_type = Bool)]
    yes: bool,
}

/// Versions and comments that wait to be put in an index.
pub fn pending_count(conn: &mut Conn, index: Index) -> Result<i64> {
    let sql = format!("SELECT count(*) AS count FROM {}_pending", index.prefix());
    let found: WaitingCount = sql_query(sql).get_result(conn)?;
    Ok(found.count)
}

/// Whether more than `few` of what may be found in `scope` wait for an index: what waits elsewhere is
/// no business of who looks there.
pub fn waits(conn: &mut Conn, index: Index, scope: &Scope, few: i64) -> Result<bool> {
    let prefix = index.prefix();
    let sql = format!(
        "SELECT (EXISTS (SELECT 1 FROM {prefix}_pending WHERE version_id IN ({versions})) \
         OR (SELECT count(*) FROM {prefix}_pending p JOIN comments c ON c.id = p.comment_id \
             WHERE c.round_id IN ({rounds})) > $1) AS yes",
        versions = list(&scope.versions),
        rounds = list(&scope.rounds),
    );
    let found: Truth = sql_query(sql).bind::<BigInt, _>(few).get_result(conn)?;
    Ok(found.yes)
}

/// Whether anything waits for any index.
pub fn has_pending(conn: &mut Conn) -> Result<bool> {
    let [one, other] = Index::ALL.map(Index::prefix);
    let sql = format!(
        "SELECT (EXISTS (SELECT 1 FROM {one}_pending) OR EXISTS (SELECT 1 FROM {other}_pending)) AS yes"
    );
    let found: Truth = sql_query(sql).get_result(conn)?;
    Ok(found.yes)
}

#[derive(QueryableByName)]
struct PendingComment {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    comment_id: CommentId,
}

/// Takes at most `limit` comments off the list of an index. Until the transaction ends nobody can
/// change whether they are public and for whom, so that an entry can be no older than what it is made
/// of; what somebody is changing right now is left for later.
pub fn claim_comments(conn: &mut Conn, index: Index, limit: i64) -> Result<Vec<CommentId>> {
    let sql = format!(
        "SELECT p.id AS id, p.comment_id AS comment_id FROM {}_pending p \
         JOIN comments c ON c.id = p.comment_id \
         JOIN submissions s ON s.id = c.submission_id \
         JOIN rounds r ON r.id = c.round_id ORDER BY p.id LIMIT $1",
        index.prefix()
    );
    let rows: Vec<PendingComment> = match conn {
        // The one writer is us.
        Conn::Sqlite(conn) => sql_query(sql).bind::<BigInt, _>(limit).load(conn)?,
        // Never waits, so that it can be no part of a deadlock.
        Conn::Pg(conn) => sql_query(format!(
            "{sql} FOR UPDATE OF p SKIP LOCKED FOR NO KEY UPDATE OF c SKIP LOCKED \
             FOR SHARE OF s SKIP LOCKED FOR SHARE OF r SKIP LOCKED"
        ))
        .bind::<BigInt, _>(limit)
        .load(conn)?,
    };
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    sql_query(format!(
        "DELETE FROM {}_pending WHERE id IN ({})",
        index.prefix(),
        list(&ids)
    ))
    .execute(conn)?;
    let mut comments: Vec<_> = rows.iter().map(|row| row.comment_id).collect();
    comments.sort_unstable();
    comments.dedup();
    Ok(comments)
}

#[derive(QueryableByName)]
struct PendingVersion {
    #[diesel(sql_type = BigInt)]
    version_id: VersionId,
}

/// A version on the list of an index, if there is one.
pub fn pending_version(conn: &mut Conn, index: Index) -> Result<Option<VersionId>> {
    let sql = format!(
        "SELECT version_id FROM {}_pending WHERE version_id IS NOT NULL ORDER BY id LIMIT 1",
        index.prefix()
    );
    let found: Option<PendingVersion> = sql_query(sql).get_result(conn).optional()?;
    Ok(found.map(|found| found.version_id))
}

/// Holds a version, so that nobody changes who may read it before the transaction ends, and tells
/// whether it belongs in an index; never waits for whoever holds it.
pub fn lock_version(conn: &mut Conn, index: Index, version: VersionId) -> Result<bool> {
    if let Conn::Pg(conn) = conn {
        let held = sql_query(
            "SELECT v.id FROM versions v JOIN consultations k ON k.id = v.consultation_id \
             WHERE v.id = $1 FOR NO KEY UPDATE OF v SKIP LOCKED FOR SHARE OF k SKIP LOCKED",
        )
        .bind::<BigInt, _>(version)
        .execute(conn)?;
        if held == 0 {
            return Ok(false);
        }
    }
    let found: Truth = sql_query(format!(
        "SELECT EXISTS (SELECT 1 FROM search_versions WHERE id = $1 AND {}) AS yes",
        index.condition()
    ))
    .bind::<BigInt, _>(version)
    .get_result(conn)?;
    Ok(found.yes)
}

#[derive(QueryableByName)]
struct Unseen {
    #[diesel(sql_type = BigInt)]
    id: PassageId,
}

/// Passages of a version that have no entry: at most `limit`, in the order of the text.
pub fn unseen(
    conn: &mut Conn,
    index: Index,
    version: VersionId,
    limit: i64,
) -> Result<Vec<PassageId>> {
    let sql = format!(
        "SELECT p.id AS id FROM passages p WHERE p.version_id = $1 \
         AND NOT EXISTS (SELECT 1 FROM {}_entries e WHERE e.passage_id = p.id) \
         ORDER BY p.position LIMIT $2",
        index.prefix()
    );
    let rows: Vec<Unseen> = sql_query(sql)
        .bind::<BigInt, _>(version)
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Takes a version off the list of an index.
pub fn version_done(conn: &mut Conn, index: Index, version: VersionId) -> Result<()> {
    let sql = format!(
        "DELETE FROM {}_pending WHERE version_id = $1",
        index.prefix()
    );
    sql_query(sql).bind::<BigInt, _>(version).execute(conn)?;
    Ok(())
}

/// Throws every entry away and puts all that belongs in each index on its list.
pub fn restart(conn: &mut Conn) -> Result<()> {
    for index in Index::ALL {
        let (prefix, condition) = (index.prefix(), index.condition());
        for sql in [
            format!("DELETE FROM {prefix}_pending"),
            format!("DELETE FROM {prefix}_entries"),
            format!(
                "INSERT INTO {prefix}_pending (version_id) \
                 SELECT id FROM search_versions WHERE {condition} ORDER BY id"
            ),
            format!(
                "INSERT INTO {prefix}_pending (comment_id) \
                 SELECT id FROM search_comments WHERE {condition} ORDER BY id"
            ),
        ] {
            sql_query(sql).execute(conn)?;
        }
    }
    Ok(())
}

/// Entries of all indexes, and how many there ought to be when nothing waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct Stock {
    #[diesel(sql_type = BigInt)]
    pub entries: i64,
    /// Passages, comments and answers that ought to have an entry and have not.
    #[diesel(sql_type = BigInt)]
    pub missing: i64,
    /// Entries of what those an index is for may not read.
    #[diesel(sql_type = BigInt)]
    pub stray: i64,
}

/// Compares the entries with what there is.
pub fn stock(conn: &mut Conn) -> Result<Stock> {
    let mut all = Stock {
        entries: 0,
        missing: 0,
        stray: 0,
    };
    for index in Index::ALL {
        let one = stock_of(conn, index)?;
        all.entries += one.entries;
        all.missing += one.missing;
        all.stray += one.stray;
    }
    Ok(all)
}

fn stock_of(conn: &mut Conn, index: Index) -> Result<Stock> {
    let (prefix, condition) = (index.prefix(), index.condition());
    let passages = format!(
        "SELECT p.id FROM passages p JOIN search_versions v ON v.id = p.version_id WHERE {condition}"
    );
    let comments = format!("SELECT p.id FROM search_comments p WHERE {condition}");
    let answers = format!(
        "SELECT d.comment_id FROM dispositions d WHERE d.published_at IS NOT NULL \
         AND d.published_disposition IS NOT NULL AND d.comment_id IN ({comments})"
    );
    let entries = |kind: &str, id: &str| {
        format!("SELECT e.{id} FROM {prefix}_entries e WHERE e.kind = '{kind}'")
    };
    let kinds = [
        (passages, entries("passage", "passage_id")),
        (comments, entries("comment", "comment_id")),
        (answers, entries("answer", "comment_id")),
    ];
    let differences = |there: &dyn Fn(&(String, String)) -> String| -> String {
        kinds
            .iter()
            .map(|kind| format!("(SELECT count(*) FROM ({}) AS d)", there(kind)))
            .collect::<Vec<_>>()
            .join(" + ")
    };
    let missing = differences(&|(due, there)| format!("{due} EXCEPT {there}"));
    let stray = differences(&|(due, there)| format!("{there} EXCEPT {due}"));
    let sql = format!(
        "SELECT (SELECT count(*) FROM {prefix}_entries) AS entries, \
         ({missing}) AS missing, ({stray}) AS stray"
    );
    Ok(sql_query(sql).get_result(conn)?)
}
