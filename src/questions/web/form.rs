//! The form for one Question of a Round, new or known.

use actix_web::{HttpResponse, web};
use chrono::DateTime;
use serde::{Deserialize, Serialize};

use super::list::{InRound, OfRound, groups, place};
use crate::consultations::model::{Consultation, Round};
use crate::consultations::store as consultations;
use crate::consultations::web::managed_round;
use crate::error::{Error, Result};
use crate::questions::actions::{self, QuestionInput};
use crate::questions::model::{Question, QuestionKind};
use crate::questions::store;
use crate::types::Moment;
use crate::types::ids::QuestionId;
use crate::web::forms::Fields;
use crate::web::{Choice, FormView, Page, SafeForm};

const FORM: &str = "pages/questions/form.html";

/// Which kind of question is to be made.
#[derive(Deserialize)]
pub(super) struct KindQuery {
    #[serde(default)]
    kind: String,
}

#[derive(Serialize)]
struct FormPage {
    title: String,
    consultation: Consultation,
    round: Round,
    /// Where the list is, and where the form goes.
    place: String,
    action: String,
    kind: QuestionKind,
    sections: Vec<Choice>,
    groups: Vec<Choice>,
    chosen: Vec<String>,
    required: bool,
    disclosure: bool,
    seen: String,
    form: FormView,
}

/// `GET /manage/{slug}/rounds/{n}/questions/new?kind=KIND`
pub(super) async fn blank(
    page: Page,
    path: InRound,
    query: web::Query<KindQuery>,
) -> Result<HttpResponse> {
    let (consultation, round) = managed_round(&page, path.into_inner()).await?;
    require_editable(&page, &round)?;
    let kind: QuestionKind = query.kind.parse().map_err(|_| Error::NotFound)?;
    let mut input = QuestionInput {
        kind: kind.to_string(),
        ..QuestionInput::default()
    };
    if kind == QuestionKind::Scale {
        (input.minimum, input.maximum) = ("1".to_owned(), "5".to_owned());
    }
    let view = form_page(&page, consultation, round, &input, None).await?;
    page.render(FORM, &view)
}

/// `GET /manage/{slug}/rounds/{n}/questions/{id}`
pub(super) async fn show(page: Page, path: OfRound) -> Result<HttpResponse> {
    let (slug, number, id) = path.into_inner();
    let (consultation, round) = managed_round(&page, (slug, number)).await?;
    let question = question(&page, &round, QuestionId(id)).await?;
    require_editable(&page, &round)?;
    let input = QuestionInput::of(&question);
    let seen = micros(question.updated_at);
    let view = form_page(
        &page,
        consultation,
        round,
        &input,
        Some((question.id, seen)),
    )
    .await?;
    page.render(FORM, &view)
}

async fn question(page: &Page, round: &Round, id: QuestionId) -> Result<Question> {
    let round = round.id;
    page.site
        .read(&page.actor, move |rx| store::in_round(rx.conn, round, id))
        .await
}

fn require_editable(page: &Page, round: &Round) -> Result<()> {
    if round.can_be_edited(page.site.now()) {
        Ok(())
    } else {
        Err(Error::refused("questions-frozen"))
    }
}

fn micros(at: Moment) -> String {
    at.and_utc().timestamp_micros().to_string()
}

async fn form_page(
    page: &Page,
    consultation: Consultation,
    round: Round,
    input: &QuestionInput,
    known: Option<(QuestionId, String)>,
) -> Result<FormPage> {
    let version = round.version_id;
    let sections = page
        .site
        .read(&page.actor, move |rx| {
            consultations::sections_of(rx.conn, version)
        })
        .await?;
    let place = place(&consultation, &round);
    let kind: QuestionKind = input
        .kind
        .parse()
        .map_err(|_| Error::refused("error-form-broken"))?;
    let (title, action, seen) = match known {
        None => ("questions-new-title", place.clone(), String::new()),
        Some((id, seen)) => ("questions-edit-title", format!("{place}/{id}"), seen),
    };
    Ok(FormPage {
        title: page.text(title),
        action,
        place,
        kind,
        sections: sections
            .iter()
            .map(|section| Choice {
                value: section.id.to_string(),
                text: section.label(),
            })
            .collect(),
        groups: groups(page),
        chosen: input.groups.clone(),
        required: input.required,
        disclosure: input.disclosure,
        seen,
        form: FormView::of(input),
        consultation,
        round,
    })
}

fn read(fields: &Fields) -> QuestionInput {
    let one = |name: &str| fields.one(name).to_owned();
    QuestionInput {
        kind: one("kind"),
        title: one("title"),
        help: one("help"),
        required: !fields.one("required").is_empty(),
        disclosure: !fields.one("disclosure").is_empty(),
        section: one("section"),
        groups: fields.all("groups").map(str::to_owned).collect(),
        options: one("options"),
        minimum: one("minimum"),
        maximum: one("maximum"),
        low_label: one("low_label"),
        high_label: one("high_label"),
    }
}

/// `POST /manage/{slug}/rounds/{n}/questions`
pub(super) async fn create(
    page: Page,
    path: InRound,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let (consultation, round) = managed_round(&page, path.into_inner()).await?;
    let input = read(&form.0);
    match actions::add(&page.site, &page.actor, &round, &input).await {
        Ok(_) => Ok(page.done(&place(&consultation, &round), "questions-saved")),
        Err(error) => {
            let mut view = form_page(&page, consultation, round, &input, None).await?;
            view.form = view.form.refused(&page, error)?;
            page.render_refused(FORM, &view)
        }
    }
}

/// `POST /manage/{slug}/rounds/{n}/questions/{id}`
pub(super) async fn edit(
    page: Page,
    path: OfRound,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let (slug, number, id) = path.into_inner();
    let (consultation, round) = managed_round(&page, (slug, number)).await?;
    let known = question(&page, &round, QuestionId(id)).await?;
    let input = QuestionInput {
        // Its kind stays.
        kind: known.kind.to_string(),
        ..read(&form.0)
    };
    let seen = form.0.one("seen");
    let at = seen
        .parse()
        .ok()
        .and_then(DateTime::from_timestamp_micros)
        .ok_or_else(|| Error::refused("error-form-broken"))?
        .naive_utc();
    match actions::edit(&page.site, &page.actor, &round, known.id, at, &input).await {
        Ok(()) => Ok(page.done(&place(&consultation, &round), "questions-saved")),
        Err(error) => {
            let again = Some((known.id, seen.to_owned()));
            let mut view = form_page(&page, consultation, round, &input, again).await?;
            view.form = view.form.refused(&page, error)?;
            page.render_refused(FORM, &view)
        }
    }
}
