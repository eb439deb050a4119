//! Comments in the database.

mod anchors;
mod leaning;
mod lists;
mod words;
mod writing;

pub use anchors::{AnchorColumns, Anchored, anchors};
pub use leaning::may_agree;
pub use lists::{
    CompletenessRow, bare_comments, by_public_number, comment, comment_counts, comments_of,
    comments_of_all, comments_with_passages, last_party, with_place, written_at,
};
pub(crate) use words::words_are_like;
pub use writing::{
    CommentOrigin, NewComment, change_comment, count_and_last_position, insert_comment,
    move_comment, note_origin, put_at, remove_comment, remove_comments,
};
