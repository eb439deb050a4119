//! Lists of published comments: all of a passage, and all of a round with filters.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::attachments::{FIRST, PublicFileView};
use super::comment::{CommentView, LedView, Places, gather_with};
use super::errata::{ErratumView, at_passage};
use super::filters::{groups, known, known_group, round_view};
use super::own::with_bars;
use super::page_cache::{PageCache, Rendered, page_start};
use super::revision::revision_of;
use super::text;
use super::views::{RoundView, introduction};
use crate::comments::model::CommentKind;
use crate::documents::highlight;
use crate::error::{Error, Result};
use crate::reading::actions;
use crate::reading::model::{DraftText, Listing, PlaceFilter, Selection, next_change, subtree};
use crate::responses::model::Disposition;
use crate::web::{Choice, Page};

/// Comments on one page of a list.
const ON_A_PAGE: i64 = 50;

/// What the filter for places calls the document as a whole.
const DOCUMENT: &str = "document";

#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct ListQuery {
    #[serde(default)]
    group: String,
    #[serde(default)]
    section: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    disposition: String,
    #[serde(default)]
    after: String,
}

impl ListQuery {
    /// The number of the last comment before this page.
    fn start(&self) -> Result<i64> {
        Ok(known(&self.after)?.unwrap_or(0))
    }

    /// Whether it asks for some comments only.
    fn filters(&self) -> bool {
        let filters = [&self.group, &self.section, &self.kind, &self.disposition];
        filters.iter().any(|value| !value.is_empty())
    }

