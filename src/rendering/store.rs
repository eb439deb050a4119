//! Kept HTML in the database. Triggers take it away with the text of a comment or an original, in the
//! same transaction.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::model::{Html, Owner, Piece};
use crate::db::Conn;
use crate::db::schema::{comments, originals, rendered_texts};
use crate::error::Result;
use crate::platform::random::sha256_hex;

/// Rows asked for by one query.
const AT_ONCE: usize = 500;

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

/// Keeps HTML just made, unless its text is another by now or gone.
pub(super) fn keep(conn: &mut Conn, rules: i64, made: &[(String, Piece)]) -> Result<()> {
    for (html, piece) in made {
        if !stands(conn, piece)? {
            continue;
        }
        let (kind, id, form) = piece.owner.key();
        // Through SQL, because two may make the same at once: one row comes of it.
        diesel::sql_query(
            "INSERT INTO rendered_texts (kind, owner_id, form, source_hash, rules, html) \
             VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (kind, owner_id, form) DO UPDATE SET \
             source_hash = excluded.source_hash, rules = excluded.rules, html = excluded.html",
        )
        .bind::<Text, _>(kind)
        .bind::<BigInt, _>(id)
        .bind::<Text, _>(form)
        .bind::<Text, _>(sha256_hex(piece.source.as_bytes()))
        .bind::<BigInt, _>(rules)
        .bind::<Text, _>(html)
        .execute(conn)?;
    }
    Ok(())
}

/// Whether a text of somebody from outside is still what it was when it was read: what was erased
/// meanwhile is not to come back in another form.
fn stands(conn: &mut Conn, piece: &Piece) -> Result<bool> {
    let body: Option<String> = match piece.owner {
        Owner::Comment(id) | Owner::PublicComment(id, _) => comments::table
            .filter(comments::id.eq(id))
            .select(comments::body)
            .first(conn)
            .optional()?,
        Owner::Original(id) => originals::table
            .filter(originals::id.eq(id))
            .select(originals::body)
            .first(conn)
            .optional()?,
        _ => return Ok(true),
    };
    Ok(match piece.owner {
        // It is the comment's text without what was redacted.
        Owner::PublicComment(..) => body.is_some_and(|body| !body.is_empty()),
        _ => body.as_ref() == Some(&piece.source),
    })
}
