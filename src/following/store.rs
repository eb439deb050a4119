//! Followers and the links in their mails.

use diesel::prelude::*;
use diesel::result::DatabaseErrorKind;
use diesel::result::Error::DatabaseError;

use super::model::{Follower, Purpose};
use crate::db::Conn;
use crate::db::schema::{follower_links, followers};
use crate::error::{Error, Result};
use crate::platform::random;
use crate::platform::texts::Language;
use crate::types::Moment;
use crate::types::ids::{ConsultationId, FollowerId};

/// The follower of a consultation with this address, confirmed or not.
pub fn find(
    conn: &mut Conn,
    consultation: ConsultationId,
    email: &str,
) -> Result<Option<Follower>> {
    Ok(followers::table
        .filter(followers::consultation_id.eq(consultation))
        .filter(followers::email.eq(email))
        .select(Follower::as_select())
        .first(conn)
        .optional()?)
}

/// Makes a follower, not confirmed yet; one who is there and was not confirmed gets the language, one
/// who was stays as they are.
pub fn put(
    conn: &mut Conn,
    now: Moment,
    consultation: ConsultationId,
    email: &str,
    language: Language,
) -> Result<Follower> {
    if let Some(known) = find(conn, consultation, email)? {
        return renew(conn, known, language);
    }
    // The same address twice at once: the second breaks the unique row, in a savepoint of its own so
    // that the transaction can go on.
    let inserted = conn.transaction(|conn| {
        diesel::insert_into(followers::table)
            .values((
                followers::consultation_id.eq(consultation),
                followers::email.eq(email),
                followers::language.eq(language),
                followers::created_at.eq(now),
            ))
            .returning(crate::db::columns::<Follower>())
            .get_result(conn)
    });
    match inserted {
        Err(DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => {
            let known = find(conn, consultation, email)?.ok_or(Error::NotFound)?;
            renew(conn, known, language)
        }
        other => Ok(other?),
    }
}

fn renew(conn: &mut Conn, known: Follower, language: Language) -> Result<Follower> {
    if known.confirmed_at.is_some() || known.language == language {
        return Ok(known);
    }
    Ok(
        diesel::update(followers::table.filter(followers::id.eq(known.id)))
            .set(followers::language.eq(language))
            .returning(crate::db::columns::<Follower>())
            .get_result(conn)?,
    )
}

/// Notes that the address belongs to who asked; false when that was known.
pub fn confirm(conn: &mut Conn, now: Moment, id: FollowerId) -> Result<bool> {
    let changed = diesel::update(
        followers::table
            .filter(followers::id.eq(id))
            .filter(followers::confirmed_at.is_null()),
    )
    .set(followers::confirmed_at.eq(Some(now)))
    .execute(conn)?;
    Ok(changed == 1)
}

/// Erases a follower, and with them every link in their mails.
pub fn erase(conn: &mut Conn, id: FollowerId) -> Result<()> {
    diesel::delete(followers::table.filter(followers::id.eq(id))).execute(conn)?;
    Ok(())
}

/// Erases those who asked before `before` and did not confirm, and links to confirm as old; returns
/// how many asked.
pub fn erase_unconfirmed(conn: &mut Conn, before: Moment) -> Result<usize> {
    diesel::delete(
        follower_links::table
            .filter(follower_links::purpose.eq(Purpose::Confirm))
            .filter(follower_links::created_at.lt(before)),
    )
    .execute(conn)?;
    // Whoever asked again lately still has a link that works.
    let asked_again = follower_links::table
        .filter(follower_links::follower_id.eq(followers::id))
        .select(follower_links::id);
    Ok(diesel::delete(
        followers::table
            .filter(followers::confirmed_at.is_null())
            .filter(followers::created_at.lt(before))
            .filter(diesel::dsl::not(diesel::dsl::exists(asked_again))),
    )
    .execute(conn)?)
}

/// How many follow a consultation.
pub fn count(conn: &mut Conn, consultation: ConsultationId) -> Result<i64> {
    Ok(followers::table
        .filter(followers::consultation_id.eq(consultation))
        .filter(followers::confirmed_at.is_not_null())
        .count()
        .get_result(conn)?)
}

/// Those who followed a consultation already at `at`, by number: at most `limit` after `after`.
pub fn following_at(
    conn: &mut Conn,
    consultation: ConsultationId,
    at: Moment,
    after: FollowerId,
    limit: i64,
) -> Result<Vec<Follower>> {
    Ok(followers::table
        .filter(followers::consultation_id.eq(consultation))
        .filter(followers::confirmed_at.le(at))
        .filter(followers::id.gt(after))
        .order(followers::id)
        .limit(limit)
        .select(Follower::as_select())
        .load(conn)?)
}

/// A link for a mail: its secret, and the row that knows its hash.
#[derive(Insertable)]
#[diesel(table_name = follower_links)]
pub struct NewLink {
    follower_id: FollowerId,
    purpose: Purpose,
    token_hash: String,
    created_at: Moment,
}

impl NewLink {
    /// One to `follower`; returns the secret to put in the mail as well.
    pub fn make(now: Moment, follower: FollowerId, purpose: Purpose) -> (String, Self) {
        let token = random::token();
        let link = Self {
            follower_id: follower,
            purpose,
            token_hash: random::token_hash(&token),
            created_at: now,
        };
        (token, link)
    }
}

/// Keeps links.
pub fn keep(conn: &mut Conn, links: &[NewLink]) -> Result<()> {
    for some in links.chunks(1_000) {
        let insert = diesel::insert_into(follower_links::table);
        match conn {
            Conn::Pg(conn) => insert.values(some).execute(conn)?,
            Conn::Sqlite(conn) => insert.values(some).execute(conn)?,
        };
    }
    Ok(())
}

/// The follower behind a link, made at or after `since`.
pub fn behind(
    conn: &mut Conn,
    token: &str,
    purpose: Purpose,
    since: Option<Moment>,
) -> Result<Option<Follower>> {
    let mut query = follower_links::table
        .inner_join(followers::table)
        .filter(follower_links::token_hash.eq(random::token_hash(token)))
        .filter(follower_links::purpose.eq(purpose))
        .select(Follower::as_select())
        .into_boxed();
    if let Some(since) = since {
        query = query.filter(follower_links::created_at.ge(since));
    }
    Ok(query.first(conn).optional()?)
}
