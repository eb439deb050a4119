//! One's own account: name and language, bearer tokens.

use serde_json::json;

use crate::access::{Actor, Right};
use crate::accounts::model::{ApiToken, clean_name, is_name};
use crate::accounts::store;
use crate::audit::{self, Event};
use crate::db::ids::{AccountId, ApiTokenId};
use crate::error::{Checks, Error, Result};
use crate::platform::texts::Language;
use crate::site::Site;

/// More working tokens than this are lost track of.
const TOKENS: usize = 20;

/// The account of somebody who may have a page of their own.
///
/// # Errors
/// [`Error::SignInRequired`] or [`Error::Forbidden`].
pub fn own(actor: &Actor) -> Result<AccountId> {
    actor.require(Right::Respond)?;
    actor.account().ok_or(Error::SignInRequired)
}

/// Changes one's name and language.
///
/// # Errors
/// [`Error::Invalid`].
pub async fn change(site: &Site, actor: &Actor, name: &str, language: &str) -> Result<Language> {
    let id = own(actor)?;
    let name = clean_name(name);
    let chosen: Option<Language> = language.parse().ok();
    let mut checks = Checks::default();
    checks.require(is_name(&name), "name", "accounts-name-wrong");
    checks.require(chosen.is_some(), "language", "accounts-language-wrong");
    checks.finish()?;
    let language = chosen.unwrap_or(site.config.site.language);
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            store::rename(conn, id, &name, language)?;
            audit::record(
                conn,
                now,
                &author,
                Event::new("account.change", "account", id.0),
            )
        })
        .await?;
    Ok(language)
}

/// One's bearer tokens.
///
/// # Errors
/// [`Error::SignInRequired`] or [`Error::Forbidden`].
pub async fn tokens(site: &Site, actor: &Actor) -> Result<Vec<ApiToken>> {
    let id = own(actor)?;
    site.db
        .read(move |conn| store::api_tokens_of(conn, id))
        .await
}

/// Makes a bearer token; what is returned is shown once and stored nowhere.
///
/// # Errors
/// [`Error::Invalid`] for its name, [`Error::Refused`] when there are too many.
pub async fn make_token(site: &Site, actor: &Actor, name: &str) -> Result<String> {
    let id = own(actor)?;
    let name = clean_name(name);
    if !is_name(&name) {
        return Err(Error::invalid("name", "accounts-token-name-wrong"));
    }
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            if store::api_tokens_of(conn, id)?.len() >= TOKENS {
                return Err(Error::refused("accounts-too-many-tokens"));
            }
            let (token, secret) = store::insert_api_token(conn, now, id, &name)?;
            let event =
                Event::new("token.make", "api-token", token.0).with(json!({"account": id.0}));
            audit::record(conn, now, &author, event)?;
            Ok(secret)
        })
        .await
}

/// Ends a bearer token of one's own.
///
/// # Errors
/// [`Error::NotFound`] when it is somebody else's or ended already.
pub async fn revoke_token(site: &Site, actor: &Actor, token: ApiTokenId) -> Result<()> {
    let id = own(actor)?;
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            store::revoke_api_token(conn, now, id, token)?;
            let event =
                Event::new("token.revoke", "api-token", token.0).with(json!({"account": id.0}));
            audit::record(conn, now, &author, event)
        })
        .await
}
