//! Words as people copy them, found where they stand: the kind of quotation marks, dashes and blanks,
//! hyphens at the ends of lines, the case of the first letter, marks and dots around them, and "…" for
//! what was left out make no difference. Knows Passages by their place in a list only.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Places of the same letters that are looked at, before words are said to stand at many.
const TRIES: usize = 200;

/// The Passages of a text, ready for looking up what was copied from them.
#[derive(Debug, Default)]
pub struct Copied {
    texts: Vec<String>,
    /// All of them one after another, as [`loosely`] makes them.
    loose: String,
    /// Where each begins in that, in bytes.
    starts: Vec<usize>,
}

/// Where words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// At one place.
    Once {
        /// Which Passage.
        passage: usize,
        /// From where to where in it, in characters.
        range: Range<usize>,
        /// Whether the words go on in the next Passage, beyond the range.
        runs_on: bool,
    },
    /// At more than one place.
    Often,
    /// At none.
    Nowhere,
}

impl Copied {
    /// From the plain text of each Passage, in document order.
    pub fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut new = Self::default();
        for text in texts {
            new.starts.push(new.loose.len());
            for letter in loosely(text) {
                new.loose.push(letter.sign);
            }
            new.texts.push(text.to_owned());
        }
        new
    }

    /// Where words stand among the Passages that `allowed` names.
    pub fn find(&self, words: &str, allowed: impl Fn(usize) -> bool) -> Standing {
        let pieces = pieces(words);
        let mut found = self.all(&pieces, &allowed);
        if found.is_empty() {
            let trimmed: Vec<String> = pieces.iter().map(|piece| trimmed(piece)).collect();
            if trimmed != pieces {
                found = self.all(&trimmed, &allowed);
            }
        }
        if found.len() > 1 {
            // Among several, what stands there with the same marks and blanks.
            let wanted = closely(words);
            let own: Vec<Standing> = found
                .iter()
                .filter(|one| closely(&self.words_at(one)) == wanted)
                .cloned()
                .collect();
            if own.len() == 1 {
                found = own;
            }
        }
        match found.as_slice() {
            [] => self.within_words(words.trim(), &allowed),
            [only] => only.clone(),
            _ => Standing::Often,
        }
    }

    /// Every place at which the pieces follow one another, as whole words.
    fn all(&self, pieces: &[String], allowed: &impl Fn(usize) -> bool) -> Vec<Standing> {
        let Some((first, rest)) = pieces.split_first().filter(|(first, _)| !first.is_empty())
        else {
            return Vec::new();
        };
        let mut found: Vec<Standing> = Vec::new();
        let mut tries = 0;
        for needle in either_case(first) {
            for (start, _) in self.loose.match_indices(&needle) {
                let passage = self.passage_at(start);
                if !allowed(passage) {
                    continue;
                }
                tries += 1;
                if tries > TRIES {
                    return vec![Standing::Often; 2];
                }
                found.extend(self.place(passage, start, start + needle.len(), rest));
            }
        }
        found
    }

    /// The place of a match, if it begins and ends with words and the other pieces follow in its Passage.
    fn place(&self, passage: usize, start: usize, end: usize, rest: &[String]) -> Option<Standing> {
        let base = *self.starts.get(passage)?;
        let last = self
            .starts
            .get(passage + 1)
            .copied()
            .unwrap_or(self.loose.len());
        let mut end = end;
        for piece in rest {
            let tail = self.loose.get(end..last)?;
            end += tail.find(piece.as_str())? + piece.len();
        }
        let runs_on = end > last;
        let letters = loosely(self.texts.get(passage)?);
        let (mut from, mut to) = (None, None);
        let mut byte = base;
        for letter in letters {
            if byte == start {
                from = Some(letter.from);
            }
            byte += letter.sign.len_utf8();
            if byte <= end {
                to = Some(letter.to);
            }
        }
        let range = from?..to?;
        let chars: Vec<char> = self.texts.get(passage)?.chars().collect();
        let inside = |at: usize| {
            at.checked_sub(1)
                .and_then(|before| Some((*chars.get(before)?, *chars.get(at)?)))
                .is_some_and(|(one, other)| one.is_alphanumeric() && other.is_alphanumeric())
        };
        (!inside(range.start) && (runs_on || !inside(range.end))).then_some(Standing::Once {
            passage,
            range,
            runs_on,
        })
    }

    /// Words that stand to the letter within longer ones ("minister" in "ministers").
    fn within_words(&self, words: &str, allowed: &impl Fn(usize) -> bool) -> Standing {
        if words.is_empty() {
            return Standing::Nowhere;
        }
        let mut places = self
            .texts
            .iter()
            .enumerate()
            .filter(|(passage, _)| allowed(*passage))
            .flat_map(|(passage, text)| {
                text.match_indices(words)
                    .map(move |(at, _)| (passage, text.get(..at).unwrap_or_default()))
            });
        let Some((passage, before)) = places.next() else {
            return Standing::Nowhere;
        };
        if places.next().is_some() {
            return Standing::Often;
        }
        let start = before.chars().count();
        Standing::Once {
            passage,
            range: start..start + words.chars().count(),
            runs_on: false,
        }
    }

    fn passage_at(&self, byte: usize) -> usize {
        // Of Passages without a letter the last begins where the next one does.
        self.starts
            .partition_point(|start| *start <= byte)
            .saturating_sub(1)
    }

    fn words_at(&self, place: &Standing) -> String {
        match place {
            Standing::Once { passage, range, .. } => self
                .texts
                .get(*passage)
                .map(|text| text.chars().skip(range.start).take(range.len()).collect())
                .unwrap_or_default(),
            _ => String::new(),
        }
    }
}

