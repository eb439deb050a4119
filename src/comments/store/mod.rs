//! Submissions and comments in the database.

mod anchors;
mod answers;
mod attachments;
mod codes;
mod copies;
mod drafts;
mod endings;
mod files;
mod forms;
mod lists;
mod originals;
mod signatures;
mod signing_invitations;
mod team;

use diesel::prelude::*;

use super::model::{Comment, Submission};
use crate::db::Conn;
use crate::db::schema::{comments, submissions};
use crate::error::Result;
use crate::types::ids::{CommentId, RoundId, SubmissionId};

pub use anchors::{Anchored, anchors};
pub use answers::{
    Answered, Given, Tally, answered, answers_of, answers_to, copy_answers, remove_answers,
    replace_answer, tallies,
};
pub use attachments::{
    NewAttachment, attachment, attachments_gone, attachments_handed_in, attachments_of,
    copy_attachments, describe_attachment, file_states, insert_attachment, remove_attachment,
    remove_attachments, unconfirmed_bytes,
};
pub use codes::{
    UsedBy, came_in, code, code_by_hash, codes_of, count_codes, count_used, hold_code, insert_code,
    used_by, withdraw_code,
};
pub use copies::{NewCopy, Uncopied, claim_copies, claim_copy, note_copy, release_copy};
pub use drafts::{
    NewComment, NewSubmission, awaiting_of, change_comment, change_details, draft_of, handed_in_of,
    hold_draft, hold_party, insert_comment, insert_submission, last_written, move_comment,
    remove_comment, remove_comments, remove_submission, tally, unconfirmed_of,
};
pub use endings::{
    Receipt, comments_gone, end, hand_in, note_superseded, receipt_taken, set_aside,
};
pub use files::{
    StoredFile, announce_file, any_leaving, attachments_with, claim_scans, files_in_use,
    forget_file, hold_file, mark_leaving, note_scan, unscanned_count,
};
pub use forms::{Wrote, forget_forms, note_written, written_by};
pub use lists::{
    Bare, Listed, bare_comments, comment_counts, comments_of, own_submissions, passages_by_ids,
};
pub use originals::{
    count_originals, insert_original, original, originals_of, remove_original, remove_originals,
};
pub use signatures::{
    Answered as SignatureAnswer, NewSignature, Request, ask, decide_signature, insert_signature,
    remove_signature, remove_signatures, requests_of, signatories_of, signature, signatures_of,
    signed_in,
};
pub use signing_invitations::{
    insert_signing_invitation, issue_signing_link, remove_signing_invitation,
    signing_invitation_by_token, signing_invitations_of, standing_signing_invitation,
    was_sent_signing_link,
};
pub use team::{
    Names, drafted, drafted_of, ideas_of, keep_drafted, names_of, remove_all_drafted,
    remove_drafted,
};

/// The comment with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn comment(conn: &mut Conn, id: CommentId) -> Result<Comment> {
    Ok(comments::table
        .filter(comments::id.eq(id))
        .select(Comment::as_select())
        .first(conn)?)
}

/// The comment of one of these rounds that goes by this number outside, if there is one: in the first round
/// that has one.
///
/// # Errors
/// When the database fails.
pub fn by_public_number(
    conn: &mut Conn,
    rounds: &[RoundId],
    number: i64,
) -> Result<Option<Comment>> {
    for round in rounds {
        let found = comments::table
            .filter(comments::round_id.eq(*round))
            .filter(comments::public_number.eq(number))
            .select(Comment::as_select())
            .first(conn)
            .optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// The submission with this receipt number, if there is one.
///
/// # Errors
/// When the database fails.
pub fn by_receipt(conn: &mut Conn, number: &str) -> Result<Option<Submission>> {
    Ok(submissions::table
        .filter(submissions::receipt_number.eq(number))
        .select(Submission::as_select())
        .first(conn)
        .optional()?)
}

/// The submission with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn submission(conn: &mut Conn, id: SubmissionId) -> Result<Submission> {
    Ok(submissions::table
        .filter(submissions::id.eq(id))
        .select(Submission::as_select())
        .first(conn)?)
}
