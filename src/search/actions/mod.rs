//! Finds, for anybody, what everybody may read; and in one round, for who may read that one, what is read
//! there.

mod facets;
mod field;
mod hits;
mod looking;
mod suggesting;
mod texts;

pub use texts::texts;

use super::model::{Found, Request};
use super::store;
use crate::access::Actor;
use crate::consultations::model::{Consultation, Round};
use crate::consultations::readers::readable_round;
use crate::db::Conn;
use crate::db::search::{self, Index, Narrowing};
use crate::error::{Error, Result};
use crate::site::Site;
use field::Field;
use looking::look;

/// What may wait without results being called unfinished.
const LATE: i64 = 50;

/// A page of what everybody may read that has the words.
///
/// # Errors
/// [`Error::NotFound`] for a consultation nobody may know of.
pub async fn find(site: &Site, request: Request) -> Result<Found> {
    site.db.read(move |conn| find_in(conn, &request)).await
}

/// A page of what is read in one round that has the words.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round, it was not announced, or this reader may not read it.
pub async fn find_in_round(
    site: &Site,
    actor: &Actor,
    (slug, number): (&str, i64),
    request: Request,
) -> Result<(Consultation, Round, Found)> {
    let slug = slug.to_owned();
    site.read(actor, move |rx| {
        let (consultation, round) = readable_round(rx.conn, rx.actor, &slug, number)?;
        if !round.is_public() {
            return Err(Error::NotFound);
        }
        let field = Field::of_round(&consultation, &round);
        let narrowing = Narrowing {
            kind: request.kind,
            consultation: None,
            section_key: request.section.clone(),
            group: request.group.clone(),
        };
        let unfinished = search::waits(rx.conn, field.index, &field.scope, LATE)?;
        let found = look(rx.conn, &request, &field, &narrowing, unfinished)?;
        Ok((consultation, round, found))
    })
    .await
}

fn find_in(conn: &mut Conn, request: &Request) -> Result<Found> {
    let narrowing = Narrowing {
        kind: request.kind,
        consultation: match &request.consultation {
            Some(slug) => Some(store::known_consultation(conn, slug)?.ok_or(Error::NotFound)?),
            None => None,
        },
        section_key: request.section.clone(),
        group: request.group.clone(),
    };
    let unfinished = search::pending_count(conn, Index::Public)? > LATE;
    let field = Field::of_all(conn, request.all_versions)?;
    look(conn, request, &field, &narrowing, unfinished)
}
