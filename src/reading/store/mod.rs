//! What the public pages ask of the database beyond what the slices below tell.

mod comments;
mod report;
mod rounds;

pub use comments::{first_ids, proposing_ids, quotations, selected_ids};
pub use report::{Answered, answered, outcomes, signed, standing, turnout};
pub use rounds::{agenda, announced, revision_of_all, versions_with};
