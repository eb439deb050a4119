//! Kept HTML in the database. Triggers take it away with the text of a comment or an original, in the
//! same transaction.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::model::{Html, Owner, Piece};
use crate::db::Conn;
use crate::db::schema::{comments, originals, rendered_texts};
use crate::error::Result;
use crate::platform::random::sha256_hex;
use crate::types::ids::{CommentId, OriginalId};

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
                .bind::<Text, _>(row.html);
        }
        query.execute($conn)?
    }};
}

/// What is kept of `pieces` by these rules, and the pieces it is not.
pub(super) fn find(conn: &mut Conn, rules: i64, pieces: Vec<Piece>) -> Result<(Html, Vec<Piece>)> {
    let mut owners: HashMap<&'static str, Vec<i64>> = HashMap::new();
    for piece in &pieces {
        let (kind, id, _) = piece.owner.key();
        owners.entry(kind).or_default().push(id);
    }
    let mut kept: HashMap<(&'static str, i64, String), (String, String)> = HashMap::new();
    for (kind, mut ids) in owners {
        ids.sort_unstable();
        ids.dedup();
        for some in ids.chunks(AT_ONCE) {
            let rows: Vec<(i64, String, String, String)> = rendered_texts::table
                .filter(rendered_texts::kind.eq(kind))
                .filter(rendered_texts::owner_id.eq_any(some))
                .filter(rendered_texts::rules.eq(rules))
                .select((
                    rendered_texts::owner_id,
                    rendered_texts::form,
                    rendered_texts::source_hash,
                    rendered_texts::html,
                ))
                .load(conn)?;
            for (id, form, hash, html) in rows {
                kept.insert((kind, id, form), (hash, html));
            }
        }
    }
    let (mut html, mut missing) = (Html::default(), Vec::new());
    for piece in pieces {
        let (kind, id, form) = piece.owner.key();
        match kept.remove(&(kind, id, form.to_owned())) {
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
        }
    }
}

/// Keeps HTML just made, unless its text is another by now or gone.
pub(super) fn keep(conn: &mut Conn, rules: i64, made: &[(String, Piece)]) -> Result<()> {
    let standing = Standing::of(conn, made)?;
    // One row for each text, in one order for all who keep some at the same time.
    let mut rows = BTreeMap::new();
    for (html, piece) in made {
        if standing.has(piece) {
            rows.insert(piece.owner.key(), Kept::of(piece, rules, html));
        }
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

/// An INSERT of so many rows: through SQL, because two may make the same at once, of which one row comes.
fn insert_of(rows: usize) -> String {
    let row = |at: usize| {
        let first = 6 * at + 1;
        let places: Vec<String> = (first..first + 6)
            .map(|place| format!("${place}"))
            .collect();
        format!("({})", places.join(", "))
    };
    let all: Vec<String> = (0..rows).map(row).collect();
    format!(
        "INSERT INTO rendered_texts (kind, owner_id, form, source_hash, rules, html) VALUES {} \
         ON CONFLICT (kind, owner_id, form) DO UPDATE SET \
         source_hash = excluded.source_hash, rules = excluded.rules, html = excluded.html",
        all.join(", ")
    )
}

/// Texts of people from outside as they are now: what was erased since it was read is not to come back in another form.
struct Standing {
    comments: HashMap<CommentId, String>,
    originals: HashMap<OriginalId, String>,
}

impl Standing {
    fn of(conn: &mut Conn, made: &[(String, Piece)]) -> Result<Self> {
        let (mut asked, mut set_aside) = (Vec::new(), Vec::new());
        for (_, piece) in made {
            match piece.owner {
                Owner::Comment(id) | Owner::PublicComment(id, _) => asked.push(id),
                Owner::Original(id) => set_aside.push(id),
                _ => {}
            }
        }
        let (mut bodies, mut original_bodies) = (HashMap::new(), HashMap::new());
        for some in asked.chunks(AT_ONCE) {
            let rows: Vec<(CommentId, String)> = comments::table
                .filter(comments::id.eq_any(some))
                .select((comments::id, comments::body))
                .load(conn)?;
            bodies.extend(rows);
        }
        for some in set_aside.chunks(AT_ONCE) {
            let rows: Vec<(OriginalId, String)> = originals::table
                .filter(originals::id.eq_any(some))
                .select((originals::id, originals::body))
                .load(conn)?;
            original_bodies.extend(rows);
        }
        Ok(Self {
            comments: bodies,
            originals: original_bodies,
        })
    }

    /// Whether a text is still what it was when it was read.
    fn has(&self, piece: &Piece) -> bool {
        match piece.owner {
            Owner::Comment(id) => self.comments.get(&id) == Some(&piece.source),
            // It is the comment's text without what was redacted.
            Owner::PublicComment(id, _) => {
                self.comments.get(&id).is_some_and(|body| !body.is_empty())
            }
            Owner::Original(id) => self.originals.get(&id) == Some(&piece.source),
            _ => true,
        }
    }
}
