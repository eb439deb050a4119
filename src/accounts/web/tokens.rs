//! Bearer tokens for the API.

use actix_web::{HttpResponse, web};
use secrecy::SecretString;
use serde::Serialize;

use crate::access::Scope;
use crate::accounts::actions::tokens::{self, LIFETIMES, NewToken};
use crate::accounts::model::ApiToken;
use crate::error::{Message, Result};
use crate::types::ids::ApiTokenId;
use crate::web::forms::Fields;
use crate::web::{Choice, FormView, NoFields, Page, SafeForm};

#[derive(Default, Serialize)]
struct TokenForm {
    name: String,
    days: String,
    /// Only errors stand here: what was ticked is in the view.
    scopes: String,
    password: String,
}

/// One of the things to tick.
#[derive(Serialize)]
struct ScopeChoice {
    value: &'static str,
    text: String,
    hint: String,
}

#[derive(Serialize)]
struct Row {
    token: ApiToken,
    scopes: String,
}

#[derive(Serialize)]
struct TokensView {
    title: String,
    form: FormView,
    scopes: Vec<ScopeChoice>,
    ticked: Vec<String>,
    days: Vec<Choice>,
    tokens: Vec<Row>,
    /// The secret just made; "" otherwise. Shown this once.
    secret: String,
}

const TEMPLATE: &str = "pages/accounts/tokens.html";

async fn view(
    page: &Page,
    form: FormView,
    ticked: Vec<String>,
    secret: String,
) -> Result<TokensView> {
    let name = |scope: &str| page.text(&format!("accounts-token-scope-{scope}"));
    let rows = tokens::tokens(&page.site, &page.actor).await?;
    Ok(TokensView {
        title: page.text("accounts-tokens-title"),
        form: form.without("password"),
        scopes: Scope::ALL
            .iter()
            .map(|scope| ScopeChoice {
                value: scope.as_str(),
                text: name(scope.as_str()),
                hint: page.text(&format!("accounts-token-scope-hint-{}", scope.as_str())),
            })
            .collect(),
        ticked,
        days: LIFETIMES
            .iter()
            .map(|days| Choice {
                value: days.to_string(),
                text: page.say(&Message::new("accounts-token-days").with("count", days)),
            })
            .collect(),
        tokens: rows
            .into_iter()
            .map(|token| Row {
                scopes: token
                    .scopes
                    .split(' ')
                    .map(name)
                    .collect::<Vec<_>>()
                    .join(", "),
                token,
            })
            .collect(),
        secret,
    })
}

/// A form to begin with: to read, for three months.
fn empty() -> (FormView, Vec<String>) {
    let input = TokenForm {
        days: "90".to_owned(),
        ..TokenForm::default()
    };
    (FormView::of(&input), vec![Scope::Read.as_str().to_owned()])
}

pub(super) async fn list(page: Page) -> Result<HttpResponse> {
    let (form, ticked) = empty();
    let view = view(&page, form, ticked, String::new()).await?;
    page.render(TEMPLATE, &view)
}

pub(super) async fn make(page: Page, form: SafeForm<Fields>) -> Result<HttpResponse> {
    let fields = form.0;
    let ticked: Vec<String> = fields.all("scopes").map(str::to_owned).collect();
    let new = NewToken {
        name: fields.one("name").to_owned(),
        scopes: ticked.clone(),
        days: fields.one("days").to_owned(),
        password: SecretString::from(fields.one("password")),
    };
    let input = TokenForm {
        name: new.name.clone(),
        days: new.days.clone(),
        ..TokenForm::default()
    };
    match tokens::make_token(&page.site, &page.actor, new).await {
        // Shown in this answer: a redirect would have to carry the secret along.
        Ok(secret) => {
            let (form, ticked) = empty();
            let view = view(&page, form, ticked, secret).await?;
            page.render(TEMPLATE, &view)
        }
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            let view = view(&page, form, ticked, String::new()).await?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}

pub(super) async fn revoke(
    page: Page,
    path: web::Path<ApiTokenId>,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    tokens::revoke_token(&page.site, &page.actor, path.into_inner()).await?;
    Ok(page.done("/account/tokens", "accounts-token-revoked"))
}
