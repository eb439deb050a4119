//! The API for those who respond: drafts, submits and takes back a submission. Speaks JSON; the
//! rules are those of the pages, since the actions are the same.

#![expect(
    unused_qualifications,
    reason = "the macro that describes a route names the type of its query in full"
)]

mod attachment;
mod model;

use actix_web::http::header;
use actix_web::web::{self, Query};
use actix_web::{HttpResponse, delete, get, post, put};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use self::model::{
    DraftBody, NewBody, ReceiptBody, SubmissionBody, SubmissionList, WithdrawalBody,
};
use crate::access::Right;
use crate::error::{Error, Result};
use crate::platform::dates;
use crate::responding::actions;
use crate::teamwork::model::Ideas;
use crate::types::ids::{OrganisationId, SubmissionId};
use crate::web::ApiCaller;
use crate::web::problem::{BadQuery, Problem, TokenProblems};

const PER_PAGE: i64 = 50;

/// Routes of this slice below `/api/v1`.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list)
        .service(create)
        .service(show)
        .service(replace)
        .service(discard)
        .service(submit)
        .service(show_receipt)
        .service(withdraw);
}

/// Which part of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
struct ListQuery {
    /// `nextCursor` of the part before.
    #[param(minimum = 1)]
    cursor: Option<i64>,
    /// At most so many, 50 unless told.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
}

/// Submissions of the token's account and its organisations, newest first, without their comments.
#[utoipa::path(
    tag = "submissions",
    operation_id = "listSubmissions",
    params(ListQuery),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "A part of the list", body = SubmissionList),
        BadQuery,
        TokenProblems,
        (status = 403, description = "The account is not confirmed", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/submissions")]
async fn list(caller: ApiCaller, query: Query<ListQuery>) -> Result<HttpResponse> {
    caller.actor.require(Right::Respond)?;
    let limit = query.limit.unwrap_or(PER_PAGE);
    if !(1..=100).contains(&limit) || query.cursor.is_some_and(|cursor| cursor < 1) {
        return Err(Error::invalid("limit", "comments-api-limit"));
    }
    let before = query.cursor.map(SubmissionId);
    let found = actions::list(&caller.site, &caller.actor, before, limit).await?;
    Ok(HttpResponse::Ok().json(SubmissionList::of(found)))
}

/// Begins a draft with all its comments. A party has one draft in a round; if it has submitted
/// already, the draft replaces that as soon as it is submitted itself.
#[utoipa::path(
    tag = "submissions",
    operation_id = "createSubmission",
    request_body = NewBody,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The draft", body = SubmissionBody, headers(("Location" = String, description = "Where the draft is"))),
        (status = 400, description = "The body is at fault", body = Problem, content_type = "application/problem+json"),
        TokenProblems,
        (status = 403, description = "Not a party of this account", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such consultation or round", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The round is not open, or there is a draft already", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not JSON", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/submissions")]
async fn create(caller: ApiCaller, body: web::Json<NewBody>) -> Result<HttpResponse> {
    caller.actor.require(Right::Respond)?;
    take_post(&caller)?;
    let body = body.into_inner();
    let organisation = body.organisation.map(OrganisationId);
    let (slug, number) = (body.consultation.clone(), body.round);
    let id = actions::create_draft(
        &caller.site,
        &caller.actor,
        (&slug, number),
        organisation,
        body.into_draft(),
    )
    .await?;
    let whole = actions::whole(&caller.site, &caller.actor, id).await?;
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, format!("/api/v1/submissions/{id}")))
        .json(SubmissionBody::of(&whole)))
}

/// A submission with its comments, and where each stands with the moderators.
#[utoipa::path(
    tag = "submissions",
    operation_id = "getSubmission",
    params(("id" = i64, Path, minimum = 1, description = "Id of the submission")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The submission", body = SubmissionBody),
        (status = 400, description = "The id is not a number", body = Problem, content_type = "application/problem+json"),
        TokenProblems,
        (status = 403, description = "The account is not confirmed", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such submission of this account's parties", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/submissions/{id}")]
async fn show(caller: ApiCaller, path: web::Path<i64>) -> Result<HttpResponse> {
    let whole = actions::whole(&caller.site, &caller.actor, SubmissionId(*path)).await?;
    Ok(HttpResponse::Ok().json(SubmissionBody::of(&whole)))
}

/// Replaces everything in a draft.
#[utoipa::path(
    tag = "submissions",
    operation_id = "replaceSubmission",
    params(("id" = i64, Path, minimum = 1, description = "Id of the submission")),
    request_body = DraftBody,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The draft as it is now", body = SubmissionBody),
        (status = 400, description = "The body is at fault", body = Problem, content_type = "application/problem+json"),
        TokenProblems,
        (status = 403, description = "The account is not confirmed", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such submission of this account's parties", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not a draft, or the round is not open", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not JSON", body = Problem, content_type = "application/problem+json"),
    )
)]
#[put("/submissions/{id}")]
async fn replace(
    caller: ApiCaller,
    path: web::Path<i64>,
    body: web::Json<DraftBody>,
) -> Result<HttpResponse> {
    caller.actor.require(Right::Respond)?;
    take_post(&caller)?;
    let id = SubmissionId(*path);
    let draft = body.into_inner().into_draft();
    actions::replace_draft(&caller.site, &caller.actor, id, draft).await?;
    let whole = actions::whole(&caller.site, &caller.actor, id).await?;
    Ok(HttpResponse::Ok().json(SubmissionBody::of(&whole)))
}

