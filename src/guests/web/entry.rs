//! Behind the links in mails about what a guest submitted.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::confirmation::{Link, session_days};
use crate::error::{Error, Result};
use crate::guests::actions::{self};
use crate::web::{FormView, Page, SafeForm};

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
        Ok(()) => page.render("pages/guests/entry.html", &view),
        Err(error) => {
            view.form = view.form.refused(page, error)?;
            page.render_refused("pages/guests/entry.html", &view)
        }
    }
}

/// POST `/guest/entry/renewal`: a new link, mailed to where the old one was mailed.
pub(super) async fn renew(page: Page, form: SafeForm<Link>) -> Result<HttpResponse> {
    let Link { token, to } = &form.0;
    let to = Some(to.as_str()).filter(|to| is_about_a_submission(to));
    match actions::ask_anew(&page.site, &page.actor, token, to.unwrap_or("/guest")).await {
        Ok(()) => Ok(page.done("/", "guest-link-renewed")),
        Err(error @ Error::Refused(_)) => show_entry(&page, &form.0, Err(error)).await,
        Err(error) => Err(error),
    }
}

/// POST `/guest/entry`
pub(super) async fn enter(page: Page, form: SafeForm<Link>) -> Result<HttpResponse> {
    match actions::enter(&page.site, &page.actor, &form.0.token).await {
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
