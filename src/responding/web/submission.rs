//! A submission: gathered, submitted, its receipt, withdrawn, replaced.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::submission_view::{SHOW, SaveForm, opened, opened_with};
use super::words::state_word;
use super::written::{self, CommentView, comment_views, gather};
use crate::attachments::web::FileView;
use crate::error::{Error, Result};
use crate::platform::pdf;
use crate::responding::actions::{self, Submitted};
use crate::submissions::model::{Origin, Publication};
use crate::types::Moment;
use crate::types::ids::{OriginalId, SubmissionId};
use crate::web::{FormView, NoFields, Page, SafeForm, addresses};

type Id = web::Path<i64>;

/// Where the list of originals goes on.
#[derive(Deserialize)]
pub(super) struct ShowQuery {
    originals: Option<i64>,
}

/// GET `/submissions/{id}`
pub(super) async fn show(
    page: Page,
    path: Id,
    query: web::Query<ShowQuery>,
) -> Result<HttpResponse> {
    let before = query.originals.map(OriginalId);
    let view = opened(&page, SubmissionId(*path), before).await?;
    page.draw(SHOW, move |_| Ok(view)).await
}

/// POST `/submissions/{id}`
pub(super) async fn save(page: Page, path: Id, form: SafeForm<SaveForm>) -> Result<HttpResponse> {
    let (id, sent) = (SubmissionId(*path), form.0);
    page.take_post()?;
    let done = if sent.action == "submit" {
        // No answer, or none of the two, is no answer.
        let ideas = sent.ideas.parse().ok();
        actions::save_and_submit(&page.site, &page.actor, id, &sent.details, ideas)
            .await
            .map(|done| match done {
                Submitted::Received(_) => {
                    let receipt = addresses::Submission(id).receipt();
                    page.done(&receipt, "comments-handed-in")
                }
                Submitted::AwaitsConfirmation => page.redirect(&addresses::Submission(id).page()),
            })
    } else {
        actions::save_details(&page.site, &page.actor, id, &sent.details)
            .await
            .map(|()| page.done(&addresses::Submission(id).page(), "comments-details-saved"))
    };
    match done {
        Ok(response) => Ok(response),
        // Too many send at once: whoever is no machine shows that first.
        Err(Error::Refused(message)) if message.key == "guest-check-first" => {
            Ok(page.redirect("/guest/check"))
        }
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let form = FormView::of(&sent).refused(&page, error)?;
            let view = opened_with(&page, id, None, |_| form).await?;
            page.render_refused(SHOW, &view)
        }
        Err(error) => Err(error),
    }
}

#[derive(Serialize)]
struct ReceiptView {
    title: String,
    id: SubmissionId,
    consultation: String,
    round: i64,
    party: String,
    organisation: bool,
    state: &'static str,
    time_zone: String,
    publication: Publication,
    submitter_name: String,
    receipt: String,
    hash: String,
    submitted_at: Moment,
    ended_at: Option<Moment>,
    comments: Vec<CommentView>,
    answers: Vec<written::AnswerView>,
    attachments: Vec<FileView>,
    /// Organisations that signed it.
    signatories: Vec<String>,
    /// Of the questions.
    language: &'static str,
    /// Whether there is a PDF of it.
    pdf: bool,
}

/// GET `/submissions/{id}/receipt`
pub(super) async fn receipt(page: Page, path: Id) -> Result<HttpResponse> {
    let whole = actions::whole(&page.site, &page.actor, SubmissionId(*path)).await?;
    let submission = &whole.own.submission;
    let (Some(receipt), Some(submitted_at)) = (&submission.receipt_number, submission.submitted_at)
    else {
        return Err(Error::NotFound);
    };
    gather(&page, &whole).await?;
    let view = ReceiptView {
        title: page.text("comments-receipt-title"),
        id: submission.id,
        consultation: whole.own.consultation.title.clone(),
        round: whole.own.round.number,
        party: whole.own.party.name.clone(),
        organisation: whole.own.party.is_organisation(),
        state: state_word(submission.state),
        time_zone: whole.own.consultation.time_zone.clone(),
        publication: submission.publication,
        submitter_name: submission.submitter_name.clone(),
        receipt: receipt.clone(),
        hash: submission.content_hash.clone().unwrap_or_default(),
        submitted_at,
        ended_at: submission.ended_at,
        comments: comment_views(&page, &whole),
        answers: written::answer_views(&page, &whole),
        attachments: written::views(&page, &whole),
        signatories: whole.signatories.clone(),
        language: whole.own.consultation.language.as_str(),
        pdf: pdf::AVAILABLE,
    };
    page.render("pages/responding/receipt.html", &view)
}

/// GET `/submissions/{id}/content.json`: what the content hash was taken over, byte for byte.
pub(super) async fn content(page: Page, path: Id) -> Result<HttpResponse> {
    let json = actions::content(&page.site, &page.actor, SubmissionId(*path)).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header(("Cache-Control", "no-store"))
        .body(json))
}

/// POST `/submissions/{id}/withdrawal`
pub(super) async fn withdraw(
    page: Page,
    path: Id,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    let id = SubmissionId(*path);
    actions::withdraw(&page.site, &page.actor, id).await?;
    Ok(page.done(&addresses::Submission(id).page(), "comments-withdrawn"))
}

/// POST `/submissions/{id}/successor`
pub(super) async fn supersede(
    page: Page,
    path: Id,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    page.take_post()?;
    let id = SubmissionId(*path);
    let begun = actions::supersede(&page.site, &page.actor, id, Origin::Page).await?;
    let said = match begun.supersedes_id {
        Some(_) => "comments-successor-begun",
        None => "comments-begun-again",
    };
    Ok(page.done(&addresses::Submission(begun.id).page(), said))
}

/// POST `/submissions/{id}/removal`
pub(super) async fn discard(
    page: Page,
    path: Id,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    actions::discard(&page.site, &page.actor, SubmissionId(*path)).await?;
    let back = match page.actor.guest() {
        Some(_) => "/guest",
        None => "/account/submissions",
    };
    Ok(page.done(back, "comments-discarded"))
}
