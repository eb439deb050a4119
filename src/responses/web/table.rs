//! The drafting table: the text beside its comments, one section at a time.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::acts::Act;
use super::item::{ItemView, dispositions, gather};
use super::table_query::{STATES, TableQuery, WITHOUT};
use crate::campaigns::actions::{self as campaigns, NewCampaign};
use crate::documents::PassageKind;
use crate::error::{Error, Result};
use crate::responses::actions::{self, AnswerInput, Chosen, EVERYTHING, Table, ThemeInput};
use crate::responses::code_book::{Theme, tree};
use crate::responses::model::Disposition;
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

#[derive(Serialize)]
struct TableView {
    title: String,
    slug: String,
    number: i64,
    path: String,
    code_book: String,
    consultation: String,
    section_title: String,
    /// The table without a filter, at the same part of the text.
    reset: String,
    sections: Vec<SectionLink>,
    passages: Vec<PassageView>,
    items: Vec<TableRow>,
    /// Comments of this part that only support, those of them without an answer, and where they are.
    support: usize,
    support_unanswered: usize,
    support_href: String,
    groups: Vec<Choice>,
    themes: Vec<Choice>,
    states: Vec<Choice>,
    /// What is asked for, by the name of its field.
    query: TableQuery,
    /// The same as hidden fields.
    kept: Vec<(&'static str, String)>,
    /// Whether sections stand in the one that is shown.
    has_parts: bool,
    /// How many comments are found, and where all of them are answered.
    found: i64,
    together: String,
    /// Numbers of the comments ticked.
    ticked: Vec<String>,
    next: String,
    dispositions: Vec<&'static str>,
    form: FormView,
}

/// A comment in its place on the table.
#[derive(Serialize)]
struct TableRow {
    /// It is the first here that is about its passage.
    opens: bool,
    /// Where it is answered by itself.
    href: String,
    #[serde(flatten)]
    item: ItemView,
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
    /// The comments on it alone.
    href: String,
}

/// `GET /drafting/{slug}/rounds/{number}`
pub(super) async fn show(
    page: Page,
    path: web::Path<(String, i64)>,
    query: web::Query<TableQuery>,
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
    query: TableQuery,
    (form, ticked): (FormView, &[(CommentId, i64)]),
) -> Result<TableView> {
    let filter = query.filter();
    let table = actions::table(&page.site, &page.actor, slug, number, filter).await?;
    gather(page, &table.items.iter().collect::<Vec<_>>()).await?;
    let drafting = addresses::Drafting(&table.consultation.slug, number);
    let query = query.about(&table.chosen.name());
    let label = match &table.chosen {
        Chosen::Everything => page.text("responses-everything"),
        Chosen::Document => page.text("responses-whole-document"),
        Chosen::Section(section) => section.label(),
    };
    let shown = table.chosen.section().map(|section| section.id);
    let has_parts = shown.is_some_and(|shown| {
        let mut sections = table.sections.iter();
        sections.any(|(section, _)| section.parent_id == Some(shown))
    });
    let config = &page.site.config;
    Ok(TableView {
        title: label.clone(),
        slug: table.consultation.slug.clone(),
        number,
        consultation: table.consultation.title.clone(),
        code_book: addresses::CodeBook(&table.consultation.slug).page(),
        section_title: label,
        reset: TableQuery::default()
            .about(&table.chosen.name())
            .table(drafting),
        sections: section_links(page, &table, drafting),
        passages: passages(&table, &query, drafting),
        items: rows(page, &table, &query),
        support: table.support.comments,
        support_unanswered: table.support.unanswered,
        support_href: TableQuery {
            state: "support".to_owned(),
            below: query.below.clone(),
            ..TableQuery::default().about(&table.chosen.name())
        }
        .table(drafting),
        groups: config
            .groups
            .iter()
            .map(|group| Choice {
                value: group.code.clone(),
                text: group.name(page.language).to_owned(),
            })
            .collect(),
        themes: theme_choices(page, &table.themes),
        states: states(page),
        has_parts,
        found: table.found,
        together: query.together(drafting),
        ticked: ticked.iter().map(|(id, _)| id.to_string()).collect(),
        next: table.next.map_or_else(String::new, |after| {
            query.behind(Some(after)).table(drafting)
        }),
        path: drafting.table(),
        kept: query.fields(),
        query,
        dispositions: dispositions(),
        form,
    })
}

/// How comments can stand.
fn states(page: &Page) -> Vec<Choice> {
    let own = STATES.iter().map(|state| {
        let key = match *state {
            "not-satisfied" => "satisfaction-filter",
            "own-words" => "campaigns-filter-own-words",
            "once" => "campaigns-filter-once",
            "support" => "responses-filter-support",
            "otherwise" => "responses-filter-otherwise",
            "answered" => "responses-filter-answered",
            _ => "responses-filter-unanswered",
        };
        Choice::new(state, page.text(key))
    });
    let by_disposition = Disposition::ALL.iter().map(|disposition| {
        let text = page.text(&format!("disposition-state-{disposition}"));
        Choice::new(disposition, text)
    });
    own.chain(by_disposition).collect()
}

/// The code book, to choose from: parts behind what they are part of.
pub(super) fn theme_choices(page: &Page, themes: &[Theme]) -> Vec<Choice> {
    let without = Choice::new(WITHOUT, page.text("responses-filter-no-theme"));
    let all = tree(themes.iter().map(|theme| (theme.clone(), 0)).collect());
    let themes = all.into_iter().map(|placed| {
        let name = format!("{}{}", "– ".repeat(placed.depth), placed.theme.name);
        Choice::new(placed.theme.id, name)
    });
    std::iter::once(without).chain(themes).collect()
}

fn section_links(
    page: &Page,
    table: &Table,
    drafting: addresses::Drafting<'_>,
) -> Vec<SectionLink> {
    let current = table.chosen.name();
    let link = |name: &str| TableQuery::default().about(name).table(drafting);
    let everything = {
        let all = || table.sections.iter().map(|(_, progress)| progress);
        SectionLink {
            href: link(EVERYTHING),
            label: page.text("responses-everything"),
            comments: table.whole.comments + all().map(|one| one.comments).sum::<i64>(),
            answered: table.whole.answered + all().map(|one| one.answered).sum::<i64>(),
            not_satisfied: table.not_satisfied.values().sum(),
            current: current == EVERYTHING,
        }
    };
    let whole = SectionLink {
        href: link(""),
        label: page.text("responses-whole-document"),
        comments: table.whole.comments,
        answered: table.whole.answered,
        not_satisfied: table.not_satisfied.get(&None).copied().unwrap_or_default(),
        current: current.is_empty(),
    };
    let sections = table.sections.iter().map(|(section, progress)| {
        let name = actions::section_name(section);
        SectionLink {
            href: link(&name),
            label: section.label(),
            comments: progress.comments,
            answered: progress.answered,
            not_satisfied: table
                .not_satisfied
                .get(&Some(section.id))
                .copied()
                .unwrap_or_default(),
            current: current == name,
        }
    });
    [everything, whole].into_iter().chain(sections).collect()
}

fn passages(
    table: &Table,
    query: &TableQuery,
    drafting: addresses::Drafting<'_>,
) -> Vec<PassageView> {
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
            href: TableQuery {
                passage: passage.key.clone(),
                ..query.behind(None)
            }
            .table(drafting),
        })
        .collect()
}

