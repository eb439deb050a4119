//! Who is behind the cookies of a request.

use crate::access::{
    Guest, GuestPurpose, Viewer, find_by_session, find_guest_by_token, session_used,
};
use crate::error::Result;
use crate::site::Site;

/// Who is signed in by a session's secret, if it works; notes that it is used.
pub(super) async fn signed_in(site: &Site, token: String) -> Result<Option<Viewer>> {
    let now = site.now();
    let idle = chrono::Duration::minutes(site.config.security.staff_idle_minutes);
    let found = site
        .db
        .read(move |conn| find_by_session(conn, now, &token, idle))
        .await?;
    let Some(found) = found else {
        return Ok(None);
    };
    if found.stale {
        let session = found.session;
        let noted = site
            .db
            .write(move |conn| session_used(conn, now, session))
            .await;
        // Who only reads is not held up by a disk that is full.
        if let Err(error) = noted {
            tracing::warn!(%error, "the use of a session is not noted");
        }
    }
    Ok(Some(found.viewer))
}

/// Who writes without an account in the browser with this secret, if it works.
pub(super) async fn guest_behind(site: &Site, token: String) -> Result<Option<Guest>> {
    let now = site.now();
    site.db
        .read(move |conn| find_guest_by_token(conn, now, &token, GuestPurpose::Browser))
        .await
}
