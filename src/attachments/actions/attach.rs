//! A party sends files with its draft, says what they are, and takes them away again.

use bytes::Bytes;
use serde_json::json;

use crate::access::{Actor, Right, Tx};
use crate::attachments::model::{
    Attachment, ScanState, SentFile, check_description, check_room, require_size, shown_name, take,
};
use crate::attachments::store::{self, NewAttachment};
use crate::audit::Event;
use crate::config::Limits;
use crate::db::Conn;
use crate::error::{Checks, Error, Message, Result};
use crate::platform::files::kind::{FileKind, Glance, NotTaken, TellKind, glance};
use crate::platform::random;
use crate::site::Site;
use crate::submissions::own::{OwnSubmission, require_draft};
use crate::types::ids::{AttachmentId, SubmissionId};

/// A submission of the actor's party, and the files sent with it.
///
/// # Errors
/// [`Error::NotFound`] for somebody of no party to it.
pub async fn sent_with(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
) -> Result<(OwnSubmission, Vec<Attachment>)> {
    actor.require(Right::Respond)?;
    site.read(actor, move |rx| {
        let own = OwnSubmission::find(rx.conn, rx.actor, id)?;
        Ok((own, store::attachments_of(rx.conn, id)?))
    })
    .await
}

/// Takes a file into a draft. It is in the store before anything names it.
///
/// # Errors
/// [`Error::Invalid`] naming the file when it is none of the kinds that are taken, too large, one
/// too many or there already; [`Error::Refused`] when it is no draft (any more) or the round is not
/// open.
pub async fn attach(site: &Site, actor: &Actor, id: SubmissionId, sent: SentFile) -> Result<()> {
    actor.require(Right::Respond)?;
    require_size(&site.config.limits, &sent)?;
    let told = kind_of(site, &sent).await?;
    let taken = take(&sent, told)?;
    // A large file takes a while to go through: not on a thread that answers others.
    let (sent, hash) = tokio::task::spawn_blocking(move || {
        let hash = random::sha256_hex(&sent.bytes);
        (sent, hash)
    })
    .await
    .map_err(Error::internal)?;
    let size = sent.bytes.len();
    if actor.guest().is_some() {
        // Kilobytes of a file that was taken fit easily.
        let kilobytes = u32::try_from(size.div_ceil(1024)).unwrap_or(u32::MAX);
        let counted = site
            .rates
            .uploads
            .take_many(&actor.address_key(), kilobytes);
        counted.map_err(|_| no_room("attachments-address-full", &sent.name))?;
    }
    let file = {
        let (name, hash) = (sent.name.clone(), hash.clone());
        site.write(actor, move |tx| {
            let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
            own.require_member(tx.actor)?;
            require_draft(tx, &own)?;
            require_place(tx.conn, &tx.config.limits, id, (&name, &hash, size))?;
            require_budget(tx, &own, (&name, size))?;
            let length = i64::try_from(size).map_err(Error::internal)?;
            let (file, scan, found) = store::announce_file(tx.conn, &hash, length, tx.now)?
                .ok_or_else(|| Error::refused("attachments-busy"))?;
            // Somebody sent it before.
            if scan == ScanState::Infected {
                let message = Message::new("attachments-known-infected")
                    .with("file", shown_name(&name))
                    .with("found", found);
                return Err(Error::invalid("file", message));
            }
            Ok(file)
        })
        .await?
    };
    site.files.put(&hash, sent.bytes).await?;
    let name = sent.name;
    site.write(actor, move |tx| {
        let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
        // Others may have been at it while the file was written.
        require_draft(tx, &own)?;
        require_place(tx.conn, &tx.config.limits, id, (&name, &hash, size))?;
        if !store::lock_file(tx.conn, file, tx.now)? {
            return Err(Error::refused("attachments-busy"));
        }
        let new = NewAttachment {
            submission: id,
            round: own.round.id,
            file,
            taken: &taken,
            by: tx.actor.account(),
            now: tx.now,
        };
        store::insert_attachment(tx.conn, &new)?;
        Ok(())
    })
    .await
}

