//! Characters of a passage as the file has it, beside those of the passage of a Version.

use std::ops::Range;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

use crate::documents::normal::Normal;

/// The longest that two wordings are compared; what is not aligned by then counts as changed.
const PATIENCE: Duration = Duration::from_millis(100);

/// Which characters there each character here stands for.
#[derive(Debug, Clone, Default)]
pub(super) struct Aligned {
    here: Vec<Option<Range<usize>>>,
    /// Which characters here are blanks: whether they are there makes no difference.
    blank: Vec<bool>,
    /// Characters there.
    length: usize,
}

impl Aligned {
    /// Aligns a wording here with one there.
    pub(super) fn new(here: &str, there: &str) -> Self {
        let mut aligned = Self {
            here: vec![None; here.chars().count()],
            blank: here.chars().map(char::is_whitespace).collect(),
            length: there.chars().count(),
        };
        if here == there {
            aligned.here = (0..aligned.length).map(|at| Some(at..at + 1)).collect();
            return aligned;
        }
        let (one, other) = (Normal::of(here), Normal::of(there));
        if one.text() == other.text() {
            for at in 0..one.text().chars().count() {
                aligned.join(&one, at, &other, at);
            }
        } else {
            let signs = |form: &Normal| form.text().chars().collect::<Vec<char>>();
            let deadline = Some(Instant::now() + PATIENCE);
            let ops = capture_diff_slices_deadline(
                Algorithm::Myers,
                &signs(&one),
                &signs(&other),
                deadline,
            );
            for op in ops {
                if let DiffOp::Equal {
                    old_index,
                    new_index,
                    len,
                } = op
                {
                    for at in 0..len {
                        aligned.join(&one, old_index + at, &other, new_index + at);
                    }
                }
            }
        }
        aligned
    }

    fn join(&mut self, one: &Normal, from: usize, other: &Normal, to: usize) {
        let (Some(from), Some(to)) = (one.original(from..from + 1), other.original(to..to + 1))
        else {
            return;
        };
        for at in from {
            if let Some(place) = self.here.get_mut(at) {
                *place = Some(to.clone());
            }
        }
    }

    /// The characters there that a stretch here stands for; `None` where less than two thirds of it does, or none.
    pub(super) fn range(&self, here: Range<usize>) -> Option<Range<usize>> {
        let stretch = self.here.get(here)?;
        let known: Vec<&Range<usize>> = stretch.iter().flatten().collect();
        let (first, last) = (known.first()?, known.last()?);
        (known.len() * 3 >= stretch.len() * 2).then(|| first.start..last.end.max(first.end))
    }

    /// From the first to the last character there that some of a stretch here stands for.
    pub(super) fn some(&self, here: Range<usize>) -> Option<Range<usize>> {
        let mut known = self.here.get(here)?.iter().flatten();
        let first = known.next()?;
        let last = known.next_back().unwrap_or(first);
        Some(first.start..last.end)
    }

    /// Where there a place before the character `here` is.
    pub(super) fn place(&self, here: usize) -> usize {
        let before = self.here.get(..here).unwrap_or(&self.here);
        if let Some(Some(last)) = before.last() {
            return last.end;
        }
        let after = self.here.get(here..).unwrap_or_default();
        if let Some(next) = after.iter().flatten().next() {
            return next.start;
        }
        let last = before.iter().rev().flatten().next();
        last.map_or(self.length, |last| last.end)
    }

    /// Whether every character of a stretch here that is no blank has its place.
    pub(super) fn is_known(&self, here: Range<usize>) -> bool {
        let blank = self.blank.get(here.clone()).unwrap_or_default();
        let mut stretch = self.here.get(here).unwrap_or_default().iter().zip(blank);
        stretch.all(|(place, blank)| *blank || place.is_some())
    }
}
