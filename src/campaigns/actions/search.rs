//! Searching a round: its texts are read some at a time and compared outside any transaction; what is found is written some
//! at a time, and not at all once a person changed a campaign meanwhile. A search that broke off leaves nothing that the
//! next one does not put right: what waits is what no search has noted in the comments themselves.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::Duration;
use serde_json::json;

use super::found::{Found, Reading, residues};
use crate::access::Actor;
use crate::audit::Event;
use crate::campaigns::copies::Copies;
use crate::campaigns::model::{Home, Placed, compared, homes, is_fixed};
use crate::campaigns::store::{self, Search, Text};
use crate::consultations;
use crate::error::{Error, Result};
use crate::site::Site;
use crate::types::ids::{CampaignId, CommentId, RoundId};

/// Comments read, or written, at a time.
const BATCH: i64 = 1_000;
/// How long a search may take before somebody else may begin it anew.
const LEASE: Duration = Duration::minutes(30);
/// A round of so many comments is searched at most once a second, one of ten times as many every ten seconds: what
/// searching costs goes by how much comes in.
const PER_SECOND: usize = 1_000;

/// Searches one round in which something waits; returns how many comments were looked at.
///
/// # Errors
/// When the database fails.
pub async fn search_some(site: &Site) -> Result<usize> {
    let system = Actor::system();
    let due = site.read(&system, |rx| store::due(rx.conn, rx.now)).await?;
    let Some(round) = due else { return Ok(0) };
    let started = site
        .write(&system, move |tx| {
            store::start(tx.conn, (tx.now, tx.now + LEASE), round)
        })
        .await?;
    match started {
        Some(search) => run(site, search).await,
        None => Ok(0),
    }
}

/// What a search makes of a round.
struct Plan {
    copies: Arc<Copies>,
    /// By number of the comment.
    placed: Vec<Placed>,
    homes: BTreeMap<u32, CampaignId>,
    /// Suggestions that keep those of their comments that are of a cluster.
    kept: BTreeSet<(u32, CampaignId)>,
    confirmed: HashSet<CampaignId>,
}

impl Plan {
    /// A comment, its cluster, and where it belongs; `None` for one that came since.
    fn of(&self, comment: CommentId) -> Option<(&Placed, Option<CampaignId>)> {
        let at = self
            .placed
            .binary_search_by_key(&comment, |one| one.comment)
            .ok()?;
        let one = &self.placed[at];
        let home = |cluster| self.homes.get(&cluster).copied();
        let stays = one
            .cluster
            .zip(one.campaign)
            .is_some_and(|pair| self.kept.contains(&pair));
        let campaign = if stays || is_fixed(one, &self.confirmed) {
            one.campaign
        } else {
            one.cluster.and_then(home)
        };
        Some((one, campaign))
    }
}

async fn run(site: &Site, search: Search) -> Result<usize> {
    let found = read(site, search.round).await?;
    let count = found.placed.len();
    let moved = match settle_homes(site, search, found).await? {
        Some((plan, new)) => write(site, search, Arc::new(plan))
            .await?
            .map(|moved| (moved, new)),
        None => None,
    };
    site.write(&Actor::system(), move |tx| {
        let seconds = i64::try_from(count / PER_SECOND).map_err(Error::internal)?;
        let Some((moved, new)) = moved else {
            // Somebody changed campaigns meanwhile: at once again, and nothing of it is noted as done.
            return store::finish(
                tx.conn,
                tx.now,
                Search {
                    asked_at: None,
                    ..search
                },
                tx.now,
            );
        };
        if store::stands_still(tx.conn, search)? {
            store::remove_empty(tx.conn, search.round)?;
        }
        store::finish(tx.conn, tx.now, search, tx.now + Duration::seconds(seconds))?;
        if moved == 0 {
            return Ok(());
        }
        let round = consultations::store::round(tx.conn, search.round)?;
        // Copies may have joined a confirmed campaign: the report counts them with it.
        consultations::store::public_changed(tx.conn, round.consultation_id)?;
        tx.record(
            Event::new("campaign.suggest", "round", search.round.0)
                .in_consultation(round.consultation_id.0)
                .with(json!({ "new": new, "comments": moved })),
        )
    })
    .await?;
    Ok(count.max(1))
}

async fn read(site: &Site, round: RoundId) -> Result<Found> {
    let mut reading = Reading::default();
    let mut after = CommentId(0);
    loop {
        let texts = page(site, round, after).await?;
        let Some(last) = texts.last() else { break };
        after = last.comment;
        reading = off(move || {
            reading.take(&texts);
            reading
        })
        .await?;
    }
    off(move || reading.settle()).await
}

