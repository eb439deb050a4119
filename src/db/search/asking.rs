//! What has the words: how many, and which of them best.

use diesel::backend::Backend;
use diesel::prelude::*;
use diesel::query_builder::{BoxedSqlQuery, SqlQuery};
use diesel::serialize::ToSql;
use diesel::sql_query;
use diesel::sql_types::{BigInt, HasSqlType, Nullable, Text};

use super::{Ask, EntryKind, Index, Place, Scope, Strictness};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::types::ids::{CommentId, ConsultationId, PassageId, RoundId, SearchEntryId};

/// How many entries alike have the words.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Tally {
    /// How strictly they have them: the place in the list that was asked for.
    #[diesel(sql_type = BigInt)]
    way: i64,
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

/// Counts everything that has the words, by kind, consultation, section and group: for each way of having them, all in one
/// statement.
pub fn tallies<const WAYS: usize>(
    conn: &mut Conn,
    index: Index,
    ask: &Ask,
    modes: [Strictness; WAYS],
    scope: &Scope,
) -> Result<[Vec<Tally>; WAYS]> {
    let prefix = index.prefix();
    let scope = scope.sql();
    let (from, words): (String, Vec<String>) = match conn {
        Conn::Sqlite(_) => (
            format!(
                "{prefix}_words CROSS JOIN {prefix}_entries e ON e.id = {prefix}_words.rowid WHERE {prefix}_words MATCH"
            ),
            modes.iter().map(|mode| ask.fts5(*mode)).collect(),
        ),
        Conn::Pg(_) => (
            format!("{prefix}_entries e WHERE e.words @@"),
            modes.iter().map(|mode| ask.tsquery(*mode)).collect(),
        ),
    };
    let cast = if matches!(conn, Conn::Pg(_)) {
        "::tsquery"
    } else {
        ""
    };
    let sql = (1..=WAYS)
        .map(|way| {
            format!(
                "SELECT CAST({way} AS BIGINT) AS way, e.kind AS kind, e.consultation_id AS consultation, \
                 e.section_key AS section_key, e.group_code AS \"group\", count(*) AS count \
                 FROM {from} ${way}{cast} AND {scope} \
                 GROUP BY e.kind, e.consultation_id, e.section_key, e.group_code"
            )
        })
        .collect::<Vec<_>>()
        .join(" UNION ALL ");
    let rows: Vec<Tally> = match conn {
        Conn::Sqlite(conn) => all_bound(sql_query(sql).into_boxed(), &words).load(conn)?,
        Conn::Pg(conn) => all_bound(sql_query(sql).into_boxed(), &words).load(conn)?,
    };
    let mut by_way = [const { Vec::new() }; WAYS];
    for row in rows {
        let way = usize::try_from(row.way - 1).map_err(Error::internal)?;
        if let Some(tallies) = by_way.get_mut(way) {
            tallies.push(row);
        }
    }
    Ok(by_way)
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
    /// Which of what was asked it has: its place in the list.
    #[diesel(sql_type = BigInt)]
    pub way: i64,
    #[diesel(sql_type = BigInt)]
    pub id: SearchEntryId,
    #[diesel(sql_type = BigInt)]
    pub score: i64,
    #[diesel(sql_type = BigInt)]
    pub tie: i64,
    #[diesel(sql_type = Text)]
    kind: EntryKind,
    #[diesel(sql_type = Nullable<BigInt>)]
    passage_id: Option<PassageId>,
    #[diesel(sql_type = Nullable<BigInt>)]
    comment_id: Option<CommentId>,
    #[diesel(sql_type = Nullable<BigInt>)]
    round_id: Option<RoundId>,
}

impl Scored {
    /// What it stands for.
    pub fn place(&self) -> Option<Place> {
        match self.kind {
            EntryKind::Passage => self.passage_id.map(Place::Passage),
            EntryKind::Comment => Some(Place::Comment(self.comment_id?, self.round_id?)),
            EntryKind::Answer => Some(Place::Answer(self.comment_id?, self.round_id?)),
        }
    }
}

