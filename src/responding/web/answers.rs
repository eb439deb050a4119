//! The questions of a round, answered by a party.

use actix_web::{HttpResponse, web};
use chrono::DateTime;
use serde::Serialize;

use super::comment_view::{notices, parties};
use super::written::{AnswerView, answer_views};
use crate::answers;
use crate::answers::actions::{AnswerFault, ExpectedAnswer, QuestionWithAnswer, SentAnswer};
use crate::comments::actions::Target;
use crate::consultations::parties::not_open;
use crate::error::{Error, Result};
use crate::questions::model::AnswerValue;
use crate::questions::web::asked::{AskedGroup, AskedView, by_section};
use crate::responding::actions::{self, FullSubmission};
use crate::submissions::model::SubmissionState;
use crate::types::Moment;
use crate::types::ids::{OrganisationId, QuestionId, SubmissionId};
use crate::web::forms::Fields;
use crate::web::{Choice, FormView, Page, SafeForm, addresses};

const SHOW: &str = "pages/responding/questions.html";

const BEGIN: &str = "pages/responding/begin.html";

type Id = web::Path<i64>;

type InRound = web::Path<(String, i64)>;

/// How many questions are answered.
#[derive(Serialize)]
pub(super) struct Progress {
    pub asked: usize,
    pub answered: usize,
}

pub(super) fn progress(whole: &FullSubmission) -> Progress {
    Progress {
        asked: whole.answers.len(),
        answered: whole.answers.iter().filter(|a| a.given.is_some()).count(),
    }
}

#[derive(Serialize)]
struct AnswersView {
    title: String,
    id: SubmissionId,
    consultation: String,
    /// Of the questions.
    language: &'static str,
    party: String,
    round: i64,
    closes_at: Moment,
    time_zone: String,
    /// Why nothing can be answered now, or "".
    closed: String,
    editable: bool,
    asked: Vec<AskedGroup>,
    answers: Vec<AnswerView>,
    form: FormView,
}

/// GET `/submissions/{id}/questions`
pub(super) async fn show(page: Page, path: Id) -> Result<HttpResponse> {
    let whole = actions::whole(&page.site, &page.actor, SubmissionId(*path)).await?;
    page.render(SHOW, &show_view(&page, &whole, None, FormView::default()))
}

/// POST `/submissions/{id}/questions`
pub(super) async fn save(page: Page, path: Id, form: SafeForm<Fields>) -> Result<HttpResponse> {
    page.take_post()?;
    kept(&page, SubmissionId(*path), &form.0).await
}

/// Keeps what a form answers in a draft; shows it again with what is wrong.
async fn kept(page: &Page, id: SubmissionId, form: &Fields) -> Result<HttpResponse> {
    let sent = read(form)?;
    let done = answers::actions::answer(&page.site, &page.actor, id, sent.clone()).await;
    let (faults, refused) = match done {
        Ok(faults) if faults.is_empty() => {
            return Ok(page.done(&addresses::Submission(id).page(), "questions-answers-saved"));
        }
        Ok(faults) => (faults, FormView::default()),
        Err(error @ Error::Refused(_)) => {
            let whole = actions::whole(&page.site, &page.actor, id).await?;
            if !is_editable(page, &whole) {
                // The page has no form any more: what was written in it is given back.
                return Err(error);
            }
            (Vec::new(), FormView::default().refused(page, error)?)
        }
        Err(error) => return Err(error),
    };
    let whole = actions::whole(&page.site, &page.actor, id).await?;
    let view = show_view(page, &whole, Some((&sent, &faults)), refused);
    page.render_refused(SHOW, &view)
}

/// The answers a form holds: fields "q-12", and "seen-12" for when each was last changed.
fn read(fields: &Fields) -> Result<Vec<SentAnswer>> {
    let broken = || Error::refused("error-form-broken");
    let mut sent = Vec::new();
    for id in fields.all("question") {
        let question = QuestionId(id.parse().map_err(|_| broken())?);
        let mut said = AnswerValue::default();
        let words = fields.one(&format!("kind-{id}")) == "words";
        for value in fields.all(&format!("q-{id}")) {
            if words {
                value.clone_into(&mut said.words);
            } else if !value.is_empty() {
                said.values.push(value.parse().map_err(|_| broken())?);
            }
        }
        let seen = match fields.one(&format!("seen-{id}")) {
            "" => None,
            "0" => Some(ExpectedAnswer::Nothing),
            at => Some(ExpectedAnswer::At(
                at.parse()
                    .ok()
                    .and_then(DateTime::from_timestamp_micros)
                    .ok_or_else(broken)?
                    .naive_utc(),
            )),
        };
        sent.push(SentAnswer {
            question,
            said,
            seen,
        });
    }
    Ok(sent)
}

/// Whether the page has a form: the answers of a draft can be changed while its round takes comments.
fn is_editable(page: &Page, whole: &FullSubmission) -> bool {
    let open = whole.own.round.takes_comments(page.site.now());
    open && whole.own.submission.state == SubmissionState::Draft
}

