//! What colleagues do beside the text of their submission.

mod codes;
mod merge;
mod note;
mod originals;
mod team;

pub use codes::{Handed, codes, hand_out, join, take_code_back};
pub use merge::{MergeInput, Merging, merge, open_merge};
pub use note::{MarkInput, mark, note_beside};
pub use originals::{copy_notes, keep_original, note_writer, restore, set_aside};
pub use team::{Kept, Team, Working, team};
