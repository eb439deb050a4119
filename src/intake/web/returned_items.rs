//! What was read of a returned draft as fields of a form, and back: each thing with its words, its place and whether it
//! is taken.

use std::collections::HashMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::intake::returned::correct::Correction;
use crate::intake::returned::model::{ItemOutcome, ReturnedComment, SaidItem, TypedPlace};
use crate::platform::texts;
use crate::web::Page;

/// The most that goes along of a passage as the file has it, in characters: what is only shown.
const SHOWN: usize = 8_000;

/// One thing as the page shows it.
#[derive(Debug, Serialize)]
pub(super) struct ItemView {
    said: SaidItem,
    key: String,
    /// "Comment by A, 12 May 2026".
    heading: String,
    /// Whether it is ticked.
    taken: bool,
    /// Whether it was taken in before.
    known: bool,
    typed: TypedPlace,
    /// What goes along so that the file need not be sent again.
    along: String,
}

/// What goes along.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Along {
    said: SaidItem,
    range: Option<Range<usize>>,
}

/// One thing as the form sent it.
#[derive(Debug, Clone, Default)]
pub(super) struct SentItem {
    pub said: SaidItem,
    pub key: String,
    pub taken: bool,
    pub body: String,
    pub proposed: String,
    pub range: Option<Range<usize>>,
    pub typed: TypedPlace,
}

impl ItemView {
    pub(super) fn of(item: &ReturnedComment, said: SaidItem, page: &Page) -> Self {
        let known = item.outcome == ItemOutcome::Known;
        let range = item
            .anchor
            .quote
            .as_ref()
            .map(crate::documents::Quote::range);
        Self {
            heading: heading(&said, page),
            key: item.key.clone(),
            taken: item.outcome == ItemOutcome::Taken,
            known,
            typed: item.typed.clone(),
            along: along(&said, range),
            said,
        }
    }
}

impl SentItem {
    /// The same as it is shown again.
    pub(super) fn view(&self, page: &Page) -> ItemView {
        let mut said = self.said.clone();
        said.comment.clone_from(&self.body);
        said.proposed_text = Some(self.proposed.clone()).filter(|text| !text.is_empty());
        ItemView {
            heading: heading(&said, page),
            key: self.key.clone(),
            taken: self.taken,
            known: said.outcome == ItemOutcome::Known.as_str(),
            typed: self.typed.clone(),
            along: along(&said, self.range.clone()),
            said,
        }
    }

    /// The same as a correction.
    fn correction(self) -> (String, Correction) {
        let correction = Correction {
            left_out: !self.taken,
            body: Some(self.body),
            proposed: Some(self.proposed),
            place: self.typed,
        };
        (self.key, correction)
    }
}

fn heading(said: &SaidItem, page: &Page) -> String {
    let kind = page.text(&format!("intake-back-kind-{}", said.kind));
    let author = said.author.clone();
    let author = author.unwrap_or_else(|| texts::text(page.language, "intake-back-nobody"));
    let date = said.date.as_deref().unwrap_or_default().replace('T', " ");
    let date: String = date.chars().take(16).collect();
    let parts = [kind, author, date];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

fn along(said: &SaidItem, range: Option<Range<usize>>) -> String {
    let mut said = said.clone();
    // These stand in fields of their own.
    said.comment.clear();
    said.proposed_text = None;
    let length: usize = said
        .redline
        .iter()
        .map(|one| one.text.chars().count())
        .sum();
    if length > SHOWN {
        said.redline.clear();
    }
    said.words = said.words.chars().take(SHOWN).collect();
    serde_json::to_string(&Along { said, range }).unwrap_or_default()
}

/// What the fields of a form say, in the order of the file. What goes along is only about what is taken: whoever changes
/// it changes a comment of their own.
pub(super) fn sent(fields: &[(String, String)]) -> Vec<SentItem> {
    let fields: HashMap<&str, &str> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let mut numbers: Vec<u32> = fields
        .keys()
        .filter_map(|name| name.strip_prefix("key-")?.parse().ok())
        .collect();
    numbers.sort_unstable();
    numbers
        .into_iter()
        .map(|number| {
            let field = |name: &str| {
                let value = fields.get(format!("{name}-{number}").as_str());
                value.copied().unwrap_or_default().to_owned()
            };
            let along: Along = serde_json::from_str(&field("along")).unwrap_or_default();
            SentItem {
                said: SaidItem {
                    row: number,
                    ..along.said
                },
                range: along.range,
                key: field("key"),
                taken: !field("take").is_empty(),
                body: field("body").replace("\r\n", "\n"),
                proposed: field("proposed").replace("\r\n", "\n"),
                typed: TypedPlace {
                    place: field("place"),
                    quote: field("quote"),
                },
            }
        })
        .collect()
}

/// The fields of a form as corrections, by key.
pub(super) fn corrections(fields: &[(String, String)]) -> HashMap<String, Correction> {
    sent(fields).into_iter().map(SentItem::correction).collect()
}
