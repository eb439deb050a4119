//! What is drafted, per section, and what is still missing: parts of the page of a submission.

use serde::Serialize;

use crate::comments::actions::PlacedComment;
use crate::comments::model::Comment;
use crate::error::Message;
use crate::platform::markdown;
use crate::responding::actions::{FullSubmission, Missing};
use crate::types::ids::CommentId;
use crate::web::{Page, addresses};

/// The longest beginning of a comment that is shown, in characters.
const BEGINNING: usize = 80;

/// Something to be done before the draft can be handed in.
#[derive(Serialize)]
pub(super) struct MissingView {
    pub text: String,
    pub href: String,
}

/// The comments on one section.
#[derive(Serialize)]
pub(super) struct SectionView {
    /// "2.1 Partners", or "" for the document.
    pub title: String,
    pub comments: Vec<LineView>,
}

/// A comment in short.
#[derive(Serialize)]
pub(super) struct LineView {
    pub id: i64,
    pub words: String,
    /// blank, astray, unfinished or "" for complete.
    pub lack: &'static str,
}

/// What is missing, each with the place where it can be done; with it the comments that are `ideas` still, about
/// which whoever submits has to say what is to be done.
pub(super) fn missing_views(
    page: &Page,
    whole: &FullSubmission,
    ideas: impl Fn(CommentId) -> bool,
) -> Vec<MissingView> {
    let address = addresses::Submission(whole.own.submission.id);
    let numbered = |key, comment: CommentId| page.say(&Message::new(key).with("number", comment));
    let ideas = whole
        .comments
        .iter()
        .map(|written| written.comment.id)
        .filter(|id| ideas(*id))
        .map(|id| MissingView {
            text: numbered("team-missing-idea", id),
            href: address.comment(id),
        });
    whole
        .missing()
        .into_iter()
        .map(|missing| match missing {
            Missing::Everything => MissingView {
                text: page.text("comments-missing-everything"),
                href: addresses::Round(&whole.own.consultation.slug, whole.own.round.number).page(),
            },
            Missing::Answer(question, title) => MissingView {
                text: title,
                href: address.answer(question),
            },
            Missing::Words(comment) => MissingView {
                text: numbered("comments-missing-words-in", comment),
                href: format!("{}#field-body", address.comment_form(comment)),
            },
            Missing::Quote(comment) => MissingView {
                text: numbered("comments-missing-quote-in", comment),
                href: format!("{}#field-quote", address.comment_form(comment)),
            },
            Missing::Unfinished(comment) => MissingView {
                text: numbered("comments-missing-unfinished-in", comment),
                href: format!("{}#field-body", address.comment_form(comment)),
            },
            Missing::File(name) => MissingView {
                text: page.say(&Message::new("attachments-remove-infected").with("file", name)),
                href: address.attachments(),
            },
            Missing::Detail(field, message) => MissingView {
                text: page.say(&message),
                href: format!("#field-{field}"),
            },
        })
        .chain(ideas)
        .collect()
}

/// The comments by section, in the order of the text.
pub(super) fn section_views(whole: &FullSubmission) -> Vec<SectionView> {
    let missing = whole.missing();
    let mut written: Vec<&PlacedComment> = whole.comments.iter().collect();
    written.sort_by_key(|one| one.order_in_text());
    let mut sections: Vec<SectionView> = Vec::new();
    for one in written {
        let title = one.section_label();
        let comment = &one.comment;
        let line = LineView {
            id: comment.id.0,
            words: beginning(comment),
            lack: if missing.contains(&Missing::Words(comment.id)) {
                "blank"
            } else if missing.contains(&Missing::Quote(comment.id)) {
                "astray"
            } else if comment.unfinished {
                "unfinished"
            } else {
                ""
            },
        };
        match sections.last_mut() {
            Some(last) if last.title == title => last.comments.push(line),
            _ => sections.push(SectionView {
                title,
                comments: vec![line],
            }),
        }
    }
    sections
}

/// How a comment begins, or the text it proposes.
pub(super) fn beginning(comment: &Comment) -> String {
    if !comment.body.is_empty() {
        return markdown::beginning(&comment.body, BEGINNING);
    }
    let text = comment.proposed_text.as_deref().unwrap_or_default();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(BEGINNING) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}
