//! A published comment with its answer, as pages show it, and where in the text it belongs.

use std::collections::HashMap;

use serde::Serialize;

use crate::consultations::model::{Consultation, Passage, Section};
use crate::documents::{Change, PassageKind, RedlineSegment, redline};
use crate::error::{Message, Result};
use crate::moderation::published::PublishedComment;
use crate::moderation::web::{public_html, public_piece, public_plain};
use crate::platform::names::{isolated, listed};
use crate::promises::actions::LedIn;
use crate::promises::model::Led;
use crate::reading::model::{DraftText, Shown};
use crate::rendering::{Owner, Piece};
use crate::responses::second_looks::PublishedLook;
use crate::types::ids::{CommentId, PassageId, SectionId};
use crate::web::{Choice, Page, addresses};

/// The members are the arguments of the comment component.
#[derive(Serialize)]
pub struct CommentView {
    pub number: String,
    pub party: String,
    /// Who signed along, in words; "" for nobody.
    pub signed: String,
    pub group: String,
    pub kind: &'static str,
    pub at: String,
    pub anchor: String,
    pub anchor_href: String,
    pub quote: String,
    /// Whether a typing error was mended since in the words it is about.
    pub mended: bool,
    /// The proposed text against the words it is to replace, in their sentence; empty without these.
    pub proposal: Vec<RedlineSegment>,
    pub body_html: String,
    pub proposed_text: String,
    pub disposition: &'static str,
    pub response_html: String,
    /// "open", or the word for what came of a second look; "" where none was asked for.
    pub second_look: &'static str,
    /// Why the answer was upheld then.
    pub second_look_reason: String,
    /// What it led to in a later version; none or one.
    pub led: Vec<LedView>,
}

/// What a comment led to in a later version.
#[derive(Serialize)]
pub struct LedView {
    pub text: String,
    /// The passages it led to, where they are read.
    pub places: Vec<Choice>,
}

impl LedView {
    /// What `led` says of a comment, if anything.
    pub fn of(
        page: &Page,
        consultation: &Consultation,
        led: Option<&LedIn>,
        comment: CommentId,
    ) -> Option<Self> {
        let there = led?;
        let (key, places) = match there.led.get(&comment)? {
            Led::To(places) => ("promises-led-to", places.as_slice()),
            Led::Removed => ("promises-led-removed", &[][..]),
            Led::Unchanged => ("promises-led-unchanged", &[][..]),
        };
        let href = |key: &str| match there.round {
            Some(number) => addresses::Round(&consultation.slug, number).passage(key),
            None => format!("{}#{key}", there.to.path(consultation)),
        };
        Some(Self {
            text: page.say(&Message::new(key).with("label", &there.to.label)),
            places: places
                .iter()
                .map(|place| {
                    let name = match place.section.as_str() {
                        "" => page.text("promises-led-place"),
                        section => section.to_owned(),
                    };
                    Choice::new(href(&place.key), name)
                })
                .collect(),
        })
    }
}

/// Fetches the HTML that comments show.
///
/// # Errors
/// As [`Page::gather`].
pub async fn gather<'a>(page: &Page, shown: impl Iterator<Item = &'a Shown>) -> Result<()> {
    gather_with(page, shown, Vec::new()).await
}

/// The same, with `pieces` of the page around them.
///
/// # Errors
/// As [`Page::gather`].
pub async fn gather_with<'a>(
    page: &Page,
    shown: impl Iterator<Item = &'a Shown>,
    mut pieces: Vec<Piece>,
) -> Result<()> {
    for one in shown {
        let comment = &one.comment;
        pieces.push(public_piece(page, comment.id, &comment.body));
        if let Some(answer) = &one.answer {
            let owner = Owner::PublishedResponse(comment.id);
            pieces.push(Piece::new(owner, &answer.response));
        }
    }
    page.gather(pieces).await
}

