//! The pages of somebody who writes without an account: where they are, and behind the links mailed
//! to them. A link only shows a button: programs that follow links in mails do nothing.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::answers::{AnswerView, answer_views};
use super::submission::ButtonForm;
use super::take_post;
use super::written::{CommentView, comment_views, gather};
use crate::access::GuestKind;
use crate::comments::actions::{self, ToConfirm};
use crate::comments::model::Publication;
use crate::error::{Error, Result};
use crate::types::Moment;
use crate::types::ids::SubmissionId;
use crate::web::{FormView, Page, SafeForm};

#[derive(Serialize)]
struct View {
    title: String,
    name: String,
    party: String,
    consultation: String,
    round: i64,
    closes_at: Moment,
    time_zone: String,
    colleague: bool,
    text_url: String,
    /// Address of the response, or "" before the first comment.
    response_url: String,
}

/// GET `/guest`
pub(super) async fn show(page: Page) -> Result<HttpResponse> {
    if page.actor.viewer().is_some() {
        return Ok(page.redirect("/account/submissions"));
    }
    let place = actions::guest_place(&page.site, &page.actor).await?;
    let view = View {
        title: page.text("guest-title"),
        name: page.actor.name().to_owned(),
        party: place.party.name,
        consultation: place.consultation.title,
        round: place.round.number,
        closes_at: place.round.closes_at,
        time_zone: place.consultation.time_zone,
        colleague: place.kind == GuestKind::Colleague,
        text_url: format!(
            "/consultations/{}/rounds/{}",
            place.consultation.slug, place.round.number
        ),
        response_url: place
            .submission
            .map(|submission| format!("/submissions/{}", submission.id))
            .unwrap_or_default(),
    };
    page.render("pages/comments/guest.html", &view)
}

/// POST `/guest/end`
pub(super) async fn end(page: Page, _form: SafeForm<ButtonForm>) -> Result<HttpResponse> {
    if let Some(token) = page.guest_token() {
        actions::leave(&page.site, token).await?;
    }
    let mut response = page.done("/", "guest-ended");
    page.remove_guest(&mut response);
    Ok(response)
}

/// What a link in a mail carries.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Link {
    #[serde(default)]
    token: String,
    /// Where it leads: a page about a submission.
    #[serde(default)]
    to: String,
}

#[derive(Serialize)]
struct ConfirmationView {
    title: String,
    token: String,
    consultation: String,
    /// Of the consultation: its title, its questions.
    language: &'static str,
    round: i64,
    sent_at: Moment,
    time_zone: String,
    party: String,
    organisation: bool,
    submitter_name: String,
    publication: Publication,
    answers: Vec<AnswerView>,
    attachments: Vec<Enclosed>,
    comments: Vec<CommentView>,
    replaces: Vec<Replaced>,
}

#[derive(Serialize)]
struct Enclosed {
    name: String,
    description: String,
}

#[derive(Serialize)]
struct Replaced {
    receipt: String,
    at: Moment,
}

/// The page of a link that does not work.
#[derive(Serialize)]
struct DeadView {
    title: String,
    form: FormView,
}

/// Days that hold `guests.session_hours`, after which the secret in the cookie ends.
fn session_days(page: &Page) -> i64 {
    (page.site.config.guests.session_hours + 23) / 24
}

const CONFIRMATION: &str = "pages/comments/confirmation.html";

/// GET `/guest/confirmation?token=`
pub(super) async fn confirmation(page: Page, link: web::Query<Link>) -> Result<HttpResponse> {
    match actions::to_confirm(&page.site, &link.token).await {
        Ok(waiting) => {
            gather(&page, &waiting.whole).await?;
            let token = link.into_inner().token;
            let draw = move |page: &Page| Ok(to_confirm_view(page, &token, waiting));
            page.draw(CONFIRMATION, draw).await
        }
        Err(error) => dead(&page, error),
    }
}

fn to_confirm_view(page: &Page, token: &str, waiting: ToConfirm) -> ConfirmationView {
    let (whole, own) = (&waiting.whole, &waiting.whole.own);
    ConfirmationView {
        title: page.text("guest-confirm-title"),
        token: token.to_owned(),
        consultation: own.consultation.title.clone(),
        language: own.consultation.language.as_str(),
        round: own.round.number,
        sent_at: waiting.sent_at,
        time_zone: own.consultation.time_zone.clone(),
        party: own.party.name.clone(),
        organisation: own.party.is_organisation(),
        submitter_name: own.submission.submitter_name.clone(),
        publication: own.submission.publication,
        answers: answer_views(whole),
        attachments: whole
            .attachments
            .iter()
            .map(|file| Enclosed {
                name: file.name.clone(),
                description: file.description.clone(),
            })
            .collect(),
        comments: comment_views(page, whole),
        replaces: waiting
            .replaces
            .into_iter()
            .map(|(receipt, at)| Replaced { receipt, at })
            .collect(),
    }
}

