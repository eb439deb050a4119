//! The page on which somebody begins to respond without an account, and the human check.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use crate::accounts::model::local_path;
use crate::accounts::web::free_groups;
use crate::error::{Error, Result};
use crate::guests::actions::{self, Opening, StartInput};
use crate::platform::human::{Attempt, Check};
use crate::platform::random;
use crate::types::Moment;
use crate::web::again::Again;
use crate::web::forms::Fields;
use crate::web::onward::{with_next, words_of};
use crate::web::{Choice, FormView, Page, SafeForm, addresses};

const START: &str = "pages/guests/start.html";
const CHECK: &str = "pages/guests/check.html";

type InRound = web::Path<(String, i64)>;

/// The form as it is sent.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct StartForm {
    #[serde(flatten)]
    input: StartInput,
    #[serde(flatten)]
    attempt: AttemptForm,
    /// Where to go on; a page of the round.
    #[serde(default)]
    next: String,
}

/// The part of a form that holds a check.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct AttemptForm {
    #[serde(default)]
    proof: String,
    #[serde(default)]
    human_token: String,
    #[serde(default)]
    answer: String,
}

impl AttemptForm {
    fn attempt(&self) -> Attempt {
        Attempt {
            proof: self.proof.clone(),
            token: self.human_token.clone(),
            answer: self.answer.clone(),
        }
    }
}

#[derive(Serialize)]
struct StartView {
    title: String,
    consultation: String,
    round: i64,
    text_url: String,
    sign_in_url: String,
    /// The words that are to be commented on after this; "" where something else is.
    onward_words: String,
    action: String,
    closes_at: Moment,
    time_zone: String,
    closed: String,
    roles: Vec<Choice>,
    groups: Vec<Choice>,
    /// Writes for another round in this browser already.
    elsewhere: bool,
    human_js: String,
    /// None or one.
    checks: Vec<Check>,
    count_hours: i64,
    count_days: i64,
    /// A form that was being sent when whoever wrote it might write no more.
    again: Option<Again>,
    form: FormView,
}

impl StartForm {
    fn of(fields: &Fields) -> Self {
        let one = |name| fields.one(name).to_owned();
        Self {
            input: StartInput {
                name: one("name"),
                email: one("email"),
                role: one("role"),
                organisation: one("organisation"),
                group: one("group"),
            },
            attempt: AttemptForm {
                proof: one("proof"),
                human_token: one("human_token"),
                answer: one("answer"),
            },
            next: one("next"),
        }
    }
}

fn text_url(slug: &str, number: i64) -> String {
    addresses::Round(slug, number).page()
}

fn view(page: &Page, opening: Opening, form: FormView, again: Option<Again>) -> StartView {
    let config = &page.site.config.guests;
    let text_url = text_url(&opening.consultation.slug, opening.round.number);
    let role = |value: &str, key: &str| Choice {
        value: value.to_owned(),
        text: page.text(key),
    };
    StartView {
        title: page.text("guest-title"),
        consultation: opening.consultation.title,
        round: opening.round.number,
        action: addresses::Round(&opening.consultation.slug, opening.round.number).respond(),
        sign_in_url: with_next(
            "/sign-in",
            form.values
                .get("next")
                .filter(|next| !next.is_empty())
                .unwrap_or(&text_url),
        ),
        onward_words: form
            .values
            .get("next")
            .map(|next| words_of(next))
            .unwrap_or_default(),
        text_url,
        closes_at: opening.round.closes_at,
        time_zone: opening.consultation.time_zone,
        closed: opening
            .closed
            .map(|message| page.say(&message))
            .unwrap_or_default(),
        roles: vec![
            role("individual", "guest-role-individual"),
            role("organisation", "guest-role-organisation"),
        ],
        groups: free_groups(page),
        elsewhere: page.actor.guest().is_some(),
        human_js: crate::web::static_files::url("human.js"),
        checks: opening.check.into_iter().collect(),
        count_hours: config.confirm_hours,
        count_days: config.address_days,
        again,
        // The work done for one page is of no use to the next.
        form: form.without("proof").without("answer"),
    }
}

