//! The words of elements of a PDF, put together from what stands on its pages: lines one after the other, marks of notes
//! as links. Knows what stands within a line, and no blocks.

use std::collections::HashMap;

use super::letters;
use super::rows;
use super::setting::{HEADING, LARGER};
use super::signs::{Sheet, Sign};
use super::tree::{StatedElement, StatedNode, is_inline};
use crate::documents::read::office::line::{HtmlLine, Look};
use crate::documents::read::page_lines::PlainLine;
use crate::documents::read::remarks::Remarks;
use crate::documents::read::wrapped::Wrapping;

/// How a heading is set: the larger the lower, and `false` for bold.
pub(super) type HeadingLook = (u32, bool);

/// How much larger than the text a title is, at least.
const TITLE: f32 = 1.3;

/// What stands in a line.
#[derive(Debug, Clone, Copy)]
pub(super) enum InLine<'a> {
    Piece(usize, i32),
    Picture(&'a str),
}

pub(super) fn flow(nodes: &[StatedNode]) -> Vec<InLine<'_>> {
    let mut out = Vec::new();
    for node in nodes {
        flow_in(node, &mut out);
    }
    out
}

/// What a node holds, notes apart.
pub(super) fn flow_in<'a>(node: &'a StatedNode, out: &mut Vec<InLine<'a>>) {
    match node {
        StatedNode::Piece { sheet, piece } => out.push(InLine::Piece(*sheet, *piece)),
        StatedNode::Element(element) if is_note(&element.kind) || element.kind == "Artifact" => {}
        StatedNode::Element(element) => match element.alt.as_deref() {
            Some(alt) if element.kind == "Figure" && !alt.trim().is_empty() => {
                out.push(InLine::Picture(alt));
            }
            _ => out.extend(flow(&element.inside)),
        },
    }
}

/// The words of the pages, by the pieces they are drawn in.
pub(super) struct PageWords {
    pieces: HashMap<(usize, i32), Vec<Sign>>,
    wrapping: Wrapping,
    /// Which note is referred to next by a mark.
    marks: HashMap<String, Vec<usize>>,
    /// Of the letters of the text.
    size: f32,
    /// Whether most of them are.
    bold: bool,
    pub remarks: Remarks,
}

impl PageWords {
    pub(super) fn of(sheets: &[Sheet]) -> Self {
        let lines: Vec<PlainLine> = sheets
            .iter()
            .flat_map(rows::of)
            .map(|row| PlainLine {
                text: row.text,
                ..PlainLine::default()
            })
            .collect();
        Self {
            pieces: pieces_of(sheets),
            wrapping: Wrapping::of(&lines),
            marks: HashMap::new(),
            size: rows::size(sheets.iter().flat_map(|sheet| &sheet.signs)),
            bold: {
                let all = || sheets.iter().flat_map(|sheet| &sheet.signs);
                all().filter(|sign| sign.bold).count() * 2 > all().count()
            },
            remarks: Remarks::default(),
        }
    }

    /// A note of that mark, by its index.
    pub(super) fn know_note(&mut self, mark: &str, index: usize) {
        self.marks.entry(mark.to_owned()).or_default().push(index);
    }

    /// How many signs the structure holds.
    pub(super) fn held(&self, element: &StatedElement) -> usize {
        let of = |node: &StatedNode| match node {
            StatedNode::Element(element) => self.held(element),
            StatedNode::Piece { sheet, piece } => self
                .pieces
                .get(&(*sheet, *piece))
                .map_or(0, |signs| count(signs)),
        };
        element.inside.iter().map(of).sum()
    }

