//! What the sample's rounds ask, and what its parties answer.

use anyhow::Context;

use super::content::{PartyContent, Sample};
use super::places::text_of;
use crate::access::Actor;
use crate::consultations::model::Round;
use crate::questions::actions::{self as questions, QuestionInput};
use crate::questions::model::AnswerValue;
use crate::questions::store as rows;
use crate::site::Site;
use crate::types::ids::QuestionId;

/// Puts the sample's questions in its first round; a later one copies them, as people would.
pub(super) async fn ask(
    site: &Site,
    ministry: &Actor,
    sample: &Sample,
    round: &Round,
) -> anyhow::Result<()> {
    if round.number > 1 {
        questions::copy(site, ministry, round, "1").await?;
        return Ok(());
    }
    let text = text_of(site, round.version_id).await?;
    for asked in &sample.questions.questions {
        let section = match asked.section.as_str() {
            "" => String::new(),
            number => text
                .sections
                .iter()
                .find(|section| section.number == number)
                .map(|section| section.id.to_string())
                .with_context(|| format!("the sample's text has no section {number}"))?,
        };
        let input = QuestionInput {
            section,
            ..asked.clone()
        };
        questions::add(site, ministry, round, &input).await?;
    }
    Ok(())
}

/// What a party answers in a round: to the questions it is asked.
pub(super) async fn answers_of(
    site: &Site,
    sample: &Sample,
    round: &Round,
    party: &PartyContent,
) -> anyhow::Result<Vec<(QuestionId, AnswerValue)>> {
    let id = round.id;
    let asked = site.db.read(move |conn| rows::of_round(conn, id)).await?;
    let given = sample.questions.answers.get(&party.slug);
    given
        .into_iter()
        .flatten()
        .map(|answer| {
            let question = asked
                .get(answer.question.wrapping_sub(1))
                .with_context(|| format!("{}: no question {}", party.slug, answer.question))?;
            let said = AnswerValue {
                words: answer.words.clone(),
                values: answer.values.clone(),
            };
            Ok((question.id, said))
        })
        .collect()
}
