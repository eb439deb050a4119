//! Dispositions and themes in the database.

mod answers;
mod campaigns;
mod drafting;
mod publication;
mod satisfaction;
mod support;
mod table;
mod themes;

pub use answers::{
    AnswerRow, answers, comments_in_round, published_answers, revisions, set_answers,
};
pub use campaigns::{Copy, campaign_answered, copies};
pub use drafting::{Progress, progress_of_groups, progress_of_rounds, progress_of_sections};
pub use publication::{
    PublishedResponse, is_answered_at_all, parties_to_tell, publish, to_publish, told,
    unanswered_count, undecided_count, waiting_count,
};
pub use satisfaction::{
    not_satisfied_by_section, satisfaction_counts, satisfactions, set_satisfaction,
};
pub use support::{Supporting, supporting};
pub use table::{
    Part, Stand, TableCursor, TableSearch, comments_on_table, count_on_table, cursor,
    found_on_table, parties_on_table,
};
pub use themes::{
    ThemeRow, add_themes, change_theme, code_book, insert_theme, merge_themes, remove_themes,
    retire_theme, theme_home, themes_in, themes_of,
};
