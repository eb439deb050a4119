//! A draft that was sent back: its passages as the file has them, who would change what in them, and what stands in its
//! margin. Knows no file format and no Version.

use serde::{Deserialize, Serialize};

/// A draft as it came back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// In the order of the text; notes behind it.
    pub passages: Vec<ReturnedPassage>,
    pub changes: Vec<ReturnedChange>,
    pub comments: Vec<MarginComment>,
    /// Changes of looks only, which propose nothing.
    pub looks: usize,
}

/// A paragraph, heading, row of a table or paragraph of a note, as it was before the changes: what was put between its
/// words is among them, a paragraph that was put behind it too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnedPassage {
    pub is_heading: bool,
    pub pieces: Vec<ReturnedPiece>,
    /// The change that took away its end, so that the next goes on it.
    pub end: Option<usize>,
}

/// Words with one fate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnedPiece {
    pub text: String,
    /// Which of [`Returned::changes`] put them there.
    pub inserted: Option<usize>,
    /// Which of [`Returned::changes`] took them away.
    pub deleted: Option<usize>,
}

/// What a change does to words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TrackedKind {
    Inserted,
    Deleted,
    /// They went from here to elsewhere.
    MovedFrom,
    /// They came here from elsewhere.
    MovedTo,
}

/// One change that the file keeps track of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnedChange {
    pub kind: TrackedKind,
    /// As the file has it; "" where it names nobody.
    pub author: String,
    /// "2026-05-12T10:00:00", as the clock of whoever made it said.
    pub at: Option<String>,
    /// What both ends of a move are called.
    pub moved: Option<String>,
}

/// A comment in the margin.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarginComment {
    /// As the file has it; "" where it names nobody.
    pub author: String,
    /// As [`ReturnedChange::at`].
    pub at: Option<String>,
    /// Its paragraphs, a blank line between them.
    pub body: String,
    /// Marked as done.
    pub resolved: bool,
    /// Which of [`Returned::comments`] it replies to.
    pub reply_to: Option<usize>,
    /// From where to where it stands; the same place twice where it stands on no words. `None` where the text does not
    /// say.
    pub from: Option<ReturnedSpot>,
    pub to: Option<ReturnedSpot>,
}

/// A place in a draft that came back: which passage, and how many characters of all its pieces stand before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ReturnedSpot {
    pub passage: usize,
    pub at: usize,
}

impl ReturnedPassage {
    /// Characters of all its pieces.
    pub fn length(&self) -> usize {
        self.pieces.iter().map(|p| p.text.chars().count()).sum()
    }

    /// Whether it had words before any change.
    pub fn was_there(&self) -> bool {
        let mut own = self.pieces.iter().filter(|p| p.inserted.is_none());
        own.any(|piece| !piece.text.trim().is_empty())
    }
}
