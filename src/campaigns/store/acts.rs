//! What people do with campaigns.

use diesel::prelude::*;

use crate::campaigns::model::Placing;
use crate::comments::model::Comment;
use crate::db::schema::{campaign_searches, campaigns, comments, residues};
use crate::db::{Conn, rows};
use crate::error::Result;
use crate::submissions::model::Moderation;
use crate::types::Moment;
use crate::types::ids::{CampaignId, CommentId, RoundId};

/// So many rows a statement: well below the values either database takes in one.
const AT_ONCE: usize = 1_000;

/// A campaign.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = campaigns)]
pub struct Campaign {
    pub id: CampaignId,
    #[diesel(column_name = round_id)]
    pub round: RoundId,
    /// "" while it is suggested.
    pub title: String,
    #[diesel(column_name = sample_comment_id)]
    pub sample: Option<CommentId>,
    /// Rises with each answer to all copies; a form that carries an older one is refused.
    pub revision: i64,
    /// Found by comparing, and nobody confirmed it.
    pub suggested: bool,
}

/// A campaign.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn campaign(conn: &mut Conn, id: CampaignId) -> Result<Campaign> {
    Ok(campaigns::table
        .filter(campaigns::id.eq(id))
        .select(Campaign::as_select())
        .first(conn)?)
}

/// Those of these comments that are of this round and stand.
pub fn comments_in_round(
    conn: &mut Conn,
    round: RoundId,
    ids: &[CommentId],
) -> Result<Vec<Comment>> {
    Ok(rows(
        conn,
        comments::table
            .filter(comments::round_id.eq(round))
            .filter(comments::id.eq_any(ids))
            .filter(comments::moderation.ne_all(Moderation::NOT_STANDING))
            .order(comments::id)
            .select(Comment::as_select()),
    )?)
}

/// Adds a campaign that a person makes.
pub fn insert_campaign(
    conn: &mut Conn,
    now: Moment,
    round: RoundId,
    title: &str,
    sample: CommentId,
) -> Result<CampaignId> {
    Ok(diesel::insert_into(campaigns::table)
        .values((
            campaigns::round_id.eq(round),
            campaigns::title.eq(title),
            campaigns::sample_comment_id.eq(Some(sample)),
            campaigns::created_at.eq(now),
            campaigns::suggested.eq(false),
        ))
        .returning(campaigns::id)
        .get_result(conn)?)
}

/// Puts comments into a campaign, by hand.
pub fn join(conn: &mut Conn, campaign: CampaignId, of: &[CommentId]) -> Result<()> {
    diesel::update(comments::table.filter(comments::id.eq_any(of)))
        .set((
            comments::campaign_id.eq(Some(campaign)),
            comments::placed_by.eq(Some(Placing::Hand)),
        ))
        .execute(conn)?;
    grew(conn, campaign)
}

/// Notes that a person put comments into a campaign: whoever saw it without them answers it anew.
fn grew(conn: &mut Conn, campaign: CampaignId) -> Result<()> {
    diesel::update(campaigns::table.filter(campaigns::id.eq(campaign)))
        .set(campaigns::revision.eq(campaigns::revision + 1))
        .execute(conn)?;
    Ok(())
}

/// Takes comments out of their campaigns, by hand.
pub fn leave(conn: &mut Conn, of: &[CommentId]) -> Result<()> {
    diesel::update(comments::table.filter(comments::id.eq_any(of)))
        .set((
            comments::campaign_id.eq(None::<CampaignId>),
            comments::placed_by.eq(Some(Placing::Hand)),
        ))
        .execute(conn)?;
    diesel::delete(residues::table.filter(residues::comment_id.eq_any(of))).execute(conn)?;
    Ok(())
}

