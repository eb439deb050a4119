//! Makes mails of announcements, a number of followers at a time, and erases requests that nobody
//! confirmed.

use chrono::Duration;
use serde_json::{Map, Value, json};

use super::model::{Follower, Purpose};
use super::store::{self, NewLink};
use crate::access::{Actor, Tx, Who, find_viewer};
use crate::accounts::store::by_email;
use crate::audit::{Event, Origin};
use crate::config::Config;
use crate::consultations::besides::Besides;
use crate::consultations::readers::may_know;
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::notifications::{self, Notification, Unfinished};
use crate::site::Site;
use crate::types::ids::ConsultationId;

/// Followers told in one transaction, which others who write wait for.
pub const BATCH: i64 = 200;

/// Tells the next followers of the oldest announcement not everybody has heard; returns how many steps
/// of work there were. The mails and the note of how far it is are one transaction: whoever dies
/// between two leaves nobody out and tells nobody twice, and of two workers one gets the batch.
pub async fn announce(site: &Site) -> Result<usize> {
    // Mostly there is nothing: a look costs no write.
    let Some(found) = site.db.read(notifications::unfinished_announcement).await? else {
        return Ok(0);
    };
    site.write(&Actor::system(), move |tx| tell(tx, &found))
        .await
}

fn tell(tx: &mut Tx<'_>, found: &Unfinished) -> Result<usize> {
    let followers = store::following_at(
        tx.conn,
        found.consultation,
        found.created_at,
        found.told_to,
        BATCH,
    )?;
    let more = i64::try_from(followers.len()).unwrap_or(i64::MAX) == BATCH;
    let last = followers.last().map_or(found.told_to, |last| last.id);
    if !notifications::announced(tx.conn, found, last, (!more).then_some(tx.now))? {
        return Ok(0);
    }
    let mut context: Map<String, Value> =
        serde_json::from_str(&found.context).map_err(Error::internal)?;
    let mut followers = who_may_know(tx.conn, found.consultation, followers)?;
    if let Some(besides) = context
        .remove("besides")
        .filter(|besides| !besides.is_null())
    {
        let besides: Besides = serde_json::from_value(besides).map_err(Error::internal)?;
        let told = besides.addresses(tx.conn)?;
        followers.retain(|follower| !told.contains(&follower.email.to_lowercase()));
    }
    let mut links = Vec::with_capacity(followers.len());
    let mut letters = Vec::with_capacity(followers.len());
    for follower in followers {
        let (token, link) = NewLink::make(tx.now, follower.id, Purpose::Stop);
        links.push(link);
        letters.push(letter(tx.config, &context, found, follower, &token));
    }
    store::keep(tx.conn, &links)?;
    notifications::enqueue_many(tx.conn, tx.now, &letters)?;
    Ok(1)
}

/// Those of `followers` who may know of the consultation: once it is confidential, staff and the invited.
fn who_may_know(
    conn: &mut Conn,
    of: ConsultationId,
    followers: Vec<Follower>,
) -> Result<Vec<Follower>> {
    let consultation = consultations::by_id(conn, of)?;
    if !consultation.confidential {
        return Ok(followers);
    }
    let mut some = Vec::new();
    for follower in followers {
        let Some(account) = by_email(conn, &follower.email)? else {
            continue;
        };
        let actor = Actor {
            who: Who::Account(Box::new(find_viewer(conn, account.id)?)),
            origin: Origin::default(),
        };
        if may_know(conn, &actor, &consultation)? {
            some.push(follower);
        }
    }
    Ok(some)
}

fn letter(
    config: &Config,
    context: &Map<String, Value>,
    found: &Unfinished,
    follower: Follower,
    token: &str,
) -> Notification {
    let mut context = context.clone();
    context.insert("news".to_owned(), found.news.as_str().into());
    context.insert(
        "unfollow_url".to_owned(),
        config.absolute(&format!("/unfollow?token={token}")).into(),
    );
    Notification {
        recipient: follower.email,
        language: follower.language,
        template: "announcement",
        context: context.into(),
    }
}

/// Erases requests to follow that nobody confirmed; returns 0, so that the next step comes after the
/// pause.
pub async fn forget(site: &Site) -> Result<usize> {
    let now = site.now();
    let before = now - Duration::hours(site.config.security.follow_hours);
    site.write(&Actor::system(), move |tx| {
        let erased = store::erase_unconfirmed(tx.conn, before)?;
        if erased > 0 {
            let event = Event {
                action: "follower.forget-unconfirmed",
                subject: "follower",
                subject_id: None,
                consultation: None,
                details: json!({ "count": erased }),
            };
            tx.record(event)?;
        }
        Ok(0)
    })
    .await
}
