//! Which proposals become changes of the text, and why others do not.
//!
//! A proposal is taken into the text as a whole or not at all. Where two want other words at the same place, the first one
//! has it, one that was accepted before all others; the other is shown in the margin.
//!
//! In the next draft only what was accepted as it is becomes a change, and of several that get in each other's way none:
//! whoever writes decides.

use std::collections::HashMap;
use std::ops::Range;

use super::stretch::{Edit, cell_ranges, part};
use crate::consultations::model::Passage;
use crate::documents::{Change, PassageKind, redline};
use crate::exports::columns::Row;

/// A passage: the round it is shown in, and its place in the text.
pub type At<'a> = (&'a str, usize);

/// What became of the proposal of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// There is none.
    None,
    /// It is a change of the text.
    Tracked,
    /// It says what the text says already.
    Same,
    /// It changes the same words as that of another comment: its place among all rows.
    Overlaps(usize),
    /// It is the same as that of another comment.
    Repeats(usize),
    /// A typing error was mended since in the words it is for.
    Mended,
    /// Words of it are redacted.
    Covered,
    /// It was accepted otherwise than as it is, and waits for whoever writes.
    ByHand,
    /// It is for no words of the text: for a section or the whole, for words that are not there, across cells of a table.
    Unplaced,
}

/// All of it.
pub struct Plan {
    /// Whether it is for the next draft.
    next: bool,
    fates: Vec<Fate>,
    edits: HashMap<(String, usize), Vec<Edit>>,
    /// Where the edit of each change is: its passage, its place there, whether it is of the words that go.
    changes: Vec<((String, usize), usize, bool)>,
}

impl Plan {
    /// Of nothing yet, for so many comments; `next` for the next draft.
    pub fn new(rows: usize, next: bool) -> Self {
        Self {
            next,
            fates: vec![Fate::None; rows],
            edits: HashMap::new(),
            changes: Vec::new(),
        }
    }

    /// What became of the proposal of a comment.
    pub fn fate(&self, row: usize) -> &Fate {
        self.fates.get(row).unwrap_or(&Fate::None)
    }

    /// The edits of a passage, in order.
    pub fn edits(&self, (round, at): At<'_>) -> &[Edit] {
        self.edits
            .get(&(round.to_owned(), at))
            .map_or(&[], Vec::as_slice)
    }

    /// How many changes there are.
    pub fn change_count(&self) -> usize {
        self.changes.len()
    }

    /// A change: its edit, and whether it is of the words that go.
    pub fn change(&self, at: usize) -> Option<(&Edit, bool)> {
        let (passage, place, deleted) = self.changes.get(at)?;
        Some((self.edits.get(passage)?.get(*place)?, *deleted))
    }

    /// Takes in what was proposed for a passage.
    pub fn add(&mut self, at: At<'_>, passage: &Passage, comments: &[usize], rows: &[Row]) {
        let mut order: Vec<usize> = comments.to_vec();
        order.sort_by_key(|at| {
            rows.get(*at)
                .is_none_or(|row| row.disposition != "accepted")
        });
        let mut taken: Vec<Edit> = Vec::new();
        let mut whole: Vec<(usize, Vec<Edit>)> = Vec::new();
        for one in order {
            let Some(row) = rows.get(one) else { continue };
            if row.proposed_text.trim().is_empty() || row.place.order.1.is_none() {
                continue;
            }
            let fate = match wanted(passage, row, one) {
                Err(fate) => fate,
                Ok(_) if self.next && row.disposition != "accepted" => Fate::ByHand,
                Ok(edits) => {
                    let same = whole.iter().find(|(_, other)| alike(other, &edits));
                    let meets = taken
                        .iter()
                        .find(|other| edits.iter().any(|edit| meet(&edit.range, &other.range)));
                    match (same, meets) {
                        (Some((other, _)), _) => Fate::Repeats(*other),
                        (None, Some(other)) => Fate::Overlaps(other.row),
                        (None, None) => {
                            taken.extend(edits.iter().cloned());
                            whole.push((one, edits));
                            Fate::Tracked
                        }
                    }
                }
            };
            if let Some(place) = self.fates.get_mut(one) {
                *place = fate;
            }
        }
        if self.next {
            taken = self.uncontested(taken, comments, rows, passage);
        }
        if taken.is_empty() {
            return;
        }
        taken.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let key = (at.0.to_owned(), at.1);
        for (place, edit) in taken.iter_mut().enumerate() {
            edit.changes = (usize::MAX, usize::MAX);
            if !edit.old.is_empty() {
                edit.changes.0 = self.changes.len();
                self.changes.push((key.clone(), place, true));
            }
            if !edit.new.is_empty() {
                edit.changes.1 = self.changes.len();
                self.changes.push((key.clone(), place, false));
            }
        }
        self.edits.insert(key, taken);
    }

