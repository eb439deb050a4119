//! What several pages of the document say in the same way.

use crate::exports::columns::Row as Comment;
use crate::exports::formats::about::Told;
use crate::exports::formats::office::{Cell, Inline, Paragraph, Style};

/// "3.1 Toezicht", or that it is about the document as a whole.
pub fn section_name(told: &Told, of: &Comment) -> String {
    if of.place.order.0.is_none() {
        return told.say("exports-docx-document");
    }
    format!("{} {}", of.place.section, of.place.section_title)
        .trim()
        .to_owned()
}

/// A cell with these lines.
pub fn cell(lines: Vec<Vec<Inline>>) -> Cell {
    Cell::new(
        lines
            .into_iter()
            .map(|inlines| Paragraph::new(Style::Cell, inlines))
            .collect(),
    )
}

/// The words a proposal is to take the place of.
pub fn replaced(row: &Comment) -> Option<&str> {
    if !row.quote.is_empty() {
        return Some(&row.quote);
    }
    let passage = row.beside.said_then.as_ref().unwrap_or(&row.place.passage);
    (!passage.is_empty()).then_some(passage)
}
