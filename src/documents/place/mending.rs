//! One stretch of a Passage given other words, and where whatever stood in the text stands since. Pure arithmetic in
//! characters: knows neither errata nor comments.

use std::ops::Range;

/// A stretch of a text that was given other words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mending {
    /// Where the stretch begins, in characters from 0; the same before and after.
    pub start: usize,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
}

impl Mending {
    /// The one stretch in which `new` differs from `old`, in whole words, so that it can be read by itself; `None` where
    /// they are the same.
    pub fn between(old: &str, new: &str) -> Option<Self> {
        if old == new {
            return None;
        }
        let before: Vec<char> = old.chars().collect();
        let after: Vec<char> = new.chars().collect();
        let (start, same_end) = ends_alike(&before, &after);
        let (start, same_end) = in_whole_words([&before, &after], start, same_end);
        let stretch = |text: &[char]| -> String {
            text.get(start..text.len() - same_end)
                .unwrap_or_default()
                .iter()
                .collect()
        };
        Some(Self {
            start,
            old: stretch(&before),
            new: stretch(&after),
        })
    }

    /// The stretch in the text as it was.
    pub fn before(&self) -> Range<usize> {
        self.start..self.start + self.old.chars().count()
    }

    /// The stretch in the text as it is since.
    pub fn after(&self) -> Range<usize> {
        self.start..self.start + self.new.chars().count()
    }

    /// The same without what the words before and after begin and end alike with: the characters that really differ.
    pub fn least(&self) -> Self {
        let old: Vec<char> = self.old.chars().collect();
        let new: Vec<char> = self.new.chars().collect();
        let (same_start, same_end) = ends_alike(&old, &new);
        let middle = |text: &[char]| -> String {
            text.get(same_start..text.len() - same_end)
                .unwrap_or_default()
                .iter()
                .collect()
        };
        Self {
            start: self.start + same_start,
            old: middle(&old),
            new: middle(&new),
        }
    }

    /// How many characters really differ: those that go or those that come, whichever are more.
    pub fn size(&self) -> usize {
        let least = self.least();
        least.old.chars().count().max(least.new.chars().count())
    }

    /// The text with the new words in the place of the old; `None` where the old words do not stand there.
    pub fn applied(&self, text: &str) -> Option<String> {
        replaced(text, self.start, &self.old, &self.new)
    }

    /// The text as it was before; `None` where the new words do not stand there.
    pub fn undone(&self, text: &str) -> Option<String> {
        replaced(text, self.start, &self.new, &self.old)
    }

    /// Whether a stretch of the text as it was shares words with what was mended.
    pub fn touches(&self, range: &Range<usize>) -> bool {
        let mended = self.before();
        range.start < mended.end && mended.start < range.end
    }

    /// Where a stretch of the text as it was stands since: what lies before the mended words stays, what lies behind goes
    /// along, and what shares words with them covers all of the new ones.
    pub fn follow(&self, range: &Range<usize>) -> Range<usize> {
        let (before, after) = (self.before(), self.after());
        let behind = |at: usize| after.end + at.saturating_sub(before.end);
        if range.end <= before.start {
            range.clone()
        } else if range.start >= before.end {
            behind(range.start)..behind(range.end)
        } else {
            range.start.min(after.start)..behind(range.end.max(before.end))
        }
    }
}

/// Where a stretch stands after all of these, in the order in which they were made.
pub fn follow(mendings: &[Mending], range: &Range<usize>) -> Range<usize> {
    mendings
        .iter()
        .fold(range.clone(), |range, mending| mending.follow(&range))
}

/// Whether any of these, in the order in which they were made, gave other words to what stood in a stretch.
pub fn touched_by(mendings: &[Mending], range: &Range<usize>) -> bool {
    let mut range = range.clone();
    mendings.iter().any(|mending| {
        let touches = mending.touches(&range);
        range = mending.follow(&range);
        touches
    })
}

/// The text as it was before these, in the order in which they were made; a step that does not fit is left out.
pub fn text_before(text: &str, mendings: &[Mending]) -> String {
    mendings
        .iter()
        .rev()
        .fold(text.to_owned(), |text, mending| {
            mending.undone(&text).unwrap_or(text)
        })
}

/// The stretch between so many characters that two texts begin and end alike with, in whole words, with at least one in
/// either: words that came in or went are told by one beside them.
fn in_whole_words(texts: [&[char]; 2], mut start: usize, mut same_end: usize) -> (usize, usize) {
    let is_word = |text: &[char], at: usize| text.get(at).is_some_and(|c| !c.is_whitespace());
    let stretch = |text: &'_ [char], start: usize, same_end: usize| -> Vec<char> {
        let end = text.len() - same_end;
        text.get(start..end).unwrap_or_default().to_vec()
    };
    loop {
        let cuts_before = |start: usize| {
            start > 0
                && texts
                    .iter()
                    .any(|text| is_word(text, start - 1) && is_word(text, start))
        };
        while cuts_before(start) {
            start -= 1;
        }
        let cuts_behind = |same_end: usize| {
            same_end > 0
                && texts.iter().any(|text| {
                    let end = text.len() - same_end;
                    end > 0 && is_word(text, end - 1) && is_word(text, end)
                })
        };
        while cuts_behind(same_end) {
            same_end -= 1;
        }
        let says_nothing = texts.iter().any(|text| {
            stretch(text, start, same_end)
                .iter()
                .all(|c| c.is_whitespace())
        });
        if !says_nothing || (start == 0 && same_end == 0) {
            break;
        }
        if start > 0 {
            start -= 1;
        } else {
            same_end -= 1;
        }
    }
    let blank = |at: fn(&[char]) -> Option<&char>, start: usize, same_end: usize| {
        texts.iter().all(|text| {
            let stretch = stretch(text, start, same_end);
            stretch.len() > 1 && at(&stretch).is_some_and(|c| c.is_whitespace())
        })
    };
    while blank(<[char]>::first, start, same_end) {
        start += 1;
    }
    while blank(<[char]>::last, start, same_end) {
        same_end += 1;
    }
    (start, same_end)
}

/// How many characters two texts begin and end alike with; none counts twice.
fn ends_alike(one: &[char], other: &[char]) -> (usize, usize) {
    let start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let left = one.len().min(other.len()) - start;
    let end = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take(left)
        .take_while(|(a, b)| a == b)
        .count();
    (start, end)
}

fn replaced(text: &str, start: usize, from: &str, to: &str) -> Option<String> {
    let byte = text
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()])
        .nth(start)?;
    let (before, rest) = text.split_at_checked(byte)?;
    let behind = rest.strip_prefix(from)?;
    Some(format!("{before}{to}{behind}"))
}

#[cfg(test)]
#[path = "mending_tests.rs"]
mod tests;
