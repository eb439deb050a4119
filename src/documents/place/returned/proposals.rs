//! What each author would have in the place of a passage, of all that this author changed in it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::items::{ReturnedItem, ReturnedKind, ReturnedPlace};
use super::letters::{MadeChange, authors, made_by, stretches};
use super::matching::{Matching, Own};
use super::moves::Moves;
use crate::documents::returned::{Returned, ReturnedSpot, TrackedKind};

/// All proposals, and how many changes the Version has taken in already.
pub(super) fn find(
    returned: &Returned,
    matching: &Matching<'_>,
    moves: &Moves,
) -> (Vec<ReturnedItem>, usize) {
    let mut items = Vec::new();
    let mut taken_in = HashSet::new();
    // Passages that went into the proposal on one before, by author.
    let mut joined: HashMap<String, usize> = HashMap::new();
    for (at, passage) in returned.passages.iter().enumerate() {
        let Some(own) = matching.own.get(at) else {
            continue;
        };
        for author in authors(returned, passage) {
            if own.settled.iter().any(|settled| settled == author) {
                let pieces = passage.pieces.iter();
                let changes = pieces
                    .flat_map(|piece| [piece.inserted, piece.deleted])
                    .flatten();
                taken_in.extend(changes.filter(|at| {
                    let change = returned.changes.get(*at);
                    change.is_some_and(|change| change.author == author)
                }));
                continue;
            }
            if joined.get(author).is_some_and(|last| *last >= at) {
                continue;
            }
            let whole = WholeChange {
                returned,
                matching,
                moves,
                author,
            };
            if let Some((item, last)) = whole.item(at) {
                joined.insert(author.to_owned(), last);
                items.push(item);
            }
        }
    }
    (items, taken_in.len())
}

/// What one author would have.
struct WholeChange<'a> {
    returned: &'a Returned,
    matching: &'a Matching<'a>,
    moves: &'a Moves,
    author: &'a str,
}

/// One change within a passage: letters that go, and what comes.
#[derive(Debug, Default)]
struct TextEdit {
    /// Of the letters; empty where none go.
    removed: Range<usize>,
    added: String,
    blank_before: bool,
    blank_behind: bool,
}

