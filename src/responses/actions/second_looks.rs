//! Second looks before the drafters: their list, and the decision on one.

use serde_json::json;

use super::answer::{AnswerInput, Read, answered, give};
use super::item::Item;
use crate::access::{Actor, Right, StaffRole, Tx, note_names_read};
use crate::audit::Event;
use crate::comments::actions::Place as AnchorPlace;
use crate::comments::model::Comment;
use crate::comments::store as comments;
use crate::consultations::approvals::{self, Deed, Intent, Turn, Waiting};
use crate::consultations::model::{Consultation, Errata, Passage, Round, RoundState, Section};
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::error::{Checks, Error, Result};
use crate::notifications::{LetterKind, PartyLetter};
use crate::platform::{markdown, random};
use crate::readings::actions::read_comment;
use crate::readings::store::ReadHow;
use crate::responses::model::Response;
use crate::responses::second_looks::{LookFilter, SecondLook, SecondLookOutcome, require_words};
use crate::responses::store::{self, ListedLook, SettledLook};
use crate::site::Site;
use crate::types::ListPage;
use crate::types::ids::{AccountId, ConsultationId, SecondLookId};
use crate::web::addresses;

/// Second looks on one page of the list.
const PAGE: i64 = 50;

/// Second looks of the consultations that whoever asks drafts, the oldest first.
///
/// # Errors
/// As [`Actor::without_role`] for those who draft nowhere.
pub async fn second_looks(
    site: &Site,
    actor: &Actor,
    filter: LookFilter,
    after: SecondLookId,
) -> Result<(Vec<ListedLook>, Option<SecondLookId>)> {
    let mine = actor.consultations_as(StaffRole::Drafter);
    if mine.is_empty() {
        return Err(actor.without_role());
    }
    site.read(actor, move |rx| {
        let now = rx.now;
        let found = ListPage::load(PAGE, |most| {
            store::list_second_looks(rx.conn, &mine, (filter, now), after, most)
        })?;
        let next = found.next(|last| last.look.id);
        Ok((found.rows, next))
    })
    .await
}

/// A second look, with the comment, the answer and all that bears on a decision.
#[derive(Debug, Clone)]
pub struct LookAgain {
    pub look: SecondLook,
    pub consultation: Consultation,
    pub round: Round,
    pub section: Option<Section>,
    pub passage: Option<Passage>,
    /// Of that passage.
    pub errata: Errata,
    /// Without its themes and its campaign: they stand on the page of the comment.
    pub item: Item,
    /// Whoever asks gave the answer, and another drafter could decide.
    pub is_first: bool,
    /// A colleague's request to publish the answer as it was changed.
    pub asked: Option<Waiting>,
}

/// One second look, for those who draft; with its comment, that is before them whole.
///
/// # Errors
/// [`Error::NotFound`] for one that is not there, or whose comment its party took back.
pub async fn look_again(site: &Site, actor: &Actor, id: SecondLookId) -> Result<LookAgain> {
    let found = site
        .read(actor, move |rx| {
            let look = store::second_look(rx.conn, id)?;
            let of = look.comment_id;
            let (comment, _, party, round, consultation) = comments::with_place(rx.conn, of)?;
            rx.actor.require(Right::Draft(consultation.id))?;
            if !store::is_answered_at_all(comment.moderation) {
                return Err(Error::NotFound);
            }
            let place = AnchorPlace::of(rx.conn, &comment.anchor)?;
            let asked = if consultation.second_person {
                let deed = Deed::ChangeAnswer;
                consultations::waiting_approval(rx.conn, consultation.id, deed, id.0)?
            } else {
                None
            };
            let me = rx.actor.account();
            let (answer, satisfaction) = store::judged_answers(rx.conn, &[of])?.remove(&of).unzip();
            Ok(LookAgain {
                is_first: is_first(rx.conn, me, &look, consultation.id)?,
                asked,
                section: place.section,
                passage: place.passage,
                errata: place.errata,
                item: Item {
                    party: party.name,
                    answer,
                    satisfaction: satisfaction.flatten(),
                    themes: Vec::new(),
                    campaign: None,
                    otherwise: Vec::new(),
                    standing: None,
                    comment,
                },
                look,
                consultation,
                round,
            })
        })
        .await?;
    note_names_read(site, actor, "answering", found.consultation.id).await;
    let of = (found.look.comment_id, None);
    read_comment(site, actor, of, &found.round, ReadHow::ToAnswer).await?;
    Ok(found)
}

/// Whether this person gave the answer that does not satisfy, and another drafter could decide.
fn is_first(
    conn: &mut Conn,
    me: Option<AccountId>,
    look: &SecondLook,
    consultation: ConsultationId,
) -> Result<bool> {
    let then = store::answered_by(conn, look.comment_id, look.answer_published_at)?;
    if me.is_none() || then != me {
        return Ok(false);
    }
    Ok(!consultations::drafters(conn, consultation, me)?.is_empty())
}

/// What is decided on a second look, as its form sends it.
#[derive(Debug, Clone, Default)]
pub struct LookDecision {
    /// "changed" or "upheld".
    pub outcome: String,
    /// Why it is upheld.
    pub reason: String,
    /// The answer as it is to be from now on, and the revision that was seen.
    pub disposition: String,
    pub response: String,
    pub duplicate_of: String,
    pub revision: i64,
}

