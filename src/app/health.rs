//! Whether the program runs, and whether it can do its work: for monitors and load balancers.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use actix_web::{HttpResponse, web};

use crate::db::migrate;
use crate::error::Error;
use crate::site::Site;
use crate::types::Outage;
use crate::web::errors::OwnWords;

/// What does not answer within this time does not answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// So long after a write that worked none is tried: anybody may ask.
const WRITTEN: Duration = Duration::from_secs(1);

/// When the database was last seen to take a write.
#[derive(Default)]
pub(super) struct LastWrite(Mutex<Option<Instant>>);

impl LastWrite {
    fn is_recent(&self) -> bool {
        self.lock().is_some_and(|at| at.elapsed() < WRITTEN)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `GET /healthz`: the program runs.
pub(super) async fn health() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("ok\n")
}

/// `GET /readyz`: no worker stands still, and the database answers, has the newest schema and can be
/// written; else 503 with what is wrong, in a sentence that names no place. The log names it.
pub(super) async fn ready(site: web::Data<Site>, last: web::Data<LastWrite>) -> HttpResponse {
    let outcome = tokio::time::timeout(PATIENCE, examine(&site, &last))
        .await
        .unwrap_or_else(|_| Err(Outage::Away.to_string()));
    match outcome {
        Ok(()) => HttpResponse::Ok()
            .content_type("text/plain")
            .body("ready\n"),
        Err(why) => {
            tracing::error!(why, "not ready");
            let mut response = HttpResponse::ServiceUnavailable();
            response.extensions_mut().insert(OwnWords);
            response.content_type("text/plain").body(format!("{why}\n"))
        }
    }
}

async fn examine(site: &Site, last: &LastWrite) -> Result<(), String> {
    match migrate::schema(&site.db).await {
        Ok(schema) => {
            if let Some(complaint) = schema.complaint() {
                return Err(format!("the schema {complaint}"));
            }
        }
        Err(error) => {
            tracing::error!(%error, "the schema cannot be read");
            return Err(match error {
                Error::Unavailable(outage, _) => outage,
                _ => Outage::Away,
            }
            .to_string());
        }
    }
    // Workers stand still where the database does: that was said first.
    if let Some(still) = site.pulses.still().first() {
        return Err(format!(
            "the worker {} has stood still for {} s",
            still.name,
            still.silent.as_secs()
        ));
    }
    if last.is_recent() {
        return Ok(());
    }
    if let Err(error) = site.db.can_write().await {
        tracing::error!(%error, "the database cannot be written");
        return Err(
            "the database cannot be written: is the disk full, or the file somebody else's?"
                .to_owned(),
        );
    }
    *last.lock() = Some(Instant::now());
    Ok(())
}
