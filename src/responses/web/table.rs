//! The drafting table: the text beside its comments, one section at a time.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::item::{ItemView, dispositions, gather};
use crate::campaigns::actions as campaigns;
use crate::documents::PassageKind;
use crate::error::{Error, Result};
use crate::responses::actions::{self, AnswerInput, Table, TableFilter, ThemeAct, ThemeInput};
use crate::types::ids::CommentId;
use crate::web::forms::Fields;
use crate::web::{Choice, FormView, Page, SafeForm, addresses};

#[derive(Serialize)]
struct DesksView {
    title: String,
    desks: Vec<DeskView>,
}

#[derive(Serialize)]
struct DeskView {
    title: String,
    slug: String,
    rounds: Vec<DeskRound>,
}

#[derive(Serialize)]
struct DeskRound {
    number: i64,
    state: &'static str,
    comments: i64,
    answered: i64,
    texts: i64,
    texts_answered: i64,
}

/// `GET /drafting`
pub(super) async fn desks(page: Page) -> Result<HttpResponse> {
    let now = page.site.now();
    let desks = actions::desks(&page.site, &page.actor)
        .await?
        .into_iter()
        .map(|desk| DeskView {
            title: desk.consultation.title,
            slug: desk.consultation.slug,
            rounds: desk
                .rounds
                .into_iter()
                .map(|(round, progress)| DeskRound {
                    number: round.number,
                    state: round.state_at(now).as_str(),
                    comments: progress.comments,
                    answered: progress.answered,
                    texts: progress.texts,
                    texts_answered: progress.texts_answered,
                })
                .collect(),
        })
        .collect();
    let title = page.text("responses-desks-title");
    page.render("pages/responses/desks.html", &DesksView { title, desks })
}

#[derive(Debug, Default, Clone, Deserialize)]
pub(super) struct Query {
    section: Option<String>,
    #[serde(default)]
    state: String,
    #[serde(default)]
    group: String,
    after: Option<i64>,
}

impl Query {
    /// Where the form stood, as its hidden fields say.
    fn of(fields: &Fields) -> Self {
        Self {
            section: Some(fields.one("section").to_owned()),
            state: fields.one("state").to_owned(),
            group: fields.one("group").to_owned(),
            after: fields.one("after").parse().ok(),
        }
    }

    /// The address of what it asks for, below the table's path.
    fn href(&self, path: &str) -> String {
        let start = format!("{path}?");
        let length = start.len();
        let mut href = url::form_urlencoded::Serializer::for_suffix(start, length);
        href.append_pair("section", self.section.as_deref().unwrap_or_default());
        for (name, value) in [("state", &self.state), ("group", &self.group)] {
            if !value.is_empty() {
                href.append_pair(name, value);
            }
        }
        if let Some(after) = self.after {
            href.append_pair("after", &after.to_string());
        }
        href.finish()
    }
}

#[derive(Serialize)]
struct TableView {
    title: String,
    slug: String,
    number: i64,
    path: String,
    consultation: String,
    section: String,
    section_title: String,
    section_query: String,
    sections: Vec<SectionLink>,
    passages: Vec<PassageView>,
    items: Vec<ItemView>,
    groups: Vec<Choice>,
    group: String,
    /// "unanswered", "not-satisfied", "own-words", "once" or "".
    state: &'static str,
    /// The comment this page begins behind; "" for the first page.
    after: String,
    /// Numbers of the comments ticked.
    ticked: Vec<String>,
    next: String,
    dispositions: Vec<&'static str>,
    form: FormView,
}

#[derive(Serialize)]
struct SectionLink {
    href: String,
    label: String,
    comments: i64,
    answered: i64,
    not_satisfied: i64,
    current: bool,
}

#[derive(Serialize)]
struct PassageView {
    key: String,
    kind: &'static str,
    number: String,
    html: String,
    comments: usize,
}

/// `GET /drafting/{slug}/rounds/{number}`
pub(super) async fn show(
    page: Page,
    path: web::Path<(String, i64)>,
    query: web::Query<Query>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let view = view(&page, slug, number, query.into_inner(), (empty_form(), &[])).await?;
    page.draw("pages/responses/table.html", move |_| Ok(view))
        .await
}

fn empty_form() -> FormView {
    FormView::of(&serde_json::json!({
        "form": "", "comments": "", "disposition": "", "response": "", "duplicate_of": "",
        "themes": "", "themes_act": "add", "title": "",
    }))
}

async fn view(
    page: &Page,
    slug: String,
    number: i64,
    query: Query,
    (form, ticked): (FormView, &[(CommentId, i64)]),
) -> Result<TableView> {
    let state = match query.state.as_str() {
        "unanswered" => "unanswered",
        "not-satisfied" => "not-satisfied",
        "own-words" => "own-words",
        "once" => "once",
        _ => "",
    };
    let filter = TableFilter {
        section: query.section.clone(),
        only_unanswered: state == "unanswered",
        only_not_satisfied: state == "not-satisfied",
        only_own_words: state == "own-words",
        each_once: state == "once",
        group: Some(query.group.clone()).filter(|group| !group.is_empty()),
        after: query.after.map(CommentId),
    };
    let table = actions::table(&page.site, &page.actor, slug, number, filter).await?;
    gather(page, &table.items.iter().collect::<Vec<_>>()).await?;
    let path = addresses::Drafting(&table.consultation.slug, number).table();
    let section = table.section.as_ref();
    let label = section.map_or_else(
        || page.text("responses-whole-document"),
        |section| section.label(),
    );
    let current = section.map(actions::section_name).unwrap_or_default();
    let config = &page.site.config;
    Ok(TableView {
        title: label.clone(),
        slug: table.consultation.slug.clone(),
        number,
        consultation: table.consultation.title.clone(),
        section_title: label,
        section_query: current.clone(),
        sections: section_links(page, &table, &path),
        passages: passages(&table),
        items: items(page, &table),
        groups: config
            .groups
            .iter()
            .map(|group| Choice {
                value: group.code.clone(),
                text: group.name(page.language).to_owned(),
            })
            .collect(),
        group: query.group.clone(),
        state,
        after: query
            .after
            .map(|after| after.to_string())
            .unwrap_or_default(),
        ticked: ticked.iter().map(|(id, _)| id.to_string()).collect(),
        next: table.next.map_or_else(String::new, |after| {
            let next = Query {
                section: Some(current.clone()),
                state: state.to_owned(),
                group: query.group.clone(),
                after: Some(after.0),
            };
            next.href(&path)
        }),
        section: current,
        path,
        dispositions: dispositions(),
        form,
    })
}

