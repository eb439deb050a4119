//! Somebody begins to respond without an account, and shows that they are no machine where asked.
//!
//! What is answered never tells whether an address has an account or responded before: that is said
//! by mail, to the address itself.

use chrono::Duration;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::access::{
    Actor, GuestKind, GuestPurpose, NewGuest, guest_checked, insert_guest, issue_guest_token,
};
use crate::accounts::model::{clean_email, clean_name, name_fault};
use crate::audit::Event;
use crate::config::{Config, Group, INDIVIDUAL};
use crate::consultations::model::{Consultation, Round, RoundAccess};
use crate::consultations::parties::{NewParty, find_or_make, not_open, require_open};
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::error::{Checks, Error, Message, Result};
use crate::guests::store;
use crate::platform::human::{Attempt, Check};
use crate::platform::texts::Language;
use crate::responding::actions::asks_for_humans;
use crate::site::Site;
use crate::types::ids::RoundId;

/// Who is going to respond, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartInput {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub email: String,
    /// "individual" or "organisation".
    #[serde(default)]
    pub role: String,
    #[serde(default)]
    pub organisation: String,
    #[serde(default)]
    pub group: String,
}

/// The same, checked.
struct Starter {
    name: String,
    email: String,
    /// Name and group of the party.
    party: String,
    group: String,
}

/// What the page to begin on shows.
#[derive(Debug, Clone)]
pub struct Opening {
    pub consultation: Consultation,
    pub round: Round,
    /// Why nobody can respond now.
    pub closed: Option<Message>,
    /// To be passed first, when the round sees a flood.
    pub check: Option<Check>,
}

/// What a check is for.
fn purpose(round: RoundId) -> String {
    format!("round {round}")
}

fn check_input(config: &Config, input: &StartInput) -> Result<Starter> {
    let name = clean_name(&input.name);
    let email = clean_email(&input.email);
    let organisation = clean_name(&input.organisation);
    let for_organisation = input.role == "organisation";
    let group = config
        .group(&input.group)
        .filter(|group| group.code != INDIVIDUAL);
    let mut checks = Checks::default();
    let fault = name_fault(&name);
    checks.require(fault.is_none(), "name", fault.unwrap_or_default());
    checks.require(email.is_some(), "email", "accounts-email-wrong");
    checks.require(
        for_organisation || input.role == "individual",
        "role",
        "guest-role-missing",
    );
    if for_organisation {
        let fault = name_fault(&organisation).map(|fault| match fault {
            "accounts-name-wrong" => "guest-organisation-wrong",
            other => other,
        });
        checks.require(fault.is_none(), "organisation", fault.unwrap_or_default());
        checks.require(group.is_some(), "group", "guest-group-missing");
        // Who somebody is, is not established here: they cannot give themselves standing.
        checks.require(
            !group.is_some_and(Group::has_standing),
            "group",
            "accounts-group-standing",
        );
    }
    checks.finish()?;
    let (party, group) = match group {
        Some(group) if for_organisation => (organisation, group.code.clone()),
        _ => (name.clone(), INDIVIDUAL.to_owned()),
    };
    Ok(Starter {
        name,
        email: email.unwrap_or_default(),
        party,
        group,
    })
}

/// The round, if it is one to which people without an account can respond.
fn find(
    conn: &mut Conn,
    config: &Config,
    slug: &str,
    number: i64,
) -> Result<(Consultation, Round)> {
    let (consultation, round) = consultations::with_round(conn, slug, number)?;
    if config.guests.enabled && round.is_public() && round.access == RoundAccess::Open {
        Ok((consultation, round))
    } else {
        Err(Error::NotFound)
    }
}

/// Opens the page to begin on.
///
/// # Errors
/// [`Error::NotFound`] for a round that is not open to all, or when responding needs an account here.
pub async fn open(site: &Site, (slug, number): (&str, i64), language: Language) -> Result<Opening> {
    let (slug, now, config) = (slug.to_owned(), site.now(), site.config.clone());
    let (consultation, round, asked) = site
        .db
        .read(move |conn| {
            let (consultation, round) = find(conn, &config, &slug, number)?;
            let asked = asks_for_humans(conn, &config.guests, now, round.id)?;
            Ok((consultation, round, asked))
        })
        .await?;
    let check = if asked {
        Some(site.humans.check(now, &purpose(round.id), language)?)
    } else {
        None
    };
    Ok(Opening {
        closed: (!round.takes_comments(now)).then(|| not_open(&round, now)),
        consultation,
        round,
        check,
    })
}

