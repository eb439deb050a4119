//! A draft or submission to be printed or kept: as a page without anything around it, and the receipt as PDF.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::words::state_word;
use super::written::{self, CommentView, comment_views, gather};
use crate::attachments::web::FileView;
use crate::error::Result;
use crate::platform::pdf;
use crate::responding::actions::{self, FullSubmission};
use crate::submissions::model::Publication;
use crate::types::Moment;
use crate::types::ids::SubmissionId;
use crate::web::Page;

type Id = web::Path<i64>;

#[derive(Serialize)]
struct PrintView {
    title: String,
    id: SubmissionId,
    consultation: String,
    /// Of the consultation: its title, its questions.
    language: &'static str,
    round: i64,
    version: String,
    party: String,
    organisation: bool,
    state: &'static str,
    closes_at: Moment,
    submitted_at: Option<Moment>,
    printed_at: Moment,
    time_zone: String,
    publication: Publication,
    submitter_name: String,
    receipt: String,
    hash: String,
    answers: Vec<written::AnswerView>,
    attachments: Vec<FileView>,
    comments: Vec<CommentView>,
}

/// GET `/submissions/{id}/print`
pub(super) async fn show(page: Page, path: Id) -> Result<HttpResponse> {
    let whole = actions::whole(&page.site, &page.actor, SubmissionId(*path)).await?;
    gather(&page, &whole).await?;
    page.draw("pages/responding/print.html", move |page| {
        Ok(view(page, &whole))
    })
    .await
}

fn view(page: &Page, whole: &FullSubmission) -> PrintView {
    let (submission, own) = (&whole.own.submission, &whole.own);
    PrintView {
        title: page.text("comments-print-title"),
        id: submission.id,
        consultation: own.consultation.title.clone(),
        language: own.consultation.language.as_str(),
        round: own.round.number,
        version: whole.own.version.clone(),
        party: own.party.name.clone(),
        organisation: own.party.is_organisation(),
        state: state_word(submission.state),
        closes_at: own.round.closes_at,
        submitted_at: submission.submitted_at,
        printed_at: page.site.now(),
        time_zone: own.consultation.time_zone.clone(),
        publication: submission.publication,
        submitter_name: submission.submitter_name.clone(),
        receipt: submission.receipt_number.clone().unwrap_or_default(),
        hash: submission.content_hash.clone().unwrap_or_default(),
        answers: written::answer_views(page, whole),
        attachments: written::views(page, whole),
        comments: comment_views(page, whole),
    }
}

/// GET `/submissions/{id}/receipt.pdf`
pub(super) async fn receipt(page: Page, path: Id) -> Result<HttpResponse> {
    // Setting a long one takes seconds of a processor.
    page.site.rates.files.take(&page.caller_key())?;
    let id = SubmissionId(*path);
    let file = actions::receipt_pdf(&page.site, &page.actor, id, page.language).await?;
    let disposition = header::ContentDisposition::attachment(file.name);
    Ok(page.finish(
        HttpResponse::Ok()
            .content_type(pdf::MEDIA_TYPE)
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header(disposition)
            .body(file.pdf),
    ))
}
