//! One result as the page shows it, and its address.

use serde::Serialize;

use crate::consultations::model::Section;
use crate::db::search::Strictness;
use crate::documents::PassageKind;
use crate::error::Message;
use crate::moderation::published::PublishedComment;
use crate::search::model::{Hit, Question, What};
use crate::search::snippet::{Piece, marked, snippet};
use crate::web::{Page, addresses};

/// A result with its words in their context.
#[derive(Serialize)]
pub(super) struct ResultView {
    kind: &'static str,
    href: String,
    title: Vec<Piece>,
    /// Empty where the title is in the page's language.
    title_language: &'static str,
    language: &'static str,
    snippet: Vec<Piece>,
    meta: Vec<String>,
    disposition: &'static str,
}

impl ResultView {
    /// `text` is that of the comment or answer.
    pub(super) fn of(
        page: &Page,
        (hit, text): (&Hit, &str),
        question: &Question,
        mode: Strictness,
    ) -> Self {
        let at = &hit.whereabouts;
        let language = at.consultation.language;
        let plain = |text: String| vec![Piece { text, found: false }];
        let excerpt = |text: &str| snippet(text, question, mode);
        let mut meta = vec![at.consultation.title.clone()];
        let mut disposition = "";
        let (title, title_language, snippet) = match &hit.what {
            What::Passage(passage) => {
                meta.push(
                    page.say(&Message::new("search-version").with("label", &at.version.label)),
                );
                (
                    marked(&place(page, at.section.as_ref()), question, mode),
                    language.as_str(),
                    // A heading is the title itself.
                    match passage.kind {
                        PassageKind::Heading => Vec::new(),
                        _ => excerpt(&passage.text),
                    },
                )
            }
            What::Comment(comment) => {
                meta.extend(of_comment(page, hit, comment));
                let title = match &comment.party_name {
                    Some(name) => marked(&named(name, comment), question, mode),
                    None => plain(page.text("reading-anonymous")),
                };
                (title, "", excerpt(text))
            }
            What::Answer(comment, answer) => {
                meta.extend(of_comment(page, hit, comment));
                disposition = answer.disposition.as_str();
                let title = match &comment.party_name {
                    Some(name) => page.say(&Message::new("search-answer-to").with("party", name)),
                    None => page.text("search-answer-anonymous"),
                };
                (plain(title), "", excerpt(text))
            }
        };
        Self {
            kind: hit.what.kind().as_str(),
            href: href(hit),
            title,
            title_language,
            language: language.as_str(),
            snippet,
            meta,
            disposition,
        }
    }
}

/// Its party, and who answers for it, as they are named beside the comment.
fn named(party: &str, comment: &PublishedComment) -> String {
    match &comment.submitter_name {
        Some(person) => format!("{party} ({person})"),
        None => party.to_owned(),
    }
}

/// Whose comment it is, and what it is about.
fn of_comment(page: &Page, hit: &Hit, comment: &PublishedComment) -> Vec<String> {
    let group = &page
        .site
        .config
        .group_name(&comment.group_code, page.language);
    vec![
        (*group).to_owned(),
        place(page, hit.whereabouts.section.as_ref()),
        page.say(&Message::new("comment-number").with("number", comment.number)),
    ]
}

fn place(page: &Page, section: Option<&Section>) -> String {
    let name = section.map(Section::label);
    match name {
        Some(name) if !name.is_empty() => name,
        _ => page.text("reading-whole-document"),
    }
}

/// The address of a result: in the text, or in the list of comments.
pub fn href(hit: &Hit) -> String {
    let at = &hit.whereabouts;
    let text = match &at.round {
        Some(round) => addresses::Round(&at.consultation.slug, round.number).page(),
        None => at.version.path(&at.consultation),
    };
    match &hit.what {
        What::Passage(passage) => format!("{text}#{}", passage.key),
        What::Comment(comment) | What::Answer(comment, _) => {
            // The list begins with it, however long it is.
            format!(
                "{text}/comments?after={}#comment-{}",
                comment.number - 1,
                comment.number
            )
        }
    }
}
