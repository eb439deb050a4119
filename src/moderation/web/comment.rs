//! One comment with all that bears on it, and the decision.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::attachments::Beside;
use super::form::{RulingForm, Wish, wish};
use super::words::{
    code_text, excerpt, ground_text, grounds, place_text, public_html, public_piece, public_plain,
};
use crate::documents::{RedlineSegment, redline};
use crate::error::{Error, Message, Result};
use crate::moderation::actions::{self, CommentReview, DecisionOutcome, ExpectedDecisions};
use crate::moderation::marking::texts_of;
use crate::moderation::model::{
    EXPLANATION_LIMIT, RedactedField, Ruling, Verdict, can_be_decided, shown_state,
};
use crate::moderation::published::PublicText;
use crate::moderation::store::History;
use crate::platform::dates;
use crate::rendering::{Owner, Piece};
use crate::submissions::model::{Origin, Publication};
use crate::types::Moment;
use crate::types::ids::CommentId;
use crate::web::forms::{Fields, SafeForm};
use crate::web::{Choice, Page, addresses};

#[derive(Serialize)]
struct ReviewView {
    title: String,
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
    party: String,
    group: String,
    submitter: String,
    verification: &'static str,
    publication: &'static str,
    private: bool,
    kind: &'static str,
    at: String,
    state: &'static str,
    can_be_decided: bool,
    body_html: String,
    body: String,
    proposed: String,
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
}

#[derive(Serialize)]
struct Preview {
    title: String,
    path: String,
    place: String,
    input: RulingForm,
    body_html: String,
    proposed: String,
    /// Reference and names, where words of them are withheld.
    beside: Vec<String>,
    grounds: Vec<String>,
    private: bool,
}

/// GET /moderation/comments/{id}
pub(super) async fn show(page: Page, id: web::Path<i64>) -> Result<HttpResponse> {
    let look = actions::look(&page.site, &page.actor, CommentId(*id)).await?;
    gather(&page, &look).await?;
    let input = RulingForm::new(&look.comment);
    let view = view(&page, look, input, BTreeMap::new(), String::new());
    page.render("pages/moderation/comment.html", &view)
}

/// POST /moderation/comments/{id}/decision
///
/// A redaction is shown as the public will read it before it is decided on; the other verdicts
/// are decided at once.
pub(super) async fn decide(
    page: Page,
    id: web::Path<i64>,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let id = CommentId(*id);
    let fields = form.0;
    let input = RulingForm::of(&fields);
    let look = actions::look(&page.site, &page.actor, id).await?;
    gather(&page, &look).await?;
    let wish = wish(&fields);
    if matches!(wish, Wish::More | Wish::Change) {
        let input = match wish {
            Wish::More => input.with_more(),
            _ => input,
        };
        let view = view(&page, look, input, BTreeMap::new(), String::new());
        return page.render("pages/moderation/comment.html", &view);
    }
    let decisions = input.seen()?;
    let ruling = match input.ruling(&texts_of(&look.comment, &look.submission, &look.party)) {
        Ok(ruling) => ruling,
        Err(faults) => {
            let errors = faults
                .0
                .iter()
                .map(|(field, message)| (field.clone(), page.say(message)))
                .collect();
            let view = view(&page, look, input, errors, String::new());
            return page.render_refused("pages/moderation/comment.html", &view);
        }
    };
    let stale = decisions != look.comment.decisions;
    if ruling.verdict == Verdict::PublishRedacted && wish == Wish::Decide && !stale {
        let preview = preview(&page, &look, input, &ruling).await?;
        return page.render("pages/moderation/preview.html", &preview);
    }
    let seen = ExpectedDecisions {
        comment: id,
        decisions,
    };
    let verdict = ruling.verdict;
    match actions::decide(&page.site, &page.actor, seen, ruling).await {
        Ok(DecisionOutcome::Done) => {
            let done = Message::new(format!("moderation-done-{verdict}")).with("number", id);
            Ok(page.done("/moderation", done))
        }
        Ok(DecisionOutcome::Asked) => Ok(page.done(&path(id), "approvals-asked")),
        Ok(DecisionOutcome::Taken(held)) => {
            // What the colleague decided is part of the page shown again; what was typed stays.
            let look = actions::look(&page.site, &page.actor, id).await?;
            gather(&page, &look).await?;
            let taken = page.say(&taken(&page, &look, &held));
            let input = RulingForm {
                decisions: look.comment.decisions.to_string(),
                ..input
            };
            let view = view(&page, look, input, BTreeMap::new(), taken);
            page.render_status(StatusCode::CONFLICT, "pages/moderation/comment.html", &view)
        }
        Err(Error::Refused(message)) => {
            let look = actions::look(&page.site, &page.actor, id).await?;
            gather(&page, &look).await?;
            let errors = BTreeMap::from([("form".to_owned(), page.say(&message))]);
            let view = view(&page, look, input, errors, String::new());
            page.render_status(StatusCode::CONFLICT, "pages/moderation/comment.html", &view)
        }
        Err(other) => Err(other),
    }
}

