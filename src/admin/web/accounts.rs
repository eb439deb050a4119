//! Accounts: found, made admin, appointed in consultations.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::frame::{Tab, escape, tabs};
use crate::accounts::model::Account;
use crate::accounts::store::Appointment;
use crate::admin::actions;
use crate::admin::store::NamedComment;
use crate::error::{Error, Message, Result};
use crate::types::ids::AccountId;
use crate::web::{FormView, Page, SafeForm, addresses};

#[derive(Default, Deserialize)]
pub(super) struct Search {
    #[serde(default)]
    q: String,
    after: Option<AccountId>,
}

#[derive(Serialize)]
struct AccountsView {
    title: String,
    tabs: Vec<Tab>,
    q: String,
    rows: Vec<AccountRow>,
    next: String,
}

#[derive(Serialize)]
struct AccountRow {
    account: Account,
    staff: Vec<Appointment>,
}

pub(super) async fn list(page: Page, search: web::Query<Search>) -> Result<HttpResponse> {
    let q = search.q.clone();
    let (found, staff) =
        actions::accounts(&page.site, &page.actor, q.clone(), search.after).await?;
    let next = found.next(|last| format!("/admin/accounts?q={}&after={}", escape(&q), last.id));
    let rows = found
        .rows
        .into_iter()
        .map(|account| AccountRow {
            staff: staff
                .iter()
                .filter(|role| role.account == account.id)
                .cloned()
                .collect(),
            account,
        })
        .collect();
    let view = AccountsView {
        title: page.text("admin-accounts"),
        tabs: tabs(&page, "/admin/accounts"),
        q,
        rows,
        next: next.unwrap_or_default(),
    };
    page.render("pages/admin/accounts.html", &view)
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Appointing {
    #[serde(default)]
    consultation: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    action: String,
}

#[derive(Serialize)]
struct AccountPage {
    title: String,
    tabs: Vec<Tab>,
    form: FormView,
    account: Account,
    staff: Vec<Appointment>,
    /// Comments in whose text the name stands.
    named: Vec<NamedComment>,
}

/// An account that was never finished has no name yet.
fn named(account: &Account) -> &str {
    if account.name.is_empty() {
        &account.email
    } else {
        &account.name
    }
}

async fn view(page: &Page, id: AccountId, form: FormView) -> Result<AccountPage> {
    let (account, staff) = actions::account(&page.site, &page.actor, id).await?;
    Ok(AccountPage {
        title: named(&account).to_owned(),
        tabs: tabs(page, "/admin/accounts"),
        form,
        account,
        staff,
        named: actions::places_of_name(&page.site, &page.actor, id).await?,
    })
}

const TEMPLATE: &str = "pages/admin/account.html";

pub(super) async fn show(page: Page, path: web::Path<AccountId>) -> Result<HttpResponse> {
    let form = FormView::of(&Appointing::default());
    let view = view(&page, path.into_inner(), form).await?;
    page.render(TEMPLATE, &view)
}

#[derive(Deserialize)]
pub(super) struct Switch {
    #[serde(default)]
    admin: String,
}

pub(super) async fn set_admin(
    page: Page,
    path: web::Path<AccountId>,
    form: SafeForm<Switch>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let here = addresses::AdministeredAccount(id).page();
    match actions::set_admin(&page.site, &page.actor, id, form.0.admin == "yes").await {
        Ok(()) => Ok(page.done(&here, "admin-saved")),
        Err(Error::Refused(message)) => Ok(page.sorry(&here, message)),
        Err(error) => Err(error),
    }
}

pub(super) async fn set_staff(
    page: Page,
    path: web::Path<AccountId>,
    form: SafeForm<Appointing>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let input = form.0;
    let there = input.action != "dismiss";
    let slug = &input.consultation;
    match actions::set_staff(&page.site, &page.actor, id, slug, &input.role, there).await {
        Ok(()) => Ok(page.done(&addresses::AdministeredAccount(id).page(), "admin-saved")),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            let view = view(&page, id, form).await?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Ending {
    #[serde(default)]
    action: String,
    #[serde(default)]
    sure: String,
}

/// Signs somebody out, blocks or unblocks them, or erases them.
pub(super) async fn end(
    page: Page,
    path: web::Path<AccountId>,
    form: SafeForm<Ending>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let here = addresses::AdministeredAccount(id).page();
    let (site, actor) = (&page.site, &page.actor);
    let saved = || Message::new("admin-saved");
    let outcome = match form.0.action.as_str() {
        "sign-out" => actions::sign_out(site, actor, id).await.map(|()| saved()),
        "block" => actions::block(site, actor, id, true)
            .await
            .map(|()| saved()),
        "unblock" => actions::block(site, actor, id, false)
            .await
            .map(|()| saved()),
        "erase" if form.0.sure == "yes" => {
            let named = actions::erase(site, actor, id).await;
            named.map(|named| erased(&named))
        }
        "erase" => Err(Error::refused("admin-erase-sure-missing")),
        _ => Err(Error::refused("error-form-broken")),
    };
    match outcome {
        Ok(message) => Ok(page.done(&here, message)),
        Err(Error::Refused(message)) => {
            actions::account(site, actor, id).await?;
            Ok(page.sorry(&here, message))
        }
        Err(error) => Err(error),
    }
}

/// Comments named in one message; it goes along in a cookie.
const NAMED: usize = 40;

/// That somebody was erased, and where their name still stands: nobody can look that up by it any more.
fn erased(named: &[NamedComment]) -> Message {
    if named.is_empty() {
        return Message::new("admin-saved");
    }
    let mut numbers: Vec<String> = named
        .iter()
        .take(NAMED)
        .map(|place| place.comment.to_string())
        .collect();
    if named.len() > NAMED {
        numbers.push("…".to_owned());
    }
    Message::new("admin-erased-named").with("comments", numbers.join(", "))
}
