//! Tables of a Word file as HTML: cells that are merged with those beside or above them, rows that head the columns,
//! rows that a tracked change deletes. Knows nothing of what is in a cell.

use std::collections::HashMap;

use super::WordReader;
use super::changes::change_in;
use super::runs::is_set;
use super::text::chosen;
use crate::documents::read::office::grid::{self, GridCell, GridRow};
use crate::documents::read::office::page;
use crate::documents::read::office::xml::XmlElement;
use crate::documents::remark::Noticed;

impl<'a> WordReader<'a> {
    pub(super) fn table(&mut self, table: &'a XmlElement) -> String {
        let properties = table.child("w:tblPr");
        let heads_first = properties.is_some_and(|properties| {
            let look = properties.child("w:tblLook");
            let is_asked = look.is_some_and(|look| {
                let bits = look.get("w:val").unwrap_or_default();
                let bits = u32::from_str_radix(bits, 16).unwrap_or_default();
                look.get("w:firstRow")
                    .map_or(bits & 0x20 > 0, |on| on == "1" || on == "true")
            });
            let style = properties.value("w:tblStyle");
            is_asked && style.is_some_and(|style| self.styles.heads_tables(style))
        });
        let mut rows = Vec::new();
        let mut merged = HashMap::new();
        self.rows(table, &mut rows, &mut merged);
        if let Some(first) = rows.first_mut() {
            first.heads |= heads_first;
        }
        grid::html(&rows)
    }

    fn rows(
        &mut self,
        parent: &'a XmlElement,
        rows: &mut Vec<GridRow>,
        merged: &mut HashMap<usize, (usize, usize)>,
    ) {
        for element in parent.elements() {
            match &*element.name {
                "w:tr" => self.row(element, rows, merged),
                "w:sdt" => {
                    if let Some(content) = element.child("w:sdtContent") {
                        self.rows(content, rows, merged);
                    }
                }
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(element) {
                        self.rows(chosen, rows, merged);
                    }
                }
                name if name.ends_with("Pr") => {}
                _ => self.rows(element, rows, merged),
            }
        }
    }

    /// A row; `merged` tells for each column of the grid which cell goes on downwards.
    fn row(
        &mut self,
        row: &'a XmlElement,
        rows: &mut Vec<GridRow>,
        merged: &mut HashMap<usize, (usize, usize)>,
    ) {
        let properties = row.child("w:trPr");
        if let Some(change) = change_in(properties) {
            self.last_change = None;
            self.notice_change(change);
            if !self.stays(change) {
                return;
            }
        }
        if is_set(properties, "w:hidden") {
            self.remarks.notice(Noticed::Hidden, "");
            return;
        }
        let before = properties.and_then(|p| p.child("w:gridBefore")?.number("w:val"));
        let mut column: usize = before.unwrap_or_default();
        let heads = is_set(properties, "w:tblHeader") && rows.iter().all(|row| row.heads);
        let at = rows.len();
        let mut cells: Vec<GridCell> = Vec::new();
        let mut found = Vec::new();
        cells_of(row, &mut found);
        for cell in found {
            let properties = cell.child("w:tcPr");
            if let Some(change) = change_in(properties) {
                self.notice_change(change);
                if !self.stays(change) {
                    continue;
                }
            }
            let span = properties.and_then(|p| p.child("w:gridSpan")?.number("w:val"));
            let span: usize = span.unwrap_or(1).clamp(1, 100);
            let goes_on = |name: &str| {
                let merge = properties.and_then(|p| p.child(name));
                merge.map(|merge| merge.get("w:val") != Some("restart"))
            };
            if goes_on("w:hMerge") == Some(true) {
                if let Some(beside) = cells.last_mut() {
                    beside.columns += span;
                }
                column += span;
                continue;
            }
            let down = goes_on("w:vMerge");
            let above = merged.get(&column).copied().filter(|_| down == Some(true));
            if let Some((row, cell)) = above {
                let above = rows.get_mut(row).and_then(|row| row.cells.get_mut(cell));
                if let Some(above) = above {
                    above.rows = (at + 1 - row).min(100);
                }
            } else {
                let mut pieces = Vec::new();
                self.blocks(cell, &mut pieces);
                if down.is_some() {
                    merged.insert(column, (at, cells.len()));
                } else {
                    merged.remove(&column);
                }
                cells.push(GridCell {
                    columns: span,
                    rows: 1,
                    html: page::cell(pieces),
                });
            }
            column += span;
        }
        rows.push(GridRow { heads, cells });
    }
}

/// The cells of a row, out of what wraps them.
fn cells_of<'e>(parent: &'e XmlElement, cells: &mut Vec<&'e XmlElement>) {
    for element in parent.elements() {
        match &*element.name {
            "w:tc" => cells.push(element),
            name if name.ends_with("Pr") => {}
            _ => cells_of(element, cells),
        }
    }
}
