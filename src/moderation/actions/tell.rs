//! Letters to the party about what was decided; part of the deciding transaction.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;

use super::whole::Whole;
use crate::access::Tx;
use crate::error::Result;
use crate::moderation::letters;
use crate::moderation::model::{Verdict, notified_individually};
use crate::moderation::store;
use crate::notifications::{LetterKind, PartyLetter};
use crate::submissions::model::{Moderation, Publication, Submission};
use crate::types::ids::SubmissionId;
use crate::web::addresses;

/// Tells of each decision, by its verdict and number, that is not told with the rest of the submission: the comment, what
/// was decided, why, and whether the party can submit again.
pub(super) fn of_decisions(tx: &mut Tx<'_>, taken: &[(&Whole, Verdict, i64)]) -> Result<()> {
    let told = taken
        .iter()
        .filter(|(whole, verdict, _)| notified_individually(*verdict, whole.comment.moderation));
    let letters: Vec<PartyLetter> = told
        .map(|(whole, _, sequence)| {
            PartyLetter::new(
                whole.comment.party_id,
                LetterKind::CommentDecided,
                addresses::Submission(whole.comment.submission_id).outcome(),
                letters::decision_row(
                    whole.comment.id,
                    *sequence,
                    whole.round.takes_comments(tx.now),
                ),
            )
        })
        .collect();
    tx.notify_all(&letters)
}

/// Tells of each of these submissions that all of it was decided, if that is so and the party has
/// something to learn by it: mails about single decisions have told of what was not published.
pub(super) fn of_whole_submissions(
    tx: &mut Tx<'_>,
    of: &BTreeMap<SubmissionId, &Submission>,
) -> Result<()> {
    let all: Vec<SubmissionId> = of.keys().copied().collect();
    let tallies = store::tallies(tx.conn, &all)?;
    let none = HashMap::new();
    let mut letters = Vec::new();
    for (id, submission) in of {
        let tally = tallies.get(id).unwrap_or(&none);
        let count = |state| tally.get(&state).copied().unwrap_or_default();
        if count(Moderation::Pending) > 0 || count(Moderation::Published) == 0 {
            continue;
        }
        let context = json!({
            "receipt": submission.receipt_number.clone().unwrap_or_default(),
            "count_published": count(Moderation::Published),
            "count_redacted": count(Moderation::Redacted),
            "count_withheld": count(Moderation::Withheld),
            "private": submission.publication == Publication::None,
        });
        letters.push(PartyLetter::new(
            submission.party_id,
            LetterKind::SubmissionDecided,
            addresses::Submission(*id).outcome(),
            context,
        ));
    }
    tx.notify_all(&letters)
}
