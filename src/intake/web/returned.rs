//! The page on which a party hands in the draft with its changes and comments, looks over what was read of it, and takes
//! that into its draft.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::returned_items::{ItemView, SentItem, sent};
use crate::error::{Error, Message, Result};
use crate::intake::returned::draft::{self, DraftItem};
use crate::intake::returned::model::SaidItem;
use crate::platform::texts;
use crate::submissions::own::OwnSubmission;
use crate::types::ids::SubmissionId;
use crate::web::forms::FormView;
use crate::web::upload::Upload;
use crate::web::{Page, addresses};

const SHOW: &str = "pages/intake/returned.html";

type Id = web::Path<i64>;

#[derive(Debug, Default, Serialize)]
struct ReturnedInput {
    file: String,
}

#[derive(Debug, Serialize)]
struct ReturnedView {
    title: String,
    submission: String,
    action: String,
    consultation: String,
    text_url: String,
    /// The text alone, for a word processor.
    text_docx: String,
    text_odt: String,
    party: String,
    form: FormView,
    /// What was read, while it is looked over.
    items: Vec<ItemView>,
    notices: Vec<String>,
    file: String,
}

/// `GET /submissions/{id}/document`
pub(super) async fn show(page: Page, id: Id) -> Result<HttpResponse> {
    let own = draft::writable(&page.site, &page.actor, SubmissionId(*id)).await?;
    page.render(SHOW, &view(&page, own))
}

/// `POST /submissions/{id}/document`: a file to look at, or what was looked over.
pub(super) async fn take(page: Page, id: Id, form: Multipart) -> Result<HttpResponse> {
    let id = SubmissionId(*id);
    // Before the file is read: nobody else may send one.
    let own = draft::writable(&page.site, &page.actor, id).await?;
    let upload = Upload::read(&page, form).await?;
    page.take_post()?;
    if upload.field("looked").is_empty() {
        return look(&page, own, upload).await;
    }
    let items = sent(upload.fields());
    let chosen: Vec<DraftItem> = items
        .iter()
        .filter(|item| item.taken)
        .map(draft_item)
        .collect();
    let taken = if chosen.is_empty() {
        Err(Error::refused("intake-back-none-chosen"))
    } else {
        draft::take(&page.site, &page.actor, &own, chosen).await
    };
    match taken {
        Ok(done) => {
            let message = Message::new("intake-back-done")
                .with("count", done.taken)
                .with("count_known", done.known);
            Ok(page.done(&addresses::Submission(id).page(), message))
        }
        Err(error @ (Error::Refused(_) | Error::Invalid(_))) => {
            let mut view = view(&page, own);
            view.form = view.form.refused(&page, error)?;
            upload.field("name").clone_into(&mut view.file);
            view.items = items.iter().map(|item| item.view(&page)).collect();
            page.render_refused(SHOW, &view)
        }
        Err(error) => Err(error),
    }
}

async fn look(page: &Page, own: OwnSubmission, upload: Upload) -> Result<HttpResponse> {
    let mut name = String::new();
    let read = match upload.files.into_iter().next() {
        Some(file) => {
            name = file.name;
            let sent = (name.as_str(), file.bytes.into());
            draft::look(&page.site, &page.actor, &own, sent).await
        }
        None => Err(Error::invalid("file", "intake-file-missing")),
    };
    let mut view = view(page, own);
    view.file = name;
    match read {
        Ok(file) => {
            view.notices = file.notices.iter().map(|notice| page.say(notice)).collect();
            view.items = file
                .comments
                .iter()
                .map(|item| ItemView::of(item, SaidItem::of(item, page.language), page))
                .collect();
            page.render(SHOW, &view)
        }
        Err(error @ (Error::Refused(_) | Error::Invalid(_))) => {
            view.form = view.form.refused(page, error)?;
            page.render_refused(SHOW, &view)
        }
        Err(error) => Err(error),
    }
}

fn draft_item(item: &SentItem) -> DraftItem {
    DraftItem {
        number: item.said.row,
        key: item.key.clone(),
        passage: item.said.anchor.clone().unwrap_or_default(),
        range: item.range.clone(),
        body: item.body.clone(),
        proposed: item.proposed.clone(),
        reference: item.said.reference.clone(),
        notes: item.said.notes.clone(),
        typed: item.typed.clone(),
    }
}

fn view(page: &Page, own: OwnSubmission) -> ReturnedView {
    let address = addresses::Submission(own.submission.id);
    let text_url = addresses::Round(&own.consultation.slug, own.round.number).page();
    ReturnedView {
        title: texts::text(page.language, "intake-back-title"),
        submission: address.page(),
        action: address.document(),
        text_docx: format!("{text_url}/export.text-docx"),
        text_odt: format!("{text_url}/export.text-odt"),
        text_url,
        consultation: own.consultation.title,
        party: own.party.name,
        form: FormView::of(&ReturnedInput::default()),
        items: Vec::new(),
        notices: Vec::new(),
        file: String::new(),
    }
}
