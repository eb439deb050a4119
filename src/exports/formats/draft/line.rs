//! A passage as a paragraph, or as the cells of a row: its words, with comments and changes where they stand.

use std::collections::BTreeSet;
use std::ops::Range;

use super::looks::{looks, of};
use super::stretch::{Edit, cell_ranges, part};
use crate::consultations::model::{Passage, Section};
use crate::documents::PassageKind;
use crate::error::Message;
use crate::exports::columns::Row;
use crate::exports::formats::about::Told;
use crate::exports::formats::office::{Inline, Look, Paragraph, Style};

/// What stands at a passage.
pub struct Marks<'a> {
    pub edits: &'a [Edit],
    /// Places of its comments among `rows`.
    pub comments: &'a [usize],
    pub rows: &'a [Row],
}

/// The name of the text, with what was said of the whole.
pub fn title(told: &Told, round: &str, comments: &[usize]) -> Paragraph {
    let mut inlines: Vec<Inline> = comments.iter().map(|at| Inline::Open(*at)).collect();
    let heading = &told.heading;
    let mut words = heading.consultation.clone();
    let of = heading
        .rounds
        .iter()
        .find(|one| one.number.to_string() == round);
    if let Some(of) = of.filter(|_| heading.rounds.len() > 1) {
        let name = Message::new("exports-round").with("number", of.number);
        words = format!("{words}: {}", told.tell(&name));
    }
    inlines.push(Inline::plain(words));
    inlines.extend(comments.iter().map(|at| Inline::Close(*at)));
    Paragraph::new(Style::Subtitle, inlines)
}

/// Passages one by one, the rows of a table together.
pub fn blocks(passages: &[Passage]) -> impl Iterator<Item = &[Passage]> {
    passages.chunk_by(|a, b| {
        a.kind == PassageKind::TableRow && b.kind == PassageKind::TableRow && a.block == b.block
    })
}

/// How many columns a table needs.
pub fn columns(rows: &[Passage]) -> usize {
    rows.iter()
        .map(|row| cell_ranges(row).len())
        .max()
        .unwrap_or(1)
}

/// A passage outside a table.
pub fn paragraph(passage: &Passage, section: Option<&Section>, marks: &Marks<'_>) -> Paragraph {
    let level = section.map_or(1, |section| section.level.clamp(1, 6));
    let (style, sign) = match passage.kind {
        PassageKind::Heading => {
            let number = section.map_or("", |section| section.number.as_str());
            let number = if passage.number.is_empty() {
                number
            } else {
                &passage.number
            };
            let level = u8::try_from(level).unwrap_or(1);
            (Style::Heading(level), spaced(number, " "))
        }
        PassageKind::ListItem => {
            let depth = u8::try_from(passage.depth.clamp(0, 5)).unwrap_or(0);
            let sign = match (passage.number.is_empty(), passage.ordered) {
                (false, _) => passage.number.clone(),
                (true, true) => format!("{}.", passage.start),
                (true, false) => "•".to_owned(),
            };
            (Style::Item(depth), spaced(&sign, "\t"))
        }
        PassageKind::Footnote => (Style::Footnote, spaced(&passage.number, " ")),
        PassageKind::Quote => (Style::Quote, spaced(&passage.number, " ")),
        PassageKind::Code => (Style::Code, spaced(&passage.number, " ")),
        PassageKind::Paragraph | PassageKind::TableRow => {
            (Style::Body, spaced(&passage.number, " "))
        }
    };
    let whole = 0..passage.text.chars().count();
    let mut inlines = Vec::new();
    if !sign.is_empty() {
        inlines.push(Inline::plain(sign));
    }
    inlines.extend(stretch(passage, &whole, true, marks));
    Paragraph::new(style, inlines)
}

fn spaced(sign: &str, space: &str) -> String {
    if sign.is_empty() {
        String::new()
    } else {
        format!("{sign}{space}")
    }
}

/// The cells of a row.
pub fn cells(passage: &Passage, marks: &Marks<'_>) -> Vec<Paragraph> {
    let style = if passage.header {
        Style::CellHead
    } else {
        Style::Cell
    };
    let ranges = cell_ranges(passage);
    ranges
        .iter()
        .enumerate()
        .map(|(at, range)| Paragraph::new(style, stretch(passage, range, at == 0, marks)))
        .collect()
}

