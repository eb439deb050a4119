//! Links asked for with an address that may be anybody's. Whoever asks is answered at once and alike for
//! all; a worker finds out whose the address is and mails what fits, so that neither the answer nor the
//! time it takes tells whether it has an account.

use chrono::Duration;
use serde_json::json;

use crate::access::Actor;
use crate::accounts::model::{Account, Purpose, clean_email};
use crate::accounts::store::{self, LinkRequest, NewAccount};
use crate::audit::{self, Author, Event};
use crate::config::Config;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::notifications::{self, Notification};
use crate::platform::texts::Language;
use crate::site::Site;
use crate::types::Moment;

/// Asks to have an account made for an address: a link behind which name and password are chosen is
/// mailed to it, or, where it has an account, that. Whoever asks shows nothing by it, so nothing they
/// could type would count.
///
/// # Errors
/// [`Error::Invalid`] for what is no address; [`Error::TooMany`] by network address.
pub async fn register(site: &Site, actor: &Actor, email: &str, language: Language) -> Result<()> {
    let email = cleaned(email)?;
    site.rates.register.take(&actor.address_key())?;
    ask(site, actor, Purpose::Verify, email, language).await
}

/// Asks for a link to choose a new password; says nothing of whether the address has an account.
///
/// # Errors
/// As [`register`]: by asker only, since strangers who ask for somebody's address must not keep that
/// person from asking.
pub async fn forgot(site: &Site, actor: &Actor, email: &str, language: Language) -> Result<()> {
    let email = cleaned(email)?;
    site.rates.reset.take(&actor.address_key())?;
    ask(site, actor, Purpose::Reset, email, language).await
}

fn cleaned(email: &str) -> Result<String> {
    clean_email(email).ok_or_else(|| Error::invalid("email", "accounts-email-wrong"))
}

async fn ask(
    site: &Site,
    actor: &Actor,
    purpose: Purpose,
    email: String,
    language: Language,
) -> Result<()> {
    let (now, origin) = (site.now(), actor.origin.mark().to_owned());
    site.db
        .write(move |conn| store::ask(conn, now, purpose, &email, language, &origin))
        .await
}

/// Mails what was asked for, the oldest first; returns how many requests were looked at. One that cannot
/// be met is given up, so that it does not hold up the rest.
pub async fn answer(site: &Site, limit: i64) -> Result<usize> {
    let waiting = site.db.read(move |conn| store::asked(conn, limit)).await?;
    let count = waiting.len();
    for request in waiting {
        let id = request.id;
        let (config, now) = (site.config.clone(), site.now());
        let outcome = site
            .db
            .write(move |conn| {
                if store::take_request(conn, id)? {
                    meet(conn, &config, now, request)?;
                }
                Ok(())
            })
            .await;
        if let Err(error) = outcome {
            tracing::error!(%error, "a link that was asked for cannot be mailed");
            site.db
                .write(move |conn| store::take_request(conn, id))
                .await?;
        }
    }
    Ok(count)
}

fn meet(conn: &mut Conn, config: &Config, now: Moment, request: LinkRequest) -> Result<()> {
    let author = Author {
        account: None,
        kind: "anonymous",
        origin: request.origin,
    };
    let known = store::by_email(conn, &request.email)?;
    let id = known.as_ref().map(|known| known.id.0);
    if request.purpose == Purpose::Reset {
        let event = Event {
            action: "account.ask-reset",
            subject: "account",
            subject_id: id,
            consultation: None,
            details: json!({}),
        };
        audit::record(conn, now, &author, event)?;
    }
    match (known, request.purpose) {
        (Some(known), _) if known.blocked_at.is_some() => Ok(()),
        (Some(known), _) if known.verified_at.is_none() => verification(conn, config, now, &known),
        (Some(known), Purpose::Reset) => reset(conn, config, now, &known),
        (Some(known), _) => exists(conn, config, now, &known),
        (None, Purpose::Verify) => {
            let new = NewAccount {
                email: request.email,
                name: String::new(),
                password_hash: None,
                language: request.language,
                admin: false,
                verified_at: None,
            };
            let id = store::insert(conn, now, &new)?;
            let event = Event::new("account.register", "account", id.0);
            audit::record(conn, now, &author, event)?;
            let account = store::account(conn, id)?;
            verification(conn, config, now, &account)
        }
        (None, _) => Ok(()),
    }
}

/// The link behind which an account is finished.
fn verification(conn: &mut Conn, config: &Config, now: Moment, account: &Account) -> Result<()> {
    let lifetime = Duration::hours(config.security.verify_hours);
    let Some(token) = store::issue(conn, now, account.id, Purpose::Verify, lifetime)? else {
        return Ok(());
    };
    let context = json!({
        "url": config.absolute(&format!("/verify?token={token}")),
        "count_hours": config.security.verify_hours,
    });
    send(conn, now, account, "verify", context)
}

fn reset(conn: &mut Conn, config: &Config, now: Moment, account: &Account) -> Result<()> {
    let lifetime = Duration::minutes(config.security.reset_minutes);
    let Some(token) = store::issue(conn, now, account.id, Purpose::Reset, lifetime)? else {
        return Ok(());
    };
    let context = json!({
        "name": account.name,
        "url": config.absolute(&format!("/reset?token={token}")),
        "count_minutes": config.security.reset_minutes,
    });
    send(conn, now, account, "reset", context)
}

/// That the address has an account already.
fn exists(conn: &mut Conn, config: &Config, now: Moment, account: &Account) -> Result<()> {
    let context = json!({
        "name": account.name,
        "sign_in_url": config.absolute("/sign-in"),
        "url": config.absolute("/forgot"),
    });
    send(conn, now, account, "account-exists", context)
}

fn send(
    conn: &mut Conn,
    now: Moment,
    account: &Account,
    template: &'static str,
    context: serde_json::Value,
) -> Result<()> {
    let notification = Notification {
        recipient: account.email.clone(),
        language: account.language,
        template,
        context,
    };
    notifications::enqueue(conn, now, &notification)
}
