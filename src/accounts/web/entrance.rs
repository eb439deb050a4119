//! Signing in and out.

use actix_web::{HttpResponse, web};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::FormPage;
use crate::accounts::actions::sign_in::{self, SignedIn};
use crate::accounts::model::local_path;
use crate::error::{Error, Result};
use crate::web::forms::Fields;
use crate::web::{FormView, Page, SafeForm};

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Input {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    /// Where to go on; a path of ours.
    #[serde(default)]
    next: String,
}

const TEMPLATE: &str = "pages/accounts/sign-in.html";

fn view(page: &Page, form: FormView) -> FormPage {
    FormPage {
        title: page.text("accounts-sign-in-title"),
        form: form.without("password"),
    }
}

pub(super) async fn form(page: Page, input: web::Query<Input>) -> Result<HttpResponse> {
    let input = Input {
        next: local_path(&input.next).unwrap_or_default().to_owned(),
        ..Input::default()
    };
    page.render(TEMPLATE, &view(&page, FormView::of(&input)))
}

pub(super) async fn sign_in(page: Page, form: SafeForm<Input>) -> Result<HttpResponse> {
    let input = form.0;
    let session = page.session_token().map(str::to_owned);
    let password = SecretString::from(input.password.clone());
    let outcome =
        match sign_in::sign_in(&page.site, &page.actor, &input.email, password, session).await {
            Ok(SignedIn::Yes(token)) => {
                let next = local_path(&input.next).unwrap_or("/");
                let mut response = page.redirect(next);
                page.set_session(&mut response, token);
                return Ok(response);
            }
            Ok(SignedIn::Unconfirmed) => Error::refused("accounts-unconfirmed"),
            Err(error) => error,
        };
    let form = FormView::of(&input).refused(&page, outcome)?;
    page.render_refused(TEMPLATE, &view(&page, form))
}

pub(super) async fn sign_out(page: Page, _form: SafeForm<Fields>) -> Result<HttpResponse> {
    let session = page.session_token().map(str::to_owned);
    sign_in::sign_out(&page.site, &page.actor, session).await?;
    let mut response = page.done("/", "accounts-signed-out");
    page.remove_session(&mut response);
    Ok(response)
}
