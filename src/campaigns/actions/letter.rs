//! One campaign: its letter with the places whose words vary, and its copies.

use crate::access::{Actor, Right};
use crate::campaigns::copies::{Part, Template};
use crate::campaigns::store::{self, Campaign, CopyRow, Counts};
use crate::consultations::model::{Consultation, Round};
use crate::consultations::store as consultations;
use crate::error::Result;
use crate::site::Site;
use crate::types::ListPage;
use crate::types::ids::{CampaignId, CommentId};

/// Copies on a page.
const PAGE: i64 = 50;
/// Copies that a letter is learnt from.
const LEARNT: i64 = 200;
/// Other campaigns to merge with that are offered.
const OTHERS: i64 = 100;

/// A campaign with a page of its copies.
#[derive(Debug, Clone)]
pub struct Letter {
    pub consultation: Consultation,
    pub round: Round,
    pub campaign: Campaign,
    pub counts: Counts,
    /// The text it is known by, and whose that is; `None` where no comment is left in it.
    pub sample: Option<(CommentId, String)>,
    pub parts: Vec<Part>,
    pub copies: Vec<CopyRow>,
    /// Where the next page of them begins.
    pub next: Option<CommentId>,
    /// Others of the round, to merge it with: title ("" of a suggestion) and how many copies, the most copied first.
    pub others: Vec<(CampaignId, String, i64)>,
}

/// A campaign with its copies behind `after`, all or those with words of their own.
///
/// # Errors
/// [`crate::error::Error::NotFound`] when there is no such campaign.
pub async fn letter(
    site: &Site,
    actor: &Actor,
    id: CampaignId,
    (only_with_words, after): (bool, Option<CommentId>),
) -> Result<Letter> {
    let (mut letter, texts) = site
        .read(actor, move |rx| {
            let campaign = store::campaign(rx.conn, id)?;
            let round = consultations::round(rx.conn, campaign.round)?;
            let consultation = consultations::by_id(rx.conn, round.consultation_id)?;
            rx.actor.require(Right::Draft(consultation.id))?;
            let after = after.unwrap_or(CommentId(0));
            let load = |most| store::copies(rx.conn, id, only_with_words, after, most);
            let copies = ListPage::load(PAGE, load)?;
            let next = copies.next(|copy| copy.comment);
            let mut others = store::titles_in(rx.conn, round.id, OTHERS)?;
            others.retain(|(other, ..)| *other != id);
            let mut texts = store::texts_of_campaign(rx.conn, id, LEARNT)?;
            // The sample first: the letter is told in its words.
            if let Some(at) = texts
                .iter()
                .position(|(one, _)| Some(*one) == campaign.sample)
            {
                texts.swap(0, at);
            }
            let letter = Letter {
                counts: store::counts(rx.conn, id)?,
                sample: texts.first().cloned(),
                parts: Vec::new(),
                copies: copies.rows,
                next,
                others,
                consultation,
                round,
                campaign,
            };
            Ok((letter, texts))
        })
        .await?;
    letter.parts = site.permits.pages.run(move || learn(&texts)).await?;
    Ok(letter)
}

fn learn(texts: &[(CommentId, String)]) -> Vec<Part> {
    let Some(((_, sample), copies)) = texts.split_first() else {
        return Vec::new();
    };
    let mut template = Template::of(sample);
    copies.iter().for_each(|(_, copy)| template.learn(copy));
    template.parts()
}
