//! `GET /consultations/{slug}/comparison`: what became of each passage from one Version to another,
//! and of the comments made on the older one.

use std::collections::{BTreeMap, HashMap};

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::comment::{CommentView, gather};
use super::own::with_bars;
use super::page_cache::{PageCache, Rendered};
use super::revision::revision_of;
use super::versions::version_path;
use super::views::round_path;
use crate::comments::actions::CarriedCounts;
use crate::consultations::model::{Consultation, Passage, Section};
use crate::documents::{Counts, LinkKind, RedlineSegment, redline};
use crate::error::{Message, Result};
use crate::promises::actions::ChangedAfter;
use crate::reading::actions::{self, Wanted};
use crate::reading::model::{Change, Changes, next_change};
use crate::types::ids::{PassageId, RoundId, SectionId};
use crate::web::{Choice, Page, addresses};

/// Links on one page.
const ON_A_PAGE: i64 = 150;

#[derive(Deserialize)]
pub struct Query {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    /// Anything: what was kept is shown as well.
    #[serde(default)]
    all: String,
    #[serde(default)]
    after: Option<i64>,
}

#[derive(Serialize)]
struct ComparisonView {
    title: String,
    consultation: String,
    slug: String,
    language: &'static str,
    versions: Vec<Choice>,
    /// `None` while there is only one version.
    compared: Option<ComparedView>,
}

#[derive(Serialize)]
struct ComparedView {
    from: String,
    to: String,
    from_href: String,
    to_href: String,
    all: bool,
    further: bool,
    counts: Counts,
    blocks: Vec<Block>,
    /// Passages kept behind the last block of this page; 0 when more blocks follow.
    kept_behind: i64,
    next: String,
    first: String,
    comments: CarriedCounts,
    total: i64,
    orphans: Vec<CommentView>,
    /// Orphans not shown in full.
    more_orphans: i64,
    every: Option<EveryView>,
}

/// For staff: every comment handed in, published or not.
#[derive(Serialize)]
struct EveryView {
    comments: CarriedCounts,
    orphans: Vec<i64>,
    more_orphans: i64,
}

/// What became of a passage, or of several that belong together.
#[derive(Serialize)]
struct Block {
    /// In the comparison; its address on the page.
    number: i64,
    /// Kept passages left out before it.
    kept_before: i64,
    /// Name of the section when it is another than the block before stands in.
    section: String,
    kind: &'static str,
    moved: bool,
    /// Where it stood and stands, in words, where that tells something.
    stood_in: String,
    stretches: Vec<RedlineSegment>,
    /// Other passages of a merger or pieces of a split are named by these links.
    old: Vec<ComparisonPlace>,
    new: Vec<ComparisonPlace>,
    comments: i64,
    comments_href: String,
    /// Comments that were taken over and led to it: where each is read, and its number.
    after: Vec<Choice>,
    /// How many more there are of these.
    more_after: usize,
    /// Where a comment on this change is made; "" where none is taken.
    comment_href: String,
}

#[derive(Serialize)]
struct ComparisonPlace {
    href: String,
    /// First words of the passage.
    name: String,
}

