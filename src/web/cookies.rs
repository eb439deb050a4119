//! The cookies: the session, the browser (in which somebody signed in before), the guest (who writes without an account), the visitor (for CSRF tokens before sign-in), the language, a
//! message for the next page, and where somebody who registers was going.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::config::Config;

/// A cookie of ours; its name differs where the site is served over https.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Session,
    Browser,
    Guest,
    Visitor,
    Language,
    Flash,
    Onward,
}

impl Name {
    /// `__Host-` makes a browser refuse the cookie unless it is Secure, for this host and whole
    /// path; over plain http (a demonstration on one's own machine) it cannot be used.
    fn on(self, config: &Config) -> &'static str {
        match (self, config.is_https()) {
            (Self::Session, true) => "__Host-polder-session",
            (Self::Session, false) => "polder-session",
            (Self::Browser, true) => "__Host-polder-browser",
            (Self::Browser, false) => "polder-browser",
            (Self::Guest, true) => "__Host-polder-guest",
            (Self::Guest, false) => "polder-guest",
            (Self::Visitor, true) => "__Host-polder-visitor",
            (Self::Visitor, false) => "polder-visitor",
            (Self::Language, true) => "__Host-polder-language",
            (Self::Language, false) => "polder-language",
            (Self::Flash, true) => "__Host-polder-flash",
            (Self::Flash, false) => "polder-flash",
            (Self::Onward, true) => "__Host-polder-onward",
            (Self::Onward, false) => "polder-onward",
        }
    }
}

/// The cookie's value, if the browser sent it.
pub(super) fn read(request: &HttpRequest, config: &Config, name: Name) -> Option<String> {
    request
        .cookie(name.on(config))
        .map(|cookie| cookie.value().to_owned())
        .filter(|value| !value.is_empty())
}

/// A cookie to set; without `days` it lasts as long as the browser is open.
pub(super) fn set(
    config: &Config,
    name: Name,
    value: String,
    days: Option<i64>,
) -> Cookie<'static> {
    let mut cookie = Cookie::build(name.on(config), value)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(config.is_https());
    if let Some(days) = days {
        cookie = cookie.max_age(Duration::days(days));
    }
    cookie.finish()
}

/// A cookie that removes another.
pub(super) fn remove(config: &Config, name: Name) -> Cookie<'static> {
    let mut cookie = set(config, name, String::new(), None);
    cookie.set_max_age(Duration::ZERO);
    cookie
}
