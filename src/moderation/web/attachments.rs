//! One attachment before the moderators, with the decision, and what a party reads of it.

use super::words::{ground_text, grounds};
use crate::attachments::model::{Attachment, CopyState, MAX_DESCRIPTION};
use crate::attachments::web::FileView;
use crate::error::{Error, Message, Result};
use crate::moderation::actions::{self, AttachmentLook, AttachmentOutcome};
use crate::moderation::attachments::{DECIDABLE, FileRuling};
use crate::moderation::model::{EXPLANATION_LIMIT, Verdict, shown_state};
use crate::moderation::store::AttachmentHistory;
use crate::platform::dates;
use crate::submissions::model::Publication;
use crate::types::Moment;
use crate::types::ids::AttachmentId;
use crate::web::{Choice, Page, SafeForm, addresses};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const ONE: &str = "pages/moderation/attachment.html";

pub(super) fn path_of(id: AttachmentId) -> String {
    addresses::ModeratedAttachment(id).page()
}

/// Everything that was filled in.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct FileRulingForm {
    /// Decisions the moderator had seen.
    #[serde(default)]
    decisions: String,
    #[serde(default)]
    verdict: String,
    #[serde(default)]
    ground: String,
    #[serde(default)]
    explanation: String,
    /// What the public is to read, where it is not what the party wrote.
    #[serde(default)]
    name: String,
    #[serde(default)]
    description: String,
    /// "yes": published as it was sent, for want of a copy.
    #[serde(default)]
    as_sent: String,
}

/// Something that stood in the file.
#[derive(Serialize)]
struct Stood {
    what: String,
    value: String,
}

#[derive(Serialize)]
struct OneView {
    title: String,
    path: String,
    file: FileView,
    party: String,
    group: String,
    submitter: String,
    publication: &'static str,
    private: bool,
    round: String,
    receipt: String,
    at: String,
    /// Handed in, and not taken back.
    decidable: bool,
    /// Publishing it is possible now.
    publishable: bool,
    /// How the copy for the public stands: a word of [`CopyState`].
    copy: &'static str,
    /// Why there is none.
    no_copy: String,
    stood: Vec<Stood>,
    description_limit: usize,
    history: Vec<PastFileDecision>,
    input: FileRulingForm,
    errors: BTreeMap<String, String>,
    grounds: Vec<Choice>,
    explanation_limit: usize,
    /// A colleague was first: what they decided.
    taken: String,
    /// What a colleague wants to lift, and what is to be done to agree; "" when nobody asked.
    asked: String,
}

/// An earlier decision.
#[derive(Serialize)]
struct PastFileDecision {
    verdict: Verdict,
    by: String,
    at: Moment,
    ground: String,
    explanation: String,
}

/// GET /moderation/attachments/{id}
pub(super) async fn show(page: Page, id: web::Path<i64>) -> Result<HttpResponse> {
    let look = actions::look_at_attachment(&page.site, &page.actor, AttachmentId(*id)).await?;
    let attachment = &look.attachment;
    // An anonymous party's own name for it is not even proposed.
    let own = Some(attachment.name.clone())
        .filter(|_| look.submission.publication != Publication::Anonymous);
    let input = FileRulingForm {
        decisions: attachment.decisions.to_string(),
        name: (attachment.public_name.clone().or(own)).unwrap_or_default(),
        description: (attachment.public_description.clone())
            .unwrap_or_else(|| attachment.description.clone()),
        ..FileRulingForm::default()
    };
    page.render(ONE, &view(&page, look, input, BTreeMap::new()))
}

/// POST /moderation/attachments/{id}/decision
pub(super) async fn decide(
    page: Page,
    id: web::Path<i64>,
    form: SafeForm<FileRulingForm>,
) -> Result<HttpResponse> {
    let id = AttachmentId(*id);
    let input = form.0;
    // Before the form is looked at: others learn nothing of what exists.
    let look = actions::look_at_attachment(&page.site, &page.actor, id).await?;
    let seen: i64 = input
        .decisions
        .parse()
        .map_err(|_| Error::refused("error-form-broken"))?;
    let done = match ruling(&input) {
        Ok(ruling) => {
            let verdict = ruling.verdict;
            actions::decide_attachment(&page.site, &page.actor, (id, seen), ruling)
                .await
                .map(|outcome| (verdict, outcome))
        }
        Err(error) => Err(error),
    };
    match done {
        Ok((verdict, AttachmentOutcome::Done)) => {
            let done = Message::new(format!("attachments-done-{verdict}"))
                .with("file", &look.attachment.name);
            Ok(page.done("/moderation/attachments", done))
        }
        Ok((_, AttachmentOutcome::Asked)) => Ok(page.done(&path_of(id), "approvals-asked")),
        Ok((_, AttachmentOutcome::Taken(held))) => {
            let look = actions::look_at_attachment(&page.site, &page.actor, id).await?;
            let input = FileRulingForm {
                decisions: look.attachment.decisions.to_string(),
                ..input
            };
            let taken = page.say(&taken(&page, &look, &held));
            let mut view = view(&page, look, input, BTreeMap::new());
            view.taken = taken;
            page.render_status(StatusCode::CONFLICT, ONE, &view)
        }
        Err(Error::Invalid(faults)) => {
            let errors = faults
                .into_iter()
                .map(|fault| (fault.field.to_owned(), page.say(&fault.message)))
                .collect();
            page.render_refused(ONE, &view(&page, look, input, errors))
        }
        Err(Error::Refused(message)) => {
            let look = actions::look_at_attachment(&page.site, &page.actor, id).await?;
            let errors = BTreeMap::from([("form".to_owned(), page.say(&message))]);
            let view = view(&page, look, input, errors);
            page.render_status(StatusCode::CONFLICT, ONE, &view)
        }
        Err(other) => Err(other),
    }
}

