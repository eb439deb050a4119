//! What somebody says by a returned draft, and the Version it is put at.

use std::ops::Range;

use crate::documents::returned::ReturnedSpot;

/// A Version as a returned draft is put at it.
#[derive(Debug, Clone, Default)]
pub struct VersionText {
    /// In the order of the text.
    pub passages: Vec<VersionPassage>,
}

/// One of its passages.
#[derive(Debug, Clone, Default)]
pub struct VersionPassage {
    /// The same in every Version.
    pub key: String,
    pub text: String,
}

/// What an item of a returned draft is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnedKind {
    /// A comment in the margin.
    Comment,
    /// A proposed text, perhaps with the comments that say why.
    Proposal,
    /// The passage should go.
    Strike,
    /// It takes away all that somebody else put there.
    Against,
    /// Its words should stand elsewhere.
    Move,
}

impl ReturnedKind {
    /// The word programs know it by.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Proposal => "proposal",
            Self::Strike => "strike",
            Self::Against => "against",
            Self::Move => "move",
        }
    }
}

/// How sure the place of an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnedPlace {
    /// Its words stand there as they do in the file.
    Found,
    /// The passage is known, but reads otherwise than in the file.
    Changed,
    /// No passage of the Version is like it.
    Orphaned,
    /// The file does not say where it belongs.
    Nowhere,
}

impl ReturnedPlace {
    /// The word programs know it by.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Changed => "changed",
            Self::Orphaned => "orphaned",
            Self::Nowhere => "nowhere",
        }
    }
}

/// One thing that somebody says by a returned draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnedItem {
    pub kind: ReturnedKind,
    /// "" where the file names nobody.
    pub author: String,
    /// As the file has it: "2026-05-12T10:00:00".
    pub at: Option<String>,
    pub place: ReturnedPlace,
    /// Which passage of the Version.
    pub passage: Option<usize>,
    /// Which characters of it; `None` for the whole.
    pub range: Option<Range<usize>>,
    /// How many passages it is about.
    pub spans: usize,
    /// Comments of the margin, a blank line between paragraphs; "" for a change without one.
    pub body: String,
    pub proposed: Option<String>,
    /// The words it is about as the file has them.
    pub words: String,
    /// Of what touches changes: the passage as the file has it.
    pub redline: Vec<ReturnedStretch>,
    pub resolved: bool,
    /// Which item it replies to.
    pub reply_to: Option<usize>,
    /// Of a move: the passage behind which the words came.
    pub moved_behind: Option<usize>,
    /// Of what is against it: who put the words there.
    pub against: String,
    /// Where in the file it stands.
    pub(super) spot: Option<ReturnedSpot>,
    /// Which comments of the margin it holds.
    pub(super) comments: Vec<usize>,
}

impl ReturnedItem {
    /// One of this author, that says nothing yet.
    pub(super) fn by(author: &str, at: Option<String>) -> Self {
        Self {
            kind: ReturnedKind::Proposal,
            author: author.to_owned(),
            at,
            place: ReturnedPlace::Found,
            passage: None,
            range: None,
            spans: 1,
            body: String::new(),
            proposed: None,
            words: String::new(),
            redline: Vec::new(),
            resolved: false,
            reply_to: None,
            moved_behind: None,
            against: String::new(),
            spot: None,
            comments: Vec::new(),
        }
    }
}

/// Words of a passage with what changes say of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnedStretch {
    pub text: String,
    pub inserted: bool,
    pub deleted: bool,
}
