//! Signatures under a submission: asked for by its party, given by other organisations.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::files::{self, FileView};
use super::submission::{SHOW, opened};
use super::written::{CommentView, comment_views, gather};
use super::{answers, take_post};
use crate::comments::actions::{self, Answer, AskInput};
use crate::comments::model::{Publication, Submission};
use crate::comments::signing::{Signature, SignatureState};
use crate::error::{Error, Result};
use crate::types::Moment;
use crate::types::ids::{SignatureId, SigningInvitationId, SubmissionId};
use crate::web::{FormView, Page, SafeForm};

/// The signatures as the party sees them.
#[derive(Serialize)]
pub(super) struct SignaturesView {
    rows: Vec<SignatureView>,
    /// Who was asked by mail and has not said for which organisation.
    by_mail: Vec<ByMailView>,
    /// How many count.
    pub signed: usize,
    pub form: FormView,
    pub open: bool,
    /// Whether the public is told who signed.
    named: bool,
}

#[derive(Serialize)]
struct SignatureView {
    id: SignatureId,
    name: String,
    state: &'static str,
    signer: String,
    at: Option<Moment>,
    /// Whether it can be taken back by who asked.
    pending: bool,
}

#[derive(Serialize)]
struct ByMailView {
    id: SigningInvitationId,
    email: String,
    state: &'static str,
}

/// What the party sees of the signatures under a submission.
pub(super) async fn view(page: &Page, submission: &Submission) -> Result<SignaturesView> {
    let asked = actions::signatures(&page.site, &page.actor, submission.id).await?;
    let rows = asked.signatures;
    let by_mail = asked.invitations.into_iter().map(|one| ByMailView {
        id: one.id,
        email: one.email,
        state: match one.token_hash {
            Some(_) => SignatureState::Asked.as_str(),
            None => SignatureState::Planned.as_str(),
        },
    });
    Ok(SignaturesView {
        signed: rows.iter().filter(|row| row.counts(submission)).count(),
        rows: rows.into_iter().map(signature_view).collect(),
        by_mail: by_mail.collect(),
        form: FormView::of(&AskInput::default()),
        open: false,
        named: submission.publication.names_signatories(),
    })
}

fn signature_view(row: Signature) -> SignatureView {
    SignatureView {
        id: row.id,
        name: row.name,
        state: row.state.as_str(),
        signer: row.signer_name,
        at: row.decided_at,
        pending: matches!(row.state, SignatureState::Planned | SignatureState::Asked),
    }
}

/// POST `/submissions/{id}/signatures`
pub(super) async fn ask(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<AskInput>,
) -> Result<HttpResponse> {
    let (id, sent) = (SubmissionId(*path), form.0);
    take_post(&page)?;
    match actions::ask(&page.site, &page.actor, id, &sent).await {
        Ok(()) => Ok(page.done(&format!("/submissions/{id}#signatures"), "signing-asked")),
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let mut view = opened(&page, id, None).await?;
            let form = FormView::of(&sent).refused(&page, error)?;
            for (field, text) in &form.errors {
                if !text.is_empty() {
                    view.form.errors.insert(field.clone(), text.clone());
                }
            }
            view.signatures.form = form;
            view.signatures.open = true;
            page.render_refused(SHOW, &view)
        }
        Err(error) => Err(error),
    }
}

/// A form with nothing but its button.
#[derive(Deserialize)]
pub(super) struct ButtonForm {}

/// POST `/submissions/{id}/signatures/{signature}/removal`
pub(super) async fn unask(
    page: Page,
    path: web::Path<(i64, i64)>,
    _form: SafeForm<ButtonForm>,
) -> Result<HttpResponse> {
    let (submission, signature) = path.into_inner();
    let ids = (SubmissionId(submission), SignatureId(signature));
    let address = format!("/submissions/{submission}#signatures");
    match actions::unask(&page.site, &page.actor, ids).await {
        Ok(()) => Ok(page.done(&address, "signing-unasked")),
        Err(Error::Refused(message)) => Ok(page.sorry(&address, message)),
        Err(error) => Err(error),
    }
}

/// A request in the list of those asked.
#[derive(Serialize)]
pub(super) struct RequestView {
    href: String,
    party: String,
    consultation: String,
    round: i64,
    organisation: String,
    state: &'static str,
    closes_at: Moment,
}

