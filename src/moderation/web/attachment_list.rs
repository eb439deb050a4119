//! The attachments that wait for a moderator, or were decided on: a list.

use super::attachments::path_of;
use crate::attachments::web::FileView;
use crate::error::{Message, Result};
use crate::moderation::actions;
use crate::moderation::attachments::DECIDABLE;
use crate::moderation::model::shown_state;
use crate::moderation::store::SentAttachment;
use crate::submissions::model::Moderation;
use crate::types::Moment;
use crate::types::ids::AttachmentId;
use crate::web::{Choice, Page};
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

const LIST: &str = "pages/moderation/attachments.html";

#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct FilesQuery {
    #[serde(default)]
    state: String,
    #[serde(default)]
    after: String,
}

#[derive(Serialize)]
struct ListView {
    title: String,
    state: String,
    states: Vec<Choice>,
    rows: Vec<FileRow>,
    first: String,
    next: String,
}

#[derive(Serialize)]
struct FileRow {
    path: String,
    file: FileView,
    state: &'static str,
    party: String,
    round: String,
    at: Option<Moment>,
}

/// GET /moderation/attachments
pub(super) async fn list(page: Page, query: web::Query<FilesQuery>) -> Result<HttpResponse> {
    let state = query
        .state
        .parse()
        .ok()
        .filter(|state| DECIDABLE.contains(state))
        .unwrap_or(Moderation::Pending);
    let after = AttachmentId(query.after.parse().unwrap_or(0));
    let found = actions::attachment_list(&page.site, &page.actor, state, after).await?;
    let path = |after: Option<AttachmentId>| match after {
        Some(after) => format!("/moderation/attachments?state={state}&after={after}"),
        None => format!("/moderation/attachments?state={state}"),
    };
    let scanned = page.site.scanner.is_some();
    let view = ListView {
        title: page.text("attachments-moderation-title"),
        states: DECIDABLE
            .iter()
            .map(|state| {
                let key = format!("decision-state-{}", shown_state(*state));
                Choice::new(state, page.text(&key))
            })
            .collect(),
        rows: found
            .rows
            .iter()
            .map(|(sent, round, consultation)| {
                let SentAttachment {
                    attachment,
                    submission,
                    party,
                } = sent;
                FileRow {
                    path: path_of(attachment.id),
                    file: FileView::of(attachment, scanned, false),
                    state: shown_state(attachment.moderation),
                    party: party.name.clone(),
                    round: page.say(
                        &Message::new("moderation-round")
                            .with("title", &consultation.title)
                            .with("number", round.number),
                    ),
                    at: submission.submitted_at,
                }
            })
            .collect(),
        first: if after.0 > 0 {
            path(None)
        } else {
            String::new()
        },
        next: found.next.map(|next| path(Some(next))).unwrap_or_default(),
        state: state.to_string(),
    };
    page.render(LIST, &view)
}
