//! How a moderator narrows the queue, kept under a name of their own.

use super::entering::require_moderator;
use crate::access::{Actor, Rx};
use crate::error::{Checks, Error, Message, Result};
use crate::moderation::store::{self, SavedView};
use crate::platform::names::clean;
use crate::site::Site;
use crate::types::ids::QueueViewId;

/// Characters of a name.
const NAME_LIMIT: usize = 80;

/// Views of one moderator.
const MOST: usize = 30;

/// The views of whoever asks.
pub(super) fn views(rx: &mut Rx<'_>) -> Result<Vec<SavedView>> {
    match rx.actor.account() {
        Some(account) => store::views_of(rx.conn, account),
        None => Ok(Vec::new()),
    }
}

/// Keeps the queue as it is narrowed by `query`, in place of an own view of the same name.
///
/// # Errors
/// [`Error::Invalid`] on the field `name` for one that is empty or too long, or for a view too many.
pub async fn keep_view(site: &Site, actor: &Actor, name: &str, query: String) -> Result<()> {
    require_moderator(actor)?;
    let name = clean(name);
    let mut checks = Checks::default();
    checks.require(!name.is_empty(), "name", "moderation-view-no-name");
    checks.require(
        name.chars().count() <= NAME_LIMIT,
        "name",
        Message::new("moderation-view-long-name").with("limit", NAME_LIMIT),
    );
    checks.finish()?;
    site.write(actor, move |tx| {
        let account = tx.actor.account().ok_or(Error::SignInRequired)?;
        let known = store::views_of(tx.conn, account)?;
        if known.len() >= MOST && known.iter().all(|view| view.name != name) {
            let message = Message::new("moderation-views-full").with("limit", MOST);
            return Err(Error::invalid("name", message));
        }
        store::insert_view(tx.conn, account, &name, &query)
    })
    .await
}

/// Forgets an own view.
///
/// # Errors
/// [`Error::NotFound`] for one that is not there, or somebody else's.
pub async fn forget_view(site: &Site, actor: &Actor, id: QueueViewId) -> Result<()> {
    require_moderator(actor)?;
    site.write(actor, move |tx| {
        let account = tx.actor.account().ok_or(Error::SignInRequired)?;
        if store::remove_view(tx.conn, account, id)? {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    })
    .await
}
