//! What a search reads and writes.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::acts::ensure;
use crate::campaigns::model::Placing;
use crate::db::Conn;
use crate::db::schema::{campaign_searches, campaigns, comments, residues};
use crate::error::Result;
use crate::submissions::model::Moderation;
use crate::types::Moment;
use crate::types::ids::{CampaignId, CommentId, RoundId};

/// A search that somebody began.
#[derive(Debug, Clone, Copy)]
pub struct Search {
    pub round: RoundId,
    /// When somebody wished the whole round to be looked through again, if so.
    pub asked_at: Option<Moment>,
    /// How many acts of people there had been.
    pub acts: i64,
}

/// A comment to compare.
#[derive(Debug, Clone, Queryable)]
pub struct Text {
    pub comment: CommentId,
    pub body: String,
    pub proposed: Option<String>,
    pub campaign: Option<CampaignId>,
    /// `None`: it waits for a search.
    pub placed_by: Option<Placing>,
    pub residue: Option<String>,
}

/// Wants a whole round searched again.
pub fn ask(conn: &mut Conn, now: Moment, round: RoundId) -> Result<()> {
    ensure(conn, now, round)?;
    diesel::update(campaign_searches::table.filter(campaign_searches::round_id.eq(round)))
        .set(campaign_searches::asked_at.eq(Some(now)))
        .execute(conn)?;
    Ok(())
}

/// A round in which something waits to be searched, and where nobody is at it.
pub fn due(conn: &mut Conn, now: Moment) -> Result<Option<RoundId>> {
    let asked = campaign_searches::table
        .filter(campaign_searches::asked_at.is_not_null())
        .filter(campaign_searches::next_at.le(now))
        .order(campaign_searches::asked_at)
        .select(campaign_searches::round_id)
        .first(conn)
        .optional()?;
    if asked.is_some() {
        return Ok(asked);
    }
    Ok(comments::table
        .left_join(campaign_searches::table.on(campaign_searches::round_id.eq(comments::round_id)))
        .filter(comments::placed_by.is_null())
        .filter(comments::submitted_at.is_not_null())
        .filter(comments::moderation.ne_all(Moderation::NOT_STANDING))
        .filter(
            campaign_searches::next_at
                .nullable()
                .is_null()
                .or(campaign_searches::next_at.nullable().le(Some(now))),
        )
        .select(comments::round_id)
        .first(conn)
        .optional()?)
}

/// Takes up a search until `until`; `None` when somebody else did.
pub fn start(
    conn: &mut Conn,
    (now, until): (Moment, Moment),
    round: RoundId,
) -> Result<Option<Search>> {
    ensure(conn, now, round)?;
    let taken = diesel::update(
        campaign_searches::table
            .filter(campaign_searches::round_id.eq(round))
            .filter(campaign_searches::next_at.le(now)),
    )
    .set(campaign_searches::next_at.eq(until))
    .execute(conn)?;
    if taken == 0 {
        return Ok(None);
    }
    let (asked_at, acts) = campaign_searches::table
        .filter(campaign_searches::round_id.eq(round))
        .select((campaign_searches::asked_at, campaign_searches::acts))
        .first(conn)?;
    Ok(Some(Search {
        round,
        asked_at,
        acts,
    }))
}

/// Whether nobody changed campaigns of the round since the search began.
pub fn stands_still(conn: &mut Conn, search: Search) -> Result<bool> {
    // Compare-and-set that sets nothing else: nobody comes between this and the end of the transaction.
    let same = diesel::update(
        campaign_searches::table
            .filter(campaign_searches::round_id.eq(search.round))
            .filter(campaign_searches::acts.eq(search.acts)),
    )
    .set(campaign_searches::acts.eq(search.acts))
    .execute(conn)?;
    Ok(same == 1)
}

