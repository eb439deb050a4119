//! The files that come with a submission: sent, described, taken away, fetched.

use std::collections::BTreeMap;

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::files::FileView;
use crate::attachments::actions;
use crate::attachments::model::{self, Attachment, MAX_DESCRIPTION, SentFile, megabytes};
use crate::consultations::parties::not_open;
use crate::error::{Error, Message, Result};
use crate::submissions::model::SubmissionState;
use crate::submissions::own::OwnSubmission;
use crate::types::Moment;
use crate::types::ids::{AttachmentId, SubmissionId};
use crate::web::upload::Upload;
use crate::web::{NoFields, Page, SafeForm, addresses};

const SHOW: &str = "pages/attachments/attachments.html";

/// What a form takes besides the file.
const BESIDES: usize = 64 * 1024;

type Id = web::Path<i64>;

type Ids = web::Path<(i64, i64)>;

/// An attachment on the page where its party changes it.
#[derive(Debug, Clone, Serialize)]
struct Changeable {
    #[serde(flatten)]
    file: FileView,
    id: i64,
    /// When it was last changed, as the form says it was seen.
    seen: String,
    /// What stands in the form that changes its description.
    value: String,
    error: String,
}

#[derive(Serialize)]
struct View {
    title: String,
    id: SubmissionId,
    consultation: String,
    /// Of the consultation.
    language: &'static str,
    round: i64,
    party: String,
    closes_at: Moment,
    time_zone: String,
    /// Why nothing can change any more, or "".
    closed: String,
    /// A draft in an open round.
    editable: bool,
    attachments: Vec<Changeable>,
    /// One more file may come.
    room: bool,
    most: usize,
    limit: String,
    limit_together: String,
    description_limit: usize,
    /// Files are scanned for viruses.
    scanned: bool,
    description: String,
    /// By field: "file", "description", "form", "description-7".
    errors: BTreeMap<String, String>,
}

fn changeable(attachment: &Attachment, scanned: bool) -> Changeable {
    Changeable {
        file: FileView::of(attachment, scanned, true),
        id: attachment.id.0,
        seen: seen_of(attachment.updated_at),
        value: attachment.description.clone(),
        error: String::new(),
    }
}

/// To the microsecond, as stored.
fn seen_of(at: Moment) -> String {
    at.and_utc().timestamp_micros().to_string()
}

fn seen_at(text: &str) -> Result<Moment> {
    text.parse()
        .ok()
        .and_then(chrono::DateTime::from_timestamp_micros)
        .map(|at| at.naive_utc())
        .ok_or_else(|| Error::refused("error-form-broken"))
}

async fn view(page: &Page, id: SubmissionId) -> Result<View> {
    let (own, found) = actions::sent_with(&page.site, &page.actor, id).await?;
    let scanned = page.site.scanner.is_some();
    let attachments: Vec<Changeable> = found
        .iter()
        .map(|attachment| changeable(attachment, scanned))
        .collect();
    let OwnSubmission {
        submission,
        party,
        round,
        consultation,
        ..
    } = own;
    let now = page.site.now();
    let open = round.takes_comments(now);
    let limits = &page.site.config.limits;
    Ok(View {
        title: page.text("attachments-title"),
        id,
        language: consultation.language.as_str(),
        consultation: consultation.title,
        round: round.number,
        party: party.name,
        closes_at: round.closes_at,
        time_zone: consultation.time_zone,
        closed: if open {
            String::new()
        } else {
            page.say(&not_open(&round, now))
        },
        editable: open && submission.state == SubmissionState::Draft,
        room: attachments.len() < limits.attachments,
        attachments,
        most: limits.attachments,
        limit: megabytes(limits.attachment_bytes),
        limit_together: megabytes(limits.attachments_bytes),
        description_limit: MAX_DESCRIPTION,
        scanned,
        description: String::new(),
        errors: BTreeMap::new(),
    })
}

/// GET `/submissions/{id}/attachments`
pub(super) async fn show(page: Page, path: Id) -> Result<HttpResponse> {
    let view = view(&page, SubmissionId(*path)).await?;
    page.render(SHOW, &view)
}