/// GET `/consultations/{slug}/rounds/{number}/respond?next=`
pub(super) async fn show(
    page: Page,
    path: InRound,
    query: web::Query<StartForm>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let opening = actions::open(&page.site, (&slug, number), page.language).await?;
    if let Some(response) = known_already(&page, &opening, &query.next) {
        return Ok(response);
    }
    let form = StartForm {
        next: query.next.clone(),
        ..StartForm::default()
    };
    page.render(START, &view(&page, opening, FormView::of(&form), None))
}

/// Whoever has an account here, or began already, goes on.
fn known_already(page: &Page, opening: &Opening, next: &str) -> Option<HttpResponse> {
    let text = text_url(&opening.consultation.slug, opening.round.number);
    let next = local_path(next).filter(|next| next.starts_with(&text));
    if page.actor.viewer().is_some() {
        return Some(page.redirect(next.unwrap_or(&text)));
    }
    let here = page.actor.guest()?.round == opening.round.id;
    here.then(|| page.redirect(next.unwrap_or("/guest")))
}

/// A form that was written by somebody who may write no more, for whoever begins instead: it makes a comment of its own.
fn carried(fields: &Fields) -> Option<Again> {
    let again = Again::carried(fields, local_path)?;
    let again = again.with("key", &random::token());
    Some(again.with("turn", "").with("seen", ""))
}

/// POST `/consultations/{slug}/rounds/{number}/respond`
pub(super) async fn start(
    page: Page,
    path: InRound,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let ((slug, number), fields) = (path.into_inner(), form.0);
    let (sent, again) = (StartForm::of(&fields), carried(&fields));
    let round = (slug.as_str(), number);
    let opening = actions::open(&page.site, round, page.language).await?;
    if let Some(response) = known_already(&page, &opening, &sent.next) {
        // Who began in another window meanwhile has their words all the same.
        return again.map_or(Ok(response), |again| {
            again.shown(&page, "error-guest-begun")
        });
    }
    if fields.one("carry") == "yes" {
        let form = FormView::of(&StartForm::default());
        return page.render(START, &view(&page, opening, form, again));
    }
    let attempt = sent.attempt.attempt();
    let begun = actions::start(
        &page.site,
        &page.actor,
        round,
        &sent.input,
        &attempt,
        page.language,
    );
    match begun.await {
        Ok(token) => {
            let text = text_url(&slug, number);
            let next = local_path(&sent.next).filter(|next| next.starts_with(&text));
            let mut response = match again {
                Some(again) => again.shown(&page.in_session(&token), "error-guest-begun")?,
                None => page.done(next.unwrap_or(&text), "guest-begun"),
            };
            page.set_guest(&mut response, token, page.site.config.guests.draft_days);
            Ok(response)
        }
        Err(error) => {
            let form = FormView::of(&sent).refused(&page, error)?;
            let opening = actions::open(&page.site, round, page.language).await?;
            page.render_refused(START, &view(&page, opening, form, again))
        }
    }
}

#[derive(Serialize)]
struct CheckView {
    title: String,
    human_js: String,
    checks: Vec<Check>,
    form: FormView,
}

fn check_view(page: &Page, form: FormView) -> Result<CheckView> {
    Ok(CheckView {
        title: page.text("human-title"),
        human_js: crate::web::static_files::url("human.js"),
        checks: vec![actions::guest_check(
            &page.site,
            &page.actor,
            page.language,
        )?],
        form: form.without("proof").without("answer"),
    })
}

/// GET `/guest/check`
pub(super) async fn check(page: Page) -> Result<HttpResponse> {
    let form = FormView::of(&AttemptForm::default());
    page.render(CHECK, &check_view(&page, form)?)
}

/// POST `/guest/check`
pub(super) async fn pass(page: Page, form: SafeForm<AttemptForm>) -> Result<HttpResponse> {
    let passed = actions::pass_as_guest(&page.site, &page.actor, &form.0.attempt()).await;
    match passed {
        Ok(()) => Ok(page.done("/guest", "human-passed")),
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let form = FormView::of(&form.0).refused(&page, error)?;
            page.render_refused(CHECK, &check_view(&page, form)?)
        }
        Err(error) => Err(error),
    }
}
