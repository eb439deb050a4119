//! The page that asks for the password again, and goes on with what was asked for: a form with all that was
//! typed into it, or an address.
//!
//! It works without scripts: the fields of the form stand in the page, hidden, and once the password
//! fits the browser is told to send the same form on (307). What is to be asked is decided by
//! [`crate::access::require_proof`]; the password is looked at by `accounts`.

use std::collections::BTreeMap;

use actix_web::http::{Method, StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;

use super::Page;
use super::forms::{Field, Fields, Posted};

/// The fields of this page itself; none of them goes back into a page.
pub const PASSWORD: &str = "password_again";
const TO: &str = "asked_path";
const METHOD: &str = "asked_method";
const OWN: [&str; 4] = ["csrf", PASSWORD, TO, METHOD];

/// What somebody asked for, and has to give the password for first.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Path and query.
    to: String,
    /// Whether it is a form; else an address to open.
    form: bool,
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct View<'a> {
    title: String,
    to: &'a str,
    method: &'static str,
    fields: &'a [Field],
    /// What is wrong with the password.
    errors: BTreeMap<&'static str, String>,
}

impl Asked {
    /// What a request asked for.
    pub(super) fn of(page: &Page, method: &Method, posted: Option<&Posted>) -> Self {
        let to = match page.query() {
            "" => page.path().to_owned(),
            query => format!("{}?{query}", page.path()),
        };
        let fields = posted.map(|Posted(bytes)| {
            url::form_urlencoded::parse(bytes)
                .filter(|(name, _)| !OWN.contains(&&**name))
                .map(|(name, value)| Field {
                    name: name.into_owned(),
                    value: value.into_owned(),
                })
                .collect()
        });
        Self {
            to,
            form: *method == Method::POST,
            fields: fields.unwrap_or_default(),
        }
    }

    /// As it came back with the password; `local` says which paths are our own.
    pub fn again(fields: &Fields, local: impl Fn(&str) -> Option<&str>) -> Option<Self> {
        let to = local(fields.one(TO))?;
        let kept = fields.pairs().filter(|(name, _)| !OWN.contains(name));
        Some(Self {
            to: to.to_owned(),
            form: fields.one(METHOD) == "post",
            fields: kept
                .map(|(name, value)| Field {
                    name: name.to_owned(),
                    value: value.to_owned(),
                })
                .collect(),
        })
    }

    /// The page that asks; `error` is what was wrong with the password given before, or "".
    pub fn page(&self, page: &Page, error: String, status: StatusCode) -> HttpResponse {
        let view = View {
            title: page.text("proof-title"),
            to: &self.to,
            method: if self.form { "post" } else { "get" },
            fields: &self.fields,
            errors: BTreeMap::from([(PASSWORD, error)]),
        };
        page.render_status(status, "pages/password-again.html", &view)
            .unwrap_or_else(|error| error.error_response())
    }

    /// Goes on with it, now that the password fits.
    pub fn go_on(&self, page: &Page) -> HttpResponse {
        if !self.form {
            return page.redirect(&self.to);
        }
        // The browser sends the same body there, by POST again.
        page.finish(
            HttpResponse::TemporaryRedirect()
                .insert_header((header::LOCATION, self.to.as_str()))
                .insert_header((header::CACHE_CONTROL, "no-store"))
                .finish(),
        )
    }
}
