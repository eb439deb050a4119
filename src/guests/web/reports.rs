//! A response sent in somebody else's name: reported by whom it concerns, decided on by a moderator.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use crate::consultations::model::Consultation;
use crate::error::{Error, Message, Result};
use crate::guests::actions::{self, OpenReport, ReportInput, ReportVerdict};
use crate::guests::model::{Finding, MAX_WORDS};
use crate::types::Moment;
use crate::types::ids::ImpersonationId;
use crate::web::{Choice, FormView, Page, SafeForm, addresses};

const FORM: &str = "pages/guests/impersonation.html";
const LIST: &str = "pages/guests/impersonations.html";

/// Which response, if a link says so.
#[derive(Deserialize)]
pub(super) struct ReportQuery {
    #[serde(default)]
    comment: String,
}

#[derive(Serialize)]
struct FormPage {
    title: String,
    consultation: String,
    slug: String,
    action: String,
    max: usize,
    form: FormView,
}

fn form_page(page: &Page, consultation: Consultation, form: FormView) -> FormPage {
    FormPage {
        title: page.text("impersonation-title"),
        action: addresses::Consultation(&consultation.slug).impersonation(),
        consultation: consultation.title,
        slug: consultation.slug,
        max: MAX_WORDS,
        form,
    }
}

/// GET `/consultations/{slug}/impersonation?comment=`
pub(super) async fn show(
    page: Page,
    slug: web::Path<String>,
    about: web::Query<ReportQuery>,
) -> Result<HttpResponse> {
    let consultation = actions::reportable(&page.site, &page.actor, &slug).await?;
    let form = FormView::of(&ReportInput {
        reference: about.comment.clone(),
        ..ReportInput::default()
    });
    page.render(FORM, &form_page(&page, consultation, form))
}

/// POST `/consultations/{slug}/impersonation`
pub(super) async fn report(
    page: Page,
    slug: web::Path<String>,
    form: SafeForm<ReportInput>,
) -> Result<HttpResponse> {
    let consultation = actions::reportable(&page.site, &page.actor, &slug).await?;
    let sent = actions::report(&page.site, &page.actor, &slug, &form.0, page.language);
    match sent.await {
        Ok(()) => {
            let back = addresses::Consultation(&consultation.slug).page();
            Ok(page.done(&back, "impersonation-reported"))
        }
        Err(error) => {
            let form = FormView::of(&form.0).refused(&page, error)?;
            page.render_refused(FORM, &form_page(&page, consultation, form))
        }
    }
}

#[derive(Serialize)]
struct ListView {
    title: String,
    reports: Vec<ReportView>,
    max: usize,
    /// What is wrong as a whole, or "".
    error: String,
}

#[derive(Serialize)]
struct ReportView {
    id: ImpersonationId,
    round: String,
    reference: String,
    name: String,
    email: String,
    explanation: String,
    at: Moment,
    time_zone: String,
    /// Party of the response it is about, or "".
    party: String,
    verification: &'static str,
    receipt: String,
    /// Where its first comment is, or "".
    href: String,
    /// A word of `impersonation-verdict-…`, or "" while it waits.
    verdict: &'static str,
    note: String,
    choices: Vec<Choice>,
    /// Of this report's form.
    error: String,
    note_error: String,
    typed: String,
    chosen: String,
}

fn report_view(
    page: &Page,
    open: OpenReport,
    typed: Option<(&ReportVerdict, &FormView)>,
) -> ReportView {
    let round = Message::new("moderation-round")
        .with("title", &open.consultation.title)
        .with("number", open.round.number);
    let about = open.about.as_ref();
    let error = |field: &str| {
        typed
            .and_then(|(_, form)| form.errors.get(field).cloned())
            .unwrap_or_default()
    };
    ReportView {
        id: open.report.id,
        round: page.say(&round),
        reference: open.report.reference.clone(),
        name: open.report.name.clone(),
        email: open.report.email.clone().unwrap_or_default(),
        explanation: open.report.explanation.clone(),
        at: open.report.reported_at,
        time_zone: open.consultation.time_zone.clone(),
        party: about.map(|about| about.party.clone()).unwrap_or_default(),
        verification: about.map_or("none", |about| about.verification.as_str()),
        receipt: about.map(|about| about.receipt.clone()).unwrap_or_default(),
        href: about
            .and_then(|about| about.comment)
            .map(|id| addresses::ModeratedComment(id).page())
            .unwrap_or_default(),
        verdict: open.report.verdict.map_or("", Finding::as_str),
        note: open.report.note.clone(),
        choices: Finding::ALL
            .iter()
            .filter(|finding| about.is_some() || **finding == Finding::Kept)
            .map(|finding| Choice {
                value: finding.to_string(),
                text: page.text(&format!("impersonation-choose-{finding}")),
            })
            .collect(),
        error: error("verdict"),
        note_error: error("note"),
        typed: typed.map(|(sent, _)| sent.note.clone()).unwrap_or_default(),
        chosen: typed
            .map(|(sent, _)| sent.verdict.clone())
            .unwrap_or_default(),
    }
}

async fn list_view(
    page: &Page,
    typed: Option<(ImpersonationId, &ReportVerdict, FormView)>,
) -> Result<ListView> {
    let reports = actions::open_reports(&page.site, &page.actor).await?;
    Ok(ListView {
        title: page.text("impersonation-list-title"),
        reports: reports
            .into_iter()
            .map(|open| {
                let own = typed
                    .as_ref()
                    .filter(|(id, _, _)| *id == open.report.id)
                    .map(|(_, sent, form)| (*sent, form));
                report_view(page, open, own)
            })
            .collect(),
        max: MAX_WORDS,
        error: typed
            .and_then(|(_, _, form)| form.errors.get("form").cloned())
            .unwrap_or_default(),
    })
}

/// GET `/moderation/impersonations`
pub(super) async fn list(page: Page) -> Result<HttpResponse> {
    page.render(LIST, &list_view(&page, None).await?)
}

/// POST `/moderation/impersonations/{id}/verdict`
pub(super) async fn decide(
    page: Page,
    id: web::Path<i64>,
    form: SafeForm<ReportVerdict>,
) -> Result<HttpResponse> {
    let (id, sent) = (ImpersonationId(*id), form.0);
    match actions::decide(&page.site, &page.actor, id, &sent).await {
        Ok(()) => Ok(page.done("/moderation/impersonations", "impersonation-decided")),
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let shown = FormView::of(&sent).refused(&page, error)?;
            let view = list_view(&page, Some((id, &sent, shown))).await?;
            page.render_refused(LIST, &view)
        }
        Err(error) => Err(error),
    }
}
