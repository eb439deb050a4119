//! What became of a party's submission: the decisions, the answers once they are public, what became of
//! the text, and whether the answers satisfy.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::documents::RedlineSegment;
use crate::error::{Message, Result};
use crate::moderation::actions::DecidedComment;
use crate::moderation::web::outcome::{SubmissionOutcomeView, gather, view};
use crate::platform::dates;
use crate::rendering::{Owner, Piece};
use crate::responses::actions::{
    self, Became, LookInput, Newer, Outcome, REMARK_CHARACTERS, SatisfactionInput, answer_key,
};
use crate::responses::second_looks::{SecondLook, ask_until};
use crate::submissions::model::Moderation;
use crate::types::Moment;
use crate::types::ids::{CommentId, SubmissionId};
use crate::web::forms::Fields;
use crate::web::{FormView, Page, SafeForm, addresses};

#[derive(Serialize)]
struct OutcomeView {
    #[serde(flatten)]
    decided: SubmissionOutcomeView<After>,
    /// In the summary: comments decided on, answered, and answers that led to a change.
    count_decided: usize,
    count_answered: usize,
    count_led: usize,
    /// Label of the newest text; "" when that is the one commented on.
    newer: String,
    remark_limit: usize,
    /// Of the form sent, its field names with the comment's number.
    errors: BTreeMap<String, String>,
}

/// What is known of a comment beside the decision.
#[derive(Serialize)]
struct After {
    /// Word of the published disposition; "" where there is none (yet).
    disposition: &'static str,
    response_html: String,
    answered_on: String,
    /// [`answer_key`] of it.
    answer: String,
    place: Option<PlaceView>,
    /// "satisfied", "not-satisfied" or "".
    satisfaction: &'static str,
    /// Whether that was said of an answer before this one.
    satisfaction_earlier: bool,
    remark: String,
    may_say: bool,
    /// What became of the second look, if one was asked for.
    look: Option<ToldLook>,
    /// Whether one may be asked for now, once it was said that the answer does not satisfy; and until when.
    may_ask: bool,
    ask_until: String,
    form: FormView,
}

/// A second look as its party reads of it.
#[derive(Serialize)]
struct ToldLook {
    /// "open", or the word for what came of it.
    state: &'static str,
    why: String,
    reason: String,
    asked_on: String,
    due_on: String,
    decided_on: String,
    by_first: bool,
}

impl ToldLook {
    fn of(look: &SecondLook, day: impl Fn(Moment) -> String) -> Self {
        Self {
            state: look.state(),
            why: look.why.clone(),
            reason: look.reason.clone(),
            asked_on: day(look.asked_at),
            due_on: day(look.due_at),
            decided_on: look.decided_at.map(day).unwrap_or_default(),
            by_first: look.by_first,
        }
    }
}

/// What became of the place of a comment in the newest text.
#[derive(Serialize)]
struct PlaceView {
    /// Whether the comment led to what changed there, by what the drafters say.
    led: bool,
    text: String,
    redline: Vec<RedlineSegment>,
    /// In the comparison, and in the newest text; "" where there is nothing to see.
    comparison: String,
    reading: String,
}

/// The form of one answer.
#[derive(Debug, Default, Serialize)]
struct SatisfactionForm {
    satisfied: String,
    remark: String,
    answer: String,
    why: String,
}

/// `GET /submissions/{id}/outcome`
pub(super) async fn show(page: Page, path: web::Path<i64>) -> Result<HttpResponse> {
    let submission = SubmissionId(path.into_inner());
    let view = outcome_view(&page, submission, BTreeMap::new()).await?;
    page.render(TEMPLATE, &view)
}

const TEMPLATE: &str = "pages/moderation/outcome.html";