impl CommentView {
    /// `places` tells what the comment is about; without, the place goes without saying.
    pub fn of(page: &Page, shown: &Shown, places: Option<&Places<'_>>) -> Self {
        let comment = &shown.comment;
        let (anchor, anchor_href) = match places {
            Some(places) => places.of(page, comment),
            None => (String::new(), String::new()),
        };
        let answer = shown.answer.as_ref();
        let look = answer.and_then(|answer| answer.second_look.as_ref());
        Self {
            number: comment.number.to_string(),
            party: party(page, comment),
            signed: signed(page, &comment.signatories),
            group: page
                .site
                .config
                .group_name(&comment.group_code, page.language)
                .to_owned(),
            kind: comment.kind.as_str(),
            at: comment
                .submitted_on
                .map_or_else(String::new, |day| day.to_string()),
            anchor,
            anchor_href,
            quote: comment.anchor.words().unwrap_or_default().to_owned(),
            mended: shown.mended,
            proposal: match (&shown.base, &comment.proposed_text) {
                (Some(base), Some(text)) => {
                    let [before, behind] = &shown.around;
                    let kept = |text: &String| {
                        (!text.is_empty()).then(|| RedlineSegment {
                            change: Change::Kept,
                            text: text.clone(),
                        })
                    };
                    kept(before)
                        .into_iter()
                        .chain(redline(base, &public_plain(page, text)))
                        .chain(kept(behind))
                        .collect()
                }
                _ => Vec::new(),
            },
            body_html: public_html(page, &comment.body),
            proposed_text: comment
                .proposed_text
                .as_ref()
                .map_or_else(String::new, |text| public_plain(page, text)),
            disposition: shown
                .answer
                .as_ref()
                .map_or("", |answer| answer.disposition.as_str()),
            response_html: shown
                .answer
                .as_ref()
                .map_or_else(String::new, |answer| page.html_of(&answer.response)),
            second_look: look.map_or("", PublishedLook::state),
            second_look_reason: look.map_or_else(String::new, |look| look.reason.clone()),
            led: Vec::new(),
        }
    }
}

/// How the party of a comment is named: by its own choice.
fn party(page: &Page, comment: &PublishedComment) -> String {
    match (&comment.party_name, &comment.submitter_name) {
        (Some(party), Some(person)) => format!("{} ({})", isolated(party), isolated(person)),
        (Some(party), None) => party.clone(),
        (None, _) => page.text("reading-anonymous"),
    }
}

/// Who signed along: a few by name, more by their number; the report names all.
fn signed(page: &Page, names: &[String]) -> String {
    const FEW: usize = 3;
    match names {
        [] => String::new(),
        few if few.len() <= FEW => {
            let names = listed(few.iter().map(String::as_str));
            page.say(&Message::new("reading-signed-by").with("names", names))
        }
        many => page.say(&Message::new("reading-signed-count").with("count", many.len())),
    }
}

/// Finds the place in a text of whatever a comment is about.
pub struct Places<'a> {
    path: String,
    sections: HashMap<SectionId, &'a Section>,
    passages: HashMap<PassageId, &'a Passage>,
    headings: HashMap<SectionId, &'a str>,
}

impl<'a> Places<'a> {
    /// `path` is the address of the text.
    pub fn of_text(text: &'a DraftText, path: &str) -> Self {
        let mut headings = HashMap::new();
        for passage in text
            .passages
            .iter()
            .filter(|p| p.kind == PassageKind::Heading)
        {
            headings
                .entry(passage.section_id)
                .or_insert(passage.key.as_str());
        }
        Self {
            path: path.to_owned(),
            sections: text.sections.iter().map(|s| (s.id, s)).collect(),
            passages: text.passages.iter().map(|p| (p.id, p)).collect(),
            headings,
        }
    }

    /// Key of the heading of a section.
    pub fn heading(&self, section: SectionId) -> Option<&'a str> {
        self.headings.get(&section).copied()
    }

    /// The section and the passage a comment is about.
    pub fn find(&self, comment: &PublishedComment) -> (Option<&'a Section>, Option<&'a Passage>) {
        let passage = comment
            .anchor
            .passage
            .and_then(|id| self.passages.get(&id).copied());
        let section = passage
            .map(|passage| passage.section_id)
            .or(comment.anchor.section)
            .and_then(|id| self.sections.get(&id).copied());
        (section, passage)
    }

    /// What a comment is about, in words, and its address.
    fn of(&self, page: &Page, comment: &PublishedComment) -> (String, String) {
        let (section, passage) = self.find(comment);
        let key = passage
            .map(|passage| passage.key.as_str())
            .or_else(|| section.and_then(|section| self.heading(section.id)));
        let href = key.map_or_else(|| self.path.clone(), |key| format!("{}#{key}", self.path));
        let words = match section {
            Some(section) => section.label(),
            None => page.text("reading-whole-document"),
        };
        (words, href)
    }
}
