//! What an organisation is asked to sign, and its answer.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::written::{self, CommentView, comment_views, gather};
use crate::attachments::web::FileView;
use crate::error::{Error, Result};
use crate::responding::actions;
use crate::signatures;
use crate::signatures::actions::SigningReply;
use crate::submissions::model::Publication;
use crate::types::Moment;
use crate::types::ids::SignatureId;
use crate::web::{Page, SafeForm, addresses};

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
    let found = signatures::actions::requests(&page.site, &page.actor).await?;
    Ok(found
        .into_iter()
        .map(|request| RequestView {
            href: addresses::Signature(request.signature.id).page(),
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
    answers: Vec<written::AnswerView>,
    attachments: Vec<FileView>,
    language: &'static str,
}

/// GET `/signatures/{id}`
pub(super) async fn show(page: Page, path: web::Path<i64>) -> Result<HttpResponse> {
    let id = SignatureId(*path);
    let found = match actions::requested(&page.site, &page.actor, id).await {
        Err(Error::NotFound) => return show_withdrawn(&page, id).await,
        found => found?,
    };
    let (whole, signature) = (&found.whole, &found.signature);
    gather(&page, whole).await?;
    let own = &whole.own;
    let view = View {
        title: page.text("signing-title"),
        id,
        consultation: own.consultation.title.clone(),
        round: own.round.number,
        text_url: addresses::Round(&own.consultation.slug, own.round.number).page(),
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
        answers: written::answer_views(&page, whole),
        attachments: written::views(&page, whole),
        language: own.consultation.language.as_str(),
    };
    page.render("pages/responding/signature.html", &view)
}

#[derive(Serialize)]
struct WithdrawnView {
    title: String,
    consultation: String,
    round: i64,
    text_url: String,
    party: String,
    organisation: String,
    state: &'static str,
    ended_at: Option<Moment>,
    time_zone: String,
}

/// Says of what was to be signed that its party took it back.
async fn show_withdrawn(page: &Page, id: SignatureId) -> Result<HttpResponse> {
    let (signature, own) =
        signatures::actions::withdrawn_request(&page.site, &page.actor, id).await?;
    let view = WithdrawnView {
        title: page.text("signing-withdrawn-title"),
        consultation: own.consultation.title,
        round: own.round.number,
        text_url: addresses::Round(&own.consultation.slug, own.round.number).page(),
        party: own.party.name,
        organisation: signature.name,
        state: signature.state.as_str(),
        ended_at: own.submission.ended_at,
        time_zone: own.consultation.time_zone,
    };
    page.render("pages/responding/signature_withdrawn.html", &view)
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
    page.take_post()?;
    // First whether there is such a request for this person at all.
    actions::requested(&page.site, &page.actor, id).await?;
    let (answer, done) = match sent.answer.as_str() {
        "sign" => (SigningReply::Sign, "signing-signed"),
        "decline" => (SigningReply::Decline, "signing-declined"),
        "take-back" => (SigningReply::TakeBack, "signing-taken-back"),
        _ => return Err(Error::refused("error-form-broken")),
    };
    // Who declined reads it no more.
    let address = match answer {
        SigningReply::Decline => "/account/submissions".to_owned(),
        SigningReply::Sign | SigningReply::TakeBack => addresses::Signature(id).page(),
    };
    match signatures::actions::respond(&page.site, &page.actor, id, answer, &sent.hash).await {
        Ok(()) => Ok(page.done(&address, done)),
        Err(Error::Refused(message)) => Ok(page.sorry(&address, message)),
        Err(error) => Err(error),
    }
}
