//! Campaigns and the code book.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::item::dispositions;
use crate::error::{Error, Message, Result};
use crate::rendering::{Owner, Piece};
use crate::responses::actions::{self, CampaignAnswer};
use crate::types::ids::{CampaignId, CommentId, ThemeId};
use crate::web::forms::Fields;
use crate::web::{FormView, Page, SafeForm, addresses};

#[derive(Serialize)]
struct CampaignsView {
    title: String,
    consultation: String,
    path: String,
    slug: String,
    number: i64,
    campaigns: Vec<CampaignCard>,
    themes: Vec<ThemeRow>,
    dispositions: Vec<&'static str>,
    form: FormView,
}

#[derive(Serialize)]
struct CampaignCard {
    id: String,
    title: String,
    sample_html: String,
    revision: i64,
    count: usize,
    /// How many of them have an answer of their own.
    own: usize,
    copies: Vec<CopyRow>,
}

#[derive(Serialize)]
struct CopyRow {
    id: String,
    party: String,
    residue: String,
    own_answer: bool,
}

#[derive(Serialize)]
struct ThemeRow {
    id: String,
    name: String,
    count: i64,
}

/// `GET /drafting/{slug}/rounds/{number}/campaigns`
pub(super) async fn show(page: Page, path: web::Path<(String, i64)>) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let view = view(&page, slug, number, FormView::default()).await?;
    page.render("pages/responses/campaigns.html", &view)
}

async fn view(page: &Page, slug: String, number: i64, mut form: FormView) -> Result<CampaignsView> {
    let (consultation, round, campaigns, themes) =
        actions::campaigns(&page.site, &page.actor, slug, number).await?;
    for key in [
        "form",
        "comments",
        "title",
        "disposition",
        "response",
        "name",
    ] {
        form.errors.entry(key.to_owned()).or_default();
        form.values.entry(key.to_owned()).or_default();
    }
    let samples = campaigns.iter().filter_map(|campaign| {
        let comment = campaign.sample_of?;
        Some(Piece::new(Owner::Comment(comment), &campaign.sample))
    });
    page.gather(samples.collect()).await?;
    Ok(CampaignsView {
        title: page.text("responses-campaigns-title"),
        path: addresses::Drafting(&consultation.slug, round.number).table(),
        slug: consultation.slug,
        number: round.number,
        consultation: consultation.title,
        campaigns: campaigns
            .into_iter()
            .map(|campaign| CampaignCard {
                id: campaign.id.to_string(),
                title: campaign.title,
                sample_html: page.html_of(&campaign.sample),
                revision: campaign.revision,
                count: campaign.copies.len(),
                own: campaign.copies.iter().filter(|one| one.own_answer).count(),
                copies: campaign
                    .copies
                    .into_iter()
                    .map(|copy| CopyRow {
                        id: copy.comment.to_string(),
                        party: copy.party,
                        residue: copy.residue,
                        own_answer: copy.own_answer,
                    })
                    .collect(),
            })
            .collect(),
        themes: themes
            .into_iter()
            .map(|(id, name, count)| ThemeRow {
                id: id.to_string(),
                name,
                count,
            })
            .collect(),
        dispositions: dispositions(),
        form,
    })
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
            actions::form_campaign(&page.site, &page.actor, round, title.clone(), comments).await
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
            let view = view(&page, slug, number, typed).await?;
            page.render_refused("pages/responses/campaigns.html", &view)
        }
    }
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
    let (slug, number) = actions::campaign_place(&page.site, &page.actor, campaign).await?;
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
            let view = view(&page, slug, number, typed).await?;
            page.render_refused("pages/responses/campaigns.html", &view)
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
    actions::leave_campaign(&page.site, &page.actor, round, CommentId(form.0.comment)).await?;
    Ok(page.done(
        &addresses::Drafting(&slug, number).campaigns(),
        "responses-campaign-left",
    ))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ThemeName {
    name: String,
    /// Where the form stood.
    slug: String,
    number: i64,
}

/// `POST /drafting/themes/{id}`: another name.
pub(super) async fn rename(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<ThemeName>,
) -> Result<HttpResponse> {
    let ThemeName { name, slug, number } = form.0;
    let typed = serde_json::json!({ "name": name });
    match actions::rename_theme(&page.site, &page.actor, ThemeId(path.into_inner()), name).await {
        Ok(()) => Ok(page.done(
            &addresses::Drafting(&slug, number).campaigns(),
            "responses-theme-renamed",
        )),
        Err(error) => {
            let typed = FormView::of(&typed).refused(&page, error)?;
            let view = view(&page, slug, number, typed).await?;
            page.render_refused("pages/responses/campaigns.html", &view)
        }
    }
}
