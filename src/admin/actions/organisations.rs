//! Organisations as an admin sees them: looked at, made, confirmed, their people invited.

use super::accounts::PAGE;
use crate::access::{Actor, MemberRole, Right};
use crate::accounts::actions::organisations;
use crate::accounts::model::{
    Invitation, Member, Organisation, Provenance, clean_email, is_of_domain,
};
use crate::accounts::{Invite, invite, store};
use crate::audit::Event;
use crate::config::INDIVIDUAL;
use crate::error::{Checks, Error, Result};
use crate::site::Site;
use crate::types::ListPage;
use crate::types::ids::{AccountId, OrganisationId};
use serde_json::json;

/// A page of organisations, and one more when others follow.
///
/// # Errors
/// As [`super::overview`].
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
/// [`Error::NotFound`], and as [`super::overview`].
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
    // As the domain of an address is stored.
    let address = clean_email(&format!(
        "x@{}",
        input.domain.trim().trim_start_matches('@')
    ));
    let domain = address
        .as_deref()
        .and_then(|address| address.strip_prefix("x@"));
    let domain = domain.unwrap_or_default().to_owned();
    let mut checks = Checks::default();
    checks.require(
        by_domain || input.how == "staff",
        "how",
        "admin-confirm-how-missing",
    );
    checks.require(
        !by_domain || !domain.is_empty(),
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
            hours: None,
            words: String::new(),
        };
        invite(tx, &new)
    })
    .await
}
