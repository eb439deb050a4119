//! Looks after stored files: has each scanned for viruses, and removes those that nothing stands
//! for any more.

use chrono::Duration;
use serde_json::json;

use crate::access::Actor;
use crate::access::Tx;
use crate::attachments::actions::record_infected;
use crate::attachments::model::{Attachment, ScanState};
use crate::attachments::store::{self, StoredFile};
use crate::consultations::store as consultations;
use crate::error::{Error, Result};
use crate::notifications::{LetterKind, PartyLetter};
use crate::platform::scanner::{Finding, Scanner};
use crate::site::Site;
use crate::submissions::model::{Moderation, SubmissionState};
use crate::submissions::store as submissions;
use crate::web::addresses;

/// How long a scan may take before another worker may try.
const LEASE: Duration = Duration::minutes(10);

/// How long somebody who sends a file has to attach it.
const GRACE: Duration = Duration::hours(1);

const BATCH: i64 = 20;

/// Has the files scanned that are due; returns how many it took up. Nothing to do without a scanner.
///
/// # Errors
/// When the database fails; a file that cannot be scanned is noted, not an error.
pub async fn scan(site: &Site) -> Result<usize> {
    let Some(scanner) = &site.scanner else {
        return Ok(0);
    };
    let files = site
        .write(&Actor::system(), move |tx| {
            store::claim_scans(tx.conn, tx.now, tx.now + LEASE, BATCH)
        })
        .await?;
    let count = files.len();
    for file in files {
        scan_one(site, scanner, file).await?;
    }
    Ok(count)
}

async fn scan_one(site: &Site, scanner: &Scanner, file: StoredFile) -> Result<()> {
    let outcome = match site.files.get(&file.sha256).await {
        Ok(stream) => scanner.scan(stream).await,
        Err(error) => Err(anyhow::Error::new(error)),
    };
    let now = site.now();
    let (state, finding, again) = match outcome {
        Ok(Finding::Clean) => (ScanState::Clean, String::new(), None),
        Ok(Finding::Infected(name)) => {
            tracing::warn!(
                file = file.sha256,
                found = name,
                "a file was put in quarantine"
            );
            (ScanState::Infected, name, None)
        }
        Err(error) => {
            tracing::warn!(file = file.sha256, error = %format!("{error:#}"), "a file was not scanned");
            let again = now + pause(file.scan_attempts);
            (ScanState::Failed, format!("{error:#}"), Some(again))
        }
    };
    site.write(&Actor::system(), move |tx| {
        store::note_scan(tx.conn, file.id, (state, &finding), tx.now, again)?;
        follow(tx, &file)
    })
    .await
}

/// Makes the public pages follow, and tells those concerned of a file that is harmful.
fn follow(tx: &mut Tx<'_>, file: &StoredFile) -> Result<()> {
    for (attachment, consultation) in store::attachments_with(tx.conn, file.id)? {
        if attachment.moderation == Moderation::Published {
            consultations::public_changed(tx.conn, consultation)?;
        }
        if attachment.scan == ScanState::Infected {
            record_infected(tx, &attachment, consultation)?;
            tell(tx, &attachment)?;
        }
    }
    Ok(())
}

/// Tells the party what was found in its file. Of one that it replaced or took back it need not
/// know.
fn tell(tx: &mut Tx<'_>, attachment: &Attachment) -> Result<()> {
    let submission = submissions::submission(tx.conn, attachment.submission_id)?;
    let draft = submission.state == SubmissionState::Draft;
    if !draft && submission.state != SubmissionState::Submitted {
        return Ok(());
    }
    tx.notify(&PartyLetter::new(
        submission.party_id,
        LetterKind::AttachmentInfected,
        addresses::Submission(submission.id).page(),
        json!({ "file": attachment.name, "found": attachment.finding, "draft": draft }),
    ))
}

/// Removes files that nothing stands for any more; returns how many.
///
/// # Errors
/// When the database or the store fails; what was begun goes on with the next step.
pub async fn sweep(site: &Site) -> Result<usize> {
    let before = site.now() - GRACE;
    // Mostly there is nothing: a look costs no write.
    let any = site
        .read(&Actor::system(), move |rx| {
            store::any_leaving(rx.conn, before)
        })
        .await?;
    if !any {
        return Ok(0);
    }
    let leaving = site
        .write(&Actor::system(), move |tx| {
            store::mark_leaving(tx.conn, before, BATCH)
        })
        .await?;
    let count = leaving.len();
    for file in leaving {
        site.files.delete(&file.sha256).await?;
        site.write(&Actor::system(), move |tx| {
            store::forget_file(tx.conn, file.id)
        })
        .await?;
    }
    Ok(count)
}

/// Removes what a crash left in the store of files that were being written; returns how many pieces.
///
/// # Errors
/// When the store fails.
pub async fn sweep_leftovers(site: &Site) -> Result<usize> {
    let age = GRACE.to_std().map_err(Error::internal)?;
    let removed = site.files.remove_leftovers(age).await?;
    if removed > 0 {
        tracing::info!(removed, "pieces of files were removed that a crash left");
    }
    Ok(removed)
}

/// The pause after so many attempts: half a minute, doubling, an hour at most.
fn pause(attempts: i64) -> Duration {
    let doublings = attempts.clamp(1, 12) - 1;
    Duration::seconds((30_i64 << doublings).min(3600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end_at_an_hour() {
        assert_eq!(pause(1), Duration::seconds(30));
        assert_eq!(pause(2), Duration::seconds(60));
        assert_eq!(pause(1000), Duration::hours(1));
    }
}
