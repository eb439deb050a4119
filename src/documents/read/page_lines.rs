//! Lines of plain text, what they may be, and how sentences run over them. Knows one line at a time.

/// Signs that stand for marks, from the first private use area beyond the basic plane; texts cannot bring their own.
const FIRST_MARK: u32 = 0xF_0000;
const LAST_MARK: u32 = 0xF_FFFD;

/// One line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PlainLine {
    /// With the blanks it begins with, without those at its end.
    pub text: String,
    pub kind: Kind,
    /// Whether a sheet of paper began here (a form feed).
    pub feed: bool,
    pub looks: Looks,
}

/// What a line is by how it is set, where that is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Looks {
    /// It is not known.
    #[default]
    Nothing,
    /// Words of the text itself, and not of a note.
    Text,
    /// The same, where they begin something new.
    Start,
    /// A heading of this level, from 1.
    Heading(u8),
    /// A row of a table, as its cells.
    TableRow(Vec<String>),
}

/// What a line is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Words,
    Empty,
    /// A rule above notes: underscores, or nothing but blanks.
    Rule,
    /// It heads or ends a page.
    Furniture,
    /// Of a note at the foot of a page.
    Note,
    /// Of a table of contents.
    Contents,
}

impl Looks {
    /// Whether what has this look never goes on what stands before it, nor in what comes behind.
    pub(super) fn is_apart(&self) -> bool {
        matches!(self, Self::Start | Self::Heading(_) | Self::TableRow(_))
    }
}

impl PlainLine {
    pub(super) fn words(&self) -> &str {
        self.text.trim_start()
    }

    pub(super) fn is_kept(&self) -> bool {
        self.kind == Kind::Words
    }
}

/// Whether a character stands for the mark of a note.
pub(super) fn is_mark(c: char) -> bool {
    (FIRST_MARK..=LAST_MARK).contains(&u32::from(c))
}

/// Which note a mark stands for, from 0.
pub(super) fn note_of(mark: char) -> Option<usize> {
    is_mark(mark).then(|| usize::try_from(u32::from(mark) - FIRST_MARK).ok())?
}

/// The sign for the mark of a note, from 0; `None` beyond the number of signs.
pub(super) fn sign_for(note: usize) -> Option<char> {
    let sign = FIRST_MARK.checked_add(u32::try_from(note).ok()?)?;
    (sign <= LAST_MARK).then(|| char::from_u32(sign))?
}

/// Whether a sentence goes on from one line to another over what stands between them.
pub(super) fn parts_a_sentence(before: &str, after: &str) -> bool {
    !before.is_empty() && !ends_sentence(before) && starts_within(after)
}

/// Whether a line ends as sentences do.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(|c: char| {
        matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '»' | ' ') || is_mark(c)
    })
    .ends_with(['.', '!', '?', ':', ';', '…'])
}

/// Whether a line begins as nothing but the middle of a sentence does.
fn starts_within(line: &str) -> bool {
    line.starts_with(char::is_lowercase) && super::marks::mark_of(line).is_none()
}
