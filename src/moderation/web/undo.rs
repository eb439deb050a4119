//! What a moderator decided a moment ago, and taking it back.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::queue_query::QueueQuery;
use crate::error::{Error, Message, Result};
use crate::moderation::actions::{self, Undoable};
use crate::types::Moment;
use crate::types::ids::CommentId;
use crate::web::Page;
use crate::web::forms::SafeForm;

/// The line that says what was decided, with its button.
#[derive(Debug, Clone, Serialize)]
pub(super) struct UndoView {
    text: String,
    /// Where the button sends what was decided.
    action: String,
    /// The moment of the act, in microseconds.
    at: String,
    /// The comment, where it was one; otherwise "".
    comment: String,
}

impl UndoView {
    pub(super) fn of(page: &Page, query: &QueueQuery, undoable: &Undoable) -> Self {
        let left = (undoable.until - page.site.now()).num_seconds();
        let text = Message::new(format!("moderation-undo-{}", undoable.verdict))
            .with("number", undoable.comment)
            .with("count", undoable.count)
            .with("limit", left.max(0));
        Self {
            text: page.say(&text),
            action: format!("/moderation/undo{}", query.suffix()),
            at: undoable.at.and_utc().timestamp_micros().to_string(),
            comment: if undoable.count == 1 {
                undoable.comment.to_string()
            } else {
                String::new()
            },
        }
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct UndoForm {
    at: String,
    #[serde(default)]
    comment: String,
}

/// POST /moderation/undo: back to the comment, or to the queue after several.
pub(super) async fn undo(
    page: Page,
    query: web::Query<QueueQuery>,
    form: SafeForm<UndoForm>,
) -> Result<HttpResponse> {
    let broken = || Error::refused("error-form-broken");
    let micros = form.0.at.parse().map_err(|_| broken())?;
    let at: Moment = chrono::DateTime::from_timestamp_micros(micros)
        .ok_or_else(broken)?
        .naive_utc();
    let back = match form.0.comment.parse() {
        Ok(id) => query.comment(CommentId(id)),
        Err(_) => query.href(),
    };
    match actions::undo(&page.site, &page.actor, at).await {
        Ok(count) => {
            let done = Message::new("moderation-undone").with("count", count);
            Ok(page.done(&back, done))
        }
        Err(Error::Refused(message)) => Ok(page.sorry(&back, message)),
        Err(other) => Err(other),
    }
}
