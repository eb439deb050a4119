//! Attachments in the database.

use diesel::prelude::*;

use crate::access::GuestKind;
use crate::attachments::model::{AcceptedFile, Attachment, ScanState};
use crate::db::Conn;
use crate::db::schema::{attachments, files, guests, submissions};
use crate::error::Result;
use crate::submissions::model::{Moderation, SubmissionState};
use crate::types::Moment;
use crate::types::ids::{AccountId, AttachmentId, FileId, RoundId, SubmissionId};

/// The attachment with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn attachment(conn: &mut Conn, id: AttachmentId) -> Result<Attachment> {
    Ok(attachments::table
        .inner_join(files::table)
        .filter(attachments::id.eq(id))
        .select(Attachment::as_select())
        .first(conn)?)
}

/// The attachments of a submission, in the order they were sent.
pub fn attachments_of(conn: &mut Conn, of: SubmissionId) -> Result<Vec<Attachment>> {
    Ok(attachments::table
        .inner_join(files::table)
        .filter(attachments::submission_id.eq(of))
        .order(attachments::id)
        .select(Attachment::as_select())
        .load(conn)?)
}

/// Bytes of all files of a round that were sent by people without an account who have not confirmed
/// their address.
pub fn unconfirmed_bytes(conn: &mut Conn, round: RoundId) -> Result<i64> {
    let unconfirmed = guests::table
        .filter(guests::round_id.eq(round))
        .filter(guests::kind.eq(GuestKind::Respondent))
        .filter(guests::confirmed_at.is_null())
        .select(guests::party_id);
    let sizes: Vec<i64> = attachments::table
        .inner_join(files::table)
        .inner_join(submissions::table)
        .filter(attachments::round_id.eq(round))
        .filter(submissions::state.eq_any([SubmissionState::Draft, SubmissionState::Awaiting]))
        .filter(submissions::party_id.eq_any(unconfirmed))
        .select(files::size)
        .load(conn)?;
    Ok(sizes.into_iter().fold(0, i64::saturating_add))
}

/// An attachment to be added to a draft.
#[derive(Debug, Clone)]
pub struct NewAttachment<'a> {
    pub submission: SubmissionId,
    pub round: RoundId,
    pub file: FileId,
    pub taken: &'a AcceptedFile,
    pub by: Option<AccountId>,
    pub now: Moment,
}

/// Adds one.
pub fn insert_attachment(conn: &mut Conn, new: &NewAttachment<'_>) -> Result<AttachmentId> {
    Ok(diesel::insert_into(attachments::table)
        .values((
            attachments::submission_id.eq(new.submission),
            attachments::round_id.eq(new.round),
            attachments::file_id.eq(new.file),
            attachments::name.eq(&new.taken.name),
            attachments::kind.eq(new.taken.kind),
            attachments::description.eq(&new.taken.description),
            attachments::uploaded_by.eq(new.by),
            attachments::moderation.eq(Moderation::Draft),
            attachments::decisions.eq(0),
            attachments::created_at.eq(new.now),
            attachments::updated_at.eq(new.now),
        ))
        .returning(attachments::id)
        .get_result(conn)?)
}

/// Changes what is said of an attachment, if nobody has since `seen`; tells whether it did.
pub fn describe_attachment(
    conn: &mut Conn,
    id: AttachmentId,
    seen: Moment,
    description: &str,
    now: Moment,
) -> Result<bool> {
    let changed = diesel::update(
        attachments::table
            .filter(attachments::id.eq(id))
            .filter(attachments::updated_at.eq(seen)),
    )
    .set((
        attachments::description.eq(description),
        attachments::updated_at.eq(now),
    ))
    .execute(conn)?;
    Ok(changed == 1)
}

/// Takes an attachment away. Its file goes once nothing else stands for it.
pub fn remove_attachment(conn: &mut Conn, id: AttachmentId) -> Result<()> {
    diesel::delete(attachments::table.filter(attachments::id.eq(id))).execute(conn)?;
    Ok(())
}

/// Name and scan of every attachment of these submissions.
pub fn file_states(
    conn: &mut Conn,
    of: &[SubmissionId],
) -> Result<Vec<(SubmissionId, String, ScanState)>> {
    Ok(attachments::table
        .inner_join(files::table)
        .filter(attachments::submission_id.eq_any(of))
        .order(attachments::id)
        .select((attachments::submission_id, attachments::name, files::scan))
        .load(conn)?)
}

/// Takes all attachments of a draft away.
pub fn remove_attachments(conn: &mut Conn, of: SubmissionId) -> Result<()> {
    diesel::delete(attachments::table.filter(attachments::submission_id.eq(of))).execute(conn)?;
    Ok(())
}

/// Gives a draft the attachments of an earlier submission of its party, to be decided on anew;
/// those in quarantine stay behind.
pub fn copy_attachments(
    conn: &mut Conn,
    from: SubmissionId,
    to: SubmissionId,
    now: Moment,
) -> Result<()> {
    for attachment in attachments_of(conn, from)? {
        if !attachment.is_for_its_party() {
            continue;
        }
        let taken = AcceptedFile {
            name: attachment.name,
            kind: attachment.kind,
            description: attachment.description,
        };
        insert_attachment(
            conn,
            &NewAttachment {
                submission: to,
                round: attachment.round_id,
                file: attachment.file_id,
                taken: &taken,
                by: attachment.uploaded_by,
                now,
            },
        )?;
    }
    Ok(())
}

/// Puts the attachments of a submission before the moderators.
pub fn attachments_submitted(conn: &mut Conn, of: SubmissionId) -> Result<()> {
    diesel::update(attachments::table.filter(attachments::submission_id.eq(of)))
        .set(attachments::moderation.eq(Moderation::Pending))
        .execute(conn)?;
    Ok(())
}
