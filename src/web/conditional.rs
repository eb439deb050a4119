//! Answers a reader has already: `If-None-Match`.

use actix_web::http::header::{self, HeaderMap};

/// Whether the reader has what `tag` names (RFC 9110, 13.1.2): compared weakly, and "*" is whatever
/// there is.
pub fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let strong = |tag: &str| tag.strip_prefix("W/").unwrap_or(tag).to_owned();
    let tag = strong(tag);
    headers
        .get_all(header::IF_NONE_MATCH)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|tags| tags.split(','))
        .map(str::trim)
        .any(|known| known == "*" || strong(known) == tag)
}
