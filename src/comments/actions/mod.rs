//! What a comment says and where it stands, checked and written; comments followed to another Version.

mod carried;
mod diff;
mod place;
mod placed;
mod wording;
mod write;

pub use carried::{Carried, CarriedCounts, follow, follow_anchors};
pub use diff::{Diff, diff};
pub use place::{Place, Selector, Target};
pub use placed::{PlacedComment, placed_comments, sections_by_id};
pub use wording::{CommentInput, Wording, check_unfinished, check_wording, read_wording, too_long};
pub use write::{Direction, changeable, comment_row, in_draft, put_in_order, shift, write_comment};
