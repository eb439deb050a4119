//! Comments in the margin at the words they stand on, or with the proposal they are the reason for.

use super::items::{ReturnedItem, ReturnedKind, ReturnedPlace};
use super::letters::{PassageLetter, stretches};
use super::matching::Matching;
use crate::documents::returned::{MarginComment, Returned, ReturnedSpot};

/// The most that is kept of the words a comment stands on, in characters.
const WORDS: usize = 2000;

/// Adds the comments to `items`: as the reason of one, or each as one more.
pub(super) fn add(returned: &Returned, matching: &Matching<'_>, items: &mut Vec<ReturnedItem>) {
    let proposals = items.len();
    for (at, comment) in returned.comments.iter().enumerate() {
        let reason_of = items
            .iter()
            .take(proposals)
            .position(|item| is_reason(returned, matching, comment, item));
        match reason_of.and_then(|item| items.get_mut(item)) {
            Some(item) => {
                item.resolved = comment.resolved && (item.comments.is_empty() || item.resolved);
                if !item.body.is_empty() && !comment.body.is_empty() {
                    item.body.push_str("\n\n");
                }
                item.body.push_str(&comment.body);
                item.comments.push(at);
            }
            None => items.push(alone(returned, matching, comment, at)),
        }
    }
}

/// The letters of a passage that a comment covers.
fn covered<'m>(
    matching: &'m Matching<'_>,
    (from, to): (ReturnedSpot, ReturnedSpot),
    passage: usize,
) -> (usize, &'m [PassageLetter]) {
    let letters = matching.own.get(passage).map(|own| own.letters.as_slice());
    let letters = letters.unwrap_or_default();
    let start = if passage == from.passage { from.at } else { 0 };
    let end = if passage == to.passage {
        to.at
    } else {
        letters.len()
    };
    let start = start.min(letters.len());
    let end = end.clamp(start, letters.len());
    (start, letters.get(start..end).unwrap_or_default())
}

/// Whether a comment covers what its own author changes by an item.
fn is_reason(
    returned: &Returned,
    matching: &Matching<'_>,
    comment: &MarginComment,
    item: &ReturnedItem,
) -> bool {
    let (Some(from), Some(to), Some(spot)) = (comment.from, comment.to, item.spot) else {
        return false;
    };
    if comment.reply_to.is_some() || comment.author != item.author {
        return false;
    }
    let is_own = |at: Option<usize>| {
        let change = at.and_then(|at| returned.changes.get(at));
        change.is_some_and(|change| change.author == item.author)
    };
    (spot.passage..spot.passage + item.spans)
        .filter(|passage| (from.passage..=to.passage).contains(passage))
        .any(|passage| {
            let (_, letters) = covered(matching, (from, to), passage);
            let mut changed = letters.iter().filter(|letter| !letter.sign.is_whitespace());
            changed.any(|letter| is_own(letter.inserted) || is_own(letter.deleted))
        })
}

/// A comment by itself.
fn alone(
    returned: &Returned,
    matching: &Matching<'_>,
    comment: &MarginComment,
    at: usize,
) -> ReturnedItem {
    let mut item = ReturnedItem {
        kind: ReturnedKind::Comment,
        body: comment.body.clone(),
        resolved: comment.resolved,
        place: ReturnedPlace::Nowhere,
        spot: comment.from,
        comments: vec![at],
        ..ReturnedItem::by(&comment.author, comment.at.clone())
    };
    let (Some(from), Some(to)) = (comment.from, comment.to) else {
        return item;
    };
    let is_word = |letter: &&PassageLetter| !letter.sign.is_whitespace();
    let spanned: Vec<usize> = (from.passage..=to.passage)
        .filter(|passage| {
            let (_, letters) = covered(matching, (from, to), *passage);
            letters.iter().any(|letter| is_word(&letter))
        })
        .collect();
    let mut words = String::new();
    for passage in &spanned {
        let (_, letters) = covered(matching, (from, to), *passage);
        words.extend(letters.iter().take(WORDS).map(|letter| letter.sign));
        words.push('\n');
        if words.len() > WORDS {
            break;
        }
    }
    item.words = words.trim().chars().take(WORDS).collect();
    item.spans = spanned.len().max(1);
    if spanned.is_empty() {
        // It stands on no words: it is about its passage, or, in an empty line, the one before.
        item.passage = matching.passage(from.passage);
        item.place = ReturnedPlace::Found;
        if item.passage.is_none() {
            let own = matching.own.get(from.passage);
            let is_empty = own.is_none_or(|own| own.text.trim().is_empty());
            let mut before = (0..from.passage).rev().filter(|_| is_empty);
            item.passage = before.find_map(|passage| matching.passage(passage));
            item.place = ReturnedPlace::Changed;
        }
        if item.passage.is_none() {
            item.place = ReturnedPlace::Orphaned;
            item.words = matching
                .own
                .get(from.passage)
                .map(|own| own.text.trim().chars().take(WORDS).collect())
                .unwrap_or_default();
        }
        return item;
    }
    let first = spanned
        .iter()
        .copied()
        .find(|passage| matching.passage(*passage).is_some());
    let Some(first) = first else {
        item.place = ReturnedPlace::Orphaned;
        return item;
    };
    let (start, letters) = covered(matching, (from, to), first);
    item.passage = matching.passage(first);
    let had_words = letters.iter().filter(is_word).any(PassageLetter::is_own);
    let found = matching
        .own
        .get(first)
        .and_then(|own| own.range(start..start + letters.len()));
    item.place = match &found {
        Some((_, true)) => ReturnedPlace::Found,
        None if !had_words => ReturnedPlace::Found,
        _ => ReturnedPlace::Changed,
    };
    item.range = found.map(|(range, _)| range);
    let is_changed = |at: &&crate::documents::returned::ReturnedPiece| {
        at.inserted.is_some() || at.deleted.is_some()
    };
    let passage = returned.passages.get(first);
    let touches = passage.is_some_and(|passage| {
        let mut before = 0;
        passage.pieces.iter().any(|piece| {
            let here = before..before + piece.text.chars().count();
            before = here.end;
            is_changed(&piece) && here.start < start + letters.len() && start < here.end
        })
    });
    if touches {
        item.redline = stretches(returned, first);
    }
    item
}
