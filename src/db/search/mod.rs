//! Full text, each backend in its own way: FTS5 on SQLite, `tsvector` with a GIN index on
//! PostgreSQL. Takes and asks for words that are stemmed already and hold nothing but letters and
//! digits, so that neither backend needs a parser of its own and both find the same. Which words
//! those are, and in which language, is not known here.
//!
//! There are two indexes, each with tables of its own. In the one of the public stands what everybody
//! may read and nothing else, so that no count, order or score an outsider is given depends on more.
//! What is read in rounds by invitation stands in the inner one, whose results go without scores: what
//! one round holds is not to show in the order another's results have. The triggers of the database
//! put what has come to be readable on a list and take away what is not any more.

mod asking;
mod expression;
mod queue;

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::Conn;
use crate::error::Result;
use crate::types::ids::{CommentId, ConsultationId, PassageId, RoundId, SearchEntryId, VersionId};
use crate::types::text_enum;

pub use asking::{Narrowing, Scored, Tally, scored, tallies};
pub use expression::{Ask, Asked, Form, Indexed, Strictness};
pub use queue::{
    Stock, claim_comments, has_pending, lock_version, pending_count, pending_version, restart,
    stock, unseen, version_done, waits,
};

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

/// For whom an index is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Index {
    /// Everybody.
    Public,
    /// Who may read one round by invitation, and only for that round.
    Inner,
}

impl Index {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Public, Self::Inner];

    /// What its tables' names begin with.
    fn prefix(self) -> &'static str {
        match self {
            Self::Public => "search",
            Self::Inner => "search_inner",
        }
    }

    /// What the views say of what belongs in it.
    fn condition(self) -> &'static str {
        match self {
            Self::Public => "is_public",
            Self::Inner => "NOT is_public",
        }
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
    /// Key of the heading of the outermost section; may be empty.
    pub section_key: &'a str,
    /// Of who said it; empty for a passage.
    pub group: &'a str,
    /// Of two that fit alike the one with the greater comes first.
    pub tie: i64,
    pub words: &'a Indexed,
}

#[derive(QueryableByName)]
struct Made {
    #[diesel(sql_type = BigInt)]
    id: SearchEntryId,
}

/// Writes an entry; there must be none for the same place.
pub fn put(conn: &mut Conn, index: Index, entry: &Entry<'_>) -> Result<()> {
    let prefix = index.prefix();
    let (passage, comment, round) = match entry.place {
        Place::Passage(passage) => (Some(passage), None, None),
        Place::Comment(comment, round) | Place::Answer(comment, round) => {
            (None, Some(comment), Some(round))
        }
    };
    let columns = "kind, consultation_id, version_id, round_id, passage_id, comment_id, \
                   section_key, group_code, tie";
    let sql = match conn {
        Conn::Sqlite(_) => format!(
            "INSERT INTO {prefix}_entries ({columns}) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id"
        ),
        Conn::Pg(_) => format!(
            "INSERT INTO {prefix}_entries ({columns}, words) \
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
        .bind::<Text, _>(entry.section_key)
        .bind::<Text, _>(entry.group)
        .bind::<BigInt, _>(entry.tie);
    match conn {
        Conn::Sqlite(conn) => {
            let made: Made = query.get_result(conn)?;
            let [words, forms] = expression::fts5_text(entry.words);
            sql_query(format!(
                "INSERT INTO {prefix}_words (rowid, words, forms) VALUES ($1, $2, $3)"
            ))
            .bind::<BigInt, _>(made.id)
            .bind::<Text, _>(words)
            .bind::<Text, _>(forms)
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
pub fn take_away(conn: &mut Conn, index: Index, comments: &[CommentId]) -> Result<()> {
    sql_query(format!(
        "DELETE FROM {}_entries WHERE comment_id IN ({})",
        index.prefix(),
        list(comments)
    ))
    .execute(conn)?;
    Ok(())
}

/// Numbers as they stand in a statement: there may be more than can be bound.
fn list<T: std::fmt::Display>(ids: &[T]) -> String {
    // No list may be empty, and nothing has the id 0.
    std::iter::once("0".to_owned())
        .chain(ids.iter().map(ToString::to_string))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What may be found: passages of these versions; comments and answers of these rounds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    pub versions: Vec<VersionId>,
    pub rounds: Vec<RoundId>,
}

impl Scope {
    fn sql(&self) -> String {
        format!(
            "((e.kind = 'passage' AND e.version_id IN ({})) \
             OR (e.kind <> 'passage' AND e.round_id IN ({})))",
            list(&self.versions),
            list(&self.rounds),
        )
    }
}
