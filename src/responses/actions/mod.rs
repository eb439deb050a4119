//! What drafters do: answer comments, order them by theme and campaign, publish the answers.

mod answer;
mod attachments;
mod campaign;
mod look;
mod outcome;
mod publish;
mod questions;
mod satisfaction;
mod standing;
mod theme;

pub use answer::{AnswerInput, answer};
pub use attachments::{Files, files};
pub use campaign::{answer_campaign, form_campaign, leave_campaign};
pub use look::{
    CampaignView, Desk, Item, PublicationView, Single, Table, TableFilter, campaign_place,
    campaigns, desks, publication, round_to_draft, section_name, single, table,
};
pub use outcome::{Became, Newer, Outcome, outcome, was_taken_over};
pub use publish::{PublishOutcome, publish_answers};
pub use questions::{Answers, answers_given};
pub use satisfaction::{
    REMARK_CHARACTERS, SatisfactionInput, answer_key, say_satisfied, submission_of,
};
pub use theme::{assign_themes, rename_theme};
