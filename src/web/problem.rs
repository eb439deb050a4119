//! The API's way to speak: who calls (a bearer token), and problem+json (RFC 9457) when refused.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::{IntoResponses, ToSchema};

use super::page::origin;
use super::refused::{Refused, unavailable};
use crate::access::{Actor, Who, api_token_used, find_by_api_token};
use crate::error::{Error, Message, Result};
use crate::platform::addresses;
use crate::platform::texts::{self, Language};
use crate::site::Site;

/// A problem, as every 4xx and 5xx under `/api` is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// The HTTP status code.
    pub status: u16,
    /// What kind of problem, in a few words.
    pub title: String,
    /// What is wrong this time, in a sentence.
    pub detail: String,
    /// The members of the request at fault.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemField>,
}

/// One member of a request at fault.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemField {
    /// Name of the member.
    pub field: String,
    /// What is wrong with it.
    pub detail: String,
}

/// For the API's document: problems of every address that answers without a token too.
#[derive(IntoResponses)]
pub enum CommonProblems {
    /// The token is not valid
    #[response(status = 401, content_type = "application/problem+json")]
    Token(Problem),
    /// Too many requests
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(Problem),
}

/// For the API's document: problems of every address that asks for a token.
#[derive(IntoResponses)]
pub enum TokenProblems {
    /// No valid token
    #[response(status = 401, content_type = "application/problem+json")]
    Token(Problem),
    /// Too many requests
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(Problem),
}

/// The address is at fault
#[derive(IntoResponses)]
#[response(status = 400, content_type = "application/problem+json")]
pub struct BadAddress(pub Problem);

/// The query is at fault
#[derive(IntoResponses)]
#[response(status = 400, content_type = "application/problem+json")]
pub struct BadQuery(pub Problem);

/// The token in a value of `Authorization` (RFC 6750, 2.1); the scheme's name in any case (RFC 9110,
/// 11.1).
pub fn bearer_token(value: &HeaderValue) -> Option<&str> {
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("Bearer").then(|| token.trim())
}

/// The answer for `fault`, or for a bare status.
pub(super) fn of_status(fault: Option<&Error>, status: StatusCode) -> HttpResponse {
    // A body that does not fit the schema is 400 by the REST API Design Rules.
    let status = match status {
        StatusCode::UNPROCESSABLE_ENTITY => StatusCode::BAD_REQUEST,
        other => other,
    };
    let say = |message| texts::say(Language::En, message);
    let mut errors = Vec::new();
    let detail = match fault {
        Some(Error::Refused(message) | Error::TooLarge(message)) => say(message),
        Some(Error::TooSlow) => "The request did not arrive in time.".to_owned(),
        Some(Error::Invalid(faults)) => {
            errors = faults
                .iter()
                .map(|fault| ProblemField {
                    field: fault.field.to_owned(),
                    detail: say(&fault.message),
                })
                .collect();
            errors
                .iter()
                .map(|error| format!("{}: {}", error.field, error.detail))
                .collect::<Vec<_>>()
                .join(" ")
        }
        Some(Error::SignInRequired) => {
            "Send a valid bearer token in the Authorization header.".to_owned()
        }
        Some(Error::PasswordAgain) => {
            "This takes somebody with a browser, who gives the password again.".to_owned()
        }
        Some(Error::Forbidden) => {
            "This token may not do this: its account may not, or its scopes do not reach so far."
                .to_owned()
        }
        Some(Error::TooMany(seconds)) => format!("Too many requests; try again in {seconds} s."),
        Some(Error::Busy(seconds)) => {
            format!("Too much of this is asked for at the moment; try again in {seconds} s.")
        }
        Some(Error::Unavailable(outage, _)) => say(&Message::new(unavailable(*outage))),
        Some(Error::NotFound) => "There is no such resource.".to_owned(),
        Some(Error::Internal(_)) | None => match status {
            StatusCode::NOT_FOUND => "There is no such resource.".to_owned(),
            StatusCode::METHOD_NOT_ALLOWED => "This resource has no such method.".to_owned(),
            status if status.is_client_error() => "The request cannot be read.".to_owned(),
            _ => "Something went wrong here; it has been noted.".to_owned(),
        },
    };
    let mut response = HttpResponse::build(status);
    if status == StatusCode::UNAUTHORIZED {
        response.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
    }
    let body = Problem {
        status: status.as_u16(),
        title: status.canonical_reason().unwrap_or("Problem").to_owned(),
        detail,
        errors,
    };
    response.content_type("application/problem+json").json(body)
}

/// The answer to a method that a resource does not have; `allowed` names those it has.
pub fn method_not_allowed(allowed: &str) -> HttpResponse {
    let mut response = of_status(None, StatusCode::METHOD_NOT_ALLOWED);
    if let Ok(value) = HeaderValue::from_str(allowed) {
        response.headers_mut().insert(header::ALLOW, value);
    }
    response
}

/// Who calls the API: the account behind the bearer token, or anybody.
pub struct ApiCaller {
    pub site: Site,
    pub actor: Actor,
}

impl FromRequest for ApiCaller {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let site = request.app_data::<web::Data<Site>>().cloned();
        let request = request.clone();
        Box::pin(async move {
            let site = site
                .ok_or_else(|| Error::Internal(anyhow::anyhow!("no site")))?
                .get_ref()
                .clone();
            let origin = origin(&request, &site.config);
            let origin = site.origin(origin).await;
            let header = request.headers().get(header::AUTHORIZATION);
            let actor = match header {
                None => Actor::anonymous(origin),
                Some(value) => {
                    // Before it is looked up: guessing costs who guesses.
                    let address = addresses::rate_key(&origin);
                    site.rates.tokens.take(&address)?;
                    let token = bearer_token(value).ok_or(Error::SignInRequired)?;
                    let who = behind(&site, token.to_owned(), !request.method().is_safe()).await;
                    if matches!(who, Err(Error::SignInRequired)) {
                        site.rates.api.take(&address)?;
                    }
                    Actor { who: who?, origin }
                }
            };
            let key = match actor.account() {
                Some(account) => format!("account {account}"),
                None => actor.address_key(),
            };
            site.rates.api.take(&key)?;
            if let Some(caller) = Refused::of(&site, &actor) {
                request.extensions_mut().insert(caller);
            }
            Ok(Self { site, actor })
        })
    }
}

/// Who a program with this token is: its holder, with no more than the token's scopes allow. `change`
/// tells whether the request is to change something.
async fn behind(site: &Site, token: String, change: bool) -> Result<Who> {
    let now = site.now();
    let bearer = site
        .db
        .read(move |conn| find_by_api_token(conn, now, &token))
        .await?
        .ok_or(Error::SignInRequired)?;
    let id = bearer.token;
    if bearer
        .last_used_at
        .is_none_or(|used| used.date() < now.date())
    {
        site.db
            .write(move |conn| api_token_used(conn, now, id))
            .await?;
    }
    if !bearer.scopes.allow(change) {
        return Err(Error::Forbidden);
    }
    Ok(Who::Account(Box::new(
        bearer.viewer.within(&bearer.scopes, change),
    )))
}
