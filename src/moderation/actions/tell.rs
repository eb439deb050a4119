//! Letters to the party about what was decided; part of the deciding transaction.

use std::collections::{BTreeSet, HashMap};

use serde_json::json;

use crate::access::Tx;
use crate::comments::model::Comment;
use crate::consultations::model::Round;
use crate::error::Result;
use crate::moderation::letters;
use crate::moderation::model::{Verdict, notified_individually};
use crate::moderation::store;
use crate::notifications::{LetterKind, PartyLetter};
use crate::submissions::model::{Moderation, Publication};
use crate::submissions::store::submission;
use crate::types::ids::SubmissionId;
use crate::web::addresses;

/// Tells of one decision, where it is not told with the rest of the submission: the comment, what
/// was decided, why, and whether the party can submit again.
pub(super) fn of_decision(
    tx: &mut Tx<'_>,
    round: &Round,
    comment: &Comment,
    (verdict, sequence): (Verdict, i64),
) -> Result<()> {
    if !notified_individually(verdict, comment.moderation) {
        return Ok(());
    }
    tx.notify(&PartyLetter::new(
        comment.party_id,
        LetterKind::CommentDecided,
        addresses::Submission(comment.submission_id).outcome(),
        letters::decision_row(comment.id, sequence, round.takes_comments(tx.now)),
    ))
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
        let context = json!({
            "receipt": submission.receipt_number.clone().unwrap_or_default(),
            "count_published": count(Moderation::Published),
            "count_redacted": count(Moderation::Redacted),
            "count_withheld": count(Moderation::Withheld),
            "private": submission.publication == Publication::None,
        });
        tx.notify(&PartyLetter::new(
            submission.party_id,
            LetterKind::SubmissionDecided,
            addresses::Submission(id).outcome(),
            context,
        ))?;
    }
    Ok(())
}
