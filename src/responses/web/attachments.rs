//! The files that came with the responses to a round.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use crate::attachments::web::FileView;
use crate::error::Result;
use crate::responses::actions;
use crate::types::ids::AttachmentId;
use crate::web::{Page, addresses};

/// Where the list goes on.
#[derive(Deserialize)]
pub(super) struct FilesQuery {
    after: Option<i64>,
}

#[derive(Serialize)]
struct FilesView {
    title: String,
    consultation: String,
    table: String,
    files: Vec<Row>,
    first: String,
    older: String,
}

#[derive(Serialize)]
struct Row {
    file: FileView,
    party: String,
    group: String,
    receipt: String,
}

/// `GET /drafting/{slug}/rounds/{number}/attachments?after=ID`
pub(super) async fn show(
    page: Page,
    path: web::Path<(String, i64)>,
    query: web::Query<FilesQuery>,
) -> Result<HttpResponse> {
    let after = AttachmentId(query.after.unwrap_or(0));
    let found = actions::files(&page.site, &page.actor, path.into_inner(), after).await?;
    let table = addresses::Drafting(&found.consultation.slug, found.round.number).table();
    let here = format!("{table}/attachments");
    let scanned = page.site.scanner.is_some();
    let config = &page.site.config;
    let view = FilesView {
        title: page.text("attachments-public-title"),
        files: found
            .files
            .into_iter()
            .map(|sent| Row {
                file: FileView::of(&sent.attachment, scanned, false),
                group: config
                    .group_name(&sent.party.group_code, page.language)
                    .to_owned(),
                party: sent.party.name,
                receipt: sent.submission.receipt_number.unwrap_or_default(),
            })
            .collect(),
        first: if after.0 > 0 {
            here.clone()
        } else {
            String::new()
        },
        older: found
            .next
            .map(|next| format!("{here}?after={next}"))
            .unwrap_or_default(),
        consultation: found.consultation.title,
        table,
    };
    page.render("pages/responses/attachments.html", &view)
}
