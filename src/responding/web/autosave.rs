//! A comment form that saves by itself: the same fields as the form, answered with JSON.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::comment_form::{CommentForm, hand, ids, micros};
use crate::access::Right;
use crate::error::{Error, Message, Result};
use crate::responding::actions::{self, CurrentWording, SaveOutcome, SaveTarget, SavedComment};
use crate::web::{Page, SafeForm, addresses};

/// What a script is told.
#[derive(Debug, Serialize)]
struct Told {
    /// kept, nothing, changed, refused, later or failed.
    state: &'static str,
    status: u16,
    title: &'static str,
    /// A sentence for the person who writes, or "".
    detail: String,
    /// When the comment was last changed, to be sent along next time.
    #[serde(skip_serializing_if = "Option::is_none")]
    seen: Option<String>,
    /// Whether the words are refused because nobody is signed in any more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    signed_out: bool,
    /// Address at which the comment can be changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    theirs: Option<Theirs>,
}

/// What somebody else made of it.
#[derive(Debug, Serialize)]
struct Theirs {
    kind: &'static str,
    body: String,
    proposed_text: String,
}

type Sent = Result<SafeForm<CommentForm>>;

/// POST `/consultations/{slug}/rounds/{number}/comment/draft`
pub(super) async fn new(
    page: Page,
    path: web::Path<(String, i64)>,
    form: Sent,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let spot = |sent: &CommentForm| {
        Ok(SaveTarget::New {
            slug,
            number,
            organisation: sent.organisation()?,
            target: sent.target(),
            mark: sent.mark(),
        })
    };
    keep(&page, form, spot).await
}

/// POST `/submissions/{id}/comments/{comment}/draft`
pub(super) async fn there(
    page: Page,
    path: web::Path<(i64, i64)>,
    form: Sent,
) -> Result<HttpResponse> {
    let (submission, comment) = ids(path);
    keep(&page, form, |_| {
        Ok(SaveTarget::Existing(submission, comment))
    })
    .await
}

async fn keep(
    page: &Page,
    form: Sent,
    spot: impl FnOnce(&CommentForm) -> Result<SaveTarget>,
) -> Result<HttpResponse> {
    let done = async {
        let sent = form?.0;
        // Its own rate: somebody who writes fast can still press the button.
        page.site.rates.autosave.take(&page.caller_key())?;
        let (spot, hand) = (spot(&sent)?, hand(&sent)?);
        if hand.turn.is_none() {
            return Err(Error::refused("error-form-broken"));
        }
        actions::save_comment(&page.site, &page.actor, spot, hand, &sent.input(), false).await
    };
    match done.await {
        Ok(outcome) => Ok(answer(page, outcome)),
        Err(error @ (Error::Refused(_) | Error::Invalid(_) | Error::TooMany(_))) => {
            Ok(refused(page, &error))
        }
        Err(error) => Err(error),
    }
}

fn answer(page: &Page, outcome: SaveOutcome) -> HttpResponse {
    let told = |state, status: StatusCode| Told {
        state,
        status: status.as_u16(),
        title: status.canonical_reason().unwrap_or_default(),
        detail: String::new(),
        seen: None,
        signed_out: false,
        page: None,
        theirs: None,
    };
    match outcome {
        SaveOutcome::Saved(SavedComment {
            submission,
            comment,
            seen,
            warning,
        }) => send(&Told {
            detail: warning
                .map(|warning| page.say(&warning))
                .unwrap_or_default(),
            seen: Some(micros(seen)),
            page: Some(addresses::Submission(submission).comment_form(comment)),
            ..told("kept", StatusCode::OK)
        }),
        SaveOutcome::Empty => send(&told("nothing", StatusCode::OK)),
        SaveOutcome::Conflict(CurrentWording {
            kind,
            body,
            proposed_text,
            seen,
        }) => send(&Told {
            detail: page.text("comments-changed-meanwhile"),
            seen: Some(micros(seen)),
            theirs: Some(Theirs {
                kind: kind.as_str(),
                body,
                proposed_text,
            }),
            ..told("changed", StatusCode::CONFLICT)
        }),
    }
}

/// Whether the form is of another session than the one it came with.
fn is_csrf(error: &Error) -> bool {
    matches!(error, Error::Refused(message) if message.key == "error-csrf")
}

fn refused(page: &Page, error: &Error) -> HttpResponse {
    let (state, status, detail) = match error {
        Error::Invalid(faults) => {
            let said: Vec<_> = faults
                .iter()
                .map(|fault| page.say(&fault.message))
                .collect();
            ("refused", StatusCode::UNPROCESSABLE_ENTITY, said.join(" "))
        }
        Error::TooMany(seconds) => {
            let message = Message::new("error-too-many").with("count", seconds);
            ("later", StatusCode::TOO_MANY_REQUESTS, page.say(&message))
        }
        // The form is from before somebody signed out, or in again.
        Error::Refused(message) if message.key == "error-csrf" => {
            let key = if page.actor.may(Right::Respond) {
                "comments-autosave-reload"
            } else if page.has_lapsed_guest() {
                "comments-autosave-guest-over"
            } else {
                "comments-autosave-signed-out"
            };
            ("refused", StatusCode::CONFLICT, page.text(key))
        }
        Error::Refused(message) => ("refused", StatusCode::CONFLICT, page.say(message)),
        _ => ("failed", StatusCode::INTERNAL_SERVER_ERROR, String::new()),
    };
    let mut response = send(&Told {
        state,
        status: status.as_u16(),
        title: status.canonical_reason().unwrap_or_default(),
        detail,
        seen: None,
        signed_out: !page.actor.may(Right::Respond) && !page.has_lapsed_guest() && is_csrf(error),
        page: None,
        theirs: None,
    });
    if let Error::TooMany(seconds) = error {
        let wait = header::HeaderValue::from(*seconds);
        response.headers_mut().insert(header::RETRY_AFTER, wait);
    }
    response
}

fn send(told: &Told) -> HttpResponse {
    let status = StatusCode::from_u16(told.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let media_type = if status.is_success() {
        "application/json"
    } else {
        "application/problem+json"
    };
    HttpResponse::build(status)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_TYPE, media_type))
        .body(serde_json::to_string(told).unwrap_or_default())
}
