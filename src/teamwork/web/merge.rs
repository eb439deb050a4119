//! Several comments of a draft put together into one.

use std::str::FromStr;

use actix_web::{HttpResponse, web};
use chrono::DateTime;
use serde::Serialize;

use crate::comments::actions::PlacedComment;
use crate::error::{Error, Result};
use crate::platform::names::listed;
use crate::rendering::{Owner, Piece};
use crate::teamwork::actions::{self, MergeInput, Merging};
use crate::teamwork::model::{AUTHORS, joined_texts};
use crate::types::Moment;
use crate::types::ids::{CommentId, SubmissionId};
use crate::web::forms::Fields;
use crate::web::{FormView, Page, SafeForm, addresses};

const TEMPLATE: &str = "pages/teamwork/merge.html";

/// Characters of a passage by which people know it.
const EXCERPT: usize = 120;

type Id = web::Path<i64>;

#[derive(Serialize)]
struct View {
    title: String,
    id: SubmissionId,
    consultation: String,
    comments: Vec<CommentView>,
    /// The different places they stand at, by the number of a comment there.
    places: Vec<PlaceView>,
    max: usize,
    form: FormView,
}

#[derive(Serialize)]
struct CommentView {
    id: CommentId,
    authors: String,
    section: String,
    kind: &'static str,
    body_html: String,
    quote: String,
    proposed_text: String,
    /// When it was last changed, in microseconds.
    seen: String,
}

#[derive(Serialize)]
struct PlaceView {
    value: String,
    text: String,
    hint: String,
}

#[derive(Serialize)]
struct Values {
    place: String,
    kind: String,
    body: String,
    proposed_text: String,
}

/// GET `/submissions/{id}/merger?comment=1&comment=2`
pub(super) async fn open(page: Page, path: Id, query: web::Query<Fields>) -> Result<HttpResponse> {
    let id = SubmissionId(*path);
    let chosen: Vec<CommentId> = query
        .all("comment")
        .filter_map(|id| i64::from_str(id).ok())
        .map(CommentId)
        .collect();
    let found = match actions::open_merge(&page.site, &page.actor, id, chosen).await {
        Ok(found) => found,
        Err(Error::Refused(message)) => {
            return Ok(page.sorry(&addresses::Submission(id).page(), message));
        }
        Err(error) => return Err(error),
    };
    let comments = || found.comments.iter().map(|(written, _)| &written.comment);
    let values = Values {
        place: comments()
            .next()
            .map(|comment| comment.id.to_string())
            .unwrap_or_default(),
        kind: comments()
            .next()
            .map(|comment| comment.kind.to_string())
            .unwrap_or_default(),
        body: joined_texts(comments().map(|comment| comment.body.as_str())),
        proposed_text: joined_texts(
            comments().filter_map(|comment| comment.proposed_text.as_deref()),
        ),
    };
    gather(&page, &found).await?;
    page.render(TEMPLATE, &view(&page, &found, FormView::of(&values)))
}

/// POST `/submissions/{id}/merger`
pub(super) async fn merge(page: Page, path: Id, form: SafeForm<Fields>) -> Result<HttpResponse> {
    let (id, sent) = (SubmissionId(*path), form.0);
    page.take_post()?;
    let broken = || Error::refused("error-form-broken");
    let mut comments: Vec<(CommentId, Moment)> = Vec::new();
    for number in sent.all("comment") {
        let comment = number.parse().map(CommentId).map_err(|_| broken())?;
        let seen = sent
            .one(&format!("seen-{number}"))
            .parse()
            .ok()
            .and_then(DateTime::from_timestamp_micros)
            .ok_or_else(broken)?;
        comments.push((comment, seen.naive_utc()));
    }
    let chosen = comments.iter().map(|(id, _)| *id).collect();
    let input = MergeInput {
        comments,
        place: sent.one("place").parse().map(CommentId).ok(),
        kind: sent.one("kind").to_owned(),
        body: sent.one("body").to_owned(),
        proposed_text: sent.one("proposed_text").to_owned(),
    };
    match actions::merge(&page.site, &page.actor, id, input).await {
        Ok(comment) => Ok(page.done(&addresses::Submission(id).comment(comment), "team-merged")),
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            // Where the comments chosen are gone, or too few, there is no form to show again.
            let found = match actions::open_merge(&page.site, &page.actor, id, chosen).await {
                Ok(found) => found,
                Err(Error::Refused(_) | Error::NotFound) => return Err(error),
                Err(other) => return Err(other),
            };
            let values = Values {
                place: sent.one("place").to_owned(),
                kind: sent.one("kind").to_owned(),
                body: sent.one("body").to_owned(),
                proposed_text: sent.one("proposed_text").to_owned(),
            };
            let form = FormView::of(&values).refused(&page, error)?;
            gather(&page, &found).await?;
            page.render_refused(TEMPLATE, &view(&page, &found, form))
        }
        Err(error) => Err(error),
    }
}

async fn gather(page: &Page, found: &Merging) -> Result<()> {
    let piece = |(written, _): &(PlacedComment, _)| {
        Piece::new(Owner::Comment(written.comment.id), &written.comment.body)
    };
    page.gather(found.comments.iter().map(piece).collect())
        .await
}

fn view(page: &Page, found: &Merging, form: FormView) -> View {
    let mut places: Vec<PlaceView> = Vec::new();
    let mut known = Vec::new();
    for (written, _) in &found.comments {
        let comment = &written.comment;
        let place = &comment.anchor;
        if !known.contains(&place) {
            known.push(place);
            places.push(place_view(page, written));
        }
    }
    View {
        title: page.text("team-merge-title"),
        id: found.own.submission.id,
        consultation: found.own.consultation.title.clone(),
        comments: found
            .comments
            .iter()
            .map(|(written, authors)| comment_view(page, written, authors))
            .collect(),
        places,
        max: page.site.config.limits.comment_characters,
        form,
    }
}

fn place_view(page: &Page, written: &PlacedComment) -> PlaceView {
    let comment = &written.comment;
    let section = written.section_label();
    let words = written.words.clone().unwrap_or_default();
    PlaceView {
        value: comment.id.to_string(),
        text: if section.is_empty() {
            page.text("anchor-document")
        } else {
            section
        },
        hint: if words.chars().count() > EXCERPT {
            format!("{}…", words.chars().take(EXCERPT).collect::<String>())
        } else {
            words
        },
    }
}

fn comment_view(page: &Page, written: &PlacedComment, authors: &str) -> CommentView {
    let comment = &written.comment;
    CommentView {
        id: comment.id,
        authors: listed(authors.split(AUTHORS)),
        section: written.section_label(),
        kind: comment.kind.as_str(),
        body_html: page.html_of(&comment.body),
        quote: written.words.clone().unwrap_or_default(),
        proposed_text: comment.proposed_text.clone().unwrap_or_default(),
        seen: comment.updated_at.and_utc().timestamp_micros().to_string(),
    }
}
