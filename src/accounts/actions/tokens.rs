//! Bearer tokens for the API: made by who knows the password, for some things and some time only.

use chrono::Duration;
use secrecy::SecretString;
use serde_json::json;

use super::{passwords, profile::own};
use crate::access::{Actor, Scope, Scopes};
use crate::accounts::model::{ApiToken, clean_name, is_name};
use crate::accounts::store;
use crate::audit::Event;
use crate::error::{Checks, Error, Result};
use crate::notifications::Notification;
use crate::site::Site;
use crate::types::ids::ApiTokenId;

/// More working tokens than this are lost track of.
const TOKENS: usize = 20;

/// How long a token can be made to work, in days; a year at most.
pub const LIFETIMES: [i64; 4] = [30, 90, 180, 365];

/// A token to be made, as filled in.
#[derive(Debug, Clone)]
pub struct NewToken {
    pub name: String,
    /// Words of [`Scope`].
    pub scopes: Vec<String>,
    /// One of [`LIFETIMES`].
    pub days: String,
    pub password: SecretString,
}

/// One's bearer tokens.
///
/// # Errors
/// [`Error::SignInRequired`] or [`Error::Forbidden`].
pub async fn tokens(site: &Site, actor: &Actor) -> Result<Vec<ApiToken>> {
    let id = own(actor)?;
    site.read(actor, move |rx| store::api_tokens_of(rx.conn, rx.now, id))
        .await
}

/// Makes a bearer token; what is returned is shown once and stored nowhere. Its holder hears of it by
/// mail: somebody else may have made it.
///
/// # Errors
/// [`Error::Invalid`] for what was filled in, the password too; [`Error::Refused`] when there are too
/// many.
pub async fn make_token(site: &Site, actor: &Actor, new: NewToken) -> Result<String> {
    let id = own(actor)?;
    let name = clean_name(&new.name);
    let scopes: Option<Vec<Scope>> = new.scopes.iter().map(|word| word.parse().ok()).collect();
    let scopes = Scopes::of(scopes.unwrap_or_default());
    let days = new
        .days
        .parse()
        .ok()
        .filter(|days| LIFETIMES.contains(days));
    let mut checks = Checks::default();
    checks.require(is_name(&name), "name", "accounts-token-name-wrong");
    checks.require(
        !scopes.all().is_empty(),
        "scopes",
        "accounts-token-scopes-wrong",
    );
    checks.require(days.is_some(), "days", "accounts-token-days-wrong");
    checks.finish()?;
    let account = passwords::confirm(site, actor, "password", new.password).await?;
    let now = site.now();
    let expires_at = now + Duration::days(days.unwrap_or_default());
    site.write(actor, move |tx| {
        if store::api_tokens_of(tx.conn, tx.now, id)?.len() >= TOKENS {
            return Err(Error::refused("accounts-too-many-tokens"));
        }
        let (token, secret) =
            store::insert_api_token(tx.conn, tx.now, id, &name, &scopes, expires_at)?;
        let notification = Notification {
            recipient: account.email,
            language: account.language,
            template: "token-made",
            context: json!({
                "name": account.name,
                "token": name,
                "expires_at": expires_at,
                "time_zone": tx.config.site.time_zone.name(),
                "url": tx.config.absolute("/account/tokens"),
                "password_url": tx.config.absolute("/forgot"),
            }),
        };
        tx.enqueue(&notification)?;
        let event = Event::new("token.make", "api-token", token.0).with(json!({
            "account": id.0,
            "scopes": scopes.all(),
            "expires_at": expires_at,
        }));
        tx.record(event)?;
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
    site.write(actor, move |tx| {
        store::revoke_api_token(tx.conn, tx.now, id, token)?;
        let event = Event::new("token.revoke", "api-token", token.0).with(json!({"account": id.0}));
        tx.record(event)
    })
    .await
}
