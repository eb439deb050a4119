//! The sample's accounts.

use std::collections::HashMap;

use anyhow::Context;
use secrecy::SecretString;

use super::content::Sample;
use super::store;
use crate::access::{Actor, MemberRole, StaffRole, Who, find_viewer};
use crate::site::Site;
use crate::types::ids::{AccountId, ConsultationId, OrganisationId};

/// The password of every account of the sample.
pub const PASSWORD: &str = "polder-voorbeeld-2027";

/// An account to try the sample with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoAccount {
    /// "participant", "admin" or a [`StaffRole`].
    pub role: &'static str,
    pub email: String,
}

/// Who is who in the sample.
pub(super) struct People {
    /// Who submits for each party, by the party's slug.
    pub leads: HashMap<String, (AccountId, Option<OrganisationId>)>,
    pub moderator: AccountId,
    pub drafter: AccountId,
    pub shown: Vec<DemoAccount>,
}

impl People {
    /// Writes all accounts, organisations and roles.
    pub(super) async fn settle(
        site: &Site,
        sample: &Sample,
        consultation: ConsultationId,
    ) -> anyhow::Result<Self> {
        let hash = site.passwords.hash(SecretString::from(PASSWORD)).await?;
        let mut roles = HashMap::new();
        for person in &sample.consultation.staff {
            let (hash, language) = (hash.clone(), sample.consultation.language);
            let copy = person.clone();
            let account = site
                .write(&Actor::system(), move |tx| {
                    let name = (copy.email.as_str(), copy.name.as_str());
                    let account = store::account(tx.conn, tx.now, name, language, &hash)?;
                    store::appoint(tx.conn, tx.now, consultation, account, &copy)?;
                    Ok(account)
                })
                .await?;
            roles.insert(person.role.as_str(), account);
        }
        let mut leads = HashMap::new();
        for party in &sample.parties {
            let (copy, hash) = (party.clone(), hash.clone());
            let lead = site
                .write(&Actor::system(), move |tx| {
                    let organisation = if copy.is_organisation() {
                        Some(store::organisation(tx.conn, tx.now, &copy)?)
                    } else {
                        None
                    };
                    let mut lead = None;
                    for person in &copy.people {
                        let name = (person.email.as_str(), person.name.as_str());
                        let account = store::account(tx.conn, tx.now, name, copy.language, &hash)?;
                        if let Some(organisation) = organisation {
                            store::join(tx.conn, tx.now, organisation, account, person)?;
                        }
                        if person.role == MemberRole::Lead {
                            lead = Some((account, organisation));
                        }
                    }
                    Ok(lead)
                })
                .await?
                .with_context(|| format!("the sample's party {} has no lead", party.slug))?;
            leads.insert(party.slug.clone(), lead);
        }
        let role = |name: &str| {
            roles
                .get(name)
                .copied()
                .with_context(|| format!("no {name}"))
        };
        Ok(Self {
            leads,
            moderator: role("moderator")?,
            drafter: role("drafter")?,
            shown: known(sample),
        })
    }
}

/// Somebody of the sample at work.
pub(super) async fn actor(site: &Site, account: AccountId) -> anyhow::Result<Actor> {
    let viewer = site.db.read(move |conn| find_viewer(conn, account)).await?;
    Ok(Actor {
        who: Who::Account(Box::new(viewer)),
        origin: crate::audit::Origin::default(),
    })
}

/// The accounts to try a sample with that was set up before.
pub(super) fn known(sample: &Sample) -> Vec<DemoAccount> {
    let staff = sample.consultation.staff.iter().map(|person| DemoAccount {
        role: person
            .role
            .parse()
            .map_or("admin", |role: StaffRole| role.as_str()),
        email: person.email.clone(),
    });
    staff.chain(participants(sample)).collect()
}

/// The organisation with colleagues, and a person on their own.
fn participants(sample: &Sample) -> impl Iterator<Item = DemoAccount> + '_ {
    let team = sample
        .parties
        .iter()
        .filter(|party| party.people.len() > 1)
        .take(1);
    let alone = sample
        .parties
        .iter()
        .filter(|party| !party.is_organisation())
        .take(1);
    team.chain(alone)
        .flat_map(|party| &party.people)
        .map(|person| DemoAccount {
            role: "participant",
            email: person.email.clone(),
        })
}