/// Where a comment stands in a stretch of its passage. A comment stays in the cell where it begins: programs keep none that
/// goes from one cell to another.
fn standing(row: &Row, stretch: &Range<usize>, is_first: bool) -> Option<Range<usize>> {
    match &row.beside.span {
        Some(span) if span.end > span.start => {
            let begins_here = span.start >= stretch.start && span.start < stretch.end;
            // One whose words are not there, or between two cells, stands at the beginning.
            begins_here.then(|| span.start..span.end.min(stretch.end))
        }
        _ => is_first.then(|| stretch.clone()),
    }
}

/// The words of a stretch, with comments, changes and emphasis. The edges of comments go outward to those of the changes they
/// would cut: a change is whole.
fn stretch(
    passage: &Passage,
    range: &Range<usize>,
    is_first: bool,
    marks: &Marks<'_>,
) -> Vec<Inline> {
    let edits: Vec<&Edit> = marks
        .edits
        .iter()
        .filter(|edit| range.start <= edit.range.start && edit.range.end <= range.end)
        .collect();
    let ranges = cell_ranges(passage);
    let mut comments: Vec<(Range<usize>, usize)> = Vec::new();
    for at in marks.comments {
        let Some(row) = marks.rows.get(*at) else {
            continue;
        };
        let lost = row.beside.span.as_ref().is_some_and(|span| {
            passage.kind != PassageKind::TableRow && span.start >= range.end
                || passage.kind == PassageKind::TableRow
                    && !ranges.iter().any(|cell| cell.contains(&span.start))
        });
        let place = if lost {
            is_first.then(|| range.clone())
        } else {
            standing(row, range, is_first)
        };
        if let Some(mut place) = place {
            for edit in &edits {
                if edit.range.start < place.start && place.start < edit.range.end {
                    place.start = edit.range.start;
                }
                if edit.range.start < place.end && place.end < edit.range.end {
                    place.end = edit.range.end;
                }
            }
            comments.push((place, *at));
        }
    }
    comments.sort_by_key(|(place, at)| (place.start, std::cmp::Reverse(place.end), *at));
    let looks = looks(passage);
    let mut edges: BTreeSet<usize> = BTreeSet::from([range.start, range.end]);
    for edge in comments
        .iter()
        .map(|(place, _)| place)
        .chain(edits.iter().map(|edit| &edit.range))
        .chain(looks.iter().map(|(place, _)| place))
    {
        edges.extend(
            [edge.start, edge.end]
                .iter()
                .filter(|at| range.start <= **at && **at <= range.end),
        );
    }
    let mut inlines = Vec::new();
    let mut edges = edges.into_iter().peekable();
    while let Some(at) = edges.next() {
        inlines.extend(
            comments
                .iter()
                .filter(|(place, _)| place.start == at)
                .map(|(_, comment)| Inline::Open(*comment)),
        );
        // What comes in where nothing goes.
        for edit in edits.iter().filter(|edit| edit.range == (at..at)) {
            inlines.push(Inline::Changed(edit.changes.1));
        }
        // Where another change ended just here its words came in already: two that touch are never both in the text.
        inlines.extend(
            comments
                .iter()
                .filter(|(place, _)| place.end == at)
                .map(|(_, comment)| Inline::Close(*comment)),
        );
        let Some(next) = edges.peek().copied() else {
            break;
        };
        let going = edits.iter().find(|edit| {
            edit.range.start <= at && next <= edit.range.end && !edit.range.is_empty()
        });
        match going {
            Some(edit) if edit.range.start == at => {
                inlines.push(Inline::Changed(edit.changes.0));
                if !edit.new.is_empty() {
                    inlines.push(Inline::Changed(edit.changes.1));
                }
            }
            // The rest of what went.
            Some(_) => {}
            None => {
                let look = of(&looks, at).unwrap_or(Look::Plain);
                inlines.push(Inline::Words(look, part(&passage.text, &(at..next))));
            }
        }
    }
    inlines
}