/// The page.
pub async fn show(
    page: Page,
    request: HttpRequest,
    path: web::Path<String>,
    query: web::Query<Query>,
    cache: web::Data<PageCache>,
) -> Result<HttpResponse> {
    let (slug, query) = (path.into_inner(), query.into_inner());
    let after = query.after.filter(|after| *after >= 0);
    let page = page.asking(&[
        ("from", &query.from),
        ("to", &query.to),
        ("all", if query.all.is_empty() { "" } else { "1" }),
        (
            "after",
            &after.map_or_else(String::new, |after| after.to_string()),
        ),
    ]);
    let page = with_bars(page, &slug).await?;
    let make = async || {
        let wanted = Wanted {
            from: query.from.clone(),
            to: query.to.clone(),
            all: !query.all.is_empty(),
            after: after.unwrap_or(-1),
            limit: ON_A_PAGE,
        };
        let (site, actor) = (&page.site, &page.actor);
        let (consultation, versions, changes) =
            actions::comparison(site, actor, &slug, wanted.clone()).await?;
        // A comment can be made on a change as long as the round on it is open.
        let until = next_change(
            changes.iter().flat_map(|changes| &changes.to_rounds),
            page.site.now(),
        );
        let orphans = changes.iter().flat_map(|changes| &changes.orphans);
        gather(&page, orphans).await?;
        let draw = move |page: &Page| {
            Ok(ComparisonView {
                title: page.text("reading-comparison"),
                consultation: consultation.title.clone(),
                slug: consultation.slug.clone(),
                language: consultation.language.as_str(),
                versions: versions
                    .iter()
                    .map(|version| Choice {
                        value: version.label.clone(),
                        text: page.say(
                            &Message::new("reading-version-label").with("label", &version.label),
                        ),
                    })
                    .collect(),
                compared: changes.map(|changes| compared(page, &consultation, &changes, &wanted)),
            })
        };
        Ok(Rendered {
            html: page.drawn("pages/reading/comparison.html", draw).await?,
            until,
        })
    };
    cache
        .answer(&page, &request, revision_of(&page, &slug), make)
        .await
}

fn compared(
    page: &Page,
    consultation: &Consultation,
    changes: &Changes,
    wanted: &Wanted,
) -> ComparedView {
    let (from, to) = (&changes.from, &changes.to);
    let places = ComparisonPlaces {
        from_path: version_path(consultation, from, &changes.from_rounds),
        to_path: version_path(consultation, to, &changes.to_rounds),
        comments_path: changes
            .from_rounds
            .last()
            .map_or_else(String::new, |round| round_path(consultation, round.number)),
        open_path: changes
            .to_rounds
            .iter()
            .find(|round| round.takes_comments(page.site.now()))
            .map(|round| round_path(consultation, round.number)),
        from_sections: by_id(&changes.from_sections),
        to_sections: by_id(&changes.to_sections),
        comments_on: &changes.comments_on,
        after: &changes.after,
        rounds: changes
            .from_rounds
            .iter()
            .map(|round| (round.id, round_path(consultation, round.number)))
            .collect(),
    };
    let total: i64 = [
        changes.counts.kept,
        changes.counts.changed,
        changes.counts.moved,
        changes.counts.split,
        changes.counts.merged,
        changes.counts.added,
        changes.counts.removed,
    ]
    .iter()
    .sum();
    let mut number = wanted.after;
    let mut section = String::new();
    let mut blocks = Vec::with_capacity(changes.changes.len());
    for change in &changes.changes {
        let kept_before = change.number - number - 1;
        number = change.number;
        blocks.push(places.block(change, kept_before, &mut section));
    }
    let here = |after: Option<i64>| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query
            .append_pair("from", &from.label)
            .append_pair("to", &to.label);
        if wanted.all {
            query.append_pair("all", "1");
        }
        if let Some(after) = after {
            query.append_pair("after", &after.to_string());
        }
        addresses::Consultation(&consultation.slug).comparison(&query.finish())
    };
    let shown = i64::try_from(changes.orphans.len()).unwrap_or(i64::MAX);
    let comments = changes.public.counts;
    ComparedView {
        from: from.label.clone(),
        to: to.label.clone(),
        from_href: places.from_path.clone(),
        to_href: places.to_path.clone(),
        all: wanted.all,
        further: wanted.after >= 0,
        counts: changes.counts,
        kept_behind: if changes.next.is_some() {
            0
        } else {
            total - number - 1
        },
        blocks,
        next: changes
            .next
            .map_or_else(String::new, |next| here(Some(next))),
        first: here(None),
        total: comments.carried + comments.flagged + comments.orphaned,
        orphans: changes
            .orphans
            .iter()
            .map(|orphan| CommentView::of(page, orphan, None))
            .collect(),
        more_orphans: comments.orphaned - shown,
        comments,
        every: changes.every.as_ref().map(|every| EveryView {
            comments: every.counts,
            orphans: every.orphans.iter().map(|id| id.0).collect(),
            more_orphans: every.counts.orphaned
                - i64::try_from(every.orphans.len()).unwrap_or(i64::MAX),
        }),
    }
}

