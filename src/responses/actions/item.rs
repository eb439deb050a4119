//! A comment with everything drafters know of it.

use super::standing::{NewestPlace, standings};
use crate::campaigns::store::{self as campaigns, CampaignOf};
use crate::comments::model::Comment;
use crate::consultations::model::Round;
use crate::db::Conn;
use crate::error::Result;
use crate::responses::model::{Disposition, Response, Satisfaction};
use crate::responses::store::{self, GivenAnswer};
use crate::site::Site;

/// A comment with everything drafters know of it.
#[derive(Debug, Clone)]
pub struct Item {
    pub comment: Comment,
    pub party: String,
    pub answer: Option<Response>,
    /// What its party says of the answer.
    pub satisfaction: Option<Satisfaction>,
    pub themes: Vec<String>,
    pub campaign: Option<CampaignOf>,
    /// How others that say nearly the same were answered, where that is not as this one is.
    pub otherwise: Vec<GivenAnswer>,
    /// In the newest version, when that is another.
    pub standing: Option<NewestPlace>,
}

pub(super) fn items(conn: &mut Conn, rows: Vec<(Comment, String)>) -> Result<Vec<Item>> {
    let ids: Vec<_> = rows.iter().map(|(comment, _)| comment.id).collect();
    let mut answers = store::judged_answers(conn, &ids)?;
    let mut themes = store::themes_of(conn, &ids)?;
    let mut in_campaigns = campaigns::campaigns_of(conn, &ids)?;
    Ok(rows
        .into_iter()
        .map(|(comment, party)| {
            let (answer, satisfaction) = answers.remove(&comment.id).unzip();
            let campaign = in_campaigns.remove(&comment.id);
            Item {
                otherwise: otherwise(campaign.as_ref(), answer.as_ref()),
                answer,
                satisfaction: satisfaction.flatten(),
                themes: themes.remove(&comment.id).unwrap_or_default(),
                campaign,
                comment,
                party,
                standing: None,
            }
        })
        .collect())
}

/// Of the answers that comments of a campaign have, those that are not this one's. What refers to another comment says nothing
/// by itself.
fn otherwise(campaign: Option<&CampaignOf>, own: Option<&Response>) -> Vec<GivenAnswer> {
    let own = own.map(|answer| answer.disposition);
    if own == Some(Disposition::Duplicate) {
        return Vec::new();
    }
    let mut given = campaign.map_or_else(Vec::new, GivenAnswer::of);
    given.retain(|given| own != Some(given.disposition));
    given
}

/// Tells each of `items` how it stands in the newest version.
pub(super) async fn stand(site: &Site, round: &Round, items: &mut [Item]) -> Result<()> {
    let comments = items.iter().map(|item| &item.comment);
    let mut found = standings(site, round, comments).await?;
    for item in items {
        item.standing = found.remove(&item.comment.id);
    }
    Ok(())
}
