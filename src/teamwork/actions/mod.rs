//! What colleagues do beside the text of their submission.

mod assign;
mod codes;
mod division;
mod mention;
mod merge;
mod note;
mod originals;
mod team;

pub use assign::{assign, copy_assignments, say_ready, take_back};
pub use codes::{CodeUse, codes, hand_out, join, withdraw_code};
pub use division::{AssignedTo, DividedSection, Division, division};
pub use mention::NoteOf;
pub use merge::{MergeInput, Merging, merge, open_merge};
pub use note::{MarkInput, copy_notes, mark, note_beside};
pub use originals::{keep_original, note_writer, restore, set_aside};
pub use team::{CommentProgress, PlacedOriginal, Team, team};
