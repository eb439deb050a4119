//! Invitations to an organisation: sent in the transaction of whoever invites, accepted by the
//! one who holds the mail.

use chrono::Duration;
use secrecy::SecretString;
use serde_json::json;

use super::register::check;
use crate::access::{self, Actor, Device, MemberRole, Tx};
use crate::accounts::model::{Account, Invitation, clean_email};
use crate::accounts::store::{self, InvitationShown, NewAccount, NewInvitation};
use crate::audit::Event;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::notifications::Notification;
use crate::platform::texts::Language;
use crate::site::Site;
use crate::types::Moment;
use crate::types::ids::{AccountId, InvitationId, OrganisationId, RoundId};

/// Somebody to invite.
#[derive(Debug, Clone)]
pub struct Invite {
    pub organisation: OrganisationId,
    /// The round the organisation is asked to respond in, if that is why.
    pub round: Option<RoundId>,
    pub email: String,
    pub role: MemberRole,
    /// Whether the ministry invites, and not one of the organisation itself.
    pub by_staff: bool,
    /// Of the mail, unless the address has an account with a language of its own.
    pub language: Language,
    /// Title of the consultation, "" when the invitation is to the organisation alone.
    pub consultation: String,
    /// Absolute address of the round, "" without one.
    pub round_url: String,
    /// When that round takes comments.
    pub hours: Option<Hours>,
    /// What whoever invites says in their own words, as typed; only the ministry does.
    pub words: String,
}

/// When a round takes comments, and in which zone its hours are shown.
#[derive(Debug, Clone)]
pub struct Hours {
    pub opens_at: Moment,
    pub closes_at: Moment,
    pub time_zone: String,
}

/// Writes an invitation and its mail; part of the caller's transaction, who has asked for
/// permission and checked that the party may respond.
///
/// Somebody who is a member already, with this role or more, gets the mail about a round that their
/// organisation is admitted to without anything to accept; without a round, none at all.
///
/// # Errors
/// [`Error::Invalid`] (field `email`) for what is no address.
pub fn invite(tx: &mut Tx<'_>, invite: &Invite) -> Result<()> {
    let email = clean_email(&invite.email)
        .ok_or_else(|| Error::invalid("email", "accounts-email-wrong"))?;
    let organisation = store::organisation(tx.conn, invite.organisation)?;
    if !invite.by_staff && !organisation.takes(&email) {
        let why = organisation.takes_not("accounts-domain-only");
        return Err(Error::invalid("email", why));
    }
    let known = store::by_email(tx.conn, &email)?.filter(|known| known.verified_at.is_some());
    let language = known
        .as_ref()
        .map_or(invite.language, |known| known.language);
    let member = is_member(tx.conn, organisation.id, &email, invite.role)?;
    if member && invite.round.is_none() {
        return Ok(());
    }
    // An organisation comes into a round when one of it presses the link.
    let admitted = match invite.round {
        Some(round) => store::is_admitted(tx.conn, round, organisation.id)?,
        None => true,
    };
    let (template, url) = if member && admitted {
        ("round-invitation", invite.round_url.clone())
    } else {
        let new = NewInvitation {
            organisation: organisation.id,
            round: invite.round,
            email: &email,
            role: invite.role,
            language,
            inviter: tx.actor.account(),
            by_staff: invite.by_staff,
            lifetime: Duration::days(tx.config.security.invitation_days),
            words: &invite.words,
        };
        let (id, token) = store::insert_invitation(tx.conn, tx.now, &new)?;
        // The address is not written down: the log is kept longer than it.
        let event = Event::new("invitation.send", "invitation", id.0).with(json!({
            "organisation": organisation.id.0,
            "round": invite.round.map(|round| round.0),
            "role": invite.role.as_str(),
            "byStaff": invite.by_staff,
        }));
        tx.record(event)?;
        let url = tx.config.absolute(&format!("/invitation?token={token}"));
        ("invitation", url)
    };
    let notification = Notification {
        recipient: email,
        language,
        template,
        context: json!({
            "organisation": organisation.name,
            "inviter": tx.actor.viewer().map_or("", |viewer| viewer.name.as_str()),
            "role": invite.role.as_str(),
            "by_staff": invite.by_staff,
            "consultation": invite.consultation,
            "round_url": invite.round_url,
            "opens_at": invite.hours.as_ref().map(|hours| hours.opens_at),
            "closes_at": invite.hours.as_ref().map(|hours| hours.closes_at),
            "time_zone": invite.hours.as_ref().map(|hours| hours.time_zone.as_str()),
            "words": invite.words.lines().collect::<Vec<_>>(),
            "url": url,
            "count_days": tx.config.security.invitation_days,
        }),
    };
    tx.enqueue(&notification)
}

/// Whether the person with this address is in an organisation already, with this role or more.
pub fn is_member(
    conn: &mut Conn,
    organisation: OrganisationId,
    email: &str,
    wanted: MemberRole,
) -> Result<bool> {
    let known = store::by_email(conn, email)?.filter(|known| known.verified_at.is_some());
    let role = match known {
        Some(known) => store::membership_role(conn, organisation, known.id)?,
        None => None,
    };
    Ok(role.is_some_and(|role| role == MemberRole::Lead || role == wanted))
}

