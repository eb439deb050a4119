//! One log line and the counters for each request, and the id by which the two sides can speak of it.
//! Queries are left out: they may hold secrets.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web;
use tracing::Instrument;

use super::page::origin;
use crate::platform::random;
use crate::site::Site;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Longest id taken from a proxy.
const LONGEST_ID: usize = 64;

/// Middleware: logs method, path, status, milliseconds and who asked, and gives the request's id back.
/// All that is logged on the way holds the id.
pub async fn access_log(
    site: web::Data<Site>,
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let started = Instant::now();
    let method = request.method().clone();
    let path = request.path().to_owned();
    let client = origin(request.request(), &site.config);
    let id = request_id(&request);
    // Of the highest level, so that it is there whatever is logged.
    let span = tracing::error_span!("request", id);
    async {
        let mut response = next.call(request).await?;
        if let Ok(value) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID, value);
        }
        let status = response.status().as_u16();
        let elapsed = started.elapsed();
        tracing::info!(%method, path, status, ms = elapsed.as_millis(), client, "answered");
        let class = format!("{}xx", status / 100);
        // The route as registered: paths hold names and numbers, and anybody can make up new ones.
        let route = response.request().match_pattern().unwrap_or_default();
        metrics::counter!("polder_requests_total", "status" => class.clone()).increment(1);
        metrics::histogram!("polder_request_seconds", "route" => route, "status" => class)
            .record(elapsed.as_secs_f64());
        Ok(response)
    }
    .instrument(span)
    .await
}

/// What the proxy calls the request, when that is a short word; else a word of our own.
fn request_id(request: &ServiceRequest) -> String {
    request
        .headers()
        .get(REQUEST_ID)
        .and_then(|value| value.to_str().ok())
        .filter(|id| (1..=LONGEST_ID).contains(&id.len()))
        .filter(|id| {
            id.chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
        })
        .map_or_else(own_id, str::to_owned)
}

fn own_id() -> String {
    let mut id = random::token();
    id.truncate(22);
    id
}
