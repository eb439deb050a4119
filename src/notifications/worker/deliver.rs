//! One mail: made, put together, sent, and what became of it noted.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use chrono::Duration as Span;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use crate::db::Conn;
use crate::error::{Error, Result};
use crate::notifications::kinds::{Letters, Maker, Making};
use crate::notifications::{OutboxId, Outgoing, letters, store};
use crate::platform::mailer::{Letter, Prepared, SendError};
use crate::site::Site;
use crate::types::Moment;

/// A mail the program did not outlive so often is given up. A machine that goes down again and again may hit the same mail by
/// chance, so it is more often than a mail that is at fault would need.
const MOST_BREAKS: i64 = 8;
/// How often an outcome is tried to be noted, a second apart.
const NOTES: usize = 100;

/// Mails that are made at once, of all workers of this process: each may take a processor. One that
/// ran out of time keeps its place until it has really ended.
static MAKING: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(4)));

/// Until when a mail is this worker's own. One that was frozen meanwhile is not to send what another
/// has taken up.
#[derive(Clone)]
pub(super) struct Lease(Arc<Mutex<Moment>>);

impl Lease {
    pub(super) fn until(until: Moment) -> Self {
        Self(Arc::new(Mutex::new(until)))
    }

    pub(super) fn renew(&self, until: Moment) {
        *self.0.lock().unwrap_or_else(|held| held.into_inner()) = until;
    }

    fn holds(&self, now: Moment) -> bool {
        now < *self.0.lock().unwrap_or_else(|held| held.into_inner())
    }
}

/// What became of an attempt.
#[derive(Debug, Clone)]
enum Outcome {
    Delivered,
    /// There is no reason for it any more.
    Pointless,
    Failed(SendError),
}

pub(super) async fn deliver(site: Site, letters: Letters, row: Outgoing, lease: Lease) {
    let outcome = match attempt(&site, letters, &row, &lease).await {
        Ok(true) => Outcome::Delivered,
        Ok(false) => Outcome::Pointless,
        Err(error) => {
            tracing::warn!(mail = %row.id, attempt = row.attempts, %error, "mail not delivered");
            Outcome::Failed(error)
        }
    };
    count(&outcome);
    let next = site.now() + pause(row.attempts);
    let next = (row.attempts < site.config.mail.attempts).then_some(next);
    let id = row.id;
    note(&site, id, move |conn, now, node| match &outcome {
        Outcome::Delivered => {
            store::done(conn, id)?;
            store::release(conn, now)
        }
        Outcome::Pointless => store::done(conn, id),
        Outcome::Failed(SendError::Held(why)) => store::hold(conn, now, node, id, why),
        Outcome::Failed(SendError::Later(why)) => store::failed(conn, now, node, id, why, next),
        Outcome::Failed(SendError::Refused(why)) => store::failed(conn, now, node, id, why, None),
    })
    .await;
}

/// Gives a mail up whose sending broke off.
pub(super) async fn give_up(site: &Site, id: OutboxId, why: &str) {
    tracing::error!(mail = %id, error = why, "sending a mail broke off; it is given up");
    let why = format!("sending it broke off: {why}");
    note(site, id, move |conn, now, node| {
        store::failed(conn, now, node, id, &why, None)
    })
    .await;
}

