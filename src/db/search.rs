//! Full text, each backend in its own way: FTS5 on SQLite, `tsvector` with a GIN index on
//! PostgreSQL. Takes and asks for words that are stemmed already and hold nothing but letters and
//! digits, so that neither backend needs a parser of its own and both find the same. Which words
//! those are, and what may be found by whom, is not known here.

mod expression;

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::Conn;
use super::ids::{CommentId, ConsultationId, PassageId, RoundId, SearchEntryId, VersionId};
use super::schema::{search_entries, search_pending};
use super::types::text_enum;
use crate::error::Result;
use crate::platform::texts::Language;

pub use expression::{Ask, Mode, can_begin};

text_enum! {
    /// What can be found.
    EntryKind {
        /// A passage of a draft text.
        Passage => "passage",
        /// A published comment.
        Comment => "comment",
        /// The published answer to a comment.
        Answer => "answer",
    }
}

/// What an entry stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Passage(PassageId),
    Comment(CommentId, RoundId),
    Answer(CommentId, RoundId),
}

impl Place {
    fn kind(self) -> EntryKind {
        match self {
            Self::Passage(_) => EntryKind::Passage,
            Self::Comment(..) => EntryKind::Comment,
            Self::Answer(..) => EntryKind::Answer,
        }
    }
}

/// An entry to be written.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    pub place: Place,
    pub consultation: ConsultationId,
    pub version: VersionId,
    pub language: Language,
    /// Key of the heading of the outermost section; may be empty.
    pub section_key: &'a str,
    /// Of who said it; empty for a passage.
    pub group: &'a str,
    /// Stemmed, letters and digits only, in the order of the text.
    pub words: &'a [String],
}

#[derive(QueryableByName)]
struct Made {
    #[diesel(sql_type = BigInt)]
    id: SearchEntryId,
}

/// Writes an entry; there must be none for the same place.
///
/// # Errors
/// When the database fails.
pub fn put(conn: &mut Conn, entry: &Entry<'_>) -> Result<()> {
    let (passage, comment, round) = match entry.place {
        Place::Passage(passage) => (Some(passage), None, None),
        Place::Comment(comment, round) | Place::Answer(comment, round) => {
            (None, Some(comment), Some(round))
        }
    };
    let columns = "kind, consultation_id, version_id, round_id, passage_id, comment_id, language, \
                   section_key, group_code";
    let sql = match conn {
        Conn::Sqlite(_) => format!(
            "INSERT INTO search_entries ({columns}) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id"
        ),
        Conn::Pg(_) => format!(
            "INSERT INTO search_entries ({columns}, words) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::tsvector) RETURNING id"
        ),
    };
    let query = sql_query(sql)
        .bind::<Text, _>(entry.place.kind())
        .bind::<BigInt, _>(entry.consultation)
        .bind::<BigInt, _>(entry.version)
        .bind::<Nullable<BigInt>, _>(round)
        .bind::<Nullable<BigInt>, _>(passage)
        .bind::<Nullable<BigInt>, _>(comment)
        .bind::<Text, _>(entry.language)
        .bind::<Text, _>(entry.section_key)
        .bind::<Text, _>(entry.group);
    match conn {
        Conn::Sqlite(conn) => {
            let made: Made = query.get_result(conn)?;
            sql_query("INSERT INTO search_words (rowid, words) VALUES ($1, $2)")
                .bind::<BigInt, _>(made.id)
                .bind::<Text, _>(expression::fts5_text(entry.words))
                .execute(conn)?;
        }
        Conn::Pg(conn) => {
            let _: Made = query
                .bind::<Text, _>(expression::tsvector(entry.words))
                .get_result(conn)?;
        }
    }
    Ok(())
}

/// Takes the entries of these comments away, with those of the answers to them.
///
/// # Errors
/// When the database fails.
pub fn take_away(conn: &mut Conn, comments: &[CommentId]) -> Result<()> {
    diesel::delete(search_entries::table.filter(search_entries::comment_id.eq_any(comments)))
        .execute(conn)?;
    Ok(())
}

/// Passages and comments that wait for the worker.
///
/// # Errors
/// When the database fails.
pub fn pending_count(conn: &mut Conn) -> Result<i64> {
    Ok(search_pending::table.count().get_result(conn)?)
}

#[derive(QueryableByName)]
struct PendingComment {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    comment_id: CommentId,
}

/// Takes at most `limit` comments off the list of what the worker is to look at. Until the
/// transaction ends nobody can change whether they are public, so that an entry can be no older
/// than what it is made of; what somebody is changing right now is left for later.
///
/// # Errors
/// When the database fails.
pub fn claim_comments(conn: &mut Conn, limit: i64) -> Result<Vec<CommentId>> {
    let sql = "SELECT p.id AS id, p.comment_id AS comment_id FROM search_pending p \
               JOIN comments c ON c.id = p.comment_id \
               JOIN submissions s ON s.id = c.submission_id ORDER BY p.id LIMIT $1";
    let rows: Vec<PendingComment> = match conn {
        // The one writer is us.
        Conn::Sqlite(conn) => sql_query(sql).bind::<BigInt, _>(limit).load(conn)?,
        // Never waits, so that it can be no part of a deadlock.
        Conn::Pg(conn) => sql_query(format!(
            "{sql} FOR UPDATE OF p SKIP LOCKED FOR SHARE OF c SKIP LOCKED FOR SHARE OF s SKIP LOCKED"
        ))
        .bind::<BigInt, _>(limit)
        .load(conn)?,
    };
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    diesel::delete(search_pending::table.filter(search_pending::id.eq_any(ids))).execute(conn)?;
    let mut comments: Vec<_> = rows.iter().map(|row| row.comment_id).collect();
    comments.sort_unstable();
    comments.dedup();
    Ok(comments)
}

