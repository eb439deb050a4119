//! A comment with all that bears on it, as the page of its decision shows it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::attachments::Beside;
use super::form::RulingForm;
use super::personal::{FoundView, Stretch, body_html, list, stretches};
use super::queue_query::QueueQuery;
use super::undo::UndoView;
use super::words::{code_text, excerpt, ground_text, grounds, place_text};
use crate::comments::leaning::{Leaning, leaning};
use crate::documents::{RedlineSegment, redline};
use crate::error::Message;
use crate::moderation::actions::CommentReview;
use crate::moderation::model::{
    EXPLANATION_LIMIT, RedactedField, Ruling, Verdict, can_be_decided, shown_state,
};
use crate::moderation::store::History;
use crate::platform::dates;
use crate::submissions::model::{Origin, Publication};
use crate::types::Moment;
use crate::types::ids::CommentId;
use crate::web::{Choice, Page, addresses};

#[derive(Serialize)]
pub(super) struct ReviewView {
    title: String,
    /// The queue it was opened from, as the end of an address.
    queue: String,
    /// Where a moderator goes on without a decision; "" outside a queue.
    next_href: String,
    comment: Shown,
    history: Vec<Past>,
    others: Vec<Other>,
    interests: Vec<(String, String)>,
    attachments: Vec<Beside>,
    /// Organisations that signed the submission.
    signatories: Vec<String>,
    /// Of the questions.
    language: &'static str,
    form: Form,
    /// A colleague was first: what they decided.
    taken: String,
    /// A colleague's request to lift what a decision hides, in words; or "".
    asked: String,
    /// Who else has it open; or "".
    held: String,
    /// What was decided a moment ago.
    undo: Option<UndoView>,
}

/// The comment as it was made.
#[derive(Serialize)]
struct Shown {
    id: String,
    path: String,
    round: String,
    text_href: String,
    place: String,
    passage: String,
    quote: String,
    /// Whether a typing error was mended since in the words it is about.
    mended: bool,
    party: String,
    group: String,
    submitter: String,
    /// What the public knows it by; empty while it was never published.
    public_number: String,
    verification: &'static str,
    publication: &'static str,
    private: bool,
    kind: &'static str,
    at: String,
    state: &'static str,
    can_be_decided: bool,
    /// Its reader writes for its party.
    interested: bool,
    body_html: String,
    /// As it was typed.
    body: Vec<Stretch>,
    /// What its few words lean on, a word of `moderation-leans-…`, or "".
    leaning: &'static str,
    proposed: Vec<Stretch>,
    /// The same against the words it is to replace; empty without these.
    changes: Vec<RedlineSegment>,
    reference: String,
    /// Where it can be put elsewhere in the text; empty for what its party placed itself.
    move_href: String,
}

/// An earlier decision.
#[derive(Serialize)]
struct Past {
    verdict: Verdict,
    by: String,
    at: Moment,
    ground: String,
    explanation: String,
    redactions: Vec<String>,
}

#[derive(Serialize)]
struct Other {
    href: String,
    text: String,
    state: &'static str,
}

#[derive(Serialize)]
struct Form {
    input: RulingForm,
    errors: BTreeMap<String, String>,
    grounds: Vec<Choice>,
    explanation_limit: usize,
    /// What looks like personal data.
    found: Vec<FoundView>,
}

pub(super) fn view(
    page: &Page,
    look: CommentReview,
    query: &QueueQuery,
    input: RulingForm,
    (errors, taken): (BTreeMap<String, String>, String),
) -> ReviewView {
    let history = look
        .history
        .iter()
        .rev()
        .map(|past| earlier(page, &look, past));
    let others = look.others.iter().map(|other| Other {
        href: path(other.id),
        text: excerpt(&other.body),
        state: shown_state(other.moderation),
    });
    ReviewView {
        title: page.say(&Message::new("moderation-comment-title").with("number", look.comment.id)),
        queue: query.suffix(),
        next_href: query.next_href(look.comment.id),
        history: history.collect(),
        others: others.collect(),
        interests: look.interests.clone(),
        attachments: look.attachments.iter().map(Beside::of).collect(),
        signatories: look.signatories.clone(),
        language: look.consultation.language.as_str(),
        comment: shown(page, &look),
        form: Form {
            found: list(page, &look, &input),
            input,
            errors,
            grounds: grounds(page),
            explanation_limit: EXPLANATION_LIMIT,
        },
        taken,
        asked: asked_words(page, &look),
        held: look.held.map(|held| held.by).unwrap_or_default(),
        undo: look
            .undoable
            .as_ref()
            .map(|undoable| UndoView::of(page, query, undoable)),
    }
}

