//! Published attachments of a round: their list, and one of them.

use crate::access::Actor;
use crate::consultations::model::{Consultation, Round};
use crate::consultations::readers::readable_round;
use crate::consultations::store as procedures;
use crate::error::Result;
use crate::moderation::attachments::{PublicPlace, PublishedAttachment};
use crate::moderation::store::{public_attachment, published_attachments};
use crate::platform::files::FileStream;
use crate::site::Site;

/// A part of the published attachments of a round.
#[derive(Debug, Clone)]
pub struct PublicFiles {
    pub consultation: Consultation,
    pub round: Round,
    /// Label of the version the round is about.
    pub version: String,
    pub files: Vec<PublishedAttachment>,
    /// Where the next part begins, while there may be one.
    pub next: Option<i64>,
}

/// The published attachments of a round, at most `limit` after number `after`.
///
/// # Errors
/// [`crate::error::Error::NotFound`] when there is no such round, or none this reader may read.
pub async fn public_files(
    site: &Site,
    actor: &Actor,
    (slug, number): (&str, i64),
    (after, limit): (i64, i64),
) -> Result<PublicFiles> {
    let (slug, scanned) = (slug.to_owned(), site.scanner.is_some());
    site.read(actor, move |rx| {
        let (consultation, round) = readable_round(rx.conn, rx.actor, &slug, number)?;
        let (files, next) = published_attachments(rx.conn, round.id, scanned, after, limit)?;
        Ok(PublicFiles {
            version: procedures::version(rx.conn, round.version_id)?.label,
            consultation,
            round,
            files,
            next,
        })
    })
    .await
}

/// The published attachment with this number in a round, and its bytes.
///
/// # Errors
/// As [`public_files`]; also when there is no such attachment, or it is not public.
pub async fn public_file(
    site: &Site,
    actor: &Actor,
    (slug, number): (&str, i64),
    file: i64,
) -> Result<(PublishedAttachment, FileStream)> {
    let (slug, scanned) = (slug.to_owned(), site.scanner.is_some());
    let found = site
        .read(actor, move |rx| {
            let (_, round) = readable_round(rx.conn, rx.actor, &slug, number)?;
            public_attachment(rx.conn, round.id, file, scanned)
        })
        .await?;
    let stream = match found.place() {
        PublicPlace::Copy(of) => site.files.get_copy(of).await?,
        PublicPlace::Original(hash) => site.files.get(hash).await?,
    };
    Ok((found, stream))
}
