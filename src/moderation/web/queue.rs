//! The queue, and publishing the comments ticked in it.

use std::collections::HashSet;

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::folding::{AlikeMark, is_folded};
use super::queue_query::{EVERY, FOUND, NEWEST, QueueQuery};
use super::undo::UndoView;
use super::views::ViewLink;
use super::words::{excerpt, place_text};
use crate::comments::leaning::{Leaning, leaning};
use crate::consultations::model::{Consultation, Round};
use crate::error::{Error, Message, Result};
use crate::moderation::actions::{
    self, Chosen, ExpectedDecisions, FOUND_LIMIT, JointRuling, Overview,
};
use crate::moderation::model::{IN_MODERATION, is_read_in_queue, shown_state};
use crate::submissions::model::Moderation;
use crate::types::Moment;
use crate::types::ids::CommentId;
use crate::web::forms::{Fields, SafeForm};
use crate::web::{Choice, Page, addresses};

#[derive(Serialize)]
struct QueueView {
    title: String,
    values: QueueQuery,
    rounds: Vec<Choice>,
    sections: Vec<Choice>,
    groups: Vec<Choice>,
    states: Vec<Choice>,
    personal: Vec<Choice>,
    sorts: Vec<Choice>,
    /// The same queue, kept under names.
    views: Vec<ViewLink>,
    /// Where this one is kept.
    keep: String,
    /// Where all that was found is decided on; "" where that is nothing, or too much.
    together: String,
    /// What was decided a moment ago.
    undo: Option<UndoView>,
    rows: Vec<QueueRow>,
    /// Some of them can be ticked.
    bulk: bool,
    count: i64,
    /// Attachments that wait.
    attachments: i64,
    /// Reports of impersonation that wait for a verdict.
    impersonations: i64,
    first: String,
    next: String,
    error: String,
    /// Whether to publish all the same is asked.
    asks: bool,
}

#[derive(Serialize)]
struct QueueRow {
    number: String,
    href: String,
    /// Value of its check box; "" where it cannot be ticked.
    tick: String,
    ticked: bool,
    place: String,
    party: String,
    group: String,
    /// How far it was established who sent it.
    verification: &'static str,
    kind: &'static str,
    /// Its first words, of one too long to stand here unfolded; otherwise "".
    beginning: String,
    /// All that is published with it, as it was typed: addresses of links too.
    body: String,
    proposed: String,
    reference: String,
    /// It waits, and is too long to be decided on with others.
    alone: bool,
    /// Who else has it open; or "".
    held: String,
    /// Kinds of what looks like personal data in it; or "".
    personal: String,
    /// What its few words lean on, a word of `moderation-leans-…`, or "".
    leaning: &'static str,
    /// The campaign it is a copy in; the first row of a campaign stands for all copies that add nothing.
    alike: AlikeMark,
    state: &'static str,
    at: Option<Moment>,
    days: i64,
}

/// GET /moderation
pub(super) async fn show(page: Page, query: web::Query<QueueQuery>) -> Result<HttpResponse> {
    let query = query.into_inner();
    let view = view(&page, query, &[], String::new()).await?;
    page.draw("pages/moderation/queue.html", move |_| Ok(view))
        .await
}

/// POST /moderation/publication: publishes the comments ticked, all or none.
pub(super) async fn publish(page: Page, form: SafeForm<Fields>) -> Result<HttpResponse> {
    let fields = form.0;
    let query = QueueQuery::of(&fields);
    let ticked: Vec<&str> = fields.all("ids").collect();
    let seen = ticked
        .iter()
        .map(|text| seen(text).ok_or_else(|| Error::refused("error-form-broken")))
        .collect::<Result<Vec<_>>>()?;
    let anyway = fields.one("anyway") == "yes";
    let joint = JointRuling::publish(anyway);
    let chosen = Chosen::Ticked(seen);
    match actions::decide_together(&page.site, &page.actor, chosen, joint).await {
        Ok(outcome) => {
            let done = Message::new("moderation-bulk-done").with("count", outcome.decided);
            Ok(page.done(&query.href(), done))
        }
        Err(error) => {
            let asks = matches!(&error, Error::Refused(message) if message.key == "moderation-bulk-personal");
            let sentence = sentence(&page, error)?;
            let view = view(&page, query, &ticked, sentence).await?;
            let view = QueueView { asks, ..view };
            page.render_refused("pages/moderation/queue.html", &view)
        }
    }
}