/// One sign of a text as it is compared, with the characters it stands for.
struct Letter {
    sign: char,
    from: usize,
    to: usize,
}

/// A text as it is compared: compatible forms (NFKC), without blanks, dashes, quotation marks, the bars between
/// the cells of a row, and what cannot be seen.
fn loosely(text: &str) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(text.len());
    let mut chars = text.chars().enumerate().peekable();
    let mut cluster = String::new();
    while let Some((from, c)) = chars.next() {
        cluster.clear();
        cluster.push(c);
        let mut to = from + 1;
        while let Some((at, mark)) = chars.next_if(|(_, next)| is_combining_mark(*next)) {
            cluster.push(mark);
            to = at + 1;
        }
        letters.extend(
            cluster
                .nfkc()
                .filter(|c| !makes_no_difference(*c))
                .map(|sign| Letter { sign, from, to }),
        );
    }
    letters
}

/// A text with its marks and blanks, each of one kind, from its first letter to its last.
fn closely(text: &str) -> String {
    let plain: String = text
        .nfkc()
        .filter(|c| !makes_no_difference(*c) || c.is_whitespace() || is_mark(*c))
        .map(|c| if is_mark(c) { '\'' } else { c })
        .collect();
    let mut words = plain
        .trim_matches(|c: char| !c.is_alphanumeric())
        .split_whitespace();
    let first = words.next().unwrap_or_default();
    let mut out: String = first.chars().take(1).flat_map(char::to_lowercase).collect();
    out.extend(first.chars().skip(1));
    for word in words {
        out.push(' ');
        out.push_str(word);
    }
    out
}

/// Marks that are seen: quotation marks and dashes.
fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
        && c != '|'
        && makes_no_difference(c)
        && !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn makes_no_difference(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c,
            '|' | '"' | '\'' | '`' | '´' | '«' | '»' | '‹' | '›' | '\u{2018}'..='\u{201f}'
            | '\u{2032}'..='\u{2037}' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}'
            | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// What stands between marks of omission ("…", "[...]"), each as it is compared; what is left out at the
/// ends is gone.
fn pieces(words: &str) -> Vec<String> {
    let plain = words.replace('…', "...");
    let mut out = Vec::new();
    let mut rest = plain.as_str();
    loop {
        let (piece, behind) = match rest.find("...") {
            Some(at) => {
                let behind = rest.get(at..).unwrap_or_default().trim_start_matches('.');
                let behind = behind.strip_prefix([']', ')']).unwrap_or(behind);
                let piece = rest.get(..at).unwrap_or_default();
                (
                    piece.strip_suffix(['[', '(']).unwrap_or(piece),
                    Some(behind),
                )
            }
            None => (rest, None),
        };
        let piece: String = loosely(piece).iter().map(|letter| letter.sign).collect();
        if !piece.is_empty() {
            out.push(piece);
        }
        match behind {
            Some(behind) => rest = behind,
            None => return out,
        }
    }
}

