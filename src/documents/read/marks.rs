//! Marks in front of items: "(a)", "b.", "iii)", "2a.", "1°". What one may be read as, and whether those of a list follow
//! one another. Knows words only, no files.

use super::printed::value_of_roman;

/// Longest mark that is given, in characters.
const MARK: usize = 40;

/// A mark as printed at the start of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ItemMark {
    /// As printed: "(a)", "b.".
    pub printed: String,
    /// What it may be: "i." is the ninth letter and the first Roman number.
    pub readings: Vec<Reading>,
    /// How many characters of the text it takes, the blank behind it among them.
    pub length: usize,
}

/// One way to read a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    pub style: Style,
    pub ordinal: u32,
    /// "2a" stands behind 2 and before 3.
    pub inserted: bool,
}

/// What a list counts with, and what stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    pub signs: Signs,
    /// In brackets, "(a)".
    pub bracketed: bool,
    /// '.', ')' or '°'.
    pub end: char,
}

/// The signs a list counts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signs {
    Digits,
    Small,
    Capital,
    SmallRoman,
    CapitalRoman,
}

impl Signs {
    /// The signs for a number: "c", "iii"; digits where letters do not go that far.
    pub(super) fn write(self, ordinal: u32) -> String {
        let letter = |first: u8| {
            let index = ordinal.checked_sub(1)?;
            let sign = char::from(first + u8::try_from(index % 26).ok()?);
            let times = usize::try_from(index / 26).ok()? + 1;
            (times <= 3).then(|| sign.to_string().repeat(times))
        };
        match self {
            Self::Digits => None,
            Self::Small => letter(b'a'),
            Self::Capital => letter(b'A'),
            Self::SmallRoman => super::printed::roman(ordinal).map(|r| r.to_lowercase()),
            Self::CapitalRoman => super::printed::roman(ordinal),
        }
        .unwrap_or_else(|| ordinal.to_string())
    }
}

/// The mark a text begins with. What is set in brackets needs no blank behind it.
pub(super) fn mark_of(text: &str) -> Option<ItemMark> {
    let bracketed = text.starts_with('(');
    let body = text.strip_prefix('(').unwrap_or(text);
    let label_end = body.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (label, behind) = body.split_at(label_end);
    let mut signs = behind.chars();
    let end = signs.next()?;
    if bracketed && end != ')' || !matches!(end, '.' | ')' | '°' | 'º') {
        return None;
    }
    let mut rest = signs.as_str();
    let mut printed_length = text.len() - rest.len();
    // "1°.".
    if end != '.'
        && end != ')'
        && let Some(more) = rest.strip_prefix('.')
    {
        rest = more;
        printed_length += 1;
    }
    let printed = &text[..printed_length];
    let parted = rest.trim_start();
    let is_apart = rest.is_empty()
        || parted.len() < rest.len()
        || bracketed && rest.starts_with(char::is_alphabetic);
    let style = |signs| Style {
        signs,
        bracketed,
        end,
    };
    let readings: Vec<Reading> = readings(label)
        .into_iter()
        .map(|(signs, ordinal, inserted)| Reading {
            style: style(signs),
            ordinal,
            inserted,
        })
        .collect();
    (is_apart && !readings.is_empty()).then(|| ItemMark {
        printed: printed.to_owned(),
        readings,
        length: printed.chars().count() + usize::from(parted.len() < rest.len()),
    })
}

fn readings(label: &str) -> Vec<(Signs, u32, bool)> {
    let mut found = Vec::new();
    let suffix = label.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &label[..label.len() - suffix.len()];
    if !digits.is_empty() {
        let is_inserted = suffix.is_empty()
            || suffix.len() <= 2 && suffix.bytes().all(|b| b.is_ascii_lowercase());
        if digits.len() <= 3
            && is_inserted
            && let Some(ordinal) = digits.parse().ok().filter(|ordinal| *ordinal > 0)
        {
            found.push((Signs::Digits, ordinal, !suffix.is_empty()));
        }
        return found;
    }
    let first = label.bytes().next().unwrap_or_default();
    let is_one_letter = (1..=3).contains(&label.len()) && label.bytes().all(|b| b == first);
    if is_one_letter {
        let times = u32::try_from(label.len()).unwrap_or(1) - 1;
        if first.is_ascii_lowercase() {
            found.push((
                Signs::Small,
                times * 26 + u32::from(first - b'a') + 1,
                false,
            ));
        } else {
            found.push((
                Signs::Capital,
                times * 26 + u32::from(first - b'A') + 1,
                false,
            ));
        }
    }
    let is_small = label.bytes().all(|b| b.is_ascii_lowercase());
    if let Some(value) = value_of_roman(&label.to_uppercase()) {
        if is_small {
            found.push((Signs::SmallRoman, value, false));
        } else if label.bytes().all(|b| b.is_ascii_uppercase()) {
            found.push((Signs::CapitalRoman, value, false));
        }
    }
    found
}

/// Whether a text can be the mark of an item or a heading: "2a.", "(iv)", "1°", "Lid 3:", "§ 2".
pub(super) fn is_mark(mark: &str) -> bool {
    mark.chars().count() <= MARK
        && mark.chars().any(char::is_alphanumeric)
        && mark.trim() == mark
        && mark.chars().all(|c| {
            c.is_alphanumeric()
                || matches!(
                    c,
                    ' ' | '.'
                        | ','
                        | ':'
                        | ';'
                        | '('
                        | ')'
                        | '['
                        | ']'
                        | '/'
                        | '-'
                        | '–'
                        | '§'
                        | '°'
                        | 'º'
                )
        })
}