/// Notes what became of a mail, however often that takes: what is not noted happens again.
async fn note<F>(site: &Site, id: OutboxId, what: F)
where
    F: Fn(&mut Conn, Moment, &str) -> Result<()> + Clone + Send + 'static,
{
    for _ in 0..NOTES {
        let (what, now, node) = (what.clone(), site.now(), site.node.clone());
        match site.db.write(move |conn| what(conn, now, &node)).await {
            Ok(()) => return,
            Err(error) => {
                tracing::error!(mail = %id, %error, "what became of a mail was not noted");
                sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

/// Makes and sends a mail; false when there is no reason for it any more.
async fn attempt(
    site: &Site,
    letters: Letters,
    row: &Outgoing,
    lease: &Lease,
) -> Result<bool, SendError> {
    if row.begun > MOST_BREAKS {
        return Err(SendError::Refused(format!(
            "the program ended {MOST_BREAKS} times while this mail was being made"
        )));
    }
    let Some(mail) = prepared(site, letters, row).await? else {
        return Ok(false);
    };
    if row.begun > 1 {
        let id = row.id;
        site.db
            .write(move |conn| store::made(conn, id))
            .await
            .map_err(|error| SendError::Later(error.to_string()))?;
    }
    site.mailer.send(mail, || lease.holds(site.now())).await?;
    Ok(true)
}

async fn prepared(
    site: &Site,
    letters: Letters,
    row: &Outgoing,
) -> Result<Option<Prepared>, SendError> {
    let making = match letters.maker(&row.template) {
        None => None,
        Some(maker) => match gathered(site, maker, row).await? {
            None => return Ok(None),
            making => making,
        },
    };
    let (own, mut row) = (site.clone(), row.clone());
    let (mut letter, row) = made(site, "made", move || {
        if let Some(making) = making {
            row.context = making(&own.config, row.language).to_string();
        }
        let mut letter = rendered(&own, &row)?;
        if letters::is_too_long(&letter) {
            row.context = letters::shortened(&row.context);
            letter = rendered(&own, &row)?;
        }
        if letters::is_too_long(&letter) {
            return Err(SendError::Refused("the mail is too long".to_owned()));
        }
        Ok((letter, row))
    })
    .await?;
    letter.enclosure = enclosure(site, &row).await;
    prepare(site, letter).await.map(Some)
}

fn rendered(site: &Site, row: &Outgoing) -> Result<Letter, SendError> {
    // A newer release may render it: try again for as long as anything else.
    letters::render(&site.config, &site.templates, row)
        .map_err(|error| SendError::Later(format!("cannot be rendered: {error:#}")))
}

/// What the mail is about; `None` when there is nothing to say.
async fn gathered(site: &Site, maker: Maker, row: &Outgoing) -> Result<Option<Making>, SendError> {
    let kept = row.context.clone();
    let reading = site.db.read(move |conn| {
        let kept = serde_json::from_str(&kept).map_err(Error::internal)?;
        // A mail that breaks off is told from a database that fails.
        Ok(catch_unwind(AssertUnwindSafe(|| maker(conn, &kept))).ok())
    });
    match timeout(site.config.mail.render_limit, reading).await {
        Ok(Ok(Some(Ok(making)))) => Ok(making),
        Ok(Ok(Some(Err(Error::NotFound)))) => Ok(None),
        Ok(Ok(None)) => Err(SendError::Refused(
            "the mail broke off while it was gathered".to_owned(),
        )),
        Ok(Err(error) | Ok(Some(Err(error)))) => {
            Err(SendError::Later(format!("cannot be gathered: {error}")))
        }
        // The database is slow; the mail is not at fault.
        Err(_) => Err(SendError::Later(
            "what it is about was not found in time".to_owned(),
        )),
    }
}

/// The file that goes with it. A mail says where its words can be read: it goes without its file
/// rather than not at all.
async fn enclosure(site: &Site, row: &Outgoing) -> Option<crate::platform::mailer::Enclosure> {
    if !letters::has_enclosure(row) {
        return None;
    }
    // In the same line as those who ask for a PDF on a page; its time begins when its turn has come.
    let permit = match site.permits.pdf.enter_patiently().await {
        Ok(permit) => permit,
        Err(error) => {
            tracing::error!(mail = %row.id, %error, "a mail goes without its file");
            return None;
        }
    };
    let (config, of) = (site.config.clone(), row.clone());
    // A task of its own: once begun it holds its place to the end, also when its time is over.
    let making = tokio::spawn(async move {
        let _permit = permit;
        letters::enclosed(&config, &of).await
    });
    let why = match timeout(site.config.mail.render_limit, making).await {
        Ok(Ok(Ok(file))) => {
            return file.filter(|file| file.bytes.len() <= letters::MOST_FILE_BYTES);
        }
        Ok(Ok(Err(error))) => format!("{error:#}"),
        Ok(Err(error)) => error.to_string(),
        Err(_) => too_long(site, "set").to_string(),
    };
    tracing::error!(mail = %row.id, error = why, "a mail goes without its file");
    None
}

async fn prepare(site: &Site, letter: Letter) -> Result<Prepared, SendError> {
    let mailer = site.mailer.clone();
    made(site, "put together", move || mailer.prepare(letter)).await
}

/// Does a processor's work on a thread of its own, within the time there is for it.
async fn made<T: Send + 'static>(
    site: &Site,
    what: &str,
    work: impl FnOnce() -> Result<T, SendError> + Send + 'static,
) -> Result<T, SendError> {
    let place = MAKING
        .clone()
        .acquire_owned()
        .await
        .map_err(|error| SendError::Later(error.to_string()))?;
    let working = tokio::task::spawn_blocking(move || {
        let _place = place;
        work()
    });
    match timeout(site.config.mail.render_limit, working).await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(error)) => Err(SendError::Refused(format!(
            "the mail broke off while it was {what}: {error}"
        ))),
        Err(_) => Err(too_long(site, what)),
    }
}

fn too_long(site: &Site, what: &str) -> SendError {
    let limit = site.config.mail.render_limit.as_secs_f32();
    SendError::Refused(format!("the mail was not {what} within {limit} s"))
}

fn count(outcome: &Outcome) {
    let outcome = match outcome {
        Outcome::Delivered => "delivered",
        Outcome::Pointless => "pointless",
        Outcome::Failed(SendError::Held(_)) => "held",
        Outcome::Failed(SendError::Later(_)) => "later",
        Outcome::Failed(SendError::Refused(_)) => "refused",
    };
    metrics::counter!("polder_mails_total", "outcome" => outcome).increment(1);
}

/// The pause after so many attempts: half a minute, doubling, six hours at most.
fn pause(attempts: i64) -> Span {
    let doublings = attempts.clamp(1, 12) - 1;
    Span::seconds((30_i64 << doublings).min(6 * 3600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end_at_six_hours() {
        assert_eq!(pause(1), Span::seconds(30));
        assert_eq!(pause(2), Span::seconds(60));
        assert_eq!(pause(12), Span::hours(6));
        assert_eq!(pause(1000), Span::hours(6));
    }
}