/// Takes all comments out of a campaign, by hand; how many.
pub fn dismiss(conn: &mut Conn, id: CampaignId) -> Result<usize> {
    let copies = comments::table
        .filter(comments::campaign_id.eq(id))
        .select(comments::id);
    diesel::delete(residues::table.filter(residues::comment_id.eq_any(copies))).execute(conn)?;
    Ok(
        diesel::update(comments::table.filter(comments::campaign_id.eq(id)))
            .set((
                comments::campaign_id.eq(None::<CampaignId>),
                comments::placed_by.eq(Some(Placing::Hand)),
            ))
            .execute(conn)?,
    )
}

/// Makes a suggestion a campaign; false when it was one.
pub fn confirm(conn: &mut Conn, id: CampaignId, title: &str) -> Result<bool> {
    let suggested = campaigns::table
        .filter(campaigns::id.eq(id))
        .filter(campaigns::suggested.eq(true));
    let changed = diesel::update(suggested)
        .set((campaigns::suggested.eq(false), campaigns::title.eq(title)))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Puts all copies of one campaign into another; both stay together from now on.
pub fn merge(conn: &mut Conn, from: CampaignId, into: CampaignId) -> Result<usize> {
    let moved = diesel::update(comments::table.filter(comments::campaign_id.eq(from)))
        .set(comments::campaign_id.eq(Some(into)))
        .execute(conn)?;
    diesel::update(comments::table.filter(comments::campaign_id.eq(into)))
        .set(comments::placed_by.eq(Some(Placing::Hand)))
        .execute(conn)?;
    grew(conn, into)?;
    Ok(moved)
}

/// Removes suggestions of a round that no comment is in. What was confirmed may have been answered, and stays.
pub fn remove_empty(conn: &mut Conn, round: RoundId) -> Result<usize> {
    let held = comments::table
        .filter(comments::campaign_id.eq(campaigns::id.nullable()))
        .select(comments::id);
    Ok(diesel::delete(
        campaigns::table
            .filter(campaigns::round_id.eq(round))
            .filter(campaigns::suggested.eq(true))
            .filter(diesel::dsl::not(diesel::dsl::exists(held))),
    )
    .execute(conn)?)
}

#[derive(Insertable)]
#[diesel(table_name = residues, treat_none_as_default_value = false)]
struct NewResidue<'a> {
    comment_id: CommentId,
    words: &'a str,
}

/// Keeps what these comments add to their letters, in place of what was kept; "" for nothing.
pub fn set_residues(conn: &mut Conn, of: &[(CommentId, String)]) -> Result<()> {
    for some in of.chunks(AT_ONCE) {
        let ids: Vec<CommentId> = some.iter().map(|(id, _)| *id).collect();
        diesel::delete(residues::table.filter(residues::comment_id.eq_any(ids))).execute(conn)?;
        let rows: Vec<_> = some
            .iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(id, words)| NewResidue {
                comment_id: *id,
                words,
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        let insert = diesel::insert_into(residues::table).values(&rows);
        match conn {
            Conn::Pg(conn) => insert.execute(conn)?,
            Conn::Sqlite(conn) => insert.execute(conn)?,
        };
    }
    Ok(())
}

#[derive(Insertable)]
#[diesel(table_name = campaign_searches)]
struct NewSearch {
    round_id: RoundId,
    next_at: Moment,
}

/// Makes the row of a round where there is none.
pub(super) fn ensure(conn: &mut Conn, now: Moment, round: RoundId) -> Result<()> {
    let row = NewSearch {
        round_id: round,
        next_at: now,
    };
    let insert = diesel::insert_into(campaign_searches::table).values(&row);
    match conn {
        Conn::Pg(conn) => insert.on_conflict_do_nothing().execute(conn)?,
        Conn::Sqlite(conn) => insert.on_conflict_do_nothing().execute(conn)?,
    };
    Ok(())
}

/// Notes that a person changed campaigns of a round: a search begun before writes nothing any more.
pub fn touched(conn: &mut Conn, now: Moment, round: RoundId) -> Result<()> {
    ensure(conn, now, round)?;
    diesel::update(campaign_searches::table.filter(campaign_searches::round_id.eq(round)))
        .set(campaign_searches::acts.eq(campaign_searches::acts + 1))
        .execute(conn)?;
    Ok(())
}