fn section_links(page: &Page, table: &Table, path: &str) -> Vec<SectionLink> {
    let current = table.section.as_ref().map(|section| section.id);
    let link = |number: &str| {
        let number: String = url::form_urlencoded::byte_serialize(number.as_bytes()).collect();
        format!("{path}?section={number}")
    };
    let whole = SectionLink {
        href: link(""),
        label: page.text("responses-whole-document"),
        comments: table.whole.comments,
        answered: table.whole.answered,
        not_satisfied: table.not_satisfied.get(&None).copied().unwrap_or_default(),
        current: current.is_none(),
    };
    let sections = table
        .sections
        .iter()
        .map(|(section, progress)| SectionLink {
            href: link(&actions::section_name(section)),
            label: section.label(),
            comments: progress.comments,
            answered: progress.answered,
            not_satisfied: table
                .not_satisfied
                .get(&Some(section.id))
                .copied()
                .unwrap_or_default(),
            current: current == Some(section.id),
        });
    std::iter::once(whole).chain(sections).collect()
}

fn passages(table: &Table) -> Vec<PassageView> {
    let mut counts: HashMap<_, usize> = HashMap::new();
    for item in &table.items {
        if let Some(passage) = item.comment.anchor.passage {
            *counts.entry(passage).or_default() += 1;
        }
    }
    table
        .passages
        .iter()
        .filter(|passage| passage.kind != PassageKind::Heading)
        .map(|passage| PassageView {
            key: passage.key.clone(),
            kind: passage.kind.as_str(),
            number: passage.number.clone(),
            html: passage.standalone_html().into_owned(),
            comments: counts.get(&passage.id).copied().unwrap_or(0),
        })
        .collect()
}

fn items(page: &Page, table: &Table) -> Vec<ItemView> {
    let by_id: HashMap<_, _> = table.passages.iter().map(|p| (p.id, p)).collect();
    table
        .items
        .iter()
        .map(|item| {
            let passage = item
                .comment
                .anchor
                .passage
                .and_then(|id| by_id.get(&id).copied());
            ItemView::of(item, (passage, &table.errata), page)
        })
        .collect()
}

/// `POST /drafting/{slug}/rounds/{number}/answers`: one verdict, the themes, or a campaign, for
/// every comment ticked.
pub(super) async fn answer(
    page: Page,
    path: web::Path<(String, i64)>,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let fields = form.0;
    let ticked = ticked(&fields)?;
    let query = Query::of(&fields);
    let here = query.href(&addresses::Drafting(&slug, number).table());
    let round = actions::round_to_draft(&page.site, &page.actor, slug.clone(), number).await?;
    let ids: Vec<CommentId> = ticked.iter().map(|(id, _)| *id).collect();
    let outcome = match fields.one("action") {
        "themes" => {
            let input = ThemeInput {
                round,
                comments: ids,
                act: fields.one("themes_act").parse().unwrap_or(ThemeAct::Add),
                names: fields.one("themes").split(',').map(str::to_owned).collect(),
            };
            actions::assign_themes(&page.site, &page.actor, input)
                .await
                .map(|()| "responses-themes-set")
        }
        "campaign" => {
            let title = fields.one("title").to_owned();
            campaigns::form_campaign(&page.site, &page.actor, round, title, ids)
                .await
                .map(|_| "responses-campaign-formed")
        }
        _ => {
            let input = AnswerInput {
                round,
                comments: ticked.clone(),
                disposition: fields.one("disposition").to_owned(),
                response: fields.one("response").to_owned(),
                duplicate_of: fields.one("duplicate_of").to_owned(),
            };
            actions::answer(&page.site, &page.actor, input)
                .await
                .map(|_| "responses-answered")
        }
    };
    match outcome {
        Ok(message) => Ok(page.done(&here, message)),
        Err(error) => {
            // Everything typed is shown again, with what is wrong.
            let typed = FormView::of(&serde_json::json!({
                "form": "", "comments": "",
                "disposition": fields.one("disposition"),
                "response": fields.one("response"),
                "duplicate_of": fields.one("duplicate_of"),
                "themes": fields.one("themes"),
                "themes_act": fields.one("themes_act"),
                "title": fields.one("title"),
            }));
            let form = typed.refused(&page, error)?;
            let view = view(&page, slug, number, query, (form, &ticked)).await?;
            page.render_refused("pages/responses/table.html", &view)
        }
    }
}

/// The comments ticked: each box sends "number:revision".
fn ticked(fields: &Fields) -> Result<Vec<(CommentId, i64)>> {
    fields
        .all("comments")
        .map(|value| {
            let (id, revision) = value.split_once(':')?;
            Some((CommentId(id.parse().ok()?), revision.parse().ok()?))
        })
        .collect::<Option<_>>()
        .ok_or_else(|| Error::refused("error-form-broken"))
}
