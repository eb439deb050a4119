//! [`Page`]: who asks, in which language, and how to answer with a template or a redirect.

use std::future::{Ready, ready};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, RwLock};

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::cookies::{self, Name};
use crate::access::{Actor, Device, Viewer, Who};
use crate::config::Config;
use crate::error::{Error, Message, Result};
use crate::platform::addresses;
use crate::platform::texts::{self, Language};
use crate::rendering::Html;
use crate::site::Site;

/// One request to a page, and the way to answer it.
#[derive(Clone)]
pub struct Page {
    pub site: Site,
    pub actor: Actor,
    pub language: Language,
    pub(super) inner: Arc<Inner>,
}

#[derive(Clone)]
pub(super) struct Inner {
    pub(super) path: String,
    pub(super) query: String,
    /// The page that a form came from, if this answers one: what the form is sent to cannot be looked at.
    pub(super) sent_from: Option<String>,
    /// Secret of the session, the guest or, before either, of the visitor; CSRF tokens derive from it.
    pub(super) secret: Option<String>,
    pub(super) session: Option<String>,
    pub(super) guest: Option<String>,
    /// Whether the browser came with the secret of a guest that works no more.
    pub(super) lapsed: bool,
    pub(super) device: Device,
    /// A visitor's secret made for this page, to be set as a cookie if a form used it.
    pub(super) fresh: String,
    pub(super) fresh_used: Arc<AtomicBool>,
    pub(super) language_asked: bool,
    pub(super) flash: Option<Flash>,
    /// Where somebody who registers was going.
    pub(super) onward: Option<String>,
    /// What the reader has in hand, said at the top.
    pub(super) bars: Vec<Bar>,
    /// HTML gathered for this page.
    pub(super) texts: Arc<RwLock<Html>>,
}

/// One line at the top of a page on what its reader has in hand, with the way there.
#[derive(Debug, Clone, Serialize)]
pub struct Bar {
    pub text: String,
    pub href: String,
    pub link: String,
}

/// A message shown on the next page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Flash {
    pub(super) kind: String,
    pub(super) key: String,
    pub(super) args: Vec<(String, String)>,
}

/// The client's network address, as written by us after reading it: never what somebody sent. ""
/// where there is no network, as in a test.
///
/// Actix's own `realip_remote_addr` believes whatever comes in `Forwarded`.
pub fn origin(request: &HttpRequest, config: &Config) -> String {
    let Some(peer) = request.peer_addr() else {
        return String::new();
    };
    let forwarded: Vec<_> = request
        .headers()
        .get_all("x-forwarded-for")
        // What is no text names nobody, and so does the place where it stood.
        .map(|value| value.to_str().unwrap_or("?"))
        .collect();
    let proxies = &config.server.trusted_proxies;
    addresses::client(peer.ip(), forwarded.into_iter(), proxies).to_string()
}

impl FromRequest for Page {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            request
                .extensions()
                .get::<Self>()
                .cloned()
                .ok_or_else(|| Error::Internal(anyhow::anyhow!("a page outside the page scope"))),
        )
    }
}

impl Page {
    /// The person signed in.
    ///
    /// # Errors
    /// [`Error::SignInRequired`].
    pub fn viewer(&self) -> Result<&Viewer> {
        self.actor.viewer().ok_or(Error::SignInRequired)
    }

    /// The path asked for.
    pub fn path(&self) -> &str {
        &self.inner.path
    }

    /// The query asked for, without "?".
    pub fn query(&self) -> &str {
        &self.inner.query
    }

    /// The same page with these lines at its top.
    #[must_use]
    pub fn with_bars(mut self, bars: Vec<Bar>) -> Self {
        Arc::make_mut(&mut self.inner).bars = bars;
        self
    }

    /// Whether this page is the same for everybody in this language: nobody is known and no message
    /// waits.
    pub fn is_common(&self) -> bool {
        matches!(self.actor.who, Who::Anonymous) && self.inner.flash.is_none()
    }

    /// What a message says in the page's language.
    pub fn say(&self, message: &Message) -> String {
        texts::say(self.language, message)
    }

    /// The text of a key without arguments, in the page's language.
    pub fn text(&self, key: &str) -> String {
        texts::text(self.language, key)
    }

    /// The rate-limit and audit key of this caller: the account, the guest, or the address.
    pub fn caller_key(&self) -> String {
        match &self.actor.who {
            Who::Account(viewer) => format!("account {}", viewer.account),
            Who::Guest(guest) => format!("guest {}", guest.id),
            Who::Anonymous | Who::CommandLine | Who::System => self.actor.address_key(),
        }
    }

    /// Counts one post of this caller.
    ///
    /// # Errors
    /// [`Error::TooMany`] when it is one too many.
    pub fn take_post(&self) -> Result<()> {
        self.site.rates.post.take(&self.caller_key())
    }

    /// The token forms of this page carry.
    pub fn csrf_token(&self) -> String {
        match &self.inner.secret {
            Some(secret) => csrf(secret),
            None => {
                self.inner.fresh_used.store(true, Ordering::Relaxed);
                csrf(&self.inner.fresh)
            }
        }
    }

    /// Goes on only when a form came from a page of ours.
    ///
    /// # Errors
    /// [`Error::Refused`] with a sentence that asks to send the form again.
    pub fn check_csrf(&self, token: &str) -> Result<()> {
        let fits = self
            .inner
            .secret
            .as_deref()
            .is_some_and(|secret| csrf(secret).as_bytes().ct_eq(token.as_bytes()).into());
        if fits {
            Ok(())
        } else {
            Err(Error::refused("error-csrf"))
        }
    }

