//! Tables of an OpenDocument text as HTML: cells that go over several columns or rows, those they cover, rows that head
//! the columns, rows that are not shown.

use super::Reader;
use crate::documents::read::office::grid::{self, Cell, Row};
use crate::documents::read::office::page::{self, Piece};
use crate::documents::read::office::xml::Element;
use crate::documents::remark::Noticed;

/// Times a row or cell is written for one that stands for many.
const REPEATED: usize = 50;

impl<'a> Reader<'a> {
    pub(super) fn table(&mut self, table: &'a Element, out: &mut Vec<Piece>) {
        let style = self.styles.whole("table", table.get("table:style-name"));
        if style.hidden {
            self.remarks.notice(Noticed::Hidden, "");
            return;
        }
        let mut rows = Vec::new();
        self.rows(table, false, &mut rows);
        out.push(Piece::Whole(grid::html(&rows)));
    }

    fn rows(&mut self, parent: &'a Element, heads: bool, rows: &mut Vec<Row>) {
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

    fn row(&mut self, row: &'a Element, heads: bool) -> Row {
        let mut cells = Vec::new();
        for cell in row.elements().filter(|cell| cell.is("table:table-cell")) {
            for _ in 0..times(cell, "table:number-columns-repeated") {
                let mut pieces = Vec::new();
                self.blocks(cell, &mut pieces);
                let span = |name: &str| cell.number(name).unwrap_or(1_usize).clamp(1, 100);
                cells.push(Cell {
                    columns: span("table:number-columns-spanned"),
                    rows: span("table:number-rows-spanned"),
                    html: page::cell(pieces),
                });
            }
        }
        Row { heads, cells }
    }
}

fn times(element: &Element, name: &str) -> usize {
    element.number(name).unwrap_or(1_usize).clamp(1, REPEATED)
}
