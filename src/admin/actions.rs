//! What admins do: each asks for [`Right::Administer`] first and writes what it did to the log.

mod ending;

use serde_json::json;

use crate::access::{Actor, MemberRole, Right, note_accounts_read};
use crate::accounts::actions::organisations;
use crate::accounts::model::{Account, Invitation, Member, Organisation};
use crate::accounts::store::{self, Appointment};
use crate::accounts::{Invite, invite};
use crate::audit::{self, Broken, Entry, Event, Filter, Verified};
use crate::consultations::actions::staff;
use crate::consultations::model::is_slug;
use crate::consultations::store as consultations;
use crate::db::ids::{AccountId, OrganisationId};
use crate::error::{Error, Message, Result};
use crate::notifications::{self, OutboxId, Outgoing, Trouble};
use crate::site::Site;

pub use ending::{block, erase, sign_out};

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
    site.db
        .read(|conn| {
            Ok(Overview {
                accounts: store::count_accounts(conn)?,
                organisations: store::count_organisations(conn)?,
                mails_waiting: notifications::waiting_count(conn)?,
                mails_dead: notifications::dead_count(conn)?,
                mails_held: notifications::trouble(conn)?.is_some(),
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
) -> Result<(Vec<Account>, Vec<Appointment>)> {
    actor.require(Right::Administer)?;
    note_accounts_read(site, actor).await;
    site.db
        .read(move |conn| {
            let found = store::list_accounts(conn, search.trim(), after, PAGE + 1)?;
            let ids: Vec<AccountId> = found.iter().map(|account| account.id).collect();
            let staff = store::staff_of(conn, &ids)?;
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
    site.db
        .read(move |conn| Ok((store::account(conn, id)?, store::staff_of(conn, &[id])?)))
        .await
}

/// Makes somebody an admin, or no longer.
///
/// # Errors
/// [`Error::Refused`] for the last one.
pub async fn set_admin(site: &Site, actor: &Actor, id: AccountId, admin: bool) -> Result<()> {
    actor.require(Right::Administer)?;
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            store::set_admin(conn, id, admin)?;
            let event =
                Event::new("account.set-admin", "account", id.0).with(json!({"admin": admin}));
            audit::record(conn, now, &author, event)
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
        .db
        .read(move |conn| consultations::by_slug(conn, &slug))
        .await;
    match found {
        Ok(consultation) => staff::set(site, actor, &consultation, id, role, there).await,
        Err(Error::NotFound) => Err(unknown),
        Err(error) => Err(error),
    }
}

/// A page of organisations, and one more when others follow.
///
/// # Errors
/// As [`overview`].
pub async fn organisations(
    site: &Site,
    actor: &Actor,
    after: Option<OrganisationId>,
) -> Result<Vec<Organisation>> {
    actor.require(Right::Administer)?;
    site.db
        .read(move |conn| store::list_organisations(conn, after, PAGE + 1))
        .await
}

/// One organisation, its members and the invitations not accepted yet.
///
/// # Errors
/// [`Error::NotFound`], and as [`overview`].
pub async fn organisation(
    site: &Site,
    actor: &Actor,
    id: OrganisationId,
) -> Result<(Organisation, Vec<Member>, Vec<Invitation>)> {
    actor.require(Right::Administer)?;
    let now = site.now();
    site.db
        .read(move |conn| {
            Ok((
                store::organisation(conn, id)?,
                store::members_of(conn, id)?,
                store::pending_of(conn, now, id)?,
            ))
        })
        .await
}

/// Makes an organisation without members.
///
/// # Errors
/// [`Error::Invalid`]; [`Error::Refused`] when the name is taken.
pub async fn make_organisation(
    site: &Site,
    actor: &Actor,
    name: &str,
    group: &str,
) -> Result<OrganisationId> {
    actor.require(Right::Administer)?;
    let name = organisations::check(&site.config, name, group)?;
    let (now, author, group) = (site.now(), actor.author(), group.to_owned());
    site.db
        .write(move |conn| {
            let id = store::insert_organisation(conn, now, &name, &group)?;
            let event = Event::new("organisation.make", "organisation", id.0);
            audit::record(conn, now, &author, event)?;
            Ok(id)
        })
        .await
}

/// Invites somebody to an organisation.
///
/// # Errors
/// [`Error::Invalid`], [`Error::NotFound`].
pub async fn invite_to(
    site: &Site,
    actor: &Actor,
    id: OrganisationId,
    email: String,
    role: &str,
) -> Result<()> {
    actor.require(Right::Administer)?;
    let role: MemberRole = role
        .parse()
        .map_err(|_| Error::invalid("role", "accounts-role-wrong"))?;
    let (config, now, actor) = (site.config.clone(), site.now(), actor.clone());
    site.db
        .write(move |conn| {
            let new = Invite {
                organisation: id,
                round: None,
                email,
                role,
                language: config.site.language,
                consultation: String::new(),
                round_url: String::new(),
            };
            invite(conn, &config, now, &actor, &new)
        })
        .await
}

/// Mails that wait, or (`dead`) were given up: a page, and one more when others follow; and what the
/// mail server says when it stands in the way of all.
///
/// # Errors
/// As [`overview`].
pub async fn mails(
    site: &Site,
    actor: &Actor,
    dead: bool,
    before: Option<OutboxId>,
) -> Result<(Vec<Outgoing>, Option<Trouble>)> {
    actor.require(Right::Administer)?;
    site.db
        .read(move |conn| {
            let rows = if dead {
                notifications::dead_letters(conn, before, PAGE + 1)?
            } else {
                notifications::waiting_letters(conn, before, PAGE + 1)?
            };
            Ok((rows, notifications::trouble(conn)?))
        })
        .await
}

/// Puts every mail that was given up back in line, and lets what waits for the mail server try at
/// once; returns how many had been given up.
///
/// # Errors
/// As [`overview`].
pub async fn send_all_again(site: &Site, actor: &Actor) -> Result<usize> {
    actor.require(Right::Administer)?;
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            let count = notifications::send_all_again(conn, now)?;
            let event = Event {
                action: "mail.send-all-again",
                subject: "mail",
                subject_id: None,
                consultation: None,
                details: json!({ "count": count }),
            };
            audit::record(conn, now, &author, event)?;
            Ok(count)
        })
        .await
}

/// Puts a mail that was given up back in line.
///
/// # Errors
/// [`Error::Refused`] when somebody else did.
pub async fn send_again(site: &Site, actor: &Actor, id: OutboxId) -> Result<()> {
    actor.require(Right::Administer)?;
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            notifications::send_again(conn, now, id)?;
            audit::record(
                conn,
                now,
                &author,
                Event::new("mail.send-again", "mail", id.0),
            )
        })
        .await
}

/// A page of the audit log, newest first, and one more when others follow.
///
/// # Errors
/// As [`overview`].
pub async fn log(
    site: &Site,
    actor: &Actor,
    filter: Filter,
) -> Result<Vec<(Entry, Option<String>)>> {
    actor.require(Right::Administer)?;
    site.db
        .read(move |conn| audit::list(conn, &filter, PAGE + 1))
        .await
}

/// Checks the whole chain of the audit log: what holds, or where it is broken.
///
/// # Errors
/// As [`overview`].
pub async fn verify_log(
    site: &Site,
    actor: &Actor,
) -> Result<std::result::Result<Verified, Broken>> {
    actor.require(Right::Administer)?;
    site.vault.verify(&site.db, site.now(), Vec::new()).await
}
