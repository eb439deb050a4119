//! What drafters do: answer comments, order them by theme and campaign, publish the answers.

mod answer;
mod attachments;
mod campaign;
mod look;
mod publish;
mod questions;
mod standing;
mod theme;

pub use answer::{AnswerInput, answer};
pub use attachments::{Files, files};
pub use campaign::{answer_campaign, form_campaign, leave_campaign};
pub use look::{
    CampaignView, Desk, Item, PublicationView, Single, Table, TableFilter, campaign_place,
    campaigns, desks, public_answers, publication, round_to_draft, section_name, single, table,
};
pub use publish::{PublishOutcome, publish_answers};
pub use questions::{Answers, answers_given};
pub use theme::{assign_themes, rename_theme};
