//! Where somebody without an account is: the party they write for, its round and its response.

use crate::access::{Actor, GuestKind, end_guest_token};
use crate::comments::model::Submission;
use crate::comments::store;
use crate::consultations::model::{Consultation, Party, Round};
use crate::consultations::store as consultations;
use crate::error::{Error, Result};
use crate::site::Site;

/// What a guest writes for.
#[derive(Debug, Clone)]
pub struct GuestPlace {
    pub kind: GuestKind,
    pub party: Party,
    pub round: Round,
    pub consultation: Consultation,
    /// The draft, or else what was handed in, if anything.
    pub submission: Option<Submission>,
}

/// Where the guest who asks is.
///
/// # Errors
/// [`Error::SignInRequired`] for anybody who is no guest.
pub async fn guest_place(site: &Site, actor: &Actor) -> Result<GuestPlace> {
    let guest = actor.guest().ok_or(Error::SignInRequired)?.clone();
    site.db
        .read(move |conn| {
            let party = consultations::party(conn, guest.party)?;
            let round = consultations::round(conn, guest.round)?;
            let submission = match store::draft_of(conn, party.id)? {
                Some(draft) => Some(draft),
                None => store::handed_in_of(conn, party.id)?,
            };
            Ok(GuestPlace {
                kind: guest.kind,
                consultation: consultations::by_id(conn, round.consultation_id)?,
                party,
                round,
                submission,
            })
        })
        .await
}

/// Makes a browser's secret work no more; the guest and what they wrote stay.
///
/// # Errors
/// When the database fails.
pub async fn leave(site: &Site, token: &str) -> Result<()> {
    let token = token.to_owned();
    site.db
        .write(move |conn| end_guest_token(conn, &token))
        .await
}
