//! The pages of somebody who writes without an account: where they are, and behind the links mailed
//! to them. A link only shows a button: programs that follow links in mails do nothing.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::submission::ButtonForm;
use super::take_post;
use crate::access::GuestKind;
use crate::comments::actions::{self, ToConfirm};
use crate::db::Moment;
use crate::db::ids::SubmissionId;
use crate::error::{Error, Result};
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
    /// Whether there is something to confirm.
    alive: bool,
    token: String,
    consultation: String,
    round: i64,
    sent_at: Option<Moment>,
    time_zone: String,
    comments: i64,
    replaces: Vec<String>,
    form: FormView,
}

const CONFIRMATION: &str = "pages/comments/confirmation.html";

/// GET `/guest/confirmation?token=`
pub(super) async fn confirmation(page: Page, link: web::Query<Link>) -> Result<HttpResponse> {
    match actions::to_confirm(&page.site, &link.token).await {
        Ok(waiting) => page.render(CONFIRMATION, &to_confirm_view(&page, &link.token, waiting)),
        Err(error) => dead(&page, error),
    }
}

fn to_confirm_view(page: &Page, token: &str, waiting: ToConfirm) -> ConfirmationView {
    ConfirmationView {
        title: page.text("guest-confirm-title"),
        alive: true,
        token: token.to_owned(),
        consultation: waiting.consultation.title,
        round: waiting.round.number,
        sent_at: Some(waiting.sent_at),
        time_zone: waiting.consultation.time_zone,
        comments: waiting.comments,
        replaces: waiting.replaces,
        form: FormView::default(),
    }
}

fn dead(page: &Page, error: Error) -> Result<HttpResponse> {
    let view = ConfirmationView {
        title: page.text("guest-confirm-title"),
        alive: false,
        token: String::new(),
        consultation: String::new(),
        round: 0,
        sent_at: None,
        time_zone: String::new(),
        comments: 0,
        replaces: Vec::new(),
        form: FormView::default().refused(page, error)?,
    };
    page.render_refused(CONFIRMATION, &view)
}

/// POST of the same.
pub(super) async fn confirm(page: Page, form: SafeForm<Link>) -> Result<HttpResponse> {
    match actions::confirm(&page.site, &page.actor, &form.0.token).await {
        Ok(confirmed) => {
            let receipt = format!("/submissions/{}/receipt", confirmed.submission);
            let mut response = page.done(&receipt, "guest-confirmed");
            let days = page.site.config.guests.access_days;
            page.set_guest(&mut response, confirmed.token, days);
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
    form: FormView,
}

/// GET `/guest/entry?token=&to=`: behind the links in mails about a confirmed response.
pub(super) async fn entry(page: Page, link: web::Query<Link>) -> Result<HttpResponse> {
    show_entry(
        &page,
        &link,
        actions::may_enter(&page.site, &link.token).await,
    )
}

fn show_entry(page: &Page, link: &Link, outcome: Result<()>) -> Result<HttpResponse> {
    let mut view = EntryView {
        title: page.text("guest-entry-title"),
        alive: outcome.is_ok(),
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

/// POST of the same.
pub(super) async fn enter(page: Page, form: SafeForm<Link>) -> Result<HttpResponse> {
    match actions::enter(&page.site, &form.0.token).await {
        Ok(token) => {
            let to = Some(form.0.to.as_str()).filter(|to| is_about_a_submission(to));
            let mut response = page.redirect(to.unwrap_or("/guest"));
            page.set_guest(&mut response, token, page.site.config.guests.access_days);
            Ok(response)
        }
        Err(error) => show_entry(&page, &form.0, Err(error)),
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
