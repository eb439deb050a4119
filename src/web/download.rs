//! Files of others as downloads: never shown by the browser as a page of this site, whatever is in
//! them.

use actix_web::body::SizedStream;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};

use super::conditional::{self, Tag};
use crate::platform::files::FileStream;
use crate::platform::files::names::disposition;

/// A stored file to be handed over.
#[derive(Debug, Clone, Copy)]
pub struct Download<'a> {
    pub name: &'a str,
    pub media_type: &'a str,
    /// In bytes.
    pub size: i64,
    /// SHA-256, hexadecimal.
    pub hash: &'a str,
}

/// Even a browser that shows the file after all runs and loads nothing.
const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

impl Download<'_> {
    /// The answer: the bytes as they come from the store, or nothing when the reader has them.
    pub fn answer(&self, request: &HttpRequest, bytes: FileStream) -> HttpResponse {
        let size = u64::try_from(self.size).unwrap_or_default();
        conditional::answer(
            request,
            // The same bytes for everybody and for ever, but who may have them can change.
            Tag::strong(self.hash),
            &[
                (header::CACHE_CONTROL, "private, no-cache"),
                (header::CONTENT_SECURITY_POLICY, POLICY),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            ],
            |response| {
                response
                    .content_type(self.media_type)
                    .insert_header((header::CONTENT_DISPOSITION, disposition(self.name)))
                    .body(SizedStream::new(size, bytes))
            },
        )
    }
}
