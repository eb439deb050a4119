//! The copies of a campaign that wait, read as one letter and decided on together.

use std::collections::{BTreeMap, HashSet};

use super::carry_out::ExpectedDecisions;
use super::entering::require_moderator;
use super::together::{BULK_LIMIT, JointRuling, decide_each};
use crate::access::{Actor, Right, note_names_read};
use crate::campaigns::model::{compared, residue};
use crate::campaigns::store::{self as campaigns, Campaign};
use crate::consultations::model::{Consultation, Round};
use crate::consultations::store as setup;
use crate::error::{Error, Message, Result};
use crate::moderation::store::{self, WaitingCopy};
use crate::readings::actions::read_folded;
use crate::site::Site;
use crate::types::ListPage;
use crate::types::ids::{CampaignId, CommentId};

/// The copies of a campaign that wait for a decision, some at a time.
#[derive(Debug, Clone)]
pub struct Alike {
    pub consultation: Consultation,
    pub round: Round,
    pub campaign: Campaign,
    /// The text it is known by.
    pub sample: String,
    /// How many wait in all.
    pub waiting: i64,
    /// Each with all in which it differs from the sample.
    pub copies: Vec<(WaitingCopy, Difference)>,
    /// Where the next page begins.
    pub next: Option<CommentId>,
}

/// In which words a copy differs from the sample, however few: what stands in a slot of the letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Its words that do not stand in the sample.
    pub added: String,
    /// Words of the sample that it does not have.
    pub left_out: String,
}

impl Difference {
    fn of(sample: &str, text: &str) -> Self {
        Self {
            added: residue(sample, text),
            left_out: residue(text, sample),
        }
    }
}

/// The copies of a campaign behind `after` that wait for a decision. With the letter and all in which they differ they are
/// before whoever asks, and that is written down.
///
/// # Errors
/// [`Error::NotFound`] for a campaign this actor may not know of.
pub async fn alike(
    site: &Site,
    actor: &Actor,
    id: CampaignId,
    after: Option<CommentId>,
) -> Result<Alike> {
    require_moderator(actor)?;
    let (mut alike, copies) = site
        .read(actor, move |rx| {
            let campaign = campaigns::campaign(rx.conn, id)?;
            let round = setup::round(rx.conn, campaign.round)?;
            if !rx.actor.may(Right::Moderate(round.consultation_id)) {
                return Err(Error::NotFound);
            }
            let after = after.unwrap_or(CommentId(0));
            let size = i64::try_from(BULK_LIMIT).map_err(Error::internal)?;
            let load = |most| store::waiting_copies(rx.conn, id, after, most);
            let copies = ListPage::load(size, load)?;
            let next = copies.next(|copy| copy.comment.id);
            let sample = campaigns::samples(rx.conn, &[(id, campaign.sample)])?.remove(&id);
            let alike = Alike {
                consultation: setup::by_id(rx.conn, round.consultation_id)?,
                waiting: store::waiting_count_of(rx.conn, id)?,
                sample: sample.map(|(_, body)| body).unwrap_or_default(),
                copies: Vec::new(),
                next,
                round,
                campaign,
            };
            Ok((alike, copies.rows))
        })
        .await?;
    note_names_read(site, actor, "moderating", alike.consultation.id).await;
    let sample = alike.sample.clone();
    let differ = move || {
        copies
            .into_iter()
            .map(|copy| {
                let comment = &copy.comment;
                let text = compared(&comment.body, comment.proposed_text.as_deref());
                let words = Difference::of(&sample, &text);
                (copy, words)
            })
            .collect()
    };
    alike.copies = site.permits.pages.run(differ).await?;
    let shown = alike
        .copies
        .iter()
        .map(|(copy, _)| copy.comment.id)
        .collect();
    read_folded(site, actor, shown, &alike.round).await?;
    Ok(alike)
}

/// Publishes copies of a campaign that add nothing to its letter, all of these or none. Their length is no hindrance: the
/// letter was read once.
///
/// # Errors
/// As [`super::decide_together`]; [`Error::Refused`] naming a copy with words of its own, or with something that looks like
/// personal data.
pub async fn publish_alike(
    site: &Site,
    actor: &Actor,
    id: CampaignId,
    seen: Vec<ExpectedDecisions>,
) -> Result<usize> {
    require_moderator(actor)?;
    if seen.is_empty() {
        return Err(Error::invalid("ids", "moderation-none-ticked"));
    }
    if seen.len() > BULK_LIMIT {
        let message = Message::new("moderation-too-many-ticked").with("count", BULK_LIMIT);
        return Err(Error::invalid("ids", message));
    }
    site.write(actor, move |tx| {
        let campaign = campaigns::campaign(tx.conn, id)?;
        let round = setup::round(tx.conn, campaign.round)?;
        if !tx.actor.may(Right::Moderate(round.consultation_id)) {
            return Err(Error::NotFound);
        }
        let ids: Vec<CommentId> = seen.iter().map(|one| one.comment).collect();
        let plain: HashSet<_> = store::add_nothing(tx.conn, id, &ids)?.into_iter().collect();
        if let Some(other) = ids.iter().find(|id| !plain.contains(id)) {
            let message = Message::new("moderation-alike-alone").with("number", *other);
            return Err(Error::refused(message));
        }
        let seen: BTreeMap<CommentId, i64> = seen
            .iter()
            .map(|one| (one.comment, one.decisions))
            .collect();
        // The letter was before the moderator, and of each copy what differs.
        let outcome = decide_each(tx, &seen, &JointRuling::publish(false).known(), true)?;
        Ok(outcome.decided)
    })
    .await
}
