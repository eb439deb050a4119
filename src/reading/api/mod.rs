//! The reading side of the API, and the API as a whole: its document, what it answers to requests
//! it cannot read, and to methods it does not have.
//!
//! Reads without a token what the public may read; a token opens rounds its account was invited to.

#![expect(
    unused_qualifications,
    reason = "the macro that describes a route names the type of its query in full"
)]

mod document;

mod model;

use actix_web::web::{self, Query};
use actix_web::{HttpResponse, get};
use model::{
    CommentBody, CommentList, ConsultationBody, ConsultationList, RoundBody, RoundList, TextBody,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::actions;
use super::model::{DraftText, PlaceFilter, Selection, subtree};
use crate::comments::model::CommentKind;
use crate::error::{Error, Result};
use crate::responses::model::Disposition;
use crate::web::ApiCaller;
use crate::web::problem::{BadAddress, BadQuery, CommonProblems, Problem};

pub use document::routes;

/// Items of a list unless told otherwise.
const PER_PAGE: i64 = 50;

/// Items of a list at most.
const MOST: i64 = 100;

/// The part of a list asked for.
fn part(cursor: Option<i64>, limit: Option<i64>) -> Result<(i64, i64)> {
    let (cursor, limit) = (cursor.unwrap_or(0), limit.unwrap_or(PER_PAGE));
    if !(1..=MOST).contains(&limit) {
        return Err(Error::invalid("limit", "reading-api-limit"));
    }
    if cursor < 0 {
        return Err(Error::invalid("cursor", "reading-api-cursor"));
    }
    Ok((cursor, limit))
}

/// Which part of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
struct CommentListQuery {
    /// `nextCursor` of the part before.
    #[param(minimum = 0)]
    cursor: Option<i64>,
    /// At most so many, 50 unless told.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
}

/// Consultations that are or were announced, in the order in which they were set up.
#[utoipa::path(
    tag = "consultations",
    operation_id = "listConsultations",
    params(CommentListQuery),
    security((), ("bearer" = [])),
    responses(
        (status = 200, description = "A part of the list", body = ConsultationList),
        CommonProblems,
        BadQuery,
    )
)]
#[get("/consultations")]
async fn list_consultations(
    caller: ApiCaller,
    query: Query<CommentListQuery>,
) -> Result<HttpResponse> {
    let (cursor, limit) = part(query.cursor, query.limit)?;
    let (found, next) = actions::consultations(&caller.site, &caller.actor, cursor, limit).await?;
    Ok(HttpResponse::Ok().json(ConsultationList::of(&caller.site, found, next)))
}

