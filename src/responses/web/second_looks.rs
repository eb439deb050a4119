//! Second looks before the drafters: the list, and one with its decision.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::item::{ItemView, dispositions, gather};
use crate::consultations::approvals::{Turn, Waiting};
use crate::error::{Message, Result};
use crate::platform::dates;
use crate::responses::actions::{self, LookAgain, LookDecision};
use crate::responses::second_looks::{LookFilter, SecondLookOutcome};
use crate::responses::store::ListedLook;
use crate::types::Moment;
use crate::types::ids::SecondLookId;
use crate::web::{Choice, FormView, Page, SafeForm, addresses};

const LIST: &str = "/drafting/second-looks";
const ONE: &str = "pages/responses/second_look.html";

/// Which of them, and where their list goes on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LooksQuery {
    state: String,
    after: String,
}

#[derive(Serialize)]
struct LooksView {
    title: String,
    states: Vec<Choice>,
    state: &'static str,
    rows: Vec<LookRow>,
    first: String,
    next: String,
}

#[derive(Serialize)]
struct LookRow {
    href: String,
    /// Number of the comment.
    number: String,
    party: String,
    place: String,
    asked_at: Moment,
    /// "open", or the word for what came of it.
    state: &'static str,
    /// How long there is still, or since when the term is over; "" for one that was decided.
    left: String,
    over: bool,
}

/// "3 days left", or "2 days over".
fn left(page: &Page, days: i64) -> String {
    let (key, count) = if days >= 0 {
        ("second-look-left", days)
    } else {
        ("second-look-over", -days)
    };
    page.say(&Message::new(key).with("count", count))
}

impl LookRow {
    fn of(page: &Page, listed: ListedLook, now: Moment) -> Self {
        let look = &listed.look;
        let days = look.days_left(now);
        let open = look.outcome.is_none();
        Self {
            href: addresses::SecondLook(look.id).page(),
            number: look.comment_id.to_string(),
            place: page.say(
                &Message::new("moderation-round")
                    .with("title", &listed.consultation)
                    .with("number", listed.round),
            ),
            asked_at: look.asked_at,
            state: look.state(),
            left: if open {
                left(page, days)
            } else {
                String::new()
            },
            over: open && days < 0,
            party: listed.party,
        }
    }
}

/// `GET /drafting/second-looks?state=open&after=ID`
pub(super) async fn list(page: Page, query: web::Query<LooksQuery>) -> Result<HttpResponse> {
    let filter = query.state.parse().unwrap_or(LookFilter::Open);
    let after = SecondLookId(query.after.parse().unwrap_or(0));
    let (rows, next) = actions::second_looks(&page.site, &page.actor, filter, after).await?;
    let now = page.site.now();
    let path = format!("{LIST}?state={filter}");
    let view = LooksView {
        title: page.text("second-looks-title"),
        states: LookFilter::ALL
            .iter()
            .map(|one| Choice::new(one, page.text(&format!("second-looks-{one}"))))
            .collect(),
        state: filter.as_str(),
        rows: rows
            .into_iter()
            .map(|listed| LookRow::of(&page, listed, now))
            .collect(),
        next: next
            .map(|next| format!("{path}&after={next}"))
            .unwrap_or_default(),
        first: if after.0 > 0 { path } else { String::new() },
    };
    page.render("pages/responses/second_looks.html", &view)
}

/// The form of a decision.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct DecisionForm {
    outcome: String,
    reason: String,
    disposition: String,
    response: String,
    duplicate_of: String,
    revision: i64,
}

#[derive(Serialize)]
struct LookView {
    title: String,
    path: String,
    consultation: String,
    /// The page of the comment.
    comment_href: String,
    number: String,
    section: String,
    item: ItemView,
    why: String,
    asked_on: String,
    due_on: String,
    left: String,
    over: bool,
    /// "open", or the word for what came of it.
    state: &'static str,
    reason: String,
    decided_on: String,
    /// It was decided by who gave the answer.
    by_first: bool,
    /// Whoever looks gave the answer, and a colleague could decide.
    is_first: bool,
    outcomes: Vec<Choice>,
    dispositions: Vec<&'static str>,
    reason_least: usize,
    asked: Option<Waiting>,
    asked_by_me: bool,
    form: FormView,
}

