//! Publishing the answers together.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::table_query::TableQuery;
use super::unread::UnreadView;
use crate::consultations::approvals::{self, Deed, Turn, Waiting};
use crate::error::{Message, Result};
use crate::readings::model::REASON_CHARACTERS;
use crate::readings::web::sentences;
use crate::responses::actions::{self, EVERYTHING, Publishing};
use crate::web::{FormView, Page, SafeForm, addresses};

#[derive(Serialize)]
struct PublishView {
    title: String,
    consultation: String,
    slug: String,
    number: i64,
    path: String,
    state: &'static str,
    may_publish: bool,
    comments: i64,
    answered: i64,
    unanswered: i64,
    waiting: i64,
    /// Comments no moderator has decided on.
    undecided: i64,
    /// Comments answered otherwise than most that say nearly the same, and where they are.
    otherwise: usize,
    otherwise_href: String,
    /// By how many people what of the round was read, in sentences.
    read: Vec<String>,
    /// What nobody read, the first of each matter, and how much that is in all.
    unread: Vec<UnreadView>,
    count_unread: i64,
    reason_limit: usize,
    /// Who asked for a second person to publish.
    asked: Option<Waiting>,
    asked_by_me: bool,
    form: FormView,
}

/// What the form sends.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct PublishForm {
    although_open: String,
    unread_reason: String,
}

/// `GET /drafting/{slug}/rounds/{number}/publication`
pub(super) async fn show(page: Page, path: web::Path<(String, i64)>) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let view = view(&page, slug, number, FormView::of(&PublishForm::default())).await?;
    page.render("pages/responses/publication.html", &view)
}

async fn view(page: &Page, slug: String, number: i64, mut form: FormView) -> Result<PublishView> {
    form.errors.entry("form".to_owned()).or_default();
    let found = actions::publication(&page.site, &page.actor, slug, number).await?;
    let now = page.site.now();
    let state = found.round.state_at(now);
    let (id, round) = (found.consultation.id, found.round.id.0);
    let asked =
        approvals::waiting(&page.site, &page.actor, id, Deed::PublishAnswers, round).await?;
    let address = addresses::Drafting(&found.consultation.slug, number);
    let unread = found.unread.iter();
    let unread = unread.map(|list| UnreadView::of(page, list, &found.read, address));
    let unread = unread.collect();
    let otherwise = TableQuery {
        state: "otherwise".to_owned(),
        ..TableQuery::default().about(EVERYTHING)
    };
    let otherwise_href = otherwise.table(address);
    Ok(PublishView {
        title: page.text("responses-publication-title"),
        path: addresses::Drafting(&found.consultation.slug, number).table(),
        slug: found.consultation.slug,
        consultation: found.consultation.title,
        number,
        state: state.as_str(),
        may_publish: found.round.may_publish_answers(now),
        comments: found.progress.comments,
        answered: found.progress.answered,
        unanswered: found.progress.comments - found.progress.answered,
        waiting: found.waiting,
        undecided: found.undecided,
        otherwise: found.otherwise,
        otherwise_href,
        read: sentences(page, &found.read),
        unread,
        count_unread: found.read.unread(),
        reason_limit: REASON_CHARACTERS,
        asked_by_me: asked.as_ref().is_some_and(|asked| asked.is_by(&page.actor)),
        asked,
        form,
    })
}

/// `POST /drafting/{slug}/rounds/{number}/publication`
pub(super) async fn publish(
    page: Page,
    path: web::Path<(String, i64)>,
    form: SafeForm<PublishForm>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let round = actions::round_to_draft(&page.site, &page.actor, slug.clone(), number).await?;
    let said = Publishing {
        although_open: form.0.although_open == "yes",
        unread_reason: form.0.unread_reason.clone(),
    };
    match actions::publish_answers(&page.site, &page.actor, round, said).await {
        Ok(Turn::Asked) => Ok(page.done(
            &addresses::Drafting(&slug, number).publication(),
            "approvals-asked",
        )),
        Ok(Turn::Go(outcome)) => Ok(page.done(
            &addresses::Drafting(&slug, number).publication(),
            Message::new("responses-published")
                .with("count", outcome.published)
                .with("countParties", outcome.parties),
        )),
        Err(error) => {
            let typed = FormView::of(&form.0).refused(&page, error)?;
            let view = view(&page, slug, number, typed).await?;
            page.render_refused("pages/responses/publication.html", &view)
        }
    }
}
