//! One comment, to answer with all there is to know of it.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::item::{ItemView, dispositions, gather};
use super::table_query::TableQuery;
use crate::attachments::web::FileView;
use crate::error::{Message, Result};
use crate::responses::actions::{self, AnswerInput, Item, ThemeAct, ThemeInput};
use crate::responses::model::Revision;
use crate::types::Moment;
use crate::types::ids::CommentId;
use crate::web::{FormView, Page, SafeForm, addresses};

/// What is said of a comment: one form, so that nothing typed in a part of it is lost by sending another.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct AnswerForm {
    revision: i64,
    disposition: String,
    response: String,
    duplicate_of: String,
    /// All themes it is to have, parted by commas; `None` leaves those it has.
    themes: Option<String>,
    /// [`ONWARD`] where the next comment is to follow.
    go: String,
}

/// Where a drafter who saves goes on.
const ONWARD: &str = "next";

impl AnswerForm {
    /// As it stands while nobody typed in it.
    fn of(item: &Item) -> Self {
        let none = Self {
            themes: Some(item.themes.join(", ")),
            ..Self::default()
        };
        let Some(answer) = &item.answer else {
            return none;
        };
        let duplicate_of = answer.duplicate_of.map(|id| id.to_string());
        Self {
            revision: answer.revision,
            disposition: answer.disposition.as_str().to_owned(),
            response: answer.response.clone(),
            duplicate_of: duplicate_of.unwrap_or_default(),
            ..none
        }
    }

    /// Whether it answers as `other` does.
    fn answers_like(&self, other: &Self) -> bool {
        let plain = |text: &str| text.trim().replace("\r\n", "\n");
        self.disposition == other.disposition
            && plain(&self.response) == plain(&other.response)
            && self.duplicate_of.trim() == other.duplicate_of
    }

    /// The themes it names, if they are others than those of `other`.
    fn themes_beside(&self, other: &Self) -> Option<Vec<String>> {
        let names = |text: &Option<String>| -> Vec<String> {
            let names = text.as_deref().unwrap_or_default().split(',');
            let names = names.map(|name| name.trim().to_owned());
            names.filter(|name| !name.is_empty()).collect()
        };
        let own = names(&self.themes);
        (self.themes.is_some() && own != names(&other.themes)).then_some(own)
    }
}

#[derive(Serialize)]
struct SingleView {
    title: String,
    consultation: String,
    /// As it was when the comment was opened from it, else the part of it the comment is in.
    table: String,
    /// Where the answer is sent.
    action: String,
    /// Where to go on without an answer; "" for a comment that was not opened from the table.
    next: String,
    section: String,
    /// Characters that a reason has where advice is not followed.
    advice_least: usize,
    passage_html: String,
    item: ItemView,
    verification: &'static str,
    interests: Vec<(String, String)>,
    /// Files that came with the same submission.
    attachments: Vec<FileView>,
    signatories: Vec<String>,
    /// Of the questions.
    language: &'static str,
    dispositions: Vec<&'static str>,
    /// What it was answered before, the newest first; empty for a comment answered once or never.
    history: Vec<PastAnswer>,
    form: FormView,
}

/// An answer as it once was set.
#[derive(Serialize)]
struct PastAnswer {
    disposition: &'static str,
    response_html: String,
    by: String,
    at: Moment,
    /// It was given to all copies of a campaign.
    campaign: bool,
}

/// `GET /drafting/comments/{id}`
pub(super) async fn show(
    page: Page,
    path: web::Path<i64>,
    query: web::Query<TableQuery>,
) -> Result<HttpResponse> {
    let view = view(&page, CommentId(path.into_inner()), &query, None).await?;
    page.render("pages/responses/single.html", &view)
}

/// `GET /drafting/comments/{id}/next`: the comment behind this one on the table it was opened from.
pub(super) async fn next(
    page: Page,
    path: web::Path<i64>,
    query: web::Query<TableQuery>,
) -> Result<HttpResponse> {
    let place = onward(&page, &query, CommentId(path.into_inner())).await?;
    Ok(page.redirect(&place))
}

/// Where a drafter goes on: at the next comment of the table this one was opened from, or on the table.
async fn onward(page: &Page, query: &TableQuery, from: CommentId) -> Result<String> {
    let found = actions::next_on_table(&page.site, &page.actor, from, query.filter()).await?;
    let drafting = addresses::Drafting(&found.slug, found.number);
    Ok(match found.next {
        // Back leads to where the table goes on.
        Some((next, true)) => query.behind(Some(from)).comment(next),
        Some((next, false)) => query.comment(next),
        None => query.behind(None).table(drafting),
    })
}

