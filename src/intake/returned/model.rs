//! One thing that a returned draft says, as the comment it becomes, and what came of it.

use serde::{Deserialize, Serialize};

use crate::comments::model::Anchor;
use crate::documents::{ReturnedKind, ReturnedPlace, ReturnedStretch};
use crate::error::Message;
use crate::platform::texts::{self, Language};
use crate::types::text_enum;

text_enum! {
    /// What came of one thing that a file says.
    ItemOutcome {
        Taken => "taken",
        /// It was taken in before.
        Known => "known",
        Refused => "refused",
        /// Whoever looked it over left it out.
        Left => "left-out",
    }
}

/// One thing that a returned draft says.
#[derive(Debug, Clone)]
pub struct ReturnedComment {
    /// From 1, in the order of the file.
    pub number: u32,
    pub kind: ReturnedKind,
    pub standing: ReturnedPlace,
    /// "" where the file names nobody.
    pub author: String,
    /// As the file has it: "2026-05-12T10:00:00".
    pub at: Option<String>,
    /// How many passages it is about.
    pub spans: usize,
    pub resolved: bool,
    /// Number of the one it replies to.
    pub reply_to: Option<u32>,
    pub anchor: Anchor,
    /// Key of its passage, or "".
    pub passage: String,
    pub section: String,
    pub passage_text: String,
    /// Limited Markdown.
    pub body: String,
    pub proposed: Option<String>,
    /// The words it is about as the file has them.
    pub words: String,
    pub redline: Vec<ReturnedStretch>,
    /// What stands for its place where it has none.
    pub reference: String,
    /// Who wrote it when, and what else the file says of it.
    pub notes: String,
    /// The same for the same thing in the same file of the same party, whenever it is taken in.
    pub key: String,
    /// Why it cannot be taken.
    pub fault: Option<Message>,
    pub outcome: ItemOutcome,
    /// What whoever looked it over wrote for its place.
    pub typed: TypedPlace,
}

/// A place as somebody wrote it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TypedPlace {
    /// As people write it, or the key of a passage.
    pub place: String,
    pub quote: String,
}

impl ReturnedComment {
    /// Whether it stands at a place of the text.
    pub fn is_placed(&self) -> bool {
        self.anchor.passage.is_some() || self.anchor.section.is_some()
    }
}

/// One thing that a file says, in words.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SaidItem {
    pub row: u32,
    pub kind: String,
    pub outcome: String,
    /// How sure its place is.
    pub place: String,
    pub author: Option<String>,
    pub date: Option<String>,
    pub section: Option<String>,
    /// Key of the passage.
    pub anchor: Option<String>,
    pub quote: Option<String>,
    pub spans: usize,
    pub comment: String,
    pub proposed_text: Option<String>,
    /// What it is about as the file has it.
    pub words: String,
    /// Of what touches changes: the passage as the file has it.
    pub redline: Vec<SaidStretch>,
    pub resolved: bool,
    pub reply_to: Option<u32>,
    pub reason: Option<String>,
    pub reference: String,
    pub notes: String,
}

/// Words with what changes say of them: kept, inserted, deleted, or struck: put there by one and taken away by another.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SaidStretch {
    pub change: String,
    pub text: String,
}

impl SaidItem {
    /// In a language.
    pub fn of(item: &ReturnedComment, language: Language) -> Self {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let reason = item.fault.as_ref();
        Self {
            row: item.number,
            kind: item.kind.as_str().to_owned(),
            outcome: item.outcome.as_str().to_owned(),
            place: item.standing.as_str().to_owned(),
            author: some(&item.author),
            date: item.at.clone(),
            section: some(&item.section),
            anchor: some(&item.passage),
            quote: item.anchor.words().map(str::to_owned),
            spans: item.spans,
            comment: item.body.clone(),
            proposed_text: item.proposed.clone(),
            words: item.words.clone(),
            redline: item.redline.iter().map(stretch).collect(),
            resolved: item.resolved,
            reply_to: item.reply_to,
            reason: reason.map(|fault| texts::say(language, fault)),
            reference: item.reference.clone(),
            notes: item.notes.clone(),
        }
    }
}

fn stretch(stretch: &ReturnedStretch) -> SaidStretch {
    let change = match (stretch.inserted, stretch.deleted) {
        (true, true) => "struck",
        (true, false) => "inserted",
        (false, true) => "deleted",
        (false, false) => "kept",
    };
    SaidStretch {
        change: change.to_owned(),
        text: stretch.text.clone(),
    }
}
