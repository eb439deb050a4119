//! `GET /consultations/{slug}/rounds/{number}`: the draft text, and what people say about it.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::comment::{CommentView, gather_with};
use super::errata::{ErratumView, at_passage, of_text};
use super::filters::{groups, known_group};
use super::own::{DoneByView, OwnByPlace, OwnView, TeamCountView, done_by, team_counts, with_own};
use super::page_cache::{PageCache, Rendered};
use super::questions::QuestionView;
use super::revision::revision_of;
use super::since::{ChangeView, SinceView, change_view, since_view};
use super::views::{RoundView, introduction};
use crate::consultations::model::{Passage, Section};
use crate::consultations::parties;
use crate::consultations::web::preview::shown_as;
use crate::documents::{PassageKind, highlight};
use crate::error::Result;
use crate::questions::web::asked::help;
use crate::reading::actions::{self, ChangedSince};
use crate::reading::layout::{self, PassageLayout};
use crate::reading::model::{CommentedText, DraftText, next_change};
use crate::responding::actions::InHand;
use crate::types::ids::{PassageId, SectionId};
use crate::web::{Choice, Page};

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
    /// Whether there are so many comments that passages out of sight are best laid out later.
    crowded: bool,
    /// What changed since the round before, if there is one with another text; none or one.
    since: Vec<SinceView>,
    /// Whether nothing is shown but that.
    only_changed: bool,
    /// Typing errors mended in it.
    errata: Vec<ErratumView>,
    /// Organisations that the reader leads, whose colleagues could divide the text.
    divisible: Vec<Choice>,
    /// The reader's own comments, and their colleagues', on the document as a whole.
    document_own: Vec<OwnView>,
    document_team: Vec<TeamCountView>,
    /// Comments on the document as a whole.
    document_count: i64,
    document_comments: Vec<CommentView>,
    total: i64,
    /// Asked about the text as a whole, or about a section without a heading.
    questions: Vec<QuestionView>,
    groups: Vec<Choice>,
    /// Code of the group whose comments are shown; "" for all.
    group: String,
    /// The choice of group, to be added to addresses: "" or "?group=…".
    suffix: String,
}

#[derive(Deserialize)]
pub struct TextQuery {
    #[serde(default)]
    group: String,
    /// Anything: only what changed since the round before.
    #[serde(default)]
    changed: String,
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
    /// Of a row: how many columns its table has here, with that of the margin.
    columns: usize,
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
    /// The first few of its comments.
    comments: Vec<CommentView>,
    /// Where all of them are.
    all_href: String,
    /// The reader's own comments here, and their colleagues'.
    own: Vec<OwnView>,
    /// How many of them there are, where several people write.
    team: Vec<TeamCountView>,
    /// Who does the section that begins here, for those who write with them.
    done_by: Vec<DoneByView>,
    /// What changed here since the round before; none or one.
    changes: Vec<ChangeView>,
    /// What the round asks about the section that begins here.
    questions: Vec<QuestionView>,
    /// Typing errors mended in it.
    errata: Vec<ErratumView>,
}

/// The page.
pub async fn show(
    page: Page,
    request: HttpRequest,
    path: web::Path<(String, i64)>,
    query: web::Query<TextQuery>,
    cache: web::Data<PageCache>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let group = known_group(&page, &query.group)?;
    let changed = if query.changed.is_empty() { "" } else { "1" };
    let page = page.asking(&[("group", &query.group), ("changed", changed)]);
    let (page, own) = with_own(page, &slug, Some(number)).await?;
    let make = async || {
        let (site, actor) = (&page.site, &page.actor);
        let text = actions::commented_text(site, actor, &slug, number, group.clone()).await?;
        let since = actions::changed_since(site, actor, &slug, number).await?;
        let now = page.site.now();
        let round = text.text.round.clone();
        let mut said: Vec<_> = text.questions.iter().map(help).collect();
        said.push(introduction(&text.text.round));
        gather_with(&page, text.first.iter(), said).await?;
        let group = group.clone().unwrap_or_default();
        let mut shown = view(&page, text, &own, since.as_ref(), group);
        shown.divisible = divisible(&own.divisible);
        shown.only_changed = !changed.is_empty() && !shown.since.is_empty();
        let draw = |_: &Page| Ok(shown);
        Ok(Rendered {
            html: page.drawn("pages/reading/text.html", draw).await?,
            until: next_change(std::iter::once(&round), now),
        })
    };
    cache
        .answer(&page, &request, revision_of(&page, &slug), make)
        .await
}

