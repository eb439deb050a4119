//! Makes mails of announcements, a number of followers at a time, and erases requests that nobody
//! confirmed.

use chrono::Duration;
use serde_json::{Map, Value, json};

use super::model::{Follower, Purpose};
use super::store::{self, NewLink};
use crate::audit::{self, Author, Event};
use crate::config::Config;
use crate::db::{Conn, Moment};
use crate::error::{Error, Result};
use crate::notifications::{self, Notification, Unfinished};
use crate::site::Site;

/// Followers told in one transaction, which others who write wait for.
pub const BATCH: i64 = 200;

/// Tells the next followers of the oldest announcement not everybody has heard; returns how many steps
/// of work there were. The mails and the note of how far it is are one transaction: whoever dies
/// between two leaves nobody out and tells nobody twice, and of two workers one gets the batch.
///
/// # Errors
/// When the database fails.
pub async fn announce(site: &Site) -> Result<usize> {
    // Mostly there is nothing: a look costs no write.
    let Some(found) = site.db.read(notifications::unfinished_announcement).await? else {
        return Ok(0);
    };
    let (config, now) = (site.config.clone(), site.now());
    site.db
        .write(move |conn| tell(conn, &config, now, &found))
        .await
}

fn tell(conn: &mut Conn, config: &Config, now: Moment, found: &Unfinished) -> Result<usize> {
    let followers = store::following_at(
        conn,
        found.consultation,
        found.created_at,
        found.told_to,
        BATCH,
    )?;
    let more = i64::try_from(followers.len()).unwrap_or(i64::MAX) == BATCH;
    let last = followers.last().map_or(found.told_to, |last| last.id);
    if !notifications::announced(conn, found, last, (!more).then_some(now))? {
        return Ok(0);
    }
    let context: Map<String, Value> =
        serde_json::from_str(&found.context).map_err(Error::internal)?;
    let mut links = Vec::with_capacity(followers.len());
    let mut letters = Vec::with_capacity(followers.len());
    for follower in followers {
        let (token, link) = NewLink::make(now, follower.id, Purpose::Stop);
        links.push(link);
        letters.push(letter(config, &context, found, follower, &token));
    }
    store::keep(conn, &links)?;
    notifications::enqueue_many(conn, now, &letters)?;
    Ok(1)
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
///
/// # Errors
/// When the database fails.
pub async fn forget(site: &Site) -> Result<usize> {
    let now = site.now();
    let before = now - Duration::hours(site.config.security.follow_hours);
    site.db
        .write(move |conn| {
            let erased = store::erase_unconfirmed(conn, before)?;
            if erased > 0 {
                let event = Event {
                    action: "follower.forget-unconfirmed",
                    subject: "follower",
                    subject_id: None,
                    consultation: None,
                    details: json!({ "count": erased }),
                };
                audit::record(conn, now, &Author::system(), event)?;
            }
            Ok(0)
        })
        .await
}
