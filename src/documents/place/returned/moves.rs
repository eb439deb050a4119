//! What went from one place to another. Word says so; in other files the same paragraph was struck here and put there by
//! one author.

use std::collections::HashMap;
use std::ops::Range;

use super::items::{ReturnedItem, ReturnedKind, ReturnedPlace};
use super::letters::stretches;
use super::matching::Matching;
use crate::documents::normal::Normal;
use crate::documents::returned::{Returned, ReturnedChange, ReturnedSpot, TrackedKind};

/// Words a paragraph has at least to be taken for one that moved.
const TELLING: usize = 3;

/// The draft with every move told as one: both its ends carry the same name, and no end is alone.
pub(super) fn told(returned: &Returned) -> Returned {
    let mut told = returned.clone();
    name_by_words(&mut told);
    let has = |kind| {
        let all = told
            .changes
            .iter()
            .filter(move |change| change.kind == kind);
        all.map(|change| (change.author.clone(), change.moved.clone()))
            .collect::<Vec<_>>()
    };
    let (from, to) = (has(TrackedKind::MovedFrom), has(TrackedKind::MovedTo));
    for change in &mut told.changes {
        let end = (change.author.clone(), change.moved.clone());
        match change.kind {
            TrackedKind::MovedFrom if end.1.is_none() || !to.contains(&end) => {
                change.kind = TrackedKind::Deleted;
            }
            TrackedKind::MovedTo if end.1.is_none() || !from.contains(&end) => {
                change.kind = TrackedKind::Inserted;
            }
            _ => {}
        }
    }
    pair_paragraphs(&mut told);
    told
}

/// Names moves whose two ends say the same and carry no name.
fn name_by_words(told: &mut Returned) {
    let mut said: HashMap<usize, String> = HashMap::new();
    for piece in told.passages.iter().flat_map(|passage| &passage.pieces) {
        for at in [piece.inserted, piece.deleted].into_iter().flatten() {
            said.entry(at).or_default().push_str(&piece.text);
        }
    }
    let mut from: HashMap<(String, String), usize> = HashMap::new();
    let form = |at: &usize| {
        let words = said.get(at).map(String::as_str).unwrap_or_default();
        Normal::of(words).text().to_owned()
    };
    for (at, change) in told.changes.iter().enumerate() {
        if change.kind == TrackedKind::MovedFrom && change.moved.is_none() {
            from.insert((change.author.clone(), form(&at)), at);
        }
    }
    let mut names = Vec::new();
    for (at, change) in told.changes.iter().enumerate() {
        if change.kind == TrackedKind::MovedTo
            && change.moved.is_none()
            && let Some(start) = from.remove(&(change.author.clone(), form(&at)))
        {
            names.push((start, at));
        }
    }
    for (start, end) in names {
        let name = Some(format!("said-{start}"));
        for at in [start, end] {
            if let Some(change) = told.changes.get_mut(at) {
                change.moved.clone_from(&name);
            }
        }
    }
}

/// Takes a paragraph that was struck here and put there by one author for one that moved.
fn pair_paragraphs(told: &mut Returned) {
    let is = |at: Option<usize>, kind| {
        let change = told.changes.get(at?)?;
        (change.kind == kind).then_some(change)
    };
    // Struck whole, by author and words.
    let mut struck: HashMap<(String, String), usize> = HashMap::new();
    for (at, passage) in told.passages.iter().enumerate() {
        let words = passage.pieces.iter().filter(|p| !p.text.trim().is_empty());
        let authors: Vec<Option<&str>> = words
            .clone()
            .map(|piece| {
                let change = is(piece.deleted, TrackedKind::Deleted)?;
                piece.inserted.is_none().then_some(change.author.as_str())
            })
            .collect();
        let Some(Some(author)) = authors.first() else {
            continue;
        };
        if authors.iter().all(|one| *one == Some(author)) {
            let text: String = words.map(|piece| piece.text.as_str()).collect();
            let form = Normal::of(&text).text().to_owned();
            if form.split(' ').count() >= TELLING {
                struck.insert(((*author).to_owned(), form), at);
            }
        }
    }
    if struck.is_empty() {
        return;
    }
    let mut pairs = Vec::new();
    for (at, passage) in told.passages.iter().enumerate() {
        let ends: Vec<usize> = (0..passage.pieces.len())
            .filter(|piece| passage.pieces.get(*piece).is_some_and(|p| p.text == "\n"))
            .collect();
        let mut start = 0;
        for end in ends.iter().copied().chain([passage.pieces.len()]) {
            let range = start..end;
            start = end + 1;
            let Some(pieces) = passage.pieces.get(range.clone()).filter(|p| !p.is_empty()) else {
                continue;
            };
            let author = is(
                pieces.first().and_then(|p| p.inserted),
                TrackedKind::Inserted,
            )
            .map(|change| change.author.clone());
            let Some(author) = author else { continue };
            let is_own = pieces.iter().all(|piece| {
                let change = is(piece.inserted, TrackedKind::Inserted);
                piece.deleted.is_none() && change.is_some_and(|c| c.author == author)
            });
            let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            let form = Normal::of(&text).text().to_owned();
            if is_own && let Some(from) = struck.remove(&(author.clone(), form)) {
                pairs.push((from, at, range));
            }
        }
    }
    for (from, to, range) in pairs {
        move_paragraph(told, from, to, range);
    }
}

