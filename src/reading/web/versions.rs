//! The Versions of a consultation's text: the list, and the text of one.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::errata::{ErratumView, of_text};
use super::own::with_bars;
use super::page_cache::{PageCache, Rendered};
use super::revision::revision_of;
use super::views::{date, round_name, round_path};
use crate::access::Right;
use crate::consultations::model::{Consultation, Round, Version};
use crate::consultations::web::preview::{PreviewSection, of_version};
use crate::documents::Counts;
use crate::error::{Message, Result};
use crate::reading::actions;
use crate::reading::model::VersionEntry;
use crate::rendering::{Owner, Piece};
use crate::web::{Page, addresses};

/// The address of the text of a version: on the newest round about it, or on a page of its own.
pub(super) fn version_path(
    consultation: &Consultation,
    version: &Version,
    rounds: &[Round],
) -> String {
    match rounds.last() {
        Some(round) => round_path(consultation, round.number),
        None => version.path(consultation),
    }
}

/// The address of the comparison of two versions.
pub(super) fn comparison_path(consultation: &Consultation, from: &str, to: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("from", from)
        .append_pair("to", to)
        .finish();
    addresses::Consultation(&consultation.slug).comparison(&query)
}

#[derive(Serialize)]
struct VersionsView {
    title: String,
    consultation: String,
    slug: String,
    language: &'static str,
    can_manage: bool,
    versions: Vec<VersionView>,
}

#[derive(Serialize)]
struct VersionView {
    label: String,
    title: String,
    href: String,
    date: String,
    words: i64,
    changelog_html: String,
    /// Whether only staff can read it.
    hidden: bool,
    rounds: Vec<RoundLink>,
    /// Label of the version before; "" for the first.
    since: String,
    comparison: String,
    counts: Counts,
    /// How many typing errors were mended in it.
    errata: i64,
}

#[derive(Serialize)]
struct RoundLink {
    name: String,
    href: String,
}

fn changelog(version: &Version) -> Piece {
    Piece::new(Owner::Changelog(version.id), &version.changelog)
}

impl VersionView {
    fn of(page: &Page, consultation: &Consultation, entry: &VersionEntry) -> Self {
        let version = &entry.version;
        let (since, counts) = match &entry.since {
            Some((before, counts)) => (before.label.clone(), *counts),
            None => (String::new(), Counts::default()),
        };
        Self {
            label: version.label.clone(),
            title: version.title.clone(),
            href: version_path(consultation, version, &entry.rounds),
            date: date(
                page,
                consultation,
                version.published_at.unwrap_or(version.created_at),
            ),
            words: version.words,
            changelog_html: page.html_of(&version.changelog),
            hidden: version.published_at.is_none() && !entry.rounds.iter().any(Round::is_public),
            rounds: entry
                .rounds
                .iter()
                .map(|round| RoundLink {
                    name: round_name(page, round.number),
                    href: round_path(consultation, round.number),
                })
                .collect(),
            comparison: if since.is_empty() {
                String::new()
            } else {
                comparison_path(consultation, &since, &version.label)
            },
            since,
            counts,
            errata: version.errata,
        }
    }
}

/// `GET /consultations/{slug}/versions`: what was consulted on, and what changed each time.
pub async fn list(
    page: Page,
    request: HttpRequest,
    path: web::Path<String>,
    cache: web::Data<PageCache>,
) -> Result<HttpResponse> {
    let slug = path.into_inner();
    let page = page.asking(&[]);
    let page = with_bars(page, &slug).await?;
    let make = async || {
        let (consultation, entries) = actions::versions(&page.site, &page.actor, &slug).await?;
        page.gather(
            entries
                .iter()
                .map(|entry| changelog(&entry.version))
                .collect(),
        )
        .await?;
        let view = VersionsView {
            title: page.text("reading-versions"),
            consultation: consultation.title.clone(),
            slug: consultation.slug.clone(),
            language: consultation.language.as_str(),
            can_manage: page.actor.may(Right::Foresee(consultation.id)),
            versions: entries
                .iter()
                .map(|entry| VersionView::of(&page, &consultation, entry))
                .collect(),
        };
        Ok(Rendered {
            html: page.html("pages/reading/versions.html", &view)?,
            until: None,
        })
    };
    cache
        .answer(&page, &request, revision_of(&page, &slug), make)
        .await
}

#[derive(Serialize)]
struct VersionTextView {
    title: String,
    consultation: String,
    slug: String,
    language: &'static str,
    document: String,
    version: VersionView,
    /// Typing errors mended in it.
    errata: Vec<ErratumView>,
    text: Vec<PreviewSection>,
}

/// `GET /consultations/{slug}/versions/{label}`: the text of a version that no round is about, such as
/// the one that was adopted.
pub async fn show(
    page: Page,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    cache: web::Data<PageCache>,
) -> Result<HttpResponse> {
    let (slug, label) = path.into_inner();
    let page = page.asking(&[]);
    let page = with_bars(page, &slug).await?;
    let make = async || {
        let (entry, consultation, (sections, passages, errata)) =
            actions::version_text(&page.site, &page.actor, &slug, &label).await?;
        page.gather(vec![changelog(&entry.version)]).await?;
        let draw = move |page: &Page| {
            let label = Message::new("reading-version-label").with("label", &entry.version.label);
            Ok(VersionTextView {
                title: page.say(&label),
                consultation: consultation.title.clone(),
                slug: consultation.slug.clone(),
                language: consultation.language.as_str(),
                document: entry.version.title.clone(),
                version: VersionView::of(page, &consultation, &entry),
                errata: of_text(page, &consultation, (&sections, &passages, &errata), ""),
                text: of_version(sections, passages),
            })
        };
        Ok(Rendered {
            html: page.drawn("pages/reading/version.html", draw).await?,
            until: None,
        })
    };
    cache
        .answer(&page, &request, revision_of(&page, &slug), make)
        .await
}
