//! The campaigns of a round, those suggested apart from those confirmed.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::item::dispositions;
use crate::campaigns::actions::{self as campaigns, NewCampaign};
use crate::campaigns::store::CopyRow;
use crate::error::{Error, Message, Result};
use crate::rendering::{Owner, Piece};
use crate::responses::actions::{self, CampaignAnswer, CampaignView};
use crate::responses::store::Progress;
use crate::types::ids::{CampaignId, CommentId};
use crate::web::forms::Fields;
use crate::web::{FormView, Page, SafeForm, addresses};

const TEMPLATE: &str = "pages/responses/campaigns.html";

#[derive(Serialize)]
struct CampaignsView {
    title: String,
    consultation: String,
    path: String,
    slug: String,
    number: i64,
    /// Found by comparing; nobody confirmed them.
    suggested: Vec<CampaignCard>,
    campaigns: Vec<CampaignCard>,
    newer: String,
    older: String,
    /// In the order of the configuration.
    groups: Vec<GroupRow>,
    dispositions: Vec<&'static str>,
    form: FormView,
}

#[derive(Serialize)]
struct CampaignCard {
    id: String,
    href: String,
    title: String,
    sample_html: String,
    revision: i64,
    count: i64,
    /// How many say something of their own, and how many have an answer of their own.
    with_words: i64,
    own: i64,
    unanswered: i64,
    /// Those of both that are shown here.
    copies: Vec<CopyView>,
}

/// A copy as a row of a table.
#[derive(Serialize)]
pub(super) struct CopyView {
    id: String,
    party: String,
    residue: String,
    own_answer: bool,
}

impl From<CopyRow> for CopyView {
    fn from(copy: CopyRow) -> Self {
        Self {
            id: copy.comment.to_string(),
            party: copy.party,
            residue: copy.residue,
            own_answer: copy.own_answer,
        }
    }
}

