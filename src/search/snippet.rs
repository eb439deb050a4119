//! The words found, in their context: the part of a text that has most of them.

use serde::Serialize;

use super::model::Question;
use super::words::{Word, words};
use crate::db::search::Strictness;

/// Words shown.
const SHOWN: usize = 40;
/// Words shown before the first that was found.
const LEAD: usize = 8;
/// Characters shown, whatever the words.
const CHARACTERS: usize = 400;

/// A part of a text, found or around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are what was asked for.
    pub found: bool,
}

/// The part of `text` that has most of the words asked for; its beginning where it has none.
pub fn snippet(text: &str, question: &Question, mode: Strictness) -> Vec<Piece> {
    let all = words(text);
    let fits = question.fits(mode, &all);
    let (from, to) = window(&all, &fits);
    pieces(text, &all, &fits, from, to)
}

/// The whole of a short text with the words in it.
pub fn marked(text: &str, question: &Question, mode: Strictness) -> Vec<Piece> {
    let all = words(text);
    let fits = question.fits(mode, &all);
    pieces(text, &all, &fits, 0, all.len())
}

/// The first and the one behind the last word shown: where most different words are, and of
/// these where most are in all.
fn window(all: &[Word], fits: &[Option<usize>]) -> (usize, usize) {
    let starts = fits
        .iter()
        .enumerate()
        .filter_map(|(at, fit)| fit.map(|_| at.saturating_sub(LEAD)));
    let mut best = (0, 0, 0);
    for start in starts {
        let end = (start + SHOWN).min(fits.len());
        let mut seen: Vec<usize> = fits
            .get(start..end)
            .unwrap_or_default()
            .iter()
            .flatten()
            .copied()
            .collect();
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        if (seen.len(), count) > (best.0, best.1) {
            best = (seen.len(), count, start);
        }
    }
    let start = near(all, fits, best.2);
    (start, (start + SHOWN).min(fits.len()))
}

/// `start`, or so near to the first word found behind it that long words do not hide that one.
fn near(all: &[Word], fits: &[Option<usize>], start: usize) -> usize {
    let first = fits.iter().skip(start).position(Option::is_some);
    let Some(first) = first.map(|after| start + after) else {
        return start;
    };
    let at = |word: usize| all.get(word).map_or(0, |word| word.range.start);
    (start..first)
        .find(|word| at(first) - at(*word) <= CHARACTERS / 2)
        .unwrap_or(first)
}

fn pieces(text: &str, all: &[Word], fits: &[Option<usize>], from: usize, to: usize) -> Vec<Piece> {
    let start = match from {
        0 => 0,
        from => all.get(from).map_or(0, |word| word.range.start),
    };
    let end = if to >= all.len() {
        text.len()
    } else {
        all.get(to.saturating_sub(1))
            .map_or(text.len(), |word| word.range.end)
    };
    let mut builder = Builder::default();
    if start > 0 {
        builder.add("… ", false);
    }
    let mut at = start;
    let shown = all.iter().zip(fits).take(to).skip(from);
    for (word, _) in shown.filter(|(_, fit)| fit.is_some()) {
        builder.add(text.get(at..word.range.start).unwrap_or_default(), false);
        builder.add(text.get(word.range.clone()).unwrap_or_default(), true);
        at = word.range.end;
    }
    builder.add(text.get(at..end).unwrap_or_default(), false);
    if end < text.len() || builder.left == Some(0) {
        builder.end();
    }
    builder.pieces
}

struct Builder {
    pieces: Vec<Piece>,
    /// Characters that may still be shown; `None` for all of them.
    left: Option<usize>,
    space: bool,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            pieces: Vec::new(),
            left: Some(CHARACTERS),
            space: true,
        }
    }
}

impl Builder {
    /// White space becomes one space; none at the beginning.
    fn add(&mut self, text: &str, found: bool) {
        let mut shown = String::new();
        for c in text.chars() {
            let Some(left) = self.left.filter(|left| *left > 0) else {
                break;
            };
            let space = c.is_whitespace();
            if space && self.space {
                continue;
            }
            self.space = space;
            shown.push(if space { ' ' } else { c });
            self.left = Some(left - 1);
        }
        if shown.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.found == found => last.text.push_str(&shown),
            _ => self.pieces.push(Piece { text: shown, found }),
        }
    }

    fn end(&mut self) {
        self.left = Some(2);
        self.add(" …", false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, typed: &str) -> String {
        snippet(text, &Question::parse(typed), Strictness::All)
            .into_iter()
            .map(|piece| match piece.found {
                true => format!("[{}]", piece.text),
                false => piece.text,
            })
            .collect()
    }

    #[test]
    fn shows_words_where_they_stand() {
        assert_eq!(
            shown("De  fietspaden\nzijn <smal>.", "fietspad"),
            "De [fietspaden] zijn <smal>."
        );
        assert_eq!(shown("Niets ervan.", "fietspad"), "Niets ervan.");
        assert_eq!(shown("", "fietspad"), "");
    }

    #[test]
    fn shows_the_part_with_most_of_them() {
        let text = format!(
            "recht {} recht op privacy {}",
            "vulling ".repeat(90),
            "staart ".repeat(90)
        );
        let found = shown(&text, "recht privacy");
        assert!(found.starts_with("… vulling"), "{found}");
        assert!(found.contains("[recht] op [privacy]"), "{found}");
        assert!(found.ends_with(" …"), "{found}");
        assert!(found.chars().count() < CHARACTERS + 20);
    }

    #[test]
    fn a_text_without_spaces_is_cut() {
        let text = "ë".repeat(100_000);
        assert!(shown(&text, "eee").chars().count() <= CHARACTERS + 2);
    }

    proptest::proptest! {
        #[test]
        fn the_pieces_are_parts_of_the_text(text in "\\PC{0,300}", typed in "\\PC{0,20}") {
            let whole: String = text.split_whitespace().collect();
            for mode in [Strictness::All, Strictness::Parts, Strictness::Any] {
                for piece in snippet(&text, &Question::parse(&typed), mode) {
                    if piece.found {
                        let bare: String = piece.text.split_whitespace().collect();
                        proptest::prop_assert!(whole.contains(&bare));
                    }
                }
            }
        }
    }
}