/// Deletes a draft and its comments.
#[utoipa::path(
    tag = "submissions",
    operation_id = "deleteSubmission",
    params(("id" = i64, Path, minimum = 1, description = "Id of the submission")),
    security(("bearer" = [])),
    responses(
        (status = 204, description = "The draft is gone"),
        (status = 400, description = "The id is not a number", body = Problem, content_type = "application/problem+json"),
        TokenProblems,
        (status = 403, description = "The account is not confirmed", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such submission of this account's parties", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not a draft", body = Problem, content_type = "application/problem+json"),
    )
)]
#[delete("/submissions/{id}")]
async fn discard(caller: ApiCaller, path: web::Path<i64>) -> Result<HttpResponse> {
    actions::discard(&caller.site, &caller.actor, SubmissionId(*path)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What a draft is submitted with.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ReceiptQuery {
    /// What is done with comments that their organisation marked as ideas on the pages: `behind`
    /// keeps them there, `along` submits them too. Needed when there are any.
    #[param(inline)]
    ideas: Option<Ideas>,
}

/// Submits a draft: makes its receipt.
#[utoipa::path(
    tag = "submissions",
    operation_id = "createReceipt",
    params(
        ("id" = i64, Path, minimum = 1, description = "Id of the submission"),
        ReceiptQuery,
    ),
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The receipt", body = ReceiptBody, headers(("Location" = String, description = "Where the receipt is"))),
        (status = 400, description = "The id is not a number, nobody is responsible for the draft, or nothing is said about ideas", body = Problem, content_type = "application/problem+json"),
        TokenProblems,
        (status = 403, description = "Only a lead submits for an organisation", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such submission of this account's parties", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not a draft, empty, or the round is not open", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/submissions/{id}/receipt")]
async fn submit(
    caller: ApiCaller,
    path: web::Path<i64>,
    query: Query<ReceiptQuery>,
) -> Result<HttpResponse> {
    caller.actor.require(Right::Respond)?;
    take_post(&caller)?;
    let id = SubmissionId(*path);
    let receipt = actions::submit(&caller.site, &caller.actor, id, query.ideas).await?;
    Ok(HttpResponse::Created()
        .insert_header((
            header::LOCATION,
            format!("/api/v1/submissions/{id}/receipt"),
        ))
        .json(ReceiptBody {
            number: receipt.number,
            content_hash: receipt.hash,
            submitted_at: dates::rfc3339(receipt.at),
        }))
}

/// The receipt of a submission.
#[utoipa::path(
    tag = "submissions",
    operation_id = "getReceipt",
    params(("id" = i64, Path, minimum = 1, description = "Id of the submission")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The receipt", body = ReceiptBody),
        (status = 400, description = "The id is not a number", body = Problem, content_type = "application/problem+json"),
        TokenProblems,
        (status = 403, description = "The account is not confirmed", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such submission of this account's parties, or not submitted", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/submissions/{id}/receipt")]
async fn show_receipt(caller: ApiCaller, path: web::Path<i64>) -> Result<HttpResponse> {
    let whole = actions::whole(&caller.site, &caller.actor, SubmissionId(*path)).await?;
    let body = ReceiptBody::of(&whole.own.submission).ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok().json(body))
}

/// Withdraws a submission, while the round is open: its comments are gone from everywhere at once.
#[utoipa::path(
    tag = "submissions",
    operation_id = "createWithdrawal",
    params(("id" = i64, Path, minimum = 1, description = "Id of the submission")),
    security(("bearer" = [])),
    responses(
        (status = 201, description = "Withdrawn", body = WithdrawalBody),
        (status = 400, description = "The id is not a number", body = Problem, content_type = "application/problem+json"),
        TokenProblems,
        (status = 403, description = "Only a lead withdraws for an organisation", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such submission of this account's parties", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not submitted, or the round is not open", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/submissions/{id}/withdrawal")]
async fn withdraw(caller: ApiCaller, path: web::Path<i64>) -> Result<HttpResponse> {
    let id = SubmissionId(*path);
    actions::withdraw(&caller.site, &caller.actor, id).await?;
    let whole = actions::whole(&caller.site, &caller.actor, id).await?;
    let at = whole.own.submission.ended_at.ok_or(Error::NotFound)?;
    Ok(HttpResponse::Created().json(WithdrawalBody {
        withdrawn_at: dates::rfc3339(at),
    }))
}

/// Counts one post of this caller, together with those on the pages.
fn take_post(caller: &ApiCaller) -> Result<()> {
    match caller.actor.account() {
        Some(account) => caller.site.rates.post.take(&format!("account {account}")),
        None => Ok(()),
    }
}
