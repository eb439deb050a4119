//! What a sheet can hold, a row as it is taken in, and the report of what was and was not.

use serde::Serialize;

use crate::comments::model::{Anchor, CommentKind};
use crate::config::{Group, INDIVIDUAL};
use crate::error::Message;
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

/// A row that can be taken in.
#[derive(Debug, Clone)]
pub struct Entry {
    /// As a spreadsheet numbers it, from 1.
    pub row: u32,
    pub received_at: Option<Moment>,
    /// The organisation or person; "" for somebody who speaks for themselves without a name.
    pub party: String,
    /// Code of the group, where the sheet names one.
    pub group: Option<String>,
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
    pub row: u32,
    /// As the sheet calls it.
    pub column: String,
    pub message: Message,
}

/// What became of a sheet.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Rows that are not empty.
    pub rows: usize,
    pub taken: usize,
    /// Rows that were taken in before.
    pub known: usize,
    /// Of the rows taken: those whose place in the text was found.
    pub anchored: usize,
    pub unanchored: usize,
    pub refused: Vec<CellRemark>,
    /// About rows that were taken all the same.
    pub warnings: Vec<CellRemark>,
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
}

/// A remark in words.
#[derive(Debug, Clone, Serialize)]
pub struct SaidRemark {
    pub row: u32,
    pub column: String,
    pub reason: String,
}

impl Report {
    /// The report in a language.
    pub fn said(&self, language: Language) -> SaidReport {
        let say = |remarks: &[CellRemark]| {
            remarks
                .iter()
                .map(|remark| SaidRemark {
                    row: remark.row,
                    column: remark.column.clone(),
                    reason: texts::say(language, &remark.message),
                })
                .collect()
        };
        SaidReport {
            rows: self.rows,
            taken: self.taken,
            known: self.known,
            anchored: self.anchored,
            unanchored: self.unanchored,
            refused: say(&self.refused),
            warnings: say(&self.warnings),
        }
    }
}

/// Lower case, words divided by one blank: for comparing what people write.
pub fn plain(text: &str) -> String {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '#')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The group that people mean by its code or its name in any language, also with more words
/// behind it ("civil society / association").
pub fn group_meant<'a>(groups: &'a [Group], text: &str) -> Option<&'a Group> {
    let meant = plain(text);
    let names = |group: &Group| [plain(&group.code), plain(&group.nl), plain(&group.en)];
    groups
        .iter()
        .find(|group| names(group).contains(&meant))
        .or_else(|| {
            groups.iter().find(|group| {
                names(group).iter().any(|name| {
                    meant
                        .strip_prefix(name.as_str())
                        .is_some_and(|rest| rest.starts_with(' '))
                })
            })
        })
}

/// The kind that people mean: our words, those of ISO (ge, te, ed) and of the usual matrices.
pub fn kind_meant(text: &str) -> Option<CommentKind> {
    Some(match plain(text).as_str() {
        "" | "general" | "ge" | "g" | "algemeen" => CommentKind::General,
        "technical" | "te" | "t" | "technisch" | "critical" | "major" | "substantive"
        | "inhoudelijk" => CommentKind::Technical,
        "editorial" | "ed" | "e" | "redactioneel" | "administrative" | "minor" => {
            CommentKind::Editorial
        }
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

    fn groups() -> Vec<Group> {
        crate::config::Config::defaults().unwrap().groups
    }

    #[test]
    fn understands_groups_as_people_write_them() {
        let groups = groups();
        let code = |text| group_meant(&groups, text).map(|group| group.code.as_str());
        assert_eq!(code("private"), Some("private"));
        assert_eq!(code("Private sector"), Some("private"));
        assert_eq!(code("civil society / association"), Some("civil-society"));
        assert_eq!(code("Adviesorganen"), Some("advisory"));
        assert_eq!(code("Individual"), Some("individual"));
        assert_eq!(code("publicity"), None);
        assert_eq!(code("NGO"), None);
    }

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
