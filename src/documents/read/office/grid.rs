//! Rows and cells as an HTML table. Knows no format.

use std::fmt::Write;

/// A cell, over how many columns and rows it goes, and its HTML.
#[derive(Debug)]
pub(in crate::documents::read) struct GridCell {
    pub columns: usize,
    pub rows: usize,
    pub html: String,
}

/// A row.
#[derive(Debug, Default)]
pub(in crate::documents::read) struct GridRow {
    /// Whether it heads the columns.
    pub heads: bool,
    pub cells: Vec<GridCell>,
}

/// The table.
pub(in crate::documents::read) fn html(rows: &[GridRow]) -> String {
    let mut html = String::from("<table>");
    let heading = rows.iter().take_while(|row| row.heads).count();
    for (index, row) in rows.iter().enumerate() {
        let heads = index < heading;
        if index == 0 && heads {
            html.push_str("<thead>");
        }
        if index == heading {
            html.push_str(if heading > 0 {
                "</thead><tbody>"
            } else {
                "<tbody>"
            });
        }
        html.push_str("<tr>");
        let name = if heads { "th" } else { "td" };
        for cell in &row.cells {
            let _ = write!(html, "<{name}");
            if cell.columns > 1 {
                let _ = write!(html, " colspan=\"{}\"", cell.columns);
            }
            if cell.rows > 1 {
                let _ = write!(html, " rowspan=\"{}\"", cell.rows);
            }
            // What heads a column is set in bold by that.
            let inner = if heads {
                cell.html.replace("<strong>", "").replace("</strong>", "")
            } else {
                cell.html.clone()
            };
            let _ = write!(html, ">{inner}</{name}>");
        }
        html.push_str("</tr>");
    }
    html.push_str("</table>");
    html
}
