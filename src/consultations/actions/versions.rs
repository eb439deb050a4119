//! What staff do with a Version once it is there: say what is new in it, and let the public read it.

use super::super::approvals::{self, Deed, Intent, Turn};
use super::super::model::{Consultation, Version};
use super::super::store;
use crate::access::{Actor, Right};
use crate::audit::Event;
use crate::db::Conn;
use crate::error::{Checks, Error, Message, Result};
use crate::notifications::{self, News};
use crate::platform::markdown;
use crate::site::Site;
use crate::types::ids::VersionId;
use crate::web::addresses;

/// Characters of a changelog.
pub(super) const CHANGELOG_CHARACTERS: usize = 5_000;

fn version_of(conn: &mut Conn, consultation: &Consultation, id: VersionId) -> Result<Version> {
    let version = store::version(conn, id)?;
    if version.consultation_id != consultation.id {
        return Err(Error::NotFound);
    }
    Ok(version)
}

/// A changelog as it is kept: trimmed, and short enough.
///
/// # Errors
/// [`Error::Invalid`] when it is too long.
pub(super) fn check_changelog(changelog: &str) -> Result<String> {
    let changelog = changelog.trim().replace("\r\n", "\n");
    let mut checks = Checks::default();
    checks.require(
        changelog.chars().count() <= CHANGELOG_CHARACTERS && !changelog.contains('\0'),
        "changelog",
        Message::new("consultations-changelog-long").with("limit", CHANGELOG_CHARACTERS),
    );
    checks.note("changelog", markdown::fault(&changelog));
    checks.finish()?;
    Ok(changelog)
}

/// Says what is new in a version.
///
/// # Errors
/// [`Error::Invalid`] when it is too long.
pub async fn describe(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    id: VersionId,
    changelog: &str,
) -> Result<()> {
    actor.require(Right::BringText(consultation.id))?;
    let changelog = check_changelog(changelog)?;
    let consultation = consultation.clone();
    site.write(actor, move |tx| {
        let version = version_of(tx.conn, &consultation, id)?;
        store::set_changelog(tx.conn, id, &changelog)?;
        let event = Event::new("version.describe", "version", id.0)
            .in_consultation(consultation.id.0)
            .with(serde_json::json!({ "label": version.label }));
        tx.record(event)?;
        store::public_changed(tx.conn, consultation.id)
    })
    .await
}

/// Lets the public read a version no round may be about, such as the final text; with `public`
/// false, takes that back; a version that a public round is about stays readable there. `left` is what was left open,
/// for the audit log.
///
/// # Errors
/// [`Error::Refused`] when it is so already.
pub async fn publish(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    id: VersionId,
    (public, left): (bool, Option<serde_json::Value>),
) -> Result<Turn> {
    actor.require(Right::Manage(consultation.id))?;
    let consultation = consultation.clone();
    site.write(actor, move |tx| {
        let version = version_of(tx.conn, &consultation, id)?;
        if version.published_at.is_some() == public {
            return Err(Error::refused(if public {
                "consultations-version-public-already"
            } else {
                "consultations-version-not-public"
            }));
        }
        let intent = Intent {
            deed: Deed::PublishVersion,
            subject: id.0,
            // Whoever agrees, agrees to this text and to no other under its label.
            wording: &version.source_hash,
        };
        // To hide is the safe side, and waits for nobody.
        if public && approvals::turn(tx, &consultation, intent)? == Turn::Asked {
            return Ok(Turn::Asked);
        }
        store::set_published(tx.conn, id, public.then_some(tx.now))?;
        if public {
            let path = addresses::Consultation(&consultation.slug).versions();
            let context = serde_json::json!({
                "title": consultation.title,
                "label": version.label,
                "url": tx.config.absolute(&path),
            });
            notifications::announce(tx.conn, tx.now, consultation.id, News::Version, &context)?;
        }
        let action = if public {
            "version.publish"
        } else {
            "version.hide"
        };
        let event = Event::new(action, "version", id.0)
            .in_consultation(consultation.id.0)
            .with(match left {
                Some(left) => serde_json::json!({ "label": version.label, "left": left }),
                None => serde_json::json!({ "label": version.label }),
            });
        tx.record(event)?;
        store::public_changed(tx.conn, consultation.id)?;
        Ok(Turn::Go(()))
    })
    .await
}