/// A version the worker is to look at, if there is one.
///
/// # Errors
/// When the database fails.
pub fn pending_version(conn: &mut Conn) -> Result<Option<VersionId>> {
    let found: Option<Option<VersionId>> = search_pending::table
        .filter(search_pending::version_id.is_not_null())
        .order(search_pending::id)
        .select(search_pending::version_id)
        .first(conn)
        .optional()?;
    Ok(found.flatten())
}

/// Holds a version against others of ours that would look at it at the same time.
///
/// # Errors
/// When the database fails.
pub fn hold_version(conn: &mut Conn, version: VersionId) -> Result<()> {
    if let Conn::Pg(conn) = conn {
        sql_query("SELECT id FROM versions WHERE id = $1 FOR UPDATE")
            .bind::<BigInt, _>(version)
            .execute(conn)?;
    }
    Ok(())
}

/// Takes a version off the list.
///
/// # Errors
/// When the database fails.
pub fn version_done(conn: &mut Conn, version: VersionId) -> Result<()> {
    diesel::delete(search_pending::table.filter(search_pending::version_id.eq(version)))
        .execute(conn)?;
    Ok(())
}

/// Throws every entry away and puts all there is on the worker's list.
///
/// # Errors
/// When the database fails.
pub fn restart(conn: &mut Conn) -> Result<()> {
    diesel::delete(search_pending::table).execute(conn)?;
    diesel::delete(search_entries::table).execute(conn)?;
    sql_query("INSERT INTO search_pending (version_id) SELECT id FROM versions ORDER BY id")
        .execute(conn)?;
    sql_query(
        "INSERT INTO search_pending (comment_id) SELECT id FROM comments \
         WHERE moderation IN ('published', 'redacted') ORDER BY id",
    )
    .execute(conn)?;
    Ok(())
}

/// What may be found: passages of these versions; comments and answers of these rounds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    pub versions: Vec<VersionId>,
    pub rounds: Vec<RoundId>,
}

impl Scope {
    /// Numbers only, so that they can stand in the statement: there may be more than can be bound.
    fn sql(&self) -> String {
        fn list<T: std::fmt::Display>(ids: &[T]) -> String {
            // No list may be empty, and nothing has the id 0.
            std::iter::once("0".to_owned())
                .chain(ids.iter().map(ToString::to_string))
                .collect::<Vec<_>>()
                .join(", ")
        }
        format!(
            "((e.kind = 'passage' AND e.version_id IN ({})) \
             OR (e.kind <> 'passage' AND e.round_id IN ({})))",
            list(&self.versions),
            list(&self.rounds),
        )
    }
}

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
///
/// # Errors
/// When the database fails.
pub fn tallies(conn: &mut Conn, asks: &[Ask], mode: Mode, scope: &Scope) -> Result<Vec<Tally>> {
    let select = "SELECT e.kind AS kind, e.consultation_id AS consultation, \
                  e.section_key AS section_key, e.group_code AS \"group\", count(*) AS count";
    let group = "GROUP BY e.kind, e.consultation_id, e.section_key, e.group_code";
    let scope = scope.sql();
    let mut all = Vec::new();
    for ask in asks {
        let some: Vec<Tally> = match conn {
            Conn::Sqlite(conn) => sql_query(format!(
                "{select} FROM search_words CROSS JOIN search_entries e ON e.id = search_words.rowid \
                 WHERE search_words MATCH $1 AND e.language = $2 AND {scope} {group}"
            ))
            .bind::<Text, _>(ask.fts5(mode))
            .bind::<Text, _>(ask.language)
            .load(conn)?,
            Conn::Pg(conn) => sql_query(format!(
                "{select} FROM search_entries e \
                 WHERE e.words @@ $1::tsquery AND e.language = $2 AND {scope} {group}"
            ))
            .bind::<Text, _>(ask.tsquery(mode))
            .bind::<Text, _>(ask.language)
            .load(conn)?,
        };
        all.extend(some);
    }
    Ok(all)
}

/// Narrows what is found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowing {
    pub kind: Option<EntryKind>,
    pub consultation: Option<ConsultationId>,
    pub section_key: Option<String>,
    pub group: Option<String>,
}

/// An entry that has the words; the higher the score, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct Scored {
    #[diesel(sql_type = BigInt)]
    pub id: SearchEntryId,
    #[diesel(sql_type = BigInt)]
    pub score: i64,
}

