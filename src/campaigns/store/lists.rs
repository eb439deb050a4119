//! Campaigns as they are looked at.

use std::collections::{HashMap, HashSet};

use diesel::dsl::{count, count_star, min};
use diesel::prelude::*;

use super::acts::Campaign;
use crate::db::Conn;
use crate::db::schema::{campaigns, comments, dispositions, parties, residues};
use crate::error::Result;
use crate::submissions::model::Moderation;
use crate::types::ids::{CampaignId, CommentId, RoundId};

/// The campaign of a comment, as a list of comments shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignOf {
    pub id: CampaignId,
    /// "" while it is suggested.
    pub title: String,
    pub suggested: bool,
    /// How many comments are in it, this one too.
    pub copies: i64,
    /// What this comment adds to its letter; "" for nothing.
    pub residue: String,
    /// How the comments in it were answered.
    pub answered: Vec<CampaignAnswer>,
}

/// A disposition that comments of a campaign have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignAnswer {
    /// Its word, as it is stored: what it means is for those who answer.
    pub disposition: String,
    pub comments: i64,
    /// The first of them.
    pub example: CommentId,
}

/// The campaign each of these comments belongs to; those of none are left out.
pub fn campaigns_of(conn: &mut Conn, of: &[CommentId]) -> Result<HashMap<CommentId, CampaignOf>> {
    let rows: Vec<(CommentId, CampaignId, String, bool, Option<String>)> = comments::table
        .inner_join(campaigns::table.on(comments::campaign_id.eq(campaigns::id.nullable())))
        .left_join(residues::table)
        .filter(comments::id.eq_any(of))
        .select((
            comments::id,
            campaigns::id,
            campaigns::title,
            campaigns::suggested,
            residues::words.nullable(),
        ))
        .load(conn)?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let ids: HashSet<i64> = rows.iter().map(|row| row.1.0).collect();
    type Counted = (Option<CampaignId>, Option<String>, i64, Option<CommentId>);
    let counted: Vec<Counted> = comments::table
        .left_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::campaign_id.eq_any(ids))
        .filter(comments::moderation.ne_all(Moderation::NOT_STANDING))
        .group_by((comments::campaign_id, dispositions::disposition))
        .select((
            comments::campaign_id,
            dispositions::disposition.nullable(),
            count_star(),
            min(comments::id),
        ))
        .load(conn)?;
    let mut sizes: HashMap<CampaignId, i64> = HashMap::new();
    let mut answered: HashMap<CampaignId, Vec<CampaignAnswer>> = HashMap::new();
    for (id, disposition, comments, example) in counted {
        let Some(id) = id else { continue };
        *sizes.entry(id).or_default() += comments;
        if let (Some(disposition), Some(example)) = (disposition, example) {
            answered.entry(id).or_default().push(CampaignAnswer {
                disposition,
                comments,
                example,
            });
        }
    }
    Ok(rows
        .into_iter()
        .map(|(comment, id, title, suggested, residue)| {
            let campaign = CampaignOf {
                id,
                title,
                suggested,
                copies: sizes.get(&id).copied().unwrap_or_default(),
                answered: answered.get(&id).cloned().unwrap_or_default(),
                residue: residue.unwrap_or_default(),
            };
            (comment, campaign)
        })
        .collect())
}

/// How many there are of what, in one campaign.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Comments that stand.
    pub copies: i64,
    /// Those that say something of their own.
    pub with_words: i64,
    pub answered: i64,
    /// Those answered by themselves, and not with the other copies.
    pub own_answers: i64,
}

/// The campaigns of a round behind `after` in which there are comments, at most `limit`: those suggested first, the most
/// copied first, then those confirmed in the order in which they came.
pub fn campaigns_in(
    conn: &mut Conn,
    round: RoundId,
    suggested: bool,
    (skipped, limit): (i64, i64),
) -> Result<Vec<(Campaign, Counts)>> {
    let counted: Vec<(Option<CampaignId>, i64, i64, i64, i64)> = comments::table
        .inner_join(campaigns::table.on(comments::campaign_id.eq(campaigns::id.nullable())))
        .left_join(residues::table)
        .left_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(campaigns::round_id.eq(round))
        .filter(campaigns::suggested.eq(suggested))
        .filter(comments::moderation.ne_all(Moderation::NOT_STANDING))
        .group_by(comments::campaign_id)
        .order((count_star().desc(), comments::campaign_id))
        .offset(skipped)
        .limit(limit)
        .select((
            comments::campaign_id,
            count_star(),
            count(residues::comment_id.nullable()),
            count(dispositions::id.nullable()),
            count(dispositions::campaign_id.nullable()),
        ))
        .load(conn)?;
    let ids: Vec<CampaignId> = counted.iter().filter_map(|row| row.0).collect();
    let rows: Vec<Campaign> = campaigns::table
        .filter(campaigns::id.eq_any(&ids))
        .select(Campaign::as_select())
        .load(conn)?;
    let mut known: HashMap<CampaignId, Campaign> =
        rows.into_iter().map(|row| (row.id, row)).collect();
    Ok(counted
        .into_iter()
        .filter_map(|(id, copies, with_words, answered, together)| {
            let counts = Counts {
                copies,
                with_words,
                answered,
                own_answers: answered - together,
            };
            Some((known.remove(&id?)?, counts))
        })
        .collect())
}

/// The same of one campaign.
pub fn counts(conn: &mut Conn, of: CampaignId) -> Result<Counts> {
    let (copies, with_words, answered, together): (i64, i64, i64, i64) = comments::table
        .left_join(residues::table)
        .left_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::campaign_id.eq(of))
        .filter(comments::moderation.ne_all(Moderation::NOT_STANDING))
        .select((
            count_star(),
            count(residues::comment_id.nullable()),
            count(dispositions::id.nullable()),
            count(dispositions::campaign_id.nullable()),
        ))
        .first(conn)?;
    Ok(Counts {
        copies,
        with_words,
        answered,
        own_answers: answered - together,
    })
}

