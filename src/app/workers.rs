//! The background workers: each a task of its own, on threads of their own, so that none waits for
//! another and none for the pages.

use std::future::Future;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout_at};

use crate::error::Result;
use crate::site::Site;
use crate::{
    accounts, admin, attachments, campaigns, consultations, following, guests, intake,
    notifications, responding, responses, retention, search, signatures, teamwork,
};

/// How long workers may take to step down.
const GRACE: Duration = Duration::from_secs(8);

const SHORT: Duration = Duration::from_secs(2);
const LONG: Duration = Duration::from_secs(600);

/// The background workers; they step down when told to.
pub struct Workers {
    stop: watch::Sender<bool>,
    tasks: Vec<(&'static str, JoinHandle<()>)>,
    /// `None` once it was told to end.
    runtime: Option<Runtime>,
}

impl Workers {
    /// Starts them all.
    ///
    /// # Errors
    /// When the machine gives no threads.
    pub fn start(site: &Site) -> std::io::Result<Self> {
        let mut workers = Self::none()?;
        workers.add_mail(site);
        workers.add(site, "rounds", SHORT, |site| async move {
            consultations::worker::step(&site).await
        });
        workers.add(site, "round notices", SHORT, |site| async move {
            responding::worker::step(&site).await
        });
        workers.add(site, "announcements", SHORT, |site| async move {
            following::worker::announce(&site).await
        });
        workers.add(
            site,
            "party letters",
            Duration::from_secs(1),
            |site| async move { consultations::telling::step(&site).await },
        );
        workers.add(
            site,
            "signature requests",
            Duration::from_secs(1),
            |site| async move { signatures::worker::step(&site).await },
        );
        workers.add(site, "teams", SHORT, |site| async move {
            Ok(teamwork::worker::step(&site).await? + responding::ready::step(&site).await?)
        });
        workers.add(site, "scanning", SHORT, |site| async move {
            attachments::worker::scan(&site).await
        });
        workers.add(site, "search", Duration::from_secs(1), |site| async move {
            search::worker::step(&site).await
        });
        workers.add(
            site,
            "kept texts",
            Duration::from_secs(1),
            |site| async move { Ok(site.db.write_what_waits().await) },
        );
        workers.add(site, "campaigns", SHORT, |site| async move {
            campaigns::worker::step(&site).await
        });
        workers.add(
            site,
            "second looks",
            Duration::from_secs(60),
            |site| async move { responses::worker::step(&site).await },
        );
        workers.add(
            site,
            "guests",
            Duration::from_secs(300),
            |site| async move { guests::worker::step(&site).await },
        );
        workers.add(site, "followers", LONG, |site| async move {
            following::worker::forget(&site).await
        });
        workers.add(site, "accounts", LONG, |site| async move {
            accounts::worker::step(&site).await
        });
        workers.add(site, "links", Duration::from_secs(1), |site| async move {
            accounts::worker::answer(&site).await
        });
        workers.add(
            site,
            "guesses",
            Duration::from_secs(300),
            |site| async move { accounts::worker::tell_of_guesses(&site).await.map(|_| 0) },
        );
        workers.add(
            site,
            "audit chain",
            Duration::from_secs(1),
            |site| async move { admin::worker::chain(&site).await },
        );
        workers.add(site, "audit log", LONG, |site| async move {
            admin::worker::keep(&site).await
        });
        workers.add(site, "held sheets", LONG, |site| async move {
            intake::worker::step(&site).await
        });
        workers.add(site, "files", LONG, |site| async move {
            attachments::worker::sweep(&site).await
        });
        workers.add(site, "copies", SHORT, |site| async move {
            attachments::copying::step(&site).await
        });
        workers.add(
            site,
            "leftovers",
            Duration::from_secs(6 * 3600),
            |site| async move { attachments::worker::sweep_leftovers(&site).await },
        );
        workers.add(
            site,
            "retention",
            Duration::from_secs(24 * 3600),
            |site| async move { retention::worker::step(&site).await },
        );
        Ok(workers)
    }

    fn none() -> std::io::Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("worker")
            .enable_all()
            .build()?;
        Ok(Self {
            stop: watch::Sender::new(false),
            tasks: Vec::new(),
            runtime: Some(runtime),
        })
    }

    /// Mail is a loop of its own, which knows how to stop. Should it ever end before, it begins anew.
    fn add_mail(&mut self, site: &Site) {
        let Some(runtime) = &self.runtime else { return };
        let (site, stopped) = (site.clone(), self.stop.subscribe());
        let pulse = site.pulses.begin("mail");
        let task = runtime.spawn(async move {
            while !*stopped.borrow() {
                let run = notifications::worker::run(
                    site.clone(),
                    super::LETTERS,
                    pulse.clone(),
                    stopped.clone(),
                );
                if let Err(error) = tokio::spawn(run).await {
                    pulse.step_failed();
                    tracing::error!(worker = "mail", %error, "a worker broke off");
                    tokio::time::sleep(SHORT).await;
                }
            }
        });
        self.tasks.push(("mail", task));
    }

