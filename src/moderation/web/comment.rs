//! One comment with all that bears on it, and the decision.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::elsewhere::{ElsewhereView, also, elsewhere};
use super::form::{RulingForm, Wish, wish};
use super::personal::{body_source, chosen, left};
use super::queue_query::QueueQuery;
use super::review_view::{by, path, view};
use super::words::{ground_text, place_text, public_html, public_piece, public_plain};
use crate::error::{Error, Message, Result};
use crate::moderation::actions::{self, CommentReview, DecisionOutcome, ExpectedDecisions};
use crate::moderation::marking::texts_of;
use crate::moderation::model::{RedactedField, Ruling, Verdict, shown_state};
use crate::moderation::published::PublicText;
use crate::moderation::store::History;
use crate::platform::dates;
use crate::rendering::{Owner, Piece};
use crate::submissions::model::Publication;
use crate::types::ids::CommentId;
use crate::web::Page;
use crate::web::forms::{Fields, SafeForm};

#[derive(Serialize)]
struct Preview {
    title: String,
    path: String,
    /// The queue it was opened from.
    queue: String,
    place: String,
    input: RulingForm,
    body_html: String,
    proposed: String,
    /// Reference and names, where words of them are withheld.
    beside: Vec<String>,
    grounds: Vec<String>,
    /// What could still be read though it looks like a number of somebody: words, and why.
    left: Vec<(String, String)>,
    private: bool,
    elsewhere: ElsewhereView,
}

/// GET /moderation/comments/{id}
pub(super) async fn show(
    page: Page,
    id: web::Path<i64>,
    query: web::Query<QueueQuery>,
) -> Result<HttpResponse> {
    let look = actions::look(&page.site, &page.actor, CommentId(*id)).await?;
    actions::open(&page.site, &page.actor, &look).await?;
    gather(&page, &look).await?;
    let input = RulingForm::new(&look.comment);
    let view = view(&page, look, &query, input, (BTreeMap::new(), String::new()));
    page.render("pages/moderation/comment.html", &view)
}

/// GET /moderation/comments/{id}/next: the comment behind this one in the queue it was opened from.
pub(super) async fn next(
    page: Page,
    id: web::Path<i64>,
    query: web::Query<QueueQuery>,
) -> Result<HttpResponse> {
    let place = onward(&page, &query, CommentId(*id)).await?;
    Ok(page.redirect(&place))
}

/// POST /moderation/comments/{id}/decision
///
/// A redaction is shown as the public will read it before it is decided on, and so is what is published with numbers that
/// say who somebody is; the rest is decided at once.
pub(super) async fn decide(
    page: Page,
    id: web::Path<i64>,
    query: web::Query<QueueQuery>,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let id = CommentId(*id);
    let fields = form.0;
    let input = RulingForm::of(&fields);
    let look = actions::look(&page.site, &page.actor, id).await?;
    gather(&page, &look).await?;
    let wish = wish(&fields);
    if matches!(wish, Wish::More | Wish::Change | Wish::Found(_)) {
        let input = match wish {
            Wish::More => input.with_more(),
            Wish::Found(one) => chosen(&look, input, one),
            _ => input,
        };
        let view = view(&page, look, &query, input, (BTreeMap::new(), String::new()));
        return page.render("pages/moderation/comment.html", &view);
    }
    let decisions = input.seen()?;
    let ruling = match input.ruling(&texts_of(&look.comment, &look.submission, &look.party)) {
        Ok(ruling) => ruling,
        Err(faults) => {
            let errors = faults
                .0
                .iter()
                .map(|(field, message)| (field.clone(), page.say(message)))
                .collect();
            let view = view(&page, look, &query, input, (errors, String::new()));
            return page.render_refused("pages/moderation/comment.html", &view);
        }
    };
    let stale = decisions != look.comment.decisions;
    let asks = match ruling.verdict {
        Verdict::PublishRedacted => true,
        Verdict::Publish => !left(&page, &look, &ruling).is_empty(),
        Verdict::Withhold => false,
    };
    if asks && wish == Wish::Decide && !stale {
        let preview = preview(&page, &look, &query, (input, &ruling)).await?;
        return page.render("pages/moderation/preview.html", &preview);
    }
    let seen = ExpectedDecisions {
        comment: id,
        decisions,
    };
    let verdict = ruling.verdict;
    let also = also(&fields, &input)?;
    let others = also.seen.len();
    // What is left of numbers was shown before.
    let ruling = ruling.anyway(wish == Wish::Confirm);
    match actions::decide(&page.site, &page.actor, seen, ruling, also).await {
        Ok(DecisionOutcome::Done) => {
            let done = match others {
                0 => Message::new(format!("moderation-done-{verdict}")),
                _ => Message::new("moderation-done-elsewhere").with("count", others),
            };
            let done = done.with("number", id);
            let place = if *query == QueueQuery::default() {
                query.href()
            } else {
                onward(&page, &query, id).await?
            };
            Ok(page.done(&place, done))
        }
        Ok(DecisionOutcome::Asked) => Ok(page.done(&query.comment(id), "approvals-asked")),
        Ok(DecisionOutcome::Taken(held)) => {
            // What the colleague decided is part of the page shown again; what was typed stays.
            let look = actions::look(&page.site, &page.actor, id).await?;
            gather(&page, &look).await?;
            let taken = page.say(&taken(&page, &look, &held));
            let input = RulingForm {
                decisions: look.comment.decisions.to_string(),
                ..input
            };
            let view = view(&page, look, &query, input, (BTreeMap::new(), taken));
            page.render_status(StatusCode::CONFLICT, "pages/moderation/comment.html", &view)
        }
        Err(Error::Refused(message)) => {
            let look = actions::look(&page.site, &page.actor, id).await?;
            gather(&page, &look).await?;
            let errors = BTreeMap::from([("form".to_owned(), page.say(&message))]);
            let view = view(&page, look, &query, input, (errors, String::new()));
            page.render_status(StatusCode::CONFLICT, "pages/moderation/comment.html", &view)
        }
        Err(other) => Err(other),
    }
}

