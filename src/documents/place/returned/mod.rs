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
//! items     what is said, of a Version as it is put at it
//! letters   a passage as somebody would have it          matching  which passage of a Version it is
//! aligned   characters here → characters there            alike     passages that say nearly the same
//! moves     what went where
//! proposals changes → proposals                           margin    comments at their words
//! ```

mod aligned;
mod alike;
mod items;
mod letters;
mod margin;
mod matching;
mod moves;
mod proposals;
#[cfg(test)]
mod tests;

pub use self::items::{
    ReturnedItem, ReturnedKind, ReturnedPlace, ReturnedStretch, VersionPassage, VersionText,
};
use self::matching::Matching;
use crate::documents::normal::Normal;
use crate::documents::returned::{Returned, ReturnedSpot};

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
