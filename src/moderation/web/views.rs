//! Views: how a moderator narrows the queue, kept under a name.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::queue_query::QueueQuery;
use crate::error::{Error, Message, Result};
use crate::moderation::actions;
use crate::moderation::store::SavedView;
use crate::types::ids::QueueViewId;
use crate::web::Page;
use crate::web::forms::{NoFields, SafeForm};

/// A view as a link.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ViewLink {
    name: String,
    href: String,
    /// Where its button sends that it can go.
    remove: String,
}

impl ViewLink {
    pub(super) fn of(view: &SavedView) -> Self {
        Self {
            name: view.name.clone(),
            href: format!("/moderation{}", view.query),
            remove: format!("/moderation/views/{}/removal", view.id),
        }
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct KeepForm {
    #[serde(default)]
    name: String,
}

/// POST /moderation/views: keeps the queue as the address narrows it.
pub(super) async fn keep(
    page: Page,
    query: web::Query<QueueQuery>,
    form: SafeForm<KeepForm>,
) -> Result<HttpResponse> {
    let whole = query.behind(None);
    match actions::keep_view(&page.site, &page.actor, &form.0.name, whole.suffix()).await {
        Ok(()) => Ok(page.done(&whole.href(), "moderation-view-kept")),
        Err(Error::Invalid(faults)) => {
            let message = faults
                .into_iter()
                .next()
                .map_or_else(|| Message::new("error-form-broken"), |fault| fault.message);
            Ok(page.sorry(&whole.href(), message))
        }
        Err(other) => Err(other),
    }
}

/// POST /moderation/views/{id}/removal
pub(super) async fn remove(
    page: Page,
    id: web::Path<i64>,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    actions::forget_view(&page.site, &page.actor, QueueViewId(*id)).await?;
    Ok(page.done("/moderation", "moderation-view-removed"))
}
