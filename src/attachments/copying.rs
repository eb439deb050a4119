//! Copies of attached files for the public, made in the confined process and kept apart from the
//! originals: by a worker, and at once for a moderator who opens a file before the worker did.

use bytes::Bytes;
use chrono::Duration;
use futures_util::TryStreamExt;

use crate::access::Actor;
use crate::attachments::model::{Attachment, CopyState, ScanState};
use crate::attachments::store::{self, NewCopy, Uncopied};
use crate::consultations::store::public_changed;
use crate::error::{Error, Result};
use crate::platform::files::cleaning::{Clean, Cleaned};
use crate::platform::random;
use crate::site::Site;
use crate::submissions::model::Moderation;

/// How long making one may take before another worker may try.
const LEASE: Duration = Duration::minutes(10);

const BATCH: i64 = 10;

/// Makes the copies that are wanting; returns how many files it took up.
///
/// # Errors
/// When the database or the store fails; a file that cannot be copied is noted, not an error.
pub async fn step(site: &Site) -> Result<usize> {
    let files = site
        .write(&Actor::system(), |tx| {
            store::claim_copies(tx.conn, tx.now, tx.now + LEASE, BATCH)
        })
        .await?;
    let count = files.len();
    for file in files {
        copy(site, file).await?;
    }
    Ok(count)
}

/// Makes the copy of one attachment, if it is wanting and nobody else is at it.
///
/// # Errors
/// As [`step`].
pub async fn prepare(site: &Site, attachment: &Attachment) -> Result<()> {
    if attachment.copy != CopyState::Waiting || attachment.scan == ScanState::Infected {
        return Ok(());
    }
    let id = attachment.file_id;
    let claimed = site
        .write(&Actor::system(), move |tx| {
            store::claim_copy(tx.conn, id, tx.now, tx.now + LEASE)
        })
        .await?;
    match claimed {
        Some(file) => copy(site, file).await,
        None => Ok(()),
    }
}

async fn copy(site: &Site, file: Uncopied) -> Result<()> {
    let id = file.id;
    let new = make(site, &file).await;
    site.write(&Actor::system(), move |tx| {
        let Some(new) = new? else {
            return store::release_copy(tx.conn, id);
        };
        store::note_copy(tx.conn, id, &new)?;
        for (attachment, consultation) in store::attachments_with(tx.conn, id)? {
            if attachment.moderation == Moderation::Published {
                public_changed(tx.conn, consultation)?;
            }
        }
        Ok(())
    })
    .await
}

/// The copy, in the store; `None` when there was no room to make one now.
async fn make(site: &Site, file: &Uncopied) -> Result<Option<NewCopy>> {
    let chunks: Vec<Bytes> = site
        .files
        .get(&file.sha256)
        .await?
        .try_collect()
        .await
        .map_err(Error::internal)?;
    let bytes = Bytes::from(chunks.concat());
    let done = site
        .confined
        .run::<Clean>(&file.name, &file.kind, &[bytes])
        .await;
    let (Cleaned { found, unclean }, copy) = match done {
        Ok(done) => done,
        Err(Error::Refused(message)) if message.key == "confined-busy" => return Ok(None),
        Err(Error::Refused(_)) => {
            return Ok(Some(NewCopy {
                reason: "ended".to_owned(),
                properties: "[]".to_owned(),
                ..NewCopy::default()
            }));
        }
        Err(other) => return Err(other),
    };
    let properties = serde_json::to_string(&found).map_err(Error::internal)?;
    if let Some(why) = unclean {
        return Ok(Some(NewCopy {
            reason: why.to_string(),
            properties,
            made: None,
        }));
    }
    let size = i64::try_from(copy.len()).map_err(Error::internal)?;
    let sha256 = random::sha256_hex(&copy);
    site.files.put_copy(&file.sha256, copy).await?;
    Ok(Some(NewCopy {
        made: Some((sha256, size)),
        reason: String::new(),
        properties,
    }))
}