impl WholeChange<'_> {
    fn made(&self, at: usize) -> Vec<MadeChange> {
        let Some(own) = self.matching.own.get(at) else {
            return Vec::new();
        };
        let mut made = made_by(&self.returned.changes, &own.letters, self.author);
        for (letter, one) in made.iter_mut().enumerate() {
            if *one == MadeChange::Added && self.moves.covers(self.author, at, letter) {
                *one = MadeChange::Absent;
            }
        }
        made
    }

    /// What the author says of a passage, and the last passage that is part of it.
    fn item(&self, at: usize) -> Option<(ReturnedItem, usize)> {
        let own = self.matching.own.get(at)?;
        let passage = self.returned.passages.get(at)?;
        let made = self.made(at);
        let first = made
            .iter()
            .position(|one| matches!(one, MadeChange::Removed | MadeChange::Added));
        let by = self.is_by(passage.end, TrackedKind::Deleted);
        let next = self.matching.own.get(at + 1);
        let goes_on = by && !self.text(at, &made).trim().is_empty() && next.is_some();
        let goes_on = goes_on && !self.text(at + 1, &self.made(at + 1)).trim().is_empty();
        let mut item = ReturnedItem {
            passage: self.matching.passage(at),
            words: own.text.trim().to_owned(),
            redline: stretches(self.returned, at),
            spot: Some(ReturnedSpot {
                passage: at,
                at: first.unwrap_or(own.letters.len()),
            }),
            place: match &own.matched {
                None => ReturnedPlace::Orphaned,
                Some(matched) if matched.same => ReturnedPlace::Found,
                Some(_) => ReturnedPlace::Changed,
            },
            ..ReturnedItem::by(self.author, self.moment(at))
        };
        if first.is_none() && !goes_on {
            return self.against(at, item).map(|item| (item, at));
        }
        let text = self.text(at, &made);
        if text.trim().is_empty() {
            // A line that was empty before says nothing.
            item.kind = ReturnedKind::Strike;
            return (!own.text.trim().is_empty()).then_some((item, at));
        }
        let (mut proposed, is_known) = self.proposed(at, &made);
        if !is_known && item.place == ReturnedPlace::Found {
            item.place = ReturnedPlace::Changed;
        }
        let mut last = at;
        let mut open = goes_on;
        while open {
            last += 1;
            let made = self.made(last);
            let (more, _) = self.proposed(last, &made);
            if !proposed.ends_with(char::is_whitespace) && !more.starts_with(char::is_whitespace) {
                proposed.push(' ');
            }
            proposed.push_str(&more);
            let end = self
                .returned
                .passages
                .get(last)
                .and_then(|passage| passage.end);
            let behind = last + 1 < self.matching.own.len()
                && !self.text(last + 1, &self.made(last + 1)).trim().is_empty();
            open = self.is_by(end, TrackedKind::Deleted) && behind;
        }
        item.spans = last - at + 1;
        item.proposed = Some(proposed.trim().to_owned());
        Some((item, last))
    }

    /// Where all that an author did is to strike what others put there.
    fn against(&self, at: usize, mut item: ReturnedItem) -> Option<ReturnedItem> {
        let own = self.matching.own.get(at)?;
        let struck = |letter: &&super::letters::PassageLetter| {
            letter.inserted.is_some() && self.is_by(letter.deleted, TrackedKind::Deleted)
        };
        let of_others: Vec<_> = own
            .letters
            .iter()
            .filter(struck)
            .filter(|letter| {
                let change = letter.inserted.and_then(|at| self.returned.changes.get(at));
                change.is_some_and(|change| change.author != self.author)
            })
            .collect();
        let first = of_others.first()?;
        item.against = self.returned.changes.get(first.inserted?)?.author.clone();
        item.words = of_others.iter().map(|letter| letter.sign).collect();
        item.words = item.words.trim().to_owned();
        item.kind = ReturnedKind::Against;
        (!item.words.is_empty()).then_some(item)
    }

    fn is_by(&self, at: Option<usize>, kind: TrackedKind) -> bool {
        let change = at.and_then(|at| self.returned.changes.get(at));
        change.is_some_and(|change| change.kind == kind && change.author == self.author)
    }

    /// When the author last changed something in a passage.
    fn moment(&self, at: usize) -> Option<String> {
        let passage = self.returned.passages.get(at)?;
        let pieces = passage.pieces.iter();
        pieces
            .flat_map(|piece| [piece.inserted, piece.deleted])
            .chain([passage.end])
            .flatten()
            .filter_map(|at| self.returned.changes.get(at))
            .filter(|change| change.author == self.author)
            .filter_map(|change| change.at.clone())
            .max()
    }

    /// The passage as the author would have it, in the words of the file.
    fn text(&self, at: usize, made: &[MadeChange]) -> String {
        let letters = self.matching.own.get(at).map(|own| own.letters.as_slice());
        let letters = letters.unwrap_or_default().iter().zip(made);
        letters
            .filter(|(_, made)| matches!(made, MadeChange::Kept | MadeChange::Added))
            .map(|(letter, _)| letter.sign)
            .collect()
    }

    /// The passage of the Version with the author's changes, and whether all of them have their place there.
    fn proposed(&self, at: usize, made: &[MadeChange]) -> (String, bool) {
        let text = self.text(at, made);
        let Some(own) = self.matching.own.get(at) else {
            return (text, false);
        };
        let Some(matched) = &own.matched else {
            return (tidied(&text), false);
        };
        let there: Vec<char> = self.matching.text(matched.passage).chars().collect();
        let mut out: Vec<char> = Vec::new();
        let mut done = 0;
        let mut is_known = true;
        for edit in edits(own, made) {
            let (range, known) = if edit.removed.is_empty() {
                let place = own.place(edit.removed.start);
                (place..place, true)
            } else {
                own.removed(edit.removed.clone())
            };
            is_known &= known;
            let start = range.start.clamp(done, there.len());
            let end = range.end.clamp(start, there.len());
            out.extend(there.get(done..start).unwrap_or_default());
            done = end;
            let is_open = |signs: Option<&char>| signs.is_some_and(|c| !c.is_whitespace());
            if edit.blank_before
                && is_open(out.last())
                && !edit.added.starts_with(char::is_whitespace)
            {
                out.push(' ');
            }
            let is_joined = out.last().is_none_or(|c| c.is_whitespace());
            let added = if is_joined && !edit.added.starts_with('\n') {
                edit.added.trim_start_matches(' ')
            } else {
                &edit.added
            };
            out.extend(added.chars());
            if edit.blank_behind && is_open(out.last()) && is_open(there.get(done)) {
                out.push(' ');
            }
            // Where a word went, one blank is enough.
            while out.last().is_none_or(|c| c.is_whitespace())
                && there.get(done).is_some_and(|c| *c == ' ')
            {
                done += 1;
            }
        }
        out.extend(there.get(done..).unwrap_or_default());
        (tidied(&out.into_iter().collect::<String>()), is_known)
    }
}

/// The changes within a passage, in order.
fn edits(own: &Own, made: &[MadeChange]) -> Vec<TextEdit> {
    let mut all = Vec::new();
    let mut open: Option<TextEdit> = None;
    let mut before = false;
    for (at, (letter, made)) in own.letters.iter().zip(made).enumerate() {
        match made {
            MadeChange::Absent => {}
            MadeChange::Kept => {
                if let Some(mut edit) = open.take() {
                    edit.blank_behind = letter.sign.is_whitespace();
                    all.push(edit);
                }
                before = letter.sign.is_whitespace();
            }
            MadeChange::Removed | MadeChange::Added => {
                let edit = open.get_or_insert_with(|| TextEdit {
                    removed: at..at,
                    blank_before: before,
                    ..TextEdit::default()
                });
                if *made == MadeChange::Added {
                    edit.added.push(letter.sign);
                } else {
                    if edit.removed.is_empty() {
                        edit.removed.start = at;
                    }
                    edit.removed.end = at + 1;
                }
            }
        }
    }
    all.extend(open);
    all
}

/// Lines with one blank between words, and none that are empty.
fn tidied(text: &str) -> String {
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = text.split('\n').map(line).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
