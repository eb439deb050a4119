//! Signing in and out.

use actix_web::{HttpResponse, web};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::accounts::actions::sign_in;
use crate::accounts::model::local_path;
use crate::error::Result;
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
}

fn view(page: &Page, form: FormView) -> EntranceView {
    let next = form.values.get("next").map_or("", String::as_str);
    EntranceView {
        title: page.text("accounts-sign-in-title"),
        respond_href: respond_href(page, next),
        form: form.without("password"),
    }
}

/// Whoever was on the way to a comment in a round may be able to make it without an account; the page
/// there says whether.
fn respond_href(page: &Page, next: &str) -> String {
    let path = next.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["", "consultations", slug, "rounds", number, ..] if page.site.config.guests.enabled => {
            let query = url::form_urlencoded::Serializer::new(String::new())
                .append_pair("next", next)
                .finish();
            format!("/consultations/{slug}/rounds/{number}/respond?{query}")
        }
        _ => String::new(),
    }
}

pub(super) async fn form(page: Page, input: web::Query<EntranceForm>) -> Result<HttpResponse> {
    let input = EntranceForm {
        next: local_path(&input.next).unwrap_or_default().to_owned(),
        ..EntranceForm::default()
    };
    page.render(TEMPLATE, &view(&page, FormView::of(&input)))
}

pub(super) async fn sign_in(page: Page, form: SafeForm<EntranceForm>) -> Result<HttpResponse> {
    let input = form.0;
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
            let next = local_path(&input.next).unwrap_or("/");
            let mut response = page.redirect(next);
            page.set_session(&mut response, token);
            Ok(response)
        }
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            page.render_refused(TEMPLATE, &view(&page, form))
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
