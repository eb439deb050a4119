//! What a reader has already and in which codings they take the rest: `If-None-Match` and
//! `Accept-Encoding`, as actix reads them. Knows nothing of what is sent.

use actix_web::http::header::{
    self, AcceptEncoding, ContentEncoding, Encoding, EntityTag, Header, HeaderName, IfNoneMatch,
};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

/// The name of one state of what stands at an address, from the hash of its content.
#[derive(Debug, Clone)]
pub struct Tag(EntityTag);

impl Tag {
    /// The same bytes for everybody who sees this tag.
    ///
    /// `hash` is hexadecimal.
    pub fn strong(hash: &str) -> Self {
        Self::of(false, hash)
    }

    /// The same content, in whichever coding it comes.
    ///
    /// `hash` is hexadecimal.
    pub fn weak(hash: &str) -> Self {
        Self::of(true, hash)
    }

    fn of(weak: bool, hash: &str) -> Self {
        // What cannot stand between the quotes is in no hash; without it nothing can be wrong.
        let hash = hash.chars().filter(char::is_ascii_hexdigit).collect();
        Self(EntityTag::new(weak, hash))
    }

    /// Whether the reader has what this tag names (RFC 9110, 13.1.2): compared weakly, and "*" is
    /// whatever there is.
    fn is_known(&self, request: &HttpRequest) -> bool {
        match IfNoneMatch::parse(request) {
            Ok(IfNoneMatch::Any) => true,
            Ok(IfNoneMatch::Items(tags)) => tags.iter().any(|known| known.weak_eq(&self.0)),
            // A list that nobody can read is none: the answer is sent.
            Err(_) => false,
        }
    }
}

/// Answers with what `tag` names: with `headers` alone (304) when the reader has it already, else
/// with what `whole` makes of a 200 that has them too.
pub fn answer(
    request: &HttpRequest,
    tag: Tag,
    headers: &[(HeaderName, &'static str)],
    whole: impl FnOnce(&mut HttpResponseBuilder) -> HttpResponse,
) -> HttpResponse {
    let known = tag.is_known(request);
    let mut response = if known {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response.insert_header(header::ETag(tag.0));
    for (name, value) in headers {
        response.insert_header((name.clone(), *value));
    }
    if known {
        response.finish()
    } else {
        whole(&mut response)
    }
}

/// The coding of those `there` that the reader likes best (RFC 9110, 12.5.3), the earlier of two
/// liked alike by actix's order: Brotli before gzip. As it is when none is taken.
pub fn coding(request: &HttpRequest, there: &[ContentEncoding]) -> ContentEncoding {
    let there: Vec<_> = there
        .iter()
        .chain(&[ContentEncoding::Identity])
        .map(|coding| Encoding::Known(*coding))
        .collect();
    let best = AcceptEncoding::parse(request)
        .ok()
        .and_then(|accepted| accepted.negotiate(there.iter()));
    match best {
        Some(Encoding::Known(coding)) => coding,
        // Even for one who takes nothing: better what they did not ask for than an error.
        Some(Encoding::Unknown(_)) | None => ContentEncoding::Identity,
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::StatusCode;
    use actix_web::test::TestRequest;

    use super::*;

    fn is_known(tag: &Tag, asked: &[&str]) -> bool {
        let request = asked
            .iter()
            .fold(TestRequest::default(), |request, value| {
                request.append_header((header::IF_NONE_MATCH, *value))
            })
            .to_http_request();
        let answer = answer(&request, tag.clone(), &[], |response| response.body("text"));
        answer.status() == StatusCode::NOT_MODIFIED
    }

    #[test]
    fn a_reader_has_what_any_of_their_tags_names_weak_or_strong() {
        for tag in [Tag::strong("abc1"), Tag::weak("abc1")] {
            for known in [
                &["\"abc1\""][..],
                &["W/\"abc1\""],
                &["*"],
                &[" * "],
                &["\"other\", W/\"abc1\""],
                &["\"other\",\"abc1\", \"third\""],
                &["\"other\"", "\"abc1\""],
            ] {
                assert!(is_known(&tag, known), "{known:?}");
            }
            for unknown in [
                &[][..],
                &[""],
                &["\"abc\""],
                &["\"abc12\""],
                &["abc1"],
                &["w/\"abc1\""],
                &["W/abc1"],
                &["\"ABC1\""],
                &["\"*\""],
                &["\"other\", \"abc1"],
            ] {
                assert!(!is_known(&tag, unknown), "{unknown:?}");
            }
        }
    }

    #[test]
    fn a_tag_holds_only_what_a_hash_holds() {
        assert_eq!(Tag::weak("ab\"\r\n12").0.to_string(), "W/\"ab12\"");
    }

    #[test]
    fn a_reader_gets_the_coding_they_like_best_of_those_there() {
        use ContentEncoding::{Brotli, Gzip, Identity};
        let both = &[Brotli, Gzip][..];
        for (accepted, there, coded) in [
            ("gzip, deflate, br", both, Brotli),
            ("gzip, deflate, br", &[Gzip], Gzip),
            ("gzip, deflate, br", &[], Identity),
            ("GZIP", both, Gzip),
            ("gzip;q=1.0, br;q=0", both, Gzip),
            ("gzip;q=1.0, br;q=0", &[Brotli], Identity),
            ("gzip; q=0", both, Identity),
            ("gzip;q=0.000, br;q=0.001", both, Brotli),
            ("br;q=0.5, gzip;q=0.8", both, Gzip),
            ("identity", both, Identity),
            ("identity;q=0, gzip;q=0, br;q=0", both, Identity),
            ("*;q=0", both, Identity),
            ("", both, Identity),
            ("x-gzip-not", both, Identity),
        ] {
            let request = TestRequest::default()
                .insert_header((header::ACCEPT_ENCODING, accepted))
                .to_http_request();
            assert_eq!(coding(&request, there), coded, "{accepted} of {there:?}");
        }
        let silent = TestRequest::default().to_http_request();
        assert_eq!(coding(&silent, both), Identity);
    }
}
