//! Links asked for with an address that may be anybody's. Whoever asks is answered at once and alike for
//! all; a worker finds out whose the address is and mails what fits, so that neither the answer nor the
//! time it takes tells whether it has an account.

use chrono::Duration;
use serde_json::json;

use crate::access::Actor;
use crate::access::Tx;
use crate::accounts::model::{Account, Purpose, clean_email};
use crate::accounts::store::{self, LinkRequest, NewAccount};
use crate::audit::{self, Author, Event};
use crate::error::{Error, Result};
use crate::notifications::Notification;
use crate::platform::texts::Language;
use crate::site::Site;

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
    let origin = actor.origin.mark().to_owned();
    site.write(actor, move |tx| {
        store::ask(tx.conn, tx.now, purpose, &email, language, &origin)
    })
    .await
}

/// Mails what was asked for, the oldest first; returns how many requests were looked at. One that cannot
/// be met is given up, so that it does not hold up the rest.
pub async fn answer(site: &Site, limit: i64) -> Result<usize> {
    let waiting = site.db.read(move |conn| store::asked(conn, limit)).await?;
    let count = waiting.len();
    for request in waiting {
        let id = request.id;
        let outcome = site
            .write(&Actor::system(), move |tx| {
                if store::take_request(tx.conn, id)? {
                    meet(tx, request)?;
                }
                Ok(())
            })
            .await;
        if let Err(error) = outcome {
            tracing::error!(%error, "a link that was asked for cannot be mailed");
            site.write(&Actor::system(), move |tx| store::take_request(tx.conn, id))
                .await?;
        }
    }
    Ok(count)
}

fn meet(tx: &mut Tx<'_>, request: LinkRequest) -> Result<()> {
    let author = Author {
        account: None,
        kind: "anonymous",
        origin: request.origin,
    };
    let known = store::by_email(tx.conn, &request.email)?;
    let id = known.as_ref().map(|known| known.id.0);
    if request.purpose == Purpose::Reset {
        let event = Event {
            action: "account.ask-reset",
            subject: "account",
            subject_id: id,
            consultation: None,
            details: json!({}),
        };
        audit::record(tx.conn, tx.now, &author, event)?;
    }
    match (known, request.purpose) {
        (Some(known), _) if known.blocked_at.is_some() => Ok(()),
        (Some(known), _) if known.verified_at.is_none() => verification(tx, &known),
        (Some(known), Purpose::Reset) => reset(tx, &known),
        (Some(known), _) => exists(tx, &known),
        (None, Purpose::Verify) => {
            let new = NewAccount {
                email: request.email,
                name: String::new(),
                password_hash: None,
                language: request.language,
                admin: false,
                verified_at: None,
            };
            let id = store::insert(tx.conn, tx.now, &new)?;
            let event = Event::new("account.register", "account", id.0);
            audit::record(tx.conn, tx.now, &author, event)?;
            let account = store::account(tx.conn, id)?;
            verification(tx, &account)
        }
        (None, _) => Ok(()),
    }
}

/// The link behind which an account is finished.
fn verification(tx: &mut Tx<'_>, account: &Account) -> Result<()> {
    let lifetime = Duration::hours(tx.config.security.verify_hours);
    let Some(token) = store::issue(tx.conn, tx.now, account.id, Purpose::Verify, lifetime)? else {
        return Ok(());
    };
    let context = json!({
        "url": tx.config.absolute(&format!("/verify?token={token}")),
        "count_hours": tx.config.security.verify_hours,
    });
    send(tx, account, "verify", context)
}

fn reset(tx: &mut Tx<'_>, account: &Account) -> Result<()> {
    let lifetime = Duration::minutes(tx.config.security.reset_minutes);
    let Some(token) = store::issue(tx.conn, tx.now, account.id, Purpose::Reset, lifetime)? else {
        return Ok(());
    };
    let context = json!({
        "name": account.name,
        "url": tx.config.absolute(&format!("/reset?token={token}")),
        "count_minutes": tx.config.security.reset_minutes,
    });
    send(tx, account, "reset", context)
}

/// That the address has an account already.
fn exists(tx: &mut Tx<'_>, account: &Account) -> Result<()> {
    let context = json!({
        "name": account.name,
        "sign_in_url": tx.config.absolute("/sign-in"),
        "url": tx.config.absolute("/forgot"),
    });
    send(tx, account, "account-exists", context)
}

fn send(
    tx: &mut Tx<'_>,
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
    tx.enqueue(&notification)
}