    /// How words look, where they look like a heading: larger than the text, or bold where the text is not.
    pub(super) fn heading_look(&self, flow: &[InLine<'_>]) -> Option<HeadingLook> {
        let signs: Vec<Sign> = self.signs(flow).copied().collect();
        let letters = || signs.iter().filter(|sign| sign.c.is_alphanumeric());
        let size = rows::size(&signs);
        let bold = letters().all(|sign| sign.bold);
        let is_bigger = size >= LARGER * self.size;
        let last = signs.iter().rev().find(|sign| !sign.c.is_whitespace())?;
        let is_bolder = bold && !self.bold && !matches!(last.c, '.' | ';' | ',' | ':');
        let count = signs.len();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "halves of points of a size"
        )]
        let halves = (size * 2.0).round() as u32;
        (letters().count() > 1 && count <= HEADING && (is_bigger || is_bolder))
            .then(|| (u32::MAX - halves, !bold))
    }

    /// Where words begin, from the left of their page.
    pub(super) fn left(&self, flow: &[InLine<'_>]) -> Option<f32> {
        let first = self.signs(flow).find(|sign| !sign.c.is_whitespace());
        first.map(|sign| sign.left)
    }

    fn signs<'s>(&'s self, flow: &'s [InLine<'_>]) -> impl Iterator<Item = &'s Sign> + 's {
        let pieces = flow.iter().filter_map(|flow| match flow {
            InLine::Piece(sheet, piece) => self.pieces.get(&(*sheet, *piece)),
            InLine::Picture(_) => None,
        });
        pieces.flatten()
    }

    /// Whether words are set so large that they are the title of the whole; programs do not say so.
    pub(super) fn are_title(&self, flow: &[InLine<'_>]) -> bool {
        let first = self.signs(flow).next();
        first.is_some_and(|sign| self.size > 0.0 && sign.size >= TITLE * self.size)
    }

    /// Words as HTML, marks of notes as links; those of a note without the number it begins with.
    pub(super) fn line(&mut self, flow: &[InLine<'_>], of_note: Option<&str>) -> String {
        let words = self.text(flow);
        let mut line = HtmlLine::default();
        let mut rest = words.as_str();
        if let Some(mark) = of_note {
            rest = rest.trim_start_matches(letters::is_raised).trim_start();
            let behind = rest.strip_prefix(mark).filter(|_| !mark.is_empty());
            if let Some(behind) = behind.filter(|rest| rest.starts_with([' ', '.', ')', ']'])) {
                rest = behind.trim_start_matches(['.', ')', ']', ' ']);
            }
        }
        while let Some(at) = rest.find(letters::is_raised) {
            let (before, from) = rest.split_at(at);
            let length = from.find(|c| !letters::is_raised(c)).unwrap_or(from.len());
            let (mark, behind) = from.split_at(length);
            line.words(before, Look::default());
            let numbers = self.numbers_in(&plain_digits(mark));
            if numbers.is_empty() {
                line.words(mark, Look::default());
            }
            for (index, number) in numbers {
                line.note(index, &number);
            }
            rest = behind;
        }
        line.words(rest, Look::default());
        for alt in flow.iter().filter_map(|flow| match flow {
            InLine::Picture(alt) => Some(*alt),
            InLine::Piece(..) => None,
        }) {
            line.space();
            line.picture(alt);
        }
        line.finish().trim().to_owned()
    }

    /// The notes that raised digits lead to: one, or several beside each other ("12" for 1 and 2).
    fn numbers_in(&mut self, digits: &str) -> Vec<(usize, String)> {
        if let Some(index) = self.next_note(digits) {
            return vec![(index, digits.to_owned())];
        }
        let halves = (1..digits.len()).filter_map(|at| digits.split_at_checked(at));
        let known = |number: &str| self.marks.contains_key(number);
        let both = halves
            .into_iter()
            .find(|(first, second)| known(first) && known(second));
        let Some((first, second)) = both else {
            return Vec::new();
        };
        [first, second]
            .into_iter()
            .filter_map(|number| Some((self.next_note(number)?, number.to_owned())))
            .collect()
    }

    /// The note of that mark; where each page counts anew, the same mark leads to the next.
    fn next_note(&mut self, mark: &str) -> Option<usize> {
        let notes = self.marks.get_mut(mark)?;
        if notes.len() > 1 {
            return Some(notes.remove(0));
        }
        notes.first().copied()
    }

    /// The words that stand on the pages, lines put together.
    pub(super) fn text(&mut self, flow: &[InLine<'_>]) -> String {
        let mut words = String::new();
        let mut chunk: Vec<Sign> = Vec::new();
        let mut on = None;
        for piece in flow {
            let InLine::Piece(sheet, piece) = piece else {
                continue;
            };
            for sign in self.pieces.get(&(*sheet, *piece)).into_iter().flatten() {
                let is_next = on != Some(*sheet)
                    || chunk
                        .last()
                        .is_some_and(|last| sign.base < last.base - 1.5 * last.size);
                if is_next {
                    self.wrapping
                        .join_all(&mut words, &rows::texts(&chunk), &mut self.remarks);
                    chunk.clear();
                    on = Some(*sheet);
                }
                chunk.push(*sign);
            }
        }
        self.wrapping
            .join_all(&mut words, &rows::texts(&chunk), &mut self.remarks);
        words
    }
}

/// The signs of every piece of every page.
fn pieces_of(sheets: &[Sheet]) -> HashMap<(usize, i32), Vec<Sign>> {
    let mut pieces: HashMap<(usize, i32), Vec<Sign>> = HashMap::new();
    for (index, sheet) in sheets.iter().enumerate() {
        for sign in &sheet.signs {
            if let Some(piece) = sign.piece {
                pieces.entry((index, piece)).or_default().push(*sign);
            }
        }
    }
    pieces
}

pub(super) fn count(signs: &[Sign]) -> usize {
    signs.iter().filter(|sign| !sign.c.is_whitespace()).count()
}

pub(super) fn is_note(kind: &str) -> bool {
    matches!(kind, "Note" | "FENote")
}

pub(super) fn plain_digits(words: &str) -> String {
    words.chars().map(letters::as_plain).collect()
}

/// The number or sign that a note or an item prints in front, where the file tells it apart.
pub(super) fn label(element: &StatedElement) -> Option<&StatedElement> {
    element.inside.iter().find_map(|node| match node {
        StatedNode::Element(inner) if inner.kind == "Lbl" => Some(inner),
        StatedNode::Element(inner) if is_inline(&inner.kind) || inner.kind == "P" => label(inner),
        _ => None,
    })
}
