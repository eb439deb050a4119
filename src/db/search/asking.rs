//! What has the words: how many, and which of them best.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Bool, Text};

use super::{Ask, EntryKind, Index, Scope, Strictness};
use crate::db::Conn;
use crate::error::Result;
use crate::types::ids::{ConsultationId, SearchEntryId};

/// How many entries alike have the words.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Tally {
    #[diesel(sql_type = Text)]
    pub kind: EntryKind,
    #[diesel(sql_type = BigInt)]
    pub consultation: ConsultationId,
    #[diesel(sql_type = Text)]
    pub section_key: String,
    #[diesel(sql_type = Text)]
    pub group: String,
    #[diesel(sql_type = BigInt)]
    pub count: i64,
}

/// Counts everything that has the words: by kind, consultation, section and group.
pub fn tallies(
    conn: &mut Conn,
    index: Index,
    ask: &Ask,
    mode: Strictness,
    scope: &Scope,
) -> Result<Vec<Tally>> {
    let prefix = index.prefix();
    let select = "SELECT e.kind AS kind, e.consultation_id AS consultation, \
                  e.section_key AS section_key, e.group_code AS \"group\", count(*) AS count";
    let group = "GROUP BY e.kind, e.consultation_id, e.section_key, e.group_code";
    let scope = scope.sql();
    Ok(match conn {
        Conn::Sqlite(conn) => sql_query(format!(
            "{select} FROM {prefix}_words CROSS JOIN {prefix}_entries e ON e.id = {prefix}_words.rowid \
             WHERE {prefix}_words MATCH $1 AND {scope} {group}"
        ))
        .bind::<Text, _>(ask.fts5(mode))
        .load(conn)?,
        Conn::Pg(conn) => sql_query(format!(
            "{select} FROM {prefix}_entries e WHERE e.words @@ $1::tsquery AND {scope} {group}"
        ))
        .bind::<Text, _>(ask.tsquery(mode))
        .load(conn)?,
    })
}

/// Narrows what is found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowing {
    pub kind: Option<EntryKind>,
    pub consultation: Option<ConsultationId>,
    pub section_key: Option<String>,
    pub group: Option<String>,
}

/// An entry that has the words; the higher the score, and with the same score the tie, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct Scored {
    #[diesel(sql_type = BigInt)]
    pub id: SearchEntryId,
    #[diesel(sql_type = BigInt)]
    pub score: i64,
    #[diesel(sql_type = BigInt)]
    pub tie: i64,
}

/// Entries of one kind that have the words, at most `limit` of the newest; in no order.
pub fn scored(
    conn: &mut Conn,
    index: Index,
    ask: &Ask,
    mode: Strictness,
    scope: &Scope,
    narrowing: &Narrowing,
    limit: i64,
) -> Result<Vec<Scored>> {
    let prefix = index.prefix();
    // A score of SQLite's counts over the whole index.
    let (bm25, rank) = match index {
        Index::Public => (
            format!("CAST(-1000000 * bm25({prefix}_words) AS INTEGER)"),
            "CAST(1000000 * ts_rank(words, $1::tsquery, 1) AS BIGINT)",
        ),
        Index::Inner => ("0".to_owned(), "CAST(0 AS BIGINT)"),
    };
    let mut conditions = scope.sql();
    // Only words of ours and numbers stand in the statement; what people typed is bound.
    if let Some(kind) = narrowing.kind {
        conditions.push_str(&format!(" AND e.kind = '{kind}'"));
    }
    if let Some(consultation) = narrowing.consultation {
        conditions.push_str(&format!(" AND e.consultation_id = {consultation}"));
    }
    let anything = |bind: &str, column: &str, given: &Option<String>| match given {
        Some(_) => format!(" AND e.{column} = {bind}"),
        // Keeps the number of binds the same.
        None => format!(" AND {bind} = ''"),
    };
    conditions.push_str(&anything("$2", "section_key", &narrowing.section_key));
    conditions.push_str(&anything("$3", "group_code", &narrowing.group));
    let section = narrowing.section_key.as_deref().unwrap_or("");
    let group = narrowing.group.as_deref().unwrap_or("");
    Ok(match conn {
        Conn::Sqlite(conn) => sql_query(format!(
            "SELECT e.id AS id, {bm25} AS score, e.tie AS tie \
             FROM {prefix}_words CROSS JOIN {prefix}_entries e ON e.id = {prefix}_words.rowid \
             WHERE {prefix}_words MATCH $1 AND {conditions} \
             ORDER BY {prefix}_words.rowid DESC LIMIT $4"
        ))
        .bind::<Text, _>(ask.fts5(mode))
        .bind::<Text, _>(section)
        .bind::<Text, _>(group)
        .bind::<BigInt, _>(limit)
        .load(conn)?,
        // The sum keeps the planner from walking the entries by id in the hope of finding enough.
        Conn::Pg(conn) => sql_query(format!(
            "SELECT id, {rank} AS score, tie \
             FROM (SELECT e.id, e.words, e.tie FROM {prefix}_entries e \
                   WHERE e.words @@ $1::tsquery AND {conditions} \
                   ORDER BY e.id + 0 DESC LIMIT $4) AS newest"
        ))
        .bind::<Text, _>(ask.tsquery(mode))
        .bind::<Text, _>(section)
        .bind::<Text, _>(group)
        .bind::<BigInt, _>(limit)
        .load(conn)?,
    })
}

#[derive(QueryableByName)]
struct Whether {
    #[diesel(sql_type = Bool)]
    yes: bool,
}

/// Whether anything has the words.
pub fn stand(conn: &mut Conn, index: Index, ask: &Ask, scope: &Scope) -> Result<bool> {
    let prefix = index.prefix();
    let scope = scope.sql();
    let found: Whether = match conn {
        Conn::Sqlite(conn) => sql_query(format!(
            "SELECT EXISTS (SELECT 1 FROM {prefix}_words \
             CROSS JOIN {prefix}_entries e ON e.id = {prefix}_words.rowid \
             WHERE {prefix}_words MATCH $1 AND {scope}) AS yes"
        ))
        .bind::<Text, _>(ask.fts5(Strictness::All))
        .get_result(conn)?,
        Conn::Pg(conn) => sql_query(format!(
            "SELECT EXISTS (SELECT 1 FROM {prefix}_entries e \
             WHERE e.words @@ $1::tsquery AND {scope}) AS yes"
        ))
        .bind::<Text, _>(ask.tsquery(Strictness::All))
        .get_result(conn)?,
    };
    Ok(found.yes)
}
