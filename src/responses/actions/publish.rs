//! Publishing the answers together, and telling every party what became of its comments.

use std::collections::BTreeMap;

use serde_json::json;

use crate::access::{Actor, Right};
use crate::accounts;
use crate::audit::Event;
use crate::consultations;
use crate::consultations::actions::report_answers;
use crate::consultations::approvals::{self, Deed, Intent, Turn};
use crate::error::{Error, Result};
use crate::notifications::{self, News, Notification};
use crate::platform::random;
use crate::responses::store::{self, NewlyPublished};
use crate::site::Site;
use crate::types::ids::{CommentId, PartyId, RoundId};
use crate::web::addresses;

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
/// [`Error::Refused`] when the round still takes comments, or comments are unanswered and
/// `although_unanswered` is false.
pub async fn publish_answers(
    site: &Site,
    actor: &Actor,
    round: RoundId,
    although_unanswered: bool,
) -> Result<Turn<PublishOutcome>> {
    site
        .write(actor, move |tx| {
            let round = consultations::store::round(tx.conn, round)?;
            let consultation = consultations::store::by_id(tx.conn, round.consultation_id)?;
            tx.actor.require(Right::Draft(consultation.id))?;
            if !round.may_publish_answers(tx.now) {
                return Err(Error::refused("responses-publish-not-closed"));
            }
            let unanswered = store::unanswered_count(tx.conn, round.id)?;
            if unanswered > 0 && !although_unanswered {
                return Err(Error::invalid("although_unanswered", "responses-publish-unanswered"));
            }
            let published = store::to_publish(tx.conn, round.id)?;
            let intent = Intent {
                deed: Deed::PublishAnswers,
                subject: round.id.0,
                wording: &fingerprint(&published),
            };
            if approvals::turn(tx, &consultation, intent)? == Turn::Asked {
                return Ok(Turn::Asked);
            }
            store::publish(tx.conn, tx.now, &published)?;
            report_answers(tx, &consultation, &round)?;
            if !published.is_empty() {
                let context = json!({
                    "title": consultation.title,
                    "number": round.number,
                    "url": tx.config.absolute(&addresses::Consultation(&consultation.slug).report()),
                });
                notifications::announce(tx.conn, tx.now, consultation.id, News::Answers, &context)?;
            }
            let mut by_party: BTreeMap<PartyId, Vec<&NewlyPublished>> = BTreeMap::new();
            for answer in &published {
                by_party.entry(answer.party).or_default().push(answer);
            }
            for (party, answers) in &by_party {
                let party = consultations::store::party(tx.conn, *party)?;
                let comments: Vec<CommentId> = answers.iter().map(|answer| answer.comment).collect();
                for recipient in accounts::store::recipients_of_party(tx.conn, party.of())? {
                    let outcome = addresses::Submission(answers[0].submission).outcome();
                    let url = recipient.url(tx.conn, tx.now, tx.config, &outcome)?;
                    let context = json!({
                        "name": recipient.name,
                        "consultation": consultation.title,
                        "party": party.name,
                        "comments": comments,
                        "url": url,
                        "report_url": tx.config.absolute(&addresses::Consultation(&consultation.slug).report()),
                    });
                    let mail = Notification {
                        recipient: recipient.email,
                        language: recipient.language,
                        template: "answers-published",
                        context,
                    };
                    tx.enqueue(&mail)?;
                }
            }
            let outcome = PublishOutcome {
                published: published.len(),
                unanswered,
                parties: by_party.len(),
            };
            tx.record(Event::new("answers.publish", "round", round.id.0)
                    .in_consultation(consultation.id.0)
                    .with(json!({
                        "published": outcome.published,
                        "unanswered": outcome.unanswered,
                        "parties": outcome.parties,
                    })),
            )?;
            Ok(Turn::Go(outcome))
        })
        .await
}

/// Which answers, and how each of them stands: who agrees to their publication agrees to these.
fn fingerprint(answers: &[NewlyPublished]) -> String {
    let all: Vec<String> = (answers.iter())
        .map(|answer| format!("{}:{}", answer.comment.0, answer.revision))
        .collect();
    random::sha256_hex(all.join(" ").as_bytes())
}