/// Without the marks that end a sentence or clause.
fn trimmed(piece: &str) -> String {
    piece
        .trim_matches(['.', ',', ';', ':', '!', '?', '(', ')', '[', ']'])
        .to_owned()
}

/// As it is, and with its first letter in the other case.
fn either_case(piece: &str) -> Vec<String> {
    let mut chars = piece.chars();
    let Some(first) = chars.next() else {
        return Vec::new();
    };
    let other: String = if first.is_uppercase() {
        first.to_lowercase().collect()
    } else {
        first.to_uppercase().collect()
    };
    let mut forms = vec![piece.to_owned()];
    if !other.starts_with(first) {
        forms.push(other + chars.as_str());
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: [&str; 4] = [
        "De minister's \"plan van aanpak\" - voor 2027 - bevat tien maatregelen, waaronder versleuteling.",
        "Een incident wordt binnen 24 uur gemeld bij het loket.",
        "De ministers spreken; de minister zwijgt. Caf\u{e9} en e-mail.",
        "Het loket bevestigt.",
    ];

    fn found(words: &str) -> Result<(usize, String, bool), Standing> {
        let copied = Copied::new(TEXT.into_iter());
        match copied.find(words, |_| true) {
            Standing::Once {
                passage,
                range,
                runs_on,
            } => {
                let text = TEXT[passage].chars();
                let words = text.skip(range.start).take(range.len()).collect();
                Ok((passage, words, runs_on))
            }
            other => Err(other),
        }
    }

    #[test]
    fn typography_makes_no_difference() {
        for (words, passage, there) in [
            ("“plan van aanpak”", 0, "plan van aanpak"),
            ("minister’s", 0, "minister's"),
            (
                "plan van aanpak\" – voor 2027",
                0,
                "plan van aanpak\" - voor 2027",
            ),
            (
                "plan van aanpak—voor 2027",
                0,
                "plan van aanpak\" - voor 2027",
            ),
            ("tien\u{a0}maatregelen", 0, "tien maatregelen"),
            ("versleu-\nteling", 0, "versleuteling"),
            ("versleu\u{ad}teling", 0, "versleuteling"),
            ("binnen 24\nuur  gemeld", 1, "binnen 24 uur gemeld"),
            ("\"binnen 24 uur gemeld\"", 1, "binnen 24 uur gemeld"),
            ("«binnen 24 uur gemeld»", 1, "binnen 24 uur gemeld"),
            ("…gemeld bij het loket.", 1, "gemeld bij het loket."),
            ("[...] gemeld bij het", 1, "gemeld bij het"),
            ("een incident wordt", 1, "Een incident wordt"),
            ("Binnen 24 uur.", 1, "binnen 24 uur"),
            (
                "Een incident … bij het loket",
                1,
                "Een incident wordt binnen 24 uur gemeld bij het loket",
            ),
            ("Cafe\u{301} en e-mail", 2, "Caf\u{e9} en e-mail"),
            ("de minister zwijgt", 2, "de minister zwijgt"),
            ("zwijg", 2, "zwijg"),
        ] {
            assert_eq!(
                found(words),
                Ok((passage, there.to_owned(), false)),
                "{words}"
            );
        }
    }

    #[test]
    fn words_that_run_on_are_placed_where_they_begin() {
        assert_eq!(
            found("Café en e-mail. Het loket"),
            Ok((2, "Caf\u{e9} en e-mail.".to_owned(), true))
        );
    }

    #[test]
    fn what_stands_elsewhere_or_nowhere_is_not_guessed() {
        for (words, standing) in [
            ("loket", Standing::Often),
            ("de", Standing::Often),
            ("een incidentwordt niet", Standing::Nowhere),
            ("binnen 42 uur", Standing::Nowhere),
            ("het loket … een incident", Standing::Nowhere),
            ("…", Standing::Nowhere),
            ("", Standing::Nowhere),
        ] {
            assert_eq!(found(words), Err(standing), "{words}");
        }
        let copied = Copied::new(TEXT.into_iter());
        assert!(matches!(
            copied.find("het loket", |passage| passage == 3),
            Standing::Once { passage: 3, .. }
        ));
    }
}
