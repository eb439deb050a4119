//! Texts to be shown, whose they are, and their HTML.

use std::collections::HashMap;

use crate::platform::texts::Language;
use crate::types::ids::{CommentId, ConsultationId, OriginalId, QuestionId, RoundId, VersionId};

/// Whose text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A comment as its party wrote it.
    Comment(CommentId),
    /// What the public reads of it, with marks in this language.
    PublicComment(CommentId, Language),
    /// What an organisation's colleagues wrote before it was changed.
    Original(OriginalId),
    /// The drafters' response to a comment as it stands, and as it was published.
    Response(CommentId),
    PublishedResponse(CommentId),
    Summary(ConsultationId),
    Introduction(RoundId),
    Changelog(VersionId),
    Help(QuestionId),
}

impl Owner {
    /// The kind of thing, its number, and which of its texts.
    pub(super) fn key(self) -> (&'static str, i64, &'static str) {
        match self {
            Self::Comment(id) => ("comment", id.0, ""),
            Self::PublicComment(id, language) => ("comment", id.0, language.as_str()),
            Self::Original(id) => ("original", id.0, ""),
            Self::Response(id) => ("response", id.0, ""),
            Self::PublishedResponse(id) => ("response", id.0, "published"),
            Self::Summary(id) => ("consultation", id.0, ""),
            Self::Introduction(id) => ("round", id.0, ""),
            Self::Changelog(id) => ("version", id.0, ""),
            Self::Help(id) => ("question", id.0, ""),
        }
    }
}

/// A text to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub owner: Owner,
    /// Limited Markdown.
    pub source: String,
}

impl Piece {
    /// The text of `owner`.
    pub fn new(owner: Owner, source: &str) -> Self {
        Self {
            owner,
            source: source.to_owned(),
        }
    }
}

/// Safe HTML by the text it was made from.
#[derive(Debug, Clone, Default)]
pub struct Html(pub(super) HashMap<String, String>);

impl Html {
    /// Takes over what another has.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The HTML of a text, if it is here.
    pub fn get(&self, source: &str) -> Option<&str> {
        self.0.get(source).map(String::as_str)
    }
}
