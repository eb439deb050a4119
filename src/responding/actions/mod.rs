//! What a party does with its submission; each a transaction of its own.
//!
//! Writing a draft is nobody's business but the party's, and changes nothing in the procedure: the audit log hears
//! when a draft is begun, discarded, submitted, replaced or withdrawn, not of each comment in it.

mod answers;
mod await_confirmation;
mod cancel;
mod completeness;
mod details;
mod draft;
mod draft_content;
mod fetch;
mod full;
mod in_hand;
mod open_form;
mod read;
mod receipt;
mod receive;
mod remove;
mod requested;
mod save_comment;
mod submit;
mod withdraw;

pub use answers::{begin_draft, questions_to_begin_with};
pub use await_confirmation::{asks_for_humans, await_confirmation, deadline, mail_link};
pub use cancel::cancel_comment;
pub use completeness::{Completeness, Missing, standings};
pub use details::{DetailsInput, save_details};
pub use draft::{begin_successor, delete_draft, delete_draft_of, discard, find_or_begin};
pub use draft_content::{CommentContent, DraftContent, create_draft, replace_draft};
pub use fetch::fetch;
pub use full::{
    AttendedSubmission, FullSubmission, Surroundings, attended, content, load_full, whole,
};
pub use in_hand::{CommentInHand, InHand, SectionInHand, in_hand};
pub use open_form::{CommentFormPlace, open_form, own_comment};
pub use read::{OwnListed, list};
pub use receipt::{RECEIPT_FILE, gather_receipt, receipt_context, receipt_is_long, receipt_pdf};
pub use receive::{checked, hash_anew, receive, receive_on_paper};
pub use remove::remove;
pub use requested::{requested, requested_content};
pub use save_comment::{
    CurrentWording, FormRevision, SaveOutcome, SaveTarget, SavedComment, save_comment,
};
pub use submit::{Submitted, save_and_submit, submit};
pub use withdraw::{supersede, withdraw};
