//! What drafters say: which passage of a later version a comment led to, and why a passage changed that no comment led to.

use serde_json::json;

use crate::access::{Actor, Right, Tx};
use crate::audit::Event;
use crate::comments::store as comments;
use crate::consultations::model::{Consultation, Version};
use crate::consultations::store as consultations;
use crate::error::{Checks, Error, Message, Result};
use crate::promises::model::NOTE_CHARACTERS;
use crate::promises::store;
use crate::responses::store as responses;
use crate::site::Site;
use crate::types::ids::CommentId;

/// That a comment led to a passage, or that it did not after all.
#[derive(Debug, Clone, Default)]
pub struct LinkInput {
    /// Its number.
    pub comment: String,
    /// Label of the version.
    pub to: String,
    /// Key of a passage of that version, or of one that is gone from it.
    pub passage: String,
    /// For the drafters; may be empty.
    pub note: String,
    /// False takes the link away.
    pub linked: bool,
}

/// Why a passage changed, or that nothing is to be said of it after all.
#[derive(Debug, Clone, Default)]
pub struct ExplainInput {
    /// Label of the version.
    pub to: String,
    /// Key of a passage of that version, or of one that is gone from it.
    pub passage: String,
    /// For the drafters; "" takes back what was said.
    pub note: String,
    /// False takes back what was said.
    pub explained: bool,
}

/// Links a comment that was taken over to a passage of a later version, or takes such a link away.
///
/// # Errors
/// [`Error::Invalid`] when there is no such comment, passage or link, or the note is too long; as [`Actor::require`] for those
/// who do not draft here.
pub async fn link(site: &Site, actor: &Actor, slug: &str, input: LinkInput) -> Result<()> {
    let slug = slug.to_owned();
    site.write(actor, move |tx| {
        let consultation = drafted(tx, &slug)?;
        let version = version(tx, &consultation, &input.to)?;
        let note = checked(&input.note)?;
        let comment = taken_over(tx, (&consultation, &version), &input.comment)?;
        let key = passage_key(&input.passage);
        let subject = (comment, version.id, key);
        if input.linked {
            require_passage(tx, (&consultation, &version), key)?;
            store::link(tx.conn, (tx.actor.account(), tx.now), subject, &note)?;
        } else if !store::unlink(tx.conn, subject)? {
            return Err(Error::invalid("passage", "promises-no-link"));
        }
        let action = if input.linked {
            "promise.link"
        } else {
            "promise.unlink"
        };
        let details = json!({ "version": version.label, "passage": key, "note": !note.is_empty() });
        tx.record(
            Event::new(action, "comment", comment.0)
                .in_consultation(consultation.id.0)
                .with(details),
        )?;
        consultations::public_changed(tx.conn, consultation.id)
    })
    .await
}

/// Says why a passage changed that no comment led to, or takes that back.
///
/// # Errors
/// [`Error::Invalid`] when there is no such passage, nothing is said, or too much; as [`Actor::require`] for those who do not draft
/// here.
pub async fn explain(site: &Site, actor: &Actor, slug: &str, input: ExplainInput) -> Result<()> {
    let slug = slug.to_owned();
    site.write(actor, move |tx| {
        let consultation = drafted(tx, &slug)?;
        let version = version(tx, &consultation, &input.to)?;
        let note = checked(&input.note)?;
        let key = passage_key(&input.passage);
        if input.explained {
            if note.is_empty() {
                return Err(Error::invalid("note", "promises-note-missing"));
            }
            require_passage(tx, (&consultation, &version), key)?;
            let said = (tx.actor.account(), tx.now);
            store::explain(tx.conn, said, (version.id, key), &note)?;
        } else if !store::forget_explanation(tx.conn, (version.id, key))? {
            return Err(Error::invalid("passage", "promises-no-explanation"));
        }
        let action = if input.explained {
            "change.explain"
        } else {
            "change.unexplain"
        };
        tx.record(
            Event::new(action, "version", version.id.0)
                .in_consultation(consultation.id.0)
                .with(json!({ "version": version.label, "passage": key })),
        )
    })
    .await
}

fn drafted(tx: &mut Tx<'_>, slug: &str) -> Result<Consultation> {
    let consultation = consultations::by_slug(tx.conn, slug)?;
    tx.actor.require(Right::Draft(consultation.id))?;
    Ok(consultation)
}

fn version(tx: &mut Tx<'_>, consultation: &Consultation, label: &str) -> Result<Version> {
    // PostgreSQL takes no text with a zero in it.
    let found = match label.contains('\0') {
        true => None,
        false => consultations::version_by_label(tx.conn, consultation.id, label)?,
    };
    found.ok_or_else(|| {
        Error::refused(
            Message::new("consultations-no-such-version")
                .with("label", label.replace('\0', ""))
                .with("consultation", &consultation.slug),
        )
    })
}

fn checked(note: &str) -> Result<String> {
    let note = note.trim().replace("\r\n", "\n");
    let mut checks = Checks::default();
    checks.require(
        note.chars().count() <= NOTE_CHARACTERS && !note.contains('\0'),
        "note",
        Message::new("promises-note-long").with("count", NOTE_CHARACTERS),
    );
    checks.finish()?;
    Ok(note)
}

/// A key as people paste it: alone, or at the end of an address. What can be none is "".
fn passage_key(typed: &str) -> &str {
    let typed = typed.trim();
    let key = typed.rsplit(['#', '/']).next().unwrap_or(typed);
    if key.contains('\0') { "" } else { key }
}

/// The comment with this number, made on a version before `version`, that the drafters took over.
fn taken_over(
    tx: &mut Tx<'_>,
    (consultation, version): (&Consultation, &Version),
    number: &str,
) -> Result<CommentId> {
    let unknown = || Error::invalid("comment", "promises-no-comment");
    let number = number.trim().trim_start_matches('#').parse();
    let id = CommentId(number.map_err(|_| unknown())?);
    let (comment, _, _, round, own) = match comments::with_place(tx.conn, id) {
        Err(Error::NotFound) => return Err(unknown()),
        found => found?,
    };
    let answer = responses::answers(tx.conn, &[id])?.remove(&id);
    let accepted = answer.is_some_and(|answer| answer.disposition.is_taken_over());
    let stands = responses::is_answered_at_all(comment.moderation);
    let about = consultations::version(tx.conn, round.version_id)?;
    let earlier = (about.created_at, about.id) < (version.created_at, version.id);
    if own.id != consultation.id || !accepted || !stands || !earlier {
        return Err(unknown());
    }
    Ok(id)
}

/// Goes on only when a version has a passage with this key, or one before it had.
fn require_passage(
    tx: &mut Tx<'_>,
    (consultation, version): (&Consultation, &Version),
    key: &str,
) -> Result<()> {
    let all = consultations::versions_of(tx.conn, consultation.id)?;
    let known = (version.created_at, version.id);
    let until = all.iter().filter(|one| (one.created_at, one.id) <= known);
    let until: Vec<_> = until.map(|one| one.id).collect();
    if consultations::has_passage(tx.conn, &until, key)? {
        Ok(())
    } else {
        Err(Error::invalid("passage", "promises-no-passage"))
    }
}
