//! The overview, accounts, and what each may.

use crate::access::{Actor, Right, note_accounts_read, require_proof};
use crate::accounts::model::Account;
use crate::accounts::store::{self, Appointment};
use crate::audit::Event;
use crate::consultations::actions::staff;
use crate::consultations::model::is_slug;
use crate::consultations::store as consultations;
use crate::error::{Error, Message, Result};
use crate::notifications;
use crate::site::Site;
use crate::types::ListPage;
use crate::types::ids::AccountId;
use serde_json::json;

/// Rows on one page of a list.
pub const PAGE: i64 = 50;

/// What stands on the overview.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct Overview {
    pub accounts: i64,
    pub organisations: i64,
    pub mails_waiting: i64,
    pub mails_dead: i64,
    /// Whether the mail server stands in the way of all mail.
    pub mails_held: bool,
}

/// Counts for the overview.
///
/// # Errors
/// [`Error::SignInRequired`] or [`Error::Forbidden`], as all of these.
pub async fn overview(site: &Site, actor: &Actor) -> Result<Overview> {
    actor.require(Right::Administer)?;
    site.read(actor, |rx| {
        Ok(Overview {
            accounts: store::count_accounts(rx.conn)?,
            organisations: store::count_organisations(rx.conn)?,
            mails_waiting: notifications::waiting_count(rx.conn)?,
            mails_dead: notifications::dead_count(rx.conn)?,
            mails_held: notifications::trouble(rx.conn)?.is_some(),
        })
    })
    .await
}

/// A page of accounts, and one more when others follow.
///
/// # Errors
/// As [`overview`].
pub async fn accounts(
    site: &Site,
    actor: &Actor,
    search: String,
    after: Option<AccountId>,
) -> Result<(ListPage<Account>, Vec<Appointment>)> {
    actor.require(Right::Administer)?;
    note_accounts_read(site, actor).await;
    site.read(actor, move |rx| {
        let load = |limit| store::list_accounts(rx.conn, search.trim(), after, limit);
        let found = ListPage::load(PAGE, load)?;
        let ids: Vec<AccountId> = found.rows.iter().map(|account| account.id).collect();
        let staff = store::staff_of(rx.conn, &ids)?;
        Ok((found, staff))
    })
    .await
}

/// One account and its roles.
///
/// # Errors
/// [`Error::NotFound`], and as [`overview`].
pub async fn account(
    site: &Site,
    actor: &Actor,
    id: AccountId,
) -> Result<(Account, Vec<Appointment>)> {
    actor.require(Right::Administer)?;
    site.read(actor, move |rx| {
        Ok((
            store::account(rx.conn, id)?,
            store::staff_of(rx.conn, &[id])?,
        ))
    })
    .await
}

/// Makes somebody an admin, or no longer.
///
/// # Errors
/// [`Error::Refused`] for the last one; [`Error::PasswordAgain`].
pub async fn set_admin(site: &Site, actor: &Actor, id: AccountId, admin: bool) -> Result<()> {
    actor.require(Right::Administer)?;
    require_proof(site, actor)?;
    site.write(actor, move |tx| {
        store::set_admin(tx.conn, id, admin)?;
        let event = Event::new("account.set-admin", "account", id.0).with(json!({"admin": admin}));
        tx.record(event)
    })
    .await
}

/// Gives somebody a role in a consultation, or takes it away.
///
/// # Errors
/// [`Error::Invalid`] for a role or consultation there is not.
pub async fn set_staff(
    site: &Site,
    actor: &Actor,
    id: AccountId,
    slug: &str,
    role: &str,
    there: bool,
) -> Result<()> {
    actor.require(Right::Administer)?;
    let slug = slug.trim().to_owned();
    let unknown = Error::invalid(
        "consultation",
        Message::new("accounts-no-such-consultation").with("slug", &slug),
    );
    if !is_slug(&slug) {
        return Err(unknown);
    }
    let found = site
        .read(actor, move |rx| consultations::by_slug(rx.conn, &slug))
        .await;
    match found {
        Ok(consultation) => staff::set(site, actor, &consultation, id, role, there).await,
        Err(Error::NotFound) => Err(unknown),
        Err(error) => Err(error),
    }
}
