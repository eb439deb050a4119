//! A form that could not be taken, given back as it was sent: when the database was away or too many asked at once, and when
//! whoever wrote had been signed out meanwhile, or may write no more without an account in this browser. The fields stand in
//! the page, hidden, so that it works without scripts. Where what it was about is gone, or was never theirs to write at, the
//! words are shown to be copied.

use actix_web::HttpResponse;
use actix_web::http::header::{self, HeaderMap};
use serde::Serialize;

use super::Page;
use super::forms::{Field, Fields, Posted};
use super::proof::PASSWORD;
use crate::error::Result;

/// Where the form was sent, among the fields of the page for signing in or beginning without an account.
const TO: &str = "again_to";
/// What the names of its fields begin with there.
const PREFIX: &str = "again:";
/// Fields that hold words nobody wrote: those of the text, around what was selected in it.
const OF_THE_TEXT: [&str; 2] = ["prefix", "suffix"];

/// A form to be sent again as it was.
#[derive(Debug, Clone, Serialize)]
pub struct Again {
    action: String,
    fields: Vec<Field>,
    /// What somebody may have taken long to write.
    words: Vec<String>,
}

/// The page on which it is sent again.
#[derive(Serialize)]
struct AgainView {
    title: String,
    text: String,
    again: Again,
    sign_in: bool,
    begin: &'static str,
    gone: bool,
    back: &'static str,
}

impl Again {
    /// The form as it was sent; none where it held a password, which is never sent back.
    pub(super) fn of(page: &Page, Posted(bytes): &Posted) -> Option<Self> {
        let fields: Vec<Field> = url::form_urlencoded::parse(bytes)
            // Was needed to get this far, and is no part of the form.
            .filter(|(name, _)| name != PASSWORD)
            .map(|(name, value)| Field {
                name: name.into_owned(),
                value: value.into_owned(),
            })
            .collect();
        let mut action = page.path().to_owned();
        if !page.query().is_empty() {
            action.push('?');
            action.push_str(page.query());
        }
        Self::made(action, fields)
    }

    /// The form that came along with the fields of somebody who signs in; `local` says which paths are our own.
    pub fn carried(fields: &Fields, local: impl Fn(&str) -> Option<&str>) -> Option<Self> {
        let action = local(fields.one(TO))?.to_owned();
        let own = fields.pairs().filter_map(|(name, value)| {
            Some(Field {
                name: name.strip_prefix(PREFIX)?.to_owned(),
                value: value.to_owned(),
            })
        });
        Self::made(action, own.collect())
    }

    fn made(action: String, fields: Vec<Field>) -> Option<Self> {
        if fields.iter().any(|field| field.name.contains("password")) {
            return None;
        }
        let words = fields
            .iter()
            .filter(|field| !OF_THE_TEXT.contains(&field.name.as_str()))
            .map(|field| field.value.trim())
            .filter(|value| value.contains(char::is_whitespace))
            .map(str::to_owned)
            .collect();
        Some(Self {
            action,
            fields,
            words,
        })
    }

    /// Where it was sent.
    pub(super) fn action(&self) -> &str {
        &self.action
    }

    /// The same with another value in one of its fields, if it has it.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            value.clone_into(&mut field.value);
        }
        self
    }

    /// The page on which it is sent again, by whoever `page` is for; `text` says what is so now.
    ///
    /// # Errors
    /// When the page cannot be rendered.
    pub fn shown(self, page: &Page, text: &str) -> Result<HttpResponse> {
        let view = AgainView {
            title: page.text("error-again-title"),
            text: page.text(text),
            again: self.for_page(page),
            sign_in: false,
            begin: "",
            gone: false,
            back: "",
        };
        page.render("pages/error.html", &view)
    }

    /// Whether somebody wrote something in it.
    pub(super) fn has_words(&self) -> bool {
        !self.words.is_empty()
    }

    /// The same with the form token of `page`.
    #[must_use]
    pub fn for_page(mut self, page: &Page) -> Self {
        self.fields.retain(|field| field.name != "csrf");
        self.fields.push(Field {
            name: "csrf".to_owned(),
            value: page.csrf_token(),
        });
        self
    }

    /// The same to be carried through signing in: without a token, which would fit nothing there.
    #[must_use]
    pub(super) fn carrying(mut self) -> Self {
        self.fields.retain(|field| field.name != "csrf");
        self
    }
}

/// Whether a form came from a page of ours, as the browser says: what other sites send is never offered to be sent again.
pub(super) fn is_from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => text(header::ORIGIN.as_str())
            .and_then(|origin| origin.split_once("://"))
            .is_some_and(|(_, host)| Some(host) == text(header::HOST.as_str())),
    }
}

/// The page of ours that the browser says a form stood on, as a path with its query.
pub(super) fn came_from(headers: &HeaderMap) -> Option<String> {
    let text = |name: header::HeaderName| headers.get(name)?.to_str().ok();
    let page = url::Url::parse(text(header::REFERER)?).ok()?;
    let (_, host) = page.as_str().split_once("://")?;
    let rest = host.strip_prefix(text(header::HOST)?)?;
    let path = rest.split('#').next().unwrap_or(rest);
    (path.starts_with('/') && !path.starts_with("//")).then(|| path.to_owned())
}
