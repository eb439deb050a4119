//! Lines that were broken to fit a width, put together again: words parted at the end of a line are whole. Knows lines
//! and words, no blocks.

use std::collections::HashSet;

use super::page_lines::{Kind, PlainLine};
use super::remarks::Remarks;
use crate::documents::remark::Noticed;

/// Lines that tell whether a text parts words at the end of lines.
const MANY_LINES: usize = 100;

/// How a text is broken into lines.
#[derive(Debug, Default)]
pub(super) struct Wrapping {
    /// Characters of a full line; 0 where lines are as long as their paragraphs.
    width: usize,
    /// Words of the text as they stand within lines, with and without hyphens, in small letters.
    words: HashSet<String>,
    /// Whether hyphens at the end of lines are those of the words: so few end with one that nothing parts them.
    keeps_hyphens: bool,
}

impl Wrapping {
    pub(super) fn of(lines: &[PlainLine]) -> Self {
        let kept = || lines.iter().filter(|line| line.kind == Kind::Words);
        let mut widths: Vec<usize> = kept().map(|line| line.text.chars().count()).collect();
        widths.sort_unstable();
        let full = widths
            .get(widths.len().saturating_sub(1 + widths.len() / 10))
            .copied()
            .unwrap_or_default();
        let all = widths.len();
        let followed = lines
            .windows(2)
            .filter(|pair| pair.iter().all(|line| line.kind == Kind::Words))
            .count();
        let is_wrapped = followed * 3 >= all && (30..=180).contains(&full);
        let mut words = HashSet::new();
        for line in kept() {
            // The last word may be half of one.
            let inside = line
                .words()
                .rsplit_once(' ')
                .map_or("", |(inside, _)| inside);
            for word in inside.split(|c: char| !c.is_alphanumeric() && c != '-') {
                if word.chars().count() > 3 {
                    words.insert(word.to_lowercase());
                }
            }
        }
        let ends = |line: &&PlainLine| line.text.ends_with(['-', '‐']);
        let keeps_hyphens = all >= MANY_LINES && kept().filter(ends).count() * 40 < all;
        Self {
            width: if is_wrapped { full } else { 0 },
            words,
            keeps_hyphens,
        }
    }

    /// Whether a line ends well before the others do, as the last of a paragraph may.
    pub(super) fn is_short(&self, line: &str) -> bool {
        self.width > 0 && line.chars().count() * 5 < self.width * 4
    }

    /// Whether a line is so long that what follows it was broken off.
    pub(super) fn is_full(&self, line: &str) -> bool {
        self.width > 0 && !self.is_short(line)
    }

    /// Adds a line to the words before it.
    pub(super) fn join(&self, text: &mut String, line: &str, remarks: &mut Remarks) {
        if text.is_empty() {
            text.push_str(line);
            return;
        }
        match self.seam(text, line) {
            Seam::Apart => text.push(' '),
            Seam::Hyphen => {}
            Seam::Parted(sign) => {
                text.truncate(text.len() - sign);
                let half = text.rsplit(' ').next().unwrap_or_default();
                let other: String = line.chars().take_while(|c| c.is_alphanumeric()).collect();
                remarks.notice(Noticed::PartedWord, &format!("{half}{other}"));
            }
        }
        text.push_str(line);
    }

    /// Adds lines to the words before them, one after the other.
    pub(super) fn join_all(&self, text: &mut String, lines: &[String], remarks: &mut Remarks) {
        for line in lines {
            self.join(text, line, remarks);
        }
    }

    fn seam(&self, text: &str, line: &str) -> Seam {
        let Some(sign) = text
            .chars()
            .next_back()
            .filter(|c| matches!(c, '-' | '‐' | '\u{AD}'))
        else {
            return Seam::Apart;
        };
        let length = sign.len_utf8();
        let before = &text[..text.len() - length];
        let half = before
            .rsplit(|c: char| !c.is_alphanumeric() && c != '-')
            .next()
            .unwrap_or_default();
        let other: String = line.chars().take_while(|c| c.is_alphanumeric()).collect();
        if half.is_empty() || other.is_empty() {
            return Seam::Apart;
        }
        if sign == '\u{AD}' {
            return Seam::Parted(length);
        }
        let token = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        if token.contains('/') || token.starts_with("www.") {
            return Seam::Hyphen;
        }
        // "land- en tuinbouw".
        if matches!(
            other.as_str(),
            "en" | "of"
                | "and"
                | "or"
                | "und"
                | "oder"
                | "et"
                | "ou"
                | "als"
                | "noch"
                | "tot"
                | "to"
        ) {
            return Seam::Apart;
        }
        let joined = format!("{half}{other}").to_lowercase();
        let hyphened = format!("{half}-{other}").to_lowercase();
        let last = half.chars().next_back();
        let is_half = last.is_some_and(char::is_lowercase)
            && other.starts_with(char::is_lowercase)
            && half.chars().count() > 1;
        let is_word = self.words.contains(&joined) || !self.keeps_hyphens;
        if is_half && (self.words.contains(&joined) || is_word && !self.words.contains(&hyphened)) {
            Seam::Parted(length)
        } else {
            Seam::Hyphen
        }
    }
}

enum Seam {
    /// Two words.
    Apart,
    /// One word with the hyphen it has.
    Hyphen,
    /// One word, parted by a sign of so many bytes.
    Parted(usize),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(lines: &[&str]) -> String {
        let plain: Vec<PlainLine> = lines
            .iter()
            .map(|line| PlainLine {
                text: (*line).to_owned(),
                ..PlainLine::default()
            })
            .collect();
        let wrapping = Wrapping::of(&plain);
        let mut text = String::new();
        for line in lines {
            wrapping.join(&mut text, line, &mut Remarks::default());
        }
        text
    }

    #[test]
    fn words_parted_at_the_end_of_a_line_are_whole() {
        assert_eq!(
            joined(&["Dit is nog onbe-", "kend gebied."]),
            "Dit is nog onbekend gebied."
        );
        assert_eq!(joined(&["de cyber\u{AD}", "wet"]), "de cyberwet");
        assert_eq!(joined(&["in land-", "en tuinbouw"]), "in land- en tuinbouw");
        assert_eq!(joined(&["nieuwe IT-", "systemen"]), "nieuwe IT-systemen");
        assert_eq!(joined(&["een e-", "mail"]), "een e-mail");
        assert_eq!(
            joined(&["publiek-private hulp, dus publiek-", "private zorg"]),
            "publiek-private hulp, dus publiek-private zorg"
        );
        assert_eq!(
            joined(&["dat is goed –", "en beter"]),
            "dat is goed – en beter"
        );
    }
}