    /// Steps a worker until told to stop: at once while there is work, else after a pause. A step
    /// that fails, or even panics, ends nothing but itself.
    fn add<F, S>(&mut self, site: &Site, name: &'static str, pause: Duration, step: S)
    where
        S: Fn(Site) -> F + Send + 'static,
        F: Future<Output = Result<usize>> + Send + 'static,
    {
        let Some(runtime) = &self.runtime else { return };
        let (site, mut stopped) = (site.clone(), self.stop.subscribe());
        let pulse = site.pulses.begin(name);
        let task = runtime.spawn(async move {
            while !*stopped.borrow() {
                pulse.beat();
                match tokio::spawn(step(site.clone())).await {
                    Ok(Ok(done)) => {
                        pulse.step_done();
                        if done > 0 {
                            continue;
                        }
                    }
                    Ok(Err(error)) => {
                        pulse.step_failed();
                        tracing::error!(worker = name, %error, "a worker's step failed");
                    }
                    Err(error) => {
                        pulse.step_failed();
                        tracing::error!(worker = name, %error, "a worker's step broke off");
                    }
                }
                pulse.rest(pause);
                tokio::select! {
                    _ = stopped.changed() => {}
                    () = tokio::time::sleep(pause) => {}
                }
            }
        });
        self.tasks.push((name, task));
    }

    /// Lets each finish what it is doing, and waits for it, within limits.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        let end = Instant::now() + GRACE;
        for (name, task) in std::mem::take(&mut self.tasks) {
            match timeout_at(end, task).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => {
                    tracing::error!(worker = name, %error, "a worker did not end well");
                }
                Err(_) => tracing::warn!(worker = name, "a worker is left in the middle of a step"),
            }
        }
        tracing::info!("the workers have stopped");
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        // Waits for nobody: a thread that hangs is not to keep the program from ending.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::config::{Config, FilesKind, MailTransport};
    use crate::platform::clock::Clock;

    fn site(folder: &std::path::Path) -> Site {
        let mut config = Config::defaults().unwrap();
        config.database.url = format!("sqlite:{}", folder.join("polder.db").display());
        config.mail.transport = MailTransport::Memory;
        config.files.kind = FilesKind::Memory;
        config.server.worker_still_seconds = 0;
        let url = config.database.url.parse().unwrap();
        crate::db::migrate::run(&url, &crate::db::Limits::new(&config.database)).unwrap();
        Site::open(config, Clock::system()).unwrap()
    }

    #[tokio::test]
    async fn one_worker_that_hangs_or_panics_keeps_no_other_from_working() {
        let folder = tempfile::tempdir().unwrap();
        let site = site(folder.path());
        let mut workers = Workers::none().unwrap();
        workers.add(&site, "hanging", SHORT, |_| std::future::pending());
        // Two that keep both threads busy.
        for name in ["busy", "busier"] {
            workers.add(&site, name, SHORT, |_| async {
                tokio::task::spawn_blocking(|| std::thread::park_timeout(Duration::from_secs(60)))
                    .await
                    .map_err(crate::error::Error::internal)?;
                Ok(0)
            });
        }
        workers.add(&site, "panicking", Duration::from_millis(1), |_| async {
            assert!(std::hint::black_box(false), "a step that panics");
            Ok(0)
        });
        let (steps, (done, finished)) = (Arc::new(AtomicUsize::new(0)), watch::channel(false));
        let counted = steps.clone();
        let failed = |site: &Site| {
            let seen = site.pulses.seen();
            seen.iter()
                .any(|one| one.name == "panicking" && one.failures > 0)
        };
        workers.add(&site, "working", Duration::from_millis(1), move |site| {
            let (counted, done) = (counted.clone(), done.clone());
            async move {
                if counted.fetch_add(1, Ordering::Relaxed) > 20 && failed(&site) {
                    done.send_replace(true);
                }
                Ok(0)
            }
        });
        let mut finished = finished;
        finished.wait_for(|over| *over).await.unwrap();
        let seen = site.pulses.seen();
        let of = |name: &str| seen.iter().find(|one| one.name == name).unwrap();
        assert!(of("working").steps > 10 && of("working").failures == 0);
        assert!(of("panicking").failures > 0);
        assert!(site.pulses.still().iter().any(|one| one.name == "hanging"));
        drop(workers);
    }
}