/// What the organisations of the viewer are asked to sign.
pub(super) async fn requests(page: &Page) -> Result<Vec<RequestView>> {
    let found = actions::requests(&page.site, &page.actor).await?;
    Ok(found
        .into_iter()
        .map(|request| RequestView {
            href: format!("/signatures/{}", request.signature.id),
            party: request.party,
            consultation: request.consultation,
            round: request.round,
            organisation: request.signature.name,
            state: request.signature.state.as_str(),
            closes_at: request.closes_at,
        })
        .collect())
}

#[derive(Serialize)]
struct View {
    title: String,
    id: SignatureId,
    consultation: String,
    round: i64,
    text_url: String,
    party: String,
    submitter_name: String,
    organisation: String,
    publication: Publication,
    /// Whether the public is told who signed.
    named: bool,
    hash: String,
    closes_at: Moment,
    time_zone: String,
    open: bool,
    state: &'static str,
    signer: String,
    decided_at: Option<Moment>,
    comments: Vec<CommentView>,
    answers: Vec<answers::AnswerView>,
    attachments: Vec<FileView>,
    language: &'static str,
}

/// GET `/signatures/{id}`
pub(super) async fn show(page: Page, path: web::Path<i64>) -> Result<HttpResponse> {
    let id = SignatureId(*path);
    let found = actions::requested(&page.site, &page.actor, id).await?;
    let (whole, signature) = (&found.whole, &found.signature);
    gather(&page, whole).await?;
    let own = &whole.own;
    let view = View {
        title: page.text("signing-title"),
        id,
        consultation: own.consultation.title.clone(),
        round: own.round.number,
        text_url: format!(
            "/consultations/{}/rounds/{}",
            own.consultation.slug, own.round.number
        ),
        party: own.party.name.clone(),
        submitter_name: own.submission.submitter_name.clone(),
        organisation: signature.name.clone(),
        publication: own.submission.publication,
        named: own.submission.publication.names_signatories(),
        hash: own.submission.content_hash.clone().unwrap_or_default(),
        closes_at: own.round.closes_at,
        time_zone: own.consultation.time_zone.clone(),
        open: own.round.takes_comments(page.site.now()),
        state: signature.state.as_str(),
        signer: signature.signer_name.clone(),
        decided_at: signature.decided_at,
        comments: comment_views(&page, whole),
        answers: answers::answer_views(whole),
        attachments: files::views(&page, whole),
        language: own.consultation.language.as_str(),
    };
    page.render("pages/comments/signature.html", &view)
}

/// GET `/signatures/{id}/content.json`: what is signed, byte for byte.
pub(super) async fn content(page: Page, path: web::Path<i64>) -> Result<HttpResponse> {
    let json = actions::requested_content(&page.site, &page.actor, SignatureId(*path)).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header(("Cache-Control", "no-store"))
        .body(json))
}

/// An answer as it is sent: "sign", "decline" or "take-back".
#[derive(Deserialize)]
pub(super) struct AnswerForm {
    #[serde(default)]
    answer: String,
    /// Content hash before the sender.
    #[serde(default)]
    hash: String,
}

/// POST `/signatures/{id}`
pub(super) async fn respond(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<AnswerForm>,
) -> Result<HttpResponse> {
    let (id, sent) = (SignatureId(*path), form.0);
    take_post(&page)?;
    // First whether there is such a request for this person at all.
    actions::requested(&page.site, &page.actor, id).await?;
    let (answer, done) = match sent.answer.as_str() {
        "sign" => (Answer::Sign, "signing-signed"),
        "decline" => (Answer::Decline, "signing-declined"),
        "take-back" => (Answer::TakeBack, "signing-taken-back"),
        _ => return Err(Error::refused("error-form-broken")),
    };
    // Who declined reads it no more.
    let address = match answer {
        Answer::Decline => "/account/submissions".to_owned(),
        Answer::Sign | Answer::TakeBack => format!("/signatures/{id}"),
    };
    match actions::respond(&page.site, &page.actor, id, answer, &sent.hash).await {
        Ok(()) => Ok(page.done(&address, done)),
        Err(Error::Refused(message)) => Ok(page.sorry(&address, message)),
        Err(error) => Err(error),
    }
}
