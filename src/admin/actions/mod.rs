//! What admins do: each asks for [`Right::Administer`] first and writes what it did to the log.

mod ending;

use serde_json::json;

use crate::access::{Actor, MemberRole, Right, note_accounts_read, require_proof};
use crate::accounts::actions::organisations;
use crate::accounts::model::{
    Account, Invitation, Member, Organisation, Provenance, clean_email, is_of_domain,
};
use crate::accounts::store::{self, Appointment};
use crate::accounts::{Invite, invite};
use crate::audit::{self, Broken, Entry, Event, Filter, Verified};
use crate::config::INDIVIDUAL;
use crate::consultations::actions::staff;
use crate::consultations::model::is_slug;
use crate::consultations::store as consultations;
use crate::error::{Checks, Error, Message, Result};
use crate::notifications::{self, OutboxId, Outgoing, Trouble};
use crate::site::Site;
use crate::types::ListPage;
use crate::types::ids::{AccountId, OrganisationId};

pub use ending::{block, erase, erase_account, places_of_name, sign_out};

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

/// A page of organisations, and one more when others follow.
///
/// # Errors
/// As [`overview`].
pub async fn organisations(
    site: &Site,
    actor: &Actor,
    after: Option<OrganisationId>,
) -> Result<ListPage<Organisation>> {
    actor.require(Right::Administer)?;
    site.read(actor, move |rx| {
        ListPage::load(PAGE, |limit| {
            store::list_organisations(rx.conn, after, limit)
        })
    })
    .await
}

/// An organisation with all that is known of who it is.
#[derive(Debug, Clone)]
pub struct Known {
    pub organisation: Organisation,
    /// Names of who founded and who confirmed it, where they have an account.
    pub founder: Option<String>,
    pub confirmer: Option<String>,
    pub members: Vec<Member>,
    /// Not accepted yet.
    pub invitations: Vec<Invitation>,
    /// Others whose name people would take for this one.
    pub alike: Vec<Organisation>,
}

/// One organisation.
///
/// # Errors
/// [`Error::NotFound`], and as [`overview`].
pub async fn organisation(site: &Site, actor: &Actor, id: OrganisationId) -> Result<Known> {
    actor.require(Right::Administer)?;
    site.read(actor, move |rx| {
        let organisation = store::organisation(rx.conn, id)?;
        let mut name = |of: Option<AccountId>| -> Result<Option<String>> {
            of.map(|of| Ok(store::account(rx.conn, of)?.name))
                .transpose()
        };
        let (founder, confirmer) = (
            name(organisation.founded_by)?,
            name(organisation.confirmed_by)?,
        );
        let mut alike = store::organisations_like(rx.conn, &organisation.name, PAGE)?;
        alike.retain(|one| one.id != id && one.folded == organisation.folded);
        Ok(Known {
            founder,
            confirmer,
            members: store::members_of(rx.conn, id)?,
            invitations: store::pending_of(rx.conn, rx.now, id)?,
            alike,
            organisation,
        })
    })
    .await
}

/// What staff found about who an organisation is, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Confirmation {
    /// "staff": somebody looked into it; "domain": by the addresses of those who lead it.
    pub how: String,
    /// Mail domain, for "domain".
    pub domain: String,
    /// The Group it is in from now on: also one with standing.
    pub group: String,
}

/// Confirms who an organisation is: the ministry vouches for it from then on.
///
/// # Errors
/// [`Error::Invalid`] for a field at fault, also when somebody who leads it has an address of another
/// domain; [`Error::Refused`] when the ministry vouches for another of that name.
pub async fn confirm_organisation(
    site: &Site,
    actor: &Actor,
    id: OrganisationId,
    input: &Confirmation,
) -> Result<()> {
    actor.require(Right::Administer)?;
    let group = input.group.trim().to_owned();
    let by_domain = input.how == "domain";
    let domain = input.domain.trim().trim_start_matches('@').to_lowercase();
    let mut checks = Checks::default();
    checks.require(
        by_domain || input.how == "staff",
        "how",
        "admin-confirm-how-missing",
    );
    checks.require(
        !by_domain || clean_email(&format!("x@{domain}")).is_some(),
        "domain",
        "admin-confirm-domain-wrong",
    );
    let fits = site.config.group(&group).is_some() && group != INDIVIDUAL;
    checks.require(fits, "group", "accounts-group-wrong");
    checks.finish()?;
    site.write(actor, move |tx| {
        let members = store::members_of(tx.conn, id)?;
        let mut leads = members.iter().filter(|one| one.role == MemberRole::Lead);
        let theirs = |one: &Member| is_of_domain(&one.email, &domain);
        if by_domain && (leads.next().is_none() || !members.iter().all(theirs)) {
            return Err(Error::invalid("domain", "admin-confirm-domain-members"));
        }
        let by = tx.actor.author().account.map(AccountId);
        let domain = Some(domain.as_str()).filter(|_| by_domain);
        store::confirm_organisation(tx.conn, tx.now, id, by, domain)?;
        store::set_group(tx.conn, id, &group)?;
        let event = Event::new("organisation.confirm", "organisation", id.0)
            .with(json!({"how": input_how(by_domain), "domain": domain, "group": group}));
        tx.record(event)
    })
    .await
}

fn input_how(by_domain: bool) -> &'static str {
    if by_domain { "domain" } else { "staff" }
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
    let group = group.to_owned();
    site.write(actor, move |tx| {
        let new = store::NewOrganisation {
            name: &name,
            group: &group,
            provenance: Provenance::Staff,
            by: tx.actor.author().account.map(AccountId),
        };
        let id = store::insert_organisation(tx.conn, tx.now, &new)?;
        let event = Event::new("organisation.make", "organisation", id.0);
        tx.record(event)?;
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
    site.write(actor, move |tx| {
        let new = Invite {
            organisation: id,
            round: None,
            email,
            role,
            by_staff: true,
            language: tx.config.site.language,
            consultation: String::new(),
            round_url: String::new(),
        };
        invite(tx, &new)
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
) -> Result<(ListPage<Outgoing>, Option<Trouble>)> {
    actor.require(Right::Administer)?;
    site.read(actor, move |rx| {
        let letters = ListPage::load(PAGE, |limit| {
            if dead {
                notifications::dead_letters(rx.conn, before, limit)
            } else {
                notifications::waiting_letters(rx.conn, before, limit)
            }
        })?;
        Ok((letters, notifications::trouble(rx.conn)?))
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
    site.write(actor, move |tx| {
        let count = notifications::send_all_again(tx.conn, tx.now)?;
        let event = Event {
            action: "mail.send-all-again",
            subject: "mail",
            subject_id: None,
            consultation: None,
            details: json!({ "count": count }),
        };
        tx.record(event)?;
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
    site.write(actor, move |tx| {
        notifications::send_again(tx.conn, tx.now, id)?;
        tx.record(Event::new("mail.send-again", "mail", id.0))
    })
    .await
}

/// A page of the audit log, newest first.
///
/// # Errors
/// As [`overview`].
pub async fn log(
    site: &Site,
    actor: &Actor,
    filter: Filter,
) -> Result<ListPage<(Entry, Option<String>)>> {
    actor.require(Right::Administer)?;
    site.read(actor, move |rx| {
        ListPage::load(PAGE, |limit| audit::list(rx.conn, &filter, limit))
    })
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
