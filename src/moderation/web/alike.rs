//! Copies of one letter, decided on together on a page of their own.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::queue::seen;
use crate::error::{Error, Message, Result};
use crate::moderation::actions::{self, Difference};
use crate::moderation::store::WaitingCopy;
use crate::types::ids::{CampaignId, CommentId};
use crate::web::forms::Fields;
use crate::web::{Page, SafeForm, addresses};

const TEMPLATE: &str = "pages/moderation/alike.html";

#[derive(Serialize)]
struct AlikeView {
    title: String,
    consultation: String,
    path: String,
    suggested: bool,
    name: String,
    sample: String,
    waiting: i64,
    /// Those that can be published together.
    together: Vec<CopyView>,
    /// Those that are read by themselves: words of their own, or something that looks like personal data.
    alone: Vec<CopyView>,
    next: String,
    error: String,
}

#[derive(Serialize)]
struct CopyView {
    number: String,
    href: String,
    /// Value of its hidden field.
    seen: String,
    party: String,
    /// Its words that the sample does not have, and those of the sample that it leaves out.
    differs: String,
    left_out: String,
    personal: String,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Query {
    after: Option<i64>,
}

/// `GET /moderation/campaigns/{id}`
pub(super) async fn show(
    page: Page,
    path: web::Path<i64>,
    query: web::Query<Query>,
) -> Result<HttpResponse> {
    let id = CampaignId(path.into_inner());
    let after = query.after.map(CommentId);
    let view = view(&page, id, after, String::new()).await?;
    page.render(TEMPLATE, &view)
}

async fn view(
    page: &Page,
    id: CampaignId,
    after: Option<CommentId>,
    error: String,
) -> Result<AlikeView> {
    let found = actions::alike(&page.site, &page.actor, id, after).await?;
    let path = addresses::ModeratedCampaign(id).page();
    let (alone, together) = found
        .copies
        .into_iter()
        .partition::<Vec<_>, _>(|(copy, _)| copy.is_read_alone());
    let views = |copies: Vec<(WaitingCopy, Difference)>| {
        copies
            .into_iter()
            .map(|(copy, differs)| CopyView {
                number: copy.comment.id.to_string(),
                href: addresses::ModeratedComment(copy.comment.id).page(),
                seen: format!("{}-{}", copy.comment.id, copy.comment.decisions),
                party: copy.party,
                differs: differs.added,
                left_out: differs.left_out,
                personal: super::queue::personal_text(page, &copy.personal),
            })
            .collect()
    };
    Ok(AlikeView {
        title: page.text("moderation-alike-title"),
        consultation: found.consultation.title,
        suggested: found.campaign.suggested,
        name: found.campaign.title,
        sample: found.sample,
        waiting: found.waiting,
        together: views(together),
        alone: views(alone),
        next: found
            .next
            .map(|after| format!("{path}?after={after}"))
            .unwrap_or_default(),
        path,
        error,
    })
}

/// `POST /moderation/campaigns/{id}/publication`: the copies shown that add nothing.
pub(super) async fn publish(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let id = CampaignId(path.into_inner());
    let copies = form
        .0
        .all("ids")
        .map(|text| seen(text).ok_or_else(|| Error::refused("error-form-broken")))
        .collect::<Result<Vec<_>>>()?;
    match actions::publish_alike(&page.site, &page.actor, id, copies).await {
        Ok(count) => {
            let done = Message::new("moderation-bulk-done").with("count", count);
            Ok(page.done(&addresses::ModeratedCampaign(id).page(), done))
        }
        Err(error) => {
            let sentence = match error {
                Error::Refused(message) => page.say(&message),
                Error::Invalid(faults) => faults
                    .first()
                    .map(|fault| page.say(&fault.message))
                    .unwrap_or_default(),
                other => return Err(other),
            };
            let view = view(&page, id, None, sentence).await?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}
