//! A passage that came back, letter by letter: as it was, as some have it, as one author would have it.

use super::items::ReturnedStretch;
use crate::documents::returned::{Returned, ReturnedChange, ReturnedPassage, TrackedKind};

/// A letter with its fate.
#[derive(Debug, Clone, Copy)]
pub(super) struct PassageLetter {
    pub sign: char,
    pub inserted: Option<usize>,
    pub deleted: Option<usize>,
    /// Taken away by a change that the Version has taken in.
    pub gone: bool,
}

impl PassageLetter {
    /// Whether it stood there before the changes.
    pub(super) fn is_own(&self) -> bool {
        self.inserted.is_none() && !self.gone
    }
}

/// The letters of a passage; what the authors `settled` changed counts as how it was.
pub(super) fn letters(
    returned: &Returned,
    passage: &ReturnedPassage,
    settled: &[&str],
) -> Vec<PassageLetter> {
    let is_settled = |change: Option<usize>| {
        change
            .and_then(|at| returned.changes.get(at))
            .is_some_and(|change| settled.contains(&change.author.as_str()))
    };
    let mut all = Vec::new();
    for piece in &passage.pieces {
        let gone = is_settled(piece.deleted);
        let inserted = piece.inserted.filter(|_| !is_settled(piece.inserted));
        all.extend(piece.text.chars().map(|sign| PassageLetter {
            sign,
            inserted,
            deleted: piece.deleted.filter(|_| !gone),
            gone,
        }));
    }
    all
}

/// The passage as it was, and where in all letters each of its characters stands.
pub(super) fn own(letters: &[PassageLetter]) -> (String, Vec<usize>) {
    let own = letters
        .iter()
        .enumerate()
        .filter(|(_, letter)| letter.is_own());
    own.map(|(at, letter)| (letter.sign, at)).unzip()
}

/// What one author makes of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MadeChange {
    Kept,
    Removed,
    Added,
    /// Not there, before or after.
    Absent,
}

/// What `author` makes of each letter. Words of others count as absent, unless the author struck some of them: then
/// their rest is part of what this author would have. Moves are left where they were.
pub(super) fn made_by(
    changes: &[ReturnedChange],
    letters: &[PassageLetter],
    author: &str,
) -> Vec<MadeChange> {
    let of = |at: Option<usize>| at.and_then(|at| changes.get(at));
    let is_by = |at: Option<usize>, kind| {
        of(at).is_some_and(|change| change.kind == kind && change.author == author)
    };
    // Stretches that somebody put there, and of which this author struck some.
    let putter = |letter: &PassageLetter| {
        let change = of(letter.inserted).filter(|c| c.kind == TrackedKind::Inserted);
        change.map(|change| change.author.as_str())
    };
    let mut built_on = vec![false; letters.len()];
    let mut start = 0;
    for stretch in letters.chunk_by(|one, other| putter(one) == putter(other)) {
        let end = start + stretch.len();
        let is_struck = stretch
            .iter()
            .any(|letter| is_by(letter.deleted, TrackedKind::Deleted));
        if let Some(built_on) = built_on.get_mut(start..end).filter(|_| is_struck) {
            built_on.fill(true);
        }
        start = end;
    }
    letters
        .iter()
        .zip(built_on)
        .map(|(letter, built_on)| {
            let removed = is_by(letter.deleted, TrackedKind::Deleted);
            match letter.inserted {
                _ if letter.gone => MadeChange::Absent,
                None if removed => MadeChange::Removed,
                None => MadeChange::Kept,
                Some(at) => {
                    let is_other = of(Some(at)).is_some_and(|c| c.kind == TrackedKind::Inserted);
                    let is_there = is_by(Some(at), TrackedKind::Inserted) || (built_on && is_other);
                    if is_there && !removed {
                        MadeChange::Added
                    } else {
                        MadeChange::Absent
                    }
                }
            }
        })
        .collect()
}

/// Who changed something in a passage, in the order of their first change.
pub(super) fn authors<'r>(returned: &'r Returned, passage: &ReturnedPassage) -> Vec<&'r str> {
    let mut names: Vec<&str> = Vec::new();
    let pieces = passage.pieces.iter();
    for at in pieces
        .flat_map(|piece| [piece.inserted, piece.deleted])
        .chain([passage.end])
        .flatten()
    {
        if let Some(change) = returned.changes.get(at)
            && !names.contains(&change.author.as_str())
        {
            names.push(&change.author);
        }
    }
    names
}

/// The passage as the file has it, with what changes say of its words.
pub(super) fn stretches(returned: &Returned, at: usize) -> Vec<ReturnedStretch> {
    let mut all: Vec<ReturnedStretch> = Vec::new();
    let pieces = returned
        .passages
        .get(at)
        .into_iter()
        .flat_map(|p| &p.pieces);
    for piece in pieces {
        let (inserted, deleted) = (piece.inserted.is_some(), piece.deleted.is_some());
        match all.last_mut() {
            Some(last) if (last.inserted, last.deleted) == (inserted, deleted) => {
                last.text.push_str(&piece.text);
            }
            _ => all.push(ReturnedStretch {
                text: piece.text.clone(),
                inserted,
                deleted,
            }),
        }
    }
    all
}