async fn outcome_view(
    page: &Page,
    submission: SubmissionId,
    sent: BTreeMap<CommentId, FormView>,
) -> Result<OutcomeView> {
    let found = actions::outcome(&page.site, &page.actor, submission).await?;
    let answers = found.answers.iter();
    let answers =
        answers.map(|(id, answer)| Piece::new(Owner::PublishedResponse(*id), &answer.response));
    page.gather(answers.collect()).await?;
    gather(page, &found.decided).await?;
    let decided = view(page, &found.decided, |told| {
        after(page, &found, told, &sent)
    });
    let errors = sent
        .into_iter()
        .flat_map(|(comment, form)| form.errors.into_iter().map(move |error| (comment, error)))
        .filter(|(_, (_, text))| !text.is_empty())
        .map(|(comment, (name, text))| match name.as_str() {
            "form" => (name, text),
            _ => (format!("{name}-{comment}"), text),
        })
        .collect();
    let rows = &decided.comments;
    let count = |of: fn(&After) -> bool| rows.iter().filter(|row| of(&row.after)).count();
    let undecided = [Moderation::Pending, Moderation::Draft, Moderation::Gone];
    Ok(OutcomeView {
        count_decided: found
            .decided
            .comments
            .iter()
            .filter(|told| !undecided.contains(&told.comment.moderation))
            .count(),
        count_answered: count(|after| !after.disposition.is_empty()),
        count_led: count(|after| after.place.as_ref().is_some_and(|place| place.led)),
        newer: found
            .newer
            .as_ref()
            .map(|newer| newer.to.label.clone())
            .unwrap_or_default(),
        remark_limit: REMARK_CHARACTERS,
        errors,
        decided,
    })
}

fn after(
    page: &Page,
    found: &Outcome,
    told: &DecidedComment,
    sent: &BTreeMap<CommentId, FormView>,
) -> After {
    let id = told.comment.id;
    let answer = found.answers.get(&id);
    let said = found.satisfactions.get(&id).filter(|_| answer.is_some());
    let current = |at| said.filter(|said| said.is_about(Some(at)));
    let taken_over = answer.is_some_and(|answer| answer.disposition.is_taken_over());
    let form = match sent.get(&id) {
        Some(form) => form.clone(),
        None => {
            let now = answer.and_then(|answer| current(answer.published_at));
            FormView::of(&SatisfactionForm {
                satisfied: now
                    .map_or("", |said| if said.satisfied { "yes" } else { "no" })
                    .to_owned(),
                remark: said.map(|said| said.remark.clone()).unwrap_or_default(),
                ..SatisfactionForm::default()
            })
        }
    };
    let zone = found.decided.consultation.zone();
    let day = |at: Moment| dates::date(at, zone, page.language);
    let look = found.looks.get(&id);
    // A comment of a submission that was withdrawn or replaced is not to be answered.
    let may_say = found.may_say && answer.is_some() && told.comment.moderation != Moderation::Gone;
    let days = page.site.config.responses.second_look_days;
    let until = answer.map(|answer| ask_until(answer.published_at, days));
    After {
        look: look.map(|look| ToldLook::of(look, day)),
        may_ask: may_say && look.is_none() && until.is_some_and(|until| page.site.now() <= until),
        ask_until: until.map(day).unwrap_or_default(),
        disposition: answer.map_or("", |answer| answer.disposition.as_str()),
        response_html: answer
            .map(|answer| page.html_of(&answer.response))
            .unwrap_or_default(),
        answered_on: answer
            .map(|answer| dates::date(answer.published_at, zone, page.language))
            .unwrap_or_default(),
        answer: answer
            .map(|answer| answer_key(answer.published_at))
            .unwrap_or_default(),
        place: found.newer.as_ref().and_then(|newer| {
            let became = newer.places.get(&id)?;
            Some(place(page, found, newer, became, taken_over))
        }),
        satisfaction: said.map_or("", |said| said.as_str()),
        satisfaction_earlier: said
            .zip(answer)
            .is_some_and(|(said, answer)| !said.is_about(Some(answer.published_at))),
        remark: said.map(|said| said.remark.clone()).unwrap_or_default(),
        may_say,
        form,
    }
}

