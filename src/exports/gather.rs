//! Gathers the rows of an export once, whatever the format: a page of comments at a time, so that
//! memory stays flat however many there are.

use std::collections::HashMap;

use super::columns::{
    AnswerRow, AttachmentRow, Place, Row, anchor_word, decision_word, publication_word,
    satisfied_word,
};
use super::model::Audience;
use super::store::{self, HandedIn, PassagePlace, SectionPlace};
use crate::answers::store::{answered, answers_to};
use crate::comments::model::AnchorKind;
use crate::consultations::model::Round;
use crate::db::Conn;
use crate::error::Result;
use crate::moderation::attachments::PublishedAttachment;
use crate::moderation::model::Verdict;
use crate::moderation::published::{PublicText, PublishedComment};
use crate::moderation::store::{
    SentAttachment, attachments_of_round, for_each_published, grounds_that_hold,
    published_attachments,
};
use crate::platform::dates;
use crate::questions::store as questions;
use crate::responses::model::{PublishedAnswer, Response};
use crate::responses::store as answers;
use crate::signatures::model::Signatory;
use crate::signatures::store::signatories_of;
use crate::submissions::model::Moderation;
use crate::types::Moment;
use crate::types::ids::{
    AttachmentId, CommentId, PassageId, RoundId, SectionId, SubmissionId, VersionId,
};

/// Comments read at once.
const BATCH: i64 = 1000;

/// Whether a batch holds as many as were asked for: more may follow then.
fn is_full(rows: usize, limit: i64) -> bool {
    i64::try_from(rows).is_ok_and(|rows| rows >= limit)
}

/// The places of one version.
struct Places {
    sections: HashMap<SectionId, SectionPlace>,
    passages: HashMap<PassageId, PassagePlace>,
}

/// Hands every row for `audience` to `f`: by round, within a round by the number of the comment.
/// Returns how many there were.
///
/// # Errors
/// When the database fails, or what `f` returns.
pub fn rows(
    conn: &mut Conn,
    audience: Audience,
    rounds: &[Round],
    mut f: impl FnMut(Row) -> Result<()>,
) -> Result<u64> {
    let mut count = 0;
    // Rounds on the same version share its places.
    let mut known: Option<(VersionId, Places)> = None;
    for round in rounds {
        let places = match known.take() {
            Some((version, places)) if version == round.version_id => places,
            _ => {
                let (sections, passages) = store::places(conn, round.version_id)?;
                Places { sections, passages }
            }
        };
        let mut hand = |row: Row| {
            count += 1;
            f(row)
        };
        match audience {
            Audience::Public => public(conn, round, &places, &mut hand)?,
            Audience::Internal => internal(conn, round, &places, &mut hand)?,
        }
        known = Some((round.version_id, places));
    }
    Ok(count)
}