/// The levels of a list that are open, each with its last mark.
#[derive(Debug, Clone, Default)]
pub(super) struct Sequence {
    open: Vec<(Reading, usize)>,
    runs: usize,
    interrupted: bool,
}

/// Where a mark stands in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ItemStanding {
    pub reading: Reading,
    /// From 0.
    pub depth: usize,
    /// Which run of marks it belongs to; another for each list.
    pub run: usize,
}

impl Sequence {
    /// Takes the next mark: as what follows the last one of an open level, the deepest first, or else as the first of a
    /// new level. `None` for one that neither follows nor begins anything.
    pub(super) fn next(&mut self, mark: &ItemMark) -> Option<ItemStanding> {
        let follows = |last: &Reading, reading: &Reading| {
            reading.style == last.style
                && (reading.ordinal == last.ordinal + 1 && !reading.inserted
                    || reading.ordinal == last.ordinal && reading.inserted)
        };
        // Numbers may skip what has lapsed.
        let skips = |last: &Reading, reading: &Reading| {
            reading.style == last.style
                && reading.style.signs == Signs::Digits
                && reading.ordinal > last.ordinal
        };
        if let Some(standing) = self
            .going_on(mark, follows)
            .or_else(|| self.going_on(mark, skips))
        {
            return Some(standing);
        }
        let reading = *mark
            .readings
            .iter()
            .find(|r| r.ordinal == 1 && !r.inserted)?;
        Some(self.begin(reading))
    }

    /// Takes the mark of what is an item for certain, wherever it begins to count.
    pub(super) fn known(&mut self, mark: &ItemMark) -> Option<ItemStanding> {
        let reading = *mark.readings.first()?;
        self.next(mark).or_else(|| Some(self.begin(reading)))
    }

    fn going_on(
        &mut self,
        mark: &ItemMark,
        goes_on: impl Fn(&Reading, &Reading) -> bool,
    ) -> Option<ItemStanding> {
        let levels = self.open.iter().enumerate().rev();
        let (depth, run, reading) = levels
            .flat_map(|(depth, (last, run))| {
                let reading = mark.readings.iter().find(|reading| goes_on(last, reading));
                reading.map(|reading| (depth, *run, *reading))
            })
            .next()?;
        // Behind a paragraph between, a list goes on by itself.
        let depth = if std::mem::take(&mut self.interrupted) {
            0
        } else {
            depth
        };
        Some(self.stand(reading, depth, run))
    }

    fn begin(&mut self, reading: Reading) -> ItemStanding {
        if std::mem::take(&mut self.interrupted) {
            self.open.clear();
        }
        // A level counted like an open one begins that level anew.
        let depth = self
            .open
            .iter()
            .position(|(last, _)| last.style == reading.style)
            .unwrap_or(self.open.len());
        self.runs += 1;
        self.stand(reading, depth, self.runs)
    }

    fn stand(&mut self, reading: Reading, depth: usize, run: usize) -> ItemStanding {
        self.open.truncate(depth);
        self.open.push((reading, run));
        ItemStanding {
            reading,
            depth,
            run,
        }
    }

    /// Something that is no item stands between.
    pub(super) fn interrupt(&mut self) {
        self.interrupted = true;
    }

    /// Nothing is open any more.
    pub(super) fn end(&mut self) {
        self.open.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Option<String> {
        mark_of(text).map(|mark| mark.printed)
    }

    #[test]
    fn reads_marks() {
        for (text, mark) in [
            ("(a) incident", "(a)"),
            ("(a)Incident", "(a)"),
            ("b. eerste;", "b."),
            ("iii) drie", "iii)"),
            ("2a. ingevoegd", "2a."),
            ("1° un", "1°"),
            ("2°. twee", "2°."),
            ("(12) overwegende", "(12)"),
            ("a.", "a."),
        ] {
            assert_eq!(printed(text).as_deref(), Some(mark), "{text}");
        }
        for text in [
            "a.b",
            "bv. dit",
            "2027. jaar",
            "e",
            "(zie) dit",
            "Dr. Jansen",
            "3.1 Doel",
        ] {
            assert_eq!(printed(text), None, "{text}");
        }
    }

    #[test]
    fn marks_follow_one_another() {
        let mut list = Sequence::default();
        let told: Vec<Option<(usize, u32)>> = [
            "a. x", "b. x", "i. x", "ii. x", "c. x", "1. x", "2. x", "2a. x", "4. x", "d. x",
            "g. x",
        ]
        .iter()
        .map(|text| {
            let standing = list.next(&mark_of(text)?)?;
            Some((standing.depth, standing.reading.ordinal))
        })
        .collect();
        let expected = [
            (0, 1),
            (0, 2),
            (1, 1),
            (1, 2),
            (0, 3),
            (1, 1),
            (1, 2),
            (1, 2),
            (1, 4),
            (0, 4),
        ];
        let mut expected: Vec<_> = expected.into_iter().map(Some).collect();
        expected.push(None);
        assert_eq!(told, expected);
    }

    #[test]
    fn i_behind_h_is_a_letter() {
        let mut list = Sequence::default();
        for letter in 'a'..='j' {
            let standing = list
                .next(&mark_of(&format!("{letter}) x")).unwrap())
                .unwrap();
            assert_eq!(
                (standing.depth, standing.reading.style.signs),
                (0, Signs::Small)
            );
        }
    }
}
