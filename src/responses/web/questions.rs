//! What parties answered to the questions of a round, a question at a time.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use crate::access::Right;
use crate::error::{Message, Result};
use crate::responses::actions;
use crate::types::ids::{QuestionId, SubmissionId};
use crate::web::{Choice, Page, addresses};

/// Which question, and where its list goes on.
#[derive(Deserialize)]
pub(super) struct AnswersQuery {
    question: Option<i64>,
    after: Option<i64>,
}

#[derive(Serialize)]
struct AnswersView {
    title: String,
    consultation: String,
    /// Of the questions.
    language: &'static str,
    table: String,
    /// Whether its reader answers comments: a moderator comes from elsewhere.
    drafts: bool,
    path: String,
    questions: Vec<Choice>,
    chosen: String,
    question: String,
    answers: Vec<Given>,
    older: String,
}

#[derive(Serialize)]
struct Given {
    party: String,
    group: String,
    receipt: String,
    publication: &'static str,
    text: String,
}

/// `GET /drafting/{slug}/rounds/{number}/questions?question=ID&after=ID`
pub(super) async fn show(
    page: Page,
    path: web::Path<(String, i64)>,
    query: web::Query<AnswersQuery>,
) -> Result<HttpResponse> {
    let asked = query.question.map(QuestionId);
    let after = query.after.map(SubmissionId);
    let place = path.into_inner();
    let found = actions::answers_given(&page.site, &page.actor, place, asked, after).await?;
    let table = addresses::Drafting(&found.consultation.slug, found.round.number).table();
    let path = addresses::Drafting(&found.consultation.slug, found.round.number).questions();
    let chosen = found
        .question
        .as_ref()
        .map(|question| question.id.to_string())
        .unwrap_or_default();
    let config = &page.site.config;
    let view = AnswersView {
        title: page
            .say(&Message::new("responses-questions-title").with("number", found.round.number)),
        consultation: found.consultation.title,
        language: found.consultation.language.as_str(),
        older: found
            .next
            .map(|next| format!("{path}?question={chosen}&after={next}"))
            .unwrap_or_default(),
        drafts: page.actor.may(Right::Draft(found.consultation.id)),
        table,
        path,
        questions: found
            .questions
            .into_iter()
            .map(|question| Choice {
                value: question.id.to_string(),
                text: question.title,
            })
            .collect(),
        chosen,
        question: found
            .question
            .map(|question| question.title)
            .unwrap_or_default(),
        answers: found
            .answers
            .into_iter()
            .map(|(who, text)| Given {
                group: config.group_name(&who.group, page.language).to_owned(),
                party: who.party,
                receipt: who.receipt,
                publication: who.publication.as_str(),
                text,
            })
            .collect(),
    };
    page.render("pages/responses/questions.html", &view)
}
