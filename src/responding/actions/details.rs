//! Who answers for a submission, and what the public sees of them.

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::consultations::model::Party;
use crate::consultations::parties::require_open;
use crate::db::Conn;
use crate::error::{Checks, Error, Message, Result};
use crate::site::Site;
use crate::submissions::model::{MAX_NAME, Publication};
use crate::submissions::own::OwnSubmission;
use crate::submissions::store as submissions;
use crate::types::ids::SubmissionId;

/// Who answers for a submission and what the public sees of them, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailsInput {
    #[serde(default)]
    pub publication: String,
    #[serde(default)]
    pub submitter_name: String,
}

/// The same, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    pub publication: Publication,
    pub submitter_name: String,
}

/// Checks who answers for a submission.
///
/// # Errors
/// [`Error::Invalid`] with everything that is wrong.
pub fn check_details(input: &DetailsInput, organisation: bool) -> Result<Details> {
    let publication = input
        .publication
        .parse()
        .ok()
        .filter(|choice| Publication::choices(organisation).contains(choice));
    let name = input
        .submitter_name
        .replace('\0', "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let mut checks = Checks::default();
    checks.require(
        publication.is_some(),
        "publication",
        "comments-choose-publication",
    );
    checks.require(!name.is_empty(), "submitter_name", "comments-name-missing");
    checks.require(
        name.chars().count() <= MAX_NAME,
        "submitter_name",
        Message::new("comments-name-too-long").with("count", MAX_NAME),
    );
    checks.finish()?;
    Ok(Details {
        publication: publication
            .ok_or_else(|| Error::invalid("publication", "comments-choose-publication"))?,
        submitter_name: name,
    })
}

/// Keeps who answers for a draft and what the public sees of them.
///
/// # Errors
/// [`Error::Invalid`] when the input is at fault, [`Error::Refused`] when it is no draft (any more)
/// or the round is not open.
pub async fn save_details(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    input: &DetailsInput,
) -> Result<()> {
    actor.require(Right::Respond)?;
    let input = input.clone();
    site.write(actor, move |tx| {
        let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
        own.require_member(tx.actor)?;
        require_open(tx, &own.round)?;
        store_details(tx.conn, (id, &own.party), &input).map(|_| ())
    })
    .await
}

/// Keeps them in a draft, checked; it stays a draft until the transaction ends.
///
/// # Errors
/// [`Error::Invalid`] when the input is at fault, [`Error::Refused`] when it is no draft (any more).
pub fn store_details(
    conn: &mut Conn,
    (id, party): (SubmissionId, &Party),
    input: &DetailsInput,
) -> Result<Details> {
    let details = check_details(input, party.is_organisation())?;
    let name = &details.submitter_name;
    if submissions::change_details(conn, id, details.publication, name)? {
        Ok(details)
    } else {
        Err(Error::refused("comments-not-a-draft"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(publication: &str, name: &str) -> DetailsInput {
        DetailsInput {
            publication: publication.to_owned(),
            submitter_name: name.to_owned(),
        }
    }

    #[test]
    fn a_person_cannot_name_an_organisation() {
        assert!(check_details(&input("name-and-organisation", "Noor"), true).is_ok());
        assert!(check_details(&input("name-and-organisation", "Noor"), false).is_err());
        assert!(check_details(&input("", "Noor"), true).is_err());
    }

    #[test]
    fn somebody_must_answer_for_it() {
        assert!(check_details(&input("none", "  "), false).is_err());
        assert!(check_details(&input("none", &"x".repeat(201)), false).is_err());
        let details = check_details(&input("none", " Noor \n Bakker "), false).unwrap();
        assert_eq!(details.submitter_name, "Noor Bakker");
    }
}
