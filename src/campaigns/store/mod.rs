//! Campaigns in the database.

mod acts;
mod lists;
mod search;

pub use acts::{
    Campaign, campaign, comments_in_round, confirm, dismiss, insert_campaign, join, leave, merge,
    remove_empty, set_residues, touched,
};
pub use lists::{
    CampaignAnswer, CampaignOf, CopyRow, Counts, campaigns_in, campaigns_of, copies, counts,
    of_their_own, samples, texts_of_campaign, titles_in,
};
pub use search::{
    Search, Text, ask, assign, confirmed_in, due, finish, insert_suggestions, mark_placed,
    stands_still, start, suggested_of, texts,
};
