//! Submissions in the database.

mod drafts;
mod endings;
mod lists;
mod public;

pub use drafts::{
    ChangedDraft, NewSubmission, awaiting_of, change_details, changed_draft, draft_of,
    hold_draft_of, insert_submission, last_of, lock_draft, lock_party, note_being_written,
    note_looked_at, remove_submission, standing_of, submitted_of, unconfirmed_of, unsent_in,
};
pub use endings::{
    Receipt, end, note_superseded, receipt_taken, set_aside, set_content_hash, submit,
};
pub use lists::{Listed, Which, Whose, by_receipt, own_submissions, submission, with_place};
pub use public::{is_public_attachment, is_public_comment};
