//! Tables of an OpenDocument text as HTML: cells that go over several columns or rows, those they cover, rows that head
//! the columns, rows that are not shown.

use super::OdfReader;
use crate::documents::read::office::grid::{self, GridCell, GridRow};
use crate::documents::read::office::page::{self, Piece};
use crate::documents::read::office::xml::XmlElement;
use crate::documents::remark::Noticed;

/// Times a row or cell is written for one that stands for many.
const REPEATED: usize = 50;

impl<'a> OdfReader<'a> {
    pub(super) fn table(&mut self, table: &'a XmlElement, out: &mut Vec<Piece>) {
        let style = self.styles.whole("table", table.get("table:style-name"));
        if style.hidden {
            self.remarks.notice(Noticed::Hidden, "");
            return;
        }
        let mut rows = Vec::new();
        self.rows(table, false, &mut rows);
        out.push(Piece::Whole(grid::html(&rows)));
    }

    fn rows(&mut self, parent: &'a XmlElement, heads: bool, rows: &mut Vec<GridRow>) {
        for element in parent.elements() {
            match &*element.name {
                "table:table-header-rows" => self.rows(element, true, rows),
                "table:table-rows" | "table:table-row-group" => self.rows(element, heads, rows),
                "table:table-row" => {
                    let seen = element.get("table:visibility");
                    if seen.is_some_and(|seen| seen != "visible") {
                        self.remarks.notice(Noticed::Hidden, "");
                        continue;
                    }
                    let times = times(element, "table:number-rows-repeated");
                    for _ in 0..times {
                        let row = self.row(element, heads);
                        let is_empty = row.cells.iter().all(|cell| cell.html.is_empty());
                        rows.push(row);
                        // Empty rows come to nothing, however many they are.
                        if is_empty {
                            break;
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn row(&mut self, row: &'a XmlElement, heads: bool) -> GridRow {
        let mut cells = Vec::new();
        for cell in row.elements().filter(|cell| cell.is("table:table-cell")) {
            for _ in 0..times(cell, "table:number-columns-repeated") {
                let mut pieces = Vec::new();
                self.blocks(cell, &mut pieces);
                let span = |name: &str| cell.number(name).unwrap_or(1_usize).clamp(1, 100);
                cells.push(GridCell {
                    columns: span("table:number-columns-spanned"),
                    rows: span("table:number-rows-spanned"),
                    html: page::cell(pieces),
                });
            }
        }
        GridRow { heads, cells }
    }
}

fn times(element: &XmlElement, name: &str) -> usize {
    element.number(name).unwrap_or(1_usize).clamp(1, REPEATED)
}
