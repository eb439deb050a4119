//! Accounts made by those who run the installation, from the command line.

use secrecy::SecretString;
use serde_json::json;

use super::organisations;
use super::register::check;
use crate::access::{Actor, MemberRole, Right, StaffRole, Tx};
use crate::accounts::model::Provenance;
use crate::accounts::store::{self, NewAccount};
use crate::audit::Event;
use crate::error::{Error, Message, Result};
use crate::platform::texts::Language;
use crate::site::Site;
use crate::types::ids::{AccountId, OrganisationId};

/// An account to be made, with everything it starts with.
#[derive(Debug, Clone)]
pub struct Creation {
    pub email: String,
    pub name: String,
    pub password: SecretString,
    pub language: Language,
    pub admin: bool,
    /// Name, or public code, and Group of the organisation it leads. Only one the ministry vouches for is
    /// meant by its name; it is made when there is none. One that founded itself is meant by its code.
    pub organisation: Option<(String, String)>,
    /// Role and slug of the consultation.
    pub staff: Option<(StaffRole, String)>,
}

/// Makes a confirmed account.
///
/// # Errors
/// [`Error::Invalid`]; [`Error::Refused`] when the address has an account or the consultation is
/// not there; [`Error::Forbidden`].
pub async fn create_account(site: &Site, actor: &Actor, input: Creation) -> Result<AccountId> {
    actor.require(Right::Administer)?;
    let checked = check(site, &input.name, &input.email, &input.password).await?;
    let organisation = match input.organisation {
        Some((name, group)) => {
            let name = organisations::check(&site.config, &name, &group)?;
            Some((name, group))
        }
        None => None,
    };
    let hash = site.passwords.hash(input.password).await?;
    let now = site.now();
    let new = NewAccount {
        email: checked.email,
        name: checked.name,
        password_hash: Some(hash),
        language: input.language,
        admin: input.admin,
        verified_at: Some(now),
    };
    let staff = input.staff;
    site.write(actor, move |tx| {
        if store::by_email(tx.conn, &new.email)?.is_some() {
            return Err(Error::refused("accounts-email-taken"));
        }
        let id = store::insert(tx.conn, tx.now, &new)?;
        if let Some((name, group)) = &organisation {
            let place = find_or_make(tx, name, group)?;
            store::join(tx.conn, tx.now, place, id, MemberRole::Lead)?;
        }
        if let Some((role, slug)) = &staff {
            store::take_on(tx.conn, tx.now, id, slug, *role).map_err(|error| match error {
                Error::NotFound => {
                    Error::refused(Message::new("accounts-no-such-consultation").with("slug", slug))
                }
                other => other,
            })?;
        }
        let event = Event::new("account.create", "account", id.0).with(json!({
            "admin": new.admin,
            "role": staff.as_ref().map(|(role, _)| role.as_str()),
        }));
        tx.record(event)?;
        Ok(id)
    })
    .await
}

/// The organisation with this code, or the one of this name that the ministry vouches for; made, and
/// vouched for, when there is none.
fn find_or_make(tx: &mut Tx<'_>, name: &str, group: &str) -> Result<OrganisationId> {
    if let Some(known) = store::organisation_by_code(tx.conn, name)? {
        return Ok(known.id);
    }
    if let Some(known) = store::established_by_name(tx.conn, name)? {
        return Ok(known.id);
    }
    let new = store::NewOrganisation {
        name,
        group,
        provenance: Provenance::Staff,
        by: None,
    };
    let id = store::insert_organisation(tx.conn, tx.now, &new)?;
    let event = Event::new("organisation.make", "organisation", id.0);
    tx.record(event)?;
    Ok(id)
}