/// The next comments of a round that stand, by their numbers.
pub fn texts(conn: &mut Conn, round: RoundId, after: CommentId, limit: i64) -> Result<Vec<Text>> {
    Ok(comments::table
        .left_join(residues::table)
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.ne_all(Moderation::NOT_STANDING))
        .filter(comments::id.gt(after))
        .order(comments::id)
        .limit(limit)
        .select((
            comments::id,
            comments::body,
            comments::proposed_text,
            comments::campaign_id,
            comments::placed_by,
            residues::words.nullable(),
        ))
        .load(conn)?)
}

/// The campaigns of a round that people made or confirmed.
pub fn confirmed_in(conn: &mut Conn, round: RoundId) -> Result<HashSet<CampaignId>> {
    let ids: Vec<CampaignId> = campaigns::table
        .filter(campaigns::round_id.eq(round))
        .filter(campaigns::suggested.eq(false))
        .select(campaigns::id)
        .load(conn)?;
    Ok(ids.into_iter().collect())
}

#[derive(Insertable)]
#[diesel(table_name = campaigns, treat_none_as_default_value = false)]
struct NewSuggestion {
    round_id: RoundId,
    title: &'static str,
    sample_comment_id: Option<CommentId>,
    created_at: Moment,
    suggested: bool,
}

/// Adds suggestions, each with its sample.
pub fn insert_suggestions(
    conn: &mut Conn,
    now: Moment,
    round: RoundId,
    samples: &[CommentId],
) -> Result<()> {
    let rows: Vec<_> = samples
        .iter()
        .map(|sample| NewSuggestion {
            round_id: round,
            title: "",
            sample_comment_id: Some(*sample),
            created_at: now,
            suggested: true,
        })
        .collect();
    let insert = diesel::insert_into(campaigns::table).values(&rows);
    match conn {
        Conn::Pg(conn) => insert.execute(conn)?,
        Conn::Sqlite(conn) => insert.execute(conn)?,
    };
    Ok(())
}

/// The newest suggestion with each of these samples.
pub fn suggested_of(
    conn: &mut Conn,
    round: RoundId,
    samples: &[CommentId],
) -> Result<HashMap<CommentId, CampaignId>> {
    let rows: Vec<(Option<CommentId>, CampaignId)> = campaigns::table
        .filter(campaigns::round_id.eq(round))
        .filter(campaigns::suggested.eq(true))
        .filter(campaigns::sample_comment_id.eq_any(samples.iter().map(|id| id.0)))
        .order(campaigns::id)
        .select((campaigns::sample_comment_id, campaigns::id))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(sample, id)| Some((sample?, id)))
        .collect())
}

/// Puts comments into a campaign, or into none; where no person has put them anywhere.
pub fn assign(conn: &mut Conn, of: &[CommentId], to: Option<CampaignId>) -> Result<()> {
    diesel::update(comments::table.filter(comments::id.eq_any(of)))
        .set(comments::campaign_id.eq(to))
        .execute(conn)?;
    Ok(())
}

/// Notes that comments were laid beside the others.
pub fn mark_placed(conn: &mut Conn, of: &[CommentId]) -> Result<()> {
    diesel::update(comments::table.filter(comments::id.eq_any(of)))
        .set(comments::placed_by.eq(Some(Placing::Search)))
        .execute(conn)?;
    Ok(())
}

/// Notes that a search is done, and when the next may begin. A wish that came meanwhile stays.
pub fn finish(conn: &mut Conn, now: Moment, search: Search, next_at: Moment) -> Result<()> {
    let of = campaign_searches::table.filter(campaign_searches::round_id.eq(search.round));
    diesel::update(of)
        .set((
            campaign_searches::searched_at.eq(Some(now)),
            campaign_searches::next_at.eq(next_at),
        ))
        .execute(conn)?;
    if let Some(asked_at) = search.asked_at {
        diesel::update(of.filter(campaign_searches::asked_at.eq(Some(asked_at))))
            .set(campaign_searches::asked_at.eq(None::<Moment>))
            .execute(conn)?;
    }
    Ok(())
}
