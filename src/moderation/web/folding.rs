//! Copies of one letter folded into one row of the queue.

use std::collections::HashSet;

use serde::Serialize;

use crate::campaigns::store::CampaignOf;
use crate::web::addresses;

/// What a row of the queue says of the campaign its comment is in.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct AlikeMark {
    /// "" for a comment of none.
    pub href: String,
    pub count: i64,
    /// What this copy adds to the letter.
    pub residue: String,
}

impl AlikeMark {
    pub(super) fn of(campaign: Option<&CampaignOf>) -> Self {
        campaign.map_or_else(Self::default, |campaign| Self {
            href: addresses::ModeratedCampaign(campaign.id).page(),
            count: campaign.copies,
            residue: campaign.residue.clone(),
        })
    }
}

/// Whether a row that waits is left out, because one before it stands for it: a copy that adds nothing, of a campaign in
/// `shown`.
pub(super) fn is_folded(shown: &mut HashSet<String>, mark: &AlikeMark, personal: &str) -> bool {
    if mark.href.is_empty() || !mark.residue.is_empty() || !personal.is_empty() {
        return false;
    }
    !shown.insert(mark.href.clone())
}