/// Hands every answer of the submissions that stand to `f`: by round, by question, in the order they
/// came in. For the internal audience only.
///
/// # Errors
/// When the database fails, or what `f` returns.
pub fn each_answer(
    conn: &mut Conn,
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
                        party: one.party,
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
    audience: Audience,
    rounds: &[Round],
    scanned: bool,
    mut f: impl FnMut(AttachmentRow) -> Result<()>,
) -> Result<()> {
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

fn public(
    conn: &mut Conn,
    round: &Round,
    places: &Places,
    hand: &mut impl FnMut(Row) -> Result<()>,
) -> Result<()> {
    for_each_published(conn, round.id, |conn, batch| {
        let ids: Vec<CommentId> = batch.iter().map(|comment| comment.id).collect();
        let mut answers = answers::published_answers(conn, &ids)?;
        for comment in batch {
            let answer = answers.remove(&comment.id);
            hand(public_row(comment, answer, round, places))?;
        }
        Ok(())
    })
}

/// Themes and campaigns are the drafters' own tools: the public column is empty.
fn public_row(
    comment: PublishedComment,
    answer: Option<PublishedAnswer>,
    round: &Round,
    places: &Places,
) -> Row {
    let place = places.of(
        comment.anchor.kind,
        comment.anchor.section,
        comment.anchor.passage,
    );
    let verdict = if comment.is_redacted() {
        Verdict::PublishRedacted
    } else {
        Verdict::Publish
    };
    let (disposition, response) = answer.map_or_else(Default::default, |answer| {
        (answer.disposition.to_string(), answer.response)
    });
    Row {
        id: comment.number.to_string(),
        received_at: comment
            .submitted_on
            .map(|day| day.to_string())
            .unwrap_or_default(),
        comment: comment.body.plain(),
        proposed_text: comment
            .proposed_text
            .as_ref()
            .map(PublicText::plain)
            .unwrap_or_default(),
        party: comment.party_name.unwrap_or_default(),
        group: comment.group_code,
        name: comment.submitter_name.unwrap_or_default(),
        reference: reference(comment.reference, &place),
        quote: comment.anchor.words().unwrap_or_default().to_owned(),
        kind: comment.kind.to_string(),
        themes: String::new(),
        campaign: String::new(),
        decision: verdict.to_string(),
        disposition,
        response,
        round: round.number.to_string(),
        signatories: comment.signatories.join("; "),
        place,
        ..Row::default()
    }
}

fn internal(
    conn: &mut Conn,
    round: &Round,
    places: &Places,
    hand: &mut impl FnMut(Row) -> Result<()>,
) -> Result<()> {
    let mut after = CommentId(0);
    loop {
        let batch = store::submitted(conn, round.id, after, BATCH)?;
        let Some(last) = batch.last() else {
            return Ok(());
        };
        after = last.comment.id;
        let is_last = !is_full(batch.len(), BATCH);
        let ids: Vec<CommentId> = batch.iter().map(|one| one.comment.id).collect();
        let mut answers = answers::answers(conn, &ids)?;
        let mut themes = answers::themes_of(conn, &ids)?;
        let satisfactions = answers::satisfactions(conn, &ids)?;
        let kept_back: Vec<CommentId> = batch
            .iter()
            .map(|one| &one.comment)
            .filter(|one| matches!(one.moderation, Moderation::Withheld | Moderation::Redacted))
            .map(|one| one.id)
            .collect();
        let mut grounds = grounds_that_hold(conn, &kept_back)?;
        let mut of: Vec<SubmissionId> = batch.iter().map(|one| one.comment.submission_id).collect();
        of.dedup();
        let signatories = signatories_of(conn, &of)?;
        for one in batch {
            let id = one.comment.id;
            let answer = answers.remove(&id);
            let said = satisfactions.get(&id);
            let satisfied = said.map(|said| satisfied_word(said, answer.as_ref()));
            let signed = signatories.get(&one.comment.submission_id);
            let mut row = internal_row(one, answer, round, places);
            row.satisfied = satisfied.unwrap_or_default();
            row.satisfaction_remark = said.map(|said| said.remark.clone()).unwrap_or_default();
            row.signatories = signed.map(|all| names(all)).unwrap_or_default();
            row.grounds = grounds.remove(&id).unwrap_or_default();
            row.themes = themes.remove(&id).unwrap_or_default().join("; ");
            hand(row)?;
        }
        if is_last {
            return Ok(());
        }
    }
}

fn internal_row(one: HandedIn, answer: Option<Response>, round: &Round, places: &Places) -> Row {
    let comment = one.comment;
    let place = places.of(
        comment.anchor.kind,
        comment.anchor.section,
        comment.anchor.passage,
    );
    let (disposition, response) = answer.map_or_else(Default::default, |answer| {
        (answer.disposition.to_string(), answer.response)
    });
    Row {
        id: comment.id.to_string(),
        received_at: time(comment.submitted_at),
        party: one.party,
        group: comment.group_code,
        name: one.submitter,
        reference: reference(comment.reference, &place),
        quote: comment.anchor.words().unwrap_or_default().to_owned(),
        kind: comment.kind.to_string(),
        comment: comment.body,
        proposed_text: comment.proposed_text.unwrap_or_default(),
        themes: String::new(),
        campaign: one.campaign,
        decision: decision_word(comment.moderation).to_owned(),
        disposition,
        response,
        round: round.number.to_string(),
        signatories: String::new(),
        publication: publication_word(one.publication).to_owned(),
        verification: one.verification.to_string(),
        place,
        ..Row::default()
    }
}

impl Places {
    fn of(
        &self,
        anchor: AnchorKind,
        section: Option<SectionId>,
        passage: Option<PassageId>,
    ) -> Place {
        let passage = passage.and_then(|id| self.passages.get(&id));
        let section = passage
            .map(|passage| passage.section)
            .or(section)
            .and_then(|id| self.sections.get(&id));
        Place {
            order: (
                section.map(|section| section.position),
                passage.map(|passage| passage.position),
            ),
            anchor: anchor_word(anchor, passage.map(|passage| passage.key.as_str())),
            section: section.map(|s| s.number.clone()).unwrap_or_default(),
            section_title: section.map(|s| s.title.clone()).unwrap_or_default(),
            passage: passage.map(|p| p.text.clone()).unwrap_or_default(),
        }
    }
}

fn names(signatories: &[Signatory]) -> String {
    let names: Vec<&str> = signatories.iter().map(|one| one.name.as_str()).collect();
    names.join("; ")
}

/// What the party itself called the place, or else the number of the section.
fn reference(own: String, place: &Place) -> String {
    if own.is_empty() {
        place.section.clone()
    } else {
        own
    }
}

fn time(moment: Option<Moment>) -> String {
    moment.map(dates::rfc3339).unwrap_or_default()
}