    /// What is left of the changes of a passage without those that another accepted proposal gets in the way of: these stand
    /// beside each other, and none is in the text.
    fn uncontested(
        &mut self,
        taken: Vec<Edit>,
        comments: &[usize],
        rows: &[Row],
        passage: &Passage,
    ) -> Vec<Edit> {
        let mut contested: HashMap<usize, usize> = HashMap::new();
        for one in comments {
            let edits = rows.get(*one).map(|row| wanted(passage, row, *one));
            if let (Fate::Overlaps(_), Some(Ok(edits))) = (self.fate(*one).clone(), edits) {
                for other in taken
                    .iter()
                    .filter(|other| edits.iter().any(|edit| meet(&edit.range, &other.range)))
                {
                    contested.entry(other.row).or_insert(*one);
                }
            }
        }
        for (row, other) in &contested {
            if let Some(fate) = self.fates.get_mut(*row) {
                *fate = Fate::Overlaps(*other);
            }
        }
        // The same words once more are as contested.
        let repeats: Vec<(usize, usize)> = comments
            .iter()
            .filter_map(|one| match self.fate(*one) {
                Fate::Repeats(first) => Some((*one, *contested.get(first)?)),
                _ => None,
            })
            .collect();
        for (row, other) in repeats {
            if let Some(fate) = self.fates.get_mut(row) {
                *fate = Fate::Overlaps(other);
            }
        }
        taken
            .into_iter()
            .filter(|edit| !contested.contains_key(&edit.row))
            .collect()
    }

    /// Says of every proposal that no passage took in that it has no place in the text.
    pub fn settle(&mut self, rows: &[Row]) {
        for (fate, row) in self.fates.iter_mut().zip(rows) {
            if *fate == Fate::None && !row.proposed_text.trim().is_empty() {
                *fate = Fate::Unplaced;
            }
        }
    }
}

/// Whether two proposals want the same.
fn alike(one: &[Edit], other: &[Edit]) -> bool {
    one.len() == other.len()
        && one
            .iter()
            .zip(other)
            .all(|(a, b)| a.range == b.range && a.new == b.new)
}

/// Whether two stretches get in each other's way: also where they only touch, since it would not be clear then which of two
/// changes goes before the other.
fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start <= other.end && other.start <= one.end
}

/// What a proposal does to its passage, or why it does nothing there.
fn wanted(passage: &Passage, row: &Row, at: usize) -> Result<Vec<Edit>, Fate> {
    if row.beside.is_covered {
        return Err(Fate::Covered);
    }
    if row.beside.said_then.is_some() {
        return Err(Fate::Mended);
    }
    let length = passage.text.chars().count();
    let (start, old) = match (&row.beside.span, row.quote.is_empty()) {
        (Some(span), _) => {
            let there = part(&passage.text, span);
            if there != row.quote {
                return Err(Fate::Unplaced);
            }
            (span.start, there)
        }
        (None, true) => (0, part(&passage.text, &(0..length))),
        (None, false) => return Err(Fate::Unplaced),
    };
    let mut edits: Vec<Edit> = Vec::new();
    let mut place = start;
    for stretch in redline(&old, row.proposed_text.trim()) {
        let count = stretch.text.chars().count();
        let edit = |range, old, new| Edit {
            range,
            old,
            new,
            row: at,
            changes: (usize::MAX, usize::MAX),
        };
        match stretch.change {
            Change::Kept => place += count,
            Change::Deleted => {
                edits.push(edit(place..place + count, stretch.text, String::new()));
                place += count;
            }
            Change::Inserted => match edits.last_mut() {
                Some(last) if last.range.end == place && last.new.is_empty() => {
                    last.new = stretch.text;
                }
                _ => edits.push(edit(place..place, String::new(), stretch.text)),
            },
        }
    }
    if edits.is_empty() {
        return Err(Fate::Same);
    }
    if passage.kind == PassageKind::TableRow {
        let cells = cell_ranges(passage);
        let inside = |edit: &Edit| {
            cells
                .iter()
                .any(|cell| cell.start <= edit.range.start && edit.range.end <= cell.end)
        };
        if !edits.iter().all(inside) {
            return Err(Fate::Unplaced);
        }
    }
    Ok(edits)
}
