//! What colleagues see beside the comments of their submission, and the forms for it.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::submission::{SHOW, opened};
use super::take_post;
use crate::comments::actions::{self, KeptOriginal, MarkInput, Team, Working};
use crate::comments::team::{MAX_NOTE, Status};
use crate::error::{Error, Result};
use crate::rendering::{Owner, Piece};
use crate::types::Moment;
use crate::types::ids::{CommentId, OriginalId, SubmissionId};
use crate::web::{Page, SafeForm};

/// What colleagues see; `shared` is false, and all else empty, for a person on their own.
#[derive(Default, Serialize)]
pub(super) struct TeamView {
    pub shared: bool,
    /// By number of the comment.
    comments: HashMap<String, WorkView>,
    ideas: usize,
    originals: Vec<OriginalView>,
    originals_count: i64,
    /// Address of older originals, or "".
    older: String,
    /// Whether an older part of the originals is shown.
    paged: bool,
    max_note: usize,
}

#[derive(Serialize)]
struct WorkView {
    authors: String,
    changed_by: String,
    status: &'static str,
    note: String,
    revision: i64,
    own: bool,
    form: MarkForm,
    error: String,
    open: bool,
}

#[derive(Serialize)]
struct OriginalView {
    id: OriginalId,
    authors: String,
    fate: &'static str,
    set_aside_by: String,
    set_aside_at: Moment,
    /// What it went into.
    comment: Option<CommentId>,
    section: String,
    passage: String,
    kind: &'static str,
    body_html: String,
    quote: String,
    proposed_text: String,
    note: String,
    own: bool,
}

/// What colleagues of the viewer see beside a submission.
pub(super) async fn view(
    page: &Page,
    id: SubmissionId,
    before: Option<OriginalId>,
) -> Result<TeamView> {
    let found = actions::team(&page.site, &page.actor, id, before).await?;
    let Some(team) = found else {
        return Ok(TeamView::default());
    };
    let pieces = team
        .originals
        .iter()
        .map(|kept| Piece::new(Owner::Original(kept.original.id), &kept.original.body));
    page.gather(pieces.collect()).await?;
    Ok(team_view(page, team, id, before.is_some()))
}

fn team_view(page: &Page, team: Team, id: SubmissionId, paged: bool) -> TeamView {
    TeamView {
        shared: true,
        comments: team
            .comments
            .into_iter()
            .map(|(id, working)| (id.to_string(), work_view(working)))
            .collect(),
        ideas: team.ideas,
        originals: team
            .originals
            .into_iter()
            .map(|kept| original_view(page, kept))
            .collect(),
        originals_count: team.originals_count,
        older: team
            .older
            .map(|before| format!("/submissions/{id}?originals={before}#originals"))
            .unwrap_or_default(),
        paged,
        max_note: MAX_NOTE,
    }
}

fn work_view(working: Working) -> WorkView {
    let kept = working.kept;
    WorkView {
        authors: working.authors,
        changed_by: working.changed_by,
        status: kept.status.as_str(),
        form: MarkForm {
            status: kept.status.to_string(),
            note: kept.note.clone(),
            seen: kept.revision,
        },
        note: kept.note,
        revision: kept.revision,
        own: working.own,
        error: String::new(),
        open: false,
    }
}

fn original_view(page: &Page, kept: KeptOriginal) -> OriginalView {
    let section = kept.section_label();
    let original = kept.original;
    OriginalView {
        id: original.id,
        authors: kept.authors,
        fate: original.fate.as_str(),
        set_aside_by: kept.set_aside_by,
        set_aside_at: original.set_aside_at,
        comment: original.comment_id,
        section,
        passage: kept.passage.map(|passage| passage.text).unwrap_or_default(),
        kind: original.kind.as_str(),
        body_html: page.html_of(&original.body),
        quote: original.quote_exact.unwrap_or_default(),
        proposed_text: original.proposed_text.unwrap_or_default(),
        note: original.note,
        own: kept.own,
    }
}

/// Status and note as they are sent.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct MarkForm {
    #[serde(default)]
    status: String,
    #[serde(default)]
    note: String,
    /// The revision before the sender.
    #[serde(default)]
    seen: i64,
}

/// POST `/submissions/{id}/comments/{comment}/note`
pub(super) async fn mark(
    page: Page,
    path: web::Path<(i64, i64)>,
    form: SafeForm<MarkForm>,
) -> Result<HttpResponse> {
    let ((submission, comment), sent) = (path.into_inner(), form.0);
    let (submission, comment) = (SubmissionId(submission), CommentId(comment));
    take_post(&page)?;
    let input = MarkInput {
        status: sent.status.clone(),
        note: sent.note.clone(),
    };
    let ids = (submission, comment);
    match actions::mark(&page.site, &page.actor, ids, sent.seen, &input).await {
        Ok(()) => Ok(page.redirect(&format!("/submissions/{submission}#comment-{comment}"))),
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let message = match error {
                Error::Invalid(faults) => faults.first().map(|fault| page.say(&fault.message)),
                Error::Refused(message) => Some(page.say(&message)),
                _ => None,
            }
            .unwrap_or_default();
            let mut view = opened(&page, submission, None).await?;
            // What was typed is not lost; beside it stands what a colleague made of it meanwhile.
            if let Some(work) = view.team.comments.get_mut(&comment.to_string()) {
                work.form.note = sent.note;
                if sent.status.parse::<Status>().is_ok() {
                    work.form.status = sent.status;
                }
                work.error.clone_from(&message);
                work.open = true;
                view.form.errors.insert(format!("note-{comment}"), message);
            } else {
                view.form.errors.insert("form".to_owned(), message);
            }
            page.render_refused(SHOW, &view)
        }
        Err(error) => Err(error),
    }
}

/// A form with nothing but its button.
#[derive(Deserialize)]
pub(super) struct ButtonForm {}

/// POST `/submissions/{id}/originals/{original}/restoration`
pub(super) async fn restore(
    page: Page,
    path: web::Path<(i64, i64)>,
    _form: SafeForm<ButtonForm>,
) -> Result<HttpResponse> {
    let (submission, original) = path.into_inner();
    let ids = (SubmissionId(submission), OriginalId(original));
    let address = format!("/submissions/{submission}");
    match actions::restore(&page.site, &page.actor, ids).await {
        Ok(comment) => Ok(page.done(&format!("{address}#comment-{comment}"), "team-restored")),
        Err(Error::Refused(message)) => Ok(page.sorry(&address, message)),
        Err(error) => Err(error),
    }
}
