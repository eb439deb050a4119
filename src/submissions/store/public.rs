//! Which rows are public: the one query expression of it, for every page, feed, search, export and count.
//!
//! The same of a row at hand says [`Submission::shows`](crate::submissions::model::Submission::shows); SQL that no
//! expression reaches (search, its triggers, a window) reads the view `public_comments`. `tests/it/public.rs` keeps
//! the three alike. What may be shown of such a row is decided in `moderation`.

use diesel::dsl::auto_type;
use diesel::prelude::*;

use crate::db::schema::{attachments, comments, submissions};
use crate::submissions::model::{Moderation, Publication, SubmissionState};

/// Of a Comment joined with its Submission: a moderator let it through, with all its words or without some, and the
/// Submission stands and is to be published.
#[auto_type]
pub fn is_public_comment() -> _ {
    let let_through: [Moderation; 2] = Moderation::PUBLIC;
    comments::moderation
        .eq_any(let_through)
        .and(is_public_submission())
}

/// Of an Attachment joined with its Submission: a moderator published it, and the same of the Submission.
#[auto_type]
pub fn is_public_attachment() -> _ {
    let published: Moderation = Moderation::Published;
    attachments::moderation
        .eq(published)
        .and(is_public_submission())
}

/// Of a Submission: it stands, and its party wants it published.
#[auto_type]
fn is_public_submission() -> _ {
    let submitted: SubmissionState = SubmissionState::Submitted;
    let nothing: Publication = Publication::None;
    submissions::state
        .eq(submitted)
        .and(submissions::publication.ne(nothing))
}