/// Lets somebody respond without an account; returns the secret for their cookie.
///
/// # Errors
/// [`Error::Invalid`] when the input or the check is at fault, [`Error::Refused`] when the round is not
/// open, [`Error::TooMany`].
pub async fn start(
    site: &Site,
    actor: &Actor,
    (slug, number): (&str, i64),
    input: &StartInput,
    attempt: &Attempt,
    language: Language,
) -> Result<String> {
    let opening = open(site, (slug, number), language).await?;
    let round = opening.round.id;
    let starter = check_input(&site.config, input)?;
    site.rates.guest.take(&actor.address_key())?;
    let asked = opening.check.is_some();
    if asked {
        pass(site, actor, round, attempt).await?;
    }
    site.write(actor, move |tx| {
        let round = consultations::round(tx.conn, round)?;
        require_open(tx, &round)?;
        let party = find_or_make(
            tx.conn,
            &NewParty {
                round: round.id,
                of: crate::access::PartyOf::default(),
                name: &starter.party,
                group_code: &starter.group,
                invited: false,
                now: tx.now,
            },
        )?;
        let lasting = tx.now + Duration::days(tx.config.guests.draft_days);
        let guest = insert_guest(
            tx.conn,
            &NewGuest {
                kind: GuestKind::Respondent,
                round: round.id,
                party: party.id,
                name: &starter.name,
                email: Some(&starter.email),
                language,
                now: tx.now,
                // Who writes nothing is forgotten the next day; whoever does gets more time.
                expires_at: tx.now + Duration::days(1),
                checked_at: asked.then_some(tx.now),
            },
        )?;
        let event = Event::new("guest.begin", "guest", guest.0)
            .in_consultation(round.consultation_id.0)
            .with(json!({ "round": round.number, "checked": asked }));
        tx.record(event)?;
        issue_guest_token(tx.conn, tx.now, guest, GuestPurpose::Browser, lasting)
    })
    .await
}

/// Goes on only with a check that is passed, once.
async fn pass(site: &Site, actor: &Actor, round: RoundId, attempt: &Attempt) -> Result<()> {
    let wrong = || Error::invalid("answer", "human-wrong");
    if attempt.proof.is_empty() && attempt.answer.trim().is_empty() {
        return Err(Error::invalid("answer", "human-missing"));
    }
    let judged = site
        .humans
        .verify(site.now(), &purpose(round), attempt)
        .ok_or_else(wrong)?;
    // A wrong answer uses the question up too, so that nobody can try them all.
    let (nonce, until) = (judged.nonce, judged.until);
    let fresh = site
        .write(actor, move |tx| store::use_up(tx.conn, &nonce, until))
        .await?;
    if fresh && judged.right {
        Ok(())
    } else {
        Err(wrong())
    }
}

/// A check for a guest who is about to send while too many do.
///
/// # Errors
/// [`Error::SignInRequired`] for anybody who is no guest.
pub fn guest_check(site: &Site, actor: &Actor, language: Language) -> Result<Check> {
    let guest = actor.guest().ok_or(Error::SignInRequired)?;
    site.humans
        .check(site.now(), &purpose(guest.round), language)
}

/// Notes that a guest passed the check.
///
/// # Errors
/// [`Error::Invalid`] when they did not.
pub async fn pass_as_guest(site: &Site, actor: &Actor, attempt: &Attempt) -> Result<()> {
    let guest = actor.guest().ok_or(Error::SignInRequired)?.clone();
    pass(site, actor, guest.round, attempt).await?;
    site.write(actor, move |tx| guest_checked(tx.conn, tx.now, guest.id))
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(role: &str) -> StartInput {
        StartInput {
            name: " Gijs  Gast ".to_owned(),
            email: "Gijs@Example.org".to_owned(),
            role: role.to_owned(),
            organisation: "Stichting Veilig".to_owned(),
            group: "civil-society".to_owned(),
        }
    }

    #[test]
    fn a_person_is_of_the_group_of_people_whatever_else_was_filled_in() {
        let config = Config::defaults().unwrap();
        let person = check_input(&config, &input("individual")).unwrap();
        assert_eq!(
            (person.party.as_str(), person.group.as_str()),
            ("Gijs Gast", INDIVIDUAL)
        );
        assert_eq!(person.email, "gijs@example.org");
        let body = check_input(&config, &input("organisation")).unwrap();
        assert_eq!(
            (body.party.as_str(), body.group.as_str()),
            ("Stichting Veilig", "civil-society")
        );
    }

    #[test]
    fn an_organisation_needs_a_name_and_a_group_of_organisations() {
        let config = Config::defaults().unwrap();
        for group in ["", "individual", "nonsense", "advisory", "public"] {
            let mut wrong = input("organisation");
            wrong.group = group.to_owned();
            assert!(check_input(&config, &wrong).is_err(), "{group}");
        }
        assert!(check_input(&config, &input("")).is_err());
    }
}