/// One consultation with its rounds.
#[utoipa::path(
    tag = "consultations",
    operation_id = "getConsultation",
    params(("slug" = String, Path, description = "Slug of the consultation")),
    security((), ("bearer" = [])),
    responses(
        (status = 200, description = "The consultation", body = ConsultationBody),
        CommonProblems,
        BadAddress,
        (status = 404, description = "No such consultation", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/consultations/{slug}")]
async fn show_consultation(caller: ApiCaller, path: web::Path<String>) -> Result<HttpResponse> {
    let procedure = actions::procedure(&caller.site, &caller.actor, &path).await?;
    Ok(HttpResponse::Ok().json(ConsultationBody::of(&caller.site, &procedure)))
}

/// The rounds of a consultation, by number.
#[utoipa::path(
    tag = "consultations",
    operation_id = "listRounds",
    params(("slug" = String, Path, description = "Slug of the consultation")),
    security((), ("bearer" = [])),
    responses(
        (status = 200, description = "The rounds", body = RoundList),
        CommonProblems,
        BadAddress,
        (status = 404, description = "No such consultation", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/consultations/{slug}/rounds")]
async fn list_rounds(caller: ApiCaller, path: web::Path<String>) -> Result<HttpResponse> {
    let procedure = actions::procedure(&caller.site, &caller.actor, &path).await?;
    Ok(HttpResponse::Ok().json(RoundList {
        items: RoundBody::all(&caller.site, &procedure),
    }))
}

/// One round.
#[utoipa::path(
    tag = "consultations",
    operation_id = "getRound",
    params(
        ("slug" = String, Path, description = "Slug of the consultation"),
        ("number" = i64, Path, minimum = 1, description = "Number of the round"),
    ),
    security((), ("bearer" = [])),
    responses(
        (status = 200, description = "The round", body = RoundBody),
        CommonProblems,
        BadAddress,
        (status = 404, description = "No such round", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/consultations/{slug}/rounds/{number}")]
async fn show_round(caller: ApiCaller, path: web::Path<(String, i64)>) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let procedure = actions::procedure(&caller.site, &caller.actor, &slug).await?;
    let found = RoundBody::all(&caller.site, &procedure)
        .into_iter()
        .find(|round| round.number == number)
        .ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok().json(found))
}

/// The draft text of a round: its sections with their passages, in order.
#[utoipa::path(
    tag = "consultations",
    operation_id = "getText",
    params(
        ("slug" = String, Path, description = "Slug of the consultation"),
        ("number" = i64, Path, minimum = 1, description = "Number of the round"),
    ),
    security((), ("bearer" = [])),
    responses(
        (status = 200, description = "The text", body = TextBody),
        CommonProblems,
        BadAddress,
        (status = 404, description = "No such round, or its text is for invited parties only", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/consultations/{slug}/rounds/{number}/text")]
async fn show_text(caller: ApiCaller, path: web::Path<(String, i64)>) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let text = actions::text(&caller.site, &caller.actor, &slug, number).await?;
    Ok(HttpResponse::Ok().json(TextBody::of(text)))
}

/// Which published comments.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
struct CommentQuery {
    /// `nextCursor` of the part before.
    #[param(minimum = 0)]
    cursor: Option<i64>,
    /// At most so many, 50 unless told.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
    /// Code of a group.
    group: Option<String>,
    /// Number of a section; those below it are included.
    section: Option<String>,
    /// Key of a passage.
    passage: Option<String>,
    #[param(inline)]
    kind: Option<CommentKind>,
    /// As published.
    #[param(inline)]
    disposition: Option<Disposition>,
}

/// Published comments of a round with their published responses, in the order of their numbers.
#[utoipa::path(
    tag = "comments",
    operation_id = "listComments",
    params(
        ("slug" = String, Path, description = "Slug of the consultation"),
        ("number" = i64, Path, minimum = 1, description = "Number of the round"),
        CommentQuery,
    ),
    security((), ("bearer" = [])),
    responses(
        (status = 200, description = "A part of the list", body = CommentList),
        CommonProblems,
        BadQuery,
        (status = 404, description = "No such round, or its text is for invited parties only", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/consultations/{slug}/rounds/{number}/comments")]
async fn list_comments(
    caller: ApiCaller,
    path: web::Path<(String, i64)>,
    query: Query<CommentQuery>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let part = part(query.cursor, query.limit)?;
    let query = query.into_inner();
    if let Some(group) = &query.group
        && caller.site.config.group(group).is_none()
    {
        return Err(Error::invalid("group", "reading-api-group"));
    }
    let select = move |text: &DraftText| {
        Ok(Selection {
            files: 0,
            place: place(text, query.section.as_deref(), query.passage.as_deref())?,
            group: query.group,
            kind: query.kind,
            disposition: query.disposition,
        })
    };
    let (site, actor) = (&caller.site, &caller.actor);
    let listing = actions::comments(site, actor, (&slug, number), part, select).await?;
    Ok(HttpResponse::Ok().json(CommentList::of(&listing)))
}

/// A passage is more exact than its section.
fn place(text: &DraftText, section: Option<&str>, passage: Option<&str>) -> Result<PlaceFilter> {
    if let Some(key) = passage {
        return text
            .passages
            .iter()
            .find(|passage| passage.key == key)
            .map(|passage| actions::place_of(text, passage))
            .ok_or_else(|| Error::invalid("passage", "reading-api-passage"));
    }
    match section {
        None => Ok(PlaceFilter::Anywhere),
        Some(number) => match subtree(&text.sections, number) {
            none if none.is_empty() => Err(Error::invalid("section", "reading-api-section")),
            found => Ok(PlaceFilter::Sections(found)),
        },
    }
}

/// One published comment with its published response.
#[utoipa::path(
    tag = "comments",
    operation_id = "getComment",
    params(
        ("slug" = String, Path, description = "Slug of the consultation"),
        ("number" = i64, Path, minimum = 1, description = "Number of the round"),
        ("id" = i64, Path, minimum = 1, description = "Number of the comment"),
    ),
    security((), ("bearer" = [])),
    responses(
        (status = 200, description = "The comment", body = CommentBody),
        CommonProblems,
        BadAddress,
        (status = 404, description = "No such comment, or not public", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/consultations/{slug}/rounds/{number}/comments/{id}")]
async fn show_comment(
    caller: ApiCaller,
    path: web::Path<(String, i64, i64)>,
) -> Result<HttpResponse> {
    let (slug, number, id) = path.into_inner();
    let (site, actor) = (&caller.site, &caller.actor);
    let (text, shown) = actions::comment(site, actor, (&slug, number), id).await?;
    Ok(HttpResponse::Ok().json(CommentBody::of(&text, &shown)))
}
