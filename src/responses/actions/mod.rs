//! What drafters do: answer comments, order them by theme and campaign, publish the answers.

mod answer;
mod campaign;
mod publish;
mod theme;

pub use answer::{AnswerInput, answer};
pub use campaign::{answer_campaign, form_campaign, leave_campaign};
pub use publish::{PublishOutcome, publish_answers};
pub use theme::{assign_themes, rename_theme};
