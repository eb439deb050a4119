//! What parties answered to the questions of a round, for those who draft and those who moderate.

use crate::access::{Actor, Right};
use crate::answers::store::{AnsweringSubmission, answered, answers_to};
use crate::consultations::model::{Consultation, Round};
use crate::consultations::store::with_round;
use crate::error::{Error, Result};
use crate::questions::model::Question;
use crate::questions::store as questions;
use crate::readings::actions::read_answers;
use crate::site::Site;
use crate::types::ListPage;
use crate::types::ids::{QuestionId, SubmissionId};

/// Answers on one page.
const PAGE: i64 = 50;

/// A part of the answers to one question.
#[derive(Debug, Clone)]
pub struct Answers {
    pub consultation: Consultation,
    pub round: Round,
    /// What the round asks, in order.
    pub questions: Vec<Question>,
    /// The one shown; none when the round asks nothing.
    pub question: Option<Question>,
    /// Who answered it, in the order they came in, and what.
    pub answers: Vec<(AnsweringSubmission, String)>,
    /// Where the next part begins.
    pub next: Option<SubmissionId>,
}

/// The answers to a question of a round, the first question unless told, after a submission. Those shown are before whoever
/// asks, whole, and that is written down.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round or question.
pub async fn answers_given(
    site: &Site,
    actor: &Actor,
    (slug, number): (String, i64),
    asked: Option<QuestionId>,
    after: Option<SubmissionId>,
) -> Result<Answers> {
    let found = site.read(actor, move |rx| {
        let (consultation, round) = with_round(rx.conn, &slug, number)?;
        if !rx.actor.may(Right::Moderate(consultation.id)) {
            rx.actor.require(Right::Draft(consultation.id))?;
        }
        let questions = questions::of_round(rx.conn, round.id)?;
        let question = match asked {
            Some(id) => Some(
                questions
                    .iter()
                    .find(|question| question.id == id)
                    .ok_or(Error::NotFound)?,
            ),
            None => questions.first(),
        }
        .cloned();
        let (mut answers, mut next) = (Vec::new(), None);
        if let Some(question) = &question {
            let after = after.unwrap_or(SubmissionId(0));
            let load = |most| answered(rx.conn, question.id, after, most);
            let found = ListPage::load(PAGE, load)?;
            next = found.next(|last| last.submission);
            let ids: Vec<_> = found.rows.iter().map(|one| one.submission).collect();
            let mut said = answers_to(rx.conn, question.id, &ids)?;
            answers = found
                .rows
                .into_iter()
                .filter_map(|one| {
                    let said = said.remove(&one.submission)?;
                    Some((one, question.spoken(&said)))
                })
                .collect();
        }
        Ok(Answers {
            consultation,
            round,
            questions,
            question,
            answers,
            next,
        })
    });
    let found: Answers = found.await?;
    if let Some(question) = &found.question {
        let shown = found.answers.iter();
        let shown = shown
            .map(|(one, _)| (one.submission, question.id))
            .collect();
        read_answers(site, actor, shown, &found.round).await?;
    }
    Ok(found)
}
