//! A comment is written, changed, moved and removed.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::comment_form::{CommentForm, InSubmission, hand, ids, micros};
use super::comment_view::{CommentFormView, Frame, form_view, new_view, written};
use crate::comments;
use crate::comments::actions::{Direction, Place, check_wording};
use crate::comments::leaning::{Leaning, leaning};
use crate::comments::model::Comment;
use crate::error::{Error, Result};
use crate::platform::random;
use crate::responding::actions::{self, SaveOutcome, SaveTarget};
use crate::submissions::own::OwnSubmission;
use crate::types::ids::{CommentId, SubmissionId};
use crate::web::{NoFields, Page, SafeForm, addresses};

const TEMPLATE: &str = "pages/responding/comment.html";

type InRound = web::Path<(String, i64)>;

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
    if asked.organisation.is_empty() {
        asked.organisation = opened
            .preferred
            .map(|id| id.to_string())
            .unwrap_or_default();
    }
    asked.key = random::token();
    let mut view = new_view(&page, &opened, &asked);
    view.written = written(&opened);
    page.render(TEMPLATE, &view)
}

/// POST `/consultations/{slug}/rounds/{number}/comment`
pub(super) async fn add(
    page: Page,
    path: InRound,
    form: SafeForm<CommentForm>,
) -> Result<HttpResponse> {
    let ((slug, number), sent) = (path.into_inner(), form.0);
    let round = (slug.as_str(), number);
    if sent.only_shows() {
        let opened = actions::open_form(&page.site, &page.actor, round, &sent.target()).await?;
        if let Some(why) = opened.closed {
            return Err(Error::Refused(why));
        }
        let mut view = new_view(&page, &opened, &sent);
        return shown(&page, &mut view, &sent).await;
    }
    page.take_post()?;
    let added = async {
        let spot = SaveTarget::New {
            slug: slug.clone(),
            number,
            organisation: sent.organisation()?,
            target: sent.target(),
            mark: sent.mark(),
        };
        let hand = hand(&sent)?;
        actions::save_comment(&page.site, &page.actor, spot, hand, &sent.input(), true).await
    };
    let done = added.await;
    match done {
        Ok(SaveOutcome::Saved(kept)) => {
            // Who was reading reads on.
            let back = match sent.place_in_text() {
                Some(key) => addresses::Round(&slug, number).passage(key),
                None => addresses::Submission(kept.submission).page(),
            };
            Ok(page.done(&back, added_sentence(&sent.body)))
        }
        Ok(SaveOutcome::Conflict(_) | SaveOutcome::Empty)
        | Err(Error::Invalid(_) | Error::Refused(_)) => {
            let opened = actions::open_form(&page.site, &page.actor, round, &sent.target()).await?;
            let mut view = new_view(&page, &opened, &sent);
            view.not_kept(&page, done)?;
            page.render_refused(TEMPLATE, &view)
        }
        Err(error) => Err(error),
    }
}

/// What is said of a comment that was added; with what to do where its words lean on something else.
fn added_sentence(body: &str) -> &'static str {
    match leaning(body) {
        None => "comments-added",
        Some(Leaning::File) => "comments-added-file",
        Some(Leaning::Support) => "comments-added-support",
    }
}

/// POST `/consultations/{slug}/rounds/{number}/comment/cancellation`: nothing of it is left, though it was kept by
/// itself.
pub(super) async fn cancel(
    page: Page,
    path: InRound,
    form: SafeForm<CommentForm>,
) -> Result<HttpResponse> {
    let ((slug, number), sent) = (path.into_inner(), form.0);
    page.take_post()?;
    let round = (slug.as_str(), number);
    actions::cancel_comment(&page.site, &page.actor, round, &sent.key).await?;
    let text = addresses::Round(&slug, number);
    let key = sent
        .place_in_text()
        .or(Some(sent.passage.as_str()).filter(|key| !key.is_empty()));
    let back = key.map_or_else(|| text.page(), |key| text.passage(key));
    Ok(page.done(&back, "comments-cancelled"))
}

