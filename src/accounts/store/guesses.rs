//! Failed tries of passwords, by address tried and by who tried.

use diesel::prelude::*;

use crate::accounts::guessing::{Attempt, Limits, memory};
use crate::db::schema::guesses;
use crate::db::{Conn, hold};
use crate::error::{Error, Result};
use crate::types::Moment;
use crate::types::ids::AccountId;

/// Counts a try before it is made, so that many at once count as many. Whoever turns out to know the
/// password is forgiven by [`forgive`].
///
/// # Errors
/// [`Error::TooMany`] with the seconds to wait.
pub fn begin(conn: &mut Conn, now: Moment, limits: Limits, attempt: &Attempt) -> Result<()> {
    hold(conn, &format!("guesses {}", attempt.subject))?;
    let since = now - memory();
    let row: Option<(i64, i64, Moment, Moment)> = guesses::table
        .filter(guesses::subject.eq(&attempt.subject))
        .filter(guesses::asker.eq(&attempt.asker))
        .select((
            guesses::id,
            guesses::failures,
            guesses::next_at,
            guesses::last_at,
        ))
        .first(conn)
        .optional()?;
    if let Some((_, _, next_at, _)) = row
        && now < next_at
    {
        return Err(wait(next_at - now));
    }
    if !attempt.familiar && limits.per_day > 0 {
        // Each row is one failure at least, so that there are never more than the limit.
        let strangers: Vec<(i64, Moment)> = guesses::table
            .filter(guesses::subject.eq(&attempt.subject))
            .filter(guesses::familiar.eq(false))
            .filter(guesses::last_at.gt(since))
            .order(guesses::last_at)
            .limit(limits.per_day)
            .select((guesses::failures, guesses::last_at))
            .load(conn)?;
        let failures: i64 = strangers.iter().map(|(failures, _)| failures).sum();
        if let Some((_, first)) = strangers.first()
            && failures >= limits.per_day
        {
            return Err(wait(*first - since));
        }
    }
    match row {
        Some((id, failures, _, last_at)) => {
            let failures = if last_at > since { failures + 1 } else { 1 };
            diesel::update(guesses::table.filter(guesses::id.eq(id)))
                .set((
                    guesses::failures.eq(failures),
                    guesses::unreported.eq(guesses::unreported + 1),
                    guesses::next_at.eq(now + limits.pause(failures)),
                    guesses::last_at.eq(now),
                ))
                .execute(conn)?;
        }
        None => {
            diesel::insert_into(guesses::table)
                .values((
                    guesses::subject.eq(&attempt.subject),
                    guesses::account_id.eq(attempt.account),
                    guesses::asker.eq(&attempt.asker),
                    guesses::familiar.eq(attempt.familiar),
                    guesses::failures.eq(1),
                    guesses::unreported.eq(1),
                    guesses::told.eq(false),
                    guesses::next_at.eq(now + limits.pause(1)),
                    guesses::last_at.eq(now),
                ))
                .execute(conn)?;
        }
    }
    Ok(())
}

fn wait(span: chrono::Duration) -> Error {
    Error::TooMany(u64::try_from(span.num_seconds()).unwrap_or_default() + 1)
}

/// Forgets the failures of somebody who knew the password after all; returns how many there were
/// before this try.
pub fn forgive(conn: &mut Conn, attempt: &Attempt) -> Result<i64> {
    let failures: Option<i64> = diesel::delete(
        guesses::table
            .filter(guesses::subject.eq(&attempt.subject))
            .filter(guesses::asker.eq(&attempt.asker)),
    )
    .returning(guesses::failures)
    .get_result(conn)
    .optional()?;
    Ok(failures.unwrap_or(1) - 1)
}

/// What was tried on one account, or on addresses of nobody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guessed {
    pub account: Option<AccountId>,
    /// Failures since the last report.
    pub fresh: i64,
    /// Failures within a day.
    pub total: i64,
    /// Whether its owner was told of some of these.
    pub told: bool,
    /// How many browsers and network addresses the fresh ones came from, counted for each address tried.
    pub askers: i64,
}

/// Accounts on which something was tried since the last report, `None` standing for addresses of
/// nobody; at most `limit`. Counts them as reported.
pub fn report(conn: &mut Conn, now: Moment, limit: usize) -> Result<Vec<Guessed>> {
    let since = now - memory();
    let mut concerned: Vec<Option<AccountId>> = guesses::table
        .filter(guesses::unreported.gt(0))
        .select(guesses::account_id)
        .distinct()
        .load(conn)?;
    concerned.truncate(limit);
    let mut found = Vec::new();
    for account in concerned {
        let rows = guesses::table.into_boxed();
        let rows = match account {
            Some(id) => rows.filter(guesses::account_id.eq(id)),
            None => rows.filter(guesses::account_id.is_null()),
        };
        let rows: Vec<(i64, i64, bool, Moment)> = rows
            .order(guesses::last_at.desc())
            .limit(10_000)
            .select((
                guesses::failures,
                guesses::unreported,
                guesses::told,
                guesses::last_at,
            ))
            .load(conn)?;
        let mut one = Guessed {
            account,
            ..Guessed::default()
        };
        for (failures, unreported, told, last_at) in rows {
            one.fresh += unreported;
            if last_at > since {
                one.total += failures;
                one.told |= told;
            }
            one.askers += i64::from(unreported > 0);
        }
        let reported = diesel::update(guesses::table.filter(guesses::unreported.gt(0)));
        match account {
            Some(id) => reported
                .filter(guesses::account_id.eq(id))
                .set(guesses::unreported.eq(0))
                .execute(conn)?,
            None => reported
                .filter(guesses::account_id.is_null())
                .set(guesses::unreported.eq(0))
                .execute(conn)?,
        };
        found.push(one);
    }
    Ok(found)
}

/// Notes that an account's owner was told of what was tried.
pub fn told(conn: &mut Conn, account: AccountId) -> Result<()> {
    diesel::update(guesses::table.filter(guesses::account_id.eq(account)))
        .set(guesses::told.eq(true))
        .execute(conn)?;
    Ok(())
}

/// Deletes failures that are held against nobody any more.
pub fn forget_guesses(conn: &mut Conn, now: Moment) -> Result<()> {
    diesel::delete(
        guesses::table
            .filter(guesses::last_at.le(now - memory()))
            .filter(guesses::unreported.eq(0)),
    )
    .execute(conn)?;
    Ok(())
}
