//! A text as the finders read it: without signs nobody sees and marks of Markdown, one sign for all that look alike, and
//! for each sign where it stands in the text.

/// A text, sign by sign.
pub(super) struct Signs {
    signs: Vec<char>,
    /// Of each sign, which character of the text it is.
    places: Vec<usize>,
}

impl Signs {
    pub(super) fn of(text: &str) -> Self {
        let mut read = Self {
            signs: Vec::with_capacity(text.len()),
            places: Vec::with_capacity(text.len()),
        };
        let mut characters = text.chars().enumerate().peekable();
        while let Some((place, character)) = characters.next() {
            let next = characters.peek().map_or('\n', |(_, next)| *next);
            if is_unseen(character) || is_markup(character, read.last(), next) {
                continue;
            }
            read.signs.push(plain(character));
            read.places.push(place);
        }
        read
    }

    fn last(&self) -> char {
        self.signs.last().copied().unwrap_or('\n')
    }

    pub(super) fn len(&self) -> usize {
        self.signs.len()
    }

    /// The sign at `at`; a line end outside the text.
    pub(super) fn at(&self, at: usize) -> char {
        self.signs.get(at).copied().unwrap_or('\n')
    }

    /// The sign before `at`; a line end at the beginning.
    pub(super) fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\n', |before| self.at(before))
    }

    /// The signs from `start` up to `end`.
    pub(super) fn between(&self, start: usize, end: usize) -> &[char] {
        let end = end.min(self.len());
        self.signs.get(start.min(end)..end).unwrap_or_default()
    }

    /// The same as words in small letters.
    pub(super) fn lower(&self, start: usize, end: usize) -> String {
        let signs = self.between(start, end).iter();
        signs.flat_map(|sign| sign.to_lowercase()).collect()
    }

    /// Where signs from `start` up to `end` stand in the text: its characters from the first up to the second. What is
    /// not seen between them is among them.
    pub(super) fn span(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let first = self.places.get(start)?;
        let last = self.places.get(end.checked_sub(1)?)?;
        (first <= last).then_some((*first, last + 1))
    }

    /// Where the word of letters that ends at `end` begins.
    pub(super) fn letters_before(&self, end: usize, most: usize) -> usize {
        let mut start = end;
        while end - start < most && self.before(start).is_alphabetic() {
            start -= 1;
        }
        start
    }

    /// Where the word of letters that begins at `start` ends.
    pub(super) fn letters_after(&self, start: usize, most: usize) -> usize {
        let mut end = start;
        while end - start < most && self.at(end).is_alphabetic() {
            end += 1;
        }
        end
    }

    /// Where blanks of one line that begin at `start` end.
    pub(super) fn blanks_after(&self, start: usize, most: usize) -> usize {
        let mut end = start;
        while end - start < most && is_blank(self.at(end)) {
            end += 1;
        }
        end
    }
}

/// White space that ends no line.
pub(super) fn is_blank(sign: char) -> bool {
    sign != '\n' && sign.is_whitespace()
}

/// Takes no room, or only says how its neighbours are drawn.
fn is_unseen(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{300}'..='\u{34E}' | '\u{350}'..='\u{36F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E007F}')
}

/// A sign of Markdown rather than of what is said: one that sets words apart, or takes the meaning from the next.
fn is_markup(character: char, before: char, next: char) -> bool {
    match character {
        '\\' => next.is_ascii_punctuation(),
        '`' => true,
        '*' => !(before.is_ascii_digit() && next.is_ascii_digit()),
        '_' => before.is_alphanumeric() != next.is_alphanumeric(),
        _ => false,
    }
}

/// One sign for those that say the same: digits, dashes, blanks, quotation marks, and the wide forms of ASCII.
fn plain(character: char) -> char {
    let shifted = |by: u32| char::from_u32(character as u32 - by).unwrap_or(character);
    let digit = |first: char| shifted(first as u32 - '0' as u32);
    match character {
        '\u{FF01}'..='\u{FF5E}' => plain(shifted(0xFEE0)),
        '\u{660}'..='\u{669}' => digit('\u{660}'),
        '\u{6F0}'..='\u{6F9}' => digit('\u{6F0}'),
        '\u{966}'..='\u{96F}' => digit('\u{966}'),
        '\u{1D7CE}'..='\u{1D7FF}' => {
            char::from_digit((character as u32 - 0x1D7CE) % 10, 10).unwrap_or(character)
        }
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2BC}' | '\u{B4}' | '\u{2032}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{AB}' | '\u{BB}' => '"',
        '\u{2024}' | '\u{3002}' => '.',
        '\u{FE6B}' => '@',
        '\r' | '\u{2028}' | '\u{2029}' | '\u{B}' | '\u{C}' => '\n',
        '\t' => '\t',
        other if other.is_whitespace() && other != '\n' => ' ',
        other => other,
    }
}
