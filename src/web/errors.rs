//! Errors as answers: a page in the reader's language, or problem+json under `/api`.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpResponse, ResponseError};
use serde::Serialize;

use super::again::{Again, came_from, is_from_here};
use super::forms::Posted;
use super::onward::respond_of;
use super::proof::Asked;
use super::refused::{Refused, unavailable};
use super::{Page, problem};
use crate::access::Who;
use crate::audit::Event;
use crate::error::{Error, Message};
use crate::types::Outage;

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInRequired => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::PasswordAgain => StatusCode::FORBIDDEN,
            Self::Refused(_) => StatusCode::CONFLICT,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Unavailable(Outage::Full | Outage::ReadOnly, _) => {
                StatusCode::INSUFFICIENT_STORAGE
            }
            Self::Unavailable(_, _) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Without a body: [`error_pages`] writes it.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status_code());
        let retry_after = match self {
            Self::TooMany(seconds) | Self::Busy(seconds) => Some(*seconds),
            Self::Unavailable(outage, _) => Some(outage.retry_after()),
            _ => None,
        };
        if let Some(seconds) = retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, header::HeaderValue::from(seconds));
        }
        response
    }
}

#[derive(Serialize)]
struct ErrorView {
    title: String,
    text: String,
    status: u16,
    /// A form that was not taken, to be sent again as it was.
    again: Option<Again>,
    /// Whoever wrote it has to sign in first.
    sign_in: bool,
    /// Where whoever wrote it without an account begins again, with what they wrote; "" where that is not the way.
    begin: String,
    /// There is no way to send it again from here: it can only be copied.
    gone: bool,
    /// The page it stood on; "" where that is not known.
    back: String,
}

/// On an answer that says what is wrong in words of its own.
#[derive(Debug, Clone, Copy)]
pub struct OwnWords;

/// Middleware: gives every failed answer a body people, or programs, can read.
pub async fn error_pages(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let response = next.call(request).await?.map_into_boxed_body();
    note_refusal(&response).await;
    Ok(in_words(response))
}

/// Gives a failed answer its body; others stay as they are.
fn in_words(response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let api = response.request().path().starts_with("/api/");
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let fault = fault_of(&response);
    if let Some(Error::Internal(error)) = fault {
        tracing::error!(path = response.request().path(), error = %format!("{error:#}"), "internal error");
    }
    if let Some(error @ Error::Unavailable(..)) = fault {
        tracing::error!(path = response.request().path(), %error, "not done");
    }
    let has_own_body = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| {
            value.starts_with("text/html") || value.starts_with("application/problem+json")
        })
        || response.response().extensions().contains::<OwnWords>();
    if has_own_body {
        return response;
    }
    let new = if api {
        problem::of_status(fault, status)
    } else {
        let page = response.request().extensions().get::<Page>().cloned();
        match page {
            Some(page) if matches!(fault, Some(Error::PasswordAgain)) => {
                let request = response.request();
                let posted = request.extensions().get::<Posted>().cloned();
                let asked = Asked::of(&page, request.method(), posted.as_ref());
                asked.page(&page, String::new(), status)
            }
            Some(page) => {
                let request = response.request();
                let posted = request.extensions().get::<Posted>().cloned();
                let sent = posted.and_then(|posted| Again::of(&page, &posted));
                match sent {
                    Some(sent) if is_lost(fault, &sent, request.headers()) => {
                        given_back(&page, sent)
                    }
                    sent => page_for(&page, (fault, status), sent, request.headers()),
                }
            }
            None => HttpResponse::new(status),
        }
    };
    let kept = [header::RETRY_AFTER, header::ALLOW].map(|name| {
        response
            .headers()
            .get(&name)
            .cloned()
            .map(|value| (name, value))
    });
    let mut response = response.into_response(new.map_into_boxed_body());
    for (name, value) in kept.into_iter().flatten() {
        response.headers_mut().insert(name, value);
    }
    response
}

/// Addresses below which somebody who is not signed in learns nothing, not even what there is: they are
/// asked to sign in whether there is anything or not.
const INSIDE: [&str; 4] = ["/manage", "/moderation", "/drafting", "/admin"];