/// GET `/submissions/{id}/comments/{comment}`
pub(super) async fn edit(page: Page, path: InSubmission) -> Result<HttpResponse> {
    let (own, comment, place) = actions::own_comment(&page.site, &page.actor, ids(path)).await?;
    let quote = &comment.anchor.quote;
    let form = CommentForm {
        kind: comment.kind.to_string(),
        body: comment.body.clone(),
        proposed_text: comment.proposed_text.clone().unwrap_or_default(),
        sentence: quote.as_ref().map(|_| "selected".to_owned()),
        start: quote
            .as_ref()
            .map(|quote| quote.start.to_string())
            .unwrap_or_default(),
        quote: quote
            .as_ref()
            .map(|quote| quote.exact.clone())
            .unwrap_or_default(),
        prefix: quote
            .as_ref()
            .map(|quote| quote.prefix.clone())
            .unwrap_or_default(),
        suffix: quote
            .as_ref()
            .map(|quote| quote.suffix.clone())
            .unwrap_or_default(),
        seen: micros(comment.updated_at),
        // Other words are compared with those they were proposed for.
        errata: match (&place.passage, &comment.proposed_text) {
            (Some(_), Some(_)) => comment.anchor.errata_seen.to_string(),
            (Some(passage), None) => passage.errata.to_string(),
            (None, _) => String::new(),
        },
        unfinished: if comment.unfinished { "yes" } else { "" }.to_owned(),
        key: random::token(),
        ..CommentForm::default()
    };
    page.render(TEMPLATE, &edit_view(&page, &own, &comment, &place, &form))
}

/// POST `/submissions/{id}/comments/{comment}`
pub(super) async fn change(
    page: Page,
    path: InSubmission,
    form: SafeForm<CommentForm>,
) -> Result<HttpResponse> {
    let (ids, sent) = (ids(path), form.0);
    if sent.only_shows() {
        let mut view = changing(&page, ids, &sent).await?;
        return shown(&page, &mut view, &sent).await;
    }
    page.take_post()?;
    let (spot, hand) = (SaveTarget::Existing(ids.0, ids.1), hand(&sent)?);
    // Called off: the words are those of before, and as far as they were before.
    let called_off = sent.action == "cancel";
    let finished = !(called_off && sent.unfinished == "yes");
    let (site, actor) = (&page.site, &page.actor);
    match actions::save_comment(site, actor, spot, hand, &sent.input(), finished).await {
        Ok(SaveOutcome::Saved(_)) => {
            let said = if called_off {
                "comments-change-cancelled"
            } else {
                "comments-changed"
            };
            Ok(page.done(&addresses::Submission(ids.0).comment(ids.1), said))
        }
        done => {
            let mut view = changing(&page, ids, &sent).await?;
            view.not_kept(&page, done)?;
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
    let said = match actions::remove(&page.site, &page.actor, ids).await? {
        true => "team-dropped",
        false => "comments-removed",
    };
    Ok(page.done(&addresses::Submission(ids.0).page(), said))
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
    comments::actions::shift(&page.site, &page.actor, ids, direction).await?;
    Ok(page.redirect(&addresses::Submission(ids.0).comment(ids.1)))
}

/// POST `/submissions/{id}/order`: as the text has it.
pub(super) async fn order(
    page: Page,
    path: web::Path<i64>,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    let id = SubmissionId(*path);
    comments::actions::put_in_order(&page.site, &page.actor, id).await?;
    Ok(page.done(&addresses::Submission(id).page(), "comments-ordered"))
}

/// The form again: with another part of the passage, or with what the comment will look like.
async fn shown(
    page: &Page,
    view: &mut CommentFormView,
    sent: &CommentForm,
) -> Result<HttpResponse> {
    if sent.action == "part" {
        return page.render(TEMPLATE, view);
    }
    match check_wording(&page.site, &sent.input()).await {
        Ok(_) => {
            view.preview(page, sent).await?;
            page.render(TEMPLATE, view)
        }
        Err(error) => {
            view.form = std::mem::take(&mut view.form).refused(page, error)?;
            page.render_refused(TEMPLATE, view)
        }
    }
}

/// The form as it was sent, for a comment that is there.
async fn changing(
    page: &Page,
    ids: (SubmissionId, CommentId),
    sent: &CommentForm,
) -> Result<CommentFormView> {
    let (own, comment, place) = actions::own_comment(&page.site, &page.actor, ids).await?;
    Ok(edit_view(page, &own, &comment, &place, sent))
}

fn edit_view(
    page: &Page,
    own: &OwnSubmission,
    comment: &Comment,
    place: &Place,
    sent: &CommentForm,
) -> CommentFormView {
    let submission = own.submission.id;
    let mended = comment.anchor.is_mended(&place.errata);
    let frame = Frame {
        title: page.text("comments-edit-title"),
        party: own.party.name.clone(),
        notices: mended
            .then(|| page.text("erratum-mended-since"))
            .into_iter()
            .collect(),
        removal: addresses::Submission(submission).comment_removal(comment.id),
        action: addresses::Submission(submission).comment_form(comment.id),
        place: format!("comment {}", comment.id),
        back: addresses::Submission(submission).comment(comment.id),
        is_new: false,
        closed: String::new(),
        parties: Vec::new(),
        shared: false,
        colleagues: Vec::new(),
    };
    form_view(page, (&own.consultation, &own.round, place), frame, sent)
}
