//! How far moderating a round is.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::queue_query::QueueQuery;
use crate::error::Result;
use crate::moderation::actions;
use crate::moderation::tally::Tally;
use crate::readings::web::sentences;
use crate::types::ids::RoundId;
use crate::web::{Choice, Page, addresses};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ProgressQuery {
    round: String,
}

#[derive(Serialize)]
struct ProgressView {
    title: String,
    round: String,
    rounds: Vec<Choice>,
    total: Line,
    sections: Vec<Line>,
    groups: Vec<Line>,
    colleagues: Vec<Line>,
    /// By how many people what was read, in sentences.
    read: Vec<String>,
    /// Where the answers to the questions are read; "" where there are none.
    questions: String,
}

/// A line of a table.
#[derive(Serialize)]
struct Line {
    name: String,
    /// The queue with what waits there; "" where nothing does.
    href: String,
    waiting: i64,
    published: i64,
    redacted: i64,
    withheld: i64,
    all: i64,
    /// Decided on, of a hundred, rounded down: 100 is all of them.
    percent: i64,
}

impl Line {
    fn new(name: impl Into<String>, tally: Tally, query: Option<QueueQuery>) -> Self {
        Self {
            name: name.into(),
            href: query
                .filter(|_| tally.waiting > 0)
                .map(|query| query.href())
                .unwrap_or_default(),
            waiting: tally.waiting,
            published: tally.published,
            redacted: tally.redacted,
            withheld: tally.withheld,
            all: tally.all(),
            percent: (tally.decided() * 100)
                .checked_div(tally.all())
                .unwrap_or(100),
        }
    }
}

/// Where the answers to the questions of the round are read.
fn questions_of(found: &actions::Progress) -> String {
    let consultation = found
        .rounds
        .iter()
        .find(|(round, _)| round.id == found.round.id)
        .map(|(_, consultation)| consultation);
    consultation
        .filter(|_| found.read.answers.all > 0)
        .map(|one| addresses::Drafting(&one.slug, found.round.number).questions())
        .unwrap_or_default()
}

/// GET /moderation/progress
pub(super) async fn show(page: Page, query: web::Query<ProgressQuery>) -> Result<HttpResponse> {
    let asked = query.round.parse().ok().map(RoundId);
    let found = actions::progress(&page.site, &page.actor, asked).await?;
    let queue = || QueueQuery {
        round: found.round.id.to_string(),
        ..QueueQuery::default()
    };
    let mut total = Tally::default();
    for tally in found.by_group.values() {
        total.waiting += tally.waiting;
        total.published += tally.published;
        total.redacted += tally.redacted;
        total.withheld += tally.withheld;
    }
    let mut sections = Vec::new();
    if let Some(tally) = found.by_section.get(&None) {
        sections.push(Line::new(
            page.text("moderation-whole-document"),
            *tally,
            None,
        ));
    }
    for section in &found.sections {
        if let Some(tally) = found.by_section.get(&Some(section.id)) {
            let query = QueueQuery {
                section: section.id.to_string(),
                ..queue()
            };
            sections.push(Line::new(section.label().trim(), *tally, Some(query)));
        }
    }
    let config = &page.site.config;
    let groups = found.by_group.iter().map(|(code, tally)| {
        let query = QueueQuery {
            group: code.clone(),
            ..queue()
        };
        Line::new(config.group_name(code, page.language), *tally, Some(query))
    });
    let colleagues = found.by_colleague.iter().map(|(name, tally)| {
        let name = if name.is_empty() {
            page.text("moderation-by-system")
        } else {
            name.clone()
        };
        Line::new(name, *tally, None)
    });
    let view = ProgressView {
        title: page.text("moderation-progress-title"),
        round: found.round.id.to_string(),
        rounds: super::queue::rounds(&page, &found.rounds),
        total: Line::new(page.text("moderation-progress-total"), total, Some(queue())),
        groups: groups.collect(),
        colleagues: colleagues.collect(),
        sections,
        read: sentences(&page, &found.read),
        questions: questions_of(&found),
    };
    page.render("pages/moderation/progress.html", &view)
}
