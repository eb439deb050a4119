//! Published attachments: their list, and each as a download.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::own::with_bars;
use super::page_cache::{PageCache, Rendered, page_start};
use super::revision::revision_of;
use super::views::{RoundView, introduction};
use crate::error::{Error, Result};
use crate::moderation::attachments::PublishedAttachment;
use crate::reading::actions;
use crate::reading::model::next_change;
use crate::web::Page;
use crate::web::download::Download;

/// Attachments on one page of the list.
const ON_A_PAGE: i64 = 50;
/// Attachments that other pages show; the rest is on the list.
pub(super) const FIRST: i64 = 10;

/// An attachment as everybody sees it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PublicFileView {
    name: String,
    /// Last part of the key of its kind's name.
    kind: &'static str,
    image: bool,
    size: i64,
    description: String,
    href: String,
    /// "" for an anonymous one.
    party: String,
    group: String,
    /// The day; "" for an anonymous one, as for its comments.
    at: String,
}

impl PublicFileView {
    /// `round` is the path of its round.
    pub(super) fn of(page: &Page, file: &PublishedAttachment, round: &str) -> Self {
        Self {
            name: file.name.clone(),
            kind: file.kind.as_str(),
            image: file.kind.is_image(),
            size: file.size,
            description: file.description.clone(),
            href: format!("{round}/attachments/{}", file.number),
            party: file.party_name.clone().unwrap_or_default(),
            group: page
                .site
                .config
                .group_name(&file.group_code, page.language)
                .to_owned(),
            at: file
                .submitted_at
                .filter(|_| file.party_name.is_some())
                .map_or_else(String::new, |at| at.date().to_string()),
        }
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct FilesQuery {
    #[serde(default)]
    after: String,
}

#[derive(Serialize)]
struct FilesView {
    title: String,
    consultation: String,
    slug: String,
    round: RoundView,
    time_zone: String,
    files: Vec<PublicFileView>,
    first: String,
    older: String,
}

/// `GET /consultations/{slug}/rounds/{number}/attachments`
pub(super) async fn list(
    page: Page,
    request: HttpRequest,
    path: web::Path<(String, i64)>,
    query: web::Query<FilesQuery>,
    cache: web::Data<PageCache>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let after = match query.after.as_str() {
        "" => 0,
        number => number.parse().map_err(|_| Error::NotFound)?,
    };
    let page = page.asking(&[("after", &page_start(after))]);
    let page = with_bars(page, &slug).await?;
    let make = async || {
        let asked = (after, ON_A_PAGE);
        let found = actions::public_files(&page.site, &page.actor, (&slug, number), asked).await?;
        let now = page.site.now();
        let until = next_change(std::iter::once(&found.round), now);
        page.gather(vec![introduction(&found.round)]).await?;
        let round = RoundView::of(
            &page,
            &found.consultation,
            &found.round,
            &found.version,
            now,
        );
        let here = format!("{}/attachments", round.path);
        let view = FilesView {
            title: page.text("attachments-public-title"),
            files: found
                .files
                .iter()
                .map(|file| PublicFileView::of(&page, file, &round.path))
                .collect(),
            first: if after > 0 {
                here.clone()
            } else {
                String::new()
            },
            older: found
                .next
                .map(|next| format!("{here}?after={next}"))
                .unwrap_or_default(),
            round,
            time_zone: found.consultation.time_zone,
            consultation: found.consultation.title,
            slug: found.consultation.slug,
        };
        Ok(Rendered {
            html: page.html("pages/reading/attachments.html", &view)?,
            until,
        })
    };
    cache
        .answer(&page, &request, revision_of(&page, &slug), make)
        .await
}

/// `GET /consultations/{slug}/rounds/{number}/attachments/{file}`: the file itself.
pub(super) async fn fetch(
    page: Page,
    request: HttpRequest,
    path: web::Path<(String, i64, i64)>,
) -> Result<HttpResponse> {
    let (slug, number, file) = path.into_inner();
    let (found, stream) =
        actions::public_file(&page.site, &page.actor, (&slug, number), file).await?;
    let file = Download {
        name: &found.name,
        media_type: found.kind.media_type(),
        size: found.size,
        hash: &found.sha256,
    };
    Ok(file.answer(&request, stream))
}
