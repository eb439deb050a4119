//! The Questions of a Round: listed, ordered, copied, and seen as a party will see them. The form for
//! one is in `question_form`.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::asked::{AskedGroup, AskedView, by_section, help};
use crate::config::INDIVIDUAL;
use crate::consultations::model::{Consultation, Round, Section};
use crate::consultations::store as consultations;
use crate::consultations::web::managed_round;
use crate::error::{Error, Message, Result};
use crate::questions::actions;
use crate::questions::bank::ready;
use crate::questions::model::{AnswerValue, Question, QuestionKind};
use crate::questions::store;
use crate::types::ids::QuestionId;
use crate::web::forms::Fields;
use crate::web::{Choice, FormView, NoFields, Page, SafeForm, addresses};

const LIST: &str = "pages/questions/list.html";

pub(super) type InRound = web::Path<(String, i64)>;
pub(super) type OfRound = web::Path<(String, i64, i64)>;

#[derive(Serialize)]
struct ListView {
    title: String,
    consultation: Consultation,
    round: Round,
    place: String,
    can_edit: bool,
    questions: Vec<RowView>,
    kinds: Vec<&'static str>,
    bank: Vec<Choice>,
    /// Other rounds that ask something.
    others: Vec<Choice>,
    form: FormView,
}

#[derive(Serialize)]
struct RowView {
    id: QuestionId,
    kind: &'static str,
    title: String,
    required: bool,
    disclosure: bool,
    section: String,
    /// Names of the groups asked; "" for everybody.
    groups: String,
    options: Vec<String>,
    first: bool,
    last: bool,
}

pub(super) fn place(consultation: &Consultation, round: &Round) -> String {
    addresses::Managed(&consultation.slug).questions(round.number)
}

/// `GET /manage/{slug}/rounds/{n}/questions`
pub(super) async fn list(page: Page, path: InRound) -> Result<HttpResponse> {
    let (consultation, round) = managed_round(&page, path.into_inner()).await?;
    let view = list_view(&page, consultation, round, form_of_list()).await?;
    page.render(LIST, &view)
}

fn form_of_list() -> FormView {
    FormView::of(&HashMap::from([("bank", ""), ("round", "")]))
}

async fn list_view(
    page: &Page,
    consultation: Consultation,
    round: Round,
    form: FormView,
) -> Result<ListView> {
    let (id, of) = (round.id, round.consultation_id);
    let version = round.version_id;
    let (own, sections, others) = page
        .site
        .read(&page.actor, move |rx| {
            let rounds = consultations::rounds_of(rx.conn, of)?;
            let ids: Vec<_> = rounds.iter().map(|round| round.id).collect();
            let all = store::of_rounds(rx.conn, &ids)?;
            let others: Vec<i64> = rounds
                .iter()
                .filter(|round| round.id != id && all.iter().any(|q| q.round_id == round.id))
                .map(|round| round.number)
                .collect();
            let own: Vec<Question> = all.into_iter().filter(|q| q.round_id == id).collect();
            Ok((own, consultations::sections_of(rx.conn, version)?, others))
        })
        .await?;
    let count = own.len();
    Ok(ListView {
        title: page.say(&Message::new("questions-manage-title").with("number", round.number)),
        place: place(&consultation, &round),
        can_edit: round.can_be_edited(page.site.now()),
        questions: own
            .iter()
            .enumerate()
            .map(|(index, question)| row(page, question, &sections, index, count))
            .collect(),
        kinds: QuestionKind::ALL.iter().map(|kind| kind.as_str()).collect(),
        bank: ready(consultation.language)?
            .into_iter()
            .map(|ready| Choice {
                value: ready.code,
                text: ready.title,
            })
            .collect(),
        others: others
            .into_iter()
            .map(|number| Choice {
                value: number.to_string(),
                text: page.say(&Message::new("consultations-round-title").with("number", number)),
            })
            .collect(),
        consultation,
        round,
        form,
    })
}

fn row(
    page: &Page,
    question: &Question,
    sections: &[Section],
    index: usize,
    count: usize,
) -> RowView {
    let section = sections
        .iter()
        .find(|section| Some(section.id) == question.section_id);
    let config = &page.site.config;
    let groups: Vec<&str> = question
        .group_codes
        .lines()
        .map(|code| config.group_name(code, page.language))
        .collect();
    RowView {
        id: question.id,
        kind: question.kind.as_str(),
        title: question.title.clone(),
        required: question.required,
        disclosure: question.disclosure,
        section: section.map(Section::label).unwrap_or_default(),
        groups: groups.join(", "),
        options: question
            .choices()
            .into_iter()
            .map(|(_, text)| text)
            .collect(),
        first: index == 0,
        last: index + 1 == count,
    }
}

