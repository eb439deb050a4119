//! What moderators do, and what a party is told of it; one transaction each.

mod alike;
mod attachments;
mod carry_out;
mod decide;
mod elsewhere;
mod entering;
mod holding;
mod opening;
mod outcome;
mod progress;
mod review;
mod tell;
mod together;
mod undo;
mod views;
mod whole;

pub use alike::{Alike, Difference, alike, publish_alike};
pub use attachments::{
    ATTACHMENTS, AttachmentList, AttachmentLook, AttachmentOutcome, attachment_list,
    decide_attachment, look_at_attachment,
};
pub use carry_out::ExpectedDecisions;
pub use decide::{DecisionOutcome, decide};
pub use elsewhere::{Also, Elsewhere, Places, elsewhere};
pub use opening::{decidable, open};
pub use outcome::{DecidedComment, OutcomeOf, outcome};
pub use progress::{Progress, progress};
pub use review::{CommentReview, Overview, PAGE, Search, look, next_in_queue, queue};
pub use together::{
    BULK_LIMIT, Chosen, FOUND_LIMIT, Findings, JointOutcome, JointRuling, decide_together, findings,
};
pub use undo::{Undoable, undo};
pub use views::{forget_view, keep_view};
