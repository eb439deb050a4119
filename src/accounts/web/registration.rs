//! Registration, and the account finished behind the mailed link.

use actix_web::{HttpResponse, web};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::fields::FormPage;
use crate::accounts::actions::{links, register};
use crate::accounts::model::local_path;
use crate::error::{Error, Result};
use crate::web::onward::with_next;
use crate::web::{FormView, Page, SafeForm};

#[derive(Default, Serialize, Deserialize)]
pub(super) struct RegistrationForm {
    #[serde(default)]
    email: String,
    /// Where to go on in the end; a path of ours.
    #[serde(default)]
    next: String,
}

const TEMPLATE: &str = "pages/accounts/register.html";

fn view(page: &Page, form: FormView) -> FormPage {
    FormPage {
        title: page.text("accounts-register-title"),
        form,
    }
}

pub(super) async fn form(page: Page, asked: web::Query<RegistrationForm>) -> Result<HttpResponse> {
    let form = FormView::of(&RegistrationForm {
        next: local_path(&asked.next).unwrap_or_default().to_owned(),
        ..RegistrationForm::default()
    });
    page.render(TEMPLATE, &view(&page, form))
}

pub(super) async fn register(page: Page, form: SafeForm<RegistrationForm>) -> Result<HttpResponse> {
    let input = form.0;
    match links::register(&page.site, &page.actor, &input.email, page.language).await {
        Ok(()) => {
            let mut response = page.redirect("/register/sent");
            if let Some(next) = local_path(&input.next) {
                page.keep_onward(&mut response, next);
            }
            Ok(response)
        }
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            page.render_refused(TEMPLATE, &view(&page, form))
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
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
}

#[derive(Serialize)]
struct LinkView {
    title: String,
    form: FormView,
    /// The address behind the link; "" when the link does not work.
    email: String,
    count: usize,
}

const VERIFY: &str = "pages/accounts/verify.html";

/// Only shows a form: programs that follow links in mails confirm nothing.
pub(super) async fn confirm(page: Page, link: web::Query<Link>) -> Result<HttpResponse> {
    let link = Link {
        token: link.token.clone(),
        ..Link::default()
    };
    show(&page, &link, None).await
}

pub(super) async fn verify(page: Page, form: SafeForm<Link>) -> Result<HttpResponse> {
    let Link {
        token,
        name,
        password,
    } = &form.0;
    let password = SecretString::from(password.clone());
    let token = token.clone();
    match register::verify(
        &page.site,
        &page.actor,
        token,
        name,
        password,
        page.language,
        page.device().clone(),
    )
    .await
    {
        Ok(()) => {
            let next = local_path(page.onward()).unwrap_or_default();
            let mut response = page.done(&with_next("/sign-in", next), "accounts-verified");
            page.keep_browser(&mut response);
            Ok(response)
        }
        Err(error) => show(&page, &form.0, Some(error)).await,
    }
}

async fn show(page: &Page, link: &Link, fault: Option<Error>) -> Result<HttpResponse> {
    let mut form = FormView::of(link).without("password");
    let found = register::may_verify(&page.site, link.token.clone()).await;
    let (email, fault) = match found {
        Ok(email) => (email, fault),
        Err(error) => (String::new(), Some(fault.unwrap_or(error))),
    };
    let refused = fault.is_some();
    if let Some(error) = fault {
        form = form.refused(page, error)?;
    }
    let view = LinkView {
        title: page.text("accounts-verify-title"),
        form,
        email,
        count: page.site.config.security.password_minimum,
    };
    if refused {
        page.render_refused(VERIFY, &view)
    } else {
        page.render(VERIFY, &view)
    }
}