/// Where a moderator goes on: at the next comment of the queue this one was opened from, or in the queue.
async fn onward(page: &Page, query: &QueueQuery, from: CommentId) -> Result<String> {
    let next = actions::next_in_queue(&page.site, &page.actor, query.search(), from).await?;
    Ok(next.map_or_else(|| query.behind(None).href(), |next| query.comment(next)))
}

/// "A. Colleague decided at 14:05: withheld."
fn taken(page: &Page, look: &CommentReview, held: &History) -> Message {
    let zone = look
        .consultation
        .time_zone
        .parse()
        .unwrap_or(page.site.config.site.time_zone);
    let at = dates::datetime(held.decision.decided_at, zone, page.language);
    let state = shown_state(held.decision.verdict.state());
    Message::new("moderation-taken")
        .with("by", by(page, held))
        .with("at", at)
        .with("state", page.text(&format!("decision-state-{state}")))
}

async fn gather(page: &Page, look: &CommentReview) -> Result<()> {
    let comment = &look.comment;
    if !look.personal.is_empty() {
        // With marks in it, for this page alone.
        page.gather_unsaved(vec![body_source(look)]).await?;
    }
    page.gather(vec![Piece::new(Owner::Comment(comment.id), &comment.body)])
        .await
}

async fn preview(
    page: &Page,
    look: &CommentReview,
    query: &QueueQuery,
    (input, ruling): (RulingForm, &Ruling),
) -> Result<Preview> {
    let text = |source: &str, field: RedactedField| {
        let spans: Vec<(usize, usize, &str)> = ruling
            .marks
            .iter()
            .filter(|mark| mark.field == field)
            .map(|mark| (mark.start, mark.end, mark.ground.as_str()))
            .collect();
        PublicText::redact(source, &spans)
    };
    let mut named: Vec<_> = ruling.marks.iter().map(|mark| mark.ground).collect();
    named.sort_unstable();
    named.dedup();
    let proposed = look.comment.proposed_text.as_deref();
    // What stands beside the comment is shown where words of it are withheld.
    let beside = texts_of(&look.comment, &look.submission, &look.party)
        .into_iter()
        .filter(|(field, _)| {
            !matches!(field, RedactedField::Body | RedactedField::ProposedText)
                && ruling.marks.iter().any(|mark| mark.field == *field)
        })
        .map(|(field, source)| public_plain(page, &text(source, field)))
        .collect();
    let body = text(&look.comment.body, RedactedField::Body);
    // Not decided yet: it is shown, not kept.
    let source = public_piece(page, look.comment.id, &body).source;
    page.gather_unsaved(vec![source]).await?;
    Ok(Preview {
        elsewhere: elsewhere(page, look.comment.id, &input).await?,
        beside,
        title: page.say(&Message::new("moderation-preview-title").with("number", look.comment.id)),
        path: path(look.comment.id),
        queue: query.suffix(),
        place: place_text(page, look.place.as_ref()),
        body_html: public_html(page, &body),
        proposed: proposed
            .map(|source| public_plain(page, &text(source, RedactedField::ProposedText)))
            .unwrap_or_default(),
        grounds: named.into_iter().map(|g| ground_text(page, g)).collect(),
        left: left(page, look, ruling),
        private: look.submission.publication == Publication::None,
        input,
    })
}
