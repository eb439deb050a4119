//! Where somebody was going when they had to sign in, register or begin as a guest first: the path with its whole query, so
//! that they come back on the same words. Through a mail it goes in a cookie of this browser, never in the mail.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::addresses;

/// Characters shown of the words somebody was going to comment on.
const SHOWN: usize = 200;

/// An address that leads on to `next` in the end; "" leads nowhere.
pub fn with_next(address: &str, next: &str) -> String {
    if next.is_empty() {
        return address.to_owned();
    }
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("next", next)
        .finish();
    format!("{address}?{query}")
}

/// The words that somebody was going to comment on; "" where they were going elsewhere.
pub fn words_of(next: &str) -> String {
    let Some((path, query)) = next.split_once('?') else {
        return String::new();
    };
    if !path.ends_with("/comment") {
        return String::new();
    }
    let quote = url::form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "quote")
        .map(|(_, words)| words.into_owned())
        .unwrap_or_default();
    let words = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}

/// Where one begins to respond without an account in the round that a page is of; `None` for a page of no round. The page
/// there says whether that can be done.
pub fn respond_of(path: &str) -> Option<String> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["", "consultations", slug, "rounds", number, ..] => {
            Some(addresses::Round(slug, number.parse().ok()?).respond())
        }
        _ => None,
    }
}

/// As a cookie holds it.
pub(super) fn written(next: &str) -> String {
    URL_SAFE_NO_PAD.encode(next)
}

/// Out of a cookie.
pub(super) fn read(value: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(value).ok()?;
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_query_goes_along() {
        let next = "/consultations/a/rounds/1/comment?passage=p-2&quote=a+b%26c&start=4";
        let address = with_next("/sign-in", next);
        let (_, query) = address.split_once('?').unwrap();
        let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
        assert_eq!(pairs, [("next".into(), next.into())]);
        assert_eq!(words_of(next), "a b&c");
        assert_eq!(read(&written(next)).as_deref(), Some(next));
        assert_eq!(words_of("/consultations/a?quote=x"), "");
        assert_eq!(with_next("/register", ""), "/register");
        let respond = Some("/consultations/a/rounds/1/respond".to_owned());
        assert_eq!(respond_of(next), respond);
        assert_eq!(respond_of("/consultations/a/rounds/x"), None);
        assert_eq!(respond_of("/submissions/1"), None);
    }
}
