//! Notes at the foot of pages in plain text: found by their numbers in order and by the marks glued to words of the
//! text ("gevraagd.1"), taken out, and each mark made a sign that stands for its note. Knows lines, not pages.

use super::page_lines::{Kind, Looks, PlainLine, ends_sentence, is_mark, sign_for};

/// A note as it stood at the foot of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawNote {
    /// As printed.
    pub number: String,
    /// Its lines.
    pub lines: Vec<String>,
}

/// Where a mark stands: a line and bytes in it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct MarkPlace {
    line: usize,
    bytes: std::ops::Range<usize>,
}

/// Looks for the mark of one number, line by line, never twice in the same.
struct Search {
    number: u32,
    next_line: usize,
    /// The last place behind a sign of punctuation, or else behind a word.
    found: Option<(bool, MarkPlace)>,
}

impl Search {
    fn new(number: u32, from: usize) -> Self {
        Self {
            number,
            next_line: from,
            found: None,
        }
    }

    fn up_to(&mut self, lines: &[PlainLine], end: usize) -> Option<&MarkPlace> {
        for index in self.next_line..end {
            let Some(line) = lines.get(index).filter(|line| line.kind == Kind::Words) else {
                continue;
            };
            for (telling, bytes) in marks_in(&line.text, self.number) {
                if self
                    .found
                    .as_ref()
                    .is_none_or(|(known, _)| telling >= *known)
                {
                    let place = MarkPlace { line: index, bytes };
                    self.found = Some((telling, place));
                }
            }
        }
        self.next_line = self.next_line.max(end);
        self.found.as_ref().map(|(_, place)| place)
    }
}

/// Takes the notes out: their lines become [`Kind::Note`], their marks signs. No note runs on over lines that `may_go`,
/// as they may head or end a page.
pub(super) fn take_out(lines: &mut [PlainLine], may_go: impl Fn(usize) -> bool) -> Vec<RawNote> {
    for line in lines.iter_mut() {
        line.text.retain(|c| !is_mark(c));
    }
    let full = full_width(lines);
    let mut notes: Vec<RawNote> = Vec::new();
    // The number that comes next, and 1 where each page counts anew.
    let mut next = Search::new(1, 0);
    let mut anew = Search::new(1, 0);
    let mut index = 0;
    while index < lines.len() {
        let started = lines
            .get(index)
            .filter(|line| line.kind == Kind::Words && line.looks == Looks::Nothing)
            .filter(|_| !may_go(index))
            .filter(|_| may_stand_here(lines, index, &may_go))
            .and_then(|line| note_start(line.words()));
        let Some((number, rest)) = started.map(|(number, rest)| (number, rest.to_owned())) else {
            index += 1;
            continue;
        };
        let place = if number == next.number {
            next.up_to(lines, index).cloned()
        } else if number == 1 {
            anew.up_to(lines, index).cloned()
        } else {
            None
        };
        let (Some(place), Some(sign)) = (place, sign_for(notes.len())) else {
            index += 1;
            continue;
        };
        let mut text = vec![rest];
        let end = end_of_note(lines, index, full, &may_go);
        for line in lines.get_mut(index..end).into_iter().flatten() {
            line.kind = Kind::Note;
        }
        for line in lines.get(index + 1..end).into_iter().flatten() {
            text.push(line.words().to_owned());
        }
        if let Some(line) = lines.get_mut(place.line) {
            line.text
                .replace_range(place.bytes.clone(), sign.encode_utf8(&mut [0; 4]));
        }
        notes.push(RawNote {
            number: number.to_string(),
            lines: text,
        });
        next = Search::new(number.saturating_add(1), place.line);
        anew = Search::new(1, end);
        index = end;
    }
    notes
}

/// Notes stand behind an empty line, a rule or another note, or begin a page.
fn may_stand_here(lines: &[PlainLine], index: usize, may_go: impl Fn(usize) -> bool) -> bool {
    index.checked_sub(1).is_some_and(|above| {
        may_go(above)
            || lines
                .get(above)
                .is_some_and(|line| line.kind != Kind::Words)
    })
}

/// The number a line begins with as notes do, and what stands behind it.
fn note_start(line: &str) -> Option<(u32, &str)> {
    let bracketed = line.strip_prefix(['[', '(']);
    let body = bracketed.unwrap_or(line);
    let digits = body
        .find(|c: char| digit(c).is_none())
        .filter(|length| *length > 0)?;
    let (number, rest) = body.split_at(digits);
    let number = number_of(number)?;
    let rest = if bracketed.is_some() {
        rest.strip_prefix([']', ')'])?
    } else {
        rest.strip_prefix([')', '.']).unwrap_or(rest)
    };
    let words = rest.trim_start();
    (words.len() < rest.len() && words.chars().any(char::is_alphabetic)).then_some((number, words))
}

/// Characters of a full line: what nine in ten lines do not pass.
fn full_width(lines: &[PlainLine]) -> usize {
    let words = lines.iter().filter(|line| line.kind == Kind::Words);
    let mut widths: Vec<usize> = words.map(|line| line.text.chars().count()).collect();
    widths.sort_unstable();
    let at = widths.len().saturating_sub(1 + widths.len() / 10);
    widths.get(at).copied().unwrap_or_default()
}

