//! Files that programs fetch again and again: calendars and feeds. They are the same for everybody and
//! hold nothing that one reader may see and another not; a program that has the newest is told so.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};

use crate::access::Actor;
use crate::platform::random::sha256_hex;
use crate::web::Page;
use crate::web::conditional::{self, Tag};

/// A copy is asked about each time, so that what was withdrawn is shown to nobody any more; who has the
/// newest is told so in a few bytes.
const CACHED: &str = "public, no-cache";

/// Whoever asks reads what everybody may read: such a file is passed on.
pub fn everybody(page: &Page) -> Actor {
    Actor::anonymous(page.actor.origin.clone())
}

/// Answers with `body`, or with 304 when the program that asks has it already.
pub fn answer(request: &HttpRequest, media_type: &'static str, body: String) -> HttpResponse {
    let mut hash = sha256_hex(body.as_bytes());
    hash.truncate(24);
    conditional::answer(
        request,
        Tag::strong(&hash),
        &[
            (header::CACHE_CONTROL, CACHED),
            // Without "lang" in the address these say in which language it is.
            (header::VARY, "Accept-Language, Cookie"),
        ],
        |response| response.content_type(media_type).body(body),
    )
}
