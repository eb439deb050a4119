//! A draft is begun, described and discarded.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::Own;
use crate::access::{Actor, Right};
use crate::audit::{self, Event};
use crate::comments::model::{MAX_NAME, Origin, Publication, Submission};
use crate::comments::store::{self, NewComment, NewSubmission};
use crate::consultations::model::{Party, Round};
use crate::consultations::parties::require_open;
use crate::db::Conn;
use crate::documents::Quote;
use crate::error::{Checks, Error, Message, Result};
use crate::site::Site;
use crate::types::Moment;
use crate::types::ids::{PartyId, SubmissionId};

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
pub(super) struct Details {
    pub publication: Publication,
    pub submitter_name: String,
}

/// Checks who answers for a submission.
///
/// # Errors
/// [`Error::Invalid`] with everything that is wrong.
pub(super) fn check_details(input: &DetailsInput, organisation: bool) -> Result<Details> {
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

/// The draft of a party, begun if there is none. A party that has handed in already begins one that
/// replaces it, with its comments copied; only a lead may.
pub(super) fn find_or_begin(
    conn: &mut Conn,
    now: Moment,
    actor: &Actor,
    round: &Round,
    party: &Party,
    origin: Origin,
) -> Result<Submission> {
    if let Some(draft) = store::draft_of(conn, party.id)?
        && store::hold_draft(conn, draft.id)?
    {
        return Ok(draft);
    }
    // Of two people of one party who begin at once, the second finds the first one's draft.
    store::hold_party(conn, party.id)?;
    if let Some(draft) = store::draft_of(conn, party.id)? {
        return Ok(draft);
    }
    if store::awaiting_of(conn, party.id)?.is_some() {
        return Err(Error::refused("guest-waits"));
    }
    match store::handed_in_of(conn, party.id)? {
        Some(before) => {
            if !actor.may(Right::SubmitFor(party.of())) {
                return Err(Error::refused("comments-lead-replaces"));
            }
            begin_successor(conn, now, actor, round, &before, origin)
        }
        None => {
            let draft = store::insert_submission(
                conn,
                &NewSubmission {
                    round: round.id,
                    party: party.id,
                    publication: Publication::default_for(party.is_organisation()),
                    origin,
                    submitter_name: actor.name(),
                    supersedes: None,
                    now,
                },
            )?;
            begun(conn, now, actor, round, &draft)?;
            Ok(draft)
        }
    }
}

/// A draft that is to replace `before`, with its comments copied. The caller holds the party and
/// knows that it has no draft.
pub(super) fn begin_successor(
    conn: &mut Conn,
    now: Moment,
    actor: &Actor,
    round: &Round,
    before: &Submission,
    origin: Origin,
) -> Result<Submission> {
    let draft = store::insert_submission(
        conn,
        &NewSubmission {
            round: before.round_id,
            party: before.party_id,
            publication: before.publication,
            origin,
            submitter_name: &before.submitter_name,
            supersedes: Some(before.id),
            now,
        },
    )?;
    let mut copies = Vec::new();
    for comment in store::comments_of(conn, before.id)? {
        let quote = comment.quote_exact.as_ref().map(|exact| Quote {
            exact: exact.clone(),
            prefix: comment.quote_prefix.clone().unwrap_or_default(),
            suffix: comment.quote_suffix.clone().unwrap_or_default(),
            start: comment
                .quote_start
                .and_then(|start| usize::try_from(start).ok())
                .unwrap_or_default(),
        });
        let copy = store::insert_comment(
            conn,
            &NewComment {
                submission: draft.id,
                round: comment.round_id,
                party: comment.party_id,
                group_code: &comment.group_code,
                author: comment.writer(),
                anchor: comment.anchor,
                section: comment.section_id,
                passage: comment.passage_id,
                quote: quote.as_ref(),
                kind: comment.kind,
                body: &comment.body,
                proposed_text: comment.proposed_text.as_deref(),
                position: comment.position,
                now,
            },
        )?;
        copies.push((comment.id, copy));
    }
    super::team::copy(conn, &copies, before.id)?;
    store::copy_answers(conn, before.id, draft.id)?;
    store::copy_attachments(conn, before.id, draft.id, now)?;
    super::signing::plan_anew(conn, now, before.id, &draft)?;
    begun(conn, now, actor, round, &draft)?;
    Ok(draft)
}

fn begun(
    conn: &mut Conn,
    now: Moment,
    actor: &Actor,
    round: &Round,
    draft: &Submission,
) -> Result<()> {
    let event = Event::new("submission.begin", "submission", draft.id.0)
        .in_consultation(round.consultation_id.0)
        .with(json!({ "round": round.number, "supersedes": draft.supersedes_id }));
    audit::record(conn, now, &actor.author(), event)
}

/// Goes on only with a draft in a round that is open now.
pub(super) fn require_draft(conn: &mut Conn, own: &Own, now: Moment) -> Result<()> {
    require_open(conn, own.round.id, now)?;
    if store::hold_draft(conn, own.submission.id)? {
        Ok(())
    } else {
        Err(Error::refused("comments-not-a-draft"))
    }
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
    let (actor, input, clock) = (actor.clone(), input.clone(), site.clock.clone());
    site.db
        .write(move |conn| {
            let own = Own::find(conn, &actor, id)?;
            own.require_member(&actor)?;
            require_draft(conn, &own, clock.now())?;
            store_details(conn, &own, &input)
        })
        .await
}

pub(super) fn store_details(conn: &mut Conn, own: &Own, input: &DetailsInput) -> Result<()> {
    let details = check_details(input, own.party.is_organisation())?;
    store::change_details(
        conn,
        own.submission.id,
        details.publication,
        &details.submitter_name,
    )
}

/// Erases everything of what was never handed in.
///
/// # Errors
/// When the database fails.
pub fn throw_away(conn: &mut Conn, id: SubmissionId) -> Result<()> {
    store::remove_comments(conn, id)?;
    store::remove_originals(conn, id)?;
    store::remove_signatures(conn, id)?;
    store::remove_answers(conn, id)?;
    store::remove_attachments(conn, id)?;
    store::remove_submission(conn, id)
}

/// Erases what a party has not handed in, if anything.
///
/// # Errors
/// When the database fails.
pub fn throw_away_draft(conn: &mut Conn, party: PartyId) -> Result<()> {
    match store::draft_of(conn, party)? {
        Some(draft) => throw_away(conn, draft.id),
        None => Ok(()),
    }
}

/// Deletes a draft and its comments. Also after the round has closed: what was never handed in is
/// the party's to throw away, for an organisation by its lead: with it goes what colleagues wrote.
///
/// # Errors
/// [`Error::Forbidden`] for a member who is no lead,
/// [`Error::Refused`] when it is no draft (any more).
pub async fn discard(site: &Site, actor: &Actor, id: SubmissionId) -> Result<()> {
    actor.require(Right::Respond)?;
    let (actor, now) = (actor.clone(), site.now());
    site.db
        .write(move |conn| {
            let own = Own::find(conn, &actor, id)?;
            own.require_member(&actor)?;
            if !store::hold_draft(conn, id)? {
                return Err(Error::refused("comments-not-a-draft"));
            }
            if own.is_shared() {
                actor.require(Right::SubmitFor(own.party.of()))?;
            }
            throw_away(conn, id)?;
            own.record(conn, now, &actor, "submission.discard", json!({}))
        })
        .await
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
