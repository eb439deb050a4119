//! Decisions and redactions in the database, the moderators' queue, and comments as the public may
//! see them.

mod attachments;
mod decisions;
mod names;
mod published;
mod queue;

pub use attachments::{
    AttachmentHistory, NewAttachmentDecision, SentAttachment, attachment_history, attachments_in,
    attachments_of_round, attachments_waiting, decide_attachment, first_published_attachments,
    public_attachment, published_attachments,
};
pub use decisions::{
    History, NewDecision, account_names, comments_of, decide, grounds_that_hold, history,
    history_of, tallies,
};
pub use names::participants;
pub use published::{
    for_each_published, public_comment, published_anchors, published_by_ids, published_counts,
    redacted_names,
};
pub use queue::{
    Place, QueueCursor, QueueFilter, Waiting, at_most, personal_kinds, places, queue, rounds_of,
};
