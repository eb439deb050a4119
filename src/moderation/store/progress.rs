//! How far a round is: comments by state, and decisions by colleague.

use std::collections::BTreeMap;

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{comments, decisions};
use crate::error::Result;
use crate::moderation::model::{IN_MODERATION, Verdict};
use crate::moderation::tally::Tally;
use crate::submissions::model::Moderation;
use crate::types::ids::{AccountId, RoundId, SectionId};

fn tallies<K: Ord>(rows: impl IntoIterator<Item = (K, Moderation, i64)>) -> BTreeMap<K, Tally> {
    let mut tallies: BTreeMap<K, Tally> = BTreeMap::new();
    for (key, state, count) in rows {
        tallies.entry(key).or_default().add(state, count);
    }
    tallies
}

/// Comments of a round by section; those about the whole document under none.
pub fn by_section(conn: &mut Conn, round: RoundId) -> Result<BTreeMap<Option<SectionId>, Tally>> {
    let rows: Vec<(Option<SectionId>, Moderation, i64)> = comments::table
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.eq_any(IN_MODERATION))
        .group_by((comments::section_id, comments::moderation))
        .select((comments::section_id, comments::moderation, count_star()))
        .load(conn)?;
    Ok(tallies(rows))
}

/// Comments of a round by code of the Group.
pub fn by_group(conn: &mut Conn, round: RoundId) -> Result<BTreeMap<String, Tally>> {
    let rows: Vec<(String, Moderation, i64)> = comments::table
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.eq_any(IN_MODERATION))
        .group_by((comments::group_code, comments::moderation))
        .select((comments::group_code, comments::moderation, count_star()))
        .load(conn)?;
    Ok(tallies(rows))
}

/// Decisions on comments of a round by who took them; `None`: the command line.
pub fn by_colleague(conn: &mut Conn, round: RoundId) -> Result<BTreeMap<Option<AccountId>, Tally>> {
    let rows: Vec<(Option<AccountId>, Verdict, i64)> = decisions::table
        .inner_join(comments::table)
        .filter(comments::round_id.eq(round))
        .group_by((decisions::decided_by, decisions::verdict))
        .select((decisions::decided_by, decisions::verdict, count_star()))
        .load(conn)?;
    let rows = rows.into_iter();
    Ok(tallies(
        rows.map(|(by, verdict, count)| (by, verdict.state(), count)),
    ))
}
