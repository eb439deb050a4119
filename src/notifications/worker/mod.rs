//! Delivers the Outbox: several mails at once, those somebody waits for first, so that one slow server
//! or recipient holds up nobody else. Each outcome is noted as it comes.
//!
//! A mail may arrive twice when the server or the conversation dies between delivery and the note of
//! it, never not at all; both copies carry the same Message-ID.

mod deliver;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use chrono::Duration as Span;
use tokio::sync::watch;
use tokio::task::{Id, JoinSet};
use tokio::time::{sleep, timeout};

use super::kinds::{Letters, URGENT};
use super::store::{self, Places};
use super::{OutboxId, Outgoing};
use crate::error::{Error, Result};
use crate::platform::pulses::Pulse;
use crate::site::Site;
use deliver::Lease;

/// How long a row is a worker's own, unless it says that it is still at it.
const LEASE: Span = Span::minutes(2);
/// How often it says so.
const RENEWAL: Duration = Duration::from_secs(20);
/// How often it looks for new mail.
const LOOK: Duration = Duration::from_secs(1);
/// How long mails under way may take at most when the program is to end.
const GRACE: Duration = Duration::from_secs(5);
/// How often dead letters are looked through.
const SWEEP: Duration = Duration::from_secs(3600);

/// Delivers what is due, as much at once as there is room for, and waits for the outcome; returns how
/// many mails were taken up. For commands and tests; a server [`run`]s.
///
/// # Errors
/// When the database fails; a mail that cannot be sent is noted, not an error.
pub async fn step(site: &Site, letters: Letters) -> Result<usize> {
    let mut delivery = Delivery::new(site.clone(), letters);
    let taken = delivery.take_up().await?;
    while delivery.outcome().await {}
    Ok(taken)
}

/// Erases dead letters whose term is over, and links that stop mails; returns how many.
pub async fn forget(site: &Site) -> Result<usize> {
    let (now, mail) = (site.now(), &site.config.mail);
    let dead = now - Span::days(mail.dead_days);
    let stops = now - Span::days(mail.stop_days);
    site.db
        .write(move |conn| Ok(store::forget_dead(conn, dead)? + store::forget_stops(conn, stops)?))
        .await
}

/// Takes up at once what this node was at when it ended last, and what was held back: whoever starts
/// the program again may have mended what stood in the way.
pub async fn begin(site: &Site) -> Result<()> {
    let (now, node) = (site.now(), site.node.clone());
    site.db
        .write(move |conn| {
            let found = store::free(conn, now, &node, false)?;
            if found > 0 {
                tracing::info!(
                    mails = found,
                    "mails are taken up that were under way at the end"
                );
            }
            store::release(conn, now)
        })
        .await
}

/// Delivers until told to stop. Then what is under way gets a few seconds, and what has not come to
/// an end by then is freed for whoever comes next.
pub async fn run(site: Site, letters: Letters, pulse: Pulse, mut stopped: watch::Receiver<bool>) {
    let mut delivery = Delivery::new(site.clone(), letters);
    let (mut begun, mut swept, mut renewed) = (false, None::<Instant>, Instant::now());
    while !*stopped.borrow() {
        let looked = async {
            if !begun {
                begin(&site).await?;
                begun = true;
            }
            if swept.is_none_or(|at| at.elapsed() > SWEEP) {
                forget(&site).await?;
                swept = Some(Instant::now());
            }
            if renewed.elapsed() > RENEWAL {
                delivery.renew().await?;
                renewed = Instant::now();
            }
            delivery.take_up().await
        };
        match looked.await {
            Ok(_) if delivery.is_overdue() => {}
            Ok(_) => pulse.beat(),
            Err(error) => {
                pulse.step_failed();
                tracing::error!(worker = "mail", %error, "a worker's step failed");
            }
        }
        if delivery.is_empty() {
            delivery.hang_up();
        }
        tokio::select! {
            _ = stopped.changed() => {}
            true = delivery.outcome() => pulse.step_done(),
            () = sleep(LOOK) => {}
        }
    }
    delivery.end().await;
}

/// Mails under way.
struct Delivery {
    site: Site,
    letters: Letters,
    tasks: JoinSet<()>,
    under_way: HashMap<Id, UnderWay>,
}

struct UnderWay {
    id: OutboxId,
    urgent: bool,
    domain: String,
    since: Instant,
    lease: Lease,
}

impl Delivery {
    fn new(site: Site, letters: Letters) -> Self {
        Self {
            site,
            letters,
            tasks: JoinSet::new(),
            under_way: HashMap::new(),
        }
    }

    fn is_empty(&self) -> bool {
        self.under_way.is_empty()
    }