fn place(
    page: &Page,
    found: &Outcome,
    newer: &Newer,
    became: &Became,
    taken_over: bool,
) -> PlaceView {
    let (key, count) = match became {
        Became::Document => ("outcome-place-document".to_owned(), 0),
        Became::Section { changed, .. } => ("outcome-place-section".to_owned(), *changed),
        Became::Passage { kind, .. } => (format!("outcome-place-{kind}"), 0),
    };
    let slug = &found.decided.consultation.slug;
    let comparison = |link: Option<i64>| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query
            .append_pair("from", &newer.from.label)
            .append_pair("to", &newer.to.label);
        // The page of the comparison that begins with this passage.
        if let Some(before) = link.map(|link| link - 1).filter(|before| *before >= 0) {
            query.append_pair("after", &before.to_string());
        }
        let place = link.map_or_else(String::new, |link| format!("#change-{link}"));
        let comparison = addresses::Consultation(slug).comparison(&query.finish());
        format!("{comparison}{place}")
    };
    let (comparison, key_there, redline) = match became {
        Became::Document => (comparison(None), None, Vec::new()),
        Became::Section { first, .. } => (
            first.map_or_else(String::new, |first| comparison(Some(first))),
            None,
            Vec::new(),
        ),
        Became::Passage {
            link, key, redline, ..
        } => (
            if became.is_change() {
                comparison(Some(*link))
            } else {
                String::new()
            },
            key.as_deref(),
            redline.clone(),
        ),
    };
    PlaceView {
        led: taken_over && became.is_change(),
        text: page.say(
            &Message::new(key)
                .with("label", &newer.to.label)
                .with("count", count),
        ),
        redline,
        comparison,
        reading: key_there.map_or_else(String::new, |key| match newer.round {
            Some(number) => addresses::Round(slug, number).passage(key),
            None => format!("{}#{key}", newer.to.path(&found.decided.consultation)),
        }),
    }
}

/// `POST /comments/{id}/satisfaction`: what is said of this answer, and with it what was said of others on the same
/// page: the fields of each comment carry its number.
pub(super) async fn say(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    said(&page, CommentId(path.into_inner()), &form.0, false).await
}

/// `POST /comments/{id}/second-look`: the answer is to be looked at again; with what was said of it, and of others.
pub(super) async fn ask(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    said(&page, CommentId(path.into_inner()), &form.0, true).await
}

impl SatisfactionForm {
    /// The fields of one comment.
    fn of(fields: &Fields, id: CommentId) -> Self {
        let one = |name: &str| fields.one(&format!("{name}-{id}")).to_owned();
        Self {
            satisfied: one("satisfied"),
            remark: one("remark"),
            answer: one("answer"),
            why: one("why"),
        }
    }
}

async fn said(
    page: &Page,
    pressed: CommentId,
    fields: &Fields,
    asks: bool,
) -> Result<HttpResponse> {
    let submission = actions::submission_of(&page.site, &page.actor, pressed).await?;
    let found = actions::outcome(&page.site, &page.actor, submission).await?;
    let mut sent = Vec::new();
    for told in &found.decided.comments {
        let id = told.comment.id;
        let typed = SatisfactionForm::of(fields, id);
        let wanted = id == pressed && !asks;
        if wanted || says_more(&found, id, &typed) {
            sent.push((id, typed));
        }
    }
    let mut refused = BTreeMap::new();
    for (id, typed) in sent {
        let input = SatisfactionInput {
            satisfied: typed.satisfied.clone(),
            remark: typed.remark.clone(),
            answer: typed.answer.clone(),
        };
        if let Err(error) = actions::say_satisfied(&page.site, &page.actor, id, input).await {
            refused.insert(id, FormView::of(&typed).refused(page, error)?);
        }
    }
    if asks && !refused.contains_key(&pressed) {
        let typed = SatisfactionForm::of(fields, pressed);
        let input = LookInput {
            why: typed.why.clone(),
            answer: typed.answer.clone(),
        };
        let asked = actions::ask_second_look(&page.site, &page.actor, pressed, input).await;
        if let Err(error) = asked {
            refused.insert(pressed, FormView::of(&typed).refused(page, error)?);
        }
    }
    if refused.is_empty() {
        let back = addresses::Submission(submission).outcome_of(pressed);
        let done = if asks {
            "second-look-asked"
        } else {
            "satisfaction-said"
        };
        return Ok(page.done(&back, done));
    }
    let view = outcome_view(page, submission, refused).await?;
    page.render_refused(TEMPLATE, &view)
}

/// Whether a form says something of an answer that was not said before.
fn says_more(found: &Outcome, id: CommentId, typed: &SatisfactionForm) -> bool {
    let remark = typed.remark.trim().replace("\r\n", "\n");
    if typed.answer.is_empty() || (typed.satisfied.is_empty() && remark.is_empty()) {
        return false;
    }
    let answer = found.answers.get(&id).map(|answer| answer.published_at);
    let said = found
        .satisfactions
        .get(&id)
        .filter(|said| said.is_about(answer));
    said.is_none_or(|said| {
        said.remark != remark || (if said.satisfied { "yes" } else { "no" }) != typed.satisfied
    })
}
