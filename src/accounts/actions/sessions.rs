//! Where one is signed in.

use serde_json::json;

use super::profile::own;
use crate::access::{self, Actor, SessionShown};
use crate::audit::{self, Event};
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
    let (id, now, token) = (own(actor)?, site.now(), token.to_owned());
    site.db
        .read(move |conn| access::sessions_of(conn, now, id, &token))
        .await
}

/// Signs out in one other browser.
///
/// # Errors
/// [`crate::error::Error::NotFound`] when it is somebody else's or ended already.
pub async fn end(site: &Site, actor: &Actor, session: SessionId) -> Result<()> {
    let id = own(actor)?;
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            access::end_session_of(conn, id, session)?;
            let event =
                Event::new("account.sign-out", "account", id.0).with(json!({"session": session.0}));
            audit::record(conn, now, &author, event)
        })
        .await
}
