//! Choices of fields, and words about organisations, that several of these pages show.

use serde::Serialize;

use crate::accounts::model::Organisation;
use crate::config::{Group, INDIVIDUAL};
use crate::error::Message;
use crate::platform::dates;
use crate::platform::texts::Language;
use crate::web::{Choice, FormView, Page};

/// A page that is a title and, perhaps, one form.
#[derive(Serialize)]
pub(super) struct FormPage {
    pub title: String,
    pub form: FormView,
}

/// The languages, each by its own name.
pub(crate) fn languages() -> Vec<Choice> {
    let name = |language| match language {
        Language::Nl => "Nederlands",
        Language::En => "English",
    };
    Language::ALL
        .iter()
        .map(|language| Choice {
            value: language.as_str().to_owned(),
            text: name(*language).to_owned(),
        })
        .collect()
}

/// The groups an organisation can be of, when staff say so.
pub(crate) fn groups(page: &Page) -> Vec<Choice> {
    choices(page, |group| group.code != INDIVIDUAL)
}

/// The groups an organisation can say it is of itself.
pub(crate) fn free_groups(page: &Page) -> Vec<Choice> {
    choices(page, |group| {
        group.code != INDIVIDUAL && !group.has_standing()
    })
}

fn choices(page: &Page, of: impl Fn(&Group) -> bool) -> Vec<Choice> {
    let config = &page.site.config;
    config
        .groups
        .iter()
        .filter(|group| of(group))
        .map(|group| Choice {
            value: group.code.clone(),
            text: group.name(page.language).to_owned(),
        })
        .collect()
}

/// How an organisation came here and who vouches for it, in words.
pub(crate) fn provenance_text(page: &Page, organisation: &Organisation) -> String {
    let key = format!("organisation-provenance-{}", organisation.provenance);
    let at = organisation.confirmed_at.unwrap_or(organisation.created_at);
    let day = dates::date(at, page.site.config.site.time_zone, page.language);
    let domain = organisation.domain.clone().unwrap_or_default();
    page.say(&Message::new(key).with("date", day).with("domain", domain))
}