/// What stands in the way of deciding on several comments.
///
/// # Errors
/// What nobody can mend by another choice.
pub(super) fn sentence(page: &Page, error: Error) -> Result<String> {
    match error {
        Error::Refused(message) => Ok(page.say(&message)),
        Error::Invalid(faults) => Ok(faults
            .first()
            .map(|fault| page.say(&fault.message))
            .unwrap_or_default()),
        other => Err(other),
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct JumpQuery {
    #[serde(default)]
    number: String,
}

/// GET /moderation/number: the comment with this number, its own or the one the public knows it by, as it is written or with
/// a word or sign before it.
pub(super) async fn jump(page: Page, query: web::Query<JumpQuery>) -> Result<HttpResponse> {
    let mut numbers = query
        .number
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty());
    // Of two numbers nobody can tell which is meant.
    let digits = match (numbers.next(), numbers.next()) {
        (Some(one), None) if one.len() <= 18 => one,
        _ => "",
    };
    let missing = || Message::new("moderation-no-such-number").with("words", query.number.trim());
    // What is no number leads nowhere, as the number of no comment does.
    let number = digits.parse().unwrap_or_default();
    match actions::decidable(&page.site, &page.actor, number).await? {
        Some(comment) => Ok(page.redirect(&addresses::ModeratedComment(comment).page())),
        None => Ok(page.sorry("/moderation", missing())),
    }
}

/// "17-2": comment 17, on which two decisions had been taken; "17": on which none had.
pub(super) fn seen(text: &str) -> Option<ExpectedDecisions> {
    let (comment, decisions) = text.split_once('-').unwrap_or((text, "0"));
    Some(ExpectedDecisions {
        comment: CommentId(comment.parse().ok()?),
        decisions: decisions.parse().ok()?,
    })
}

async fn view(page: &Page, query: QueueQuery, ticked: &[&str], error: String) -> Result<QueueView> {
    let search = query.search();
    let found = actions::queue(&page.site, &page.actor, search.clone()).await?;
    let values = QueueQuery {
        state: search
            .state
            .map_or_else(|| EVERY.to_owned(), |state| state.to_string()),
        ..query.clone()
    };
    let mut shown = HashSet::new();
    let rows: Vec<QueueRow> = found
        .rows
        .iter()
        .map(|waiting| row(page, &found, waiting, &values, ticked))
        .filter(|row| {
            let waits = !row.tick.is_empty() || row.alone;
            !(waits && is_folded(&mut shown, &row.alike, &row.personal))
        })
        .collect();
    let config = &page.site.config;
    Ok(QueueView {
        title: page.text("moderation-queue-title"),
        rounds: rounds(page, &found.rounds),
        sections: found
            .sections
            .iter()
            .map(|section| {
                let name = section.label();
                Choice::new(section.id, name.trim())
            })
            .collect(),
        groups: config
            .groups
            .iter()
            .map(|group| Choice::new(&group.code, group.name(page.language)))
            .collect(),
        states: states(page),
        personal: vec![Choice::new(FOUND, page.text("moderation-personal-found"))],
        sorts: vec![Choice::new(NEWEST, page.text("moderation-sort-newest"))],
        views: found.views.iter().map(ViewLink::of).collect(),
        keep: format!("/moderation/views{}", query.behind(None).suffix()),
        together: if (1..=FOUND_LIMIT).contains(&usize::try_from(found.count).unwrap_or(0)) {
            values.together()
        } else {
            String::new()
        },
        undo: found
            .undoable
            .as_ref()
            .map(|undoable| UndoView::of(page, &query, undoable)),
        bulk: rows.iter().any(|row| !row.tick.is_empty()),
        rows,
        attachments: found.attachments,
        count: found.count,
        impersonations: found.impersonations,
        first: if search.after.is_some() {
            query.behind(None).href()
        } else {
            String::new()
        },
        next: found
            .next
            .map(|key| query.behind(Some(key)).href())
            .unwrap_or_default(),
        values,
        error,
        asks: false,
    })
}

/// The rounds to choose from, by their ids.
pub(super) fn rounds(page: &Page, of: &[(Round, Consultation)]) -> Vec<Choice> {
    of.iter()
        .map(|(round, consultation)| {
            let text = Message::new("moderation-round")
                .with("title", &consultation.title)
                .with("number", round.number);
            Choice::new(round.id, page.say(&text))
        })
        .collect()
}

fn states(page: &Page) -> Vec<Choice> {
    let mut states: Vec<Choice> = IN_MODERATION
        .iter()
        .map(|state| {
            let key = format!("decision-state-{}", shown_state(*state));
            Choice::new(state, page.text(&key))
        })
        .collect();
    states.push(Choice::new(EVERY, page.text("moderation-state-all")));
    states
}

fn row(
    page: &Page,
    found: &Overview,
    waiting: &crate::moderation::store::Waiting,
    query: &QueueQuery,
    ticked: &[&str],
) -> QueueRow {
    let now = page.site.now();
    let comment = &waiting.comment;
    let waits = comment.moderation == Moderation::Pending;
    let long = !is_read_in_queue(comment);
    let tick = if waits && !long {
        format!("{}-{}", comment.id, comment.decisions)
    } else {
        String::new()
    };
    QueueRow {
        number: comment.id.to_string(),
        href: query.comment(comment.id),
        ticked: ticked.contains(&tick.as_str()),
        tick,
        place: place_text(page, found.places.get(&comment.id)),
        party: waiting.party.clone(),
        group: page
            .site
            .config
            .group_name(&comment.group_code, page.language)
            .to_owned(),
        verification: waiting.verification.as_str(),
        kind: comment.kind.as_str(),
        beginning: if long {
            excerpt(&comment.body)
        } else {
            String::new()
        },
        body: comment.body.clone(),
        proposed: comment.proposed_text.clone().unwrap_or_default(),
        reference: comment.reference.clone(),
        alone: waits && long,
        held: found
            .held
            .get(&comment.id)
            .map(|held| held.by.clone())
            .unwrap_or_default(),
        personal: personal_text(page, &waiting.personal),
        leaning: leaning(&comment.body).map_or("", Leaning::as_str),
        alike: AlikeMark::of(found.campaigns.get(&comment.id)),
        state: shown_state(comment.moderation),
        at: comment.submitted_at.map(to_second),
        days: comment
            .submitted_at
            .map_or(0, |at| (now - at).num_days().max(0)),
    }
}

/// "Telephone number, name" for the kinds that were found.
pub(super) fn personal_text(page: &Page, kinds: &str) -> String {
    let kinds = kinds.split_whitespace();
    let names: Vec<String> = kinds
        .map(|kind| page.text(&format!("personal-kind-{kind}")))
        .collect();
    names.join(", ")
}

/// HTML times know no more than three digits behind the second.
fn to_second(at: Moment) -> Moment {
    use chrono::Timelike;
    at.with_nanosecond(0).unwrap_or(at)
}
