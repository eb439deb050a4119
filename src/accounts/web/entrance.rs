//! Signing in and out.

use actix_web::{HttpResponse, web};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::accounts::actions::sign_in;
use crate::accounts::model::local_path;
use crate::error::Result;
use crate::web::again::Again;
use crate::web::forms::Fields;
use crate::web::onward::{respond_of, with_next, words_of};
use crate::web::{FormView, NoFields, Page, SafeForm};

#[derive(Default, Serialize, Deserialize)]
pub(super) struct EntranceForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    /// Where to go on; a path of ours.
    #[serde(default)]
    next: String,
}

const TEMPLATE: &str = "pages/accounts/sign-in.html";

#[derive(Serialize)]
struct EntranceView {
    title: String,
    form: FormView,
    /// Where one can go on without an account; "" where not.
    respond_href: String,
    /// Where one makes an account and goes on from there.
    register_href: String,
    forgot_href: String,
    /// The words that are to be commented on after this; "" where something else is.
    onward_words: String,
    /// A form that somebody was sending when the session ended.
    again: Option<Again>,
}

fn view(page: &Page, form: FormView, again: Option<Again>) -> EntranceView {
    let next = form.values.get("next").map_or("", String::as_str);
    EntranceView {
        register_href: with_next("/register", next),
        forgot_href: with_next("/forgot", next),
        onward_words: words_of(next),
        again,
        title: page.text("accounts-sign-in-title"),
        respond_href: respond_href(page, next),
        form: form.without("password"),
    }
}

/// Whoever was on the way to a comment in a round may be able to make it without an account; the page
/// there says whether.
fn respond_href(page: &Page, next: &str) -> String {
    match respond_of(next) {
        Some(begin) if page.site.config.guests.enabled => with_next(&begin, next),
        _ => String::new(),
    }
}

pub(super) async fn form(page: Page, input: web::Query<EntranceForm>) -> Result<HttpResponse> {
    let next = local_path(&input.next).or_else(|| local_path(page.onward()));
    let input = EntranceForm {
        next: next.unwrap_or_default().to_owned(),
        ..EntranceForm::default()
    };
    page.render(TEMPLATE, &view(&page, FormView::of(&input), None))
}

pub(super) async fn sign_in(page: Page, form: SafeForm<Fields>) -> Result<HttpResponse> {
    let fields = form.0;
    let again = Again::carried(&fields, local_path);
    let input = EntranceForm {
        email: fields.one("email").to_owned(),
        password: fields.one("password").to_owned(),
        next: fields.one("next").to_owned(),
    };
    let session = page.session_token().map(str::to_owned);
    let password = SecretString::from(input.password.clone());
    match sign_in::sign_in(
        &page.site,
        &page.actor,
        &input.email,
        password,
        session,
        page.device().clone(),
    )
    .await
    {
        Ok(token) => {
            let mut response = match again {
                Some(again) => again.shown(&page.in_session(&token), "error-again-signed-in")?,
                None => page.redirect(local_path(&input.next).unwrap_or("/")),
            };
            page.set_session(&mut response, token);
            page.remove_onward(&mut response);
            Ok(response)
        }
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            page.render_refused(TEMPLATE, &view(&page, form, again))
        }
    }
}

pub(super) async fn sign_out(page: Page, _form: SafeForm<NoFields>) -> Result<HttpResponse> {
    let session = page.session_token().map(str::to_owned);
    sign_in::sign_out(&page.site, &page.actor, session).await?;
    let mut response = page.done("/", "accounts-signed-out");
    page.remove_session(&mut response);
    Ok(response)
}
