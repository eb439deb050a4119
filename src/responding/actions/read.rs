//! The submissions of somebody and their organisations.

use super::completeness::{Completeness, standings};
use crate::access::{Actor, Right};
use crate::comments::store as comments;
use crate::error::{Error, Result};
use crate::site::Site;
use crate::submissions::store::{self as submissions, Listed, Which, Whose};
use crate::types::ListPage;
use crate::types::ids::SubmissionId;

/// A submission in the list of somebody's own.
#[derive(Debug, Clone)]
pub struct OwnListed {
    pub listed: Listed,
    /// How many comments are in it.
    pub comments: i64,
    /// How far it is; of a draft.
    pub standing: Option<Completeness>,
}

/// The submissions of the actor and their organisations, newest first, each with its number of
/// comments and, for a draft, how far it is.
///
/// # Errors
/// [`Error::SignInRequired`], [`Error::Forbidden`].
pub async fn list(
    site: &Site,
    actor: &Actor,
    before: Option<SubmissionId>,
    limit: i64,
) -> Result<ListPage<OwnListed>> {
    actor.require(Right::Respond)?;
    let viewer = actor.viewer().ok_or(Error::SignInRequired)?.clone();
    site.read(actor, move |rx| {
        let which = Which {
            before,
            ..Which::default()
        };
        let load =
            |most| submissions::own_submissions(rx.conn, Whose::Viewer(&viewer), which, most);
        let listed = ListPage::load(limit, load)?;
        let ids: Vec<_> = listed
            .rows
            .iter()
            .map(|listed| listed.submission.id)
            .collect();
        let counts = comments::comment_counts(rx.conn, &ids)?;
        let standings = standings(rx.conn, &listed.rows)?;
        Ok(listed.map(|listed| OwnListed {
            comments: counts.get(&listed.submission.id).copied().unwrap_or(0),
            standing: standings.get(&listed.submission.id).copied(),
            listed,
        }))
    })
    .await
}