fn ruling(input: &FileRulingForm) -> Result<FileRuling> {
    let verdict = input
        .verdict
        .parse()
        .ok()
        .ok_or_else(|| Error::invalid("verdict", "attachments-no-verdict"))?;
    let explanation = input.explanation.replace("\r\n", "\n");
    FileRuling::new(
        verdict,
        input.ground.parse().ok(),
        &explanation,
        (&input.name, &input.description),
        input.as_sent == "yes",
    )
}

/// "A. Colleague decided at 14:05: withheld."
fn taken(page: &Page, look: &AttachmentLook, held: &AttachmentHistory) -> Message {
    let state = shown_state(held.decision.verdict.state());
    Message::new("attachments-taken")
        .with("by", by(page, held))
        .with("at", shown_at(page, look, held.decision.decided_at))
        .with("state", page.text(&format!("decision-state-{state}")))
}

fn shown_at(page: &Page, look: &AttachmentLook, at: Moment) -> String {
    let zone = look
        .consultation
        .time_zone
        .parse()
        .unwrap_or(page.site.config.site.time_zone);
    dates::datetime(at, zone, page.language)
}

fn by(page: &Page, held: &AttachmentHistory) -> String {
    if held.by.is_empty() {
        page.text("moderation-by-system")
    } else {
        held.by.clone()
    }
}

fn view(
    page: &Page,
    look: AttachmentLook,
    input: FileRulingForm,
    errors: BTreeMap<String, String>,
) -> OneView {
    let scanned = page.site.scanner.is_some();
    let config = &page.site.config;
    let history = look.history.iter().rev().map(|past| PastFileDecision {
        verdict: past.decision.verdict,
        by: by(page, past),
        at: past.decision.decided_at,
        ground: past
            .decision
            .ground
            .map(|ground| ground_text(page, ground))
            .unwrap_or_default(),
        explanation: past.decision.explanation.clone(),
    });
    OneView {
        title: look.attachment.name.clone(),
        path: path_of(look.attachment.id),
        history: history.collect(),
        file: FileView::of(&look.attachment, scanned, false),
        group: config
            .group_name(&look.party.group_code, page.language)
            .to_owned(),
        submitter: look.submission.submitter_name.clone(),
        // For a person, "organisation" means the name alone.
        publication: match (look.submission.publication, look.party.organisation_id) {
            (Publication::Organisation, None) => "name",
            (choice, _) => choice.as_str(),
        },
        private: look.submission.publication == Publication::None,
        round: page.say(
            &Message::new("moderation-round")
                .with("title", &look.consultation.title)
                .with("number", look.round.number),
        ),
        receipt: look.submission.receipt_number.clone().unwrap_or_default(),
        at: look
            .submission
            .submitted_at
            .map(|at| shown_at(page, &look, at))
            .unwrap_or_default(),
        decidable: DECIDABLE.contains(&look.attachment.moderation),
        publishable: look.attachment.is_for_others(scanned)
            && look.attachment.copy != CopyState::Waiting,
        copy: look.attachment.copy.as_str(),
        no_copy: match look.attachment.copy_reason.as_str() {
            "" => String::new(),
            why => page.text(&format!("attachments-no-copy-{why}")),
        },
        stood: stood(page, &look.attachment),
        description_limit: MAX_DESCRIPTION,
        input,
        errors,
        grounds: grounds(page),
        explanation_limit: EXPLANATION_LIMIT,
        taken: String::new(),
        asked: asked_words(page, &look),
        party: look.party.name,
    }
}

/// What a colleague asked for, so that the second moderator can take the same decision; or "".
fn asked_words(page: &Page, look: &AttachmentLook) -> String {
    let Some(asked) = &look.asked else {
        return String::new();
    };
    let (verdict, words) = FileRuling::read_wording(&asked.wording);
    let said = match words {
        None => Message::new("approvals-lift-file")
            .with("verdict", page.text(&format!("verdict-{verdict}"))),
        Some((file, description)) => Message::new("approvals-lift-file-words")
            .with("verdict", page.text("attachments-publish-words"))
            .with("file", file)
            .with("description", description),
    };
    page.say(&said.with("name", &asked.asked_by_name))
}

/// What stood in the file beside what it shows.
fn stood(page: &Page, attachment: &Attachment) -> Vec<Stood> {
    attachment
        .found()
        .into_iter()
        .map(|property| Stood {
            what: page.text(&format!("attachments-property-{}", property.kind)),
            value: property.value,
        })
        .collect()
}

/// What a party reads about one of its files.
#[derive(Serialize)]
pub struct ToldFile {
    file: FileView,
    state: &'static str,
    ground: String,
    explanation: String,
}

impl ToldFile {
    pub(super) fn of(
        page: &Page,
        attachment: &Attachment,
        held: Option<&AttachmentHistory>,
    ) -> Self {
        Self {
            file: FileView::of(attachment, page.site.scanner.is_some(), true),
            state: shown_state(attachment.moderation),
            ground: held
                .and_then(|held| held.decision.ground)
                .map(|ground| ground_text(page, ground))
                .unwrap_or_default(),
            explanation: held
                .map(|held| held.decision.explanation.clone())
                .unwrap_or_default(),
        }
    }
}

/// A file beside a comment of the same submission.
#[derive(Serialize)]
pub(super) struct Beside {
    path: String,
    name: String,
    state: &'static str,
}

impl Beside {
    pub(super) fn of(attachment: &Attachment) -> Self {
        Self {
            path: path_of(attachment.id),
            name: attachment.name.clone(),
            state: shown_state(attachment.moderation),
        }
    }
}
