//! Pages of this slice: the start page, a consultation, the text of a round.

mod attachments;
mod comment;
mod comparison;
mod errata;
mod filters;
mod listing;
mod own;
mod page_cache;
mod proposals;
mod questions;
mod report;
mod revision;
mod since;
mod syndication;
mod text;
mod versions;
mod views;

use std::collections::HashSet;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

pub use page_cache::PageCache;
use page_cache::{Rendered, Revision, page_start};
use views::{ConsultationView, RoundCard};

use self::own::with_bars;
use self::revision::revision_of;
use super::actions;
use super::model::{KnownRound, Listed, next_hour};
use super::store;
use crate::error::{Error, Result};
use crate::following::actions as following;
use crate::web::Page;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/", web::get().to(home))
        .route("/calendar.ics", web::get().to(syndication::calendar::all))
        .route("/consultations/{slug}", web::get().to(consultation))
        .route(
            "/consultations/{slug}/calendar.ics",
            web::get().to(syndication::calendar::one),
        )
        .route(
            "/consultations/{slug}/feed.atom",
            web::get().to(syndication::feed::show),
        )
        .route(
            "/consultations/{slug}/rounds/{number}",
            web::get().to(text::show),
        )
        .route(
            "/consultations/{slug}/rounds/{number}/passages/{key}",
            web::get().to(listing::passage),
        )
        .route(
            "/consultations/{slug}/rounds/{number}/passages/{key}/proposals",
            web::get().to(proposals::show),
        )
        .route(
            "/consultations/{slug}/rounds/{number}/comments",
            web::get().to(listing::comments),
        )
        .route(
            "/consultations/{slug}/rounds/{number}/attachments",
            web::get().to(attachments::list),
        )
        .route(
            "/consultations/{slug}/rounds/{number}/attachments/{file}",
            web::get().to(attachments::fetch),
        )
        .route("/consultations/{slug}/report", web::get().to(report::show))
        .route(
            "/consultations/{slug}/versions",
            web::get().to(versions::list),
        )
        .route(
            "/consultations/{slug}/versions/{label}",
            web::get().to(versions::show),
        )
        .route(
            "/consultations/{slug}/comparison",
            web::get().to(comparison::show),
        );
}

#[derive(Deserialize)]
struct HomeQuery {
    #[serde(default)]
    after: String,
}

#[derive(Serialize)]
struct Home {
    title: String,
    open: Vec<RoundCard>,
    coming: Vec<RoundCard>,
    past: Vec<RoundCard>,
    /// Whether this is a further page of past rounds.
    further: bool,
    older: String,
}

/// `GET /`: what is open, coming and past.
async fn home(
    page: Page,
    request: HttpRequest,
    query: web::Query<HomeQuery>,
    cache: web::Data<PageCache>,
) -> Result<HttpResponse> {
    // How many past rounds come before this page.
    let before: u32 = match query.after.as_str() {
        "" => 0,
        number => number.parse().map_err(|_| Error::NotFound)?,
    };
    let before = i64::from(before);
    let page = page.asking(&[("after", &page_start(before))]);
    let revision = async || {
        let (count, revisions) = page.site.db.read(store::revision_of_all).await?;
        Ok(Revision(count, revisions))
    };
    let make = async || {
        let agenda = actions::agenda(&page.site, &page.actor, before).await?;
        let now = page.site.now();
        let upcoming = agenda.open.iter().chain(&agenda.coming);
        let until = next_hour(upcoming.map(|listed| listed.round.hours()), now);
        let mut said = HashSet::new();
        let mut cards = |rounds: &[Listed]| -> Vec<RoundCard> {
            rounds
                .iter()
                .map(|listed| match said.insert(listed.consultation.id) {
                    true => RoundCard::of(&page, listed, now),
                    false => RoundCard::again(&page, listed, now),
                })
                .collect()
        };
        let view = Home {
            title: page.text("reading-home-title"),
            open: cards(&agenda.open),
            coming: cards(&agenda.coming),
            past: cards(&agenda.past),
            further: before > 0,
            older: agenda
                .older
                .map_or_else(String::new, |before| format!("/?after={before}")),
        };
        Ok(Rendered {
            html: page.html("pages/reading/home.html", &view)?,
            until,
        })
    };
    cache.answer(&page, &request, revision, make).await
}

/// `GET /consultations/{slug}`: what it is about, its rounds, and how to take part.
async fn consultation(
    page: Page,
    request: HttpRequest,
    path: web::Path<String>,
    cache: web::Data<PageCache>,
) -> Result<HttpResponse> {
    let slug = path.into_inner();
    let page = with_bars(page.asking(&[]), &slug).await?;
    let make = async || {
        let procedure = actions::procedure(&page.site, &page.actor, &slug).await?;
        let now = page.site.now();
        let consultation = &procedure.consultation;
        let open = procedure
            .readable()
            .filter(|round| round.takes_comments(now));
        let open = open.map(|round| round.id).collect();
        let asking = actions::asking(&page.site, &page.actor, open).await?;
        let standing = following::standing(&page.site, &page.actor, consultation).await?;
        page.gather(views::prose(consultation, procedure.readable()))
            .await?;
        let view = ConsultationView::of(&page, &procedure, &asking, standing, now);
        Ok(Rendered {
            html: page.html("pages/reading/consultation.html", &view)?,
            until: next_hour(procedure.rounds.iter().map(KnownRound::hours), now),
        })
    };
    cache
        .answer(&page, &request, revision_of(&page, &slug), make)
        .await
}