/// How far the comments of a group are, counted twice.
#[derive(Serialize)]
struct GroupRow {
    name: String,
    comments: i64,
    answered: i64,
    texts: i64,
    texts_answered: i64,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Paging {
    #[serde(default)]
    page: i64,
}

/// `GET /drafting/{slug}/rounds/{number}/campaigns`
pub(super) async fn show(
    page: Page,
    path: web::Path<(String, i64)>,
    query: web::Query<Paging>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let place = (slug, number, query.page);
    let view = view(&page, place, FormView::default()).await?;
    page.render(TEMPLATE, &view)
}

async fn view(
    page: &Page,
    (slug, number, at): (String, i64, i64),
    mut form: FormView,
) -> Result<CampaignsView> {
    let at = at.max(0);
    let found = actions::campaigns(&page.site, &page.actor, slug, number, at).await?;
    for key in ["form", "comments", "title", "disposition", "response"] {
        form.errors.entry(key.to_owned()).or_default();
        form.values.entry(key.to_owned()).or_default();
    }
    let both = found.suggested.iter().chain(&found.confirmed);
    let samples = both.filter_map(|campaign| {
        let (comment, body) = campaign.sample.as_ref()?;
        Some(Piece::new(Owner::Comment(*comment), body))
    });
    page.gather(samples.collect()).await?;
    let drafting = addresses::Drafting(&found.consultation.slug, found.round.number);
    let cards = |of: Vec<CampaignView>| of.into_iter().map(|one| card(page, one)).collect();
    let other = |number: i64| match number {
        0 => drafting.campaigns(),
        number => format!("{}?page={number}", drafting.campaigns()),
    };
    Ok(CampaignsView {
        title: page.text("responses-campaigns-title"),
        path: drafting.table(),
        newer: if at > 0 { other(at - 1) } else { String::new() },
        older: if found.more {
            other(at + 1)
        } else {
            String::new()
        },
        slug: found.consultation.slug,
        number: found.round.number,
        consultation: found.consultation.title,
        groups: group_rows(page, &found.progress),
        suggested: cards(found.suggested),
        campaigns: cards(found.confirmed),
        dispositions: dispositions(),
        form,
    })
}

fn card(page: &Page, view: CampaignView) -> CampaignCard {
    let CampaignView {
        campaign, counts, ..
    } = view;
    CampaignCard {
        id: campaign.id.to_string(),
        href: addresses::DraftedCampaign(campaign.id).page(),
        title: title(page, campaign.id, &campaign.title),
        sample_html: view
            .sample
            .map(|(_, body)| page.html_of(&body))
            .unwrap_or_default(),
        revision: campaign.revision,
        count: counts.copies,
        with_words: counts.with_words,
        own: counts.own_answers,
        unanswered: counts.copies - counts.answered,
        copies: view.own.into_iter().map(CopyView::from).collect(),
    }
}

fn group_rows(page: &Page, progress: &HashMap<String, Progress>) -> Vec<GroupRow> {
    let config = &page.site.config;
    let mut codes: Vec<&String> = progress.keys().collect();
    codes.sort_by_key(|code| {
        let place = config.groups.iter().position(|group| group.code == **code);
        (place.unwrap_or(usize::MAX), *code)
    });
    codes
        .into_iter()
        .filter_map(|code| {
            let progress = progress.get(code)?;
            Some(GroupRow {
                name: config.group_name(code, page.language).to_owned(),
                comments: progress.comments,
                answered: progress.answered,
                texts: progress.texts,
                texts_answered: progress.texts_answered,
            })
        })
        .collect()
}

/// What a campaign is called; a suggestion by its number.
pub(super) fn title(page: &Page, id: CampaignId, title: &str) -> String {
    if title.is_empty() {
        page.say(&Message::new("campaigns-suggestion").with("number", id.to_string()))
    } else {
        title.to_owned()
    }
}

/// `POST /drafting/{slug}/rounds/{number}/campaigns`: comments by their numbers.
pub(super) async fn form(
    page: Page,
    path: web::Path<(String, i64)>,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let round = actions::round_to_draft(&page.site, &page.actor, slug.clone(), number).await?;
    let title = form.0.one("title").to_owned();
    let numbers = form.0.one("comments").to_owned();
    let comments: Option<Vec<CommentId>> = numbers
        .split(|c: char| c == ',' || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .map(|part| part.trim_start_matches('#').parse().ok().map(CommentId))
        .collect();
    let outcome = match comments {
        Some(comments) => {
            let new = NewCampaign {
                round,
                of: None,
                title: title.clone(),
                comments,
            };
            campaigns::form_campaign(&page.site, &page.actor, new).await
        }
        None => Err(Error::invalid("comments", "responses-campaign-numbers")),
    };
    match outcome {
        Ok(_) => Ok(page.done(
            &addresses::Drafting(&slug, number).campaigns(),
            "responses-campaign-formed",
        )),
        Err(error) => {
            let error = match error {
                Error::NotFound => Error::invalid("comments", "responses-campaign-numbers"),
                other => other,
            };
            let typed = serde_json::json!({ "title": title, "comments": numbers });
            let typed = FormView::of(&typed).refused(&page, error)?;
            let view = view(&page, (slug, number, 0), typed).await?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}

/// `POST /drafting/{slug}/rounds/{number}/campaigns/search`: the whole round once more.
pub(super) async fn search(
    page: Page,
    path: web::Path<(String, i64)>,
    _form: SafeForm<crate::web::forms::NoFields>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let round = actions::round_to_draft(&page.site, &page.actor, slug.clone(), number).await?;
    campaigns::search_again(&page.site, &page.actor, round).await?;
    Ok(page.done(
        &addresses::Drafting(&slug, number).campaigns(),
        "campaigns-search-asked",
    ))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CampaignAnswerForm {
    /// How often all copies had been answered.
    seen: i64,
    disposition: String,
    response: String,
}

/// `POST /drafting/campaigns/{id}/answer`: one answer for every copy.
pub(super) async fn answer(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<CampaignAnswerForm>,
) -> Result<HttpResponse> {
    let campaign = CampaignId(path.into_inner());
    let (slug, number) = campaigns::campaign_place(&page.site, &page.actor, campaign).await?;
    let CampaignAnswerForm {
        seen,
        disposition,
        response,
    } = form.0;
    let typed = serde_json::json!({ "disposition": disposition, "response": response });
    let wanted = CampaignAnswer {
        campaign,
        seen,
        disposition,
        response,
    };
    match actions::answer_campaign(&page.site, &page.actor, wanted).await {
        Ok(done) => {
            let numbers: Vec<_> = done.kept.iter().map(ToString::to_string).collect();
            let message = Message::new("responses-campaign-answered")
                .with("count", done.answered)
                .with("count_kept", done.kept.len())
                .with("numbers", numbers.join(", "));
            Ok(page.done(&addresses::Drafting(&slug, number).campaigns(), message))
        }
        Err(error) => {
            let typed = FormView::of(&typed).refused(&page, error)?;
            let view = view(&page, (slug, number, 0), typed).await?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Departure {
    comment: i64,
}

/// `POST /drafting/{slug}/rounds/{number}/campaigns/departures`: a comment that is no copy.
pub(super) async fn leave(
    page: Page,
    path: web::Path<(String, i64)>,
    form: SafeForm<Departure>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let round = actions::round_to_draft(&page.site, &page.actor, slug.clone(), number).await?;
    campaigns::leave_campaign(&page.site, &page.actor, round, CommentId(form.0.comment)).await?;
    Ok(page.done(
        &addresses::Drafting(&slug, number).campaigns(),
        "responses-campaign-left",
    ))
}
