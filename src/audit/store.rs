//! Writes and reads the audit log.

use diesel::prelude::*;

use super::chain::{self, Broken, Verifier};
use super::{AuditEventId, Author, Event, Link};
use crate::db::schema::{accounts, audit_events};
use crate::db::{Conn, Moment};
use crate::error::Result;

/// Adds `event` to the chain; part of the caller's transaction.
///
/// # Errors
/// When the database fails.
pub fn record(conn: &mut Conn, now: Moment, author: &Author, event: Event) -> Result<()> {
    lock(conn)?;
    let last: Option<(i64, String)> = audit_events::table
        .order(audit_events::sequence.desc())
        .select((audit_events::sequence, audit_events::hash))
        .first(conn)
        .optional()?;
    let (sequence, previous_hash) = last.unwrap_or((0, chain::ORIGIN.to_owned()));
    let details = event.details.to_string();
    let link = Link {
        sequence: sequence + 1,
        at: now,
        actor_id: author.account,
        actor: author.kind,
        origin: &author.origin,
        action: event.action,
        subject: event.subject,
        subject_id: event.subject_id,
        consultation_id: event.consultation,
        details: &details,
        previous_hash: &previous_hash,
    };
    diesel::insert_into(audit_events::table)
        .values((
            audit_events::sequence.eq(link.sequence),
            audit_events::at.eq(link.at),
            audit_events::actor_id.eq(link.actor_id),
            audit_events::actor.eq(link.actor),
            audit_events::origin.eq(link.origin),
            audit_events::action.eq(link.action),
            audit_events::subject.eq(link.subject),
            audit_events::subject_id.eq(link.subject_id),
            audit_events::consultation_id.eq(link.consultation_id),
            audit_events::details.eq(link.details),
            audit_events::previous_hash.eq(link.previous_hash),
            audit_events::hash.eq(chain::hash(&link)),
        ))
        .execute(conn)?;
    Ok(())
}

/// On PostgreSQL writers queue up for the end of the chain; SQLite has one writer anyway.
fn lock(conn: &mut Conn) -> Result<()> {
    if let Conn::Pg(conn) = conn {
        // Any number will do, as long as nothing else of ours uses it.
        diesel::sql_query("SELECT pg_advisory_xact_lock(7210001)").execute(conn)?;
    }
    Ok(())
}

/// An event as read back.
#[derive(Debug, Clone, Queryable, serde::Serialize)]
pub struct Entry {
    pub id: AuditEventId,
    pub sequence: i64,
    pub at: Moment,
    pub actor_id: Option<i64>,
    /// "account", "anonymous", "command-line" or "system".
    pub actor: String,
    pub origin: String,
    pub action: String,
    pub subject: String,
    pub subject_id: Option<i64>,
    pub consultation_id: Option<i64>,
    pub details: String,
    pub previous_hash: String,
    pub hash: String,
}

/// Which events to list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only those before this sequence number.
    pub before: Option<i64>,
    pub action: Option<String>,
    pub consultation: Option<i64>,
}

/// At most `limit` events, newest first, each with the name of the account behind it.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut Conn, filter: &Filter, limit: i64) -> Result<Vec<(Entry, Option<String>)>> {
    let mut query = audit_events::table
        .left_join(accounts::table.on(accounts::id.nullable().eq(audit_events::actor_id)))
        .order(audit_events::sequence.desc())
        .select((audit_events::all_columns, accounts::name.nullable()))
        .limit(limit)
        .into_boxed();
    if let Some(before) = filter.before {
        query = query.filter(audit_events::sequence.lt(before));
    }
    if let Some(action) = &filter.action {
        query = query.filter(audit_events::action.eq(action.clone()));
    }
    if let Some(consultation) = filter.consultation {
        query = query.filter(audit_events::consultation_id.eq(consultation));
    }
    Ok(query.load(conn)?)
}

/// Walks the whole chain; `Ok(Ok(n))` when all `n` events hold.
///
/// # Errors
/// When the database fails; the inner error tells where the chain is broken.
pub fn verify(conn: &mut Conn) -> Result<std::result::Result<u64, Broken>> {
    const PAGE: i64 = 1000;
    let mut verifier = Verifier::new();
    let mut after = 0;
    let mut count = 0;
    loop {
        let page: Vec<Entry> = audit_events::table
            .filter(audit_events::sequence.gt(after))
            .order(audit_events::sequence)
            .limit(PAGE)
            .load(conn)?;
        if page.is_empty() {
            return Ok(Ok(count));
        }
        for entry in &page {
            if let Err(broken) = verifier.check(&entry.link(), &entry.hash) {
                return Ok(Err(broken));
            }
            after = entry.sequence;
            count += 1;
        }
    }
}

impl Entry {
    fn link(&self) -> Link<'_> {
        Link {
            sequence: self.sequence,
            at: self.at,
            actor_id: self.actor_id,
            actor: &self.actor,
            origin: &self.origin,
            action: &self.action,
            subject: &self.subject,
            subject_id: self.subject_id,
            consultation_id: self.consultation_id,
            details: &self.details,
            previous_hash: &self.previous_hash,
        }
    }
}
