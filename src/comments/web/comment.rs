//! A comment is written, changed, moved and removed.

use actix_web::{HttpResponse, web};
use chrono::DateTime;
use serde::Deserialize;

use super::form::{CommentForm, CommentView, Frame, form_view, new_view};
use super::take_post;
use crate::comments::actions::{self, Direction, Own, Place, check};
use crate::comments::model::Comment;
use crate::db::Moment;
use crate::db::ids::{CommentId, SubmissionId};
use crate::error::{Error, Result};
use crate::web::{Page, SafeForm};

const TEMPLATE: &str = "pages/comments/comment.html";

type InRound = web::Path<(String, i64)>;
type InSubmission = web::Path<(i64, i64)>;

/// GET `/consultations/{slug}/rounds/{number}/comment?passage=KEY&section=NUMBER&organisation=ID&quote=WORDS`
pub(super) async fn new(
    page: Page,
    path: InRound,
    query: web::Query<CommentForm>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let mut asked = query.into_inner();
    let opened =
        actions::open_form(&page.site, &page.actor, (&slug, number), &asked.target()).await?;
    if asked.kind.is_empty() {
        "general".clone_into(&mut asked.kind);
    }
    page.render(TEMPLATE, &new_view(&page, &opened, &asked))
}

/// POST of the same.
pub(super) async fn add(
    page: Page,
    path: InRound,
    form: SafeForm<CommentForm>,
) -> Result<HttpResponse> {
    let ((slug, number), sent) = (path.into_inner(), form.0);
    let round = (slug.as_str(), number);
    if sent.only_shows() {
        let opened = actions::open_form(&page.site, &page.actor, round, &sent.target()).await?;
        let mut view = new_view(&page, &opened, &sent);
        return shown(&page, &mut view, &sent);
    }
    take_post(&page)?;
    let added = async {
        let organisation = sent.organisation()?;
        let target = sent.target();
        actions::add(
            &page.site,
            &page.actor,
            round,
            organisation,
            &target,
            &sent.input(),
        )
        .await
    };
    match added.await {
        Ok(id) => Ok(page.done(&format!("/submissions/{id}"), "comments-added")),
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let opened = actions::open_form(&page.site, &page.actor, round, &sent.target()).await?;
            let mut view = new_view(&page, &opened, &sent);
            view.form = view.form.refused(&page, error)?;
            page.render_refused(TEMPLATE, &view)
        }
        Err(error) => Err(error),
    }
}

/// GET `/submissions/{id}/comments/{comment}`
pub(super) async fn edit(page: Page, path: InSubmission) -> Result<HttpResponse> {
    let (own, comment, place) = actions::own_comment(&page.site, &page.actor, ids(path)).await?;
    let form = CommentForm {
        kind: comment.kind.to_string(),
        body: comment.body.clone(),
        proposed_text: comment.proposed_text.clone().unwrap_or_default(),
        sentence: comment.quote_exact.as_ref().map(|_| "selected".to_owned()),
        quote: comment.quote_exact.clone().unwrap_or_default(),
        prefix: comment.quote_prefix.clone().unwrap_or_default(),
        suffix: comment.quote_suffix.clone().unwrap_or_default(),
        start: comment
            .quote_start
            .map(|start| start.to_string())
            .unwrap_or_default(),
        seen: comment.updated_at.and_utc().timestamp_micros().to_string(),
        ..CommentForm::default()
    };
    page.render(TEMPLATE, &edit_view(&page, &own, &comment, &place, &form))
}

/// POST of the same.
pub(super) async fn change(
    page: Page,
    path: InSubmission,
    form: SafeForm<CommentForm>,
) -> Result<HttpResponse> {
    let (ids, sent) = (ids(path), form.0);
    let (own, comment, place) = actions::own_comment(&page.site, &page.actor, ids).await?;
    let mut view = edit_view(&page, &own, &comment, &place, &sent);
    if sent.only_shows() {
        return shown(&page, &mut view, &sent);
    }
    take_post(&page)?;
    let seen = seen(&sent)?;
    match actions::change(&page.site, &page.actor, ids, seen, &sent.input()).await {
        Ok(()) => Ok(page.done(&format!("/submissions/{}", ids.0), "comments-changed")),
        Err(error) => {
            view.form = view.form.refused(&page, error)?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}

/// POST `/submissions/{id}/comments/{comment}/removal`
pub(super) async fn remove(
    page: Page,
    path: InSubmission,
    _form: SafeForm<CommentForm>,
) -> Result<HttpResponse> {
    let ids = ids(path);
    actions::remove(&page.site, &page.actor, ids).await?;
    Ok(page.done(&format!("/submissions/{}", ids.0), "comments-removed"))
}

/// Which way to move.
#[derive(Deserialize)]
pub(super) struct ShiftForm {
    #[serde(default)]
    direction: String,
}

/// POST `/submissions/{id}/comments/{comment}/position`
pub(super) async fn shift(
    page: Page,
    path: InSubmission,
    form: SafeForm<ShiftForm>,
) -> Result<HttpResponse> {
    let ids = ids(path);
    let direction = match form.0.direction.as_str() {
        "up" => Direction::Up,
        "down" => Direction::Down,
        _ => return Err(Error::refused("error-form-broken")),
    };
    actions::shift(&page.site, &page.actor, ids, direction).await?;
    Ok(page.redirect(&format!("/submissions/{}#comment-{}", ids.0, ids.1)))
}

fn ids(path: InSubmission) -> (SubmissionId, CommentId) {
    let (submission, comment) = path.into_inner();
    (SubmissionId(submission), CommentId(comment))
}

/// When the comment was last changed as far as the form knows.
fn seen(sent: &CommentForm) -> Result<Moment> {
    sent.seen
        .parse()
        .ok()
        .and_then(DateTime::from_timestamp_micros)
        .map(|at| at.naive_utc())
        .ok_or_else(|| Error::refused("error-form-broken"))
}

/// The form again: with another part of the passage, or with what the comment will look like.
fn shown(page: &Page, view: &mut CommentView, sent: &CommentForm) -> Result<HttpResponse> {
    if sent.action == "part" {
        return page.render(TEMPLATE, view);
    }
    match check(&page.site.config.limits, &sent.input()) {
        Ok(_) => {
            view.preview(sent);
            page.render(TEMPLATE, view)
        }
        Err(error) => {
            view.form = std::mem::take(&mut view.form).refused(page, error)?;
            page.render_refused(TEMPLATE, view)
        }
    }
}

fn edit_view(
    page: &Page,
    own: &Own,
    comment: &Comment,
    place: &Place,
    sent: &CommentForm,
) -> CommentView {
    let submission = own.submission.id;
    let frame = Frame {
        title: page.text("comments-edit-title"),
        action: format!("/submissions/{submission}/comments/{}", comment.id),
        back: format!("/submissions/{submission}"),
        is_new: false,
        closed: String::new(),
        parties: Vec::new(),
    };
    form_view(page, (&own.consultation, &own.round, place), frame, sent)
}
