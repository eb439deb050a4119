//! `GET /consultations/{slug}/feed.atom`: what happened in a consultation, newest first, for feed readers
//! (RFC 4287), in either language. An entry keeps its identifier and its time.

use actix_web::{HttpRequest, HttpResponse, web};
use atom_syndication::{Entry, Feed, Generator, Link, Person, Text};
use chrono::{DateTime, FixedOffset};

use super::answer::{answer, everybody};
use crate::consultations::model::{Consultation, Erratum};
use crate::error::{Message, Result};
use crate::platform::markdown;
use crate::platform::texts::Language;
use crate::reading::actions;
use crate::reading::model::{KnownRound, VersionEntry};
use crate::reading::web::versions::version_path;
use crate::reading::web::views::{round_name, round_path};
use crate::types::Moment;
use crate::web::{Page, addresses};

/// The feed.
pub async fn show(
    page: Page,
    request: HttpRequest,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    let reader = everybody(&page);
    let procedure = actions::procedure(&page.site, &reader, &path).await?;
    let (_, versions) = actions::versions(&page.site, &reader, &path).await?;
    let consultation = &procedure.consultation;
    let mut entries = Vec::new();
    for round in &procedure.rounds {
        entries.extend(of_round(&page, consultation, round));
    }
    for entry in &versions {
        entries.extend(of_version(&page, consultation, entry));
    }
    let errata = actions::mended_in(&page.site, &reader, &versions).await?;
    for (version, all) in versions.iter().zip(&errata) {
        let of = all.iter();
        entries.extend(of.map(|erratum| of_erratum(&page, consultation, version, erratum)));
    }
    entries.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let config = &page.site.config;
    let home = config.absolute(&addresses::Consultation(&consultation.slug).page());
    let updated = entries
        .first()
        .map_or(consultation.created_at, |(at, _)| *at);
    // Each language is a feed of its own, whatever the reader's program asks for.
    let own = |language: Language| format!("{home}/feed.atom?lang={language}");
    let feed = Feed {
        id: own(page.language),
        title: Text::plain(consultation.title.clone()),
        subtitle: Some(Text::plain(markdown::to_text(&consultation.summary))),
        updated: rfc3339(updated),
        authors: vec![Person {
            name: match page.language {
                Language::Nl => config.site.organisation_nl.clone(),
                Language::En => config.site.organisation_en.clone(),
            },
            ..Person::default()
        }],
        generator: Some(Generator {
            value: "Polder".to_owned(),
            ..Generator::default()
        }),
        links: vec![
            link("alternate", "text/html", page.language, &home),
            link("self", ATOM, page.language, &own(page.language)),
            link(
                "alternate",
                ATOM,
                page.language.other(),
                &own(page.language.other()),
            ),
        ],
        lang: Some(page.language.as_str().to_owned()),
        entries: entries.into_iter().map(|(_, entry)| entry).collect(),
        ..Feed::default()
    };
    let media_type = "application/atom+xml; charset=utf-8";
    Ok(answer(&request, media_type, feed.to_string()))
}

fn rfc3339(at: Moment) -> DateTime<FixedOffset> {
    at.and_utc().fixed_offset()
}

const ATOM: &str = "application/atom+xml";

fn link(rel: &str, media_type: &str, language: Language, href: &str) -> Link {
    Link {
        rel: rel.to_owned(),
        mime_type: Some(media_type.to_owned()),
        hreflang: Some(language.as_str().to_owned()),
        href: href.to_owned(),
        ..Link::default()
    }
}

/// Opened, closed and answered, as far as that has happened.
fn of_round(page: &Page, consultation: &Consultation, round: &KnownRound) -> Vec<(Moment, Entry)> {
    let now = page.site.now();
    let name = round_name(page, round.number());
    let text = round_path(consultation, round.number());
    let [opens_at, closes_at] = round.hours();
    let report = addresses::Consultation(&consultation.slug).report();
    [
        (Some(opens_at), "reading-feed-opened", "opened", &text),
        (Some(closes_at), "reading-feed-closed", "closed", &report),
        (
            round.answers_published_at(),
            "reading-feed-answered",
            "answered",
            &report,
        ),
    ]
    .into_iter()
    .filter_map(|(at, key, what, path)| {
        let at = at.filter(|at| *at <= now)?;
        let title = page.say(&Message::new(key).with("round", &name));
        let id = format!("{text}#{what}");
        Some((at, entry(page, (at, &id, path), title, "")))
    })
    .collect()
}

/// A version staff made public; one of a round is told with the round.
fn of_version(
    page: &Page,
    consultation: &Consultation,
    version: &VersionEntry,
) -> Option<(Moment, Entry)> {
    let at = version.version.published_at?;
    let path = version_path(consultation, &version.version, &version.rounds);
    let id = version.version.path(consultation);
    let title =
        page.say(&Message::new("reading-feed-version").with("label", &version.version.label));
    let changelog = &version.version.changelog;
    Some((at, entry(page, (at, &id, &path), title, changelog)))
}

/// A typing error mended in a text; its address is the passage it stands in.
fn of_erratum(
    page: &Page,
    consultation: &Consultation,
    version: &VersionEntry,
    (erratum, key): &(Erratum, String),
) -> (Moment, Entry) {
    let path = version_path(consultation, &version.version, &version.rounds);
    let path = format!("{path}#{key}");
    let id = format!(
        "{}#{key}-{}",
        version.version.path(consultation),
        erratum.number
    );
    let title = page.say(
        &Message::new("erratum-feed")
            .with("old", &erratum.old_words)
            .with("new", &erratum.new_words),
    );
    let at = erratum.created_at;
    (at, entry(page, (at, &id, &path), title, &erratum.reason))
}

/// `id` and `path` are addresses within the site; `summary` is limited Markdown.
fn entry(page: &Page, (at, id, path): (Moment, &str, &str), title: String, summary: &str) -> Entry {
    let config = &page.site.config;
    Entry {
        id: config.absolute(id),
        title: Text::plain(title),
        updated: rfc3339(at),
        published: Some(rfc3339(at)),
        links: vec![link(
            "alternate",
            "text/html",
            page.language,
            &config.absolute(path),
        )],
        summary: (!summary.is_empty()).then(|| Text::plain(markdown::to_text(summary))),
        ..Entry::default()
    }
}
