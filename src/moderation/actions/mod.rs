//! What moderators do, and what a party is told of it; one transaction each.

mod attachments;
mod decide;
mod look;
mod outcome;
mod tell;

pub use attachments::{
    ATTACHMENTS, AttachmentList, AttachmentLook, AttachmentOutcome, attachment_list,
    decide_attachment, look_at_attachment,
};
pub use decide::{BULK_LIMIT, Outcome, Seen, decide, publish_all};
pub use look::{COUNTED, Look, Overview, PAGE, Search, look, queue};
pub use outcome::{OutcomeOf, Told, outcome};
