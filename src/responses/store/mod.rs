//! Dispositions and themes in the database.

mod answers;
mod campaigns;
mod drafting;
mod otherwise;
mod publication;
mod satisfaction;
mod second_looks;
mod support;
mod table;
mod themes;

pub use answers::{
    AnswerRow, answered_by, answers, comments_in_round, judged_answers, published_answers,
    revisions, set_answers,
};
pub use campaigns::{Copy, campaign_answered, copies};
pub use drafting::{Progress, progress_of_groups, progress_of_rounds, progress_of_sections};
pub use otherwise::{GivenAnswer, answered_otherwise};
pub use publication::{
    PublishedResponse, is_answered_at_all, parties_to_tell, publish, to_publish, told,
    unanswered_count, undecided_count, waiting_count,
};
pub use satisfaction::{not_satisfied_by_section, opinions, satisfactions, set_satisfaction};
pub use second_looks::{
    DueLook, ListedLook, NewLook, SettledLook, ask_second_look, due_second_looks,
    list_second_looks, note_looks_told, publish_one, second_look, second_looks, settle_second_look,
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