async fn view(
    page: &Page,
    id: CommentId,
    query: &TableQuery,
    typed: Option<FormView>,
) -> Result<SingleView> {
    let single = actions::single(&page.site, &page.actor, id).await?;
    actions::open(&page.site, &page.actor, &single).await?;
    gather(page, &[&single.item]).await?;
    let item = ItemView::of(
        &single.item,
        (single.passage.as_ref(), &single.errata),
        page,
    );
    let form = typed.unwrap_or_else(|| FormView::of(&AnswerForm::of(&single.item)));
    let language = single.consultation.language.as_str();
    let section = single.section.as_ref();
    let name = section.map(actions::section_name).unwrap_or_default();
    let of_table = query.is_of_a_table();
    let own = TableQuery::default().about(&name);
    let shown = if of_table { query } else { &own };
    let drafting = addresses::Drafting(&single.consultation.slug, single.round.number);
    let table = format!("{}#comment-{id}", shown.table(drafting));
    let answer = format!("{}/answer", addresses::DraftedComment(id).page());
    Ok(SingleView {
        title: page
            .say(&Message::new("responses-single-title").with("number", single.item.comment.id)),
        consultation: single.consultation.title,
        table,
        action: if of_table {
            query.href(&answer)
        } else {
            answer
        },
        next: if of_table {
            query.next(id)
        } else {
            String::new()
        },
        advice_least: page.site.config.responses.advice_reason_characters,
        section: section.map_or_else(
            || page.text("responses-whole-document"),
            |section| section.label(),
        ),
        passage_html: single
            .passage
            .map(|passage| passage.standalone_html().into_owned())
            .unwrap_or_default(),
        item,
        verification: single.verification.as_str(),
        interests: single.interests,
        attachments: single
            .attachments
            .iter()
            .map(|file| FileView::of(file, page.site.scanner.is_some(), false))
            .collect(),
        signatories: single.signatories,
        language,
        dispositions: dispositions(),
        history: history(page, &single.revisions),
        form: with_keys(form),
    })
}

/// The answers a comment was given, the one that holds among them; of one there is nothing to tell.
fn history(page: &Page, revisions: &[(Revision, String)]) -> Vec<PastAnswer> {
    if revisions.len() < 2 {
        return Vec::new();
    }
    revisions
        .iter()
        .map(|(answer, by)| PastAnswer {
            disposition: answer.disposition.as_str(),
            response_html: page.html_of(&answer.response),
            by: by.clone(),
            at: answer.set_at,
            campaign: answer.campaign_id.is_some(),
        })
        .collect()
}

/// Every key the template asks for.
fn with_keys(mut form: FormView) -> FormView {
    for key in [
        "form",
        "comments",
        "disposition",
        "response",
        "duplicate_of",
        "themes",
    ] {
        form.errors.entry(key.to_owned()).or_default();
        form.values.entry(key.to_owned()).or_default();
    }
    form
}

/// `POST /drafting/comments/{id}/answer`: what was changed of its answer and of its themes, or nothing.
pub(super) async fn answer(
    page: Page,
    path: web::Path<i64>,
    query: web::Query<TableQuery>,
    form: SafeForm<AnswerForm>,
) -> Result<HttpResponse> {
    let id = CommentId(path.into_inner());
    let single = actions::single(&page.site, &page.actor, id).await?;
    let (form, held) = (form.0, AnswerForm::of(&single.item));
    let themes = form.themes_beside(&held).map(|names| ThemeInput {
        round: single.round.id,
        comments: vec![id],
        // The form shows all the comment has.
        act: ThemeAct::Replace,
        names,
    });
    let only_themes = themes.is_some() && form.answers_like(&held);
    let input = (!only_themes).then(|| AnswerInput {
        round: single.round.id,
        comments: vec![(id, form.revision)],
        disposition: form.disposition.clone(),
        response: form.response.clone(),
        duplicate_of: form.duplicate_of.clone(),
    });
    let done = match (only_themes, &themes) {
        (true, _) => "responses-themes-set",
        (false, Some(_)) => "responses-answered-and-themed",
        (false, None) => "responses-answered-one",
    };
    match actions::settle(&page.site, &page.actor, input, themes).await {
        Ok(()) => {
            let place = match query.is_of_a_table() {
                true if form.go == ONWARD => onward(&page, &query, id).await?,
                true => query.comment(id),
                false => addresses::DraftedComment(id).page(),
            };
            Ok(page.done(&place, Message::new(done).with("number", id)))
        }
        Err(error) => {
            let typed = FormView::of(&form).refused(&page, error)?;
            let view = view(&page, id, &query, Some(typed)).await?;
            page.render_refused("pages/responses/single.html", &view)
        }
    }
}
