//! A forgotten password, chosen anew by a link from a mail.

use actix_web::{HttpResponse, web};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::fields::FormPage;
use crate::accounts::actions::{links, passwords};
use crate::accounts::model::local_path;
use crate::error::Result;
use crate::web::onward::with_next;
use crate::web::{FormView, Page, SafeForm};

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Forgot {
    #[serde(default)]
    email: String,
    /// Where to go on in the end; a path of ours.
    #[serde(default)]
    next: String,
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Reset {
    #[serde(default)]
    token: String,
    #[serde(default)]
    password: String,
}

#[derive(Serialize)]
struct ResetView {
    title: String,
    form: FormView,
    /// Whether the link works; without that there is nothing to fill in.
    alive: bool,
    count: usize,
}

const FORGOT: &str = "pages/accounts/forgot.html";
const RESET: &str = "pages/accounts/reset.html";

fn forgot_view(page: &Page, form: FormView) -> FormPage {
    FormPage {
        title: page.text("accounts-forgot-title"),
        form,
    }
}

pub(super) async fn form(page: Page, asked: web::Query<Forgot>) -> Result<HttpResponse> {
    let form = FormView::of(&Forgot {
        next: local_path(&asked.next).unwrap_or_default().to_owned(),
        ..Forgot::default()
    });
    page.render(FORGOT, &forgot_view(&page, form))
}

pub(super) async fn forgot(page: Page, form: SafeForm<Forgot>) -> Result<HttpResponse> {
    match links::forgot(&page.site, &page.actor, &form.0.email, page.language).await {
        Ok(()) => {
            let mut response = page.redirect("/forgot/sent");
            if let Some(next) = local_path(&form.0.next) {
                page.keep_onward(&mut response, next);
            }
            Ok(response)
        }
        Err(error) => {
            let form = FormView::of(&form.0).refused(&page, error)?;
            page.render_refused(FORGOT, &forgot_view(&page, form))
        }
    }
}

pub(super) async fn sent(page: Page) -> Result<HttpResponse> {
    let view = FormPage {
        title: page.text("accounts-forgot-sent-title"),
        form: FormView::default(),
    };
    page.render("pages/accounts/forgot-sent.html", &view)
}

fn reset_view(page: &Page, form: FormView, alive: bool) -> ResetView {
    ResetView {
        title: page.text("accounts-reset-title"),
        form: form.without("password"),
        alive,
        count: page.site.config.security.password_minimum,
    }
}

pub(super) async fn choose(page: Page, link: web::Query<Reset>) -> Result<HttpResponse> {
    let form = FormView::of(&Reset {
        token: link.token.clone(),
        password: String::new(),
    });
    match passwords::may_reset(&page.site, link.token.clone()).await {
        Ok(()) => page.render(RESET, &reset_view(&page, form, true)),
        Err(error) => {
            let form = form.refused(&page, error)?;
            page.render_refused(RESET, &reset_view(&page, form, false))
        }
    }
}

pub(super) async fn reset(page: Page, form: SafeForm<Reset>) -> Result<HttpResponse> {
    let input = form.0;
    let password = SecretString::from(input.password.clone());
    let device = page.device().clone();
    match passwords::reset(
        &page.site,
        &page.actor,
        input.token.clone(),
        password,
        device,
    )
    .await
    {
        Ok(()) => {
            let next = local_path(page.onward()).unwrap_or_default();
            let mut response = page.done(&with_next("/sign-in", next), "accounts-reset-done");
            page.keep_browser(&mut response);
            Ok(response)
        }
        Err(error) => {
            let alive = passwords::may_reset(&page.site, input.token.clone())
                .await
                .is_ok();
            let form = FormView::of(&input).refused(&page, error)?;
            page.render_refused(RESET, &reset_view(&page, form, alive))
        }
    }
}
