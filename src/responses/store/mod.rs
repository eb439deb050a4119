//! Dispositions and themes in the database.

mod answers;
mod campaigns;
mod drafting;
mod publication;
mod satisfaction;
mod themes;

pub use answers::{
    AnswerRow, answers, comments_in_round, published_answers, revisions, set_answers,
};
pub use campaigns::{Copy, campaign_answered, copies};
pub use drafting::{
    Progress, SectionFilter, code_book, comments_of_section, progress_of_groups,
    progress_of_rounds, progress_of_sections,
};
pub use publication::{
    PublishedResponse, is_answered_at_all, parties_to_tell, publish, to_publish, told,
    unanswered_count, undecided_count, waiting_count,
};
pub use satisfaction::{
    not_satisfied_by_section, satisfaction_counts, satisfactions, set_satisfaction,
};
pub use themes::{
    add_themes, find_theme, insert_theme, remove_themes, rename_theme, theme_home, themes_of,
};
