//! The page that offers exports, and the downloads.

mod files;
mod next;

use std::fs::File;
use std::io::Read;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use futures_util::stream;
use serde::{Deserialize, Serialize};

use self::files::{FileView, files};
use super::actions;
use super::model::{Audience, Format, Names, Order};
use crate::access::Right;
use crate::consultations::model::RoundState;
use crate::error::{Error, Result};
use crate::platform::dates;
use crate::web::{Page, addresses};

/// Bytes sent at once.
const CHUNK: usize = 64 * 1024;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/consultations/{slug}/exports", web::get().to(overview))
        .route(
            "/consultations/{slug}/rounds/{n}/next-draft",
            web::get().to(next::show),
        )
        .route(
            "/consultations/{slug}/rounds/{n}/next-draft",
            web::post().to(next::make),
        )
        .route(
            "/consultations/{slug}/export.{format}",
            web::get().to(whole),
        )
        .route(
            "/consultations/{slug}/rounds/{n}/export.{format}",
            web::get().to(one_round),
        );
}

#[derive(Debug, Serialize)]
struct OverviewView {
    title: String,
    slug: String,
    consultation: String,
    internal: bool,
    rounds: Vec<RoundView>,
}

#[derive(Debug, Serialize)]
struct RoundView {
    number: i64,
    state: &'static str,
    opens: String,
    closes: String,
    public: Vec<FileView>,
    internal: Vec<FileView>,
    /// Where the next draft is made of the answers; "" for who may not.
    next: String,
}

async fn overview(page: Page, path: web::Path<String>) -> Result<HttpResponse> {
    let slug = path.into_inner();
    let offer = actions::offer(&page.site, &page.actor, &slug).await?;
    let zone = offer
        .consultation
        .time_zone
        .parse()
        .unwrap_or(page.site.config.site.time_zone);
    let now = page.site.now();
    let id = offer.consultation.id;
    let makes_next = offer.internal && page.actor.may(Right::BringText(id));
    let rounds = offer
        .rounds
        .iter()
        .map(|round| RoundView {
            number: round.number,
            state: round.state_at(now).as_str(),
            opens: dates::date(round.opens_at, zone, page.language),
            closes: dates::date(round.closes_at, zone, page.language),
            public: if round.is_public() {
                let takes_comments = matches!(
                    round.state_at(now),
                    RoundState::Scheduled | RoundState::Open
                );
                files(&slug, round.number, Audience::Public)
                    .filter(|(format, _)| takes_comments || !format.is_text_alone())
                    .filter(|(format, _)| !format.is_next())
                    .map(|(_, file)| file)
                    .collect()
            } else {
                Vec::new()
            },
            next: if makes_next {
                addresses::Consultation(&slug)
                    .round(round.number)
                    .next_draft()
            } else {
                String::new()
            },
            internal: if offer.internal {
                files(&slug, round.number, Audience::Internal)
                    .filter(|(format, _)| !format.is_text_alone())
                    .map(|(_, file)| file)
                    .collect()
            } else {
                Vec::new()
            },
        })
        .collect();
    page.render(
        "pages/exports/overview.html",
        &OverviewView {
            title: page.text("exports-title"),
            consultation: offer.consultation.title,
            internal: offer.internal,
            rounds,
            slug,
        },
    )
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    audience: String,
    #[serde(default)]
    names: String,
}

async fn whole(
    page: Page,
    path: web::Path<(String, String)>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse> {
    let (slug, format) = path.into_inner();
    download(&page, slug, None, &format, &asked).await
}

async fn one_round(
    page: Page,
    path: web::Path<(String, i64, String)>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse> {
    let (slug, number, format) = path.into_inner();
    download(&page, slug, Some(number), &format, &asked).await
}

async fn download(
    page: &Page,
    slug: String,
    round: Option<i64>,
    format: &str,
    asked: &Asked,
) -> Result<HttpResponse> {
    // A whole round is read for it: nobody may ask for one after the other without end.
    page.site.rates.files.take(&page.caller_key())?;
    let format: Format = format.parse().map_err(|_| Error::NotFound)?;
    let audience = match asked.audience.as_str() {
        "" => Audience::Public,
        word => word.parse().map_err(|_| Error::NotFound)?,
    };
    if format.is_next() && audience == Audience::Public {
        return Err(Error::NotFound);
    }
    let names = match asked.names.as_str() {
        "" => Names::Told,
        word => word.parse().map_err(|_| Error::NotFound)?,
    };
    let order = Order {
        consultation: slug,
        round,
        format,
        audience,
        names,
        language: Some(page.language),
    };
    let written = actions::write(&page.site, &page.actor, order).await?;
    let length = written.file.metadata().map_err(Error::internal)?.len();
    Ok(HttpResponse::Ok()
        .content_type(format.media_type())
        .insert_header((header::CONTENT_LENGTH, length))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header(header::ContentDisposition::attachment(written.name))
        .no_chunking(length)
        .streaming(chunks(written.file)))
}

/// The file, read off the threads that answer requests.
fn chunks(file: File) -> impl stream::Stream<Item = std::io::Result<web::Bytes>> {
    stream::try_unfold(file, |mut file| async move {
        web::block(move || {
            let mut bytes = vec![0; CHUNK];
            let count = file.read(&mut bytes)?;
            bytes.truncate(count);
            Ok((count > 0).then(|| (web::Bytes::from(bytes), file)))
        })
        .await
        .map_err(std::io::Error::other)?
    })
}
