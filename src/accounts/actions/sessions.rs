//! Where one is signed in.

use serde_json::json;

use super::profile::own;
use crate::access::{self, Actor, SessionShown};
use crate::audit::Event;
use crate::error::Result;
use crate::site::Site;
use crate::types::ids::SessionId;

/// One's sessions, the last used first, and which of them has the secret `token`.
///
/// # Errors
/// [`crate::error::Error::SignInRequired`] or [`crate::error::Error::Forbidden`].
pub async fn sessions(
    site: &Site,
    actor: &Actor,
    token: &str,
) -> Result<(Vec<SessionShown>, Option<SessionId>)> {
    let (id, token) = (own(actor)?, token.to_owned());
    site.read(actor, move |rx| {
        access::sessions_of(rx.conn, rx.now, id, &token)
    })
    .await
}

/// Signs out in one other browser.
///
/// # Errors
/// [`crate::error::Error::NotFound`] when it is somebody else's or ended already.
pub async fn end(site: &Site, actor: &Actor, session: SessionId) -> Result<()> {
    let id = own(actor)?;
    site.write(actor, move |tx| {
        access::end_session_of(tx.conn, id, session)?;
        let event =
            Event::new("account.sign-out", "account", id.0).with(json!({"session": session.0}));
        tx.record(event)
    })
    .await
}
