//! Writes and reads the audit log.

use chrono::Duration;
use diesel::prelude::*;

use super::chain::{self, Broken, Checkpoint, Verified, Verifier};
use super::entry::{Entry, month};
use super::keys::Keys;
use super::{Author, Event};
use crate::db::Conn;
use crate::db::schema::{accounts, audit_checkpoints, audit_events, audit_origin_keys};
use crate::error::{Error, Result};
use crate::platform::random;
use crate::types::Moment;

/// Events read at a time.
const PAGE: i64 = 1_000;
/// Events given their place in one transaction.
const STEP: i64 = 500;

#[derive(Insertable)]
// All rows in one statement, on either database.
#[diesel(table_name = audit_events, treat_none_as_default_value = false)]
struct NewEntry<'a> {
    at: Moment,
    actor_id: Option<i64>,
    actor: &'static str,
    origin: &'a str,
    action: &'static str,
    subject: &'static str,
    subject_id: Option<i64>,
    consultation_id: Option<i64>,
    details: String,
}

/// Writes `event` down; part of the caller's transaction. Its place in the chain comes after that.
pub fn record(conn: &mut Conn, now: Moment, author: &Author, event: Event) -> Result<()> {
    diesel::insert_into(audit_events::table)
        .values(NewEntry::of(&event, author, now))
        .execute(conn)?;
    Ok(())
}

/// The same for several events of one author, in their order, a statement for a thousand of them.
pub fn record_all(conn: &mut Conn, now: Moment, author: &Author, events: &[Event]) -> Result<()> {
    for some in events.chunks(1_000) {
        let rows: Vec<_> = some
            .iter()
            .map(|event| NewEntry::of(event, author, now))
            .collect();
        let insert = diesel::insert_into(audit_events::table);
        match conn {
            Conn::Pg(conn) => insert.values(&rows).execute(conn)?,
            Conn::Sqlite(conn) => insert.values(&rows).execute(conn)?,
        };
    }
    Ok(())
}

impl<'a> NewEntry<'a> {
    fn of(event: &Event, author: &'a Author, now: Moment) -> Self {
        Self {
            at: now,
            actor_id: author.account,
            actor: author.kind,
            origin: &author.origin,
            action: event.action,
            subject: event.subject,
            subject_id: event.subject_id,
            consultation_id: event.consultation,
            details: event.details.to_string(),
        }
    }
}

/// Which events to list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only those before this id.
    pub before: Option<i64>,
    pub action: Option<String>,
    pub consultation: Option<i64>,
}

/// At most `limit` events, newest first, each with the name of the account behind it.
pub fn list(conn: &mut Conn, filter: &Filter, limit: i64) -> Result<Vec<(Entry, Option<String>)>> {
    let mut query = audit_events::table
        .left_join(accounts::table.on(accounts::id.nullable().eq(audit_events::actor_id)))
        .order(audit_events::id.desc())
        .select((Entry::as_select(), accounts::name.nullable()))
        .limit(limit)
        .into_boxed();
    if let Some(before) = filter.before {
        query = query.filter(audit_events::id.lt(before));
    }
    if let Some(action) = &filter.action {
        query = query.filter(audit_events::action.eq(action.clone()));
    }
    if let Some(consultation) = filter.consultation {
        query = query.filter(audit_events::consultation_id.eq(consultation));
    }
    Ok(query.load(conn)?)
}

/// Whether an event waits for its place.
pub(super) fn has_unchained(conn: &mut Conn) -> Result<bool> {
    let waiting = audit_events::table.filter(audit_events::sequence.is_null());
    Ok(diesel::select(diesel::dsl::exists(waiting)).get_result(conn)?)
}

/// The ids of the keys that events were written under.
pub(super) fn key_ids(conn: &mut Conn) -> Result<Vec<String>> {
    Ok(audit_events::table
        .filter(audit_events::key_id.is_not_null())
        .select(audit_events::key_id.assume_not_null())
        .distinct()
        .load(conn)?)
}

