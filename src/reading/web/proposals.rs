//! `GET /consultations/{slug}/rounds/{number}/passages/{key}/proposals`: other words proposed for one
//! passage, side by side.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::comment::{CommentView, gather};
use super::filters::round_view;
use super::own::with_bars;
use super::page_cache::{PageCache, Rendered};
use super::revision::revision_of;
use super::text;
use super::views::{RoundView, introduction};
use crate::documents::{Mark, RedlineSegment, highlight, redline};
use crate::error::{Message, Result};
use crate::platform::html::escape;
use crate::reading::actions::{self, Proposals};
use crate::reading::model::next_change;
use crate::web::Page;

#[derive(Serialize)]
struct ProposalsView {
    title: String,
    consultation: String,
    slug: String,
    language: &'static str,
    round: RoundView,
    key: String,
    /// The passage's words, those contested marked.
    words_html: String,
    contested: bool,
    proposals: Vec<ProposalView>,
    more: bool,
    comment_href: String,
}

#[derive(Serialize)]
struct ProposalView {
    number: String,
    party: String,
    group: String,
    /// The whole passage as it would read.
    stretches: Vec<RedlineSegment>,
    body_html: String,
    /// Of the published answer; "" where there is none.
    disposition: &'static str,
    response_html: String,
    /// Numbers of the comments that would change the same words.
    with: Vec<String>,
}

/// The page.
pub async fn show(
    page: Page,
    request: HttpRequest,
    path: web::Path<(String, i64, String)>,
    cache: web::Data<PageCache>,
) -> Result<HttpResponse> {
    let (slug, number, key) = path.into_inner();
    let page = page.asking(&[]);
    let page = with_bars(page, &slug).await?;
    let make = async || {
        let (site, actor) = (&page.site, &page.actor);
        let found = actions::proposals(site, actor, (&slug, number, &key)).await?;
        let until = next_change(std::iter::once(&found.text.round), page.site.now());
        page.gather(vec![introduction(&found.text.round)]).await?;
        gather(&page, found.proposals.iter().map(|one| &one.shown)).await?;
        let draw = move |page: &Page| Ok(view(page, &found));
        Ok(Rendered {
            html: page.drawn("pages/reading/proposals.html", draw).await?,
            until,
        })
    };
    cache
        .answer(&page, &request, revision_of(&page, &slug), make)
        .await
}

fn view(page: &Page, found: &Proposals) -> ProposalsView {
    let Proposals {
        text: draft,
        passage,
        proposals,
        contested,
        more,
    } = found;
    let section = draft
        .sections
        .iter()
        .find(|section| section.id == passage.section_id);
    let number = section.map_or("", |section| section.number.as_str());
    let round = round_view(page, draft);
    let marks: Vec<Mark> = contested
        .iter()
        .map(|range| Mark {
            range: range.clone(),
            of: 0,
        })
        .collect();
    // The plain words: what is proposed is plain as well.
    let words = escape(&passage.text);
    ProposalsView {
        title: page.say(
            &Message::new("reading-proposals-title").with("place", text::name(passage, number)),
        ),
        consultation: draft.consultation.title.clone(),
        slug: draft.consultation.slug.clone(),
        language: draft.consultation.language.as_str(),
        key: passage.key.clone(),
        words_html: highlight(&words, &passage.text, &marks),
        contested: !contested.is_empty(),
        proposals: proposals
            .iter()
            .map(|one| {
                let comment = CommentView::of(page, &one.shown, None);
                ProposalView {
                    stretches: redline(&one.then, &one.whole),
                    with: one
                        .with
                        .iter()
                        .filter_map(|at| proposals.get(*at))
                        .map(|other| other.shown.comment.number.to_string())
                        .collect(),
                    number: comment.number,
                    party: comment.party,
                    group: comment.group,
                    body_html: comment.body_html,
                    disposition: comment.disposition,
                    response_html: comment.response_html,
                }
            })
            .collect(),
        more: *more,
        comment_href: text::comment_href(&round, passage, section),
        round,
    }
}
