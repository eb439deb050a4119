//! Attachments, their files and the copies for the public, in the database.

mod attachments;
mod copies;
mod files;

pub use attachments::{
    NewAttachment, attachment, attachments_of, attachments_submitted, copy_attachments,
    describe_attachment, file_states, insert_attachment, remove_attachment, remove_attachments,
    unconfirmed_bytes,
};
pub use copies::{NewCopy, Uncopied, claim_copies, claim_copy, note_copy, release_copy};
pub use files::{
    StoredFile, announce_file, any_leaving, attachments_with, claim_scans, files_in_use,
    forget_file, lock_file, mark_leaving, note_scan, unscanned_count,
};
