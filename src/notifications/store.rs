//! The Outbox table, and announcements.

mod announcements;

pub use announcements::{Unfinished, announce, announced, unfinished_announcement};

use chrono::Duration;
use diesel::prelude::*;

use super::{Notification, OutboxId};
use crate::db::schema::outbox;
use crate::db::{Conn, Moment, text_enum};
use crate::error::{Error, Result};
use crate::platform::random;
use crate::platform::texts::Language;

text_enum! {
    /// Where a mail stands.
    OutboxState {
        /// To be delivered, perhaps again.
        Waiting => "waiting",
        /// The next server took it.
        Delivered => "delivered",
        /// Given up; an admin can send it again.
        Dead => "dead",
    }
}

/// A row of the Outbox.
#[derive(Debug, Clone, Queryable, serde::Serialize)]
pub struct Outgoing {
    pub id: OutboxId,
    pub recipient: String,
    pub language: Language,
    pub template: String,
    /// JSON.
    #[serde(skip)]
    pub context: String,
    pub message_id: String,
    pub state: OutboxState,
    pub attempts: i64,
    pub next_attempt_at: Moment,
    pub last_error: Option<String>,
    pub created_at: Moment,
    pub finished_at: Option<Moment>,
}

/// Writes a row to be delivered; part of the caller's transaction.
///
/// # Errors
/// When the database fails.
pub fn enqueue(conn: &mut Conn, now: Moment, notification: &Notification) -> Result<()> {
    diesel::insert_into(outbox::table)
        .values((
            outbox::recipient.eq(&notification.recipient),
            outbox::language.eq(notification.language),
            outbox::template.eq(notification.template),
            outbox::context.eq(notification.context.to_string()),
            outbox::message_id.eq(random::token()),
            outbox::state.eq(OutboxState::Waiting),
            outbox::attempts.eq(0),
            outbox::next_attempt_at.eq(now),
            outbox::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

#[derive(Insertable)]
#[diesel(table_name = outbox)]
struct NewRow<'a> {
    recipient: &'a str,
    language: Language,
    template: &'a str,
    context: String,
    message_id: String,
    state: OutboxState,
    attempts: i64,
    next_attempt_at: Moment,
    created_at: Moment,
}

/// Writes many rows to be delivered, a statement for a thousand of them.
///
/// # Errors
/// When the database fails.
pub fn enqueue_many(conn: &mut Conn, now: Moment, notifications: &[Notification]) -> Result<()> {
    for some in notifications.chunks(1_000) {
        let rows: Vec<NewRow<'_>> = some
            .iter()
            .map(|one| NewRow {
                recipient: &one.recipient,
                language: one.language,
                template: one.template,
                context: one.context.to_string(),
                message_id: random::token(),
                state: OutboxState::Waiting,
                attempts: 0,
                next_attempt_at: now,
                created_at: now,
            })
            .collect();
        let insert = diesel::insert_into(outbox::table);
        match conn {
            Conn::Pg(conn) => insert.values(&rows).execute(conn)?,
            Conn::Sqlite(conn) => insert.values(&rows).execute(conn)?,
        };
    }
    Ok(())
}

/// Takes up to `limit` due rows for delivery: each gets a lease of `lease`, within which no other
/// worker takes it. A worker that dies leaves its rows to be taken again after that.
pub(super) fn claim(
    conn: &mut Conn,
    now: Moment,
    lease: Duration,
    limit: i64,
) -> Result<Vec<Outgoing>> {
    let due: Vec<(OutboxId, i64)> = outbox::table
        .filter(outbox::state.eq(OutboxState::Waiting))
        .filter(outbox::next_attempt_at.le(now))
        .order((outbox::next_attempt_at, outbox::id))
        .limit(limit)
        .select((outbox::id, outbox::attempts))
        .load(conn)?;
    let mut claimed = Vec::with_capacity(due.len());
    for (id, attempts) in due {
        // Compare and set: of two workers on PostgreSQL one gets the row.
        let row = diesel::update(
            outbox::table
                .filter(outbox::id.eq(id))
                .filter(outbox::attempts.eq(attempts))
                .filter(outbox::state.eq(OutboxState::Waiting)),
        )
        .set((
            outbox::attempts.eq(attempts + 1),
            outbox::next_attempt_at.eq(now + lease),
        ))
        .returning(outbox::all_columns)
        .get_result(conn)
        .optional()?;
        claimed.extend(row);
    }
    Ok(claimed)
}

/// Notes that the next server took the mail. The context goes: it may hold a link that opens
/// an account, and is of no more use.
pub(super) fn delivered(conn: &mut Conn, now: Moment, id: OutboxId) -> Result<()> {
    diesel::update(outbox::table.filter(outbox::id.eq(id)))
        .set((
            outbox::state.eq(OutboxState::Delivered),
            outbox::context.eq("{}"),
            outbox::last_error.eq(None::<String>),
            outbox::finished_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Notes a failed attempt: again at `next`, or never when there is none.
pub(super) fn failed(
    conn: &mut Conn,
    now: Moment,
    id: OutboxId,
    why: &str,
    next: Option<Moment>,
) -> Result<()> {
    let row = outbox::table.filter(outbox::id.eq(id));
    match next {
        Some(next) => diesel::update(row)
            .set((
                outbox::last_error.eq(Some(why)),
                outbox::next_attempt_at.eq(next),
            ))
            .execute(conn)?,
        None => diesel::update(row)
            .set((
                outbox::last_error.eq(Some(why)),
                outbox::state.eq(OutboxState::Dead),
                outbox::finished_at.eq(Some(now)),
            ))
            .execute(conn)?,
    };
    Ok(())
}

/// One row.
///
/// # Errors
/// [`Error::NotFound`].
pub fn get(conn: &mut Conn, id: OutboxId) -> Result<Outgoing> {
    Ok(outbox::table.filter(outbox::id.eq(id)).first(conn)?)
}

/// Dead letters, newest first, before `before` if given.
///
/// # Errors
/// When the database fails.
pub fn dead_letters(
    conn: &mut Conn,
    before: Option<OutboxId>,
    limit: i64,
) -> Result<Vec<Outgoing>> {
    let mut query = outbox::table
        .filter(outbox::state.eq(OutboxState::Dead))
        .order(outbox::id.desc())
        .limit(limit)
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(outbox::id.lt(before));
    }
    Ok(query.load(conn)?)
}

/// Mails that wait to be delivered, newest first, before `before` if given.
///
/// # Errors
/// When the database fails.
pub fn waiting_letters(
    conn: &mut Conn,
    before: Option<OutboxId>,
    limit: i64,
) -> Result<Vec<Outgoing>> {
    let mut query = outbox::table
        .filter(outbox::state.eq(OutboxState::Waiting))
        .order(outbox::id.desc())
        .limit(limit)
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(outbox::id.lt(before));
    }
    Ok(query.load(conn)?)
}

/// How many mails were given up.
///
/// # Errors
/// When the database fails.
pub fn dead_count(conn: &mut Conn) -> Result<i64> {
    Ok(outbox::table
        .filter(outbox::state.eq(OutboxState::Dead))
        .count()
        .get_result(conn)?)
}

/// How many mails wait to be delivered.
///
/// # Errors
/// When the database fails.
pub fn waiting_count(conn: &mut Conn) -> Result<i64> {
    Ok(outbox::table
        .filter(outbox::state.eq(OutboxState::Waiting))
        .count()
        .get_result(conn)?)
}

/// Puts a dead letter back in line, with all its attempts before it.
///
/// # Errors
/// [`Error::Refused`] when it is not dead (any more).
pub fn send_again(conn: &mut Conn, now: Moment, id: OutboxId) -> Result<()> {
    let changed = diesel::update(
        outbox::table
            .filter(outbox::id.eq(id))
            .filter(outbox::state.eq(OutboxState::Dead)),
    )
    .set((
        outbox::state.eq(OutboxState::Waiting),
        outbox::attempts.eq(0),
        outbox::next_attempt_at.eq(now),
        outbox::finished_at.eq(None::<Moment>),
    ))
    .execute(conn)?;
    if changed == 0 {
        return Err(Error::refused("mail-not-dead"));
    }
    Ok(())
}
