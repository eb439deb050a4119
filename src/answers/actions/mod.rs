//! A party answers the Questions of a Round in its draft; answers are part of its Submission.

use std::collections::HashMap;

use crate::access::{Actor, Right, Tx, Writer};
use crate::answers::store::{self, StoredAnswer};
use crate::consultations::model::{Round, Section};
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::platform::texts::Language;
use crate::questions::model::{AnswerValue, Question};
use crate::questions::store as rows;
use crate::site::Site;
use crate::submissions::model::Submission;
use crate::submissions::own::{OwnSubmission, require_draft};
use crate::types::Moment;
use crate::types::ids::{QuestionId, SectionId, SubmissionId};

/// A Question put to a party, and what it says to it.
#[derive(Debug, Clone)]
pub struct QuestionWithAnswer {
    pub question: Question,
    pub section: Option<Section>,
    pub given: Option<StoredAnswer>,
}

impl QuestionWithAnswer {
    /// Whether an answer is needed and not there.
    pub fn is_missing(&self) -> bool {
        self.question.required && self.given.is_none()
    }

    /// The answer for who has not the question before them; "" without one.
    pub fn spoken_in(&self, language: Language) -> String {
        self.given
            .as_ref()
            .map(|given| self.question.spoken_in(&given.said, language))
            .unwrap_or_default()
    }

    /// The answer in words, options by their texts; "" without one.
    pub fn spoken(&self) -> String {
        self.given
            .as_ref()
            .map(|given| self.question.spoken(&given.said))
            .unwrap_or_default()
    }
}

/// An answer as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentAnswer {
    pub question: QuestionId,
    pub said: AnswerValue,
    /// When the answer was last changed as far as the sender knows; `None` for who does not say.
    pub seen: Option<ExpectedAnswer>,
}

/// What the sender of an answer had before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpectedAnswer {
    Nothing,
    At(Moment),
}

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerFault {
    pub question: QuestionId,
    pub message: Message,
}

/// What a party is asked, with its answers: the text as a whole first, then by section.
pub fn asked_of(
    conn: &mut Conn,
    own: &OwnSubmission,
    sections: &HashMap<SectionId, Section>,
) -> Result<Vec<QuestionWithAnswer>> {
    let questions = rows::of_round(conn, own.round.id)?;
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let mut given = store::answers_of(conn, &[own.submission.id])?;
    let mut asked: Vec<QuestionWithAnswer> = questions
        .into_iter()
        .filter(|question| question.is_put_to(&own.party.group_code))
        .map(|question| QuestionWithAnswer {
            section: question
                .section_id
                .and_then(|id| sections.get(&id).cloned()),
            given: given.remove(&(own.submission.id, question.id)),
            question,
        })
        .collect();
    // Stable: within a section, the order staff chose.
    asked.sort_by_key(|asked| asked.section.as_ref().map(|section| section.position));
    Ok(asked)
}

/// What a round puts to each of these groups alike, not answered yet; nothing where it asks some what it does not ask others.
pub fn asked_of_all(
    conn: &mut Conn,
    round: &Round,
    groups: &[&str],
) -> Result<Vec<QuestionWithAnswer>> {
    let questions = rows::of_round(conn, round.id)?;
    let put_to = |question: &Question| {
        groups
            .iter()
            .filter(|group| question.is_put_to(group))
            .count()
    };
    if questions
        .iter()
        .any(|question| ![0, groups.len()].contains(&put_to(question)))
    {
        return Ok(Vec::new());
    }
    let asked: Vec<Question> = questions
        .into_iter()
        .filter(|question| put_to(question) > 0)
        .collect();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let sections: HashMap<SectionId, Section> = consultations::sections_of(conn, round.version_id)?
        .into_iter()
        .map(|section| (section.id, section))
        .collect();
    let mut asked: Vec<QuestionWithAnswer> = asked
        .into_iter()
        .map(|question| QuestionWithAnswer {
            section: question
                .section_id
                .and_then(|id| sections.get(&id).cloned()),
            given: None,
            question,
        })
        .collect();
    asked.sort_by_key(|asked| asked.section.as_ref().map(|section| section.position));
    Ok(asked)
}

/// Keeps answers in a draft, complete or not. When any is at fault none is kept, and what is wrong
/// with each is returned.
///
/// # Errors
/// [`Error::Refused`] when a question is not put to this party, it is no draft (any more) or the
/// round is not open.
pub async fn answer(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    sent: Vec<SentAnswer>,
) -> Result<Vec<AnswerFault>> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
        require_draft(tx, &own)?;
        save_answers(
            tx,
            (&own.round, &own.party.group_code, &own.submission),
            tx.actor.writer(),
            &sent,
        )
    })
    .await
}

/// Keeps answers within the caller's transaction, which holds the draft.
pub fn save_answers(
    tx: &mut Tx<'_>,
    (round, group, into): (&Round, &str, &Submission),
    by: Writer,
    sent: &[SentAnswer],
) -> Result<Vec<AnswerFault>> {
    let questions: HashMap<QuestionId, Question> = rows::of_round(tx.conn, round.id)?
        .into_iter()
        .filter(|question| question.is_put_to(group))
        .map(|question| (question.id, question))
        .collect();
    let known = store::answers_of(tx.conn, &[into.id])?;
    let mut faults = Vec::new();
    let mut changed = Vec::new();
    for one in sent {
        let question = questions
            .get(&one.question)
            .ok_or_else(|| Error::refused("questions-not-asked"))?;
        let before = known.get(&(into.id, question.id));
        let mut fault = |message: Message| {
            faults.push(AnswerFault {
                question: question.id,
                message,
            });
        };
        let said = match question.check(&one.said) {
            Ok(said) => said,
            Err(message) => {
                fault(message);
                continue;
            }
        };
        if said == before.map(|given| given.said.clone()).unwrap_or_default() {
            continue;
        }
        let now_there = before.map_or(ExpectedAnswer::Nothing, |given| {
            ExpectedAnswer::At(given.at)
        });
        if one.seen.is_some_and(|seen| seen != now_there) {
            let (by, said) = before.map_or_else(Default::default, |given| {
                (given.by.clone(), question.spoken(&given.said))
            });
            fault(
                Message::new("questions-answered-meanwhile")
                    .with("name", by)
                    .with("answer", said.replace('\n', "; ")),
            );
            continue;
        }
        changed.push((question.id, said));
    }
    if faults.is_empty() {
        for (question, said) in changed {
            store::replace_answer(tx.conn, tx.now, (into.id, question), by, &said)?;
        }
    }
    Ok(faults)
}

/// What a submission says of its party's own interests, for staff to see beside its comments: each
/// question with its answer, "" where none was given.
pub fn disclosures(
    conn: &mut Conn,
    submission: &Submission,
    group: &str,
) -> Result<Vec<(String, String)>> {
    let questions: Vec<Question> = rows::of_round(conn, submission.round_id)?
        .into_iter()
        .filter(|question| question.disclosure && question.is_put_to(group))
        .collect();
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let mut given = store::answers_of(conn, &[submission.id])?;
    Ok(questions
        .into_iter()
        .map(|question| {
            let said = given
                .remove(&(submission.id, question.id))
                .map(|given| question.spoken(&given.said))
                .unwrap_or_default();
            (question.title, said)
        })
        .collect())
}