/// Decides on a second look, and has its party told. An answer that was changed, now or since it was asked for, becomes public
/// with it, by itself; where that takes two people the change is kept, and published when somebody else decides the same.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; [`Error::Refused`] when somebody else decided, or the round is archived;
/// [`Error::Invalid`] without a reason of substance, without a change, and as [`super::answer`].
pub async fn decide_second_look(
    site: &Site,
    actor: &Actor,
    id: SecondLookId,
    input: LookDecision,
) -> Result<Turn<SecondLookOutcome>> {
    let read = Read::of(site, &input.response).await?;
    let changed = SecondLookOutcome::Changed.as_str();
    let response = (input.outcome == changed).then(|| input.response.clone());
    let (comment, turn) = site
        .write(actor, move |tx| {
            let look = store::second_look(tx.conn, id)?;
            let (comment, submission, _, round, consultation) =
                comments::with_place(tx.conn, look.comment_id)?;
            tx.actor.require(Right::Draft(consultation.id))?;
            if look.outcome.is_some() || !store::is_answered_at_all(comment.moderation) {
                return Err(Error::refused("second-look-decided-already"));
            }
            if round.state_at(tx.now) == RoundState::Archived {
                return Err(Error::refused("satisfaction-archived"));
            }
            let outcome: SecondLookOutcome = input
                .outcome
                .parse()
                .map_err(|_| Error::invalid("outcome", "second-look-no-outcome"))?;
            let place = Subject {
                look: &look,
                comment: &comment,
                round: &round,
                consultation: &consultation,
            };
            let reason = match outcome {
                SecondLookOutcome::Upheld => reason(tx, &input.reason)?,
                SecondLookOutcome::Changed => {
                    if change(tx, &place, &input, &read)? == Turn::Asked {
                        return Ok((comment.id, Turn::Asked));
                    }
                    String::new()
                }
            };
            let page = addresses::Submission(submission.id).outcome_of(comment.id);
            settle(tx, &place, (outcome, &reason), page)?;
            Ok((comment.id, Turn::Go(outcome)))
        })
        .await?;
    if let Some(response) = response {
        answered(site, &[comment], &response).await;
    }
    Ok(turn)
}

/// A second look, and where it belongs.
struct Subject<'a> {
    look: &'a SecondLook,
    comment: &'a Comment,
    round: &'a Round,
    consultation: &'a Consultation,
}

/// The reason for upholding, when it says something.
fn reason(tx: &Tx<'_>, given: &str) -> Result<String> {
    let reason = given.trim().replace("\r\n", "\n");
    let least = tx.config.responses.second_look_reason_characters;
    let most = tx.config.limits.response_characters;
    let mut checks = Checks::default();
    require_words(&mut checks, "reason", &reason, (least, most));
    checks.note("reason", markdown::fault_of_lines(&reason));
    checks.finish()?;
    Ok(reason)
}

/// Changes the answer where it is to be another, by the way every answer is given, and makes it public.
fn change(tx: &mut Tx<'_>, place: &Subject<'_>, input: &LookDecision, read: &Read) -> Result<Turn> {
    let id = place.comment.id;
    let held = store::answers(tx.conn, &[id])?
        .remove(&id)
        .ok_or(Error::NotFound)?;
    if is_other(&held, input) {
        let given = AnswerInput {
            round: place.round.id,
            comments: vec![(id, input.revision)],
            disposition: input.disposition.clone(),
            response: input.response.clone(),
            duplicate_of: input.duplicate_of.clone(),
        };
        give(tx, &given, None, read)?;
    }
    let held = store::answers(tx.conn, &[id])?
        .remove(&id)
        .ok_or(Error::NotFound)?;
    let is_new = !held.is_public();
    if !is_new && held.published_at == Some(place.look.answer_published_at) {
        return Err(Error::invalid("response", "second-look-nothing-changed"));
    }
    let words = random::sha256_hex(held.response.as_bytes());
    let intent = Intent {
        deed: Deed::ChangeAnswer,
        subject: place.look.id.0,
        wording: &format!("{} {words}", held.disposition),
    };
    if approvals::turn(tx, place.consultation, intent)? == Turn::Asked {
        return Ok(Turn::Asked);
    }
    if is_new {
        store::publish_one(tx.conn, id, tx.now)?;
    }
    Ok(Turn::Go(()))
}

fn is_other(held: &Response, input: &LookDecision) -> bool {
    held.disposition.as_str() != input.disposition
        || held.response.trim() != input.response.trim().replace("\r\n", "\n")
}

/// Writes the decision down, tells the party once, and makes the public pages follow.
fn settle(
    tx: &mut Tx<'_>,
    place: &Subject<'_>,
    (outcome, reason): (SecondLookOutcome, &str),
    page: String,
) -> Result<()> {
    let (look, consultation) = (place.look, place.consultation);
    let me = tx.actor.account();
    let by_first = is_first(tx.conn, me, look, consultation.id)?;
    let settled = SettledLook {
        outcome,
        reason,
        by_first,
        by: me,
        at: tx.now,
    };
    if !store::settle_second_look(tx.conn, look.id, &settled)? {
        return Err(Error::refused("second-look-decided-already"));
    }
    let event = Event::new("second-look.decide", "comment", look.comment_id.0)
        .in_consultation(consultation.id.0)
        .with(json!({ "secondLook": look.id, "outcome": outcome, "byFirst": by_first }));
    tx.record(event)?;
    let about = json!({
        "number": look.comment_id,
        "outcome": outcome,
        "reason": reason,
    });
    let kind = LetterKind::SecondLookDecided;
    tx.notify(&PartyLetter::new(place.comment.party_id, kind, page, about))?;
    consultations::public_changed(tx.conn, consultation.id)
}
