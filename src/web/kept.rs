//! What a page keeps in the browser, and takes away there: who is signed in or writes as a guest, the language, where
//! somebody is going who makes an account first.

use std::sync::Arc;

use actix_web::HttpResponse;

use super::cookies::{self, Name};
use super::page::Page;
use super::{headers, onward};
use crate::access::{Device, KNOWN_DAYS};
use crate::platform::texts::Language;

impl Page {
    /// The browser this page is for.
    pub fn device(&self) -> &Device {
        &self.inner.device
    }

    /// Signs in: sets the cookies of the session and of the browser it is in on `response`.
    pub fn set_session(&self, response: &mut HttpResponse, token: String) {
        let config = &self.site.config;
        self.keep_browser(response);
        let _ = response.add_cookie(&cookies::set(config, Name::Session, token, None));
        let _ = response.add_cookie(&cookies::remove(config, Name::Visitor));
    }

    /// This page as it is once the session with this secret has begun: its forms fit that.
    #[must_use]
    pub fn in_session(&self, token: &str) -> Self {
        let mut page = self.clone();
        Arc::make_mut(&mut page.inner).secret = Some(token.to_owned());
        page
    }

    /// Lets this browser be known again, by a cookie of its own.
    pub fn keep_browser(&self, response: &mut HttpResponse) {
        let secret = self.inner.device.secret.clone();
        let cookie = cookies::set(&self.site.config, Name::Browser, secret, Some(KNOWN_DAYS));
        let _ = response.add_cookie(&cookie);
    }

    /// Signs out: removes the session's cookie, and what the browser kept of pages and words.
    pub fn remove_session(&self, response: &mut HttpResponse) {
        headers::clear_site_data(response);
        let _ = response.add_cookie(&cookies::remove(&self.site.config, Name::Session));
    }

    /// Lets this browser write as a guest, for as long as the secret works.
    pub fn set_guest(&self, response: &mut HttpResponse, token: String, days: i64) {
        let config = &self.site.config;
        let _ = response.add_cookie(&cookies::set(config, Name::Guest, token, Some(days)));
    }

    /// Forgets in this browser who wrote as a guest.
    pub fn remove_guest(&self, response: &mut HttpResponse) {
        headers::clear_site_data(response);
        let _ = response.add_cookie(&cookies::remove(&self.site.config, Name::Guest));
    }

    /// Remembers in this browser, for a day, where somebody is going who makes an account first.
    pub fn keep_onward(&self, response: &mut HttpResponse, next: &str) {
        let cookie = cookies::set(
            &self.site.config,
            Name::Onward,
            onward::written(next),
            Some(1),
        );
        let _ = response.add_cookie(&cookie);
    }

    /// Where somebody was going who made an account in this browser; "" when nowhere. It is what a browser sent.
    pub fn onward(&self) -> &str {
        self.inner.onward.as_deref().unwrap_or_default()
    }

    /// Forgets that again: they are there.
    pub fn remove_onward(&self, response: &mut HttpResponse) {
        if self.inner.onward.is_some() {
            let _ = response.add_cookie(&cookies::remove(&self.site.config, Name::Onward));
        }
    }

    /// Keeps the language for later visits.
    pub fn set_language(&self, response: &mut HttpResponse, language: Language) {
        let value = language.as_str().to_owned();
        let cookie = cookies::set(&self.site.config, Name::Language, value, Some(365));
        let _ = response.add_cookie(&cookie);
    }

    /// The secret of the session, to end or rotate it.
    pub fn session_token(&self) -> Option<&str> {
        self.inner.session.as_deref()
    }

    /// Whether somebody wrote here without an account who may no more: the link was withdrawn, or its time is over.
    pub fn has_lapsed_guest(&self) -> bool {
        self.inner.lapsed
    }

    /// The secret of the guest, to end it.
    pub fn guest_token(&self) -> Option<&str> {
        self.inner.guest.as_deref()
    }
}