fn by_id(sections: &[Section]) -> HashMap<SectionId, &Section> {
    sections
        .iter()
        .map(|section| (section.id, section))
        .collect()
}

/// Where passages of the two versions are read.
struct ComparisonPlaces<'a> {
    from_path: String,
    to_path: String,
    /// The round the comments were made on; "" when there is none.
    comments_path: String,
    /// The round about the newer version that takes comments now, if there is one.
    open_path: Option<String>,
    from_sections: HashMap<SectionId, &'a Section>,
    to_sections: HashMap<SectionId, &'a Section>,
    comments_on: &'a HashMap<PassageId, i64>,
    after: &'a BTreeMap<i64, ChangedAfter>,
    /// Addresses of the rounds about the older version.
    rounds: HashMap<RoundId, String>,
}

impl ComparisonPlaces<'_> {
    fn block(&self, change: &Change, kept_before: i64, section: &mut String) -> Block {
        let name = |sections: &HashMap<SectionId, &Section>, passage: &Passage| {
            sections
                .get(&passage.section_id)
                .map_or_else(String::new, |section| section.label())
        };
        let stood = change
            .old
            .first()
            .map(|passage| name(&self.from_sections, passage));
        let stands = change
            .new
            .first()
            .map(|passage| name(&self.to_sections, passage));
        let here = stands.or_else(|| stood.clone()).unwrap_or_default();
        let other = here != *section;
        if other {
            section.clone_from(&here);
        }
        let several = matches!(change.kind, LinkKind::Split | LinkKind::Merged);
        let links = |path: &str, passages: &[Passage]| {
            // Where it stands now can always be read; where it stood, if that is elsewhere.
            let wanted = several || change.moved || path == self.to_path;
            let links = passages
                .iter()
                .filter(|_| wanted && change.kind != LinkKind::Kept)
                .map(|passage| ComparisonPlace {
                    href: format!("{path}#{}", passage.key),
                    name: first_words(&passage.text),
                });
            links.collect()
        };
        let commented = change.old.iter().find_map(|passage| {
            let count = self.comments_on.get(&passage.id).copied()?;
            Some((
                count,
                format!("{}/passages/{}", self.comments_path, passage.key),
            ))
        });
        let (comments, comments_href) = commented.unwrap_or_default();
        Block {
            number: change.number,
            kept_before,
            section: if other { here } else { String::new() },
            kind: change.kind.as_str(),
            moved: change.moved,
            stood_in: stood.filter(|_| change.moved).unwrap_or_default(),
            stretches: redline(&text(&change.old), &text(&change.new)),
            old: links(&self.from_path, &change.old),
            new: links(&self.to_path, &change.new),
            comments,
            comments_href,
            after: self.after(change),
            more_after: self.after.get(&change.number).map_or(0, |after| after.more),
            comment_href: self.comment_href(change),
        }
    }

    /// The comments it followed, each where the list of its round shows it.
    fn after(&self, change: &Change) -> Vec<Choice> {
        let after = self.after.get(&change.number);
        let comments = after.into_iter().flat_map(|after| &after.comments);
        comments
            .filter_map(|(round, number)| {
                let path = self.rounds.get(round)?;
                let before = number - 1;
                let href = format!("{path}/comments?after={before}#comment-{number}");
                Some(Choice::new(href, number.to_string()))
            })
            .collect()
    }
}

impl ComparisonPlaces<'_> {
    /// At the first passage of what it became.
    fn comment_href(&self, change: &Change) -> String {
        match (&self.open_path, change.new.first()) {
            (Some(path), Some(passage)) if change.kind != LinkKind::Kept => {
                let query = url::form_urlencoded::Serializer::new(String::new())
                    .append_pair("passage", &passage.key)
                    .append_pair("at", &passage.key)
                    .finish();
                format!("{path}/comment?{query}")
            }
            _ => String::new(),
        }
    }
}

fn text(passages: &[Passage]) -> String {
    let texts: Vec<&str> = passages
        .iter()
        .map(|passage| passage.text.as_str())
        .collect();
    texts.join(" ")
}

fn first_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(8).collect();
    format!("{}…", words.join(" "))
}
