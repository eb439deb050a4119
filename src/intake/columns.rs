//! Which column of a sheet holds which Field: as somebody says (`COLUMN=FIELD`), by our own names,
//! or by those of the sheets people already use.

use super::model::{Field, plain};
use crate::error::{Error, Message, Result};

/// Names in use elsewhere: the ISO/CEN template, NIST's and the American matrices, OASIS, and the
/// Dutch for them. A name of ours in the same sheet comes first.
const ALIASES: &[(Field, &[&str])] = &[
    (Field::Id, &["#", "comment #", "nr", "nummer"]),
    (
        Field::ReceivedAt,
        &["received", "date", "datum", "ontvangen"],
    ),
    (
        Field::Party,
        &[
            "organisation",
            "organization",
            "organisatie",
            "partij",
            "mb nc",
            "commenter",
        ],
    ),
    (Field::Group, &["stakeholder group", "groep"]),
    (Field::Name, &["naam"]),
    (
        Field::Reference,
        &[
            "clause subclause",
            "clause",
            "section",
            "verwijzing",
            "plaats",
        ],
    ),
    (Field::Quote, &["citaat"]),
    (Field::Kind, &["type of comment", "type", "soort"]),
    (
        Field::Comment,
        &[
            "comments",
            "comment with rationale",
            "reactie",
            "opmerking",
            "opmerkingen",
        ],
    ),
    (
        Field::ProposedText,
        &[
            "proposed change",
            "suggested change",
            "proposed rewording",
            "tekstvoorstel",
            "voorgestelde tekst",
        ],
    ),
];

/// The columns of one sheet.
#[derive(Debug, Clone)]
pub struct Columns {
    names: Vec<String>,
    fields: Vec<Option<Field>>,
}

/// Reads what somebody said about columns: each as `COLUMN=FIELD`.
///
/// # Errors
/// [`Error::Refused`] for one that names no column or no field, or a field named twice.
pub fn maps(said: &[String]) -> Result<Vec<(String, Field)>> {
    let mut maps: Vec<(String, Field)> = Vec::new();
    for one in said {
        let broken = || Error::refused(Message::new("intake-map-broken").with("map", one));
        // From the right: a column's name may hold a "=", a field's does not.
        let (column, word) = one.rsplit_once('=').ok_or_else(broken)?;
        let column = column.trim();
        if column.is_empty() {
            return Err(broken());
        }
        let field: Field = word.trim().to_lowercase().parse().map_err(|_| {
            let words: Vec<_> = Field::ALL.iter().map(|field| field.as_str()).collect();
            Error::refused(
                Message::new("intake-map-field")
                    .with("map", one)
                    .with("field", word.trim())
                    .with("fields", words.join(", ")),
            )
        })?;
        if maps.iter().any(|(_, known)| *known == field) {
            return Err(Error::refused(
                Message::new("intake-map-twice").with("field", field),
            ));
        }
        maps.push((column.to_owned(), field));
    }
    Ok(maps)
}

impl Columns {
    /// Finds the fields among a sheet's headings.
    pub fn find(headings: &[String], maps: &[(String, Field)]) -> Self {
        let plain_names: Vec<String> = headings.iter().map(|name| plain(name)).collect();
        let mut fields = vec![None; headings.len()];
        let at = |fields: &[Option<Field>], name: &str| {
            let wanted = plain(name);
            (0..fields.len()).find(|&at| fields[at].is_none() && plain_names[at] == wanted)
        };
        for (column, field) in maps {
            if let Some(found) = at(&fields, column) {
                fields[found] = Some(*field);
            }
        }
        for &field in Field::ALL {
            if !fields.contains(&Some(field))
                && let Some(found) = at(&fields, field.as_str())
            {
                fields[found] = Some(field);
            }
        }
        for (field, names) in ALIASES {
            if fields.contains(&Some(*field)) {
                continue;
            }
            if let Some(found) = names.iter().find_map(|name| at(&fields, name)) {
                fields[found] = Some(*field);
            }
        }
        Self {
            names: headings.to_vec(),
            fields,
        }
    }

