//! The comments, answers and files of a submission as its pages show them, in print and on the receipt too.

use serde::Serialize;

use crate::attachments::web::FileView;
use crate::comments::actions::PlacedComment;
use crate::comments::leaning::{Leaning, leaning};
use crate::documents::RedlineSegment;
use crate::error::Result;
use crate::questions::web::asked::help;
use crate::rendering::{Owner, Piece};
use crate::responding::actions::FullSubmission;
use crate::submissions::model::Moderation;
use crate::web::{Page, addresses};

/// The attachments of a submission, for the pages of its party.
pub(super) fn views(page: &Page, whole: &FullSubmission) -> Vec<FileView> {
    let scanned = page.site.scanner.is_some();
    whole
        .attachments
        .iter()
        .map(|attachment| FileView::of(attachment, scanned, true))
        .collect()
}

/// A question with its answer, to be read.
#[derive(Serialize)]
pub struct AnswerView {
    pub title: String,
    pub text: String,
}

pub fn answer_views(page: &Page, whole: &FullSubmission) -> Vec<AnswerView> {
    whole
        .answers
        .iter()
        .map(|asked| AnswerView {
            title: asked.question.title.clone(),
            text: asked.spoken_in(page.language),
        })
        .collect()
}

#[derive(Serialize)]
pub struct CommentView {
    id: i64,
    /// Section, or "" for the document.
    section: String,
    passage: String,
    href: String,
    kind: &'static str,
    body_html: String,
    quote: String,
    /// Whether a typing error was mended since in the words it is about.
    mended: bool,
    proposed_text: String,
    proposal: Vec<RedlineSegment>,
    /// A word of `decision-state-…`, or "".
    decision: &'static str,
    /// Kept by itself while somebody wrote, and not finished.
    unfinished: bool,
    /// What its few words lean on, a word of `comments-leans-…`, or "".
    leaning: &'static str,
    first: bool,
    last: bool,
}

/// The text of every comment and the help of every question, to be gathered before they are shown.
pub fn pieces(whole: &FullSubmission) -> impl Iterator<Item = Piece> {
    let comments = whole.comments.iter().map(|written| &written.comment);
    let questions = whole.answers.iter().map(|asked| &asked.question);
    comments
        .map(|comment| Piece::new(Owner::Comment(comment.id), &comment.body))
        .chain(questions.map(help))
}

/// Fetches the HTML of all these.
pub async fn gather(page: &Page, whole: &FullSubmission) -> Result<()> {
    page.gather(pieces(whole).collect()).await
}

pub fn comment_views(page: &Page, whole: &FullSubmission) -> Vec<CommentView> {
    let last = whole.comments.len().saturating_sub(1);
    let text = addresses::Round(&whole.own.consultation.slug, whole.own.round.number).page();
    whole
        .comments
        .iter()
        .enumerate()
        .map(|(index, written)| comment_view(page, written, &text, index == 0, index == last))
        .collect()
}

fn comment_view(
    page: &Page,
    written: &PlacedComment,
    text: &str,
    first: bool,
    last: bool,
) -> CommentView {
    let comment = &written.comment;
    let key = written.passage.as_ref().map(|passage| passage.key.as_str());
    CommentView {
        id: comment.id.0,
        section: written.section_label(),
        passage: written
            .passage
            .as_ref()
            .map(|passage| passage.text.clone())
            .unwrap_or_default(),
        href: match key {
            Some(key) => format!("{text}#{key}"),
            None => text.to_owned(),
        },
        kind: comment.kind.as_str(),
        body_html: page.html_of(&comment.body),
        quote: comment.anchor.words().unwrap_or_default().to_owned(),
        mended: written.mended,
        proposed_text: comment.proposed_text.clone().unwrap_or_default(),
        proposal: written.proposal(),
        decision: match comment.moderation {
            Moderation::Draft | Moderation::Gone => "",
            Moderation::Pending => "undecided",
            Moderation::Published => "publish",
            Moderation::Redacted => "publish-redacted",
            Moderation::Withheld => "withhold",
        },
        unfinished: comment.unfinished && comment.moderation == Moderation::Draft,
        leaning: leaning(&comment.body).map_or("", Leaning::as_str),
        first,
        last,
    }
}
