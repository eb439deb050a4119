//! Which column of a sheet holds which Field: as somebody says (`COLUMN=FIELD`), by our own names, or by those
//! of the sheets people already use (`headings`).

use super::headings::{self, Detail};
use super::model::{Field, plain};
use crate::error::{Error, Message, Result};

/// What becomes of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It holds a field.
    Field(Field),
    /// It says more of the place.
    Detail(Detail),
    /// Its cells are kept beside the comment.
    Note,
    /// It is hidden, and not read.
    Hidden,
}

/// The columns of one sheet.
#[derive(Debug, Clone)]
pub struct Columns {
    names: Vec<String>,
    uses: Vec<Use>,
    /// Of what somebody said: which column was there.
    found: Vec<bool>,
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
    /// Finds the fields among a sheet's headings; hidden columns, from 0, hold none.
    pub fn find(headings: &[String], hidden: &[u32], maps: &[(String, Field)]) -> Self {
        let plain_names: Vec<String> = headings.iter().map(|name| plain(name)).collect();
        let mut uses: Vec<Use> = (0_u32..)
            .zip(headings)
            .map(|(at, _)| {
                if hidden.contains(&at) {
                    Use::Hidden
                } else {
                    Use::Note
                }
            })
            .collect();
        let free = |uses: &[Use], at: usize| uses.get(at) == Some(&Use::Note);
        let named = |uses: &[Use], name: &str| {
            let wanted = plain(name);
            (0..uses.len()).find(|at| free(uses, *at) && plain_names.get(*at) == Some(&wanted))
        };
        let give = |uses: &mut Vec<Use>, at: usize, to: Use| {
            if let Some(own) = uses.get_mut(at) {
                *own = to;
            }
        };
        let mut found = Vec::with_capacity(maps.len());
        for (column, field) in maps {
            let at = named(&uses, column);
            found.push(at.is_some());
            if let Some(at) = at {
                give(&mut uses, at, Use::Field(*field));
            }
        }
        for &field in Field::ALL {
            if !uses.contains(&Use::Field(field))
                && let Some(at) = named(&uses, field.as_str())
            {
                give(&mut uses, at, Use::Field(field));
            }
        }
        for &field in Field::ALL {
            if uses.contains(&Use::Field(field)) {
                continue;
            }
            let best = headings
                .iter()
                .enumerate()
                .filter(|(at, _)| free(&uses, *at))
                .filter_map(|(at, name)| Some((headings::rank(field, name)?, at)))
                .min();
            if let Some((_, at)) = best {
                give(&mut uses, at, Use::Field(field));
            }
        }
        // Only beside names that are known: a title above a sheet holds such words too.
        if uses.iter().any(|own| matches!(own, Use::Field(_))) {
            for field in headings::GUESSED {
                if !uses.contains(&Use::Field(field))
                    && let Some(at) = headings
                        .iter()
                        .enumerate()
                        .position(|(at, name)| free(&uses, at) && headings::is_likely(field, name))
                {
                    give(&mut uses, at, Use::Field(field));
                }
            }
        }
        for (at, name) in headings.iter().enumerate() {
            if free(&uses, at)
                && let Some(detail) = headings::detail(name)
                && !uses.contains(&Use::Detail(detail))
            {
                give(&mut uses, at, Use::Detail(detail));
            }
        }
        Self {
            names: headings.to_vec(),
            uses,
            found,
        }
    }

    /// Whether a field has a column.
    pub fn has(&self, field: Field) -> bool {
        self.uses.contains(&Use::Field(field))
    }

    /// How many columns hold something that is taken.
    pub fn known(&self) -> usize {
        self.uses
            .iter()
            .filter(|own| matches!(own, Use::Field(_) | Use::Detail(_)))
            .count()
    }

    /// The first column somebody named that the sheet does not have.
    pub fn missing<'a>(&self, maps: &'a [(String, Field)]) -> Option<&'a str> {
        maps.iter()
            .zip(&self.found)
            .find(|(_, found)| !**found)
            .map(|((column, _), _)| column.as_str())
    }

    /// Every column that has a heading, and what becomes of it.
    pub fn used(&self) -> impl Iterator<Item = (&str, Use)> {
        self.names
            .iter()
            .zip(&self.uses)
            .map(|(name, own)| (name.trim(), *own))
            .filter(|(name, _)| !name.is_empty())
    }

    /// What becomes of a column, from 0.
    pub fn use_of(&self, at: usize) -> Use {
        self.uses.get(at).copied().unwrap_or(Use::Note)
    }

    /// Where a field stands, from 0.
    pub fn at(&self, field: Field) -> Option<usize> {
        self.uses.iter().position(|own| *own == Use::Field(field))
    }

    /// What the sheet calls the column of a field.
    pub fn name(&self, field: Field) -> &str {
        self.at(field)
            .and_then(|at| self.names.get(at))
            .map_or(field.as_str(), |name| name.trim())
    }

    /// What the sheet calls a column, from 0.
    pub fn heading(&self, at: usize) -> &str {
        self.names.get(at).map_or("", |name| name.trim())
    }

    /// The cell of a field in a row, blanks around it gone; "" without one.
    pub fn cell<'a>(&self, row: &'a [String], field: Field) -> &'a str {
        self.at(field)
            .and_then(|at| row.get(at))
            .map_or("", |cell| cell.trim())
    }

    /// The place a row names, from the column for it and those for its paragraph, page or line.
    pub fn reference(&self, row: &[String]) -> String {
        let mut said = self.cell(row, Field::Reference).to_owned();
        for (own, cell) in self.uses.iter().zip(row) {
            let (Use::Detail(detail), cell) = (own, cell.trim()) else {
                continue;
            };
            if matches!(cell, "" | "-" | "–" | "n/a" | "N/A" | "n.v.t.") {
                continue;
            }
            if !said.is_empty() {
                said.push_str(", ");
            }
            // "Table 3" in the column for paragraphs says it all.
            let is_number = cell.len() <= 2 || cell.starts_with(|c: char| c.is_ascii_digit());
            if is_number {
                said.push_str(detail.word());
                said.push(' ');
            }
            said.push_str(cell);
        }
        said
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

    /// Whether a row is the headings once more.
    pub fn is_again(&self, row: &[String]) -> bool {
        let mut said = 0;
        for (at, cell) in row.iter().enumerate() {
            let cell = plain(cell);
            if !cell.is_empty() {
                if cell != plain(self.heading(at)) {
                    return false;
                }
                said += 1;
            }
        }
        said > 1 || said == 1 && self.known() == 1
    }

    /// Cells of columns that intake has no use for, as "column: value" lines.
    pub fn notes(&self, row: &[String]) -> String {
        let mut notes = String::new();
        for ((name, own), cell) in self.names.iter().zip(&self.uses).zip(row) {
            let cell = cell.trim();
            let is_note = match own {
                Use::Note => true,
                Use::Field(field) => !field.is_taken(),
                Use::Detail(_) | Use::Hidden => false,
            };
            if is_note && !cell.is_empty() {
                if !notes.is_empty() {
                    notes.push('\n');
                }
                if !name.trim().is_empty() {
                    notes.push_str(name.trim());
                    notes.push_str(": ");
                }
                notes.push_str(cell);
            }
        }
        notes
    }
}

#[cfg(test)]
#[path = "columns_tests.rs"]
mod tests;