    /// Whether a field has a column.
    pub fn has(&self, field: Field) -> bool {
        self.fields.contains(&Some(field))
    }

    /// The first column somebody named that the sheet does not have.
    pub fn missing<'a>(&self, maps: &'a [(String, Field)]) -> Option<&'a str> {
        maps.iter()
            .find(|(_, field)| !self.has(*field))
            .map(|(column, _)| column.as_str())
    }

    /// What the sheet calls the column of a field.
    pub fn name(&self, field: Field) -> &str {
        self.fields
            .iter()
            .position(|known| *known == Some(field))
            .and_then(|at| self.names.get(at))
            .map_or(field.as_str(), String::as_str)
    }

    /// The cell of a field in a row, blanks around it gone; "" without one.
    pub fn cell<'a>(&self, row: &'a [String], field: Field) -> &'a str {
        self.fields
            .iter()
            .position(|known| *known == Some(field))
            .and_then(|at| row.get(at))
            .map_or("", |cell| cell.trim())
    }

    /// The names of all columns, for a sentence.
    pub fn listed(&self) -> String {
        let names: Vec<&str> = self
            .names
            .iter()
            .map(|name| name.trim())
            .filter(|name| !name.is_empty())
            .collect();
        names.join(", ")
    }

    /// How many columns there are.
    pub fn count(&self) -> usize {
        self.names.len()
    }

    /// Cells of columns that intake has no use for, as "column: value" lines.
    pub fn notes(&self, row: &[String]) -> String {
        let mut notes = String::new();
        for ((name, field), cell) in self.names.iter().zip(&self.fields).zip(row) {
            let cell = cell.trim();
            if field.is_none_or(|field| !field.is_taken()) && !cell.is_empty() {
                if !notes.is_empty() {
                    notes.push('\n');
                }
                notes.push_str(name.trim());
                notes.push_str(": ");
                notes.push_str(cell);
            }
        }
        notes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(names: &[&str], said: &[&str]) -> Columns {
        let said: Vec<String> = said.iter().map(|one| (*one).to_owned()).collect();
        let names: Vec<String> = names.iter().map(|one| (*one).to_owned()).collect();
        Columns::find(&names, &maps(&said).unwrap())
    }

    #[test]
    fn what_somebody_says_comes_before_names() {
        let found = columns(&["Comment", "excerpt", "Group"], &["EXCERPT=comment"]);
        assert_eq!(found.name(Field::Comment), "excerpt");
        assert_eq!(found.name(Field::Group), "Group");
        let row = ["kept".to_owned(), "text".to_owned(), "private".to_owned()];
        assert_eq!(found.cell(&row, Field::Comment), "text");
        assert_eq!(found.notes(&row), "Comment: kept");
    }

    #[test]
    fn knows_the_columns_of_other_sheets() {
        let iso = columns(
            &[
                "MB/NC",
                "Clause/Subclause",
                "Type of comment",
                "Comments",
                "Proposed change",
            ],
            &[],
        );
        for field in [
            Field::Party,
            Field::Reference,
            Field::Kind,
            Field::Comment,
            Field::ProposedText,
        ] {
            assert!(iso.has(field), "{field}");
        }
        let both = columns(&["Section", "Reference", "Comment"], &[]);
        assert_eq!(both.name(Field::Reference), "Reference");
    }

    #[test]
    fn refuses_what_names_nothing() {
        for said in ["excerpt", "=comment", "excerpt=nothing"] {
            assert!(maps(&[said.to_owned()]).is_err(), "{said}");
        }
        assert!(maps(&["a=comment".to_owned(), "b=comment".to_owned()]).is_err());
        let found = columns(&["a"], &[]);
        let asked = maps(&["b=comment".to_owned()]).unwrap();
        assert_eq!(found.missing(&asked), Some("b"));
    }
}