/// Entries that have the words in one of these ways, of each kind and way at most `limit` of the newest; ways in their order,
/// entries in none. All are asked for in one statement.
pub fn scored(
    conn: &mut Conn,
    index: Index,
    ways: &[(&Ask, Strictness)],
    scope: &Scope,
    narrowing: &Narrowing,
    limit: i64,
) -> Result<Vec<Scored>> {
    if ways.is_empty() {
        return Ok(Vec::new());
    }
    let prefix = index.prefix();
    let mut conditions = scope.sql();
    // Only words of ours and numbers stand in the statement; what people typed is bound.
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
    let kinds = match &narrowing.kind {
        Some(kind) => std::slice::from_ref(kind),
        None => EntryKind::ALL,
    };
    let each = |select: &dyn Fn(usize, &str, &str) -> String| {
        let ways = (0..ways.len()).flat_map(|way| kinds.iter().map(move |kind| (way, kind)));
        let selects = ways.map(|(way, kind)| {
            // SQLite numbers what is bound by where it first stands: the first way, section, group and limit, the other ways.
            let words = if way == 0 { 1 } else { way + 4 };
            let conditions = format!("e.kind = '{kind}' AND {conditions}");
            select(way, &format!("${words}"), &conditions)
        });
        selects.collect::<Vec<_>>().join(" UNION ALL ")
    };
    let what = "e.kind AS kind, e.passage_id AS passage_id, e.comment_id AS comment_id, e.round_id AS round_id";
    // A score of SQLite's counts over the whole index.
    Ok(match conn {
        Conn::Sqlite(conn) => {
            let score = match index {
                Index::Public => format!("CAST(-1000000 * bm25({prefix}_words) AS INTEGER)"),
                Index::Inner => "0".to_owned(),
            };
            let sql = each(&|way, words, conditions| {
                format!(
                    "SELECT * FROM (SELECT {way} AS way, e.id AS id, {score} AS score, e.tie AS tie, {what} \
                     FROM {prefix}_words CROSS JOIN {prefix}_entries e ON e.id = {prefix}_words.rowid \
                     WHERE {prefix}_words MATCH {words} AND {conditions} \
                     ORDER BY {prefix}_words.rowid DESC LIMIT $4)"
                )
            });
            let words: Vec<String> = ways.iter().map(|(ask, mode)| ask.fts5(*mode)).collect();
            bound(sql_query(sql).into_boxed(), &words, (section, group, limit)).load(conn)?
        }
        Conn::Pg(conn) => {
            let score = |words: &str| match index {
                Index::Public => {
                    format!("CAST(1000000 * ts_rank(words, {words}::tsquery, 1) AS BIGINT)")
                }
                Index::Inner => "CAST(0 AS BIGINT)".to_owned(),
            };
            // The sum keeps the planner from walking the entries by id in the hope of finding enough.
            let sql = each(&|way, words, conditions| {
                format!(
                    "SELECT CAST({way} AS BIGINT) AS way, id, {} AS score, tie, kind, passage_id, comment_id, round_id \
                     FROM (SELECT e.id, e.words, e.tie, {what} FROM {prefix}_entries e \
                           WHERE e.words @@ {words}::tsquery AND {conditions} \
                           ORDER BY e.id + 0 DESC LIMIT $4) AS newest",
                    score(words)
                )
            });
            let words: Vec<String> = ways.iter().map(|(ask, mode)| ask.tsquery(*mode)).collect();
            bound(sql_query(sql).into_boxed(), &words, (section, group, limit)).load(conn)?
        }
    })
}

/// Binds the words of the first way, section, group and limit, and the words of the other ways.
fn bound<'a, DB>(
    query: BoxedSqlQuery<'a, DB, SqlQuery>,
    words: &'a [String],
    (section, group, limit): (&'a str, &'a str, i64),
) -> BoxedSqlQuery<'a, DB, SqlQuery>
where
    DB: Backend + HasSqlType<Text> + HasSqlType<BigInt>,
    &'a str: ToSql<Text, DB>,
    i64: ToSql<BigInt, DB>,
{
    let (first, others) = words.split_at(1.min(words.len()));
    let query = all_bound(query, first)
        .bind::<Text, _>(section)
        .bind::<Text, _>(group)
        .bind::<BigInt, _>(limit);
    all_bound(query, others)
}

fn all_bound<'a, DB>(
    query: BoxedSqlQuery<'a, DB, SqlQuery>,
    words: &'a [String],
) -> BoxedSqlQuery<'a, DB, SqlQuery>
where
    DB: Backend + HasSqlType<Text>,
    &'a str: ToSql<Text, DB>,
{
    words
        .iter()
        .fold(query, |query, words| query.bind::<Text, _>(words.as_str()))
}