/// The line behind the last of a note that starts at `from`.
fn end_of_note(
    lines: &[PlainLine],
    from: usize,
    full: usize,
    may_go: impl Fn(usize) -> bool,
) -> usize {
    let indent = |line: &PlainLine| line.text.len() - line.words().len();
    let own_indent = lines.get(from).map_or(0, indent);
    let mut end = from + 1;
    let mut width = full.max(lines.get(from).map_or(0, |line| line.text.chars().count()));
    while let Some((line, above)) = lines.get(end).zip(lines.get(end - 1)) {
        let above_width = above.text.chars().count();
        let is_over = ends_sentence(&above.text);
        // A line that was only broken off had no room for the next word.
        let next_word = line.words().split(' ').next().unwrap_or_default();
        let had_room = above_width + 1 + next_word.chars().count() <= width;
        let begins_page = line.feed
            // The first line of a page keeps the blank it was set with, where others have none.
            || own_indent == 0 && indent(line) == 1
            || is_over && line.words().starts_with(char::is_lowercase)
            || is_over && had_room;
        if line.kind != Kind::Words
            || line.looks != Looks::Nothing
            || may_go(end)
            || begins_page
            || note_start(line.words()).is_some_and(|(number, _)| number < 1000 && is_over)
        {
            break;
        }
        width = width.max(line.text.chars().count());
        end += 1;
    }
    end
}

/// Where a number is glued to a word as the mark of a note is, each with whether it stands behind punctuation.
fn marks_in(line: &str, number: u32) -> Vec<(bool, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = line
        .get(at..)
        .and_then(|rest| rest.find(|c: char| digit(c).is_some()))
    {
        let start = at + offset;
        let length = line[start..]
            .find(|c: char| digit(c).is_none())
            .unwrap_or(line.len() - start);
        let mut end = start + length;
        at = end;
        let is_raised = line[start..end].chars().all(|c| !c.is_ascii_digit());
        if number_of(&line[start..end]) != Some(number) {
            // Two marks beside each other, "¹²" for 1 and 2, unless there is one of its own.
            let first = first_of_two(&line[start..end], number).filter(|_| is_raised && start > 0);
            found.extend(first.map(|length| (false, start..start + length)));
            continue;
        }
        let mut begin = start;
        if line[..start].ends_with('[') && line[end..].starts_with(']') {
            begin -= 1;
            end += 1;
        }
        let before = &line[..begin];
        let behind = line[end..].chars().next();
        let is_free = behind.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '%' | '°'));
        let last = before.chars().next_back();
        let telling = match last {
            _ if is_raised || begin < start => true,
            // "3.1" and "1,5" are numbers, "waard;1" is not.
            Some('.' | ',' | ':') => !before
                .trim_end_matches(['.', ',', ':'])
                .ends_with(|c: char| c.is_ascii_digit()),
            Some(c) => matches!(
                c,
                ';' | '!' | '?' | ')' | '”' | '’' | '"' | '\'' | '»' | '…'
            ),
            None => false,
        };
        // "NIS2" and "CO2" are names; "vraag1" bears a mark.
        let behind_word = last.is_some_and(char::is_lowercase) && !is_name(before);
        if is_free && (telling || behind_word) && !before.trim().is_empty() {
            found.push((telling, begin..end));
        }
    }
    found
}

/// How many bytes of raised digits are the mark of a number, where that of the next is right behind it.
fn first_of_two(digits: &str, number: u32) -> Option<usize> {
    let plain: String = digits
        .chars()
        .filter_map(|c| char::from_digit(digit(c)?, 10))
        .collect();
    let first = number.to_string();
    let is_both = plain == format!("{first}{}", number.saturating_add(1));
    let length = digits.char_indices().nth(first.len()).map(|(at, _)| at);
    length.filter(|_| is_both)
}

/// Whether the last word holds a capital or a digit within: "mp", "NIS", "vO".
fn is_name(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    word.chars().count() < 3
        || word
            .chars()
            .skip(1)
            .any(|c| c.is_uppercase() || c.is_ascii_digit())
}

fn digit(c: char) -> Option<u32> {
    const RAISED: &[char] = &['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    c.to_digit(10).or_else(|| {
        let place = RAISED.iter().position(|raised| *raised == c)?;
        u32::try_from(place).ok()
    })
}

fn number_of(digits: &str) -> Option<u32> {
    if digits.chars().count() > 3 {
        return None;
    }
    let number = digits
        .chars()
        .try_fold(0_u32, |number, c| Some(number * 10 + digit(c)?))?;
    (number > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_other_numbers() {
        let told = |line: &str, number| -> Vec<String> {
            let marks = marks_in(line, number).into_iter();
            marks.map(|(_, bytes)| line[bytes].to_owned()).collect()
        };
        assert_eq!(told("om een aanpak gevraagd.1 En", 1), ["1"]);
        assert_eq!(told("een poging tot verstoring2", 2), ["2"]);
        assert_eq!(told("de keten,¹² en [12] zo", 12), ["¹²", "[12]"]);
        assert_eq!(told("de keten,¹² en zo", 1), ["¹"]);
        assert!(told("de keten,¹³ en zo", 1).is_empty());
        for line in [
            "artikel 3.1 zegt",
            "de NIS2 en CO2",
            "1,5 graad",
            "1 maart",
            "mp3",
            "versie 1",
        ] {
            for number in 1..4 {
                assert!(told(line, number).is_empty(), "{line}");
            }
        }
    }
}
