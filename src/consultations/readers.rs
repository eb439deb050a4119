//! Who may know of a Consultation, and who may read a Round's text: everybody, or the invited and the
//! staff. Asked by every page, API resource and export that shows one.

use super::model::{Consultation, Round, RoundAccess, is_slug};
use super::store;
use crate::access::{Actor, Right, Rx, Who};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::types::ids::ConsultationId;

/// The consultation with this slug, for an actor who may know of it: its staff always; everybody once a
/// round of it was announced, or, where it is confidential, those who may read one.
///
/// # Errors
/// [`Error::NotFound`] when there is none, and for anybody else.
pub fn known(conn: &mut Conn, actor: &Actor, slug: &str) -> Result<Consultation> {
    // What can be no slug is not looked up: PostgreSQL takes no text with a zero in it.
    if !is_slug(slug) {
        return Err(Error::NotFound);
    }
    let consultation = store::by_slug(conn, slug)?;
    if may_know(conn, actor, &consultation)? {
        Ok(consultation)
    } else {
        Err(Error::NotFound)
    }
}

/// Whether `actor` may know of a consultation.
pub fn may_know(conn: &mut Conn, actor: &Actor, consultation: &Consultation) -> Result<bool> {
    if actor.may(Right::Foresee(consultation.id)) {
        return Ok(true);
    }
    for round in store::rounds_of(conn, consultation.id)? {
        if !round.is_public() {
            continue;
        }
        if !consultation.confidential || is_readable(conn, actor, &round)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The confidential consultations that `actor` may not know of: what lists over all leave out.
pub fn unknown_to(rx: &mut Rx<'_>) -> Result<Vec<ConsultationId>> {
    let mut unknown = Vec::new();
    for consultation in store::confidential(rx.conn)? {
        if !may_know(rx.conn, rx.actor, &consultation)? {
            unknown.push(consultation.id);
        }
    }
    Ok(unknown)
}

/// Whether `actor` may read `round` and what is published about it.
pub fn is_readable(conn: &mut Conn, actor: &Actor, round: &Round) -> Result<bool> {
    match require_readable(conn, actor, round) {
        Ok(()) => Ok(true),
        Err(Error::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

/// Goes on only when `actor` may read `round` and what is published about it.
///
/// # Errors
/// [`Error::NotFound`] for anybody else: an invited round's text is nobody else's business.
pub fn require_readable(conn: &mut Conn, actor: &Actor, round: &Round) -> Result<()> {
    // Asks the database only where the answer depends on it.
    let invited = round.access == RoundAccess::Invited
        && match &actor.who {
            Who::Account(viewer) if viewer.verified => store::is_invited(conn, round.id, viewer)?,
            // Drafts for a party of this very round.
            Who::Guest(guest) if guest.round == round.id => {
                store::party(conn, guest.party)?.invited
            }
            _ => false,
        };
    if round.may_be_read_by(actor, invited) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}
