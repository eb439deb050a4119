//! Rows and cells of an HTML table, which may hold other tables. Knows nothing of what is in a cell.

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::inline::collapse;
use super::marks::mark_of;

/// A table as its rows.
#[derive(Debug)]
pub(super) struct Table<'a> {
    pub caption: Option<ElementRef<'a>>,
    pub rows: Vec<Row<'a>>,
    /// Whether the table only arranges a page: it holds headings.
    pub is_layout: bool,
}

/// One row.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub element: ElementRef<'a>,
    pub header: bool,
    pub cells: Vec<ElementRef<'a>>,
}

/// A row that is an item with its mark in a cell of its own, as EUR-Lex sets them.
#[derive(Debug)]
pub(super) struct Point<'a> {
    /// "(a)"; empty for a dash.
    pub mark: String,
    pub words: ElementRef<'a>,
}

impl<'a> Table<'a> {
    /// Its rows as points, if every one is a mark with words behind it and nothing heads the columns.
    pub(super) fn points(&self) -> Option<Vec<Point<'a>>> {
        if self.caption.is_some() || self.rows.iter().any(|row| row.header) {
            return None;
        }
        let points: Vec<Point<'a>> = self.rows.iter().map(Row::point).collect::<Option<_>>()?;
        // A column of plain numbers is a column like any other where there are several rows of it.
        let is_numbered = |point: &Point<'_>| {
            point
                .mark
                .trim_end_matches('.')
                .bytes()
                .all(|b| b.is_ascii_digit())
                && !point.mark.is_empty()
        };
        let is_column = points.len() > 1 && points.iter().all(is_numbered);
        (!points.is_empty() && !is_column).then_some(points)
    }
}

impl<'a> Row<'a> {
    fn point(&self) -> Option<Point<'a>> {
        let mut filled = self
            .cells
            .iter()
            .filter(|cell| cell.text().any(|text| !text.trim().is_empty()));
        let (first, words) = (filled.next()?, filled.next()?);
        // A cell that holds a table has its words further in; marks are short.
        let text: String = first.text().flat_map(str::chars).take(24).collect();
        let text = collapse(&text);
        let is_dash = matches!(text.as_str(), "—" | "–" | "-" | "•" | "·");
        let is_mark = mark_of(&text).is_some_and(|mark| mark.printed == text);
        (filled.next().is_none() && (is_dash || is_mark)).then(|| Point {
            mark: if is_dash { String::new() } else { text },
            words: *words,
        })
    }
}

/// The rows of a table, those of tables in its cells not among them.
pub(super) fn rows(table: ElementRef<'_>) -> Table<'_> {
    let mut read = Table {
        caption: None,
        rows: Vec::new(),
        is_layout: false,
    };
    collect(*table, false, &mut read);
    let has_header = read
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .any(|cell| cell.value().name() == "th");
    if let Some(first) = read.rows.first_mut().filter(|_| !has_header) {
        first.header = first.header || is_bold(first);
    }
    read.is_layout = table
        .descendants()
        .filter_map(ElementRef::wrap)
        .any(|e| super::classes::rank(e).is_some())
        // A frame around text.
        || matches!(read.rows.as_slice(), [row] if row.cells.len() == 1 && !row.header);
    read
}

/// Whether a row looks like a header to the eye: several cells, each in bold from end to end.
fn is_bold(row: &Row<'_>) -> bool {
    let mut bold = 0;
    for cell in &row.cells {
        let mut words = cell
            .descendants()
            .filter(|node| node.value().as_text().is_some_and(|t| !t.trim().is_empty()))
            .peekable();
        if words.peek().is_none() {
            continue;
        }
        let all = words.all(|node| {
            node.ancestors()
                .take_while(|above| above.id() != cell.id())
                .filter_map(ElementRef::wrap)
                .any(|above| matches!(above.value().name(), "strong" | "b"))
        });
        if !all {
            return false;
        }
        bold += 1;
    }
    bold >= 2
}

fn collect<'a>(node: NodeRef<'a, Node>, in_head: bool, table: &mut Table<'a>) {
    for element in node.children().filter_map(ElementRef::wrap) {
        match element.value().name() {
            "caption" => table.caption = Some(element),
            "thead" => collect(*element, true, table),
            "tbody" | "tfoot" => collect(*element, false, table),
            "tr" => {
                let cells: Vec<_> = element
                    .children()
                    .filter_map(ElementRef::wrap)
                    .filter(|cell| matches!(cell.value().name(), "td" | "th"))
                    .collect();
                // Before any other row, a row of nothing but header cells heads the columns.
                let heads = table.rows.iter().all(|row| row.header)
                    && cells.iter().all(|cell| cell.value().name() == "th");
                table.rows.push(Row {
                    element,
                    header: in_head || heads,
                    cells,
                });
            }
            _ => {}
        }
    }
}

/// A cell with its content, `th` with the scope it heads.
pub(super) fn cell(cell: ElementRef<'_>, in_header: bool, inner: &str) -> String {
    let mut spans = String::new();
    for name in ["colspan", "rowspan"] {
        let span = cell
            .value()
            .attr(name)
            .and_then(|value| value.trim().parse::<u16>().ok())
            .filter(|span| (2..=100).contains(span));
        if let Some(span) = span {
            spans.push_str(&format!(" {name}=\"{span}\""));
        }
    }
    let heads = in_header || cell.value().name() == "th";
    match (heads && !inner.is_empty(), in_header) {
        (true, true) => format!("<th scope=\"col\"{spans}>{inner}</th>"),
        (true, false) => format!("<th scope=\"row\"{spans}>{inner}</th>"),
        _ => format!("<td{spans}>{inner}</td>"),
    }
}