fn dead(page: &Page, error: Error) -> Result<HttpResponse> {
    let view = DeadView {
        title: page.text("guest-confirm-title"),
        form: FormView::default().refused(page, error)?,
    };
    page.render_refused("pages/comments/confirmation_dead.html", &view)
}

/// POST of the same.
pub(super) async fn confirm(page: Page, form: SafeForm<Link>) -> Result<HttpResponse> {
    match actions::confirm(&page.site, &page.actor, &form.0.token).await {
        Ok(confirmed) => {
            let receipt = format!("/submissions/{}/receipt", confirmed.submission);
            let mut response = page.done(&receipt, "guest-confirmed");
            page.set_guest(&mut response, confirmed.token, session_days(&page));
            Ok(response)
        }
        Err(error) => dead(&page, error),
    }
}

/// POST `/guest/disowning`
pub(super) async fn disown(page: Page, form: SafeForm<Link>) -> Result<HttpResponse> {
    match actions::disown(&page.site, &page.actor, &form.0.token).await {
        Ok(()) => Ok(page.done("/", "guest-disowned")),
        Err(error) => dead(&page, error),
    }
}

#[derive(Serialize)]
struct EntryView {
    title: String,
    alive: bool,
    /// Whether a new link can be mailed in the place of one that was used.
    anew: bool,
    form: FormView,
}

/// GET `/guest/entry?token=&to=`: behind the links in mails about a confirmed response.
pub(super) async fn entry(page: Page, link: web::Query<Link>) -> Result<HttpResponse> {
    let outcome = actions::may_enter(&page.site, &link.token).await;
    show_entry(&page, &link, outcome).await
}

async fn show_entry(page: &Page, link: &Link, outcome: Result<()>) -> Result<HttpResponse> {
    let mut view = EntryView {
        title: page.text("guest-entry-title"),
        alive: outcome.is_ok(),
        anew: outcome.is_err() && actions::may_ask_anew(&page.site, &link.token).await?,
        form: FormView::of(link),
    };
    match outcome {
        Ok(()) => page.render("pages/comments/entry.html", &view),
        Err(error) => {
            view.form = view.form.refused(page, error)?;
            page.render_refused("pages/comments/entry.html", &view)
        }
    }
}

/// POST `/guest/entry/renewal`: a new link, mailed to where the old one was mailed.
pub(super) async fn renew(page: Page, form: SafeForm<Link>) -> Result<HttpResponse> {
    let Link { token, to } = &form.0;
    let to = Some(to.as_str()).filter(|to| is_about_a_submission(to));
    match actions::ask_anew(&page.site, token, to.unwrap_or("/guest")).await {
        Ok(()) => Ok(page.done("/", "guest-link-renewed")),
        Err(error @ Error::Refused(_)) => show_entry(&page, &form.0, Err(error)).await,
        Err(error) => Err(error),
    }
}

/// POST of the same.
pub(super) async fn enter(page: Page, form: SafeForm<Link>) -> Result<HttpResponse> {
    match actions::enter(&page.site, &form.0.token).await {
        Ok(token) => {
            let to = Some(form.0.to.as_str()).filter(|to| is_about_a_submission(to));
            let mut response = page.redirect(to.unwrap_or("/guest"));
            page.set_guest(&mut response, token, session_days(&page));
            Ok(response)
        }
        Err(error) => show_entry(&page, &form.0, Err(error)).await,
    }
}

/// "/submissions/12", or a page below it.
fn is_about_a_submission(path: &str) -> bool {
    path.strip_prefix("/submissions/").is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit())
            && rest
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-'))
    })
}

type Id = web::Path<i64>;

/// POST `/submissions/{id}/confirmation`: the link once more.
pub(super) async fn send_again(
    page: Page,
    path: Id,
    _form: SafeForm<ButtonForm>,
) -> Result<HttpResponse> {
    let id = SubmissionId(*path);
    actions::send_again(&page.site, &page.actor, id).await?;
    Ok(page.done(&format!("/submissions/{id}"), "guest-sent-again"))
}

/// POST `/submissions/{id}/reopening`: what waits becomes a draft again.
pub(super) async fn reopen(
    page: Page,
    path: Id,
    _form: SafeForm<ButtonForm>,
) -> Result<HttpResponse> {
    take_post(&page)?;
    let id = SubmissionId(*path);
    actions::reopen(&page.site, &page.actor, id).await?;
    Ok(page.done(&format!("/submissions/{id}"), "guest-reopened"))
}