    /// Answers with a template; the members of `view` are its variables, beside `shell`.
    ///
    /// # Errors
    /// An internal error when the template fails.
    pub fn render(&self, template: &str, view: &impl Serialize) -> Result<HttpResponse> {
        self.render_status(StatusCode::OK, template, view)
    }

    /// Answers with a template and another status.
    ///
    /// # Errors
    /// An internal error when the template fails.
    pub fn render_status(
        &self,
        status: StatusCode,
        template: &str,
        view: &impl Serialize,
    ) -> Result<HttpResponse> {
        Ok(self.answer(status, self.html(template, view)?))
    }

    /// Answers with a template whose view, or whose HTML, is long: see [`Self::drawn`].
    ///
    /// # Errors
    /// As [`Self::drawn`].
    pub async fn draw<V: Serialize>(
        &self,
        template: &'static str,
        view: impl FnOnce(&Self) -> Result<V> + Send + 'static,
    ) -> Result<HttpResponse> {
        let html = self.drawn(template, view).await?;
        Ok(self.answer(StatusCode::OK, html))
    }

    /// A page that grows with what people wrote, as HTML: put together off the threads that answer
    /// requests, so that those who ask for something small do not wait for it, and only so many at
    /// once.
    ///
    /// # Errors
    /// Those of `view`; [`Error::Busy`] when many pages are put together already; an internal error when
    /// the template fails.
    pub async fn drawn<V: Serialize>(
        &self,
        template: &'static str,
        view: impl FnOnce(&Self) -> Result<V> + Send + 'static,
    ) -> Result<String> {
        let page = self.clone();
        let draw = move || page.html(template, &view(&page)?);
        self.site.permits.pages.run(draw).await?
    }

    fn answer(&self, status: StatusCode, html: String) -> HttpResponse {
        self.finish(
            HttpResponse::build(status)
                .content_type("text/html; charset=utf-8")
                .insert_header((header::CACHE_CONTROL, "no-store"))
                .body(html),
        )
    }

    /// A template as HTML.
    ///
    /// # Errors
    /// An internal error when the template fails.
    pub fn html(&self, template: &str, view: &impl Serialize) -> Result<String> {
        let shell = |title| self.shell(template, title);
        self.site
            .templates
            .render_page(self.language, template, view, shell)
            .map_err(Error::Internal)
    }

    /// Answers a form that cannot be taken as it is: 422, with what is wrong beside each field.
    ///
    /// # Errors
    /// An internal error when the template fails.
    pub fn render_refused(&self, template: &str, view: &impl Serialize) -> Result<HttpResponse> {
        self.render_status(StatusCode::UNPROCESSABLE_ENTITY, template, view)
    }

    /// Answers a form with 303 to `path`, without signs of control: what somebody asked for may stand in it, and no header
    /// takes them.
    pub fn redirect(&self, path: &str) -> HttpResponse {
        let path: String = path.chars().filter(|sign| !sign.is_control()).collect();
        self.finish(
            HttpResponse::SeeOther()
                .insert_header((header::LOCATION, path))
                .insert_header((header::CACHE_CONTROL, "no-store"))
                .finish(),
        )
    }

    /// Answers a form with 303 to `path`, which then says that it was done.
    pub fn done(&self, path: &str, message: impl Into<Message>) -> HttpResponse {
        self.redirect_with("ok", path, &message.into())
    }

    /// Answers with 303 to `path`, which then shows what went wrong.
    pub fn sorry(&self, path: &str, message: impl Into<Message>) -> HttpResponse {
        self.redirect_with("error", path, &message.into())
    }

    fn redirect_with(&self, kind: &str, path: &str, message: &Message) -> HttpResponse {
        let mut response = self.redirect(path);
        let flash = Flash {
            kind: kind.to_owned(),
            key: message.key.to_string(),
            args: message
                .args
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
        };
        // A struct of strings always serialises.
        if let Ok(json) = serde_json::to_vec(&flash) {
            let value = URL_SAFE_NO_PAD.encode(json);
            let cookie = cookies::set(&self.site.config, Name::Flash, value, None);
            let _ = response.add_cookie(&cookie);
        }
        response
    }

    /// Sets the cookies every answer of a page may need. [`Self::render`] and the redirects have
    /// done so; only an answer put together elsewhere (a kept page) needs it.
    pub fn finish(&self, mut response: HttpResponse) -> HttpResponse {
        let config = &self.site.config;
        if self.inner.fresh_used.load(Ordering::Relaxed) {
            let fresh = self.inner.fresh.clone();
            let _ = response.add_cookie(&cookies::set(config, Name::Visitor, fresh, None));
        }
        if self.inner.language_asked {
            self.set_language(&mut response, self.language);
        }
        if self.inner.flash.is_some() && response.status() != StatusCode::SEE_OTHER {
            let _ = response.add_cookie(&cookies::remove(config, Name::Flash));
        }
        response
    }
}

/// The form token that belongs to a cookie's secret: only a page of ours can know it, since
/// other sites read neither the cookie nor the page.
fn csrf(secret: &str) -> String {
    // HMAC takes keys of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return String::new();
    };
    mac.update(b"form");
    URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
}