/// "A. Colleague wants: publish, with these words hidden: …" with what is to stay hidden, so that the second moderator can
/// take the same decision; or "".
fn asked_words(page: &Page, look: &CommentReview) -> String {
    let Some(asked) = &look.asked else {
        return String::new();
    };
    let (verdict, spans) = Ruling::read_wording(&asked.wording);
    let hidden: Vec<String> = spans
        .into_iter()
        .map(|(field, start, end)| {
            source_of(look, field)
                .chars()
                .skip(start)
                .take(end.saturating_sub(start))
                .collect()
        })
        .collect();
    page.say(
        &Message::new("approvals-lift")
            .with("name", &asked.asked_by_name)
            .with("verdict", page.text(&format!("verdict-{verdict}")))
            .with("count", hidden.len())
            .with("words", hidden.join("; ")),
    )
}

/// The text a redaction is in, as its party wrote it.
fn source_of(look: &CommentReview, field: RedactedField) -> &str {
    match field {
        RedactedField::Body => &look.comment.body,
        RedactedField::ProposedText => look.comment.proposed_text.as_deref().unwrap_or(""),
        RedactedField::Reference => &look.comment.reference,
        RedactedField::PartyName => &look.party.name,
        RedactedField::SubmitterName => &look.submission.submitter_name,
    }
}

fn shown(page: &Page, look: &CommentReview) -> Shown {
    let comment = &look.comment;
    let place = look.place.as_ref();
    let text_path = addresses::Round(&look.consultation.slug, look.round.number).page();
    let zone = look
        .consultation
        .time_zone
        .parse()
        .unwrap_or(page.site.config.site.time_zone);
    let round = Message::new("moderation-round")
        .with("title", &look.consultation.title)
        .with("number", look.round.number);
    Shown {
        id: comment.id.to_string(),
        path: path(comment.id),
        round: page.say(&round),
        text_href: match place.and_then(|place| place.passage_key.as_deref()) {
            Some(key) => format!("{text_path}#{key}"),
            None => text_path,
        },
        place: place_text(page, place),
        passage: place
            .and_then(|place| place.passage_text.clone())
            .unwrap_or_default(),
        quote: comment.anchor.words().unwrap_or_default().to_owned(),
        mended: place.is_some_and(|place| place.mended),
        party: look.party.name.clone(),
        group: page
            .site
            .config
            .group_name(&comment.group_code, page.language)
            .to_owned(),
        submitter: look.submission.submitter_name.clone(),
        public_number: look
            .comment
            .public_number
            .map(|number| number.to_string())
            .unwrap_or_default(),
        verification: look.submission.verification.as_str(),
        // For a person, "organisation" means the name alone.
        publication: match (look.submission.publication, look.party.is_organisation()) {
            (Publication::Organisation, false) => "name",
            (choice, _) => choice.as_str(),
        },
        private: look.submission.publication == Publication::None,
        kind: comment.kind.as_str(),
        at: comment
            .submitted_at
            .map(|at| dates::datetime(at, zone, page.language))
            .unwrap_or_default(),
        state: shown_state(comment.moderation),
        can_be_decided: can_be_decided(comment.moderation),
        interested: look.interested,
        body_html: body_html(page, look),
        body: stretches(look, RedactedField::Body, &comment.body),
        leaning: leaning(&comment.body).map_or("", Leaning::as_str),
        proposed: match &comment.proposed_text {
            Some(text) => stretches(look, RedactedField::ProposedText, text),
            None => Vec::new(),
        },
        changes: match (
            comment
                .anchor
                .words()
                .or_else(|| place.and_then(|place| place.passage_text.as_deref())),
            &comment.proposed_text,
        ) {
            (Some(words), Some(proposed)) => redline(words, proposed),
            _ => Vec::new(),
        },
        reference: comment.reference.clone(),
        // Where a party put its own comment is its own.
        move_href: match look.submission.origin {
            Origin::Intake => addresses::ModeratedComment(comment.id).place(),
            _ => String::new(),
        },
    }
}

fn earlier(page: &Page, look: &CommentReview, past: &History) -> Past {
    let words = |redaction: &crate::moderation::model::Redaction| {
        let source = source_of(look, redaction.field);
        let at = |position: i64| usize::try_from(position).unwrap_or(0);
        let (start, end) = (at(redaction.span_start), at(redaction.span_end));
        let hidden: String = source
            .chars()
            .skip(start)
            .take(end.saturating_sub(start))
            .collect();
        format!("{hidden} ({})", code_text(page, &redaction.ground))
    };
    Past {
        verdict: past.decision.verdict,
        by: by(page, past),
        at: past.decision.decided_at,
        ground: past
            .decision
            .ground
            .map(|ground| ground_text(page, ground))
            .unwrap_or_default(),
        explanation: past.decision.explanation.clone(),
        redactions: past.redactions.iter().map(words).collect(),
    }
}

pub(super) fn by(page: &Page, held: &History) -> String {
    if held.by.is_empty() {
        page.text("moderation-by-system")
    } else {
        held.by.clone()
    }
}

pub(super) fn path(id: CommentId) -> String {
    addresses::ModeratedComment(id).page()
}
