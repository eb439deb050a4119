//! Gathers what one page shows, for one reader, in one visit to the database.

use super::model::{Agenda, DraftText, PastKey, Procedure, Reader};
use super::store;
use crate::access::{Actor, Right};
use crate::consultations::model::{Consultation, Round};
use crate::consultations::store as procedures;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::site::Site;

/// What is open, coming and past; `after` is where a page of past rounds begins.
///
/// # Errors
/// When the database fails.
pub async fn agenda(site: &Site, after: Option<PastKey>) -> Result<Agenda> {
    let now = site.now();
    site.db
        .read(move |conn| store::agenda(conn, now, after))
        .await
}

/// A consultation and the rounds this reader may know of.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none this reader may know of.
pub async fn procedure(site: &Site, actor: &Actor, slug: &str) -> Result<Procedure> {
    let (actor, slug) = (actor.clone(), slug.to_owned());
    site.db
        .read(move |conn| procedure_in(conn, &actor, &slug))
        .await
}

/// The same, on a connection.
///
/// # Errors
/// As [`procedure`].
pub(super) fn procedure_in(conn: &mut Conn, actor: &Actor, slug: &str) -> Result<Procedure> {
    let consultation = procedures::by_slug(conn, slug)?;
    let reader = reader(conn, actor, &consultation)?;
    let rounds: Vec<Round> = procedures::rounds_of(conn, consultation.id)?
        .into_iter()
        .filter(|round| reader.may_know(round))
        .collect();
    if rounds.is_empty() && !reader.staff {
        return Err(Error::NotFound);
    }
    let ids: Vec<_> = rounds.iter().map(|round| round.version_id).collect();
    Ok(Procedure {
        versions: store::versions_with(conn, &ids)?,
        readable: rounds
            .iter()
            .filter(|round| reader.may_read(round))
            .map(|round| round.id)
            .collect(),
        consultation,
        rounds,
    })
}

/// A round whose text this reader may read.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none this reader may read.
pub(super) fn round_in(
    conn: &mut Conn,
    actor: &Actor,
    slug: &str,
    number: i64,
) -> Result<(Consultation, Round)> {
    let consultation = procedures::by_slug(conn, slug)?;
    let round = procedures::round_by_number(conn, consultation.id, number)?;
    if !reader(conn, actor, &consultation)?.may_read(&round) {
        return Err(Error::NotFound);
    }
    Ok((consultation, round))
}

fn reader(conn: &mut Conn, actor: &Actor, consultation: &Consultation) -> Result<Reader> {
    Ok(Reader {
        staff: actor.may(Right::Manage(consultation.id)),
        invited: match actor.viewer() {
            Some(viewer) => store::invited_rounds(conn, viewer)?,
            None => Vec::new(),
        },
    })
}

/// The draft text of a round, on a connection.
///
/// # Errors
/// As [`round_in`].
pub(super) fn text_in(
    conn: &mut Conn,
    actor: &Actor,
    slug: &str,
    number: i64,
) -> Result<DraftText> {
    let (consultation, round) = round_in(conn, actor, slug, number)?;
    Ok(DraftText {
        version: procedures::version(conn, round.version_id)?,
        sections: procedures::sections_of(conn, round.version_id)?,
        passages: procedures::passages_of(conn, round.version_id)?,
        consultation,
        round,
    })
}

/// The draft text of a round.
///
/// # Errors
/// As [`round_in`].
pub async fn text(site: &Site, actor: &Actor, slug: &str, number: i64) -> Result<DraftText> {
    let (actor, slug) = (actor.clone(), slug.to_owned());
    site.db
        .read(move |conn| text_in(conn, &actor, &slug, number))
        .await
}
