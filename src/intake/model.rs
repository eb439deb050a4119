//! What a sheet can hold, a row as it is taken in, and the report of what was and was not.

use serde::Serialize;

use super::returned::model::{ReturnedComment, SaidItem};
use crate::comments::model::{Anchor, CommentKind};
use crate::config::INDIVIDUAL;
use crate::error::Message;
use crate::platform::names;
use crate::platform::texts::{self, Language};
use crate::submissions::model::Publication;
use crate::types::{Moment, text_enum};

text_enum! {
    /// What a column holds. The names are those of an export's columns.
    Field {
        Id => "id",
        ReceivedAt => "received_at",
        Party => "party",
        Group => "group",
        Name => "name",
        Reference => "reference",
        /// Key of a passage, as an export writes it.
        Anchor => "anchor",
        Quote => "quote",
        Kind => "kind",
        Comment => "comment",
        ProposedText => "proposed_text",
        Themes => "themes",
        Campaign => "campaign",
        Decision => "decision",
        Disposition => "disposition",
        Response => "response",
        /// How the party wants to appear.
        Publication => "publication",
    }
}

impl Field {
    /// Whether intake has a use for it. What moderators and drafters make of a comment does not
    /// come in by a sheet: such columns are kept as notes.
    pub fn is_taken(self) -> bool {
        !matches!(
            self,
            Self::Themes | Self::Campaign | Self::Decision | Self::Disposition | Self::Response
        )
    }
}

/// A row of one of the sheets of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowAt {
    /// Which of [`Report::sheets`].
    pub sheet: usize,
    /// As a spreadsheet numbers it, from 1.
    pub row: u32,
}

/// A row that can be taken in.
#[derive(Debug, Clone)]
pub struct Entry {
    pub at: RowAt,
    pub received_at: Option<Moment>,
    /// The organisation or person; "" for somebody who speaks for themselves without a name.
    pub party: String,
    /// Code of the group, where the sheet names one.
    pub group: Option<String>,
    /// Whether it names one that is not known; that was said.
    pub group_unknown: bool,
    pub name: String,
    pub publication: Option<Publication>,
    pub kind: CommentKind,
    pub body: String,
    pub proposed_text: Option<String>,
    pub reference: String,
    pub place: Place,
    /// Columns that have no field, as "column: value" lines.
    pub notes: String,
    /// The same for the same row of the same file, whenever it is taken in.
    pub key: String,
}

/// Where a comment belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub anchor: Anchor,
    /// Whether the row says so; otherwise it is on the document for want of better.
    pub anchored: bool,
}

impl Place {
    /// The document as a whole.
    pub fn document(anchored: bool) -> Self {
        Self {
            anchor: Anchor::document(),
            anchored,
        }
    }
}

/// Something about one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellRemark {
    pub at: RowAt,
    /// As the sheet calls it.
    pub column: String,
    pub message: Message,
}

/// What became of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnRead {
    pub sheet: usize,
    /// As the sheet calls it.
    pub name: String,
    /// What it was read as: a field, or more of the place.
    pub field: Option<Field>,
    /// It is hidden, and was not read.
    pub hidden: bool,
}

/// What was left out without being a comment: a sheet, or a row of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    pub sheet: usize,
    pub row: Option<u32>,
    pub message: Message,
}

/// What became of a file.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Names of its sheets; one without a name where a file is one sheet.
    pub sheets: Vec<String>,
    pub columns: Vec<ColumnRead>,
    pub skipped: Vec<Skipped>,
    /// Rows that hold a comment, or should.
    pub rows: usize,
    pub taken: usize,
    /// Rows that were taken in before.
    pub known: usize,
    /// Of a draft that was sent back: all that it says, and what came of each.
    pub items: Vec<ReturnedComment>,
    /// Of the rows taken: those whose place in the text was found.
    pub anchored: usize,
    pub unanchored: usize,
    pub refused: Vec<CellRemark>,
    /// About rows that were taken all the same.
    pub warnings: Vec<CellRemark>,
    /// About the file as a whole.
    pub notices: Vec<Message>,
    /// Nothing was stored: this is what would become of it.
    pub dry_run: bool,
}

/// A report in words.
#[derive(Debug, Clone, Serialize)]
pub struct SaidReport {
    pub rows: usize,
    pub taken: usize,
    pub known: usize,
    pub anchored: usize,
    pub unanchored: usize,
    pub refused: Vec<SaidRemark>,
    pub warnings: Vec<SaidRemark>,
    pub columns: Vec<SaidColumn>,
    pub skipped: Vec<SaidSkipped>,
    pub notices: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<SaidItem>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub dry_run: bool,
}

