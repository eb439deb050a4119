//! Who responds in a Round: the party of a person or an organisation, found or made, and whether
//! the round takes submissions now. Knows nothing of what parties say.

mod store;

use std::collections::HashSet;

use super::model::{Consultation, Party, Round, RoundAccess};
use super::store::{party, with_round};
use crate::access::{Actor, Guest, Membership, PartyOf, Tx, Viewer, Who};
use crate::config::INDIVIDUAL;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::types::Moment;
use crate::types::ids::{OrganisationId, PartyId, RoundId};

pub use store::NewParty;

/// Somebody a viewer can respond for in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// `None`: for themselves.
    pub organisation: Option<OrganisationId>,
    /// Of the organisation or the person.
    pub name: String,
    /// Their party in the round, where it had to be looked up to know that they may.
    pub party: Option<Party>,
}

impl Choice {
    /// Whether it is an organisation, also for a colleague who came in with a code.
    pub fn is_organisation(&self) -> bool {
        self.organisation.is_some() || self.party.as_ref().is_some_and(Party::is_organisation)
    }
}

/// Goes on only when the round takes comments now, to the second. Call it in the transaction that
/// read the round and stores the comment: the server's clock at that moment decides.
///
/// # Errors
/// [`Error::NotFound`] for a round that is not public, [`Error::Refused`] for one that is not open.
pub fn require_open(tx: &Tx<'_>, round: &Round) -> Result<()> {
    if !round.is_public() {
        Err(Error::NotFound)
    } else if round.takes_comments(tx.now) {
        Ok(())
    } else {
        Err(Error::refused(not_open(round, tx.now)))
    }
}

/// Why a round takes no comments at `now`.
pub fn not_open(round: &Round, now: Moment) -> Message {
    Message::new(if now < round.opens_at {
        "party-round-not-yet-open"
    } else {
        "party-round-closed"
    })
}

/// The party of an actor, or of an organisation they belong to, in a round; made when there is none
/// yet. A guest has one already, in one round.
///
/// # Errors
/// [`Error::SignInRequired`] for a guest of another round, [`Error::Forbidden`] for somebody else's
/// organisation, [`Error::Refused`] for a party that was not invited to a round on invitation.
pub fn party_for(
    tx: &mut Tx<'_>,
    round: &Round,
    as_organisation: Option<OrganisationId>,
) -> Result<Party> {
    match (&tx.actor.who, as_organisation) {
        (Who::Account(viewer), _) => party_of_viewer(tx, round, viewer, as_organisation),
        (Who::Guest(guest), None) => party_of_guest(tx.conn, round, guest),
        (Who::Guest(_), Some(_)) => Err(Error::Forbidden),
        (Who::Anonymous | Who::CommandLine | Who::System, _) => Err(Error::SignInRequired),
    }
}

/// The same, where it is known already whom the actor may respond for.
///
/// # Errors
/// As [`party_for`].
pub fn party_chosen(
    tx: &mut Tx<'_>,
    round: &Round,
    choices: &[Choice],
    as_organisation: Option<OrganisationId>,
) -> Result<Party> {
    let chosen = choices
        .iter()
        .find(|choice| choice.organisation == as_organisation);
    match chosen.and_then(|choice| choice.party.clone()) {
        Some(party) => Ok(party),
        None => party_for(tx, round, as_organisation),
    }
}

fn party_of_guest(conn: &mut Conn, round: &Round, guest: &Guest) -> Result<Party> {
    if guest.round == round.id {
        party(conn, guest.party)
    } else {
        Err(Error::SignInRequired)
    }
}

