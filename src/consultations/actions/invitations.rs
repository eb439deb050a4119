//! Inviting organisations to a Round, one by one.

use serde::{Deserialize, Serialize};

use super::super::model::{Consultation, Round, RoundState};
use super::super::store;
use crate::access::{Actor, MemberRole, Right, Tx};
use crate::accounts::actions::organisations::is_organisation_name;
use crate::accounts::model::{Member, Organisation, Provenance, clean_name};
use crate::accounts::store::NewOrganisation;
use crate::accounts::{self, Hours, Invite};
use crate::audit::Event;
use crate::config::Config;
use crate::db::Conn;
use crate::error::{Checks, Error, Message, Result};
use crate::platform::texts::Language;
use crate::site::Site;
use crate::types::Moment;
use crate::types::ids::{InvitationId, OrganisationId};
use crate::web::addresses;

/// Organisations shown to choose from; who seeks more types more of the name.
const CANDIDATES: i64 = 20;

/// Characters of the words that go with an invitation.
const WORDS: usize = 2_000;

/// Whom to invite, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InviteInput {
    /// Public code of an organisation that is here, chosen on purpose; empty to make one for this
    /// invitation.
    pub code: String,
    /// Name of the one to be made.
    pub organisation: String,
    /// Code of a Group, or its name in one of the languages.
    pub group: String,
    pub email: String,
    /// "lead" or "member"; empty is lead.
    pub role: String,
    /// "nl" or "en"; empty is the consultation's.
    pub language: String,
    /// What to say in the mail besides, in one's own words.
    pub words: String,
}

/// Whom an invitation is for.
#[derive(Debug, Clone)]
enum Body {
    /// One that is here, by its code.
    Known(String),
    /// One made for the invitation.
    New { name: String, group: String },
}

/// An [`InviteInput`] whose fields are sound.
#[derive(Debug, Clone)]
struct CheckedInvitation {
    body: Body,
    email: String,
    role: MemberRole,
    language: Language,
    words: String,
}

fn checked(
    config: &Config,
    consultation: &Consultation,
    input: &InviteInput,
) -> Result<CheckedInvitation> {
    let name = clean_name(&input.organisation);
    let group = group_code(config, &input.group);
    let code = input.code.trim().to_owned();
    let role = match input.role.trim() {
        "" => Some(MemberRole::Lead),
        word => word.to_lowercase().parse().ok(),
    };
    let language = match input.language.trim() {
        "" => Some(consultation.language),
        word => word.to_lowercase().parse().ok(),
    };
    let mut checks = Checks::default();
    if code.is_empty() {
        checks.require(
            is_organisation_name(&name),
            "organisation",
            "consultations-invite-organisation",
        );
        checks.require(group.is_some(), "group", "consultations-invite-group");
    }
    checks.require(
        !input.email.trim().is_empty(),
        "email",
        "consultations-invite-email",
    );
    checks.require(role.is_some(), "role", "consultations-invite-role");
    checks.require(
        language.is_some(),
        "language",
        "consultations-invite-language",
    );
    checks.require(
        input.words.chars().count() <= WORDS,
        "words",
        "consultations-invite-words-long",
    );
    checks.finish()?;
    let body = match group {
        _ if !code.is_empty() => Some(Body::Known(code)),
        Some(group) => Some(Body::New { name, group }),
        None => None,
    };
    match (body, role, language) {
        (Some(body), Some(role), Some(language)) => Ok(CheckedInvitation {
            body,
            email: input.email.trim().to_owned(),
            role,
            language,
            words: input.words.trim().replace('\0', ""),
        }),
        // All three were required above.
        _ => Err(Error::invalid("group", "consultations-invite-group")),
    }
}

/// The group people mean by its code or by its name in either language.
fn group_code(config: &Config, given: &str) -> Option<String> {
    let given = given.trim().to_lowercase();
    config
        .groups
        .iter()
        .find(|group| {
            group.code == given
                || Language::ALL
                    .iter()
                    .any(|&language| group.name(language).to_lowercase() == given)
        })
        .map(|group| group.code.clone())
}

/// Invites an organisation by mail: one made for this invitation, or one that is here and was chosen by
/// its code. It becomes a party of the Round when the link is pressed. Returns which it is.
///
/// # Errors
/// [`Error::Invalid`] when a field is not sound, no organisation has the code, or the ministry vouches
/// for one of that name already; [`Error::Refused`] when the Round is not announced or has closed.
pub async fn invite(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    round: &Round,
    input: &InviteInput,
) -> Result<OrganisationId> {
    actor.require(Right::Manage(consultation.id))?;
    let sound = checked(&site.config, consultation, input)?;
    let (consultation, id) = (consultation.clone(), round.id);
    site.write(actor, move |tx| {
        let round = require_inviting(tx, id)?;
        let body = body(tx.conn, tx.now, &sound.body)?;
        let event = Event::new("round.invite", "round", round.id.0)
            .in_consultation(consultation.id.0)
            .with(serde_json::json!({
                "organisation": body.0,
                "chosen": matches!(sound.body, Body::Known(_)),
            }));
        tx.record(event)?;
        let invite = Invite {
            organisation: body,
            round: Some(round.id),
            email: sound.email,
            role: sound.role,
            by_staff: true,
            language: sound.language,
            consultation: consultation.title.clone(),
            round_url: round_url(tx.config, &consultation, &round),
            hours: Some(hours(&consultation, &round)),
            words: sound.words,
        };
        accounts::invite(tx, &invite)?;
        Ok(body)
    })
    .await
}