/// Entries of one kind that have the words, at most `limit` of the newest; in no order.
///
/// # Errors
/// When the database fails.
pub fn scored(
    conn: &mut Conn,
    ask: &Ask,
    mode: Mode,
    scope: &Scope,
    narrowing: &Narrowing,
    limit: i64,
) -> Result<Vec<Scored>> {
    let mut conditions = format!("e.language = $2 AND {}", scope.sql());
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
    conditions.push_str(&anything("$3", "section_key", &narrowing.section_key));
    conditions.push_str(&anything("$4", "group_code", &narrowing.group));
    let section = narrowing.section_key.as_deref().unwrap_or("");
    let group = narrowing.group.as_deref().unwrap_or("");
    Ok(match conn {
        Conn::Sqlite(conn) => sql_query(format!(
            "SELECT e.id AS id, CAST(-1000000 * bm25(search_words) AS INTEGER) AS score \
             FROM search_words CROSS JOIN search_entries e ON e.id = search_words.rowid \
             WHERE search_words MATCH $1 AND {conditions} \
             ORDER BY search_words.rowid DESC LIMIT $5"
        ))
        .bind::<Text, _>(ask.fts5(mode))
        .bind::<Text, _>(ask.language)
        .bind::<Text, _>(section)
        .bind::<Text, _>(group)
        .bind::<BigInt, _>(limit)
        .load(conn)?,
        // The sum keeps the planner from walking the entries by id in the hope of finding enough.
        Conn::Pg(conn) => sql_query(format!(
            "SELECT id, CAST(1000000 * ts_rank(words, $1::tsquery, 1) AS BIGINT) AS score \
             FROM (SELECT e.id, e.words FROM search_entries e \
                   WHERE e.words @@ $1::tsquery AND {conditions} \
                   ORDER BY e.id + 0 DESC LIMIT $5) AS newest"
        ))
        .bind::<Text, _>(ask.tsquery(mode))
        .bind::<Text, _>(ask.language)
        .bind::<Text, _>(section)
        .bind::<Text, _>(group)
        .bind::<BigInt, _>(limit)
        .load(conn)?,
    })
}

/// What these entries stand for.
///
/// # Errors
/// When the database fails.
pub fn places(conn: &mut Conn, ids: &[SearchEntryId]) -> Result<Vec<(SearchEntryId, Place)>> {
    type Row = (
        SearchEntryId,
        EntryKind,
        Option<PassageId>,
        Option<CommentId>,
        Option<RoundId>,
    );
    let rows: Vec<Row> = search_entries::table
        .filter(search_entries::id.eq_any(ids))
        .select((
            search_entries::id,
            search_entries::kind,
            search_entries::passage_id,
            search_entries::comment_id,
            search_entries::round_id,
        ))
        .load(conn)?;
    let place = |(id, kind, passage, comment, round): Row| {
        let place = match kind {
            EntryKind::Passage => Place::Passage(passage?),
            EntryKind::Comment => Place::Comment(comment?, round?),
            EntryKind::Answer => Place::Answer(comment?, round?),
        };
        Some((id, place))
    };
    Ok(rows.into_iter().filter_map(place).collect())
}

/// Entries of each kind, and how many there ought to be when nothing waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct Stock {
    #[diesel(sql_type = BigInt)]
    pub entries: i64,
    /// Passages, comments and answers that ought to have one and have not.
    #[diesel(sql_type = BigInt)]
    pub missing: i64,
    /// Entries of comments and answers that are not public.
    #[diesel(sql_type = BigInt)]
    pub stray: i64,
}

/// Compares the entries with what there is.
///
/// # Errors
/// When the database fails.
pub fn stock(conn: &mut Conn) -> Result<Stock> {
    // A comment to be redacted without a redaction at hand is not public.
    let public = "SELECT c.id FROM comments c JOIN submissions s ON s.id = c.submission_id \
                  WHERE s.state = 'submitted' AND s.publication <> 'none' \
                  AND (c.moderation = 'published' OR (c.moderation = 'redacted' \
                  AND EXISTS (SELECT 1 FROM redactions r WHERE r.comment_id = c.id)))";
    let answered = format!(
        "SELECT d.comment_id FROM dispositions d WHERE d.published_at IS NOT NULL \
         AND d.published_disposition IS NOT NULL \
         AND d.comment_id IN ({public})"
    );
    let entries =
        |kind: &str| format!("SELECT e.comment_id FROM search_entries e WHERE e.kind = '{kind}'");
    let sql = format!(
        "SELECT (SELECT count(*) FROM search_entries) AS entries, \
         (SELECT count(*) FROM passages p WHERE NOT EXISTS \
             (SELECT 1 FROM search_entries e WHERE e.passage_id = p.id)) \
         + (SELECT count(*) FROM ({public} EXCEPT {comments}) AS a) \
         + (SELECT count(*) FROM ({answered} EXCEPT {answers}) AS b) AS missing, \
         (SELECT count(*) FROM ({comments} EXCEPT {public}) AS c) \
         + (SELECT count(*) FROM ({answers} EXCEPT {answered}) AS d) AS stray",
        comments = entries("comment"),
        answers = entries("answer"),
    );
    Ok(sql_query(sql).get_result(conn)?)
}
