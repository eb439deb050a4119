//! Bearer tokens for the API.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use crate::accounts::actions::profile;
use crate::accounts::model::ApiToken;
use crate::db::ids::ApiTokenId;
use crate::error::Result;
use crate::web::forms::Fields;
use crate::web::{FormView, Page, SafeForm};

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Input {
    #[serde(default)]
    name: String,
}

#[derive(Serialize)]
struct View {
    title: String,
    form: FormView,
    tokens: Vec<ApiToken>,
    /// The secret just made; "" otherwise. Shown this once.
    secret: String,
}

const TEMPLATE: &str = "pages/accounts/tokens.html";

async fn view(page: &Page, form: FormView, secret: String) -> Result<View> {
    Ok(View {
        title: page.text("accounts-tokens-title"),
        form,
        tokens: profile::tokens(&page.site, &page.actor).await?,
        secret,
    })
}

pub(super) async fn list(page: Page) -> Result<HttpResponse> {
    let form = FormView::of(&Input::default());
    let view = view(&page, form, String::new()).await?;
    page.render(TEMPLATE, &view)
}

pub(super) async fn make(page: Page, form: SafeForm<Input>) -> Result<HttpResponse> {
    match profile::make_token(&page.site, &page.actor, &form.0.name).await {
        // Shown in this answer: a redirect would have to carry the secret along.
        Ok(secret) => {
            let view = view(&page, FormView::of(&Input::default()), secret).await?;
            page.render(TEMPLATE, &view)
        }
        Err(error) => {
            let form = FormView::of(&form.0).refused(&page, error)?;
            let view = view(&page, form, String::new()).await?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}

pub(super) async fn revoke(
    page: Page,
    path: web::Path<ApiTokenId>,
    _form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    profile::revoke_token(&page.site, &page.actor, path.into_inner()).await?;
    Ok(page.done("/account/tokens", "accounts-token-revoked"))
}