fn move_paragraph(told: &mut Returned, from: usize, to: usize, range: Range<usize>) {
    let name = Some(format!("paragraph-{from}"));
    let known = told
        .passages
        .get(from)
        .and_then(|passage| passage.pieces.iter().find_map(|piece| piece.deleted))
        .and_then(|at| told.changes.get(at))
        .cloned();
    let Some(known) = known else { return };
    let new = |kind| ReturnedChange {
        kind,
        moved: name.clone(),
        ..known.clone()
    };
    let first = told.changes.len();
    told.changes.push(new(TrackedKind::MovedFrom));
    told.changes.push(new(TrackedKind::MovedTo));
    if let Some(passage) = told.passages.get_mut(from) {
        for piece in &mut passage.pieces {
            piece.deleted = piece.deleted.map(|_| first);
        }
        passage.end = passage.end.map(|_| first);
    }
    if let Some(passage) = told.passages.get_mut(to) {
        // With it comes the end that parts it from its neighbour.
        let start = range.start.saturating_sub(1);
        let end = if range.start == 0 {
            range.end + 1
        } else {
            range.end
        };
        let count = passage.pieces.len();
        for piece in passage
            .pieces
            .get_mut(start..end.min(count))
            .unwrap_or_default()
        {
            if piece.inserted.is_some() {
                piece.inserted = Some(first + 1);
            }
        }
    }
}

/// One move.
#[derive(Debug)]
struct Move {
    author: String,
    at: Option<String>,
    /// Stretches of letters that went, by passage.
    from: Vec<(usize, Range<usize>)>,
    /// Where they came, the same way.
    to: Vec<(usize, Range<usize>)>,
}

/// All moves of a draft.
#[derive(Debug, Default)]
pub(super) struct Moves {
    all: Vec<Move>,
    /// Stretches of letters that came by a move, with its author, by passage.
    came: HashMap<usize, Vec<(String, Range<usize>)>>,
}

/// Finds the moves of a draft that [`told`] made.
pub(super) fn find(returned: &Returned, matching: &Matching<'_>) -> Moves {
    let mut by_name: HashMap<(&str, &str), usize> = HashMap::new();
    let mut all: Vec<Move> = Vec::new();
    // Of each change, the move it is an end of.
    let of_change: Vec<Option<usize>> = returned
        .changes
        .iter()
        .map(|change| {
            let is_end = matches!(change.kind, TrackedKind::MovedFrom | TrackedKind::MovedTo);
            let name = change.moved.as_deref().filter(|_| is_end)?;
            let key = (change.author.as_str(), name);
            Some(*by_name.entry(key).or_insert_with(|| {
                all.push(Move {
                    author: change.author.clone(),
                    at: change.at.clone(),
                    from: Vec::new(),
                    to: Vec::new(),
                });
                all.len() - 1
            }))
        })
        .collect();
    let end = |at: Option<usize>, kind| {
        let at = at?;
        let change = returned.changes.get(at).filter(|c| c.kind == kind);
        change.and_then(|_| of_change.get(at).copied().flatten())
    };
    for (at, own) in matching.own.iter().enumerate() {
        for (letter, fate) in own.letters.iter().enumerate() {
            if let Some(one) = end(fate.deleted, TrackedKind::MovedFrom)
                && let Some(one) = all.get_mut(one)
            {
                stretch(&mut one.from, at, letter);
            }
            if let Some(one) = end(fate.inserted, TrackedKind::MovedTo)
                && let Some(one) = all.get_mut(one)
            {
                stretch(&mut one.to, at, letter);
            }
        }
    }
    all.retain(|one| !one.from.is_empty());
    let mut came: HashMap<usize, Vec<(String, Range<usize>)>> = HashMap::new();
    for one in &all {
        for (at, range) in &one.to {
            let stretch = (one.author.clone(), range.clone());
            came.entry(*at).or_default().push(stretch);
        }
    }
    Moves { all, came }
}