/// An invitation, the account its address has, if any, and whether it can be accepted as an organisation that its
/// holder leads already.
///
/// # Errors
/// [`Error::Refused`] when the link does not work (any more).
pub async fn look(site: &Site, token: String) -> Result<(InvitationShown, Option<Account>, bool)> {
    let now = site.now();
    site.db
        .read(move |conn| {
            let shown = store::invitation_by_token(conn, now, &token)?;
            let account = store::by_email(conn, &shown.invitation.email)?
                .filter(|account| account.verified_at.is_some());
            let may_be_another = store::may_be_another(conn, &shown.invitation)?;
            Ok((shown, account, may_be_another))
        })
        .await
}

/// Accepts as the person signed in, whose address must be the one invited; `instead` is an organisation they lead,
/// which the ministry's invitation is then made out to.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::Refused`] when the link does not work or is somebody
/// else's; [`Error::Invalid`] for an organisation they do not lead, or an invitation to one that has members.
pub async fn accept(
    site: &Site,
    actor: &Actor,
    token: String,
    instead: Option<OrganisationId>,
) -> Result<()> {
    let viewer = actor.viewer().ok_or(Error::SignInRequired)?;
    let (account, email) = (viewer.account, viewer.email.clone());
    site.write(actor, move |tx| {
        let mut shown = store::invitation_by_token(tx.conn, tx.now, &token)?;
        if shown.invitation.email != email {
            return Err(Error::refused("accounts-invitation-other"));
        }
        let made_out_to = shown.invitation.organisation_id;
        if let Some(instead) = instead {
            let role = store::membership_role(tx.conn, instead, account)?;
            let fits = role == Some(MemberRole::Lead)
                && store::may_be_another(tx.conn, &shown.invitation)?;
            if !fits {
                return Err(Error::invalid(
                    "organisation",
                    "accounts-invitation-instead-wrong",
                ));
            }
            store::bind_invitation(tx.conn, &mut shown.invitation, instead)?;
        }
        store::accept_invitation(tx.conn, tx.now, &shown.invitation, account)?;
        store::note_answered(tx.conn, tx.now, &shown.invitation.email)?;
        enter(tx, &shown.invitation, account)?;
        let mut event = accepted(shown.invitation.id);
        if let Some(instead) = instead {
            event = event.with(json!({
                "organisation": instead.0,
                "madeOutTo": made_out_to.0,
            }));
        }
        tx.record(event)
    })
    .await
}

/// Accepts by making an account; that the link came by mail confirms the address. Returns the
/// secret of a session.
///
/// # Errors
/// [`Error::Invalid`]; [`Error::Refused`] when the link does not work or the address has an
/// account.
pub async fn accept_new(
    site: &Site,
    actor: &Actor,
    token: String,
    name: &str,
    password: SecretString,
    language: Language,
    device: Device,
) -> Result<String> {
    site.rates.register.take(&actor.address_key())?;
    let (shown, ..) = look(site, token.clone()).await?;
    let checked = check(site, name, &shown.invitation.email, &password).await?;
    let hash = site.passwords.hash(password).await?;
    site.write(actor, move |tx| {
        let shown = store::invitation_by_token(tx.conn, tx.now, &token)?;
        let account = match store::by_email(tx.conn, &checked.email)? {
            Some(known) if known.verified_at.is_some() => {
                return Err(Error::refused("accounts-invitation-sign-in"));
            }
            // Registered but never confirmed: this confirms it, with what was filled in now.
            Some(known) => {
                store::rename(tx.conn, known.id, &checked.name, language)?;
                store::set_password(tx.conn, known.id, &hash)?;
                store::verify(tx.conn, tx.now, known.id)?;
                access::end_all_access(tx.conn, tx.now, known.id, None)?;
                known.id
            }
            None => {
                let new = NewAccount {
                    email: checked.email,
                    name: checked.name,
                    password_hash: Some(hash),
                    language,
                    admin: false,
                    verified_at: Some(tx.now),
                };
                store::insert(tx.conn, tx.now, &new)?
            }
        };
        store::accept_invitation(tx.conn, tx.now, &shown.invitation, account)?;
        store::note_answered(tx.conn, tx.now, &shown.invitation.email)?;
        enter(tx, &shown.invitation, account)?;
        tx.record(Event::new("account.register", "account", account.0))?;
        tx.record(accepted(shown.invitation.id))?;
        let length = Duration::hours(tx.config.security.session_hours);
        access::start_session(tx.conn, tx.now, account, length, &device)
    })
    .await
}

/// Makes who accepted a member. What the ministry sent lets anybody in: it chose the address.
fn enter(tx: &mut Tx<'_>, accepted: &Invitation, account: AccountId) -> Result<()> {
    if !accepted.by_staff {
        // It may have been sent before the ministry knew the organisation by its domain.
        let organisation = store::organisation(tx.conn, accepted.organisation_id)?;
        if !organisation.takes(&accepted.email) {
            return Err(Error::refused(
                organisation.takes_not("accounts-domain-only"),
            ));
        }
    }
    store::join(
        tx.conn,
        tx.now,
        accepted.organisation_id,
        account,
        accepted.role,
    )
}

fn accepted(id: InvitationId) -> Event {
    Event::new("invitation.accept", "invitation", id.0)
}