/// Finds the organisation by its code, or makes one: never one that is here by its name, which anybody
/// may have given themselves.
fn body(conn: &mut Conn, now: Moment, body: &Body) -> Result<OrganisationId> {
    match body {
        Body::Known(code) => accounts::store::organisation_by_code(conn, code)?
            .map(|known| known.id)
            .ok_or_else(|| Error::invalid("code", "consultations-invite-code")),
        Body::New { name, group } => {
            if let Some(known) = accounts::store::established_by_name(conn, name)? {
                let message = Message::new("consultations-invite-established")
                    .with("name", known.name)
                    .with("code", known.code);
                return Err(Error::invalid("organisation", message));
            }
            let new = NewOrganisation {
                name,
                group,
                provenance: Provenance::Invitation,
                by: None,
            };
            accounts::store::insert_organisation(conn, now, &new)
        }
    }
}

/// An organisation as staff choose one: how it came here, and who is in it.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub organisation: Organisation,
    pub members: Vec<Member>,
}

/// Organisations that staff may mean by `words`, a part of a name or a code.
///
/// # Errors
/// As [`Actor::require`].
pub async fn candidates(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    words: String,
) -> Result<Vec<Candidate>> {
    actor.require(Right::Manage(consultation.id))?;
    site.read(actor, move |rx| {
        let found = accounts::store::organisations_like(rx.conn, &words, CANDIDATES)?;
        let ids: Vec<OrganisationId> = found.iter().map(|one| one.id).collect();
        let mut members = accounts::store::members_of_several(rx.conn, &ids)?;
        Ok(found
            .into_iter()
            .map(|organisation| Candidate {
                members: members.remove(&organisation.id).unwrap_or_default(),
                organisation,
            })
            .collect())
    })
    .await
}

/// Takes back an invitation that was not accepted.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] when it was accepted.
pub async fn withdraw(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    round: &Round,
    invitation: InvitationId,
) -> Result<()> {
    actor.require(Right::Manage(consultation.id))?;
    let (round, consultation) = (round.id, consultation.id);
    site.write(actor, move |tx| {
        let row = store::invitation(tx.conn, round, invitation)?;
        if row.accepted_at.is_some() {
            return Err(Error::refused("consultations-invite-accepted"));
        }
        accounts::store::withdraw_by_staff(tx.conn, invitation)?;
        let event = Event::new("invitation.withdraw", "invitation", invitation.0)
            .in_consultation(consultation.0);
        tx.record(event)
    })
    .await
}

/// Sends an invitation that was not accepted once more; the earlier mail's link stops working.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] when it was accepted or the Round takes no more.
pub async fn invite_again(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    round: &Round,
    invitation: InvitationId,
) -> Result<()> {
    actor.require(Right::Manage(consultation.id))?;
    let (consultation, id) = (consultation.clone(), round.id);
    site.write(actor, move |tx| {
        let round = require_inviting(tx, id)?;
        let row = store::invitation(tx.conn, round.id, invitation)?;
        if row.accepted_at.is_some() {
            return Err(Error::refused("consultations-invite-accepted"));
        }
        let invite = Invite {
            organisation: row.organisation_id,
            round: Some(round.id),
            email: row.email,
            role: row.role,
            by_staff: true,
            language: row.language,
            consultation: consultation.title.clone(),
            round_url: round_url(tx.config, &consultation, &round),
            hours: Some(hours(&consultation, &round)),
            words: row.words,
        };
        accounts::invite(tx, &invite)
    })
    .await
}

/// Whoever is invited must be able to do something with it.
fn require_inviting(tx: &mut Tx<'_>, id: crate::types::ids::RoundId) -> Result<Round> {
    let round = store::round(tx.conn, id)?;
    match round.state_at(tx.now) {
        RoundState::Scheduled | RoundState::Open => Ok(round),
        RoundState::Draft => Err(Error::refused("consultations-invite-early")),
        _ => Err(Error::refused("consultations-invite-late")),
    }
}

fn hours(consultation: &Consultation, round: &Round) -> Hours {
    Hours {
        opens_at: round.opens_at,
        closes_at: round.closes_at,
        time_zone: consultation.time_zone.clone(),
    }
}

fn round_url(config: &Config, consultation: &Consultation, round: &Round) -> String {
    config.absolute(&addresses::Round(&consultation.slug, round.number).page())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_go_by_code_or_name() {
        let config = Config::defaults().unwrap();
        for given in ["advisory", " Adviesorganen ", "advisory BODIES"] {
            assert_eq!(group_code(&config, given).as_deref(), Some("advisory"));
        }
        assert_eq!(group_code(&config, "advisors"), None);
    }
}