async fn page(site: &Site, round: RoundId, after: CommentId) -> Result<Vec<Text>> {
    site.read(&Actor::system(), move |rx| {
        store::texts(rx.conn, round, after, BATCH)
    })
    .await
}

/// Work off the threads that answer requests.
async fn off<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Error::internal)
}

/// Which campaign each cluster is, new suggestions made, and how many these are; `None` when somebody changed campaigns
/// meanwhile.
async fn settle_homes(site: &Site, search: Search, found: Found) -> Result<Option<(Plan, usize)>> {
    let Found {
        copies,
        placed,
        samples,
    } = found;
    site.write(&Actor::system(), move |tx| {
        if !store::stands_still(tx.conn, search)? {
            return Ok(None);
        }
        let confirmed = store::confirmed_in(tx.conn, search.round)?;
        let found = homes(&placed, &confirmed);
        let new: Vec<CommentId> = found
            .of
            .iter()
            .filter(|(_, home)| **home == Home::New)
            .filter_map(|(cluster, _)| samples.get(cluster).copied())
            .collect();
        let mut made: HashMap<CommentId, CampaignId> = HashMap::new();
        for some in new.chunks(usize::try_from(BATCH).map_err(Error::internal)?) {
            store::insert_suggestions(tx.conn, tx.now, search.round, some)?;
            made.extend(store::suggested_of(tx.conn, search.round, some)?);
        }
        let named = |(cluster, home): (u32, Home)| match home {
            Home::Campaign(id) => Some((cluster, id)),
            Home::New => Some((cluster, *made.get(samples.get(&cluster)?)?)),
        };
        let plan = Plan {
            homes: found.of.into_iter().filter_map(named).collect(),
            kept: found.kept,
            copies,
            placed,
            confirmed,
        };
        Ok(Some((plan, new.len())))
    })
    .await
}

/// What changes for some comments.
#[derive(Default)]
struct Changes {
    moves: BTreeMap<Option<CampaignId>, Vec<CommentId>>,
    residues: Vec<(CommentId, String)>,
    placed: Vec<CommentId>,
}

/// Writes what was found; how many comments changed their campaign, `None` when somebody changed campaigns meanwhile.
async fn write(site: &Site, search: Search, plan: Arc<Plan>) -> Result<Option<usize>> {
    let mut moved = 0;
    let mut after = CommentId(0);
    loop {
        let texts = page(site, search.round, after).await?;
        let Some(last) = texts.last() else {
            return Ok(Some(moved));
        };
        after = last.comment;
        let plan = plan.clone();
        let changes = off(move || changes(&plan, texts)).await?;
        if changes.moves.is_empty() && changes.residues.is_empty() && changes.placed.is_empty() {
            continue;
        }
        moved += changes.moves.values().map(Vec::len).sum::<usize>();
        let stood = site
            .write(&Actor::system(), move |tx| {
                if !store::stands_still(tx.conn, search)? {
                    return Ok(false);
                }
                for (to, comments) in &changes.moves {
                    store::assign(tx.conn, comments, *to)?;
                }
                store::set_residues(tx.conn, &changes.residues)?;
                store::mark_placed(tx.conn, &changes.placed)?;
                Ok(true)
            })
            .await?;
        if !stood {
            return Ok(None);
        }
    }
}

fn changes(plan: &Plan, texts: Vec<Text>) -> Changes {
    let mut changes = Changes::default();
    let mut compare = Vec::new();
    let mut kept: HashMap<CommentId, String> = HashMap::new();
    for text in texts {
        let Some((one, campaign)) = plan.of(text.comment) else {
            continue;
        };
        if text.placed_by.is_none() {
            changes.placed.push(text.comment);
        }
        if text.campaign != campaign {
            changes
                .moves
                .entry(campaign)
                .or_default()
                .push(text.comment);
        }
        let before = text.residue.unwrap_or_default();
        match (campaign, one.cluster) {
            (Some(_), Some(cluster)) => {
                let words = compared(&text.body, text.proposed.as_deref());
                compare.push((cluster, text.comment, words));
                kept.insert(text.comment, before);
            }
            // Put there by a person, alike or not: what it adds was found then.
            (Some(_), None) => {}
            (None, _) if !before.is_empty() => changes.residues.push((text.comment, String::new())),
            (None, _) => {}
        }
    }
    let found = residues(&plan.copies, &compare);
    let news = found
        .into_iter()
        .filter(|(comment, words)| kept.get(comment) != Some(words));
    changes.residues.extend(news);
    changes
}
