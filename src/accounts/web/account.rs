//! One's account: name, language, password, where one is signed in.

use actix_web::HttpResponse;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::fields::languages;
use crate::accounts::actions::{passwords, profile, sign_in};
use crate::error::Result;
use crate::web::{Choice, FormView, NoFields, Page, SafeForm};

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Profile {
    #[serde(default)]
    name: String,
    #[serde(default)]
    language: String,
}

#[derive(Serialize)]
struct AccountView {
    title: String,
    form: FormView,
    email: String,
    languages: Vec<Choice>,
    organisations: Vec<MembershipView>,
}

#[derive(Serialize)]
struct MembershipView {
    id: i64,
    name: String,
    role: &'static str,
}

const TEMPLATE: &str = "pages/accounts/account.html";

fn view(page: &Page, form: FormView) -> Result<AccountView> {
    let viewer = page.viewer()?;
    Ok(AccountView {
        title: page.text("accounts-account-title"),
        form,
        email: viewer.email.clone(),
        languages: languages(),
        organisations: viewer
            .memberships
            .iter()
            .map(|membership| MembershipView {
                id: membership.organisation.0,
                name: membership.name.clone(),
                role: membership.role.as_str(),
            })
            .collect(),
    })
}

pub(super) async fn show(page: Page) -> Result<HttpResponse> {
    profile::own(&page.actor)?;
    let viewer = page.viewer()?;
    let form = FormView::of(&Profile {
        name: viewer.name.clone(),
        language: viewer.language.as_str().to_owned(),
    });
    page.render(TEMPLATE, &view(&page, form)?)
}

pub(super) async fn change(page: Page, form: SafeForm<Profile>) -> Result<HttpResponse> {
    let input = form.0;
    match profile::change(&page.site, &page.actor, &input.name, &input.language).await {
        Ok(language) => {
            let mut response = page.done("/account", "accounts-changed");
            page.set_language(&mut response, language);
            Ok(response)
        }
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            page.render_refused(TEMPLATE, &view(&page, form)?)
        }
    }
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Passwords {
    #[serde(default)]
    old: String,
    #[serde(default)]
    password: String,
}

#[derive(Serialize)]
struct PasswordView {
    title: String,
    form: FormView,
    count: usize,
}

const PASSWORD: &str = "pages/accounts/password.html";

fn password_view(page: &Page, form: FormView) -> PasswordView {
    PasswordView {
        title: page.text("accounts-password-title"),
        form: form.without("old").without("password"),
        count: page.site.config.security.password_minimum,
    }
}

pub(super) async fn password_form(page: Page) -> Result<HttpResponse> {
    profile::own(&page.actor)?;
    let form = FormView::of(&Passwords::default());
    page.render(PASSWORD, &password_view(&page, form))
}

pub(super) async fn change_password(page: Page, form: SafeForm<Passwords>) -> Result<HttpResponse> {
    let input = form.0;
    let old = SecretString::from(input.old.clone());
    let new = SecretString::from(input.password.clone());
    match passwords::change(&page.site, &page.actor, old, new, page.device().clone()).await {
        Ok(token) => {
            let mut response = page.done("/account", "accounts-password-changed");
            page.set_session(&mut response, token);
            Ok(response)
        }
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            page.render_refused(PASSWORD, &password_view(&page, form))
        }
    }
}

pub(super) async fn end_sessions(page: Page, _form: SafeForm<NoFields>) -> Result<HttpResponse> {
    sign_in::sign_out_everywhere(&page.site, &page.actor).await?;
    let mut response = page.done("/sign-in", "accounts-signed-out-everywhere");
    page.remove_session(&mut response);
    Ok(response)
}
