//! Before a text is made public that no round is about, such as the one that was adopted: what of the promises is broken, and
//! which changes nothing explains.

use serde_json::json;

use super::reckoned::{Pair, consulted_before, reckoned};
use super::report::{ChangedRow, PromiseRow, changed_row, promise_row};
use crate::access::{Actor, Right};
use crate::consultations::actions::versions;
use crate::consultations::approvals::{Deed, Turn, Waiting};
use crate::consultations::model::{Consultation, Version};
use crate::consultations::store as consultations;
use crate::error::{Error, Result};
use crate::promises::model::{Reckoning, State, Tally};
use crate::site::Site;
use crate::types::ids::VersionId;

/// Comments, and changes, that the page names; the drafters' list has all.
const NAMED: usize = 50;

/// A version that is to be made public, with what is open.
#[derive(Debug, Clone)]
pub struct Adoption {
    pub consultation: Consultation,
    pub version: Version,
    /// Label of the version it is compared with: the newest before it that people could comment on; "" where there is none.
    pub from: String,
    pub from_version: Option<Version>,
    pub tally: Tally,
    /// The first of what is broken, and of the changes that nothing explains; for those who may read comments.
    pub broken: Vec<PromiseRow>,
    pub unexplained: Vec<ChangedRow>,
    /// Who asked for a second person to make it public.
    pub asked: Option<Waiting>,
}

/// How a version stands before it is made public.
///
/// # Errors
/// [`Error::NotFound`] when there is no such consultation or version; as [`Actor::require`] for those who do not manage it.
pub async fn adoption(site: &Site, actor: &Actor, slug: &str, id: VersionId) -> Result<Adoption> {
    let slug = slug.to_owned();
    let (consultation, version, pair, asked) = site
        .read(actor, move |rx| {
            let (consultation, rounds) = consultations::with_rounds(rx.conn, &slug)?;
            rx.actor.require(Right::Manage(consultation.id))?;
            let all = consultations::versions_of(rx.conn, consultation.id)?;
            let version = all.iter().find(|version| version.id == id).cloned();
            let version = version.ok_or(Error::NotFound)?;
            let pair = consulted_before((&all, &rounds), Some(&version));
            let asked = consultations::waiting_approval(
                rx.conn,
                consultation.id,
                Deed::PublishVersion,
                id.0,
            )?;
            Ok((consultation, version, pair, asked))
        })
        .await?;
    let found = match &pair {
        None => None,
        Some(pair) => open(site, actor, pair).await?,
    };
    let from_version = pair.map(|pair| pair.from);
    let internal = actor.may(Right::ReadInternal(consultation.id));
    let read = found.as_ref().filter(|_| internal);
    Ok(Adoption {
        tally: found.as_ref().map(Reckoning::tally).unwrap_or_default(),
        broken: read.map(broken).unwrap_or_default(),
        unexplained: read.map(unexplained).unwrap_or_default(),
        from: from_version
            .as_ref()
            .map_or_else(String::new, |from| from.label.clone()),
        from_version,
        consultation,
        version,
        asked,
    })
}

/// What is reckoned up, where anything was promised: a text on which no comment was taken over yet promises nothing.
async fn open(site: &Site, actor: &Actor, pair: &Pair) -> Result<Option<Reckoning>> {
    let found = reckoned(site, actor, pair).await?;
    Ok(Some(found).filter(|found| !found.judged.is_empty()))
}

fn broken(reckoning: &Reckoning) -> Vec<PromiseRow> {
    let open = reckoning
        .promised()
        .filter(|(_, judged)| judged.state != State::Kept);
    open.take(NAMED)
        .map(|(comment, judged)| promise_row(reckoning, comment, judged))
        .collect()
}

fn unexplained(reckoning: &Reckoning) -> Vec<ChangedRow> {
    let links = reckoning.unexplained.iter().take(NAMED);
    links
        .filter_map(|number| reckoning.known.beside.link(*number))
        .map(|link| changed_row(reckoning, link))
        .collect()
}

/// Makes a version public, or takes that back. Where promises are broken or changes unexplained it is done only with
/// `although_open`.
///
/// # Errors
/// [`Error::Invalid`] without it; else as [`versions::publish`].
pub async fn adopt(
    site: &Site,
    actor: &Actor,
    slug: &str,
    id: VersionId,
    (public, although_open): (bool, bool),
) -> Result<Turn> {
    let found = adoption(site, actor, slug, id).await?;
    let tally = found.tally;
    // What is public already is for the act itself to refuse.
    let asks = public && found.version.published_at.is_none();
    if asks && tally.open() > 0 && !although_open {
        return Err(Error::invalid("although_open", "promises-adopt-open"));
    }
    let left = (public && tally.open() > 0)
        .then(|| json!({ "broken": tally.broken(), "unexplained": tally.unexplained }));
    versions::publish(site, actor, &found.consultation, id, (public, left)).await
}
