//! The code book: its themes as a tree, each with the answer its comments are often given.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::item::dispositions;
use super::table_query::TableQuery;
use crate::error::Result;
use crate::responses::actions::{self, CodeBook, ThemeWords};
use crate::responses::code_book::Placed;
use crate::types::ids::ThemeId;
use crate::web::{Choice, FormView, Page, SafeForm, addresses};

const TEMPLATE: &str = "pages/responses/code_book.html";

#[derive(Serialize)]
struct CodeBookView {
    title: String,
    consultation: String,
    slug: String,
    path: String,
    themes: Vec<ThemeView>,
    /// Themes in use, to be part of or to be merged into.
    others: Vec<Choice>,
    dispositions: Vec<&'static str>,
    /// The theme whose form was refused; "" for the form of a new one.
    refused: String,
    form: FormView,
}

#[derive(Serialize)]
struct ThemeView {
    id: String,
    name: String,
    depth: usize,
    count: i64,
    /// Its comments in the newest round; "" while there is none.
    href: String,
    parent: String,
    disposition: &'static str,
    response: String,
    retired: bool,
    /// What the form was filled from.
    seen: String,
}

/// `GET /drafting/{slug}/themes`
pub(super) async fn show(page: Page, path: web::Path<String>) -> Result<HttpResponse> {
    let slug = path.into_inner();
    let book = actions::code_book(&page.site, &page.actor, slug).await?;
    let view = view(&page, book, String::new(), with_keys(FormView::default()));
    page.render(TEMPLATE, &view)
}

fn view(page: &Page, book: CodeBook, refused: String, form: FormView) -> CodeBookView {
    let slug = book.consultation.slug;
    let round = book.round.map(|round| round.number);
    CodeBookView {
        title: page.text("responses-code-book"),
        consultation: book.consultation.title,
        path: addresses::CodeBook(&slug).page(),
        others: book
            .themes
            .iter()
            .filter(|placed| placed.theme.retired_at.is_none())
            .map(|placed| {
                let name = format!("{}{}", "– ".repeat(placed.depth), placed.theme.name);
                Choice::new(placed.theme.id, name)
            })
            .collect(),
        themes: book
            .themes
            .into_iter()
            .map(|placed| theme_view(placed, &slug, round))
            .collect(),
        slug,
        dispositions: dispositions(),
        refused,
        form,
    }
}

fn theme_view(placed: Placed, slug: &str, round: Option<i64>) -> ThemeView {
    let theme = placed.theme;
    let query = TableQuery {
        theme: theme.id.to_string(),
        ..TableQuery::default().about(actions::EVERYTHING)
    };
    ThemeView {
        seen: theme.mark(),
        href: round.map_or_else(String::new, |round| {
            query.table(addresses::Drafting(slug, round))
        }),
        id: theme.id.to_string(),
        name: theme.name,
        depth: placed.depth,
        count: placed.comments,
        parent: theme.parent_id.map(|id| id.to_string()).unwrap_or_default(),
        disposition: theme.disposition.map_or("", |one| one.as_str()),
        response: theme.response,
        retired: theme.retired_at.is_some(),
    }
}

/// Every key the template asks for.
fn with_keys(mut form: FormView) -> FormView {
    for key in ["form", "name", "parent", "disposition", "response", "into"] {
        form.errors.entry(key.to_owned()).or_default();
        form.values.entry(key.to_owned()).or_default();
    }
    form
}

/// What a theme is to be.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct ThemeForm {
    /// Of which code book.
    #[serde(skip_serializing)]
    slug: String,
    name: String,
    parent: String,
    disposition: String,
    response: String,
    /// What a theme was before it is changed.
    #[serde(skip_serializing)]
    seen: String,
}

impl ThemeForm {
    fn words(&self) -> ThemeWords {
        ThemeWords {
            name: self.name.clone(),
            parent: self.parent.clone(),
            disposition: self.disposition.clone(),
            response: self.response.clone(),
            seen: self.seen.clone(),
        }
    }
}

/// `POST /drafting/{slug}/themes`: another theme.
pub(super) async fn add(
    page: Page,
    path: web::Path<String>,
    form: SafeForm<ThemeForm>,
) -> Result<HttpResponse> {
    let slug = path.into_inner();
    let words = form.0.words();
    let outcome = actions::add_theme(&page.site, &page.actor, slug.clone(), words).await;
    let typed = FormView::of(&form.0);
    answer(
        &page,
        slug,
        (String::new(), typed),
        outcome,
        "responses-theme-added",
    )
    .await
}

/// `POST /drafting/themes/{id}`: its name, its place, its answer.
pub(super) async fn change(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<ThemeForm>,
) -> Result<HttpResponse> {
    let id = ThemeId(path.into_inner());
    let outcome = actions::change_theme(&page.site, &page.actor, id, form.0.words()).await;
    let typed = FormView::of(&form.0);
    let slug = form.0.slug;
    answer(
        &page,
        slug,
        (id.to_string(), typed),
        outcome,
        "responses-theme-changed",
    )
    .await
}

/// Which theme takes up this one.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct MergerForm {
    #[serde(skip_serializing)]
    slug: String,
    into: String,
}

/// `POST /drafting/themes/{id}/merger`
pub(super) async fn merge(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<MergerForm>,
) -> Result<HttpResponse> {
    let id = ThemeId(path.into_inner());
    let into = form.0.into.clone();
    let outcome = actions::merge_theme(&page.site, &page.actor, id, into).await;
    let typed = FormView::of(&form.0);
    let slug = form.0.slug;
    answer(
        &page,
        slug,
        (id.to_string(), typed),
        outcome,
        "responses-theme-merged",
    )
    .await
}

/// Whether it is taken out of use, or taken back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RetirementForm {
    slug: String,
    retired: String,
}

/// `POST /drafting/themes/{id}/retirement`
pub(super) async fn retire(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<RetirementForm>,
) -> Result<HttpResponse> {
    let id = ThemeId(path.into_inner());
    let retired = form.0.retired == "yes";
    actions::retire_theme(&page.site, &page.actor, id, retired).await?;
    let done = match retired {
        true => "responses-theme-retired-now",
        false => "responses-theme-back",
    };
    Ok(page.done(&addresses::CodeBook(&form.0.slug).page(), done))
}

/// Goes back to the code book, or shows again what was typed with what is wrong.
async fn answer(
    page: &Page,
    slug: String,
    (theme, typed): (String, FormView),
    outcome: Result<()>,
    done: &'static str,
) -> Result<HttpResponse> {
    match outcome {
        Ok(()) => Ok(page.done(&addresses::CodeBook(&slug).page(), done)),
        Err(error) => {
            let form = with_keys(typed.refused(page, error)?);
            let book = actions::code_book(&page.site, &page.actor, slug).await?;
            page.render_refused(TEMPLATE, &view(page, book, theme, form))
        }
    }
}
