//! What a party reads about its submission: what was decided on each comment, and why.

use serde::Serialize;

use super::attachments::ToldFile;
use super::words::{code_text, ground_text, place_text, public_html, public_piece, public_plain};
use crate::error::{Message, Result};
use crate::moderation::actions::{DecidedComment, OutcomeOf};
use crate::moderation::model::shown_state;
use crate::rendering::{Owner, Piece};
use crate::submissions::model::{Moderation, Publication, SubmissionState};
use crate::web::{Page, addresses};

/// The page of a submission's outcome. The slice that knows the answers fills in `A` for each comment;
/// it also has the route.
#[derive(Serialize)]
pub struct SubmissionOutcomeView<A> {
    title: String,
    submission_href: String,
    receipt: String,
    party: String,
    round: String,
    round_href: String,
    /// Of the text.
    language: &'static str,
    /// The party chose that nothing is published.
    private: bool,
    /// It was replaced or withdrawn.
    ended: bool,
    withdrawn: bool,
    open: bool,
    /// Something is withheld or redacted, so that submitting again makes sense.
    objections: bool,
    waiting: i64,
    /// In the party's order, as the comments of the [`OutcomeOf`] it was made from.
    pub comments: Vec<OutcomeRow<A>>,
    attachments: Vec<ToldFile>,
}

/// One comment and what became of it.
#[derive(Serialize)]
pub struct OutcomeRow<A> {
    number: String,
    place: String,
    body_html: String,
    proposed: String,
    state: &'static str,
    decided: bool,
    grounds: Vec<String>,
    explanation: String,
    /// What the public reads, where that differs.
    public_html: String,
    public_proposed: String,
    /// The answer and what else the slice above knows.
    pub after: A,
}

/// What the page shows of `found`; `after` makes what the slice above knows of a comment.
/// Fetches the HTML that [`view`] shows.
///
/// # Errors
/// As [`Page::gather`].
pub async fn gather(page: &Page, found: &OutcomeOf) -> Result<()> {
    let mut pieces = Vec::new();
    for told in &found.comments {
        let comment = &told.comment;
        pieces.push(Piece::new(Owner::Comment(comment.id), &comment.body));
        if let Some(public) = told.public.as_ref().filter(|public| public.is_redacted()) {
            pieces.push(public_piece(page, comment.id, &public.body));
        }
    }
    page.gather(pieces).await
}

pub fn view<A>(
    page: &Page,
    found: &OutcomeOf,
    mut after: impl FnMut(&DecidedComment) -> A,
) -> SubmissionOutcomeView<A> {
    let submission = &found.submission;
    let is =
        |told: &&DecidedComment, states: &[Moderation]| states.contains(&told.comment.moderation);
    let objected = [Moderation::Redacted, Moderation::Withheld];
    let waiting = found
        .comments
        .iter()
        .filter(|told| is(told, &[Moderation::Pending]))
        .count();
    SubmissionOutcomeView {
        title: page.text("moderation-outcome-title"),
        submission_href: addresses::Submission(submission.id).page(),
        receipt: submission.receipt_number.clone().unwrap_or_default(),
        party: found.party.name.clone(),
        round: page.say(
            &Message::new("moderation-round")
                .with("title", &found.consultation.title)
                .with("number", found.round.number),
        ),
        round_href: addresses::Round(&found.consultation.slug, found.round.number).page(),
        language: found.consultation.language.as_str(),
        private: submission.publication == Publication::None,
        ended: submission.state != SubmissionState::Submitted,
        withdrawn: submission.state == SubmissionState::Withdrawn,
        open: found.open,
        objections: found.comments.iter().any(|told| is(&told, &objected)),
        waiting: i64::try_from(waiting).unwrap_or(i64::MAX),
        attachments: found
            .attachments
            .iter()
            .map(|(file, held)| ToldFile::of(page, file, held.as_ref()))
            .collect(),
        comments: found
            .comments
            .iter()
            .map(|told| row(page, told, after(told)))
            .collect(),
    }
}

fn row<A>(page: &Page, told: &DecidedComment, after: A) -> OutcomeRow<A> {
    let comment = &told.comment;
    let held = told.decision.as_ref();
    let mut grounds: Vec<String> = held
        .and_then(|held| held.decision.ground)
        .map(|ground| ground_text(page, ground))
        .into_iter()
        .collect();
    for redaction in held.map_or(&[][..], |held| held.redactions.as_slice()) {
        let text = code_text(page, &redaction.ground);
        if !grounds.contains(&text) {
            grounds.push(text);
        }
    }
    let redacted = told.public.as_ref().filter(|public| public.is_redacted());
    OutcomeRow {
        number: comment.id.to_string(),
        place: place_text(page, told.place.as_ref()),
        body_html: page.html_of(&comment.body),
        proposed: comment.proposed_text.clone().unwrap_or_default(),
        state: shown_state(comment.moderation),
        decided: held.is_some(),
        grounds,
        explanation: held
            .map(|held| held.decision.explanation.clone())
            .unwrap_or_default(),
        public_html: redacted
            .map(|public| public_html(page, &public.body))
            .unwrap_or_default(),
        public_proposed: redacted
            .and_then(|public| public.proposed_text.as_ref())
            .map(|text| public_plain(page, text))
            .unwrap_or_default(),
        after,
    }
}
