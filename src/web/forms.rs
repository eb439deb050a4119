//! Forms: posted fields with the CSRF token checked, and a form shown again with what is wrong.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Page;
use crate::error::{Error, FieldError, Result};

/// A posted form, decoded, from a page of ours: its `csrf` field was checked.
///
/// A field that is missing or of a wrong shape is a broken request, not a person's mistake;
/// declare fields as `String` (with `#[serde(default)]`) and check them in the action.
/// Fields that repeat (check boxes) decode to `Vec<String>` by [`Fields`].
pub struct SafeForm<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for SafeForm<T> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let page = Page::extract(request);
        let bytes = web::Bytes::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let page = page.await?;
            let bytes = bytes.await.map_err(|error| match error.as_error() {
                Some(PayloadError::Overflow) => Error::too_large("error-form-too-large"),
                _ => Error::refused("error-form-broken"),
            })?;
            let bytes = without_zeros(bytes);
            let token = url::form_urlencoded::parse(&bytes)
                .find(|(name, _)| name == "csrf")
                .map(|(_, value)| value.into_owned())
                .unwrap_or_default();
            // Also of a form that is refused: what somebody wrote is given back.
            request.extensions_mut().insert(Posted(bytes.clone()));
            page.check_csrf(&token)?;
            serde_urlencoded::from_bytes(&bytes)
                .map(SafeForm)
                .map_err(|_| Error::refused("error-form-broken"))
        })
    }
}

/// A form without its zeros: nobody types one, and PostgreSQL takes no text that holds one.
fn without_zeros(form: web::Bytes) -> web::Bytes {
    const ZERO: &[u8] = b"%00";
    if !form.contains(&0) && !form.windows(ZERO.len()).any(|some| some == ZERO) {
        return form;
    }
    let mut kept = Vec::with_capacity(form.len());
    let mut rest: &[u8] = &form;
    while let Some((first, others)) = rest.split_first() {
        if let Some(behind) = rest.strip_prefix(ZERO) {
            rest = behind;
            continue;
        }
        if *first != 0 {
            kept.push(*first);
        }
        rest = others;
    }
    kept.into()
}

/// A form that is a button: nothing is asked.
#[derive(Debug, Deserialize)]
pub struct NoFields {}

/// An option of a select, or of a group of radio buttons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// What is sent when it is chosen.
    pub value: String,
    /// What is read.
    pub text: String,
}

impl Choice {
    pub fn new(value: impl ToString, text: impl Into<String>) -> Self {
        Self {
            value: value.to_string(),
            text: text.into(),
        }
    }
}

/// A form as it was posted, for the page that says it could not be taken now.
#[derive(Clone)]
pub(super) struct Posted(pub(super) web::Bytes);

/// A field of a form to be sent again as it was.
#[derive(Debug, Clone, Serialize)]
pub struct Field {
    pub name: String,
    pub value: String,
}

/// The fields of a form as they came, where names repeat.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The first value of a field, or "".
    pub fn one(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// Each field with its value, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(field, value)| (field.as_str(), value.as_str()))
    }

    /// All values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.0
            .iter()
            .filter(move |(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> std::result::Result<Self, D::Error> {
        struct Pairs;
        impl<'de> serde::de::Visitor<'de> for Pairs {
            type Value = Fields;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("form fields")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> std::result::Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    fields.push(pair);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

/// A form as a template shows it: `form.values.x` and `form.errors.x`; `form.errors.form` is about
/// the form as a whole.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FormView {
    /// What stands in each field.
    pub values: BTreeMap<String, String>,
    /// What is wrong with each field; "" where nothing is.
    pub errors: BTreeMap<String, String>,
}

impl FormView {
    /// A form filled in with the members of `input` (strings, numbers, booleans).
    pub fn of(input: &impl Serialize) -> Self {
        let mut view = Self::default();
        if let Ok(serde_json::Value::Object(members)) = serde_json::to_value(input) {
            for (name, value) in members {
                let text = match value {
                    serde_json::Value::String(text) => text,
                    serde_json::Value::Null => String::new(),
                    other => other.to_string(),
                };
                view.errors.insert(name.clone(), String::new());
                view.values.insert(name, text);
            }
        }
        view
    }

    /// The same with what is wrong, when `error` is about the input; other errors are handed on.
    ///
    /// # Errors
    /// `error` itself, unless it is [`Error::Invalid`].
    pub fn refused(mut self, page: &Page, error: Error) -> Result<Self> {
        match error {
            Error::Invalid(faults) => {
                self.note(page, &faults);
                Ok(self)
            }
            // A sentence about the state of things belongs above the form too: nothing typed is lost.
            Error::Refused(message) | Error::TooLarge(message) => {
                self.errors.insert("form".to_owned(), page.say(&message));
                Ok(self)
            }
            other => Err(other),
        }
    }

    /// Without what was typed into `field`: passwords are not sent back.
    #[must_use]
    pub fn without(mut self, field: &str) -> Self {
        self.values.insert(field.to_owned(), String::new());
        self
    }

    fn note(&mut self, page: &Page, faults: &[FieldError]) {
        for fault in faults {
            let text = page.say(&fault.message);
            self.errors
                .entry(fault.field.to_owned())
                .and_modify(|known| {
                    if known.is_empty() {
                        text.clone_into(known);
                    }
                })
                .or_insert(text);
        }
    }
}
