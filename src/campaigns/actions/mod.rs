//! What is done with campaigns: searched for by a worker; made, confirmed, merged and parted by drafters.

mod found;
mod letter;
mod people;
mod search;

pub use letter::{Letter, letter};
pub use people::{
    NewCampaign, campaign_place, confirm_campaign, dismiss_campaign, form_campaign, leave_campaign,
    merge_campaigns, search_again,
};
pub use search::search_some;
