//! Publishing the answers together, and telling every party what became of its comments.

use serde_json::json;

use crate::access::{Actor, Right, Tx};
use crate::audit::Event;
use crate::consultations;
use crate::consultations::actions::report_answers;
use crate::consultations::approvals::{self, Deed, Intent, Turn};
use crate::consultations::besides::Besides;
use crate::db::Conn;
use crate::error::{Checks, Error, Result};
use crate::notifications::{self, LetterKind, News, PartyLetter};
use crate::platform::random;
use crate::readings::model::{UnreadReason, require_read};
use crate::readings::store as readings;
use crate::responses::letters;
use crate::responses::store;
use crate::site::Site;
use crate::types::ids::{CommentId, PartyId, RoundId};
use crate::web::addresses;

/// So many comments or parties at once, however many there are.
const AT_ONCE: i64 = 10_000;

/// What whoever publishes says beside it.
#[derive(Debug, Clone, Default)]
pub struct Publishing {
    /// Also with comments unanswered, or undecided.
    pub although_open: bool,
    /// Why, where something of the round was read by nobody; everybody reads it in the report.
    pub unread_reason: String,
}

/// What publishing did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublishOutcome {
    /// Answers that are new to the public, or changed.
    pub published: usize,
    /// Comments still without an answer.
    pub unanswered: i64,
    /// Parties told.
    pub parties: usize,
}

/// Publishes all answers of a closed round together; each party with an answer that is new or
/// changed gets one mail with the answers to its own comments.
///
/// # Errors
/// [`Error::Refused`] when the round still takes comments, [`Error::Invalid`] when comments are unanswered, or no moderator
/// decided on them, and `although_open` is false; and when something is unread, without a reason.
pub async fn publish_answers(
    site: &Site,
    actor: &Actor,
    round: RoundId,
    said: Publishing,
) -> Result<Turn<PublishOutcome>> {
    site.write(actor, move |tx| {
        let round = consultations::store::round(tx.conn, round)?;
        let consultation = consultations::store::by_id(tx.conn, round.consultation_id)?;
        tx.actor.require(Right::Draft(consultation.id))?;
        if !round.may_publish_answers(tx.now) {
            return Err(Error::refused("responses-publish-not-closed"));
        }
        let unanswered = store::unanswered_count(tx.conn, round.id)?;
        let undecided = store::undecided_count(tx.conn, round.id)?;
        let read = readings::round_counts(tx.conn, round.id)?;
        let mut checks = Checks::default();
        checks.require(
            unanswered + undecided == 0 || said.although_open,
            "although_open",
            "responses-publish-unanswered",
        );
        require_read(&mut checks, &read, &said.unread_reason);
        checks.finish()?;
        let intent = Intent {
            deed: Deed::PublishAnswers,
            subject: round.id.0,
            // Only where somebody has to agree does it matter which they are.
            wording: &if consultation.second_person {
                fingerprint(tx.conn, round.id)?
            } else {
                String::new()
            },
        };
        if approvals::turn(tx, &consultation, intent)? == Turn::Asked {
            return Ok(Turn::Asked);
        }
        let page = addresses::Consultation(&consultation.slug);
        let parties = tell_parties(tx, round.id, &page.report())?;
        let told = parties.len();
        let published = store::publish(tx.conn, tx.now, round.id)?;
        report_answers(tx, &consultation, &round)?;
        let reason = (read.unread() > 0).then(|| UnreadReason {
            count: read.unread(),
            reason: said.unread_reason.trim().replace("\r\n", "\n"),
        });
        let by = tx.actor.account();
        readings::give_reason(tx.conn, round.id, reason.as_ref(), by, tx.now)?;
        if published > 0 {
            let context = json!({
                "title": consultation.title,
                "number": round.number,
                "url": tx.config.absolute(&page.report()),
                // Their own mail has the report in it.
                "besides": Besides { invited: None, parties },
            });
            notifications::announce(tx.conn, tx.now, consultation.id, News::Answers, &context)?;
        }
        let outcome = PublishOutcome {
            published,
            unanswered,
            parties: told,
        };
        tx.record(
            Event::new("answers.publish", "round", round.id.0)
                .in_consultation(consultation.id.0)
                .with(json!({
                    "published": outcome.published,
                    "unanswered": outcome.unanswered,
                    "undecided": undecided,
                    "parties": outcome.parties,
                    "unread": {
                        "comments": read.comments.unread(),
                        "answers": read.answers.unread(),
                        "attachments": read.attachments.unread(),
                    },
                    "reason": reason.map(|given| given.reason),
                })),
        )?;
        Ok(Turn::Go(outcome))
    })
    .await
}

/// Has each party told, once, whose comments have an answer that is about to be public; returns which
/// parties that are.
fn tell_parties(tx: &mut Tx<'_>, round: RoundId, report: &str) -> Result<Vec<PartyId>> {
    let about = letters::answers_row(tx.now, report);
    let mut told = Vec::new();
    let mut after = PartyId(0);
    loop {
        let some = store::parties_to_tell(tx.conn, round, after, AT_ONCE)?;
        let Some((last, _)) = some.last() else {
            return Ok(told);
        };
        after = *last;
        told.extend(some.iter().map(|(party, _)| *party));
        let letters: Vec<PartyLetter> = some
            .into_iter()
            .map(|(party, submission)| {
                let page = addresses::Submission(submission).outcome();
                PartyLetter::new(party, LetterKind::AnswersPublished, page, about.clone())
            })
            .collect();
        notifications::notify_many(tx.conn, tx.now, &letters)?;
    }
}

/// Which answers, and how each of them stands: who agrees to their publication agrees to these.
fn fingerprint(conn: &mut Conn, round: RoundId) -> Result<String> {
    let mut print = String::new();
    let mut after = CommentId(0);
    loop {
        let some = store::to_publish(conn, round, after, AT_ONCE)?;
        let Some((last, _)) = some.last() else {
            return Ok(print);
        };
        after = *last;
        for (comment, revision) in some {
            print.push_str(&format!(" {}:{revision}", comment.0));
        }
        print = random::sha256_hex(print.as_bytes());
    }
}
