//! Dispositions, themes and campaigns in the database.

mod answers;
mod campaigns;
mod publication;
mod themes;

pub use answers::{AnswerRow, answers, comments_in_round, published_answers, set_answer};
pub use campaigns::{
    campaign_members, campaigns_of, insert_campaign, join_campaign, leave_campaign,
};
pub use publication::{NewlyPublished, publish, set_reporting, unanswered_count};
pub use themes::{rename_theme, set_themes, theme, theme_home, themes_of};
