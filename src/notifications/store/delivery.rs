//! Rows of the Outbox on their way: taken up, held back, given up, forgotten.

use std::collections::HashMap;

use chrono::Duration;
use diesel::dsl::{exists, max, min};
use diesel::prelude::*;

use super::rows::{EMPTY, OutboxState, Outgoing};
use crate::db::Conn;
use crate::db::schema::outbox;
use crate::error::Result;
use crate::notifications::OutboxId;
use crate::notifications::kinds::{PRIORITIES, URGENT};
use crate::types::Moment;

/// What stands between all mail and its recipients: the mail server refuses, or is not there.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Trouble {
    pub since: Moment,
    /// When it is tried again.
    pub until: Moment,
    /// What happened last.
    pub why: String,
}

/// Places on the way for mails that are to be taken up.
#[derive(Debug, Clone)]
pub(in crate::notifications) struct Places {
    /// For mail somebody waits for.
    pub free: usize,
    /// How many of those any mail may take.
    pub common: usize,
    /// How many each domain may have, urgent mail aside.
    pub of_a_domain: usize,
    /// How many each has.
    pub domains: HashMap<String, usize>,
}

/// The domain of an address, with or without a name around it.
pub(in crate::notifications) fn domain(recipient: &str) -> String {
    let (_, domain) = recipient.rsplit_once('@').unwrap_or(("", recipient));
    domain.trim_end_matches(['>', ' ']).to_lowercase()
}