fn is_inside(path: &str) -> bool {
    INSIDE.iter().any(|inside| {
        path.strip_prefix(inside)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

fn fault_of(response: &ServiceResponse<BoxBody>) -> Option<&Error> {
    let error = response.response().error()?;
    error.as_error::<Error>()
}

/// `sent` is the form that was refused.
fn page_for(
    page: &Page,
    (fault, status): (Option<&Error>, StatusCode),
    sent: Option<Again>,
    headers: &HeaderMap,
) -> HttpResponse {
    let nowhere = status == StatusCode::NOT_FOUND && page.actor.viewer().is_none();
    if matches!(fault, Some(Error::SignInRequired)) || (nowhere && is_inside(page.path())) {
        let mut here = page.path().to_owned();
        if !page.query().is_empty() {
            here = format!("{here}?{}", page.query());
        }
        let back: String = url::form_urlencoded::byte_serialize(here.as_bytes()).collect();
        return page.redirect(&format!("/sign-in?next={back}"));
    }
    let mut text = match fault {
        Some(Error::Refused(message) | Error::TooLarge(message)) => page.say(message),
        Some(Error::Invalid(faults)) => faults
            .iter()
            .map(|fault| page.say(&fault.message))
            .collect::<Vec<_>>()
            .join(" "),
        Some(Error::TooMany(seconds)) => {
            page.say(&Message::new("error-too-many").with("count", seconds))
        }
        Some(Error::Busy(seconds)) => page.say(&Message::new("error-busy").with("count", seconds)),
        Some(Error::Unavailable(outage, _)) => page.text(unavailable(*outage)),
        _ => page.text(match status {
            StatusCode::NOT_FOUND => "error-not-found",
            StatusCode::FORBIDDEN => "error-forbidden",
            StatusCode::METHOD_NOT_ALLOWED => "error-method",
            StatusCode::REQUEST_TIMEOUT => "error-too-slow",
            StatusCode::PAYLOAD_TOO_LARGE => "error-form-too-large",
            status if status.is_client_error() => "error-form-broken",
            _ => "error-internal",
        }),
    };
    let title = page.text(match status {
        StatusCode::NOT_FOUND => "error-title-not-found",
        StatusCode::FORBIDDEN => "error-title-forbidden",
        StatusCode::SERVICE_UNAVAILABLE if matches!(fault, Some(Error::Busy(_))) => {
            "error-title-busy"
        }
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::INSUFFICIENT_STORAGE => {
            "error-title-unavailable"
        }
        status if status.is_client_error() => "error-title-refused",
        _ => "error-title-internal",
    });
    let passes = matches!(
        fault,
        Some(Error::Unavailable(..) | Error::Busy(_) | Error::TooMany(_))
    );
    let again = sent.filter(|sent| passes || (sent.has_words() && is_from_here(headers)));
    let gone = again.is_some() && !passes;
    if gone {
        text = format!("{text} {}", page.text("error-gone"));
    }
    let back = match again {
        Some(_) => came_from(headers),
        // Where a form is sent to, whoever looks is shown the page it stands on.
        None if status == StatusCode::METHOD_NOT_ALLOWED => above(page.path()),
        None => None,
    };
    let view = ErrorView {
        title,
        text,
        status: status.as_u16(),
        gone,
        back: back.unwrap_or_default(),
        again,
        sign_in: false,
        begin: String::new(),
    };
    page.render_status(status, "pages/error.html", &view)
        .unwrap_or_else(|error| {
            tracing::error!(%error, "the error page cannot be rendered");
            HttpResponse::new(status)
        })
}

/// The address above this one, if it is no more than a form's.
fn above(path: &str) -> Option<String> {
    let (above, _) = path.trim_end_matches('/').rsplit_once('/')?;
    (!above.is_empty()).then(|| above.to_owned())
}

/// Whether a form is refused because its session ended, or another began, while somebody wrote in it.
fn is_lost(fault: Option<&Error>, sent: &Again, headers: &HeaderMap) -> bool {
    let ended = match fault {
        Some(Error::SignInRequired) => true,
        Some(Error::Refused(message)) => message.key == "error-csrf",
        _ => false,
    };
    ended && sent.has_words() && is_from_here(headers)
}

/// Gives back what somebody wrote, with the way on: signing in first, beginning again without an account, or sending it
/// once more.
fn given_back(page: &Page, sent: Again) -> HttpResponse {
    let nobody = matches!(page.actor.who, Who::Anonymous);
    let lapsed = nobody && page.has_lapsed_guest();
    let begin = respond_of(sent.action())
        .filter(|_| lapsed && page.site.config.guests.enabled)
        .unwrap_or_default();
    let what = match (nobody, lapsed, begin.is_empty()) {
        (false, ..) => "other-session",
        (true, false, _) => "signed-out",
        (true, true, false) => "guest-over",
        (true, true, true) => "guest-gone",
    };
    let sign_in = nobody && !lapsed;
    let text = |ending| page.text(&format!("error-{what}{ending}"));
    let status = StatusCode::CONFLICT;
    let view = ErrorView {
        title: text("-title"),
        text: text(""),
        status: status.as_u16(),
        again: Some(if nobody {
            sent.carrying()
        } else {
            sent.for_page(page)
        }),
        sign_in,
        gone: lapsed && begin.is_empty(),
        begin,
        back: String::new(),
    };
    page.render_status(status, "pages/error.html", &view)
        .unwrap_or_else(|error| {
            tracing::error!(%error, "the error page cannot be rendered");
            HttpResponse::new(status)
        })
}

/// Somebody known asked for what they may not do, or may not know of: once an hour for each person
/// and kind of page.
async fn note_refusal(response: &ServiceResponse<BoxBody>) {
    if !matches!(fault_of(response), Some(Error::Forbidden | Error::NotFound)) {
        return;
    }
    let request = response.request();
    let caller = request.extensions().get::<Refused>().cloned();
    let (Some(Refused { site, author, who }), Some(route)) = (caller, request.match_pattern())
    else {
        return;
    };
    let event = Event {
        action: "access.refused",
        subject: "route",
        subject_id: None,
        consultation: None,
        details: serde_json::json!({
            "method": request.method().as_str(),
            "route": route,
            "status": response.status().as_u16(),
        }),
    };
    let key = format!("{who} {} {route}", request.method());
    site.note(author, &key, 1, event).await;
}