/// Gives events that wait their place in the chain, in the order they were written down; how many.
/// Does nothing while another node does it.
pub(super) fn chain(conn: &mut Conn, keys: &Keys, now: Moment, terms: i32) -> Result<usize> {
    if !take_turn(conn)? {
        return Ok(0);
    }
    let last: Option<Entry> = audit_events::table
        .filter(audit_events::sequence.is_not_null())
        .order(audit_events::sequence.desc())
        .select(Entry::as_select())
        .first(conn)
        .optional()?;
    if let Some(last) = &last {
        match &last.key_id {
            None => adopt(conn, keys, now, terms)?,
            Some(id) if keys.has(id) || keys.is_lost(id) => {}
            Some(id) => return Err(strange_key(keys, id)),
        }
    }
    let (mut sequence, mut previous) = last
        .and_then(|last| Some((last.sequence?, last.hash?)))
        .unwrap_or_else(|| (0, chain::ORIGIN.to_owned()));
    let waiting: Vec<Entry> = audit_events::table
        .filter(audit_events::sequence.is_null())
        .order(audit_events::id)
        .limit(STEP)
        .select(Entry::as_select())
        .load(conn)?;
    let count = waiting.len();
    for entry in waiting {
        sequence += 1;
        let hash = chain::keyed(keys, keys.current(), &entry, sequence, &previous)
            .ok_or_else(|| strange_key(keys, keys.current()))?;
        diesel::update(audit_events::table.filter(audit_events::id.eq(entry.id)))
            .set((
                audit_events::sequence.eq(sequence),
                audit_events::previous_hash.eq(&previous),
                audit_events::hash.eq(&hash),
                audit_events::key_id.eq(keys.current()),
            ))
            .execute(conn)?;
        previous = hash;
    }
    Ok(count)
}

fn strange_key(keys: &Keys, id: &str) -> Error {
    Error::Internal(anyhow::anyhow!(
        "audit.key_file: {} does not hold key {id}, under which the audit log was written: copy the \
         file from another node or a backup, or add the line \"lost {id}\" if it is gone for good",
        keys.path().display()
    ))
}

/// On PostgreSQL one node at a time; whoever comes while another is at it leaves it to that one.
/// SQLite has one writer anyway.
fn take_turn(conn: &mut Conn) -> Result<bool> {
    #[derive(QueryableByName)]
    struct Turn {
        #[diesel(sql_type = diesel::sql_types::Bool)]
        ours: bool,
    }
    match conn {
        // Any number will do, as long as nothing else of ours uses it.
        Conn::Pg(conn) => {
            let turn: Turn = diesel::sql_query("SELECT pg_try_advisory_xact_lock(7210001) AS ours")
                .get_result(conn)?;
            Ok(turn.ours)
        }
        Conn::Sqlite(_) => Ok(true),
    }
}

/// Seals the events of before there were keys, each if it holds; one that does not keeps having no
/// seal, and is found out at every check. Their network addresses make way for marks.
fn adopt(conn: &mut Conn, keys: &Keys, now: Moment, terms: i32) -> Result<()> {
    let oldest = month(now, terms - 1);
    let (mut next, mut previous) = (1, chain::ORIGIN.to_owned());
    loop {
        let page: Vec<Entry> = audit_events::table
            .filter(audit_events::sequence.ge(next))
            .order(audit_events::sequence)
            .limit(PAGE)
            .select(Entry::as_select())
            .load(conn)?;
        if page.is_empty() {
            break;
        }
        for mut entry in page {
            let sequence = entry.sequence.unwrap_or(next);
            let hash = entry.hash.clone().unwrap_or_default();
            let holds = sequence == next
                && entry.previous_hash.as_deref() == Some(previous.as_str())
                && chain::keyless(&entry, sequence, &previous) == hash;
            if holds {
                if !entry.origin.is_empty() {
                    let then = month(entry.at, 0);
                    entry.origin = if then < oldest {
                        String::new()
                    } else {
                        let salt = salt(conn, now, &then)?;
                        mark(keys, &then, &salt, &entry.origin)
                    };
                }
                let seal = chain::seal(keys, keys.current(), &entry);
                diesel::update(audit_events::table.filter(audit_events::id.eq(entry.id)))
                    .set((
                        audit_events::origin.eq(&entry.origin),
                        audit_events::seal.eq(seal),
                    ))
                    .execute(conn)?;
            }
            next = sequence + 1;
            previous = hash;
        }
    }
    let event = Event {
        action: "audit.seal",
        subject: "audit",
        subject_id: None,
        consultation: None,
        details: serde_json::json!({ "events": next - 1 }),
    };
    record(conn, now, &Author::system(), event)
}

/// What stands for a network address in a month: the same for the same address, and nothing can
/// tell which once the month's salt is gone.
pub(super) fn mark(keys: &Keys, month: &str, salt: &str, address: &str) -> String {
    let mac = keys
        .mac(keys.current(), "audit origin", &[month, salt, address])
        .unwrap_or_default();
    format!("~{}", mac.get(..12).unwrap_or_default())
}

