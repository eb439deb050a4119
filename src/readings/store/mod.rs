//! Readings in the database: of comments, of answers, of files; how many there are, and what nobody read.

mod comments;
mod counts;
mod others;
mod unread;

pub use comments::{
    First, Held, ReadHow, has_read, held_by_others, note_folded, note_read, read_comment,
};
pub use counts::{read_told, round_counts};
pub use others::{disclosed_answers, read_answers, read_attachment};
pub use unread::{give_reason, unread};
