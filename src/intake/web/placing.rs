//! Where a comment that came by a sheet was put, beside what the sheet called the place, and putting it elsewhere.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Message, Result};
use crate::intake::placing::{self, NewPlace};
use crate::moderation::actions::CommentReview;
use crate::types::ids::CommentId;
use crate::web::forms::{FormView, SafeForm};
use crate::web::{Page, addresses};

/// Where it belongs, as typed.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct PlaceInput {
    #[serde(default)]
    place: String,
    #[serde(default)]
    quote: String,
    /// When the comment was last changed, as it was shown.
    #[serde(default)]
    seen: String,
}

#[derive(Serialize)]
struct PlacingView {
    title: String,
    comment: String,
    path: String,
    /// What the sheet called the place, and what else it said.
    written: String,
    notes: String,
    /// Where it is now.
    section: String,
    passage: String,
    quote: String,
    body: String,
    form: FormView,
}

/// `GET /moderation/comments/{id}/place`
pub(super) async fn show(page: Page, id: web::Path<i64>) -> Result<HttpResponse> {
    let review = placing::taken_in(&page.site, &page.actor, CommentId(*id)).await?;
    let input = PlaceInput {
        seen: seen(&review),
        ..PlaceInput::default()
    };
    let view = view(&page, &review, FormView::of(&input));
    page.render("pages/intake/placing.html", &view)
}

/// `POST /moderation/comments/{id}/place`
pub(super) async fn put(
    page: Page,
    id: web::Path<i64>,
    form: SafeForm<PlaceInput>,
) -> Result<HttpResponse> {
    let (id, input) = (CommentId(*id), form.0);
    let review = placing::taken_in(&page.site, &page.actor, id).await?;
    let outcome = if input.seen == seen(&review) {
        let to = NewPlace {
            place: input.place.trim().to_owned(),
            quote: input.quote.trim().to_owned(),
        };
        placing::put(&page.site, &page.actor, &review, to).await
    } else {
        Err(Error::refused("intake-move-changed"))
    };
    match outcome {
        Ok(()) => {
            let done = Message::new("intake-moved").with("number", id);
            Ok(page.done(&addresses::ModeratedComment(id).page(), done))
        }
        Err(error) => {
            let again = PlaceInput {
                seen: seen(&review),
                ..input
            };
            let form = FormView::of(&again).refused(&page, error)?;
            let view = view(&page, &review, form);
            page.render_refused("pages/intake/placing.html", &view)
        }
    }
}

fn seen(review: &CommentReview) -> String {
    review
        .comment
        .updated_at
        .and_utc()
        .timestamp_micros()
        .to_string()
}

fn view(page: &Page, review: &CommentReview, form: FormView) -> PlacingView {
    let comment = &review.comment;
    let place = review.place.as_ref();
    PlacingView {
        title: page.say(&Message::new("intake-move-title").with("number", comment.id)),
        comment: comment.id.to_string(),
        path: addresses::ModeratedComment(comment.id).page(),
        written: comment.reference.clone(),
        notes: comment.notes.clone(),
        section: place.map_or_else(
            || page.text("moderation-whole-document"),
            |place| {
                format!("{} {}", place.number, place.title)
                    .trim()
                    .to_owned()
            },
        ),
        passage: place
            .and_then(|place| place.passage_text.clone())
            .unwrap_or_default(),
        quote: comment.anchor.words().unwrap_or_default().to_owned(),
        body: comment.body.clone(),
        form,
    }
}
