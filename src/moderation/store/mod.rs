//! Decisions and redactions in the database, the moderators' queue, and comments as the public may
//! see them.

mod alike;
mod attachments;
mod decisions;
mod elsewhere;
mod names;
mod progress;
mod published;
mod queue;
mod undone;
mod views;

pub use alike::{WaitingCopy, add_nothing, waiting_copies, waiting_count_of};
pub use attachments::{
    AttachmentHistory, NewAttachmentDecision, SentAttachment, attachment_history, attachments_in,
    attachments_of_round, attachments_waiting, decide_attachment, first_published_attachments,
    public_attachment, published_attachments,
};
pub use decisions::{
    History, NewDecision, account_names, comments_of, decide, grounds_that_hold, history,
    history_of, tallies, with_parties,
};
pub use elsewhere::holding;
pub use names::participants;
pub use progress::{by_colleague, by_group, by_section};
pub use published::{
    for_each_published, public_comment, published_anchors, published_by_ids, published_counts,
    redacted_names,
};
pub use queue::{
    Place, QueueCursor, QueueFilter, Waiting, count, found, personal_kinds, places, queue,
    rounds_of,
};
pub use undone::{TakenDecision, act, last_act, take_back};
pub use views::{SavedView, insert_view, remove_view, views_of};
