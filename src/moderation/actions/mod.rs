//! What moderators do, and what a party is told of it; one transaction each.

mod attachments;
mod decide;
mod outcome;
mod review;
mod tell;

pub use attachments::{
    ATTACHMENTS, AttachmentList, AttachmentLook, AttachmentOutcome, attachment_list,
    decide_attachment, look_at_attachment,
};
pub use decide::{BULK_LIMIT, DecisionOutcome, ExpectedDecisions, decide, publish_all};
pub use outcome::{DecidedComment, OutcomeOf, outcome};
pub use review::{COUNTED, CommentReview, Overview, PAGE, Search, look, next_in_queue, queue};
