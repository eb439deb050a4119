//! The Outbox table, announcements, and letters to parties.

mod announcements;
mod delivery;
mod party_letters;
mod rows;
mod stops;

pub(super) use delivery::*;

pub use announcements::{Unfinished, announce, announced, unfinished_announcement};
pub use delivery::{Trouble, trouble};
pub use party_letters::{
    Waits, forget_party_letters, has_party_letters, notify, notify_many, take_party_letters,
};
pub use rows::{OutboxState, Outgoing};

pub(super) use stops::forget_stops;
pub use stops::{is_stopped, reminder_stop, set_stopped};

use diesel::prelude::*;

use self::rows::EMPTY;
use super::{Notification, OutboxId, kinds};
use crate::db::Conn;
use crate::db::schema::outbox;
use crate::error::{Error, Result};
use crate::platform::random;
use crate::platform::texts::Language;
use crate::types::Moment;

/// Writes a row to be delivered; part of the caller's transaction. Nothing is written for who wants no
/// mails that others cause; the caller does not learn of it.
pub fn enqueue(conn: &mut Conn, now: Moment, notification: &Notification) -> Result<()> {
    let mut context = notification.context.clone();
    let (template, recipient) = (notification.template, notification.recipient.as_str());
    match stops::passage(conn, now, template, recipient, &context)? {
        stops::Passage::Goes(None) => {}
        stops::Passage::Goes(Some(token)) => context["stop_token"] = token.into(),
        stops::Passage::Stopped => return Ok(()),
    }
    diesel::insert_into(outbox::table)
        .values((
            outbox::recipient.eq(&notification.recipient),
            outbox::language.eq(notification.language),
            outbox::template.eq(notification.template),
            outbox::context.eq(context.to_string()),
            outbox::message_id.eq(random::token()),
            outbox::state.eq(OutboxState::Waiting),
            outbox::attempts.eq(0),
            outbox::next_attempt_at.eq(now),
            outbox::created_at.eq(now),
            outbox::priority.eq(kinds::priority(notification.template)),
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
    priority: i64,
}

/// Writes many rows to be delivered, a statement for a thousand of them: of mails that nobody but
/// the ministry causes, or that go to people with an account.
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
                priority: kinds::priority(one.template),
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

/// One row.
///
/// # Errors
/// [`Error::NotFound`].
pub fn get(conn: &mut Conn, id: OutboxId) -> Result<Outgoing> {
    Ok(outbox::table
        .filter(outbox::id.eq(id))
        .select(Outgoing::as_select())
        .first(conn)?)
}

/// Dead letters, newest first, before `before` if given.
pub fn dead_letters(
    conn: &mut Conn,
    before: Option<OutboxId>,
    limit: i64,
) -> Result<Vec<Outgoing>> {
    let mut query = outbox::table
        .filter(outbox::state.eq(OutboxState::Dead))
        .order(outbox::id.desc())
        .limit(limit)
        .select(Outgoing::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(outbox::id.lt(before));
    }
    Ok(query.load(conn)?)
}

/// Mails that wait to be delivered, newest first, before `before` if given.
pub fn waiting_letters(
    conn: &mut Conn,
    before: Option<OutboxId>,
    limit: i64,
) -> Result<Vec<Outgoing>> {
    let mut query = outbox::table
        .filter(outbox::state.eq(OutboxState::Waiting))
        .order(outbox::id.desc())
        .limit(limit)
        .select(Outgoing::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(outbox::id.lt(before));
    }
    Ok(query.load(conn)?)
}

/// How many mails were given up.
pub fn dead_count(conn: &mut Conn) -> Result<i64> {
    Ok(outbox::table
        .filter(outbox::state.eq(OutboxState::Dead))
        .count()
        .get_result(conn)?)
}

/// Since when the mail that waits longest has waited.
pub fn oldest_waiting(conn: &mut Conn) -> Result<Option<Moment>> {
    Ok(outbox::table
        .filter(outbox::state.eq(OutboxState::Waiting))
        .select(diesel::dsl::min(outbox::created_at))
        .first(conn)?)
}

/// How many mails wait to be delivered.
pub fn waiting_count(conn: &mut Conn) -> Result<i64> {
    Ok(outbox::table
        .filter(outbox::state.eq(OutboxState::Waiting))
        .count()
        .get_result(conn)?)
}

/// Puts a dead letter back in line, with all its attempts before it.
///
/// # Errors
/// [`Error::Refused`] when it is not dead (any more), or its words were erased.
pub fn send_again(conn: &mut Conn, now: Moment, id: OutboxId) -> Result<()> {
    if !get(conn, id)?.whole() {
        return Err(Error::refused("mail-erased"));
    }
    if again(conn, now, Some(id))? == 0 {
        return Err(Error::refused("mail-not-dead"));
    }
    Ok(())
}

/// Puts every dead letter whose words are there back in line, and lets what waits for the mail server
/// try at once; returns how many were dead.
pub fn send_all_again(conn: &mut Conn, now: Moment) -> Result<usize> {
    release(conn, now)?;
    again(conn, now, None)
}

fn again(conn: &mut Conn, now: Moment, id: Option<OutboxId>) -> Result<usize> {
    let mut dead = diesel::update(outbox::table)
        .filter(outbox::state.eq(OutboxState::Dead))
        .filter(outbox::context.ne(EMPTY))
        .into_boxed();
    if let Some(id) = id {
        dead = dead.filter(outbox::id.eq(id));
    }
    Ok(dead
        .set((
            outbox::state.eq(OutboxState::Waiting),
            outbox::attempts.eq(0),
            outbox::begun.eq(0),
            outbox::next_attempt_at.eq(now),
            outbox::finished_at.eq(None::<Moment>),
        ))
        .execute(conn)?)
}

/// Erases all mail to these addresses, whether it waits or was given up.
pub fn forget_addresses(conn: &mut Conn, addresses: &[String]) -> Result<()> {
    for some in addresses.chunks(500) {
        diesel::delete(outbox::table.filter(outbox::recipient.eq_any(some))).execute(conn)?;
    }
    Ok(())
}
