//! Kept HTML in the database. Triggers take it away with the text of a comment or an original, in the
//! same transaction.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::model::{Html, Piece};
use crate::db::Conn;
use crate::db::schema::rendered_texts;
use crate::error::Result;
use crate::platform::random::sha256_hex;

/// Rows asked for, or kept, by one query.
const AT_ONCE: usize = 500;

/// Binds the rows of an INSERT and runs it: the same words for each backend, which diesel types apart.
macro_rules! run {
    ($conn:expr, $sql:expr, $rows:expr) => {{
        let mut query = diesel::sql_query($sql).into_boxed();
        for row in $rows {
            query = query
                .bind::<Text, _>(row.kind)
                .bind::<BigInt, _>(row.owner_id)
                .bind::<Text, _>(row.form)
                .bind::<Text, _>(&row.source_hash)
                .bind::<BigInt, _>(row.rules)
                .bind::<Text, _>(row.html)
                .bind::<Nullable<Text>, _>(row.stands);
        }
        query.execute($conn)?
    }};
}

/// What is kept of `pieces` by these rules, and the pieces it is not.
pub(super) fn find(conn: &mut Conn, rules: i64, pieces: Vec<Piece>) -> Result<(Html, Vec<Piece>)> {
    let mut kept: HashMap<(String, i64, String), (String, String)> = HashMap::new();
    for some in pieces.chunks(AT_ONCE) {
        let mut owners: BTreeMap<&'static str, BTreeSet<i64>> = BTreeMap::new();
        for piece in some {
            let (kind, id, _) = piece.owner.key();
            owners.entry(kind).or_default().insert(id);
        }
        let mut query = rendered_texts::table
            .select((
                rendered_texts::kind,
                rendered_texts::owner_id,
                rendered_texts::form,
                rendered_texts::source_hash,
                rendered_texts::html,
            ))
            .into_boxed();
        for (kind, ids) in owners {
            query = query.or_filter(
                rendered_texts::kind
                    .eq(kind)
                    .and(rendered_texts::owner_id.eq_any(ids))
                    .and(rendered_texts::rules.eq(rules)),
            );
        }
        let rows: Vec<(String, i64, String, String, String)> = query.load(conn)?;
        for (kind, id, form, hash, html) in rows {
            kept.insert((kind, id, form), (hash, html));
        }
    }
    let (mut html, mut missing) = (Html::default(), Vec::new());
    for piece in pieces {
        let (kind, id, form) = piece.owner.key();
        match kept.remove(&(kind.to_owned(), id, form.to_owned())) {
            Some((hash, made)) if hash == sha256_hex(piece.source.as_bytes()) => {
                html.0.insert(piece.source, made);
            }
            _ if html.0.contains_key(&piece.source) => {}
            _ => missing.push(piece),
        }
    }
    Ok((html, missing))
}

/// A row to be kept.
struct Kept<'a> {
    kind: &'static str,
    owner_id: i64,
    form: &'static str,
    source_hash: String,
    rules: i64,
    html: &'a str,
    /// What the text of somebody from outside must still be, where it was read in an earlier transaction.
    stands: Option<&'a str>,
}

impl<'a> Kept<'a> {
    fn of(piece: &Piece, rules: i64, html: &'a str) -> Self {
        let (kind, owner_id, form) = piece.owner.key();
        Self {
            kind,
            owner_id,
            form,
            source_hash: sha256_hex(piece.source.as_bytes()),
            rules,
            html,
            stands: None,
        }
    }
}

/// Keeps HTML just made, unless its text is another by now or gone: what was erased since it was read is not to come back
/// in another form.
pub(super) fn keep(conn: &mut Conn, rules: i64, made: &[(String, Piece)]) -> Result<()> {
    // One row for each text, in one order for all who keep some at the same time.
    let mut rows = BTreeMap::new();
    for (html, piece) in made {
        let row = Kept {
            stands: Some(&piece.source),
            ..Kept::of(piece, rules, html)
        };
        rows.insert(piece.owner.key(), row);
    }
    insert(conn, &rows.into_values().collect::<Vec<_>>())
}

/// Keeps the HTML of a text that the same transaction writes.
pub(super) fn keep_new(conn: &mut Conn, rules: i64, html: &str, piece: &Piece) -> Result<()> {
    insert(conn, &[Kept::of(piece, rules, html)])
}

fn insert(conn: &mut Conn, rows: &[Kept<'_>]) -> Result<()> {
    for some in rows.chunks(AT_ONCE) {
        let sql = insert_of(some.len());
        match conn {
            Conn::Pg(conn) => run!(conn, sql, some),
            Conn::Sqlite(conn) => run!(conn, sql, some),
        };
    }
    Ok(())
}

/// An INSERT of so many rows: through SQL, because two may make the same at once, of which one row comes. A row whose text
/// of somebody from outside no longer stands is left out: of a comment's public form, which is its text without what was
/// redacted, the text of the comment.
fn insert_of(rows: usize) -> String {
    let row = |at: usize| {
        let first = 7 * at + 1;
        let places: Vec<String> = (first..first + 7)
            .map(|place| format!("${place}"))
            .collect();
        format!("({})", places.join(", "))
    };
    let all: Vec<String> = (0..rows).map(row).collect();
    format!(
        "INSERT INTO rendered_texts (kind, owner_id, form, source_hash, rules, html) \
         SELECT column1, column2, column3, column4, column5, column6 FROM (VALUES {}) AS made \
         WHERE column7 IS NULL OR column1 NOT IN ('comment', 'original') \
         OR (column1 = 'comment' AND EXISTS (SELECT 1 FROM comments WHERE comments.id = column2 \
             AND comments.body <> '' AND (column3 <> '' OR comments.body = column7))) \
         OR (column1 = 'original' AND EXISTS (SELECT 1 FROM originals WHERE originals.id = column2 \
             AND originals.body = column7)) \
         ON CONFLICT (kind, owner_id, form) DO UPDATE SET \
         source_hash = excluded.source_hash, rules = excluded.rules, html = excluded.html",
        all.join(", ")
    )
}
