//! One's mail address, changed by a link mailed to the new one.

use actix_web::{HttpResponse, web};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::accounts::actions::{address, profile};
use crate::error::{Error, Result};
use crate::web::{FormView, Page, SafeForm};

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Asking {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
}

#[derive(Serialize)]
struct AddressView {
    title: String,
    form: FormView,
    present: String,
}

const TEMPLATE: &str = "pages/accounts/address.html";

fn view(page: &Page, form: FormView) -> Result<AddressView> {
    Ok(AddressView {
        title: page.text("accounts-address-title"),
        form: form.without("password"),
        present: page.viewer()?.email.clone(),
    })
}

pub(super) async fn form(page: Page) -> Result<HttpResponse> {
    profile::own(&page.actor)?;
    let form = FormView::of(&Asking::default());
    page.render(TEMPLATE, &view(&page, form)?)
}

pub(super) async fn ask(page: Page, form: SafeForm<Asking>) -> Result<HttpResponse> {
    let input = form.0;
    let password = SecretString::from(input.password.clone());
    match address::ask(&page.site, &page.actor, &input.email, password).await {
        Ok(()) => Ok(page.done("/account", "accounts-address-asked")),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            page.render_refused(TEMPLATE, &view(&page, form)?)
        }
    }
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct AddressLink {
    #[serde(default)]
    token: String,
}

#[derive(Serialize)]
struct AddressLinkView {
    title: String,
    form: FormView,
    /// The address to come, and the one it takes the place of; "" when the link does not work.
    email: String,
    present: String,
}

const CONFIRM: &str = "pages/accounts/address-confirm.html";

/// Only shows a button: programs that follow links in mails confirm nothing.
pub(super) async fn look(page: Page, link: web::Query<AddressLink>) -> Result<HttpResponse> {
    show(&page, &link, None).await
}

pub(super) async fn confirm(page: Page, form: SafeForm<AddressLink>) -> Result<HttpResponse> {
    let session = page.session_token().map(str::to_owned);
    let token = form.0.token.clone();
    match address::confirm(&page.site, &page.actor, token, session).await {
        Ok(()) => Ok(page.done("/account", "accounts-address-changed")),
        Err(error) => show(&page, &form.0, Some(error)).await,
    }
}

async fn show(page: &Page, link: &AddressLink, fault: Option<Error>) -> Result<HttpResponse> {
    let mut form = FormView::of(link);
    let (present, email, fault) = match address::look(&page.site, link.token.clone()).await {
        Ok((account, email)) => (account.email, email, fault),
        Err(error) => (String::new(), String::new(), Some(fault.unwrap_or(error))),
    };
    let refused = fault.is_some();
    if let Some(error) = fault {
        form = form.refused(page, error)?;
    }
    let view = AddressLinkView {
        title: page.text("accounts-address-confirm-title"),
        form,
        email,
        present,
    };
    if refused {
        page.render_refused(CONFIRM, &view)
    } else {
        page.render(CONFIRM, &view)
    }
}
