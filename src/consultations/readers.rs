//! Who may read a Round's text: everybody, or the invited and the staff. Asked by every page, API
//! resource and export that shows one.

use super::model::{Round, RoundAccess};
use super::store;
use crate::access::{Actor, Who};
use crate::db::Conn;
use crate::error::{Error, Result};

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