/// Tells what a file is; one that is packed is opened in the confined process.
async fn kind_of(site: &Site, sent: &SentFile) -> Result<std::result::Result<FileKind, NotTaken>> {
    match glance(&sent.bytes) {
        Ok(Glance::Kind(kind)) => return Ok(Ok(kind)),
        Err(why) => return Ok(Err(why)),
        Ok(Glance::Packed) => {}
    }
    let files = [Bytes::copy_from_slice(&sent.bytes)];
    match site.confined.run::<TellKind>(&sent.name, &(), &files).await {
        Ok((told, _)) => Ok(told),
        // The sentence belongs beside the field of the file.
        Err(Error::Refused(message)) => Err(Error::invalid("file", message)),
        Err(other) => Err(other),
    }
}

/// Goes on only when there is room for one more file, and it is not there already.
fn require_place(
    conn: &mut Conn,
    limits: &Limits,
    id: SubmissionId,
    (name, hash, size): (&str, &str, usize),
) -> Result<()> {
    let beside = store::attachments_of(conn, id)?;
    if let Some(same) = beside.iter().find(|known| known.sha256 == hash) {
        let message = Message::new("attachments-twice")
            .with("file", shown_name(name))
            .with("known", &same.name);
        return Err(Error::invalid("file", message));
    }
    check_room(limits, &beside, name, size)
}

/// Goes on only when all files of the round that nobody answers for yet leave room for this one.
fn require_budget(tx: &mut Tx<'_>, own: &OwnSubmission, (name, size): (&str, usize)) -> Result<()> {
    let most = tx
        .config
        .guests
        .unconfirmed_mb_per_round
        .saturating_mul(1024 * 1024);
    if most <= 0 || tx.actor.guest().is_none() {
        return Ok(());
    }
    let held = store::unconfirmed_bytes(tx.conn, own.round.id)?;
    if held.saturating_add(i64::try_from(size).unwrap_or(i64::MAX)) > most {
        return Err(no_room("attachments-round-full", name));
    }
    Ok(())
}

fn no_room(key: &'static str, name: &str) -> Error {
    Error::invalid("file", Message::new(key).with("file", shown_name(name)))
}

/// Changes what is said of an attachment of a draft. `seen` is when it was last changed, as far as
/// the caller knows.
///
/// # Errors
/// [`Error::Invalid`] when nothing is said, [`Error::Refused`] when somebody else changed it or it is
/// no draft (any more), [`Error::NotFound`].
pub async fn describe(
    site: &Site,
    actor: &Actor,
    (id, attachment): (SubmissionId, AttachmentId),
    seen: crate::types::Moment,
    description: &str,
) -> Result<()> {
    actor.require(Right::Respond)?;
    let text = description.to_owned();
    site.write(actor, move |tx| {
        let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
        own.require_member(tx.actor)?;
        require_draft(tx, &own)?;
        let known = of(tx.conn, id, attachment)?;
        let mut checks = Checks::default();
        let text = check_description(&mut checks, &text, Some(known.kind));
        checks.finish()?;
        if store::describe_attachment(tx.conn, attachment, seen, &text, tx.now)? {
            Ok(())
        } else {
            Err(Error::refused("attachments-changed-meanwhile"))
        }
    })
    .await
}

/// Takes an attachment out of a draft.
///
/// # Errors
/// [`Error::Refused`] when it is no draft (any more), [`Error::NotFound`].
pub async fn detach(
    site: &Site,
    actor: &Actor,
    (id, attachment): (SubmissionId, AttachmentId),
) -> Result<String> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
        own.require_member(tx.actor)?;
        require_draft(tx, &own)?;
        let known = of(tx.conn, id, attachment)?;
        store::remove_attachment(tx.conn, attachment)?;
        Ok(known.name)
    })
    .await
}

/// An attachment of this submission.
pub fn of(conn: &mut Conn, id: SubmissionId, attachment: AttachmentId) -> Result<Attachment> {
    let found = store::attachment(conn, attachment)?;
    if found.submission_id == id {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}

/// Notes in the audit log that a file was found to be harmful.
pub fn record_infected(
    tx: &mut Tx<'_>,
    attachment: &Attachment,
    consultation: crate::types::ids::ConsultationId,
) -> Result<()> {
    let event = Event::new("attachment.quarantine", "attachment", attachment.id.0)
        .in_consultation(consultation.0)
        .with(json!({ "sha256": attachment.sha256, "found": attachment.finding }));
    tx.record(event)
}
