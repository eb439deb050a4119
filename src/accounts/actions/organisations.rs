//! Organisations: founded by a person, their members kept by their leads.

use serde_json::json;

use super::invite::{Invite, invite};
use super::profile::own;
use crate::access::{Actor, MemberRole, PartyOf, Right};
use crate::accounts::model::{Invitation, Member, Organisation, clean_name, is_name};
use crate::accounts::store;
use crate::audit::{self, Event};
use crate::config::{Config, INDIVIDUAL};
use crate::db::ids::{AccountId, InvitationId, OrganisationId};
use crate::error::{Checks, Error, Result};
use crate::site::Site;

/// An organisation with everybody in it.
#[derive(Debug, Clone)]
pub struct Home {
    pub organisation: Organisation,
    pub members: Vec<Member>,
    /// Not accepted yet; only leads see them.
    pub invitations: Vec<Invitation>,
}

/// What a lead does with a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Role(MemberRole),
    Remove,
}

/// Checks the name of an organisation; returns it cleaned.
///
/// # Errors
/// [`Error::Invalid`].
pub fn check_name(name: &str) -> Result<String> {
    let name = clean_name(name);
    if is_name(&name) {
        Ok(name)
    } else {
        Err(Error::invalid("name", "accounts-organisation-name-wrong"))
    }
}

/// Checks the name and group of an organisation; returns the name cleaned.
///
/// # Errors
/// [`Error::Invalid`].
pub fn check(config: &Config, name: &str, group: &str) -> Result<String> {
    let name = clean_name(name);
    let mut checks = Checks::default();
    checks.require(is_name(&name), "name", "accounts-organisation-name-wrong");
    // A person speaks for themselves without an organisation.
    let groups = config.group(group).is_some() && group != INDIVIDUAL;
    checks.require(groups, "group", "accounts-group-wrong");
    checks.finish()?;
    Ok(name)
}

/// Founds an organisation; the founder becomes its lead.
///
/// # Errors
/// [`Error::Invalid`]; [`Error::Refused`] when the name is taken.
pub async fn found(site: &Site, actor: &Actor, name: &str, group: &str) -> Result<OrganisationId> {
    let account = own(actor)?;
    let name = check(&site.config, name, group)?;
    site.rates.post.take(&format!("account {account}"))?;
    let (now, author, group) = (site.now(), actor.author(), group.to_owned());
    site.db
        .write(move |conn| {
            let id = store::insert_organisation(conn, now, &name, &group)?;
            store::join(conn, now, id, account, MemberRole::Lead)?;
            let event = Event::new("organisation.found", "organisation", id.0);
            audit::record(conn, now, &author, event)?;
            Ok(id)
        })
        .await
}

fn as_party(organisation: OrganisationId) -> PartyOf {
    PartyOf {
        organisation: Some(organisation),
        ..PartyOf::default()
    }
}

/// Goes on only for a lead; who is no member may not know whether there is such an organisation.
fn require_lead(actor: &Actor, organisation: OrganisationId) -> Result<()> {
    own(actor)?;
    let party = as_party(organisation);
    if !actor.may(Right::WriteFor(party)) {
        return Err(Error::NotFound);
    }
    actor.require(Right::SubmitFor(party))
}

/// An organisation as its members see it.
///
/// # Errors
/// [`Error::NotFound`] for others.
pub async fn look(site: &Site, actor: &Actor, id: OrganisationId) -> Result<Home> {
    own(actor)?;
    if !actor.may(Right::WriteFor(as_party(id))) {
        return Err(Error::NotFound);
    }
    let lead = actor.may(Right::SubmitFor(as_party(id)));
    let now = site.now();
    site.db
        .read(move |conn| {
            Ok(Home {
                organisation: store::organisation(conn, id)?,
                members: store::members_of(conn, id)?,
                invitations: if lead {
                    store::pending_of(conn, now, id)?
                } else {
                    Vec::new()
                },
            })
        })
        .await
}

/// Invites somebody by mail, as a lead.
///
/// # Errors
/// [`Error::Invalid`], [`Error::Forbidden`], [`Error::NotFound`].
pub async fn invite_member(
    site: &Site,
    actor: &Actor,
    id: OrganisationId,
    email: String,
    role: &str,
) -> Result<()> {
    require_lead(actor, id)?;
    let role: MemberRole = role
        .parse()
        .map_err(|_| Error::invalid("role", "accounts-role-wrong"))?;
    site.rates.post.take(&format!("invite {id}"))?;
    let language = actor
        .viewer()
        .map_or(site.config.site.language, |viewer| viewer.language);
    let (config, now, actor) = (site.config.clone(), site.now(), actor.clone());
    site.db
        .write(move |conn| {
            let new = Invite {
                organisation: id,
                round: None,
                email,
                role,
                language,
                consultation: String::new(),
                round_url: String::new(),
            };
            invite(conn, &config, now, &actor, &new)
        })
        .await
}

/// Takes an invitation back, as a lead.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`].
pub async fn withdraw_invitation(
    site: &Site,
    actor: &Actor,
    id: OrganisationId,
    invitation: InvitationId,
) -> Result<()> {
    require_lead(actor, id)?;
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            store::withdraw_invitation(conn, id, invitation)?;
            let event = Event::new("invitation.withdraw", "invitation", invitation.0);
            audit::record(conn, now, &author, event)
        })
        .await
}

/// Changes a member's role or ends their membership, as a lead; one lead must stay.
///
/// # Errors
/// [`Error::Refused`] for the last lead; [`Error::NotFound`], [`Error::Forbidden`].
pub async fn change_member(
    site: &Site,
    actor: &Actor,
    id: OrganisationId,
    member: AccountId,
    change: Change,
) -> Result<()> {
    require_lead(actor, id)?;
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            store::hold_leads(conn, id)?;
            match change {
                Change::Role(role) => store::set_role(conn, id, member, role)?,
                Change::Remove => store::leave(conn, id, member)?,
            }
            if store::lead_count(conn, id)? == 0 {
                return Err(Error::refused("accounts-last-lead"));
            }
            let done = match change {
                Change::Role(role) => role.as_str(),
                Change::Remove => "removed",
            };
            let event = Event::new("organisation.change-member", "organisation", id.0)
                .with(json!({"account": member.0, "now": done}));
            audit::record(conn, now, &author, event)
        })
        .await
}
