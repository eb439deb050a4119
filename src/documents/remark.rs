//! What was left out of a text, or taken for something it does not say it is: a key with arguments, said in
//! `config/locales/*/documents.ftl`. Knows no Fluent.

use serde::{Deserialize, Serialize};

/// One remark about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Name of the file.
    pub file: String,
    pub what: Noticed,
    /// How often.
    pub count: usize,
    /// The first words of one, where that helps to find it; else empty.
    pub sample: String,
}

/// What was noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Noticed {
    /// Pictures without a description were left out.
    Picture,
    /// So were drawings, films and other things that are no text.
    Drawing,
    /// Text the author had hidden was left out.
    Hidden,
    /// So were comments in the source of the file.
    SourceComment,
    /// Words marked as inserted were taken in.
    Insertion,
    /// Words marked as deleted were left out.
    Deletion,
    /// Words marked as inserted were left out, as changes are refused.
    RefusedInsertion,
    /// Words marked as deleted were kept, as changes are refused.
    RefusedDeletion,
    /// Comments of reviewers were left out.
    ReviewComment,
    /// Lines in bold were taken for headings.
    BoldHeading,
    /// Lines of a table of contents were left out.
    Contents,
    /// A footnote is never referred to.
    StrayNote,
    /// Lines that head or end every page were left out.
    PageLine,
    /// Words parted at the end of a line were put together.
    PartedWord,
    /// A page of a PDF shows no text.
    EmptyPage,
    /// The structure of a PDF was guessed from its looks.
    Guessed,
}

impl Noticed {
    /// Key of the sentence in the locale files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Picture => "document-remark-picture",
            Self::Drawing => "document-remark-drawing",
            Self::Hidden => "document-remark-hidden",
            Self::SourceComment => "document-remark-source-comment",
            Self::Insertion => "document-remark-insertion",
            Self::Deletion => "document-remark-deletion",
            Self::RefusedInsertion => "document-remark-refused-insertion",
            Self::RefusedDeletion => "document-remark-refused-deletion",
            Self::ReviewComment => "document-remark-review-comment",
            Self::BoldHeading => "document-remark-bold-heading",
            Self::Contents => "document-remark-contents",
            Self::StrayNote => "document-remark-stray-note",
            Self::PageLine => "document-remark-page-line",
            Self::PartedWord => "document-remark-parted-word",
            Self::EmptyPage => "document-remark-empty-page",
            Self::Guessed => "document-remark-guessed",
        }
    }
}

impl Remark {
    /// Arguments of the sentence.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        vec![
            ("name", self.file.clone()),
            ("count", self.count.to_string()),
            ("sample", self.sample.clone()),
        ]
    }
}
