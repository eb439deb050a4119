//! Mails to the party about what was decided; part of the deciding transaction.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Value, json};

use crate::access::Tx;
use crate::accounts::store::recipients_of_party;
use crate::comments::model::Comment;
use crate::consultations::model::Round;
use crate::consultations::store::{by_id, party, round};
use crate::error::Result;
use crate::moderation::model::{Ruling, ground_key, notified_individually};
use crate::moderation::store;
use crate::notifications::Notification;
use crate::submissions::model::{Moderation, Publication};
use crate::submissions::store::submission;
use crate::types::ids::{PartyId, SubmissionId};
use crate::web::addresses;

/// Tells of one decision, where it is not told with the rest of the submission: the comment, what
/// was decided, why, and whether the party can submit again.
pub(super) fn of_decision(
    tx: &mut Tx<'_>,
    round: &Round,
    comment: &Comment,
    ruling: &Ruling,
) -> Result<()> {
    if !notified_individually(ruling.verdict, comment.moderation) {
        return Ok(());
    }
    let place = store::places(tx.conn, std::slice::from_ref(comment))?;
    let place = place.get(&comment.id).cloned().unwrap_or_default();
    let mut codes: BTreeSet<&str> = ruling
        .marks
        .iter()
        .map(|mark| mark.ground.as_str())
        .collect();
    codes.extend(ruling.ground.map(|ground| ground.as_str()));
    let grounds: Vec<Value> = codes
        .into_iter()
        .map(|code| json!({"code": code, "key": ground_key(code)}))
        .collect();
    let context = json!({
        "number": comment.id,
        "section": format!("{} {}", place.number, place.title).trim(),
        "comment": comment.body,
        "proposed_text": comment.proposed_text.clone().unwrap_or_default(),
        "verdict": ruling.verdict,
        "grounds": grounds,
        "explanation": ruling.explanation,
        "open": round.takes_comments(tx.now),
    });
    let to = (comment.party_id, comment.submission_id);
    tell(tx, round, to, "comment-decided", context)
}

/// Tells of each of these submissions that all of it was decided, if that is so and the party has
/// something to learn by it: mails about single decisions have told of what was not published.
pub(super) fn of_whole_submissions(tx: &mut Tx<'_>, ids: &BTreeSet<SubmissionId>) -> Result<()> {
    let all: Vec<SubmissionId> = ids.iter().copied().collect();
    let tallies = store::tallies(tx.conn, &all)?;
    for id in all {
        let none = HashMap::new();
        let tally = tallies.get(&id).unwrap_or(&none);
        let count = |state| tally.get(&state).copied().unwrap_or_default();
        if count(Moderation::Pending) > 0 || count(Moderation::Published) == 0 {
            continue;
        }
        let submission = submission(tx.conn, id)?;
        let round = round(tx.conn, submission.round_id)?;
        let context = json!({
            "receipt": submission.receipt_number.clone().unwrap_or_default(),
            "count_published": count(Moderation::Published),
            "count_redacted": count(Moderation::Redacted),
            "count_withheld": count(Moderation::Withheld),
            "private": submission.publication == Publication::None,
        });
        let to = (submission.party_id, id);
        tell(tx, &round, to, "submission-decided", context)?;
    }
    Ok(())
}

fn tell(
    tx: &mut Tx<'_>,
    round: &Round,
    (to, submission): (PartyId, SubmissionId),
    template: &'static str,
    context: Value,
) -> Result<()> {
    let party = party(tx.conn, to)?;
    let consultation = by_id(tx.conn, round.consultation_id)?;
    let recipients = recipients_of_party(tx.conn, party.of())?;
    // One mail an address, also where a person leads by two ways.
    let recipients: BTreeMap<_, _> = recipients
        .into_iter()
        .map(|recipient| (recipient.email.clone(), recipient))
        .collect();
    for recipient in recipients.into_values() {
        let mut context = context.clone();
        let outcome = addresses::Submission(submission).outcome();
        context["url"] = recipient.url(tx.conn, tx.now, tx.config, &outcome)?.into();
        context["name"] = recipient.name.into();
        context["consultation"] = consultation.title.clone().into();
        context["round"] = round.number.into();
        context["party"] = party.name.clone().into();
        let notification = Notification {
            recipient: recipient.email,
            language: recipient.language,
            template,
            context,
        };
        tx.enqueue(&notification)?;
    }
    Ok(())
}