    /// The address of the page after comment `next`, with the same filters.
    fn older(&self, path: &str, next: Option<i64>) -> String {
        let Some(next) = next else {
            return String::new();
        };
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [
            ("group", &self.group),
            ("section", &self.section),
            ("kind", &self.kind),
            ("disposition", &self.disposition),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.append_pair("after", &next.to_string());
        format!("{path}?{}", query.finish())
    }
}

#[derive(Serialize)]
struct PassageView {
    title: String,
    consultation: String,
    slug: String,
    language: &'static str,
    round: RoundView,
    key: String,
    kind: &'static str,
    html: String,
    /// Typing errors mended in it.
    errata: Vec<ErratumView>,
    /// Whether there is anything to compare.
    proposals: bool,
    comment_href: String,
    comments: Vec<CommentView>,
    groups: Vec<Choice>,
    group: String,
    path: String,
    first_page: bool,
    older: String,
}

/// `GET /consultations/{slug}/rounds/{number}/passages/{key}`: every comment on one passage.
pub async fn passage(
    page: Page,
    request: HttpRequest,
    path: web::Path<(String, i64, String)>,
    query: web::Query<ListQuery>,
    cache: web::Data<PageCache>,
) -> Result<HttpResponse> {
    let (slug, number, key) = path.into_inner();
    let group = known_group(&page, &query.group)?;
    let after = query.start()?;
    let page = page.asking(&[("group", &query.group), ("after", &page_start(after))]);
    let page = with_bars(page, &slug).await?;
    let make = async || {
        let (key, group) = (key.clone(), group.clone());
        let wanted = key.clone();
        let select = move |text: &DraftText| {
            let passage = text
                .passages
                .iter()
                .find(|passage| passage.key == wanted)
                .ok_or(Error::NotFound)?;
            Ok(Selection {
                place: actions::place_of(text, passage),
                group,
                ..Selection::default()
            })
        };
        let (site, actor) = (&page.site, &page.actor);
        let listing =
            actions::comments(site, actor, (&slug, number), (after, ON_A_PAGE), select).await?;
        let until = next_change(std::iter::once(&listing.text.round), page.site.now());
        let around = vec![introduction(&listing.text.round)];
        gather_with(&page, listing.shown.iter(), around).await?;
        let (key, query) = (key.clone(), query.clone());
        let draw = move |page: &Page| passage_view(page, &listing, &key, &query);
        Ok(Rendered {
            html: page.drawn("pages/reading/passage.html", draw).await?,
            until,
        })
    };
    cache
        .answer(&page, &request, revision_of(&page, &slug), make)
        .await
}

fn passage_view(
    page: &Page,
    listing: &Listing,
    key: &str,
    query: &ListQuery,
) -> Result<PassageView> {
    let text = &listing.text;
    let passage = text
        .passages
        .iter()
        .find(|passage| passage.key == key)
        .ok_or(Error::NotFound)?;
    let section = text
        .sections
        .iter()
        .find(|section| section.id == passage.section_id);
    let round = round_view(page, text);
    let path = format!("{}/passages/{key}", round.path);
    let number = section.map_or("", |section| section.number.as_str());
    let name = text::name(passage, number);
    Ok(PassageView {
        title: page.say(&crate::error::Message::new("reading-passage-title").with("place", name)),
        consultation: text.consultation.title.clone(),
        slug: text.consultation.slug.clone(),
        language: text.consultation.language.as_str(),
        key: passage.key.clone(),
        kind: passage.kind.as_str(),
        errata: at_passage(page, &text.consultation, &text.errata, passage),
        html: listing.quotations.get(&passage.id).map_or_else(
            || passage.html.clone(),
            |marks| highlight(&passage.html, &passage.text, marks),
        ),
        proposals: listing
            .shown
            .iter()
            .any(|shown| shown.comment.proposed_text.is_some()),
        comment_href: text::comment_href(&round, passage, section),
        comments: comment_views(page, listing, None),
        groups: groups(page),
        group: query.group.clone(),
        first_page: query.after.is_empty(),
        older: query.older(&path, listing.next),
        path,
        round,
    })
}

/// The comments of a list, with what each led to.
fn comment_views(page: &Page, listing: &Listing, places: Option<&Places<'_>>) -> Vec<CommentView> {
    let consultation = &listing.text.consultation;
    let led = |id| LedView::of(page, consultation, listing.led.as_ref(), id);
    listing
        .shown
        .iter()
        .map(|shown| CommentView {
            led: led(shown.comment.id).into_iter().collect(),
            ..CommentView::of(page, shown, places)
        })
        .collect()
}

#[derive(Serialize)]
struct CommentsView {
    title: String,
    consultation: String,
    slug: String,
    round: RoundView,
    comments: Vec<CommentView>,
    groups: Vec<Choice>,
    sections: Vec<Choice>,
    kinds: Vec<Choice>,
    dispositions: Vec<Choice>,
    query: ListQuery,
    path: String,
    filtered: bool,
    older: String,
    /// The first of what came with the submissions; on the first page only.
    files: Vec<PublicFileView>,
    more_files: bool,
    time_zone: String,
}

/// `GET /consultations/{slug}/rounds/{number}/comments`: every comment of a round.
pub async fn comments(
    page: Page,
    request: HttpRequest,
    path: web::Path<(String, i64)>,
    query: web::Query<ListQuery>,
    cache: web::Data<PageCache>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let group = known_group(&page, &query.group)?;
    let kind: Option<CommentKind> = known(&query.kind)?;
    let disposition: Option<Disposition> = known(&query.disposition)?;
    let after = query.start()?;
    let page = page.asking(&[
        ("group", &query.group),
        ("section", &query.section),
        ("kind", &query.kind),
        ("disposition", &query.disposition),
        ("after", &page_start(after)),
    ]);
    let page = with_bars(page, &slug).await?;
    let make = async || {
        let (group, section) = (group.clone(), query.section.clone());
        // What came with the submissions is shown above the whole list only.
        let files = if query.filters() || after > 0 {
            0
        } else {
            FIRST
        };
        let select = move |text: &DraftText| {
            let place = match section.as_str() {
                "" => PlaceFilter::Anywhere,
                DOCUMENT => PlaceFilter::Document,
                number => match subtree(&text.sections, number) {
                    none if none.is_empty() => return Err(Error::NotFound),
                    found => PlaceFilter::Sections(found),
                },
            };
            Ok(Selection {
                place,
                group,
                kind,
                disposition,
                files,
            })
        };
        let (site, actor) = (&page.site, &page.actor);
        let listing =
            actions::comments(site, actor, (&slug, number), (after, ON_A_PAGE), select).await?;
        let until = next_change(std::iter::once(&listing.text.round), page.site.now());
        let around = vec![introduction(&listing.text.round)];
        gather_with(&page, listing.shown.iter(), around).await?;
        let query = query.clone();
        let draw = move |page: &Page| Ok(comments_view(page, &listing, &query));
        Ok(Rendered {
            html: page.drawn("pages/reading/comments.html", draw).await?,
            until,
        })
    };
    cache
        .answer(&page, &request, revision_of(&page, &slug), make)
        .await
}

fn comments_view(page: &Page, listing: &Listing, query: &ListQuery) -> CommentsView {
    let text = &listing.text;
    let round = round_view(page, text);
    let places = Places::of_text(text, &round.path);
    let path = format!("{}/comments", round.path);
    let mut sections = vec![Choice {
        value: DOCUMENT.to_owned(),
        text: page.text("reading-whole-document"),
    }];
    sections.extend(
        text.sections
            .iter()
            .filter(|section| !section.number.is_empty())
            .map(|section| Choice {
                value: section.number.clone(),
                text: section.label(),
            }),
    );
    let words = |prefix: &str, word: &str| Choice {
        value: word.to_owned(),
        text: page.text(&format!("{prefix}{word}")),
    };
    CommentsView {
        title: page.text("reading-comments-title"),
        consultation: text.consultation.title.clone(),
        slug: text.consultation.slug.clone(),
        comments: comment_views(page, listing, Some(&places)),
        groups: groups(page),
        sections,
        kinds: CommentKind::ALL
            .iter()
            .map(|kind| words("comment-kind-", kind.as_str()))
            .collect(),
        dispositions: Disposition::ALL
            .iter()
            .map(|disposition| words("disposition-state-", disposition.as_str()))
            .collect(),
        filtered: query.filters(),
        files: listing
            .files
            .iter()
            .map(|file| PublicFileView::of(page, file, &round.path))
            .collect(),
        more_files: listing.more_files,
        time_zone: text.consultation.time_zone.clone(),
        query: query.clone(),
        older: query.older(&path, listing.next),
        path,
        round,
    }
}