fn rows(page: &Page, table: &Table, query: &TableQuery) -> Vec<TableRow> {
    let by_id: HashMap<_, _> = table.passages.iter().map(|p| (p.id, p)).collect();
    let mut before = None;
    table
        .items
        .iter()
        .map(|item| {
            let about = item.comment.anchor.passage;
            let opens = about.is_some() && about != before;
            before = about;
            let passage = about.and_then(|id| by_id.get(&id).copied());
            TableRow {
                opens,
                href: query.comment(item.comment.id),
                item: ItemView::of(item, (passage, &table.errata), page),
            }
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
    let query = TableQuery::of(&fields);
    let here = query.table(addresses::Drafting(&slug, number));
    let round = actions::round_to_draft(&page.site, &page.actor, slug.clone(), number).await?;
    let ids: Vec<CommentId> = ticked.iter().map(|(id, _)| *id).collect();
    let outcome = match Act::of(&fields) {
        Err(error) => Err(error),
        Ok(Act::Themes(act)) => {
            let input = ThemeInput {
                round,
                comments: ids,
                act,
                names: Act::theme_names(&fields),
            };
            actions::assign_themes(&page.site, &page.actor, input)
                .await
                .map(|()| "responses-themes-set")
        }
        Ok(Act::Campaign) => {
            let new = NewCampaign {
                round,
                of: None,
                title: fields.one("title").to_owned(),
                comments: ids,
            };
            campaigns::form_campaign(&page.site, &page.actor, new)
                .await
                .map(|_| "responses-campaign-formed")
        }
        Ok(Act::Answer) => {
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