/// The salt of a month, made if it is not there.
pub(super) fn salt(conn: &mut Conn, now: Moment, month: &str) -> Result<String> {
    let found = |conn: &mut Conn| {
        audit_origin_keys::table
            .filter(audit_origin_keys::month.eq(month))
            .select(audit_origin_keys::salt)
            .first::<String>(conn)
            .optional()
    };
    if let Some(salt) = found(conn)? {
        return Ok(salt);
    }
    // Of two nodes at once, one makes it and both use it.
    diesel::sql_query(
        "INSERT INTO audit_origin_keys (month, salt, created_at) VALUES ($1, $2, $3) \
         ON CONFLICT (month) DO NOTHING",
    )
    .bind::<diesel::sql_types::Text, _>(month)
    .bind::<diesel::sql_types::Text, _>(random::secret())
    .bind::<diesel::sql_types::Timestamp, _>(now)
    .execute(conn)?;
    Ok(found(conn)?.unwrap_or_default())
}

/// Throws away the salts of months before `oldest`; how many.
pub(super) fn forget_salts(conn: &mut Conn, oldest: &str) -> Result<usize> {
    let old = audit_origin_keys::table.filter(audit_origin_keys::month.lt(oldest));
    Ok(diesel::delete(old).execute(conn)?)
}

/// Walks the whole chain.
pub(super) fn verify(
    conn: &mut Conn,
    keys: &Keys,
    against: &[Checkpoint],
) -> Result<std::result::Result<Verified, Broken>> {
    let kept: Vec<(i64, String)> = audit_checkpoints::table
        .order(audit_checkpoints::id)
        .select((audit_checkpoints::sequence, audit_checkpoints::hash))
        .load(conn)?;
    let mut checkpoints: Vec<Checkpoint> = kept
        .into_iter()
        .map(|(sequence, hash)| Checkpoint { sequence, hash })
        .collect();
    // The one from outside goes before one in the database.
    checkpoints.extend_from_slice(against);
    let mut verifier = Verifier::new(keys, &checkpoints);
    let (mut after, mut events, mut sealed) = (0, 0, 0);
    loop {
        let page: Vec<Entry> = audit_events::table
            .filter(audit_events::sequence.gt(after))
            .order(audit_events::sequence)
            .limit(PAGE)
            .select(Entry::as_select())
            .load(conn)?;
        if page.is_empty() {
            break;
        }
        for entry in &page {
            if let Err(broken) = verifier.check(entry) {
                return Ok(Err(broken));
            }
            after = entry.sequence.unwrap_or(after);
            events += 1;
            sealed += u64::from(entry.key_id.is_none());
        }
    }
    let waiting: i64 = audit_events::table
        .filter(audit_events::sequence.is_null())
        .count()
        .get_result(conn)?;
    Ok(verifier.finish().map(|end| Verified {
        events,
        sealed,
        waiting: waiting.unsigned_abs(),
        end,
    }))
}

/// Notes where the chain ends, at most once in `every` and only when it has grown; what to keep
/// elsewhere. Part of the caller's transaction, so that one node of several does it.
pub fn note_checkpoint(
    conn: &mut Conn,
    now: Moment,
    every: Duration,
) -> Result<Option<Checkpoint>> {
    if !take_turn(conn)? {
        return Ok(None);
    }
    let before: Option<(i64, Moment)> = audit_checkpoints::table
        .order(audit_checkpoints::id.desc())
        .select((audit_checkpoints::sequence, audit_checkpoints::made_at))
        .first(conn)
        .optional()?;
    let (known, made_at) = before.unzip();
    if made_at.is_some_and(|made_at| made_at + every > now) {
        return Ok(None);
    }
    let end: Option<(i64, String)> = audit_events::table
        .filter(audit_events::sequence.gt(known.unwrap_or(0)))
        .order(audit_events::sequence.desc())
        .select((
            audit_events::sequence.assume_not_null(),
            audit_events::hash.assume_not_null(),
        ))
        .first(conn)
        .optional()?;
    let Some((sequence, hash)) = end else {
        return Ok(None);
    };
    diesel::insert_into(audit_checkpoints::table)
        .values((
            audit_checkpoints::sequence.eq(sequence),
            audit_checkpoints::hash.eq(&hash),
            audit_checkpoints::made_at.eq(now),
        ))
        .execute(conn)?;
    Ok(Some(Checkpoint { sequence, hash }))
}
