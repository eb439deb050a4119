//! What can be done to set up a consultation: each action checks who asks, then makes the change,
//! its audit event and its mail in one transaction.

pub mod alignments;
pub mod drafts;
pub mod invitation_list;
pub mod invitations;
pub mod notices;
mod round_moves;
pub mod rounds;
pub mod settings;
pub mod staff;
pub mod versions;

pub(super) use round_moves::carry_out;
pub use round_moves::report_answers;
