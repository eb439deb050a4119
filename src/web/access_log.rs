//! One log line and the counters for each request. Queries are left out: they may hold secrets.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;

/// Middleware: logs method, path, status and milliseconds.
pub async fn access_log(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let started = Instant::now();
    let method = request.method().clone();
    let path = request.path().to_owned();
    let response = next.call(request).await?;
    let status = response.status().as_u16();
    let elapsed = started.elapsed();
    tracing::info!(%method, path, status, ms = elapsed.as_millis(), "request");
    let class = format!("{}xx", status / 100);
    metrics::counter!("polder_requests_total", "status" => class).increment(1);
    metrics::histogram!("polder_request_seconds").record(elapsed.as_secs_f64());
    Ok(response)
}
