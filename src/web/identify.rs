//! Finds out who asks and in which language, before anything else is done.

use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{AcceptLanguage, Header, Quality};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::again::came_from;
use super::cookies::{self, Name};
use super::device;
use super::onward;
use super::page::{Inner, Page, origin};
use super::presence::{guest_behind, signed_in};
use super::refused::Refused;
use crate::access::{Actor, Guest, Viewer, Who};
use crate::audit::Origin;
use crate::error::Result;
use crate::platform::random;
use crate::platform::texts::Language;
use crate::site::Site;

/// Middleware: finds out who asks and in which language, once per request.
pub async fn identify(
    site: web::Data<Site>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> std::result::Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let path = request.path();
    // Programs send a token instead; files are for everybody; who asks how we are is nobody.
    if !path.starts_with("/api/")
        && !path.starts_with("/assets/")
        && !matches!(path, "/healthz" | "/readyz")
    {
        let site = site.get_ref().clone();
        let from = origin(request.request(), &site.config);
        let from = site.origin(from).await;
        match find(&site, request.request()).await {
            Ok(known) => {
                let page = make(site, request.request(), known, from);
                if let Some(caller) = Refused::of(&page.site, &page.actor) {
                    request.extensions_mut().insert(caller);
                }
                request.extensions_mut().insert(page);
            }
            Err(error) => {
                // Nobody knows who asks, but they are told so in their language.
                let page = make(site, request.request(), Known::default(), from);
                request.extensions_mut().insert(page);
                return Ok(request.error_response(error).map_into_right_body());
            }
        }
    }
    Ok(next.call(request).await?.map_into_left_body())
}

/// Who asks, by their cookies.
#[derive(Default)]
struct Known {
    viewer: Option<Viewer>,
    session: Option<String>,
    guest: Option<Guest>,
    guest_secret: Option<String>,
    lapsed: bool,
}

async fn find(site: &Site, request: &HttpRequest) -> Result<Known> {
    let config = &site.config;
    let session = cookies::read(request, config, Name::Session);
    let viewer = match session.clone() {
        Some(token) => signed_in(site, token).await?,
        None => None,
    };
    let session = session.filter(|_| viewer.is_some());
    // Whoever signs in writes under their account, and as a guest again after that.
    let (guest, guest_secret, lapsed) = match cookies::read(request, config, Name::Guest) {
        Some(token) if viewer.is_none() => {
            let found = guest_behind(site, token.clone()).await?;
            let lapsed = found.is_none();
            let secret = found.is_some().then_some(token);
            (found, secret, lapsed)
        }
        _ => (None, None, false),
    };
    Ok(Known {
        viewer,
        session,
        guest,
        guest_secret,
        lapsed,
    })
}

fn make(site: Site, request: &HttpRequest, known: Known, from: Origin) -> Page {
    let config = site.config.clone();
    let Known {
        viewer,
        session,
        guest,
        guest_secret,
        lapsed,
    } = known;
    let visitor = cookies::read(request, &config, Name::Visitor);
    let asked = asked_language(request.query_string());
    let language = asked
        .or_else(|| {
            cookies::read(request, &config, Name::Language)?
                .parse()
                .ok()
        })
        .or_else(|| viewer.as_ref().map(|viewer| viewer.language))
        .or_else(|| guest.as_ref().map(|guest| guest.language))
        .or_else(|| accepted_language(request))
        .unwrap_or(config.site.language);
    let flash = cookies::read(request, &config, Name::Flash)
        .and_then(|value| URL_SAFE_NO_PAD.decode(value).ok())
        .and_then(|json| serde_json::from_slice(&json).ok());
    Page {
        actor: Actor {
            who: match (viewer, guest) {
                (Some(viewer), _) => Who::Account(Box::new(viewer)),
                (None, Some(guest)) => Who::Guest(Box::new(guest)),
                (None, None) => Who::Anonymous,
            },
            origin: from.clone(),
        },
        language,
        inner: Arc::new(Inner {
            path: request.path().to_owned(),
            query: request.query_string().to_owned(),
            sent_from: match *request.method() {
                Method::POST => came_from(request.headers()),
                _ => None,
            },
            secret: session.clone().or_else(|| guest_secret.clone()).or(visitor),
            session,
            guest: guest_secret,
            lapsed,
            device: device::of(request, &config, &from),
            fresh: random::token(),
            fresh_used: Arc::default(),
            language_asked: asked.is_some(),
            texts: Arc::default(),
            flash,
            bars: Vec::new(),
            onward: cookies::read(request, &config, Name::Onward)
                .and_then(|value| onward::read(&value)),
        }),
        site,
    }
}

fn asked_language(query: &str) -> Option<Language> {
    url::form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "lang")
        .and_then(|(_, value)| value.parse().ok())
}

/// Of the languages that we speak the one the browser's reader likes best, the first of those liked
/// alike (RFC 9110, 12.5.4).
fn accepted_language(request: &HttpRequest) -> Option<Language> {
    let mut accepted = AcceptLanguage::parse(request).ok()?;
    accepted.retain(|item| item.quality > Quality::ZERO);
    let mut ranked = accepted.ranked().into_iter();
    ranked.find_map(|language| {
        let tag = language.into_item()?;
        tag.primary_language().to_ascii_lowercase().parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::ACCEPT_LANGUAGE;
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn a_reader_gets_the_language_they_like_best_of_ours() {
        use Language::{En, Nl};
        for (accepted, language) in [
            ("nl", Some(Nl)),
            ("NL-be", Some(Nl)),
            ("en-GB, nl;q=0.8", Some(En)),
            ("en;q=0.5, nl;q=0.9", Some(Nl)),
            ("de, fr;q=0.9, en;q=0.1", Some(En)),
            ("nl;q=0, en;q=0.1", Some(En)),
            ("nl, en", Some(Nl)),
            ("nl;q=0", None),
            // Norfuk and Meadow Mari are neither Dutch nor English.
            ("nlx, mhr", None),
            ("*", None),
            ("", None),
        ] {
            let request = TestRequest::default()
                .insert_header((ACCEPT_LANGUAGE, accepted))
                .to_http_request();
            assert_eq!(accepted_language(&request), language, "{accepted}");
        }
        let silent = TestRequest::default().to_http_request();
        assert_eq!(accepted_language(&silent), None);
    }
}
