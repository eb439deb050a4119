//! A file that came with a submission, for those who may have it: its party, the staff, who is asked to sign.

use crate::access::{Actor, Right, note_file_read};
use crate::attachments::actions::of;
use crate::attachments::model::Attachment;
use crate::consultations::store as consultations;
use crate::error::{Error, Result};
use crate::platform::files::FileStream;
use crate::readings::actions::read_attachment;
use crate::signatures::actions::is_asked_to_sign;
use crate::site::Site;
use crate::submissions::model::SubmissionState;
use crate::submissions::own::is_own;
use crate::submissions::store as submissions;
use crate::types::ids::{AttachmentId, SubmissionId};

/// Fetches an attachment, for its party and, once it is handed in, for the staff of the
/// consultation and who is asked to sign it.
///
/// # Errors
/// [`Error::NotFound`] for anybody else; [`Error::Refused`] when it is in quarantine, or not scanned
/// yet where a scanner is at work.
pub async fn fetch(
    site: &Site,
    actor: &Actor,
    (id, attachment): (SubmissionId, AttachmentId),
) -> Result<(Attachment, FileStream)> {
    actor.require(Right::Respond)?;
    let scanned = site.scanner.is_some();
    let (found, staff_of) = site
        .read(actor, move |rx| {
            let submission = submissions::submission(rx.conn, id)?;
            let party = consultations::party(rx.conn, submission.party_id)?;
            let own = is_own(rx.actor, &submission, &party);
            let round = consultations::round(rx.conn, submission.round_id)?;
            let staff = !own && {
                submission.state == SubmissionState::Submitted
                    && rx.actor.may(Right::ReadInternal(round.consultation_id))
            };
            let asked = !own
                && !staff
                && submission.state == SubmissionState::Submitted
                && is_asked_to_sign(rx, id)?;
            if !own && !staff && !asked {
                return Err(Error::NotFound);
            }
            let found = of(rx.conn, id, attachment)?;
            let allowed = if own {
                found.is_for_its_party()
            } else {
                found.is_for_others(scanned)
            };
            if allowed {
                Ok((found, staff.then_some(round)))
            } else if found.is_for_its_party() {
                Err(Error::refused("attachments-not-scanned"))
            } else {
                Err(Error::refused("attachments-quarantined"))
            }
        })
        .await?;
    let stream = site.files.get(&found.sha256).await?;
    if let Some(round) = staff_of {
        note_file_read(site, actor, found.id, round.consultation_id).await;
        read_attachment(site, actor, found.id, &round).await?;
    }
    Ok((found, stream))
}
