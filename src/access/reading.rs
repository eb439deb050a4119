//! Staff reading what is not public is noted in the audit log: once a day for each person, place and
//! thing read, so that it can be told who saw what, and the log does not grow with every page.

use serde_json::json;

use super::Actor;
use crate::audit::Event;
use crate::site::Site;
use crate::types::ids::{AttachmentId, ConsultationId};

/// Notes that `actor` read names and words of a consultation that are not public, at `place`.
pub async fn note_names_read(
    site: &Site,
    actor: &Actor,
    place: &'static str,
    consultation: ConsultationId,
) {
    let event = Event::new("read.names", "consultation", consultation.0)
        .in_consultation(consultation.0)
        .with(json!({ "place": place }));
    let key = format!("{:?} {place} {consultation}", actor.account());
    site.note(actor.author(), &key, 24, event).await;
}

/// Notes that `actor`, of the staff, fetched a file that is not public.
pub async fn note_file_read(
    site: &Site,
    actor: &Actor,
    attachment: AttachmentId,
    consultation: ConsultationId,
) {
    let event = Event::new("read.file", "attachment", attachment.0).in_consultation(consultation.0);
    let key = format!("{:?} {attachment}", actor.account());
    site.note(actor.author(), &key, 24, event).await;
}

/// Notes that `actor` looked at the accounts of the installation.
pub async fn note_accounts_read(site: &Site, actor: &Actor) {
    let event = Event {
        action: "read.accounts",
        subject: "account",
        subject_id: None,
        consultation: None,
        details: json!({}),
    };
    site.note(actor.author(), &format!("{:?}", actor.account()), 24, event)
        .await;
}
