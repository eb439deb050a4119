//! What drafters do: answer comments, order them by theme, answer campaigns at once, publish the answers.

mod answer;
mod attachments;
mod campaign;
mod campaigns;
mod code_book;
mod desks;
mod item;
mod outcome;
mod publication;
mod publish;
mod questions;
mod round;
mod satisfaction;
mod second_look;
mod second_looks;
mod settle;
mod single;
mod standing;
mod table;
mod theme;
mod together;

pub use answer::{AnswerInput, answer};
pub use attachments::{Files, files};
pub use campaign::{CampaignAnswer, CampaignAnswered, answer_campaign};
pub use campaigns::{CampaignView, Campaigns, campaigns};
pub use code_book::{
    CodeBook, ThemeWords, add_theme, change_theme, code_book, merge_theme, retire_theme,
};
pub use desks::{Desk, desks};
pub use item::Item;
pub use outcome::{Became, Newer, Outcome, outcome};
pub use publication::{PublicationView, UnreadList, UnreadPage, publication, unread_page};
pub use publish::{PublishOutcome, Publishing, publish_answers};
pub use questions::{Answers, answers_given};
pub use round::round_to_draft;
pub use satisfaction::{
    REMARK_CHARACTERS, SatisfactionInput, answer_key, say_satisfied, submission_of,
};
pub use second_look::{LookInput, WHY_LEAST, ask_second_look};
pub use second_looks::{LookAgain, LookDecision, decide_second_look, look_again, second_looks};
pub use settle::settle;
pub use single::{Single, open, single};
pub use table::{
    Chosen, EVERYTHING, Onward, Table, TableFilter, Themed, next_on_table, section_name, table,
};
pub use theme::{ThemeAct, ThemeInput, assign_themes};
pub use together::{FoundComments, JointAct, JointOutcome, act_on_found, found_comments};