/// Widens the stretch of a passage to a letter.
fn stretch(all: &mut Vec<(usize, Range<usize>)>, passage: usize, letter: usize) {
    match all.last_mut() {
        Some((last, range)) if *last == passage => range.end = letter + 1,
        _ => all.push((passage, letter..letter + 1)),
    }
}

impl Moves {
    /// Whether a letter came by a move of this author.
    pub(super) fn covers(&self, author: &str, passage: usize, letter: usize) -> bool {
        let came = self.came.get(&passage).into_iter().flatten();
        let mut by = came.filter(|(by, _)| by == author);
        by.any(|(_, range)| range.contains(&letter))
    }

    pub(super) fn items(&self, returned: &Returned, matching: &Matching<'_>) -> Vec<ReturnedItem> {
        let all = self.all.iter();
        all.filter_map(|one| item(one, returned, matching))
            .collect()
    }
}

fn item(one: &Move, returned: &Returned, matching: &Matching<'_>) -> Option<ReturnedItem> {
    let (first, stretch) = one.from.first().cloned()?;
    let own = matching.own.get(first)?;
    let words = one
        .from
        .iter()
        .filter_map(|(at, range)| {
            let letters = matching.own.get(*at)?.letters.get(range.clone())?;
            Some(letters.iter().map(|letter| letter.sign).collect::<String>())
        })
        .collect::<Vec<_>>()
        .join("\n");
    let there: String = one
        .to
        .iter()
        .filter_map(|(at, range)| {
            let letters = matching.own.get(*at)?.letters.get(range.clone())?;
            let is_by = |at: Option<usize>| {
                let change = at.and_then(|at| returned.changes.get(at));
                change.is_some_and(|change| change.author == one.author)
            };
            let kept = letters
                .iter()
                .filter(|letter| !is_by(letter.deleted) && is_by(letter.inserted));
            Some(kept.map(|letter| letter.sign).collect::<String>())
        })
        .collect::<Vec<_>>()
        .join("\n");
    let form = |text: &str| Normal::of(text).text().to_owned();
    let is_changed = !there.trim().is_empty() && form(&there) != form(&words);
    let is_whole = own
        .letters
        .iter()
        .enumerate()
        .all(|(at, l)| !l.is_own() || l.sign.is_whitespace() || stretch.contains(&at));
    let range = own.range(stretch.clone()).filter(|_| !is_whole);
    let passage = matching.passage(first);
    Some(ReturnedItem {
        kind: ReturnedKind::Move,
        place: match &own.matched {
            None => ReturnedPlace::Orphaned,
            Some(matched) if matched.same || range.as_ref().is_some_and(|(_, known)| *known) => {
                ReturnedPlace::Found
            }
            Some(_) => ReturnedPlace::Changed,
        },
        passage,
        range: range.map(|(range, _)| range),
        spans: one.from.len(),
        proposed: is_changed.then(|| there.trim().to_owned()),
        words: words.trim().to_owned(),
        redline: stretches(returned, first),
        moved_behind: one.to.first().and_then(|(at, range)| {
            let there = matching.own.get(*at)?;
            let before = there.letters.get(..range.start)?;
            let is_behind = before.iter().any(|l| l.is_own() && !l.sign.is_whitespace());
            let mut earlier = (0..*at)
                .rev()
                .filter(|at| !one.from.iter().any(|(from, _)| from == at));
            if is_behind {
                matching.passage(*at)
            } else {
                earlier.find_map(|at| matching.passage(at))
            }
        }),
        spot: Some(ReturnedSpot {
            passage: first,
            at: stretch.start,
        }),
        ..ReturnedItem::by(&one.author, one.at.clone())
    })
}
