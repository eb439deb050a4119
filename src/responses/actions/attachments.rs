//! The files that came with the responses to a round, for its drafters: whatever was decided about
//! their publication.

use crate::access::{Actor, Right};
use crate::consultations::model::{Consultation, Round};
use crate::consultations::store as consultation_store;
use crate::error::Result;
use crate::moderation::store::{SentAttachment, attachments_of_round};
use crate::site::Site;
use crate::types::ListPage;
use crate::types::ids::AttachmentId;

/// Files on one page.
const FILES: i64 = 50;

/// A page of the files of a round.
#[derive(Debug, Clone)]
pub struct Files {
    pub consultation: Consultation,
    pub round: Round,
    pub files: Vec<SentAttachment>,
    /// Where the next page begins.
    pub next: Option<AttachmentId>,
}

/// The files of a round that were handed in and not taken back, after number `after`.
///
/// # Errors
/// [`crate::error::Error::NotFound`] when there is no such round, [`crate::error::Error::Forbidden`]
/// for those who do not draft here.
pub async fn files(
    site: &Site,
    actor: &Actor,
    (slug, number): (String, i64),
    after: AttachmentId,
) -> Result<Files> {
    site.read(actor, move |rx| {
        let consultation = consultation_store::by_slug(rx.conn, &slug)?;
        rx.actor.require(Right::Draft(consultation.id))?;
        let round = consultation_store::round_by_number(rx.conn, consultation.id, number)?;
        let load = |most| attachments_of_round(rx.conn, round.id, after, most);
        let files = ListPage::load(FILES, load)?;
        Ok(Files {
            next: files.next(|last| last.attachment.id),
            consultation,
            round,
            files: files.rows,
        })
    })
    .await
}
