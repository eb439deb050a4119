//! What the layout of every page needs: who is signed in, where they are, the message from the
//! page before.

use std::sync::Arc;

use serde::Serialize;

use super::page::{Bar, Page};
use super::static_files;
use crate::access::{StaffRole, Who};
use crate::platform::texts::{self, Language};

/// What every page's layout needs.
#[derive(Serialize)]
pub(super) struct Shell<'a> {
    lang: &'static str,
    site_name: &'a str,
    organisation: &'a str,
    title: String,
    path: &'a str,
    language_url: String,
    other_language: &'static str,
    signed_in: bool,
    account_name: &'a str,
    /// Of somebody who writes without an account, or "".
    guest_name: &'a str,
    /// Whose words a browser may keep: the same for all pages of one person, another for everybody
    /// else; "" for nobody in particular.
    owner: String,
    can_moderate: bool,
    can_draft: bool,
    can_manage: bool,
    can_administer: bool,
    csrf: String,
    flash: Vec<ShownFlash>,
    bars: &'a [Bar],
    assets_css: String,
    assets_js: String,
    icon: String,
    /// For pages on which words can be selected to comment on.
    annotate_js: String,
}

#[derive(Serialize)]
struct ShownFlash {
    kind: String,
    text: String,
}

impl Page {
    /// `template` is the one rendered, `title` its page's.
    pub(super) fn shell(&self, template: &str, title: String) -> Shell<'_> {
        let config = &self.site.config;
        let viewer = self.actor.viewer();
        let has = |role| viewer.is_some_and(|v| v.staff.iter().any(|staff| staff.role == role));
        // A page without a form for visitors gets no visitor's cookie, so that it can be kept.
        let public = ["pages/reading/", "pages/search/"];
        let needs_csrf = !matches!(self.actor.who, Who::Anonymous)
            || !public.iter().any(|at| template.starts_with(at));
        Shell {
            lang: self.language.as_str(),
            site_name: &config.site.name,
            organisation: match self.language {
                Language::Nl => &config.site.organisation_nl,
                Language::En => &config.site.organisation_en,
            },
            title,
            path: &self.inner.path,
            language_url: self.language_url(),
            other_language: self.language.other().as_str(),
            signed_in: viewer.is_some(),
            guest_name: self.actor.guest().map_or("", |guest| guest.name.as_str()),
            owner: match &self.actor.who {
                Who::Account(viewer) => format!("account-{}", viewer.account),
                Who::Guest(guest) => format!("guest-{}", guest.id),
                Who::Anonymous | Who::CommandLine | Who::System => String::new(),
            },
            account_name: viewer.map_or("", |viewer| viewer.name.as_str()),
            can_moderate: has(StaffRole::Moderator),
            can_draft: has(StaffRole::Drafter),
            can_manage: viewer.is_some_and(|viewer| viewer.admin || !viewer.staff.is_empty()),
            can_administer: viewer.is_some_and(|viewer| viewer.admin),
            csrf: if needs_csrf {
                self.csrf_token()
            } else {
                String::new()
            },
            flash: self.shown_flash(),
            bars: &self.inner.bars,
            assets_css: static_files::url("polder.css"),
            assets_js: static_files::url("polder.js"),
            icon: static_files::url("icon.svg"),
            annotate_js: static_files::url("annotate.js"),
        }
    }

    /// This page as asked for with these parameters and no others, in this order; those without a
    /// value are left out. So every spelling of one address is one address, and what somebody adds to
    /// it stands in no page.
    #[must_use]
    pub fn asking(mut self, parameters: &[(&str, &str)]) -> Self {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in parameters.iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        Arc::make_mut(&mut self.inner).query = query.finish();
        self
    }

    fn shown_flash(&self) -> Vec<ShownFlash> {
        let Some(flash) = &self.inner.flash else {
            return Vec::new();
        };
        let arguments = flash
            .args
            .iter()
            .map(|(name, value)| {
                let value = match value.parse::<i64>() {
                    Ok(count) if name.starts_with("count") => count.into(),
                    _ => value.clone().into(),
                };
                (name.clone().into(), value)
            })
            .collect();
        texts::find(self.language, &flash.key, &arguments)
            .map(|text| ShownFlash {
                kind: flash.kind.clone(),
                text,
            })
            .into_iter()
            .collect()
    }

    /// This page in the other language, all other parameters kept; of an answer to a form the page it came from.
    fn language_url(&self) -> String {
        let (path, asked) = match &self.inner.sent_from {
            Some(page) => page.split_once('?').unwrap_or((page, "")),
            None => (self.inner.path.as_str(), self.inner.query.as_str()),
        };
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in url::form_urlencoded::parse(asked.as_bytes()) {
            if name != "lang" {
                query.append_pair(&name, &value);
            }
        }
        query.append_pair("lang", self.language.other().as_str());
        format!("{path}?{}", query.finish())
    }
}
