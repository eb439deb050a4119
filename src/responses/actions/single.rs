//! One comment on the drafting table.

use super::item::{Item, items, stand};
use crate::access::{Actor, Right, note_names_read};
use crate::answers::actions::disclosures;
use crate::attachments::model::Attachment;
use crate::attachments::store as attachments;
use crate::comments::actions::Place;
use crate::comments::store as comments;
use crate::consultations::model::{Consultation, Errata, Passage, Round, Section};
use crate::error::{Error, Result};
use crate::readings::actions::read_comment;
use crate::readings::store::ReadHow;
use crate::responses::model::Revision;
use crate::responses::store;
use crate::signatures::actions::signatory_names;
use crate::site::Site;
use crate::submissions::model::Verification;
use crate::types::ids::CommentId;

/// One comment on the drafting table.
#[derive(Debug, Clone)]
pub struct Single {
    pub consultation: Consultation,
    pub round: Round,
    pub section: Option<Section>,
    pub passage: Option<Passage>,
    /// Of that passage.
    pub errata: Errata,
    pub item: Item,
    /// How far it was established who sent it.
    pub verification: Verification,
    /// What the party disclosed of its interests, and who signed the submission below.
    pub interests: Vec<(String, String)>,
    /// Files that came with the same submission.
    pub attachments: Vec<Attachment>,
    pub signatories: Vec<String>,
    /// Every answer it was given, the newest first, each with the name of who gave it.
    pub revisions: Vec<(Revision, String)>,
}

/// Writes down that whoever asks has the comment before them, whole, that they were let look at to answer it.
///
/// # Errors
/// As [`Site::write`].
pub async fn open(site: &Site, actor: &Actor, single: &Single) -> Result<()> {
    let comment = &single.item.comment;
    let disclosed = (!single.interests.is_empty()).then_some(comment.submission_id);
    let of = (comment.id, disclosed);
    read_comment(site, actor, of, &single.round, ReadHow::ToAnswer).await
}

/// One comment, to answer.
///
/// # Errors
/// [`Error::NotFound`] when there is none that can be answered.
pub async fn single(site: &Site, actor: &Actor, id: CommentId) -> Result<Single> {
    let mut single = site
        .read(actor, move |rx| {
            let (comment, submission, party, round, consultation) =
                comments::with_place(rx.conn, id)?;
            rx.actor.require(Right::Draft(consultation.id))?;
            if !store::is_answered_at_all(comment.moderation) {
                return Err(Error::NotFound);
            }
            let place = Place::of(rx.conn, &comment.anchor)?;
            let interests = disclosures(rx.conn, &submission, &comment.group_code)?;
            let item = items(rx.conn, vec![(comment, party.name)])?
                .pop()
                .ok_or(Error::NotFound)?;
            Ok(Single {
                consultation,
                round,
                section: place.section,
                passage: place.passage,
                errata: place.errata,
                item,
                verification: submission.verification,
                interests,
                attachments: attachments::attachments_of(rx.conn, submission.id)?,
                signatories: signatory_names(rx.conn, submission.id)?,
                revisions: store::revisions(rx.conn, id)?,
            })
        })
        .await?;
    note_names_read(site, actor, "answering", single.consultation.id).await;
    let items = std::slice::from_mut(&mut single.item);
    stand(site, &single.round, items).await?;
    Ok(single)
}
