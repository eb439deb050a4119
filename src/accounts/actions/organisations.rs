//! Organisations: founded by a person, their members kept by their leads.

use serde_json::json;

use super::causing::Causing;
use super::invite::{Invite, invite, is_member};
use super::profile::own;
use crate::access::{Actor, MemberRole, PartyOf, Right};
use crate::accounts::model::{
    Invitation, Member, Organisation, Provenance, clean_email, clean_name, is_name, name_fault,
};
use crate::accounts::store;
use crate::audit::Event;
use crate::config::{Config, Group, INDIVIDUAL};
use crate::error::{Checks, Error, Result};
use crate::platform::names::fold;
use crate::site::Site;
use crate::types::ids::{AccountId, InvitationId, OrganisationId};

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

/// Whether a cleaned name can be used for an organisation: there must be something to tell it by.
pub fn is_organisation_name(name: &str) -> bool {
    is_name(name) && !fold(name).is_empty()
}

/// Checks the name and group of an organisation that staff make; returns the name cleaned.
///
/// # Errors
/// [`Error::Invalid`].
pub fn check(config: &Config, name: &str, group: &str) -> Result<String> {
    let name = clean_name(name);
    let mut checks = Checks::default();
    checks.require(
        is_organisation_name(&name),
        "name",
        "accounts-organisation-name-wrong",
    );
    // A person speaks for themselves without an organisation.
    let groups = config.group(group).is_some() && group != INDIVIDUAL;
    checks.require(groups, "group", "accounts-group-wrong");
    checks.finish()?;
    Ok(name)
}

/// The same for one that somebody founds for themselves: its name may not read as an address, nor its
/// Group have standing, which is not theirs to give. Nobody founds the house that consults here.
fn check_own(config: &Config, name: &str, group: &str) -> Result<String> {
    let name = check(config, name, group)?;
    let mut checks = Checks::default();
    checks.require(name_fault(&name).is_none(), "name", "accounts-name-address");
    let site = &config.site;
    let house = [&site.name, &site.organisation_nl, &site.organisation_en];
    checks.require(
        house.iter().all(|own| fold(own) != fold(&name)),
        "name",
        "accounts-organisation-house",
    );
    checks.require(
        !config.group(group).is_some_and(Group::has_standing),
        "group",
        "accounts-group-standing",
    );
    checks.finish()?;
    Ok(name)
}

/// Founds an organisation; the founder becomes its lead.
///
/// # Errors
/// [`Error::Invalid`]; [`Error::Refused`] when the ministry vouches for one of that name, or the actor
/// leads one.
pub async fn found(site: &Site, actor: &Actor, name: &str, group: &str) -> Result<OrganisationId> {
    let account = own(actor)?;
    let name = check_own(&site.config, name, group)?;
    site.rates.post.take(&format!("account {account}"))?;
    let group = group.to_owned();
    site.write(actor, move |tx| {
        // One person has no use for two of one name; others may have the same.
        if store::leads_one_called(tx.conn, account, &name)? {
            return Err(Error::refused("accounts-organisation-yours"));
        }
        let new = store::NewOrganisation {
            name: &name,
            group: &group,
            provenance: Provenance::Itself,
            by: Some(account),
        };
        let id = store::insert_organisation(tx.conn, tx.now, &new)?;
        store::join(tx.conn, tx.now, id, account, MemberRole::Lead)?;
        let event = Event::new("organisation.found", "organisation", id.0);
        tx.record(event)?;
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
    site.read(actor, move |rx| {
        Ok(Home {
            organisation: store::organisation(rx.conn, id)?,
            members: store::members_of(rx.conn, id)?,
            invitations: if lead {
                // Those of the ministry are its own affair.
                let mut pending = store::pending_of(rx.conn, rx.now, id)?;
                pending.retain(|invitation| !invitation.by_staff);
                pending
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
    let account = own(actor)?;
    let role: MemberRole = role
        .parse()
        .map_err(|_| Error::invalid("role", "accounts-role-wrong"))?;
    site.rates.post.take(&format!("invite {id}"))?;
    let language = actor
        .viewer()
        .map_or(site.config.site.language, |viewer| viewer.language);
    site.write(actor, move |tx| {
        let known = store::organisation(tx.conn, id)?;
        // Nothing is sent to who is in it already.
        if let Some(address) = clean_email(&email)
            && !is_member(tx.conn, id, &address, role)?
        {
            let causing = Causing {
                account,
                established: known.provenance.is_established(),
            };
            causing.count(tx, "email", &address)?;
        }
        let new = Invite {
            organisation: id,
            round: None,
            email,
            role,
            by_staff: false,
            language,
            consultation: String::new(),
            round_url: String::new(),
            hours: None,
            words: String::new(),
        };
        invite(tx, &new)
    })
    .await
}

/// Takes back an invitation that the organisation sent, as a lead. What the ministry sent is the
/// ministry's to take back.
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
    site.write(actor, move |tx| {
        store::withdraw_invitation(tx.conn, id, invitation)?;
        let event = Event::new("invitation.withdraw", "invitation", invitation.0);
        tx.record(event)
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
    site.write(actor, move |tx| {
        store::lock_leads(tx.conn, id)?;
        if change == Change::Role(MemberRole::Lead) {
            // Whom staff let in as a member is not made to speak for it by others.
            let organisation = store::organisation(tx.conn, id)?;
            let members = store::members_of(tx.conn, id)?;
            let outside = |one: &Member| one.account == member && !organisation.takes(&one.email);
            if members.iter().any(outside) {
                return Err(Error::refused(
                    organisation.takes_not("accounts-domain-lead"),
                ));
            }
        }
        match change {
            Change::Role(role) => store::set_role(tx.conn, id, member, role)?,
            Change::Remove => store::leave(tx.conn, id, member)?,
        }
        if store::lead_count(tx.conn, id)? == 0 {
            return Err(Error::refused("accounts-last-lead"));
        }
        let done = match change {
            Change::Role(role) => role.as_str(),
            Change::Remove => "removed",
        };
        let event = Event::new("organisation.change-member", "organisation", id.0)
            .with(json!({"account": member.0, "now": done}));
        tx.record(event)
    })
    .await
}
