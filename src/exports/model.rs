//! What is asked for, and what an export says of itself.

use crate::consultations::model::Round;
use crate::platform::texts::Language;
use crate::types::{Moment, text_enum};

text_enum! {
    /// For whom an export is.
    Audience {
        /// Everybody: what is published, as it is published.
        Public => "public",
        /// The ministry: every comment that was handed in, as it was made.
        Internal => "internal",
    }
}

text_enum! {
    /// Whether parties and people are named.
    Names {
        /// Those the audience may know.
        Told => "told",
        /// Nobody is, for whom names do not matter; what somebody wrote of themselves stays in their words.
        LeftOut => "left-out",
    }
}

text_enum! {
    /// A file format.
    Format {
        Csv => "csv",
        Xlsx => "xlsx",
        Json => "json",
        /// Comments and answers, to be sent on.
        Docx => "docx",
        /// The same.
        Odt => "odt",
        /// The text itself, with comments in its margin and proposals as tracked changes.
        DraftDocx => "draft-docx",
        /// The same.
        DraftOdt => "draft-odt",
        /// The text alone, to be commented on in a word processor and sent back.
        TextDocx => "text-docx",
        /// The same.
        TextOdt => "text-odt",
        /// The next draft: the text with the proposals that were accepted as tracked changes.
        NextDocx => "next-docx",
        /// The same.
        NextOdt => "next-odt",
    }
}

impl Format {
    /// The media type files of this format are sent with.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
            Self::Docx | Self::DraftDocx | Self::TextDocx | Self::NextDocx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Self::Odt | Self::DraftOdt | Self::TextOdt | Self::NextOdt => {
                "application/vnd.oasis.opendocument.text"
            }
        }
    }

    /// What the name of such a file ends with, behind the audience.
    fn ending(self) -> &'static str {
        match self {
            Self::DraftDocx => "-draft.docx",
            Self::DraftOdt => "-draft.odt",
            Self::TextDocx => "-text.docx",
            Self::TextOdt => "-text.odt",
            Self::NextDocx => "-next.docx",
            Self::NextOdt => "-next.odt",
            Self::Csv => ".csv",
            Self::Xlsx => ".xlsx",
            Self::Json => ".json",
            Self::Docx => ".docx",
            Self::Odt => ".odt",
        }
    }

    /// Whether the text itself is in it.
    pub fn holds_text(self) -> bool {
        matches!(self, Self::DraftDocx | Self::DraftOdt) || self.is_text_alone() || self.is_next()
    }

    /// Whether nothing but the text is in it: no comment, whoever asks.
    pub fn is_text_alone(self) -> bool {
        matches!(self, Self::TextDocx | Self::TextOdt)
    }

    /// Whether it is the next draft, for the ministry alone: answers stand in it that nobody else has read yet.
    pub fn is_next(self) -> bool {
        matches!(self, Self::NextDocx | Self::NextOdt)
    }
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Order {
    /// Slug of the consultation.
    pub consultation: String,
    /// Number of the round; all rounds without it.
    pub round: Option<i64>,
    pub format: Format,
    pub audience: Audience,
    pub names: Names,
    /// Of headings and explanations; the consultation's own without it.
    pub language: Option<Language>,
}

/// What an export is of: told in every format that has room for it.
#[derive(Debug, Clone)]
pub struct Heading {
    pub consultation: String,
    pub slug: String,
    /// Whose consultation it is: the author of answers.
    pub organisation: String,
    pub audience: Audience,
    pub names: Names,
    pub written_at: Moment,
    pub zone: chrono_tz::Tz,
    pub language: Language,
    pub rounds: Vec<RoundHeading>,
    /// Codes of the groups and their names in `language`.
    pub groups: Vec<(String, String)>,
}

impl Heading {
    /// The name of a group, or its code when it has none any more.
    pub fn group_name<'a>(&'a self, code: &'a str) -> &'a str {
        self.groups
            .iter()
            .find(|(known, _)| known == code)
            .map_or(code, |(_, name)| name)
    }
}

/// A round in an export.
#[derive(Debug, Clone)]
pub struct RoundHeading {
    pub number: i64,
    /// Label of the version commented on.
    pub version: String,
    pub opens_at: Moment,
    pub closes_at: Moment,
    /// Typing errors mended in that version, oldest first.
    pub errata: Vec<ErratumLine>,
}

impl RoundHeading {
    /// Of a round on the version of that label, its errata left out.
    pub fn of(round: &Round, version: String) -> Self {
        Self {
            number: round.number,
            version,
            opens_at: round.opens_at,
            closes_at: round.closes_at,
            errata: Vec::new(),
        }
    }
}

/// A typing error that was mended, as exports tell of it. Comments stand there as they were written.
#[derive(Debug, Clone)]
pub struct ErratumLine {
    /// Key of the passage.
    pub passage: String,
    pub corrected_at: Moment,
    /// Where the words begin in the passage, in characters from 0.
    pub start: i64,
    pub before: String,
    pub after: String,
    pub reason: String,
}

/// Name of the file of an order, without a directory.
pub fn file_name(order: &Order) -> String {
    let round = order
        .round
        .map(|number| format!("-{number}"))
        .unwrap_or_default();
    let names = match order.names {
        Names::Told => "",
        Names::LeftOut => "-without-names",
    };
    let ending = order.format.ending();
    if order.format.is_text_alone() {
        return format!("{}{round}{ending}", order.consultation);
    }
    format!(
        "{}{round}-{}{names}{ending}",
        order.consultation, order.audience
    )
}