fn show_view(
    page: &Page,
    whole: &FullSubmission,
    typed: Option<(&[SentAnswer], &[AnswerFault])>,
    mut form: FormView,
) -> AnswersView {
    let own = &whole.own;
    let now = page.site.now();
    let open = own.round.takes_comments(now);
    let mut asked = Vec::new();
    for one in &whole.answers {
        let view = asked_view(page, one, typed);
        if !view.error.is_empty() {
            form.errors.insert(view.name.clone(), view.error.clone());
        }
        asked.push((one.section.clone(), view));
    }
    AnswersView {
        title: page.text("questions-answer-title"),
        id: own.submission.id,
        consultation: own.consultation.title.clone(),
        language: own.consultation.language.as_str(),
        party: own.party.name.clone(),
        round: own.round.number,
        closes_at: own.round.closes_at,
        time_zone: own.consultation.time_zone.clone(),
        closed: if open {
            String::new()
        } else {
            page.say(&not_open(&own.round, now))
        },
        editable: is_editable(page, whole),
        asked: by_section(asked),
        answers: answer_views(page, whole),
        form,
    }
}

fn asked_view(
    page: &Page,
    one: &QuestionWithAnswer,
    typed: Option<(&[SentAnswer], &[AnswerFault])>,
) -> AskedView {
    let id = one.question.id;
    let given = one.given.as_ref();
    let kept = given.map(|given| given.said.clone()).unwrap_or_default();
    let (sent, faults) = typed.unwrap_or_default();
    let said = sent
        .iter()
        .find(|sent| sent.question == id)
        .map_or(&kept, |sent| &sent.said);
    let mut view = AskedView::of(page, &one.question, said);
    if let Some(given) = given {
        view.by.clone_from(&given.by);
        view.seen = given.at.and_utc().timestamp_micros().to_string();
    }
    if let Some(fault) = faults.iter().find(|fault| fault.question == id) {
        view.error = page.say(&fault.message);
    }
    view
}

#[derive(Serialize)]
struct BeginView {
    title: String,
    consultation: String,
    text_url: String,
    action: String,
    closed: String,
    parties: Vec<Choice>,
    /// Of the questions.
    language: &'static str,
    /// What is asked, where it can be answered here and now.
    asked: Vec<AskedGroup>,
    /// What to know before one answers.
    notices: Vec<String>,
    form: FormView,
}

/// GET `/consultations/{slug}/rounds/{number}/answers`: for whom one answers.
pub(super) async fn choose(page: Page, path: InRound) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let view = begin_view(&page, &slug, number).await?;
    page.render(BEGIN, &view)
}

async fn begin_view(page: &Page, slug: &str, number: i64) -> Result<BeginView> {
    let place = (slug, number);
    let opened = actions::open_form(&page.site, &page.actor, place, &Target::default()).await?;
    let asked = match opened.closed {
        None => actions::questions_to_begin_with(&page.site, &page.actor, place).await?,
        Some(_) => Vec::new(),
    };
    let asked = asked
        .iter()
        .map(|one| {
            let mut view = asked_view(page, one, None);
            // Nobody has answered yet: who did so meanwhile is not overwritten.
            "0".clone_into(&mut view.seen);
            (one.section.clone(), view)
        })
        .collect();
    let text_url = addresses::Round(slug, number).page();
    let preferred = opened
        .preferred
        .map(|id| id.to_string())
        .unwrap_or_default();
    Ok(BeginView {
        language: opened.consultation.language.as_str(),
        asked: by_section(asked),
        notices: notices(page, &opened),
        parties: parties(page, &opened.choices),
        title: page.text("questions-answer-title"),
        consultation: opened.consultation.title,
        action: format!("{text_url}/answers"),
        text_url,
        closed: opened
            .closed
            .map(|message| page.say(&message))
            .unwrap_or_default(),
        form: FormView::of(&std::collections::HashMap::from([(
            "organisation",
            preferred,
        )])),
    })
}

/// POST `/consultations/{slug}/rounds/{number}/answers`: to the questions in that party's draft.
pub(super) async fn begin(
    page: Page,
    path: InRound,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    page.take_post()?;
    let organisation = match form.0.one("organisation") {
        "" => Ok(None),
        id => id
            .parse()
            .map(|id| Some(OrganisationId(id)))
            .map_err(|_| Error::invalid("organisation", "comments-no-such-party")),
    };
    let begun = match organisation {
        Ok(organisation) => {
            let place = (slug.as_str(), number);
            actions::begin_draft(&page.site, &page.actor, place, organisation).await
        }
        Err(error) => Err(error),
    };
    match begun {
        // Answered on the same page.
        Ok(id) if form.0.all("question").next().is_some() => kept(&page, id, &form.0).await,
        Ok(id) => Ok(page.redirect(&addresses::Submission(id).questions())),
        // What was answered on the same page is given back: this one does not show it.
        Err(error) if form.0.all("question").next().is_some() => Err(error),
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let mut view = begin_view(&page, &slug, number).await?;
            view.form = view.form.refused(&page, error)?;
            page.render_refused(BEGIN, &view)
        }
        Err(error) => Err(error),
    }
}
