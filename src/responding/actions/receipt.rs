//! What a receipt says, for the mail and for the PDF that goes with it.

use chrono::{Datelike, Timelike};
use serde_json::{Value, json};

use super::full::{FullSubmission, load_full, whole};
use crate::access::Actor;
use crate::config::Config;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::notifications;
use crate::platform::texts::{self, Language};
use crate::platform::{dates, markdown};
use crate::questions::model::QuestionKind;
use crate::site::Site;
use crate::submissions::letters::letter_context;
use crate::submissions::model::Publication;
use crate::submissions::own::OwnSubmission;
use crate::types::ids::SubmissionId;
use crate::web::addresses;

/// What goes with the mail: a receipt.
pub const RECEIPT_FILE: &str = "receipt";

/// A receipt as a file.
#[derive(Debug, Clone)]
pub struct ReceiptFile {
    /// The file's name.
    pub name: String,
    pub pdf: Vec<u8>,
}

/// The receipt of a submission that was handed in, as an accessible PDF.
///
/// # Errors
/// [`Error::NotFound`] for somebody of no party to it, when it was never handed in, or when this
/// program makes no PDF; [`Error::Busy`] when many are made already.
pub async fn receipt_pdf(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    language: Language,
) -> Result<ReceiptFile> {
    let whole = whole(site, actor, id).await?;
    if whole.own.submission.receipt_number.is_none() {
        return Err(Error::NotFound);
    }
    let permit = site.permits.pdf.enter().await?;
    let config = site.config.clone();
    // A task of its own: once begun it holds its place to the end, even if nobody waits any more.
    let made = tokio::spawn(async move {
        let _permit = permit;
        let (texts, of) = (config.clone(), whole);
        let context =
            tokio::task::spawn_blocking(move || receipt_context(&texts, &of, language)).await?;
        notifications::enclosure(&config, RECEIPT_FILE, language, context).await
    });
    let file = made
        .await
        .map_err(Error::internal)?
        .map_err(Error::Internal)?;
    file.map(|file| ReceiptFile {
        name: file.name,
        pdf: file.bytes,
    })
    .ok_or(Error::NotFound)
}

/// Everything a receipt tells of a submission.
pub fn gather_receipt(conn: &mut Conn, id: SubmissionId) -> Result<FullSubmission> {
    let own = OwnSubmission::of(conn, id)?;
    load_full(conn, own)
}

/// Whether a receipt says more than goes in a mail.
pub fn receipt_is_long(context: &Value) -> bool {
    notifications::is_long(context, &["comments", "answers", "attachments"])
}

/// What the receipt of a submission says.
pub fn receipt_context(config: &Config, whole: &FullSubmission, language: Language) -> Value {
    let own = &whole.own;
    let submission = &own.submission;
    let comments: Vec<_> = whole
        .comments
        .iter()
        .map(|written| {
            let comment = &written.comment;
            json!({
                "section": written.section_label(),
                "passage": written.passage.as_ref().map_or("", |passage| &passage.text),
                "quote": comment.anchor.words().unwrap_or_default(),
                "kind": comment.kind,
                "body": markdown::to_text(&comment.body),
                "body_html": markdown::to_html(&comment.body),
                "proposed_text": comment.proposed_text.as_deref().unwrap_or_default(),
            })
        })
        .collect();
    let answers: Vec<_> = whole
        .answers
        .iter()
        .map(|asked| {
            let text = asked.spoken_in(language);
            json!({
                "title": asked.question.title,
                "lines": text.lines().collect::<Vec<_>>(),
                "choices": asked.question.kind == QuestionKind::Several,
                "text": text,
            })
        })
        .collect();
    let mut context = letter_context(own);
    let page = addresses::Submission(own.submission.id).page();
    context["url"] = config.absolute(&page).into();
    context["attachments"] = whole
        .attachments
        .iter()
        .map(|attachment| {
            json!({
                "name": attachment.name,
                "kind": attachment.kind,
                "size": attachment.size,
                "description": attachment.description,
            })
        })
        .collect();
    context["comments"] = comments.into();
    context["answers"] = answers.into();
    context["signatories"] = whole.signatories.clone().into();
    // A mail's own link may let its reader in: it stays out of a file that is handed on.
    let page = addresses::Submission(submission.id).page();
    context["page"] = config.absolute(&page).into();
    context["hash"] = submission.content_hash.clone().into();
    context["replaces"] = submission.supersedes_id.is_some().into();
    context["facts"] = facts(whole, language);
    context["at"] = submission.submitted_at.map_or(Value::Null, |at| {
        json!({
            "year": at.year(), "month": at.month(), "day": at.day(),
            "hour": at.hour(), "minute": at.minute(), "second": at.second(),
        })
    });
    context
}

/// The facts at the top of a receipt, in words.
fn facts(whole: &FullSubmission, language: Language) -> Value {
    let own = &whole.own;
    let submission = &own.submission;
    let zone = own.consultation.time_zone.parse().unwrap_or(chrono_tz::UTC);
    let publication = match submission.publication {
        Publication::Organisation if !own.party.is_organisation() => "publication-name".to_owned(),
        other => format!("publication-{other}"),
    };
    let submitted = submission
        .submitted_at
        .map(|at| dates::datetime_named(at, zone, language))
        .unwrap_or_default();
    let number = submission.receipt_number.clone().unwrap_or_default();
    let fact =
        |key: &str, text: String| json!({ "term": texts::text(language, key), "text": text });
    json!([
        fact("comments-receipt-number", number),
        fact("comments-submitted-at", submitted),
        fact("comments-party", own.party.name.clone()),
        fact("comments-submitter", submission.submitter_name.clone()),
        fact("comments-round", own.round.number.to_string()),
        fact("comments-publication", texts::text(language, &publication)),
    ])
}
