//! Typing errors that were mended, as the public pages show them: at their passage, and all of a text together.

use std::collections::HashMap;

use serde::Serialize;

use super::views::date;
use crate::consultations::model::{Consultation, Errata, Erratum, Passage, Section};
use crate::web::Page;

/// A typing error that was mended.
#[derive(Serialize)]
pub(super) struct ErratumView {
    /// The day, in words.
    date: String,
    old: String,
    new: String,
    reason: String,
    /// The section it stands in, and its address in the text; "" beside its own passage.
    place: String,
    href: String,
}

impl ErratumView {
    fn of(page: &Page, consultation: &Consultation, erratum: &Erratum) -> Self {
        Self {
            date: date(page, consultation, erratum.created_at),
            old: erratum.old_words.clone(),
            new: erratum.new_words.clone(),
            reason: erratum.reason.clone(),
            place: String::new(),
            href: String::new(),
        }
    }
}

/// Those of one passage, oldest first.
pub(super) fn at_passage(
    page: &Page,
    consultation: &Consultation,
    errata: &Errata,
    passage: &Passage,
) -> Vec<ErratumView> {
    let of = errata.at(passage.id).iter();
    of.map(|erratum| ErratumView::of(page, consultation, erratum))
        .collect()
}

/// All of a text, in its order; `path` is its address.
pub(super) fn of_text(
    page: &Page,
    consultation: &Consultation,
    (sections, passages, errata): (&[Section], &[Passage], &Errata),
    path: &str,
) -> Vec<ErratumView> {
    let sections: HashMap<_, &Section> = sections
        .iter()
        .map(|section| (section.id, section))
        .collect();
    let mut views = Vec::new();
    for passage in passages {
        let section = sections.get(&passage.section_id);
        for mut view in at_passage(page, consultation, errata, passage) {
            view.place = section.map(|section| section.label()).unwrap_or_default();
            if view.place.is_empty() {
                view.place.clone_from(&passage.key);
            }
            view.href = format!("{path}#{}", passage.key);
            views.push(view);
        }
    }
    views
}
