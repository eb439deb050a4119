//! Registration, and the confirmation of the address.

use actix_web::{HttpResponse, web};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::FormPage;
use crate::accounts::actions::register::{self, Registration};
use crate::error::{Error, Result};
use crate::web::{FormView, Page, SafeForm};

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Input {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
}

#[derive(Serialize)]
struct View {
    title: String,
    form: FormView,
    count: usize,
}

impl View {
    fn new(page: &Page, form: FormView) -> Self {
        Self {
            title: page.text("accounts-register-title"),
            form: form.without("password"),
            count: page.site.config.security.password_minimum,
        }
    }
}

const TEMPLATE: &str = "pages/accounts/register.html";

pub(super) async fn form(page: Page) -> Result<HttpResponse> {
    let form = FormView::of(&Input::default());
    page.render(TEMPLATE, &View::new(&page, form))
}

pub(super) async fn register(page: Page, form: SafeForm<Input>) -> Result<HttpResponse> {
    let input = form.0;
    let registration = Registration {
        name: input.name.clone(),
        email: input.email.clone(),
        password: SecretString::from(input.password.clone()),
        language: page.language,
    };
    match register::register(&page.site, &page.actor, registration).await {
        Ok(()) => Ok(page.redirect("/register/sent")),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            page.render_refused(TEMPLATE, &View::new(&page, form))
        }
    }
}

pub(super) async fn sent(page: Page) -> Result<HttpResponse> {
    let view = FormPage {
        title: page.text("accounts-register-sent-title"),
        form: FormView::default(),
    };
    page.render("pages/accounts/register-sent.html", &view)
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Link {
    #[serde(default)]
    token: String,
}

const VERIFY: &str = "pages/accounts/verify.html";

/// Only shows a button: programs that follow links in mails confirm nothing.
pub(super) async fn confirm(page: Page, link: web::Query<Link>) -> Result<HttpResponse> {
    let outcome = register::may_verify(&page.site, link.token.clone()).await;
    show(&page, &link, outcome)
}

pub(super) async fn verify(page: Page, form: SafeForm<Link>) -> Result<HttpResponse> {
    match register::verify(&page.site, &page.actor, form.0.token.clone()).await {
        Ok(()) => Ok(page.done("/sign-in", "accounts-verified")),
        Err(error) => show(&page, &form.0, Err(error)),
    }
}

fn show(page: &Page, link: &Link, outcome: Result<()>) -> Result<HttpResponse> {
    let mut form = FormView::of(link);
    let refused = matches!(outcome, Err(Error::Refused(_)));
    if let Err(error) = outcome {
        form = form.refused(page, error)?.without("token");
    }
    let view = FormPage {
        title: page.text("accounts-verify-title"),
        form,
    };
    if refused {
        page.render_refused(VERIFY, &view)
    } else {
        page.render(VERIFY, &view)
    }
}