/// A copy of a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyRow {
    pub campaign: CampaignId,
    pub comment: CommentId,
    pub party: String,
    /// What it says beyond the letter.
    pub residue: String,
    /// It was answered by itself; an answer to all copies leaves that as it is.
    pub own_answer: bool,
}

type CopyColumns = (Option<CampaignId>, CommentId, String, Option<String>, bool);

fn copy_row((campaign, comment, party, residue, own_answer): CopyColumns) -> Option<CopyRow> {
    Some(CopyRow {
        campaign: campaign?,
        comment,
        party,
        residue: residue.unwrap_or_default(),
        own_answer,
    })
}

/// The copies of campaigns that stand, with what is their own.
macro_rules! copies {
    ($of:expr) => {
        comments::table
            .inner_join(parties::table.on(parties::id.eq(comments::party_id)))
            .left_join(residues::table)
            .left_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
            .filter(comments::campaign_id.eq_any($of.iter().map(|id| id.0).collect::<Vec<_>>()))
            .filter(comments::moderation.ne_all(Moderation::NOT_STANDING))
            .select((
                comments::campaign_id,
                comments::id,
                parties::name,
                residues::words.nullable(),
                dispositions::id
                    .nullable()
                    .is_not_null()
                    .and(dispositions::campaign_id.nullable().is_null()),
            ))
    };
}

/// The copies of one campaign behind `after`, by their numbers.
pub fn copies(
    conn: &mut Conn,
    of: CampaignId,
    only_with_words: bool,
    after: CommentId,
    limit: i64,
) -> Result<Vec<CopyRow>> {
    let mut query = copies!([of])
        .filter(comments::id.gt(after))
        .order(comments::id)
        .limit(limit)
        .into_boxed();
    if only_with_words {
        query = query.filter(residues::comment_id.nullable().is_not_null());
    }
    let rows: Vec<CopyColumns> = query.load(conn)?;
    Ok(rows.into_iter().filter_map(copy_row).collect())
}

/// Copies of these campaigns that have words or an answer of their own, at most `limit`.
pub fn of_their_own(conn: &mut Conn, of: &[CampaignId], limit: i64) -> Result<Vec<CopyRow>> {
    let rows: Vec<CopyColumns> = copies!(of)
        .filter(
            residues::comment_id
                .nullable()
                .is_not_null()
                .or(dispositions::id
                    .nullable()
                    .is_not_null()
                    .and(dispositions::campaign_id.nullable().is_null())),
        )
        .order((comments::campaign_id, comments::id))
        .limit(limit)
        .load(conn)?;
    Ok(rows.into_iter().filter_map(copy_row).collect())
}

/// Texts of a campaign's copies, at most `limit`, by their numbers.
pub fn texts_of_campaign(
    conn: &mut Conn,
    of: CampaignId,
    limit: i64,
) -> Result<Vec<(CommentId, String)>> {
    Ok(comments::table
        .filter(comments::campaign_id.eq(of))
        .filter(comments::moderation.ne_all(Moderation::NOT_STANDING))
        .order(comments::id)
        .limit(limit)
        .select((comments::id, comments::body))
        .load(conn)?)
}

/// The text that each of these campaigns is known by: its sample's, or its first copy's where the sample is in it no more.
pub fn samples(
    conn: &mut Conn,
    of: &[(CampaignId, Option<CommentId>)],
) -> Result<HashMap<CampaignId, (CommentId, String)>> {
    let mut wanted: Vec<CommentId> = of.iter().filter_map(|(_, sample)| *sample).collect();
    let mut found: HashMap<CampaignId, (CommentId, String)> = HashMap::new();
    for first in [false, true] {
        if first {
            let without: Vec<i64> = of
                .iter()
                .filter(|(id, _)| !found.contains_key(id))
                .map(|(id, _)| id.0)
                .collect();
            if without.is_empty() {
                break;
            }
            let firsts: Vec<Option<CommentId>> = comments::table
                .filter(comments::campaign_id.eq_any(without))
                .filter(comments::moderation.ne_all(Moderation::NOT_STANDING))
                .group_by(comments::campaign_id)
                .select(min(comments::id))
                .load(conn)?;
            wanted = firsts.into_iter().flatten().collect();
        }
        let rows: Vec<(Option<CampaignId>, CommentId, String)> = comments::table
            .filter(comments::id.eq_any(&wanted))
            .filter(comments::moderation.ne_all(Moderation::NOT_STANDING))
            .select((comments::campaign_id, comments::id, comments::body))
            .load(conn)?;
        for (campaign, comment, body) in rows {
            let Some(campaign) = campaign else { continue };
            if of.iter().any(|(id, _)| *id == campaign) {
                found.entry(campaign).or_insert((comment, body));
            }
        }
    }
    Ok(found)
}

/// The campaigns of a round in which there are comments, with their titles and how many: the most copied first, at most
/// `limit`.
pub fn titles_in(
    conn: &mut Conn,
    round: RoundId,
    limit: i64,
) -> Result<Vec<(CampaignId, String, i64)>> {
    Ok(comments::table
        .inner_join(campaigns::table.on(comments::campaign_id.eq(campaigns::id.nullable())))
        .filter(campaigns::round_id.eq(round))
        .filter(comments::moderation.ne_all(Moderation::NOT_STANDING))
        .group_by((campaigns::id, campaigns::title))
        .order((count_star().desc(), campaigns::id))
        .limit(limit)
        .select((campaigns::id, campaigns::title, count_star()))
        .load(conn)?)
}
