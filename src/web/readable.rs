//! Addresses that every part behind can read: PostgreSQL takes no text with a zero in it.

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Uri;
use actix_web::middleware::Next;

use crate::error;

/// A zero, as an address writes it.
const ZERO: &str = "%00";

/// The sign for what cannot be read (U+FFFD), likewise: what is looked for by it is looked for, and not found.
const UNREADABLE: &str = "%EF%BF%BD";

/// Middleware: puts the sign for what cannot be read in the place of each zero in a query.
pub async fn readable_queries(
    mut request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let uri = request.uri();
    let query = uri.query().filter(|query| query.contains(ZERO));
    if let Some(query) = query {
        let address = format!("{}?{}", uri.path(), query.replace(ZERO, UNREADABLE));
        // It may be too long now.
        let readable: Uri = address.parse().map_err(|_| error::Error::NotFound)?;
        request.head_mut().uri = readable;
    }
    next.call(request).await
}