fn party_of_viewer(
    tx: &mut Tx<'_>,
    round: &Round,
    viewer: &Viewer,
    as_organisation: Option<OrganisationId>,
) -> Result<Party> {
    let (of, name, group_code) = match as_organisation {
        Some(id) => {
            let membership = membership(viewer, id).ok_or(Error::Forbidden)?;
            (
                PartyOf {
                    organisation: Some(id),
                    ..PartyOf::default()
                },
                membership.name.as_str(),
                membership.group_code.as_str(),
            )
        }
        None => (
            PartyOf {
                account: Some(viewer.account),
                ..PartyOf::default()
            },
            viewer.name.as_str(),
            INDIVIDUAL,
        ),
    };
    match store::find(tx.conn, round.id, of)? {
        Some(party) if party.may_respond(round) => Ok(party),
        None if round.access == RoundAccess::Open => store::find_or_make(
            tx.conn,
            &NewParty {
                round: round.id,
                of,
                name,
                group_code,
                invited: false,
                now: tx.now,
            },
        ),
        _ => Err(Error::refused("party-not-invited")),
    }
}

/// The parties that a viewer belongs to in a round: their own, and those of their organisations.
pub fn parties_of_viewer(conn: &mut Conn, round: RoundId, viewer: &Viewer) -> Result<Vec<Party>> {
    store::of_viewer(conn, round, viewer)
}

/// Whom an actor can respond for in a round, themselves first; nobody when it is on invitation and
/// none of theirs was invited.
///
/// # Errors
/// [`Error::SignInRequired`] for a guest of another round.
pub fn choices_of(conn: &mut Conn, round: &Round, actor: &Actor) -> Result<Vec<Choice>> {
    let viewer = match &actor.who {
        Who::Account(viewer) => viewer,
        Who::Guest(guest) => {
            let party = party_of_guest(conn, round, guest)?;
            return Ok(vec![Choice {
                organisation: None,
                name: party.name.clone(),
                party: Some(party),
            }]);
        }
        Who::Anonymous | Who::CommandLine | Who::System => return Err(Error::SignInRequired),
    };
    let known = match round.access {
        RoundAccess::Open => Vec::new(),
        RoundAccess::Invited => store::of_viewer(conn, round.id, viewer)?,
    };
    Ok(choices(round, viewer, &known))
}

/// A consultation and a round of it, for somebody who wants to respond in it, and whom they can respond
/// for. Of a round on invitation nobody learns by this that it exists, or what its text says, but those who
/// may respond.
///
/// # Errors
/// [`Error::NotFound`] for everybody else, [`Error::SignInRequired`] for a guest of another round.
pub fn round_for(
    conn: &mut Conn,
    actor: &Actor,
    slug: &str,
    number: i64,
) -> Result<(Consultation, Round, Vec<Choice>)> {
    let (consultation, round) = with_round(conn, slug, number)?;
    let choices = choices_of(conn, &round, actor)?;
    if !round.is_public() || choices.is_empty() {
        return Err(Error::NotFound);
    }
    Ok((consultation, round, choices))
}

/// Finds the party of `new.of` in its round, or makes it as `new` says. For invitations and intake,
/// which decide themselves who may respond.
pub fn find_or_make(conn: &mut Conn, new: &NewParty<'_>) -> Result<Party> {
    match store::find(conn, new.round, new.of)? {
        Some(party) => Ok(party),
        None => store::find_or_make(conn, new),
    }
}

/// Whether a party was invited to a round.
pub fn is_invited(conn: &mut Conn, round: RoundId, of: PartyOf) -> Result<bool> {
    Ok(store::find(conn, round, of)?.is_some_and(|party| party.invited))
}

/// The parties of these rounds of which it was established who they are: organisations the ministry vouches
/// for, those it invited and that accepted, and those on paper, whom staff took in. Of the rest there is
/// only what they state; also of one that came because somebody who was invited chose it.
pub fn established(conn: &mut Conn, rounds: &[RoundId]) -> Result<HashSet<PartyId>> {
    let known = store::known_of(conn, rounds)?;
    let chosen = store::chosen_in(conn, rounds)?;
    Ok(known
        .into_iter()
        .filter(|one| one.is_established(&chosen))
        .map(|known| known.id)
        .collect())
}