/// `POST /manage/{slug}/rounds/{n}/questions/{id}/removal`
pub(super) async fn remove(
    page: Page,
    path: OfRound,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    let (slug, number, id) = path.into_inner();
    let (consultation, round) = managed_round(&page, (slug, number)).await?;
    let done = actions::remove(&page.site, &page.actor, &round, QuestionId(id)).await;
    told(
        &page,
        &place(&consultation, &round),
        done,
        "questions-removed",
    )
}

/// `POST /manage/{slug}/rounds/{n}/questions/{id}/position`
pub(super) async fn shift(
    page: Page,
    path: OfRound,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let (slug, number, id) = path.into_inner();
    let (consultation, round) = managed_round(&page, (slug, number)).await?;
    let up = match form.0.one("direction") {
        "up" => true,
        "down" => false,
        _ => return Err(Error::refused("error-form-broken")),
    };
    let done = actions::shift(&page.site, &page.actor, &round, QuestionId(id), up).await;
    told(
        &page,
        &place(&consultation, &round),
        done,
        "questions-moved",
    )
}

/// A refusal is said where the button was.
fn told(page: &Page, back: &str, done: Result<()>, key: &'static str) -> Result<HttpResponse> {
    match done {
        Ok(()) => Ok(page.done(back, key)),
        Err(Error::Refused(message)) => Ok(page.sorry(back, message)),
        Err(error) => Err(error),
    }
}

/// `POST /manage/{slug}/rounds/{n}/questions/bank`
pub(super) async fn take_from_bank(
    page: Page,
    path: InRound,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let (consultation, round) = managed_round(&page, path.into_inner()).await?;
    let chosen: Vec<String> = form.0.all("bank").map(str::to_owned).collect();
    let done =
        actions::take_from_bank(&page.site, &page.actor, &consultation, &round, &chosen).await;
    added(&page, consultation, round, done).await
}

/// `POST /manage/{slug}/rounds/{n}/questions/copies`
pub(super) async fn copy(
    page: Page,
    path: InRound,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let (consultation, round) = managed_round(&page, path.into_inner()).await?;
    let done = actions::copy(&page.site, &page.actor, &round, form.0.one("round")).await;
    added(&page, consultation, round, done).await
}

async fn added(
    page: &Page,
    consultation: Consultation,
    round: Round,
    done: Result<usize>,
) -> Result<HttpResponse> {
    match done {
        Ok(count) => Ok(page.done(
            &place(&consultation, &round),
            Message::new("questions-added").with("count", count),
        )),
        Err(error) => {
            let form = form_of_list().refused(page, error)?;
            let view = list_view(page, consultation, round, form).await?;
            page.render_refused(LIST, &view)
        }
    }
}

pub(super) fn groups(page: &Page) -> Vec<Choice> {
    let config = &page.site.config;
    config
        .groups
        .iter()
        .map(|group| Choice {
            value: group.code.clone(),
            text: group.name(page.language).to_owned(),
        })
        .collect()
}

/// As whom the questions are looked at.
#[derive(Deserialize)]
pub(super) struct PreviewQuery {
    #[serde(default)]
    group: String,
}

#[derive(Serialize)]
struct PreviewView {
    title: String,
    consultation: Consultation,
    round: Round,
    place: String,
    language: &'static str,
    group: String,
    groups: Vec<Choice>,
    asked: Vec<AskedGroup>,
}

/// `GET /manage/{slug}/rounds/{n}/questions/preview?group=CODE`
pub(super) async fn preview(
    page: Page,
    path: InRound,
    query: web::Query<PreviewQuery>,
) -> Result<HttpResponse> {
    let (consultation, round) = managed_round(&page, path.into_inner()).await?;
    let group = match query.group.as_str() {
        "" => INDIVIDUAL,
        code => code,
    };
    if page.site.config.group(group).is_none() {
        return Err(Error::NotFound);
    }
    let (id, version) = (round.id, round.version_id);
    let (questions, sections) = page
        .site
        .read(&page.actor, move |rx| {
            Ok((
                store::of_round(rx.conn, id)?,
                consultations::sections_of(rx.conn, version)?,
            ))
        })
        .await?;
    page.gather(questions.iter().map(help).collect()).await?;
    let asked = questions
        .iter()
        .filter(|question| question.is_put_to(group))
        .map(|question| {
            let section = sections
                .iter()
                .find(|section| Some(section.id) == question.section_id);
            let view = AskedView::of(&page, question, &AnswerValue::default());
            (section.cloned(), view)
        })
        .collect();
    let view = PreviewView {
        title: page.say(&Message::new("questions-preview-title").with("number", round.number)),
        place: place(&consultation, &round),
        language: consultation.language.as_str(),
        group: group.to_owned(),
        groups: groups(&page),
        asked: by_section(asked),
        consultation,
        round,
    };
    page.render("pages/questions/preview.html", &view)
}