/// A remark in words.
#[derive(Debug, Clone, Serialize)]
pub struct SaidRemark {
    /// Where the file has more sheets than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    pub row: u32,
    pub column: String,
    pub reason: String,
}

/// A column in words.
#[derive(Debug, Clone, Serialize)]
pub struct SaidColumn {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    pub column: String,
    /// The field it was read as; none when its cells are kept as notes, or not read.
    pub field: Option<String>,
    pub hidden: bool,
}

/// What was left out, in words.
#[derive(Debug, Clone, Serialize)]
pub struct SaidSkipped {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    pub row: Option<u32>,
    pub reason: String,
}

impl Report {
    /// Puts warnings in the order of the rows.
    pub fn in_order(&mut self) {
        self.warnings.sort_by_key(|warning| warning.at);
        self.skipped
            .sort_by_key(|skipped| (skipped.sheet, skipped.row));
    }

    /// The report in a language.
    pub fn said(&self, language: Language) -> SaidReport {
        let sheet = |at: usize| {
            let name = self.sheets.get(at).filter(|_| self.sheets.len() > 1);
            name.cloned()
        };
        let say = |remarks: &[CellRemark]| {
            remarks
                .iter()
                .map(|remark| SaidRemark {
                    sheet: sheet(remark.at.sheet),
                    row: remark.at.row,
                    column: remark.column.clone(),
                    reason: texts::say(language, &remark.message),
                })
                .collect()
        };
        let columns = self.columns.iter().map(|column| SaidColumn {
            sheet: sheet(column.sheet),
            column: column.name.clone(),
            field: column.field.map(|field| field.to_string()),
            hidden: column.hidden,
        });
        let skipped = self.skipped.iter().map(|skipped| SaidSkipped {
            sheet: sheet(skipped.sheet),
            row: skipped.row,
            reason: texts::say(language, &skipped.message),
        });
        let notices = self.notices.iter();
        SaidReport {
            rows: self.rows,
            taken: self.taken,
            known: self.known,
            anchored: self.anchored,
            unanchored: self.unanchored,
            refused: say(&self.refused),
            warnings: say(&self.warnings),
            columns: columns.collect(),
            skipped: skipped.collect(),
            notices: notices.map(|notice| texts::say(language, notice)).collect(),
            items: self
                .items
                .iter()
                .map(|item| SaidItem::of(item, language))
                .collect(),
            dry_run: self.dry_run,
        }
    }
}

/// Lower case, words divided by one blank, without what cannot be seen: for comparing what people write.
pub fn plain(text: &str) -> String {
    names::clean(text)
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '#')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The kind that people mean: our words, those of ISO (ge, te, ed) and of the usual matrices.
pub fn kind_meant(text: &str) -> Option<CommentKind> {
    Some(match plain(text).as_str() {
        "" | "general" | "gen" | "ge" | "g" | "algemeen" | "allgemein" | "général" => {
            CommentKind::General
        }
        "technical" | "tech" | "te" | "t" | "technisch" | "technique" | "critical" | "major"
        | "substantive" | "s" | "inhoudelijk" | "inhoud" | "inhaltlich" => CommentKind::Technical,
        "editorial" | "edit" | "ed" | "e" | "redactioneel" | "redaktionell" | "rédactionnel"
        | "administrative" | "a" | "minor" | "tekstueel" | "taal" => CommentKind::Editorial,
        _ => return None,
    })
}

/// What is public of a party that did not say: an organisation's name, since it speaks in public;
/// nobody's own name, since paper does not show that they agreed to it.
pub fn publication_of(group: &str, organisation: bool) -> Publication {
    if organisation && group != INDIVIDUAL {
        Publication::Organisation
    } else {
        Publication::Anonymous
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn understands_kinds_of_known_sheets() {
        assert_eq!(kind_meant("TE"), Some(CommentKind::Technical));
        assert_eq!(kind_meant("Editorial"), Some(CommentKind::Editorial));
        assert_eq!(kind_meant(""), Some(CommentKind::General));
        assert_eq!(kind_meant("inline"), None);
    }

    #[test]
    fn nobody_on_paper_is_named_in_public() {
        assert_eq!(publication_of("private", true), Publication::Organisation);
        assert_eq!(publication_of("individual", true), Publication::Anonymous);
        assert_eq!(publication_of("private", false), Publication::Anonymous);
    }
}