/// The first comments of each place.
#[derive(Default)]
struct ByPlace {
    document: Vec<CommentView>,
    sections: HashMap<SectionId, Vec<CommentView>>,
    passages: HashMap<PassageId, Vec<CommentView>>,
}

fn view(
    page: &Page,
    commented: CommentedText,
    in_hand: &InHand,
    since: Option<&ChangedSince>,
    group: String,
) -> TextView {
    let now = page.site.now();
    let mut own = OwnByPlace::of(&in_hand.comments, &commented.text.errata);
    let mut done_by = done_by(page, &in_hand.sections);
    let CommentedText {
        text,
        counts,
        first,
        beside,
        crowded,
        mut questions,
        quotations,
    } = commented;
    let consultation = &text.consultation;
    let round = RoundView::of(page, consultation, &text.round, &text.version.label, now);
    let levels = layout::heading_levels(&text.sections);
    let places = layout::places(&text.passages, &levels);
    let sections: HashMap<SectionId, &Section> = text
        .sections
        .iter()
        .map(|section| (section.id, section))
        .collect();
    let mut numbered: HashMap<&str, usize> = HashMap::new();
    for section in &text.sections {
        *numbered.entry(section.number.as_str()).or_default() += 1;
    }
    let mut first_of = ByPlace::default();
    for shown in &first {
        let view = CommentView::of(page, shown, None);
        match (shown.comment.anchor.passage, shown.comment.anchor.section) {
            (Some(passage), _) => first_of.passages.entry(passage).or_default(),
            (None, Some(section)) => first_of.sections.entry(section).or_default(),
            (None, None) => &mut first_of.document,
        }
        .push(view);
    }
    let suffix = if group.is_empty() {
        String::new()
    } else {
        format!("?group={group}")
    };
    let mut pieces: Vec<Piece> = Vec::with_capacity(text.passages.len());
    for (passage, place) in text.passages.iter().zip(places) {
        let section = sections.get(&passage.section_id).copied();
        let mut piece = piece(passage, place, section, &round);
        // Parts of a text may number alike: then the key alone tells which heading is meant.
        if section
            .and_then(|section| numbered.get(section.number.as_str()))
            .is_some_and(|times| *times > 1)
        {
            piece.comment_href = comment_href(&round, passage, None);
            piece.href.clone_from(&piece.comment_href);
        }
        let mut marks = quotations.get(&passage.id).cloned().unwrap_or_default();
        marks.extend(own.marks.remove(&passage.id).unwrap_or_default());
        if !marks.is_empty() {
            piece.html = highlight(&passage.html, &passage.text, &marks);
        }
        piece.errata = at_passage(page, consultation, &text.errata, passage);
        piece.own = own.passages.remove(&passage.id).unwrap_or_default();
        if piece.kind == "heading"
            && let Some(of_section) = own.sections.remove(&passage.section_id)
        {
            piece.own.extend(of_section);
        }
        piece.team = team_counts(page, &piece.own);
        if piece.kind == "heading" {
            piece.done_by = done_by.remove(&passage.section_id).unwrap_or_default();
        }
        piece.changes = since
            .and_then(|since| Some((since, since.changes.get(&passage.id)?)))
            .map(|(since, change)| change_view(&consultation.slug, since, change))
            .into_iter()
            .collect();
        piece.count = counts.passages.get(&passage.id).copied().unwrap_or(0);
        piece.comments = first_of.passages.remove(&passage.id).unwrap_or_default();
        // What is said of a section as a whole stands at its heading.
        if piece.kind == "heading"
            && let Some(of_section) = first_of.sections.remove(&passage.section_id)
        {
            piece.count += counts
                .sections
                .get(&passage.section_id)
                .copied()
                .unwrap_or(0);
            piece.comments.extend(of_section);
            piece.comments.truncate(beside);
        }
        if piece.kind == "heading" {
            piece.questions = questions
                .extract_if(.., |asked| asked.section_id == Some(passage.section_id))
                .map(|question| QuestionView::of(page, &question))
                .collect();
        }
        piece.all_href = format!("{}/passages/{}{suffix}", round.path, passage.key);
        if piece.count > 0 {
            piece.href.clone_from(&piece.all_href);
        }
        pieces.push(piece);
    }
    TextView {
        title: title(&text),
        consultation: consultation.title.clone(),
        slug: consultation.slug.clone(),
        language: consultation.language.as_str(),
        document: text.version.title.clone(),
        words: text.version.words,
        contents: contents(&text, &levels),
        pieces,
        crowded,
        since: since
            .map(|since| since_view(page, &consultation.slug, since))
            .into_iter()
            .collect(),
        only_changed: false,
        errata: of_text(
            page,
            consultation,
            (&text.sections, &text.passages, &text.errata),
            &round.path,
        ),
        divisible: Vec::new(),
        document_team: team_counts(page, &own.document),
        document_own: own.document,
        document_count: counts.document,
        document_comments: first_of.document,
        total: counts.total(),
        questions: questions
            .iter()
            .map(|question| QuestionView::of(page, question))
            .collect(),
        groups: groups(page),
        group,
        suffix,
        round,
    }
}