    /// Whether a mail has been under way for longer than can be: everything that takes time has
    /// a limit, so something hangs.
    fn is_overdue(&self) -> bool {
        let mail = &self.site.config.mail;
        let most = mail.mail_limit + 3 * mail.render_limit + Duration::from_secs(60);
        self.under_way
            .values()
            .any(|one| one.since.elapsed() > most)
    }

    /// A quarter of the places is kept for mail somebody waits for, and a domain gets half of
    /// the rest at most.
    fn places(&self) -> Places {
        let all = self.site.mailer.lines();
        let common = (all - all.div_ceil(4)).max(1);
        let mut domains = HashMap::new();
        let ordinary = self.under_way.values().filter(|one| !one.urgent);
        for one in ordinary {
            *domains.entry(one.domain.clone()).or_default() += 1;
        }
        let taken: usize = domains.values().sum();
        Places {
            free: all.saturating_sub(self.under_way.len()),
            common: common.saturating_sub(taken),
            of_a_domain: common.div_ceil(2),
            domains,
        }
    }

    /// Sends what is due on its way, for as many as there is room; returns how many. While the mail
    /// server stands in the way, one mail at a time finds out whether it still does.
    async fn take_up(&mut self) -> Result<usize> {
        let mut places = self.places();
        if places.free == 0 {
            return Ok(0);
        }
        let now = self.site.now();
        // Mostly there is nothing: a look costs no write.
        let (due, trouble) = self
            .site
            .db
            .read(move |conn| Ok((store::is_due(conn, now)?, store::trouble(conn)?)))
            .await?;
        if !due {
            return Ok(0);
        }
        if let Some(trouble) = trouble {
            if now < trouble.until || !self.is_empty() {
                return Ok(0);
            }
            places.free = 1;
        }
        let (node, until) = (self.site.node.clone(), now + LEASE);
        let rows = self
            .site
            .db
            .write(move |conn| store::claim(conn, now, &node, until, places))
            .await?;
        let count = rows.len();
        for row in rows {
            self.send(row, Lease::until(until));
        }
        Ok(count)
    }

    fn send(&mut self, row: Outgoing, lease: Lease) {
        let one = UnderWay {
            id: row.id,
            urgent: row.priority == URGENT,
            domain: store::domain(&row.recipient),
            since: Instant::now(),
            lease: lease.clone(),
        };
        let task = self.tasks.spawn(deliver::deliver(
            self.site.clone(),
            self.letters,
            row,
            lease,
        ));
        self.under_way.insert(task.id(), one);
    }

    /// Waits for the next outcome; false when nothing is under way. May be given up at any moment.
    async fn outcome(&mut self) -> bool {
        let (task, broke) = match self.tasks.join_next_with_id().await {
            None => return false,
            Some(Ok((task, ()))) => (task, None),
            Some(Err(error)) => (error.id(), Some(error.to_string())),
        };
        if let (Some(one), Some(why)) = (self.under_way.remove(&task), broke) {
            // Once is enough: it would do the same again, to every mail beside it.
            let site = self.site.clone();
            self.tasks
                .spawn(async move { deliver::give_up(&site, one.id, &why).await });
        }
        true
    }

    async fn renew(&self) -> Result<()> {
        if self.is_empty() {
            return Ok(());
        }
        let ids: Vec<OutboxId> = self.under_way.values().map(|one| one.id).collect();
        let (node, until) = (self.site.node.clone(), self.site.now() + LEASE);
        let held = self
            .site
            .db
            .write(move |conn| store::renew(conn, &node, &ids, until))
            .await?;
        let held = |one: &&UnderWay| held.contains(&one.id);
        for one in self.under_way.values().filter(held) {
            one.lease.renew(until);
        }
        Ok(())
    }

    /// Says good-bye to the mail server, without waiting for its answer.
    fn hang_up(&self) {
        let mailer = self.site.mailer.clone();
        drop(tokio::spawn(async move { mailer.hang_up().await }));
    }

    /// Waits a little for what is under way, drops the rest, and frees it.
    async fn end(mut self) {
        // What has not ended by then is freed below.
        let grace = Duration::from_secs(self.site.config.server.shutdown_seconds).min(GRACE);
        let _ = timeout(grace, async { while self.outcome().await {} }).await;
        self.tasks.shutdown().await;
        let (now, node) = (self.site.now(), self.site.node.clone());
        let freed = self
            .site
            .db
            .write(move |conn| store::free(conn, now, &node, true));
        match timeout(Duration::from_secs(2), freed).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::error!(%error, "mails under way were not freed"),
            Err(_) => tracing::error!(
                error = %Error::internal(anyhow::anyhow!("the database does not answer")),
                "mails under way were not freed"
            ),
        }
    }
}
