//! Notes, who is named in them, originals, assignments, colleagues and their codes in the database.

mod assignments;
mod codes;
mod colleagues;
mod mentions;
mod notes;
mod originals;

pub use assignments::{
    NewAssignment, assignment, assignments_in_text, assignments_of, insert_assignments,
    note_assignments_told, remove_assignment, remove_assignments, set_ready, untold_assignments,
};
pub use codes::{
    UsedBy, code, code_by_hash, codes_of, count_codes, count_used, guest_names, insert_code,
    let_in_by, lock_code, record_use, withdraw_code,
};
pub use colleagues::{colleagues_and_names, colleagues_of, people_of};
pub use mentions::{
    Mention, forget_mentions, insert_mentions, move_mentions, remove_mentions, waiting_mentions,
};
pub use notes::{
    Names, drafted, drafted_of, idea_counts, ideas_of, keep_drafted, names_of, remove_comment,
    remove_comments,
};
pub use originals::{
    count_originals, insert_original, original, originals_of, remove_original, remove_originals,
};
