//! What a draft that was sent back says, put at the passages of a Version: comments in its margin at the words they
//! stand on, changes as proposed texts, moves as moves. Nothing is dropped: what has no place any more is kept without
//! one.
//!
//! What people mean, as it is decided here:
//!
//! - All that one author changes in one passage is one proposal: the passage with all of that author's changes and
//!   nobody else's.
//! - A comment in the margin of the same author that covers a change is the reason for it and goes with the proposal;
//!   one of somebody else stands by itself.
//! - Who strikes words within what somebody else put there builds on that: it is part of the proposal, without the words
//!   struck. Who strikes all of it proposes nothing, and is against it: that is said.
//! - A paragraph put between two belongs to the proposal on the passage before it; behind a heading, before the text that
//!   follows. A passage struck whole is a proposal to strike it. Two that become one are one proposal on the first.
//! - Words that went from one place to another are a move, whether the file says so or the same paragraph was struck and
//!   put elsewhere by one author. What was changed in them on the way is the proposed text of the move.
//! - Changes that the Version has taken in already propose nothing; changes of looks neither.
//! - A comment over several passages stands at its words in the first that has a place, and says how many it spans.
//!
//! ```text
//! letters   a passage as somebody would have it          matching  which passage of a Version it is
//! aligned   characters here → characters there            alike     passages that say nearly the same
//! moves     what went where
//! proposals changes → proposals                           margin    comments at their words
//! ```

mod aligned;
mod alike;
mod letters;
mod margin;
mod matching;
mod moves;
mod proposals;
#[cfg(test)]
mod tests;

use std::ops::Range;

use self::matching::Matching;
use crate::documents::normal::Normal;
use crate::documents::returned::{Returned, ReturnedSpot};

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
    spot: Option<ReturnedSpot>,
    /// Which comments of the margin it holds.
    comments: Vec<usize>,
}

impl ReturnedItem {
    /// One of this author, that says nothing yet.
    fn by(author: &str, at: Option<String>) -> Self {
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

/// A returned draft put at a Version.
#[derive(Debug, Clone, Default)]
pub struct PlacedDraft {
    /// In the order of the file.
    pub items: Vec<ReturnedItem>,
    /// Which Version the file was made from.
    pub version: usize,
    /// Changes that the Version has taken in already.
    pub taken_in: usize,
    /// Changes of looks only.
    pub looks: usize,
}

/// Puts a returned draft at `versions[current]`; the others are looked at for where the file came from.
pub fn place_returned(
    returned: &Returned,
    versions: &[VersionText],
    current: usize,
) -> PlacedDraft {
    let told = moves::told(returned);
    let returned = &told;
    let version = matching::source(returned, versions, current);
    let matching = Matching::new(returned, versions, version, current);
    let moves = moves::find(returned, &matching);
    let (mut items, mut taken_in) = proposals::find(returned, &matching, &moves);
    items.extend(moves.items(returned, &matching));
    margin::add(returned, &matching, &mut items);
    let form = |text: &str| Normal::of(text).text().to_owned();
    items.retain_mut(|item| {
        let there = item.passage.map(|passage| form(matching.text(passage)));
        let says_the_same = item.kind == ReturnedKind::Proposal
            && item.spans == 1
            && item
                .proposed
                .as_deref()
                .is_some_and(|text| !text.contains('\n'))
            && item.proposed.as_deref().map(form) == there
            && there.is_some();
        if !says_the_same {
            return true;
        }
        // The Version reads so already: what is left is the reason, if there is one.
        taken_in += 1;
        item.kind = ReturnedKind::Comment;
        item.proposed = None;
        !item.body.is_empty()
    });
    let parent = |item: &ReturnedItem| {
        let [only] = item.comments.as_slice() else {
            return None;
        };
        returned.comments.get(*only)?.reply_to
    };
    // What stands nowhere in the file comes last; a reply behind what it replies to.
    let end = ReturnedSpot {
        passage: usize::MAX,
        at: usize::MAX,
    };
    items.sort_by_key(|item| {
        let first = item.comments.first().copied();
        (item.spot.unwrap_or(end), parent(item).is_some(), first)
    });
    let parents: Vec<Option<usize>> = items
        .iter()
        .map(|item| {
            let parent = parent(item)?;
            items
                .iter()
                .position(|other| other.comments.contains(&parent))
        })
        .collect();
    for (item, parent) in items.iter_mut().zip(parents) {
        item.reply_to = parent;
    }
    PlacedDraft {
        items,
        version,
        taken_in,
        looks: returned.looks,
    }
}