/// "A. Colleague decided at 14:05: withheld."
fn taken(page: &Page, look: &CommentReview, held: &History) -> Message {
    let zone = look
        .consultation
        .time_zone
        .parse()
        .unwrap_or(page.site.config.site.time_zone);
    let at = dates::datetime(held.decision.decided_at, zone, page.language);
    let state = shown_state(held.decision.verdict.state());
    Message::new("moderation-taken")
        .with("by", by(page, held))
        .with("at", at)
        .with("state", page.text(&format!("decision-state-{state}")))
}

fn by(page: &Page, held: &History) -> String {
    if held.by.is_empty() {
        page.text("moderation-by-system")
    } else {
        held.by.clone()
    }
}

async fn gather(page: &Page, look: &CommentReview) -> Result<()> {
    let comment = &look.comment;
    page.gather(vec![Piece::new(Owner::Comment(comment.id), &comment.body)])
        .await
}

async fn preview(
    page: &Page,
    look: &CommentReview,
    input: RulingForm,
    ruling: &Ruling,
) -> Result<Preview> {
    let text = |source: &str, field: RedactedField| {
        let spans: Vec<(usize, usize, &str)> = ruling
            .marks
            .iter()
            .filter(|mark| mark.field == field)
            .map(|mark| (mark.start, mark.end, mark.ground.as_str()))
            .collect();
        PublicText::redact(source, &spans)
    };
    let mut named: Vec<_> = ruling.marks.iter().map(|mark| mark.ground).collect();
    named.sort_unstable();
    named.dedup();
    let proposed = look.comment.proposed_text.as_deref();
    // What stands beside the comment is shown where words of it are withheld.
    let beside = texts_of(&look.comment, &look.submission, &look.party)
        .into_iter()
        .filter(|(field, _)| {
            !matches!(field, RedactedField::Body | RedactedField::ProposedText)
                && ruling.marks.iter().any(|mark| mark.field == *field)
        })
        .map(|(field, source)| public_plain(page, &text(source, field)))
        .collect();
    let body = text(&look.comment.body, RedactedField::Body);
    // Not decided yet: it is shown, not kept.
    let source = public_piece(page, look.comment.id, &body).source;
    page.gather_unsaved(vec![source]).await?;
    Ok(Preview {
        beside,
        title: page.say(&Message::new("moderation-preview-title").with("number", look.comment.id)),
        path: path(look.comment.id),
        place: place_text(page, look.place.as_ref()),
        body_html: public_html(page, &body),
        proposed: proposed
            .map(|source| public_plain(page, &text(source, RedactedField::ProposedText)))
            .unwrap_or_default(),
        grounds: named.into_iter().map(|g| ground_text(page, g)).collect(),
        private: look.submission.publication == Publication::None,
        input,
    })
}

fn path(id: CommentId) -> String {
    addresses::ModeratedComment(id).page()
}

fn view(
    page: &Page,
    look: CommentReview,
    input: RulingForm,
    errors: BTreeMap<String, String>,
    taken: String,
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
        history: history.collect(),
        others: others.collect(),
        interests: look.interests.clone(),
        attachments: look.attachments.iter().map(Beside::of).collect(),
        signatories: look.signatories.clone(),
        language: look.consultation.language.as_str(),
        comment: shown(page, &look),
        form: Form {
            input,
            errors,
            grounds: grounds(page),
            explanation_limit: EXPLANATION_LIMIT,
        },
        taken,
        asked: asked_words(page, &look),
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
        party: look.party.name.clone(),
        group: page
            .site
            .config
            .group_name(&comment.group_code, page.language)
            .to_owned(),
        submitter: look.submission.submitter_name.clone(),
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
        body_html: page.html_of(&comment.body),
        body: comment.body.clone(),
        proposed: comment.proposed_text.clone().unwrap_or_default(),
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
