//! Who works on a consultation: the project lead appoints and dismisses, and so does an admin.

use serde::{Deserialize, Serialize};

use super::super::model::Consultation;
use crate::access::{Actor, Right, StaffRole, require_proof};
use crate::accounts::store as accounts;
use crate::audit::Event;
use crate::error::{Error, Message, Result};
use crate::site::Site;
use crate::types::ids::AccountId;

/// Somebody to be appointed, as typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Appointment {
    /// Address of a confirmed account.
    pub email: String,
    /// A [`StaffRole`].
    pub role: String,
}

/// Gives somebody with an account a role.
///
/// # Errors
/// [`Error::Invalid`] for a role there is not, or an address without a confirmed account.
pub async fn appoint(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    input: &Appointment,
) -> Result<()> {
    actor.require(Right::Manage(consultation.id))?;
    let email = input.email.trim().to_lowercase();
    let found = site
        .db
        .read({
            let email = email.clone();
            move |conn| accounts::by_email(conn, &email)
        })
        .await?
        .filter(|account| account.verified_at.is_some());
    let Some(account) = found else {
        let nobody = Message::new("consultations-staff-nobody").with("email", &email);
        return Err(Error::invalid("email", nobody));
    };
    set(site, actor, consultation, account.id, &input.role, true).await
}

/// Gives an account a role, or takes it away.
///
/// # Errors
/// [`Error::Invalid`] for a role there is not; [`Error::NotFound`] when it is to lose one it has not; [`Error::Refused`] for
/// the only project lead who takes that role from themselves; [`Error::PasswordAgain`].
pub async fn set(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    account: AccountId,
    role: &str,
    there: bool,
) -> Result<()> {
    actor.require(Right::Manage(consultation.id))?;
    require_proof(site, actor)?;
    let role: StaffRole = role
        .parse()
        .map_err(|_| Error::invalid("role", "accounts-role-wrong"))?;
    let (id, slug) = (consultation.id, consultation.slug.clone());
    site.write(actor, move |tx| {
        accounts::account(tx.conn, account)?;
        let action = if there {
            accounts::take_on(tx.conn, tx.now, account, &slug, role)?;
            "staff.appoint"
        } else {
            let own = tx.actor.account() == Some(account);
            if own && role == StaffRole::ProjectLead && accounts::has_one(tx.conn, id, role)? {
                return Err(Error::refused("consultations-staff-last"));
            }
            accounts::dismiss(tx.conn, account, &slug, role)?;
            "staff.dismiss"
        };
        let event = Event::new(action, "account", account.0)
            .in_consultation(id.0)
            .with(serde_json::json!({"role": role.as_str()}));
        tx.record(event)
    })
    .await
}
