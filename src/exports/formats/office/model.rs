//! What a document is made of, before it is of any format.

use std::io::Result;

use chrono::NaiveDateTime;

/// How words look. Each is a character style, so that a reader of the file can change them all at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Plain,
    Strong,
    Emphasis,
    /// Words somebody wants in.
    Added,
    /// Words somebody wants out.
    Removed,
    /// What must not be missed.
    Alarm,
    /// What is said beside the matter itself.
    Quiet,
    /// Letters of one width.
    Code,
}

impl Look {
    pub const ALL: [Self; 8] = [
        Self::Plain,
        Self::Strong,
        Self::Emphasis,
        Self::Added,
        Self::Removed,
        Self::Alarm,
        Self::Quiet,
        Self::Code,
    ];

    /// The name of its style; "" for plain words, which have none.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "Strong",
            Self::Emphasis => "Emphasis",
            Self::Added => "Added",
            Self::Removed => "Removed",
            Self::Alarm => "Alarm",
            Self::Quiet => "Quiet",
            Self::Code => "CodeWords",
        }
    }
}

/// A stretch of a paragraph, or a mark in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words; a line end breaks the line, a tab is one.
    Words(Look, String),
    /// Words that lead to a bookmark.
    Link { to: String, words: String },
    /// The number of the page a bookmark stands on.
    Page(String),
    /// Here begins what a comment in the margin is about.
    Open(usize),
    /// Here it ends.
    Close(usize),
    /// A tracked change: its words came in or go out here.
    Changed(usize),
}

impl Inline {
    pub fn plain(words: impl Into<String>) -> Self {
        Self::Words(Look::Plain, words.into())
    }

    pub fn strong(words: impl Into<String>) -> Self {
        Self::Words(Look::Strong, words.into())
    }

    pub fn quiet(words: impl Into<String>) -> Self {
        Self::Words(Look::Quiet, words.into())
    }
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Title,
    Subtitle,
    /// For whom the document is, at its head.
    Class,
    Body,
    /// From 1 to 6: what programs find their way by.
    Heading(u8),
    /// The word above the contents: no heading, since it is no part of them.
    ContentsTitle,
    /// A line of the contents, from 1 to 3.
    Contents(u8),
    Cell,
    CellHead,
    /// Words of the text under discussion, at the head of what was said of them; stays with what follows.
    Passage,
    /// An item of a list, by its depth from 0; it begins with its sign and a tab.
    Item(u8),
    Footnote,
    Quote,
    Code,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    pub style: Style,
    pub inlines: Vec<Inline>,
    /// Name of the bookmark on it.
    pub mark: Option<String>,
    /// Begins a page.
    pub new_page: bool,
}

impl Paragraph {
    pub fn new(style: Style, inlines: Vec<Inline>) -> Self {
        Self {
            style,
            inlines,
            mark: None,
            new_page: false,
        }
    }

    /// One with plain words alone.
    pub fn of(style: Style, words: impl Into<String>) -> Self {
        Self::new(style, vec![Inline::plain(words)])
    }
}

/// The columns of a kind of table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Letters and digits; no two layouts of a document share it.
    pub name: String,
    /// Widths in twentieths of a point.
    pub widths: Vec<u32>,
}

/// The ground of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    None,
    Head,
    Passage,
    /// Not for everybody.
    Closed,
}

impl Shade {
    pub const ALL: [Self; 4] = [Self::None, Self::Head, Self::Passage, Self::Closed];

    /// Its colour, six hexadecimal digits; none for paper.
    pub fn colour(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Head => Some("D9E4EE"),
            Self::Passage => Some("F2F5F8"),
            Self::Closed => Some("FBE3E0"),
        }
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Columns it covers, 1 at least.
    pub span: usize,
    pub shade: Shade,
    /// One at least.
    pub paragraphs: Vec<Paragraph>,
}

impl Cell {
    pub fn new(paragraphs: Vec<Paragraph>) -> Self {
        Self {
            span: 1,
            shade: Shade::None,
            paragraphs,
        }
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    pub cells: Vec<Cell>,
    /// Not cut by the end of a page. Not for what may be longer than one.
    pub whole: bool,
}

/// Where a document is put down, one thing after the other.
pub trait Paper {
    /// # Errors
    /// When the file takes no more.
    fn paragraph(&mut self, paragraph: &Paragraph) -> Result<()>;

    /// Begins a table; `head` is repeated on each page it comes to, if there is one.
    ///
    /// # Errors
    /// When the file takes no more.
    fn begin_table(&mut self, layout: &Layout, head: Option<&TableRow>) -> Result<()>;

    /// # Errors
    /// When the file takes no more.
    fn row(&mut self, row: &TableRow) -> Result<()>;

    /// # Errors
    /// When the file takes no more.
    fn end_table(&mut self) -> Result<()>;
}

/// Most replies to one comment.
pub const REPLIES: usize = 2;

/// A comment in the margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub author: String,
    /// Local time.
    pub date: Option<NaiveDateTime>,
    /// One at least.
    pub paragraphs: Vec<Paragraph>,
}

/// A tracked change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub author: String,
    /// Local time.
    pub date: Option<NaiveDateTime>,
    /// Whether its words go out; else they come in.
    pub deleted: bool,
    pub words: String,
    pub look: Look,
}

/// What stands beside the text: made when it is asked for, so that it need not all be kept. The same number gives the same
/// each time.
pub trait Margin {
    /// How many comments there are.
    fn notes(&self) -> usize {
        0
    }

    /// A comment, and behind it the replies to it: [`REPLIES`] at most.
    fn note(&self, _at: usize) -> Vec<Note> {
        Vec::new()
    }

    /// How many there are of a comment with the replies to it.
    fn said(&self, at: usize) -> usize {
        self.note(at).len()
    }

    /// How many changes there are.
    fn changes(&self) -> usize {
        0
    }

    fn change(&self, _at: usize) -> Option<Change> {
        None
    }
}

/// What a document says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Properties {
    pub title: String,
    /// For whom it is: at the head of every page.
    pub class: String,
    /// Whether that is a warning.
    pub is_closed: bool,
    /// Of the text and of the program that shows it: "nl-NL".
    pub language: (&'static str, &'static str),
    /// The moment of what it tells of last, UTC.
    pub as_of: Option<NaiveDateTime>,
    /// What stands before, between and behind the number of a page and of all pages.
    pub page: [String; 3],
    /// Whether there are page numbers in the text, which a word processor has to fill in.
    pub has_contents: bool,
    /// Whether what the reader changes is tracked too.
    pub tracks: bool,
    /// Every layout of its tables.
    pub layouts: Vec<Layout>,
}
