//! The comment form as it is sent.

use std::ops::Range;

use actix_web::web;
use chrono::DateTime;
use serde::{Deserialize, Serialize};

use crate::comments::actions::{CommentInput, Selector, Target};
use crate::error::{Error, Result};
use crate::responding::actions::FormRevision;
use crate::teamwork::actions::MarkInput;
use crate::types::ids::{CommentId, OrganisationId, SubmissionId};

pub(super) type InSubmission = web::Path<(i64, i64)>;

pub(super) fn ids(path: InSubmission) -> (SubmissionId, CommentId) {
    let (submission, comment) = path.into_inner();
    (SubmissionId(submission), CommentId(comment))
}

/// How the form knows what it did before.
pub(super) fn hand(sent: &CommentForm) -> Result<FormRevision> {
    let broken = || Error::refused("error-form-broken");
    let seen = match sent.seen.as_str() {
        "" => None,
        at => Some(
            at.parse()
                .ok()
                .and_then(DateTime::from_timestamp_micros)
                .map(|at| at.naive_utc())
                .ok_or_else(broken)?,
        ),
    };
    let turn = match sent.turn.as_str() {
        "" => None,
        turn => Some(turn.parse().map_err(|_| broken())?),
    };
    Ok(FormRevision {
        key: sent.key.clone(),
        turn,
        seen,
    })
}

/// A moment as forms carry it.
pub(super) fn micros(at: crate::types::Moment) -> String {
    at.and_utc().timestamp_micros().to_string()
}

/// The comment form as it is sent. `action` tells which button: "part", "preview" or "save".
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct CommentForm {
    #[serde(default)]
    pub passage: String,
    #[serde(default)]
    pub section: String,
    /// Id of the organisation to respond for, or "" for oneself.
    #[serde(default)]
    pub organisation: String,
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub body: String,
    #[serde(default)]
    pub proposed_text: String,
    /// Words selected in the text, with what stands around them and where they begin: a
    /// TextQuoteSelector with position.
    #[serde(default)]
    pub quote: String,
    #[serde(default)]
    pub prefix: String,
    #[serde(default)]
    pub suffix: String,
    #[serde(default)]
    pub start: String,
    /// The part chosen: "" for the whole passage, "12-40" for a sentence, "selected" for the words
    /// selected; programs that know no parts leave it out.
    #[serde(default)]
    pub sentence: Option<String>,
    /// The first and the last word of it, as "12-20".
    #[serde(default)]
    pub first: String,
    #[serde(default)]
    pub last: String,
    /// The words the proposed text began with.
    #[serde(default)]
    pub base: String,
    /// How many errata the passage had as the form shows it; "" where there is no passage.
    #[serde(default)]
    pub errata: String,
    /// When the comment was last changed, as far as this form knows.
    #[serde(default)]
    pub seen: String,
    /// Random, made with the form: what it sends twice makes one comment.
    #[serde(default)]
    pub key: String,
    /// Counts what a form that saves by itself has sent; "" without scripts.
    #[serde(default)]
    pub turn: String,
    /// What colleagues are told of a new comment: "idea" or "", and a note.
    #[serde(default)]
    pub status: String,
    #[serde(default)]
    pub note: String,
    /// A colleague to be named in it.
    #[serde(default)]
    pub mention: String,
    /// The place in the text where the form was opened: once the comment is kept, one reads on there. "" where it was
    /// opened elsewhere.
    #[serde(default)]
    pub at: String,
    /// "yes" where the comment was not finished when the form was opened.
    #[serde(default)]
    pub unfinished: String,
    #[serde(default)]
    pub action: String,
}

impl CommentForm {
    pub(super) fn target(&self) -> Target {
        Target {
            passage: self.passage.clone(),
            section: self.section.clone(),
        }
    }

    pub(super) fn input(&self) -> CommentInput {
        CommentInput {
            kind: self.kind.clone(),
            body: self.body.clone(),
            // As it began, it proposes nothing, whichever part was chosen meanwhile.
            proposed_text: if self.proposes() {
                self.proposed_text.clone()
            } else {
                String::new()
            },
            quote: self.selector(),
        }
    }

    /// What colleagues are told of a new comment.
    pub(super) fn mark(&self) -> MarkInput {
        MarkInput {
            status: self.status.clone(),
            note: self.note.clone(),
            mention: self.mention.clone(),
        }
    }

    /// Whether the button only shows the form again.
    pub(super) fn only_shows(&self) -> bool {
        matches!(self.action.as_str(), "part" | "preview")
    }

    /// Lets the proposed text begin with the words it is to replace, unless somebody changed it.
    pub(super) fn begin_proposal(&mut self, words: Option<&str>) {
        let untouched =
            self.proposed_text.trim().is_empty() || plain(&self.proposed_text) == plain(&self.base);
        words.unwrap_or_default().clone_into(&mut self.base);
        if untouched {
            self.proposed_text.clone_from(&self.base);
        }
    }

    /// Whether other words are proposed than those it began with.
    pub(super) fn proposes(&self) -> bool {
        let proposed = plain(&self.proposed_text);
        !proposed.is_empty() && proposed != plain(&self.base)
    }

    /// The place in the text to go back to; `None` where the form was opened elsewhere.
    pub(super) fn place_in_text(&self) -> Option<&str> {
        let is_key = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.');
        let at = self.at.as_str();
        (!at.is_empty() && at.len() <= 200 && at.chars().all(is_key)).then_some(at)
    }

    /// Whom the comment is for.
    pub(super) fn organisation(&self) -> Result<Option<OrganisationId>> {
        match self.organisation.as_str() {
            "" => Ok(None),
            id => id
                .parse()
                .map(|id| Some(OrganisationId(id)))
                .map_err(|_| Error::invalid("organisation", "comments-no-such-party")),
        }
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What `sentence` says when the words were selected in the text.
pub(super) const SELECTED: &str = "selected";

impl CommentForm {
    /// Which words the form as it was sent means.
    pub(super) fn selector(&self) -> Selector {
        match self.sentence.as_deref() {
            None | Some(SELECTED) => Selector {
                exact: self.quote.clone(),
                prefix: self.prefix.clone(),
                suffix: self.suffix.clone(),
                start: self.start.parse().ok(),
                range: None,
                errata: self.errata(),
            },
            Some(sentence) => Selector {
                range: range(sentence).map(|sentence| self.narrowed(sentence)),
                errata: self.errata(),
                ..Selector::default()
            },
        }
    }

    /// How many errata the passage had as the form shows it.
    pub(super) fn errata(&self) -> Option<i64> {
        self.errata.parse().ok()
    }

    /// From the first to the last word chosen, if both are of this sentence.
    pub(super) fn narrowed(&self, sentence: Range<usize>) -> Range<usize> {
        match (range(&self.first), range(&self.last)) {
            (Some(first), Some(last))
                if sentence.start <= first.start
                    && first.start < last.end
                    && last.end <= sentence.end =>
            {
                first.start..last.end
            }
            _ => sentence,
        }
    }
}

/// "12-40".
pub(super) fn range(text: &str) -> Option<Range<usize>> {
    let (start, end) = text.split_once('-')?;
    let range = start.parse().ok()?..end.parse().ok()?;
    (range.start < range.end).then_some(range)
}