fn divisible(found: &[parties::Choice]) -> Vec<Choice> {
    found
        .iter()
        .filter_map(|one| Some(Choice::new(one.organisation?, &one.name)))
        .collect()
}

pub(super) fn title(text: &DraftText) -> String {
    if text.version.title.is_empty() {
        text.consultation.title.clone()
    } else {
        text.version.title.clone()
    }
}

/// The sections with a heading, as links to it.
fn contents(text: &DraftText, levels: &HashMap<SectionId, u8>) -> Vec<ContentsItem> {
    let mut headings: HashMap<SectionId, &str> = HashMap::new();
    for passage in text
        .passages
        .iter()
        .filter(|p| p.kind == PassageKind::Heading)
    {
        headings.entry(passage.section_id).or_insert(&passage.key);
    }
    text.sections
        .iter()
        .filter_map(|section| {
            let level = *levels.get(&section.id)?;
            let key = headings.get(&section.id)?;
            (level <= CONTENTS_DEPTH).then(|| ContentsItem {
                text: section.label(),
                href: format!("#{key}"),
                level: level - 1,
            })
        })
        .collect()
}

fn piece(
    passage: &Passage,
    place: PassageLayout,
    section: Option<&Section>,
    round: &RoundView,
) -> Piece {
    let kind = shown_as(passage.kind);
    let section_number = section.map_or("", |section| section.number.as_str());
    let number = if kind == "heading" {
        section_number
    } else {
        &passage.number
    };
    let comment_href = comment_href(round, passage, section);
    Piece {
        key: passage.key.clone(),
        kind,
        number: number.to_owned(),
        html: passage.html.clone(),
        columns: passage.html.matches("<td").count() + passage.html.matches("<th").count() + 1,
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
        comments: Vec::new(),
        all_href: String::new(),
        own: Vec::new(),
        team: Vec::new(),
        done_by: Vec::new(),
        changes: Vec::new(),
        questions: Vec::new(),
        errata: Vec::new(),
    }
}

/// Where a comment on this passage is made; "" when the round takes none. A comment on a heading
/// is one on its section.
pub(super) fn comment_href(
    round: &RoundView,
    passage: &Passage,
    section: Option<&Section>,
) -> String {
    if !round.takes_comments {
        return String::new();
    }
    let (name, value) = match section {
        Some(section) if passage.kind == PassageKind::Heading && !section.number.is_empty() => {
            ("section", section.number.as_str())
        }
        _ => ("passage", passage.key.as_str()),
    };
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair(name, value)
        // Where one reads on once the comment is kept.
        .append_pair("at", &passage.key)
        .finish();
    format!("{}/comment?{query}", round.path)
}

/// "5.2", or the first words of a passage that stands under no number.
pub(super) fn name(passage: &Passage, section_number: &str) -> String {
    let words: Vec<&str> = passage.text.split_whitespace().take(6).collect();
    let words = words.join(" ");
    match passage.kind {
        PassageKind::Heading if !section_number.is_empty() => section_number.to_owned(),
        _ if section_number.is_empty() => words,
        _ => format!("{section_number}: {words}"),
    }
}
