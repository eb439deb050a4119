//! What comes with the comments of a round: answers to questions, files.

use super::{BATCH, is_full};
use crate::answers::store::{answered, answers_to};
use crate::consultations::model::Round;
use crate::db::Conn;
use crate::error::Result;
use crate::exports::columns::{AnswerRow, AttachmentRow, decision_word, publication_word};
use crate::exports::model::{Audience, Names};
use crate::moderation::attachments::PublishedAttachment;
use crate::moderation::store::{SentAttachment, attachments_of_round, published_attachments};
use crate::questions::store as questions;
use crate::types::ids::{AttachmentId, RoundId, SubmissionId};

/// Hands every answer of the submissions that stand to `f`: by round, by question, in the order they
/// came in. For the internal audience only.
///
/// # Errors
/// When the database fails, or what `f` returns.
pub fn each_answer(
    conn: &mut Conn,
    names: Names,
    rounds: &[Round],
    mut f: impl FnMut(AnswerRow) -> Result<()>,
) -> Result<()> {
    let ids: Vec<RoundId> = rounds.iter().map(|round| round.id).collect();
    let questions = questions::of_rounds(conn, &ids)?;
    for round in rounds {
        for question in questions.iter().filter(|one| one.round_id == round.id) {
            let mut after = SubmissionId(0);
            loop {
                let batch = answered(conn, question.id, after, BATCH)?;
                let Some(last) = batch.last() else { break };
                after = last.submission;
                let is_last = !is_full(batch.len(), BATCH);
                let ids: Vec<SubmissionId> = batch.iter().map(|one| one.submission).collect();
                let given = answers_to(conn, question.id, &ids)?;
                for one in batch {
                    let Some(said) = given.get(&one.submission) else {
                        continue;
                    };
                    f(AnswerRow {
                        submission: one.receipt,
                        party: match names {
                            Names::Told => one.party,
                            Names::LeftOut => String::new(),
                        },
                        group: one.group,
                        question: question.title.clone(),
                        kind: question.kind.to_string(),
                        answer: question.spoken(said),
                        round: round.number.to_string(),
                        publication: publication_word(one.publication).to_owned(),
                    })?;
                }
                if is_last {
                    break;
                }
            }
        }
    }
    Ok(())
}

/// Hands every file that came with a submission to `f`: by round, for the ministry in the order they were
/// sent, for everybody in that of their public numbers.
/// `scanned`: whether this installation has a virus scanner.
///
/// # Errors
/// When the database fails, or what `f` returns.
pub fn each_attachment(
    conn: &mut Conn,
    (audience, names): (Audience, Names),
    rounds: &[Round],
    scanned: bool,
    mut f: impl FnMut(AttachmentRow) -> Result<()>,
) -> Result<()> {
    let mut f = |mut row: AttachmentRow| {
        if names == Names::LeftOut {
            row.party.clear();
        }
        f(row)
    };
    for round in rounds {
        match audience {
            Audience::Public => {
                let mut after = Some(0);
                while let Some(start) = after {
                    let batch;
                    (batch, after) = published_attachments(conn, round.id, scanned, start, BATCH)?;
                    for file in batch {
                        f(public_attachment(file, round))?;
                    }
                }
            }
            Audience::Internal => {
                let mut after = AttachmentId(0);
                loop {
                    let batch = attachments_of_round(conn, round.id, after, BATCH)?;
                    let Some(last) = batch.last() else { break };
                    after = last.attachment.id;
                    let is_last = !is_full(batch.len(), BATCH);
                    for sent in batch {
                        f(internal_attachment(sent, round, scanned))?;
                    }
                    if is_last {
                        break;
                    }
                }
            }
        }
    }
    Ok(())
}

fn public_attachment(file: PublishedAttachment, round: &Round) -> AttachmentRow {
    AttachmentRow {
        party: file.party_name.unwrap_or_default(),
        group: file.group_code,
        name: file.name,
        media_type: file.kind.media_type().to_owned(),
        size: file.size.to_string(),
        sha256: file.sha256,
        description: file.description,
        round: round.number.to_string(),
        ..AttachmentRow::default()
    }
}

fn internal_attachment(sent: SentAttachment, round: &Round, scanned: bool) -> AttachmentRow {
    let file = sent.attachment;
    AttachmentRow {
        scan: file.scan_word(scanned).to_owned(),
        decision: decision_word(file.moderation).to_owned(),
        party: sent.party.name,
        group: sent.party.group_code,
        name: file.name,
        media_type: file.kind.media_type().to_owned(),
        size: file.size.to_string(),
        sha256: file.sha256,
        description: file.description,
        round: round.number.to_string(),
        submission: sent.submission.receipt_number.unwrap_or_default(),
        publication: publication_word(sent.submission.publication).to_owned(),
    }
}
