//! One's mail address, changed by a link mailed to the new one.

use chrono::Duration;
use secrecy::SecretString;
use serde_json::json;

use super::passwords;
use crate::access::{self, Actor};
use crate::accounts::model::{Account, Purpose, clean_email};
use crate::accounts::store;
use crate::audit::Event;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::notifications::Notification;
use crate::site::Site;
use crate::types::ids::AccountId;

/// Mails a link to a new address, and to the present one that this was asked. Says nothing of whether the
/// new one has an account: that is said by mail, to itself.
///
/// # Errors
/// [`Error::Invalid`] for what is no other address, and a wrong password; [`Error::TooMany`].
pub async fn ask(site: &Site, actor: &Actor, email: &str, password: SecretString) -> Result<()> {
    let email =
        clean_email(email).ok_or_else(|| Error::invalid("email", "accounts-email-wrong"))?;
    let account = passwords::confirm(site, actor, "password", password).await?;
    if email == account.email {
        return Err(Error::invalid("email", "accounts-address-same"));
    }
    site.rates.reset.take(&format!("account {}", account.id))?;
    site.write(actor, move |tx| {
        if let Some(why) = stays_behind(tx.conn, account.id, &email)? {
            return Err(Error::invalid("email", why));
        }
        let send = |recipient: &str, template, context| Notification {
            recipient: recipient.to_owned(),
            language: account.language,
            template,
            context,
        };
        let letter = match store::by_email(tx.conn, &email)? {
            Some(taken) if taken.verified_at.is_some() => send(
                &email,
                "account-exists",
                json!({
                    "name": taken.name,
                    "sign_in_url": tx.config.absolute("/sign-in"),
                    "url": tx.config.absolute("/forgot"),
                }),
            ),
            _ => {
                let hours = tx.config.security.verify_hours;
                let token = store::issue_for_address(
                    tx.conn,
                    tx.now,
                    account.id,
                    &email,
                    Duration::hours(hours),
                )?;
                send(
                    &email,
                    "address-confirm",
                    json!({
                        "url": tx.config.absolute(&format!("/address?token={token}")),
                        "count_hours": hours,
                    }),
                )
            }
        };
        tx.enqueue(&letter)?;
        let warning = json!({
            "name": account.name,
            "done": false,
            "contact": tx.config.site.contact,
            "url": tx.config.absolute("/forgot"),
        });
        let letter = send(&account.email, "address-changed", warning);
        tx.enqueue(&letter)?;
        let event = Event::new("account.ask-address", "account", account.id.0);
        tx.record(event)
    })
    .await
}

/// Why somebody cannot have this address: an organisation of theirs is known by its mail domain, and nobody is
/// to stay in it with another.
fn stays_behind(conn: &mut Conn, account: AccountId, email: &str) -> Result<Option<Message>> {
    let organisations = store::organisations_of(conn, account)?;
    let known = organisations.iter().find(|one| !one.takes(email));
    Ok(known.map(|one| one.takes_not("accounts-domain-leave")))
}

/// The account and the new address behind a link, if it still works.
///
/// # Errors
/// [`Error::Refused`] when it does not.
pub async fn look(site: &Site, token: String) -> Result<(Account, String)> {
    let now = site.now();
    site.db
        .read(move |conn| {
            let id = store::peek(conn, now, &token, Purpose::Address)?;
            let email = store::address_of(conn, &token)?;
            Ok((store::account(conn, id)?, email))
        })
        .await
}

/// Puts the address behind a link in the place of the account's present one. Whatever the account could be
/// used with ends, but for `session`: links in the old mailbox are worth nothing any more.
///
/// # Errors
/// [`Error::Refused`] when the link works no more, or the address has an account by now.
pub async fn confirm(
    site: &Site,
    actor: &Actor,
    token: String,
    session: Option<String>,
) -> Result<()> {
    site.write(actor, move |tx| {
        let email = store::address_of(tx.conn, &token)?;
        let id = store::use_up(tx.conn, tx.now, &token, Purpose::Address)?;
        let before = store::account(tx.conn, id)?;
        // They may have come to it since they asked.
        if let Some(why) = stays_behind(tx.conn, id, &email)? {
            return Err(Error::refused(why));
        }
        // For the links of guests with either address.
        access::end_all_access(tx.conn, tx.now, id, session.as_deref())?;
        store::set_email(tx.conn, id, &email)?;
        let letter = Notification {
            recipient: before.email,
            language: before.language,
            template: "address-changed",
            context: json!({
                "name": before.name,
                "done": true,
                "contact": tx.config.site.contact,
                "url": tx.config.absolute("/forgot"),
            }),
        };
        tx.enqueue(&letter)?;
        let event = Event::new("account.change-address", "account", id.0);
        tx.record(event)
    })
    .await
}