/// Whether anything is due.
pub(in crate::notifications) fn is_due(conn: &mut Conn, now: Moment) -> Result<bool> {
    for priority in PRIORITIES {
        let due = outbox::table
            .filter(outbox::state.eq(OutboxState::Waiting))
            .filter(outbox::priority.eq(priority))
            .filter(outbox::next_attempt_at.le(now));
        if diesel::select(exists(due)).get_result(conn)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes up due rows for `places`, the urgent first: each gets a lease until `until`, within which
/// no other worker takes it.
pub(in crate::notifications) fn claim(
    conn: &mut Conn,
    now: Moment,
    node: &str,
    until: Moment,
    mut places: Places,
) -> Result<Vec<Outgoing>> {
    let mut claimed = Vec::new();
    for priority in PRIORITIES {
        let urgent = priority == URGENT;
        let room = if urgent {
            places.free
        } else {
            places.free.min(places.common)
        };
        if room == 0 {
            continue;
        }
        for (id, recipient) in due(conn, now, priority, room, &places)? {
            let left = if urgent {
                places.free
            } else {
                places.free.min(places.common)
            };
            let taken = places.domains.entry(domain(&recipient)).or_default();
            if left == 0 || !urgent && *taken >= places.of_a_domain {
                continue;
            }
            // Of two workers on PostgreSQL one finds it due still.
            let row = diesel::update(
                outbox::table
                    .filter(outbox::id.eq(id))
                    .filter(outbox::state.eq(OutboxState::Waiting))
                    .filter(outbox::next_attempt_at.le(now)),
            )
            .set((
                outbox::attempts.eq(outbox::attempts + 1),
                outbox::begun.eq(outbox::begun + 1),
                outbox::claimed_by.eq(Some(node)),
                outbox::next_attempt_at.eq(until),
            ))
            .returning(crate::db::columns::<Outgoing>())
            .get_result(conn)
            .optional()?;
            if let Some(row) = row {
                places.free -= 1;
                if !urgent {
                    *taken += 1;
                    places.common -= 1;
                }
                claimed.push(row);
            }
        }
    }
    Ok(claimed)
}

/// Due rows of one priority, more than there is room for, without those of domains that have all
/// they may have.
fn due(
    conn: &mut Conn,
    now: Moment,
    priority: i64,
    room: usize,
    places: &Places,
) -> Result<Vec<(OutboxId, String)>> {
    let mut query = outbox::table
        .filter(outbox::state.eq(OutboxState::Waiting))
        .filter(outbox::priority.eq(priority))
        .filter(outbox::next_attempt_at.le(now))
        .order((outbox::next_attempt_at, outbox::id))
        .limit(i64::try_from(room * 4).unwrap_or(i64::MAX))
        .select((outbox::id, outbox::recipient))
        .into_boxed();
    if priority != URGENT {
        let full = places
            .domains
            .iter()
            .filter(|(_, taken)| **taken >= places.of_a_domain);
        for (domain, _) in full {
            query = query.filter(outbox::recipient.not_like(format!("%@{domain}%")));
        }
    }
    Ok(query.load(conn)?)
}

/// Makes the lease of what a node is at longer; returns what it still has.
pub(in crate::notifications) fn renew(
    conn: &mut Conn,
    node: &str,
    ids: &[OutboxId],
    until: Moment,
) -> Result<Vec<OutboxId>> {
    Ok(diesel::update(
        outbox::table
            .filter(outbox::claimed_by.eq(node))
            .filter(outbox::id.eq_any(ids)),
    )
    .set(outbox::next_attempt_at.eq(until))
    .returning(outbox::id)
    .get_results(conn)?)
}

/// A mail at which the program ended so often rests before it is tried again, so that the others go meanwhile.
const SUSPECT: i64 = 3;
/// How long it rests.
const REST: Duration = Duration::minutes(10);

/// Frees all a node was at: `ended` in good order, or else found when it starts again, which may mean
/// that a mail ended it.
pub(in crate::notifications) fn free(
    conn: &mut Conn,
    now: Moment,
    node: &str,
    ended: bool,
) -> Result<usize> {
    if ended {
        diesel::update(outbox::table.filter(outbox::claimed_by.eq(node)))
            .set(outbox::begun.eq(0))
            .execute(conn)?;
    }
    let free = |next| {
        (
            outbox::claimed_by.eq(None::<String>),
            outbox::attempts.eq(outbox::attempts - 1),
            outbox::next_attempt_at.eq(next),
        )
    };
    let own = outbox::table.filter(outbox::claimed_by.eq(node));
    let resting = diesel::update(own.filter(outbox::begun.ge(SUSPECT)))
        .set(free(now + REST))
        .execute(conn)?;
    Ok(resting + diesel::update(own).set(free(now)).execute(conn)?)
}

/// Notes that a mail could be made after all, which was taken up before without an end.
pub(in crate::notifications) fn made(conn: &mut Conn, id: OutboxId) -> Result<()> {
    diesel::update(outbox::table.filter(outbox::id.eq(id)))
        .set(outbox::begun.eq(0))
        .execute(conn)?;
    Ok(())
}

/// Forgets a mail that the next server took, or that there is no reason for any more.
pub(in crate::notifications) fn done(conn: &mut Conn, id: OutboxId) -> Result<()> {
    diesel::delete(outbox::table.filter(outbox::id.eq(id))).execute(conn)?;
    Ok(())
}

/// Notes a failed attempt: again at `next`, or never when there is none.
pub(in crate::notifications) fn failed(
    conn: &mut Conn,
    now: Moment,
    node: &str,
    id: OutboxId,
    why: &str,
    next: Option<Moment>,
) -> Result<()> {
    let own = outbox::table
        .filter(outbox::id.eq(id))
        .filter(outbox::claimed_by.eq(node));
    let noted = (
        outbox::last_error.eq(Some(why)),
        outbox::claimed_by.eq(None::<String>),
        outbox::held_since.eq(None::<Moment>),
        outbox::begun.eq(0),
    );
    match next {
        Some(next) => diesel::update(own)
            .set((noted, outbox::next_attempt_at.eq(next)))
            .execute(conn)?,
        None => {
            diesel::update(own.filter(outbox::priority.eq(URGENT)))
                .set(outbox::context.eq(EMPTY))
                .execute(conn)?;
            diesel::update(own)
                .set((
                    noted,
                    outbox::state.eq(OutboxState::Dead),
                    outbox::finished_at.eq(Some(now)),
                ))
                .execute(conn)?
        }
    };
    Ok(())
}

/// Holds a mail back, as not it but the mail server is at fault; the attempt does not count.
pub(in crate::notifications) fn hold(
    conn: &mut Conn,
    now: Moment,
    node: &str,
    id: OutboxId,
    why: &str,
) -> Result<()> {
    let since = trouble(conn)?.map_or(now, |trouble| trouble.since);
    diesel::update(
        outbox::table
            .filter(outbox::id.eq(id))
            .filter(outbox::claimed_by.eq(node)),
    )
    .set((
        outbox::last_error.eq(Some(why)),
        outbox::claimed_by.eq(None::<String>),
        outbox::attempts.eq(outbox::attempts - 1),
        outbox::begun.eq(0),
        outbox::held_since.eq(Some(since)),
        outbox::next_attempt_at.eq(now + pause(now - since)),
    ))
    .execute(conn)?;
    Ok(())
}

/// The pause before the mail server is tried again: as long as it has been in trouble, from a quarter
/// of a minute to five.
fn pause(trouble: Duration) -> Duration {
    trouble.clamp(Duration::seconds(15), Duration::minutes(5))
}

/// Lets what was held back try at once.
pub(in crate::notifications) fn release(conn: &mut Conn, now: Moment) -> Result<()> {
    diesel::update(
        outbox::table
            .filter(outbox::held_since.is_not_null())
            .filter(outbox::claimed_by.is_null()),
    )
    .set((
        outbox::held_since.eq(None::<Moment>),
        outbox::next_attempt_at.eq(now),
    ))
    .execute(conn)?;
    Ok(())
}

/// Whether the mail server stands in the way of all mail, and why.
pub fn trouble(conn: &mut Conn) -> Result<Option<Trouble>> {
    let held = outbox::table.filter(outbox::held_since.is_not_null());
    let (since, until): (Option<Moment>, Option<Moment>) = held
        // The last that was held says when the next may try.
        .select((min(outbox::held_since), max(outbox::next_attempt_at)))
        .first(conn)?;
    let (Some(since), Some(until)) = (since, until) else {
        return Ok(None);
    };
    let why: Option<String> = held
        .order(outbox::next_attempt_at.desc())
        .select(outbox::last_error)
        .first(conn)?;
    Ok(Some(Trouble {
        since,
        until,
        why: why.unwrap_or_default(),
    }))
}

/// Erases dead letters that were given up before then; returns how many.
pub(in crate::notifications) fn forget_dead(conn: &mut Conn, before: Moment) -> Result<usize> {
    Ok(diesel::delete(
        outbox::table
            .filter(outbox::state.eq(OutboxState::Dead))
            .filter(outbox::finished_at.le(before)),
    )
    .execute(conn)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_for_as_long_as_the_trouble_lasts() {
        assert_eq!(pause(Duration::zero()), Duration::seconds(15));
        assert_eq!(pause(Duration::minutes(2)), Duration::minutes(2));
        assert_eq!(pause(Duration::hours(2)), Duration::minutes(5));
    }

    #[test]
    fn reads_the_domain_of_an_address() {
        assert_eq!(domain("Lena <lena@Example.org>"), "example.org");
        assert_eq!(domain("lena@example.org"), "example.org");
    }
}