/// POST `/submissions/{id}/attachments`: one file more.
pub(super) async fn add(page: Page, path: Id, form: Multipart) -> Result<HttpResponse> {
    let id = SubmissionId(*path);
    // Before the file is read: nobody else may send one.
    let mut shown = view(&page, id).await?;
    page.take_post()?;
    let limit = page.site.config.limits.attachment_bytes + BESIDES;
    let here = addresses::Submission(id).attachments();
    let sent = match Upload::read_up_to(&page, form, limit).await {
        Ok(mut upload) => {
            upload
                .field("description")
                .clone_into(&mut shown.description);
            upload.files.pop()
        }
        Err(error) => return refused(&page, shown, error, ""),
    };
    let done = match sent {
        Some(file) => {
            let name = file.name.clone();
            let sent = SentFile {
                name: file.name,
                bytes: file.bytes,
                description: shown.description.clone(),
            };
            actions::attach(&page.site, &page.actor, id, sent)
                .await
                .map(|()| name)
        }
        None => Err(Error::invalid("file", "attachments-missing")),
    };
    match done {
        Ok(name) => Ok(page.done(
            &here,
            Message::new("attachments-added").with("file", model::shown_name(&name)),
        )),
        Err(error) => refused(&page, shown, error, ""),
    }
}

/// What is said of one attachment, as sent.
#[derive(Debug, Deserialize)]
pub(super) struct DescribeForm {
    #[serde(default)]
    description: String,
    #[serde(default)]
    seen: String,
}

/// POST `/submissions/{id}/attachments/{attachment}`
pub(super) async fn describe(
    page: Page,
    path: Ids,
    form: SafeForm<DescribeForm>,
) -> Result<HttpResponse> {
    let (id, attachment) = ids(path);
    page.take_post()?;
    let seen = seen_at(&form.0.seen)?;
    let text = &form.0.description;
    let done = actions::describe(&page.site, &page.actor, (id, attachment), seen, text).await;
    match done {
        Ok(()) => Ok(page.done(
            &addresses::Submission(id).attachments(),
            "attachments-described",
        )),
        Err(error) => {
            let mut shown = view(&page, id).await?;
            for one in &mut shown.attachments {
                if one.id == attachment.0 {
                    one.value.clone_from(text);
                }
            }
            refused(&page, shown, error, &format!("-{attachment}"))
        }
    }
}

/// POST `/submissions/{id}/attachments/{attachment}/removal`
pub(super) async fn remove(
    page: Page,
    path: Ids,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    let (id, attachment) = ids(path);
    page.take_post()?;
    let name = actions::detach(&page.site, &page.actor, (id, attachment)).await?;
    Ok(page.done(
        &addresses::Submission(id).attachments(),
        Message::new("attachments-removed").with("file", name),
    ))
}

fn ids(path: Ids) -> (SubmissionId, AttachmentId) {
    let (id, attachment) = path.into_inner();
    (SubmissionId(id), AttachmentId(attachment))
}

/// The page again with what is wrong; `field` is what the name of a field at fault ends in.
fn refused(page: &Page, mut shown: View, error: Error, field: &str) -> Result<HttpResponse> {
    match error {
        Error::Invalid(faults) => {
            for fault in faults {
                let text = page.say(&fault.message);
                shown.errors.insert(format!("{}{field}", fault.field), text);
            }
        }
        Error::Refused(message) => {
            shown.errors.insert("form".to_owned(), page.say(&message));
            return page.render_status(StatusCode::CONFLICT, SHOW, &shown);
        }
        Error::TooLarge(message) => {
            shown.errors.insert("form".to_owned(), page.say(&message));
            return page.render_status(StatusCode::PAYLOAD_TOO_LARGE, SHOW, &shown);
        }
        other => return Err(other),
    }
    for one in &mut shown.attachments {
        let own = format!("description-{}", one.id);
        one.error = shown.errors.get(&own).cloned().unwrap_or_default();
    }
    page.render_refused(SHOW, &shown)
}