/// `GET /drafting/second-looks/{id}`
pub(super) async fn show(page: Page, path: web::Path<i64>) -> Result<HttpResponse> {
    let found = load(&page, SecondLookId(path.into_inner())).await?;
    let view = view(&page, found, None);
    page.render(ONE, &view)
}

async fn load(page: &Page, id: SecondLookId) -> Result<LookAgain> {
    let found = actions::look_again(&page.site, &page.actor, id).await?;
    gather(page, &[&found.item]).await?;
    Ok(found)
}

fn view(page: &Page, found: LookAgain, typed: Option<FormView>) -> LookView {
    let place = (found.passage.as_ref(), &found.errata);
    let item = ItemView::of(&found.item, place, page);
    let zone = found.consultation.zone();
    let (look, asked) = (found.look, found.asked);
    let day = |at: Moment| dates::date(at, zone, page.language);
    let days = look.days_left(page.site.now());
    let mut form = typed.unwrap_or_else(|| {
        FormView::of(&DecisionForm {
            disposition: item.disposition.to_owned(),
            response: item.response.clone(),
            duplicate_of: item.duplicate_of.clone(),
            revision: item.revision,
            ..DecisionForm::default()
        })
    });
    for key in [
        "form",
        "comments",
        "outcome",
        "reason",
        "disposition",
        "response",
        "duplicate_of",
    ] {
        form.errors.entry(key.to_owned()).or_default();
        form.values.entry(key.to_owned()).or_default();
    }
    let section = found.section.as_ref();
    LookView {
        title: page.say(&Message::new("second-look-of").with("number", look.comment_id)),
        path: addresses::SecondLook(look.id).page(),
        consultation: found.consultation.title.clone(),
        comment_href: addresses::DraftedComment(look.comment_id).page(),
        number: look.comment_id.to_string(),
        section: section.map_or_else(
            || page.text("responses-whole-document"),
            |section| section.label(),
        ),
        asked_on: day(look.asked_at),
        due_on: day(look.due_at),
        left: left(page, days),
        over: days < 0,
        state: look.state(),
        decided_on: look.decided_at.map(day).unwrap_or_default(),
        by_first: look.by_first,
        is_first: found.is_first,
        outcomes: SecondLookOutcome::ALL
            .iter()
            .map(|one| Choice::new(one, page.text(&format!("second-look-decide-{one}"))))
            .collect(),
        dispositions: dispositions(),
        reason_least: page.site.config.responses.second_look_reason_characters,
        asked_by_me: asked.as_ref().is_some_and(|asked| asked.is_by(&page.actor)),
        asked,
        why: look.why,
        reason: look.reason,
        item,
        form,
    }
}

/// `POST /drafting/second-looks/{id}/decision`
pub(super) async fn decide(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<DecisionForm>,
) -> Result<HttpResponse> {
    let id = SecondLookId(path.into_inner());
    let form = form.0;
    let input = LookDecision {
        outcome: form.outcome.clone(),
        reason: form.reason.clone(),
        disposition: form.disposition.clone(),
        response: form.response.clone(),
        duplicate_of: form.duplicate_of.clone(),
        revision: form.revision,
    };
    let here = addresses::SecondLook(id).page();
    match actions::decide_second_look(&page.site, &page.actor, id, input).await {
        Ok(Turn::Asked) => Ok(page.done(&here, "approvals-asked")),
        Ok(Turn::Go(outcome)) => {
            let done = format!("second-look-done-{outcome}");
            Ok(page.done(LIST, Message::new(done)))
        }
        Err(error) => {
            let typed = FormView::of(&form).refused(&page, error)?;
            let found = load(&page, id).await?;
            page.render_refused(ONE, &view(&page, found, Some(typed)))
        }
    }
}
