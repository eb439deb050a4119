//! `GET /consultations/{slug}/rounds/{number}`: the draft text, and what people say about it.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::kept::{Fresh, Kept};
use super::views::RoundView;
use crate::consultations::model::{Passage, Section};
use crate::db::ids::SectionId;
use crate::error::Result;
use crate::reading::actions;
use crate::reading::layout::{self, Place};
use crate::reading::model::{DraftText, next_change};
use crate::web::Page;

/// Deepest sections the table of contents names.
const CONTENTS_DEPTH: u8 = 4;

#[derive(Serialize)]
struct TextView {
    title: String,
    consultation: String,
    slug: String,
    language: &'static str,
    round: RoundView,
    document: String,
    words: i64,
    contents: Vec<ContentsItem>,
    pieces: Vec<Piece>,
    signed_in: bool,
}

#[derive(Serialize)]
struct ContentsItem {
    text: String,
    href: String,
    level: u8,
}

/// A passage with everything around it.
#[derive(Serialize)]
struct Piece {
    key: String,
    /// A word of the passage component, or "row".
    kind: &'static str,
    number: String,
    html: String,
    level: u8,
    depth: u8,
    before: String,
    after: String,
    table_start: bool,
    table_end: bool,
    head_start: bool,
    head_end: bool,
    body_start: bool,
    /// How the passage is named to somebody who cannot see where a link stands.
    name: String,
    count: i64,
    /// Where its comments are, or where one is made; "" when neither.
    href: String,
    /// Where one is made; "" when the round takes none.
    comment_href: String,
    /// Where a footnote's reference points; "" for other passages.
    anchor: String,
}

/// The page.
pub async fn show(
    page: Page,
    request: HttpRequest,
    path: web::Path<(String, i64)>,
    kept: web::Data<Kept>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let make = async || {
        let text = actions::text(&page.site, &page.actor, &slug, number).await?;
        let now = page.site.now();
        let view = view(&page, &text);
        Ok(Fresh {
            html: page.html("pages/reading/text.html", &view)?,
            until: next_change(std::iter::once(&text.round), now),
        })
    };
    kept.answer(&page, &request, super::stamp_of(&page, &slug), make)
        .await
}

fn view(page: &Page, text: &DraftText) -> TextView {
    let now = page.site.now();
    let consultation = &text.consultation;
    let round = RoundView::of(page, consultation, &text.round, &text.version.label, now);
    let levels = layout::heading_levels(&text.sections);
    let places = layout::places(&text.passages, &levels);
    let sections: HashMap<SectionId, &Section> = text
        .sections
        .iter()
        .map(|section| (section.id, section))
        .collect();
    let mut notes = HashMap::new();
    let pieces: Vec<Piece> = text
        .passages
        .iter()
        .zip(places)
        .map(|(passage, place)| {
            let section = sections.get(&passage.section_id).copied();
            piece(passage, place, section, &round, &mut notes)
        })
        .collect();
    TextView {
        title: title(text),
        consultation: consultation.title.clone(),
        slug: consultation.slug.clone(),
        language: consultation.language.as_str(),
        document: text.version.title.clone(),
        words: text.version.words,
        contents: contents(text, &levels),
        pieces,
        signed_in: page.actor.viewer().is_some(),
        round,
    }
}

fn title(text: &DraftText) -> String {
    if text.version.title.is_empty() {
        text.consultation.title.clone()
    } else {
        text.version.title.clone()
    }
}

/// The sections with a heading, as links to it.
fn contents(text: &DraftText, levels: &HashMap<SectionId, u8>) -> Vec<ContentsItem> {
    let mut headings: HashMap<SectionId, &str> = HashMap::new();
    for passage in text.passages.iter().filter(|p| p.kind == "heading") {
        headings.entry(passage.section_id).or_insert(&passage.key);
    }
    text.sections
        .iter()
        .filter_map(|section| {
            let level = *levels.get(&section.id)?;
            let key = headings.get(&section.id)?;
            (level <= CONTENTS_DEPTH).then(|| ContentsItem {
                text: format!("{} {}", section.number, section.title)
                    .trim()
                    .to_owned(),
                href: format!("#{key}"),
                level: level - 1,
            })
        })
        .collect()
}

fn piece(
    passage: &Passage,
    place: Place,
    section: Option<&Section>,
    round: &RoundView,
    notes: &mut HashMap<String, usize>,
) -> Piece {
    let kind = match passage.kind.as_str() {
        "heading" => "heading",
        "list-item" => "item",
        "table-row" => "row",
        "footnote" => "note",
        "quote" => "quote",
        "code" => "code",
        _ => "paragraph",
    };
    let section_number = section.map_or("", |section| section.number.as_str());
    let number = if kind == "heading" {
        section_number
    } else {
        &passage.number
    };
    let comment_href = if round.takes_comments {
        let place = match section {
            Some(section) if kind == "heading" && !section.number.is_empty() => {
                ("section", section.number.as_str())
            }
            _ => ("passage", passage.key.as_str()),
        };
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair(place.0, place.1)
            .finish();
        format!("{}/comment?{query}", round.path)
    } else {
        String::new()
    };
    Piece {
        key: passage.key.clone(),
        kind,
        number: number.to_owned(),
        html: passage.html.clone(),
        level: place.heading,
        depth: place.depth,
        before: place.before,
        after: place.after,
        table_start: place.table_start,
        table_end: place.table_end,
        head_start: place.head_start,
        head_end: place.head_end,
        body_start: place.body_start,
        name: name(passage, section_number),
        count: 0,
        href: comment_href.clone(),
        comment_href,
        anchor: if kind == "note" {
            note_anchor(&passage.number, notes)
        } else {
            String::new()
        },
    }
}

/// "5.2", or the first words of a passage that stands under no number.
fn name(passage: &Passage, section_number: &str) -> String {
    let words: Vec<&str> = passage.text.split_whitespace().take(6).collect();
    let words = words.join(" ");
    match passage.kind.as_str() {
        "heading" if !section_number.is_empty() => section_number.to_owned(),
        _ if section_number.is_empty() => words,
        _ => format!("{section_number}: {words}"),
    }
}

/// The anchor references to a note point at: the second of the same number has a "-2".
fn note_anchor(number: &str, notes: &mut HashMap<String, usize>) -> String {
    let count = notes.entry(number.to_owned()).or_default();
    *count += 1;
    match *count {
        1 => format!("note-{number}"),
        copy => format!("note-{number}-{copy}"),
    }
}