fn membership(viewer: &Viewer, organisation: OrganisationId) -> Option<&Membership> {
    viewer
        .memberships
        .iter()
        .find(|membership| membership.organisation == organisation)
}

fn choices(round: &Round, viewer: &Viewer, known: &[Party]) -> Vec<Choice> {
    let own = Choice {
        organisation: None,
        name: viewer.name.clone(),
        party: None,
    };
    let organisations = viewer.memberships.iter().map(|membership| Choice {
        organisation: Some(membership.organisation),
        name: membership.name.clone(),
        party: None,
    });
    std::iter::once(own)
        .chain(organisations)
        .map(|choice| {
            let party = known.iter().find(|party| {
                party.may_respond(round) && party.organisation_id == choice.organisation
            });
            Choice {
                party: party.cloned(),
                ..choice
            }
        })
        .filter(|choice| round.access == RoundAccess::Open || choice.party.is_some())
        .collect()
}

impl Party {
    /// Whether it may respond in a round, as far as invitations go.
    pub fn may_respond(&self, round: &Round) -> bool {
        round.access == RoundAccess::Open || self.invited
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::MemberRole;
    use crate::consultations::model::RoundState;
    use crate::platform::texts::Language;
    use crate::types::ids::{AccountId, ConsultationId, VersionId};

    fn at(hour: u32) -> Moment {
        chrono::NaiveDate::from_ymd_opt(2027, 6, 1)
            .unwrap()
            .and_hms_opt(hour, 0, 0)
            .unwrap()
    }

    fn round(access: RoundAccess) -> Round {
        Round {
            id: RoundId(1),
            consultation_id: ConsultationId(1),
            number: 1,
            version_id: VersionId(1),
            state: RoundState::Open,
            access,
            introduction: String::new(),
            opens_at: at(9),
            closes_at: at(17),
            answers_published_at: None,
            created_at: at(0),
            revision: 0,
            changed_at: None,
        }
    }

    fn viewer() -> Viewer {
        Viewer {
            account: AccountId(7),
            email: "noor@example.org".to_owned(),
            name: "Noor".to_owned(),
            language: Language::Nl,
            admin: false,
            verified: true,
            responds: true,
            proved_at: None,
            staff: Vec::new(),
            memberships: vec![Membership {
                organisation: OrganisationId(3),
                name: "Council".to_owned(),
                group_code: "advisory".to_owned(),
                role: MemberRole::Member,
            }],
        }
    }

    fn party(organisation: Option<i64>, invited: bool) -> Party {
        Party {
            id: PartyId(1),
            round_id: RoundId(1),
            organisation_id: organisation.map(OrganisationId),
            account_id: None,
            name: "Council".to_owned(),
            group_code: "advisory".to_owned(),
            invited,
            created_at: at(0),
        }
    }

    #[test]
    fn everybody_may_choose_in_an_open_round() {
        let names: Vec<_> = choices(&round(RoundAccess::Open), &viewer(), &[])
            .into_iter()
            .map(|choice| choice.name)
            .collect();
        assert_eq!(names, ["Noor", "Council"]);
    }

    #[test]
    fn only_who_was_invited_may_choose_in_a_round_on_invitation() {
        let round = round(RoundAccess::Invited);
        let found = choices(&round, &viewer(), &[party(Some(3), true)]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].organisation, Some(OrganisationId(3)));
        assert!(choices(&round, &viewer(), &[party(Some(3), false)]).is_empty());
        assert!(choices(&round, &viewer(), &[]).is_empty());
    }

    #[test]
    fn says_why_a_round_is_not_open() {
        let round = round(RoundAccess::Open);
        assert_eq!(not_open(&round, at(8)).key, "party-round-not-yet-open");
        assert_eq!(not_open(&round, at(17)).key, "party-round-closed");
    }
}
