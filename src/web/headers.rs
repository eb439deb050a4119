//! Security headers on every answer.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpResponse, web};

use crate::site::Site;

/// Scripts, styles, images and forms come from and go to this site only; nothing inline.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
     frame-ancestors 'none'";

const HEADERS: &[(&str, &str)] = &[
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// Full version of the API, as every one of its answers says (NLGov REST API Design Rules).
pub const API_VERSION: &str = "1.0.0";

const API_HEADERS: &[(&str, &str)] = &[
    ("api-version", API_VERSION),
    ("cache-control", "no-store"),
    ("content-security-policy", "frame-ancestors 'none'"),
];

/// Middleware: sets the headers a handler has not set itself.
pub async fn security_headers(
    site: web::Data<Site>,
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let api: &[_] = if request.path().starts_with("/api/") {
        API_HEADERS
    } else {
        &[]
    };
    let mut response = next.call(request).await?;
    let headers = response.headers_mut();
    for (name, value) in api.iter().chain(HEADERS) {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if site.config.is_https() {
        headers.insert(
            HeaderName::from_static("strict-transport-security"),
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
    Ok(response)
}

/// Has the browser throw away what it kept of this site's pages and words; cookies are removed one by one.
pub(super) fn clear_site_data(response: &mut HttpResponse) {
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"storage\""),
    );
}
