//! Who may know of a Consultation, and who may read a Round's text: everybody, or the invited and the
//! staff. Asked by every page, API resource and export that shows one.

use std::collections::HashSet;

use super::model::{Consultation, Round, RoundAccess, Version, is_slug};
use super::store;
use crate::access::{Actor, Right, Rx, Who};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::types::ids::{ConsultationId, RoundId, VersionId};

/// The consultation with this slug, for an actor who may know of it: its staff always; everybody once a
/// round of it was announced, or, where it is confidential, those who may read one.
///
/// # Errors
/// [`Error::NotFound`] when there is none, and for anybody else.
pub fn known(conn: &mut Conn, actor: &Actor, slug: &str) -> Result<Consultation> {
    Ok(known_with_rounds(conn, actor, slug)?.0)
}

/// The same with all its rounds, by number: also those `actor` may not know of, or read.
///
/// # Errors
/// As [`known`].
pub fn known_with_rounds(
    conn: &mut Conn,
    actor: &Actor,
    slug: &str,
) -> Result<(Consultation, Vec<Round>)> {
    // What can be no slug is not looked up: PostgreSQL takes no text with a zero in it.
    if !is_slug(slug) {
        return Err(Error::NotFound);
    }
    let (consultation, rounds) = store::with_rounds(conn, slug)?;
    if knows(conn, actor, &consultation, &rounds)? {
        Ok((consultation, rounds))
    } else {
        Err(Error::NotFound)
    }
}

/// A consultation that `actor` may know of, and its round with this number, which `actor` may read.
///
/// # Errors
/// [`Error::NotFound`] when there is none, and for anybody else.
pub fn readable_round(
    conn: &mut Conn,
    actor: &Actor,
    slug: &str,
    number: i64,
) -> Result<(Consultation, Round)> {
    let (consultation, rounds) = known_with_rounds(conn, actor, slug)?;
    let mut rounds = rounds.into_iter();
    let round = rounds
        .find(|round| round.number == number)
        .ok_or(Error::NotFound)?;
    require_readable(conn, actor, &round)?;
    Ok((consultation, round))
}

/// Whether `actor` may know of a consultation.
pub fn may_know(conn: &mut Conn, actor: &Actor, consultation: &Consultation) -> Result<bool> {
    if actor.may(Right::Foresee(consultation.id)) {
        return Ok(true);
    }
    let rounds = store::rounds_of(conn, consultation.id)?;
    knows(conn, actor, consultation, &rounds)
}

/// The same, with all its rounds at hand.
fn knows(
    conn: &mut Conn,
    actor: &Actor,
    consultation: &Consultation,
    rounds: &[Round],
) -> Result<bool> {
    if actor.may(Right::Foresee(consultation.id)) {
        return Ok(true);
    }
    let mut public = rounds.iter().filter(|round| round.is_public());
    if !consultation.confidential {
        return Ok(public.next().is_some());
    }
    let readable = readable(conn, actor, rounds)?;
    Ok(public.any(|round| readable.contains(&round.id)))
}

/// The confidential consultations that `actor` may not know of: what lists over all leave out.
pub fn unknown_to(rx: &mut Rx<'_>) -> Result<Vec<ConsultationId>> {
    let mut unknown: Vec<ConsultationId> = store::confidential(rx.conn)?
        .into_iter()
        .map(|consultation| consultation.id)
        .filter(|id| !rx.actor.may(Right::Foresee(*id)))
        .collect();
    if unknown.is_empty() {
        return Ok(unknown);
    }
    let rounds = store::rounds_of_all(rx.conn, &unknown)?;
    let readable = readable(rx.conn, rx.actor, &rounds)?;
    let known: HashSet<ConsultationId> = rounds
        .iter()
        .filter(|round| round.is_public() && readable.contains(&round.id))
        .map(|round| round.consultation_id)
        .collect();
    unknown.retain(|id| !known.contains(id));
    Ok(unknown)
}

/// Which of `rounds` `actor` may read, and what is published about them.
pub fn readable(conn: &mut Conn, actor: &Actor, rounds: &[Round]) -> Result<HashSet<RoundId>> {
    // Asks the database only where the answer depends on it.
    let by_invitation: Vec<RoundId> = rounds
        .iter()
        .filter(|round| round.access == RoundAccess::Invited)
        .map(|round| round.id)
        .collect();
    let invited = match &actor.who {
        _ if by_invitation.is_empty() => HashSet::new(),
        Who::Account(viewer) if viewer.verified => store::invited_to(conn, &by_invitation, viewer)?,
        // Drafts for a party of one of these rounds.
        Who::Guest(guest) if by_invitation.contains(&guest.round) => {
            let invited = store::party(conn, guest.party)?.invited;
            invited.then_some(guest.round).into_iter().collect()
        }
        _ => HashSet::new(),
    };
    Ok(rounds
        .iter()
        .filter(|round| round.may_be_read_by(actor, invited.contains(&round.id)))
        .map(|round| round.id)
        .collect())
}

/// A version, the newest one behind it that `actor` may read, and the number of the newest round about that whose text they may
/// read.
pub type NewestAfter = (Version, Version, Option<i64>);

/// The newest version behind `from` that `actor` may read: made public, or the text of a round they may read; `None` where there is
/// none.
pub fn newest_after(
    rx: &mut Rx<'_>,
    consultation: ConsultationId,
    from: VersionId,
) -> Result<Option<NewestAfter>> {
    let versions = store::versions_with_rounds(rx.conn, consultation)?;
    let rounds: Vec<Round> = versions
        .iter()
        .flat_map(|(_, rounds)| rounds.clone())
        .collect();
    let inside = readable(rx.conn, rx.actor, &rounds)?;
    let number = |rounds: &[Round]| {
        let inside = rounds.iter().filter(|round| inside.contains(&round.id));
        inside.map(|round| round.number).max()
    };
    let mut later = versions
        .iter()
        .skip_while(|(version, _)| version.id != from);
    let from = later.next();
    let to = later
        .filter(|(to, rounds)| to.published_at.is_some() || number(rounds).is_some())
        .last();
    Ok(from
        .zip(to)
        .map(|((from, _), (to, rounds))| (from.clone(), to.clone(), number(rounds))))
}

/// Goes on only when `actor` may read `round` and what is published about it.
///
/// # Errors
/// [`Error::NotFound`] for anybody else: an invited round's text is nobody else's business.
pub fn require_readable(conn: &mut Conn, actor: &Actor, round: &Round) -> Result<()> {
    let readable = readable(conn, actor, std::slice::from_ref(round))?;
    if readable.contains(&round.id) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}
