//! Rounds over all consultations, and the revisions that kept pages go by.

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::consultations::model::{Consultation, Round, RoundState, Version};
use crate::db::Conn;
use crate::db::schema::{consultations, rounds, versions};
use crate::error::Result;
use crate::reading::model::{Agenda, KnownRound, Listed};
use crate::types::ids::{ConsultationId, VersionId};
use crate::types::{ListPage, Moment};

/// Past rounds on one page of the list.
const PAST_ON_A_PAGE: i64 = 20;

/// What differs once anything the public sees of any consultation has changed: how many there are,
/// and all their revisions together.
pub fn revision_of_all(conn: &mut Conn) -> Result<(i64, i64)> {
    use diesel::sql_types::{BigInt, Nullable};
    // The sum of BIGINTs is NUMERIC on PostgreSQL.
    let total = diesel::dsl::sql::<Nullable<BigInt>>("CAST(SUM(public_revision) AS BIGINT)");
    let (count, total): (i64, Option<i64>) = consultations::table
        .select((count_star(), total))
        .first(conn)?;
    Ok((count, total.unwrap_or_default()))
}

/// The versions with these ids, oldest first.
pub fn versions_with(conn: &mut Conn, ids: &[VersionId]) -> Result<Vec<Version>> {
    Ok(versions::table
        .filter(versions::id.eq_any(ids))
        .order((versions::created_at, versions::id))
        .select(Version::as_select())
        .load(conn)?)
}

/// Every announced round but those of `unknown` consultations: open, coming, and one page of past,
/// which `before` others come before.
/// That a round by invitation is held is no secret; only what it says is.
pub fn agenda(
    conn: &mut Conn,
    now: Moment,
    before: i64,
    unknown: &[ConsultationId],
) -> Result<Agenda> {
    let going = [RoundState::Scheduled, RoundState::Open];
    let open: Vec<Round> = rounds::table
        .filter(rounds::consultation_id.ne_all(unknown))
        .filter(rounds::state.eq_any(going))
        .filter(rounds::opens_at.le(now))
        .filter(rounds::closes_at.gt(now))
        .order((rounds::closes_at, rounds::id))
        .select(Round::as_select())
        .load(conn)?;
    let coming: Vec<Round> = rounds::table
        .filter(rounds::consultation_id.ne_all(unknown))
        .filter(rounds::state.eq(RoundState::Scheduled))
        .filter(rounds::opens_at.gt(now))
        .order((rounds::opens_at, rounds::id))
        .select(Round::as_select())
        .load(conn)?;
    let past = rounds::table
        .filter(rounds::consultation_id.ne_all(unknown))
        .filter(rounds::state.ne(RoundState::Draft))
        .filter(rounds::state.ne_all(going).or(rounds::closes_at.le(now)))
        .order((rounds::closes_at.desc(), rounds::id.desc()))
        .select(Round::as_select())
        .offset(before);
    let past: ListPage<Round> = ListPage::load(PAST_ON_A_PAGE, |most| past.limit(most).load(conn))?;
    let older = past.next(|_| before.saturating_add(PAST_ON_A_PAGE));
    let past = past.rows;
    let ids: Vec<ConsultationId> = open
        .iter()
        .chain(&coming)
        .chain(&past)
        .map(|round| round.consultation_id)
        .collect();
    let known: Vec<Consultation> = consultations::table
        .filter(consultations::id.eq_any(ids))
        .select(Consultation::as_select())
        .load(conn)?;
    let listed = |rounds: Vec<Round>| {
        rounds
            .into_iter()
            .filter_map(|round| {
                let consultation = known
                    .iter()
                    .find(|known| known.id == round.consultation_id)?
                    .clone();
                Some(Listed {
                    consultation,
                    // A list tells nothing of what is inside.
                    round: KnownRound::of(round, false),
                })
            })
            .collect()
    };
    Ok(Agenda {
        open: listed(open),
        coming: listed(coming),
        past: listed(past),
        older,
    })
}

/// Consultations with a round that is no draft, but not the `unknown` ones, in the order in which they
/// were set up: at most `limit` after the first `before`.
pub fn announced(
    conn: &mut Conn,
    before: i64,
    limit: i64,
    unknown: &[ConsultationId],
) -> Result<Vec<Consultation>> {
    let with_round = rounds::table
        .filter(rounds::state.ne(RoundState::Draft))
        .select(rounds::consultation_id);
    Ok(consultations::table
        .filter(consultations::id.eq_any(with_round))
        .filter(consultations::id.ne_all(unknown))
        .order(consultations::id)
        .offset(before)
        .limit(limit)
        .select(Consultation::as_select())
        .load(conn)?)
}
