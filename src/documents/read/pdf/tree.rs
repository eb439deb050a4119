//! The structure a PDF states itself (ISO 32000-2, 14.7 and 14.8): elements with their kinds, and the pieces of pages
//! they hold. Knows nothing of what stands on the pages.

use std::collections::HashMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier};

/// How deep elements may stand within one another, and how many there may be.
const DEEPEST: usize = 48;
const MOST: usize = 400_000;

/// An element of the structure.
#[derive(Debug, Default)]
pub(super) struct StatedElement {
    /// Of the standard kinds: "H1", "P", "LI".
    pub kind: String,
    /// What it shows, in words for those who do not see it.
    pub alt: Option<String>,
    /// Columns and rows that a cell takes.
    pub spans: (u16, u16),
    pub inside: Vec<StatedNode>,
}

/// What an element holds.
#[derive(Debug)]
pub(super) enum StatedNode {
    Element(StatedElement),
    /// What is drawn on a page, from 0, under a number.
    Piece {
        sheet: usize,
        piece: i32,
    },
}

/// The structure of a file, where it states one.
pub(super) fn of(pdf: &Pdf) -> Option<StatedElement> {
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    let tree: Dict<'_> = root.get(b"StructTreeRoot")?;
    let mut sheets = HashMap::new();
    for (index, page) in pdf.pages().iter().enumerate() {
        if let Some(id) = page.raw().obj_id() {
            sheets.insert(id, index);
        }
    }
    let mut reader = TreeReader {
        sheets,
        roles: tree.get(b"RoleMap").unwrap_or_else(Dict::empty),
        left: MOST,
    };
    let mut whole = StatedElement::default();
    reader.inside(&tree, None, 0, &mut whole.inside);
    (!whole.inside.is_empty() && reader.left > 0).then_some(whole)
}

struct TreeReader<'a> {
    /// Which page an object is.
    sheets: HashMap<ObjectIdentifier, usize>,
    /// Kinds of a file's own, as standard kinds.
    roles: Dict<'a>,
    /// Nodes that may still be read: none is within itself, but a broken file may say so.
    left: usize,
}

impl<'a> TreeReader<'a> {
    /// What an element holds, under its key "K": one thing or several.
    fn inside(
        &mut self,
        of: &Dict<'a>,
        sheet: Option<usize>,
        depth: usize,
        out: &mut Vec<StatedNode>,
    ) {
        match of.get::<Object<'_>>(b"K") {
            Some(Object::Array(array)) => {
                for node in array.iter::<Object<'_>>() {
                    self.node(node, sheet, depth, out);
                }
            }
            Some(node) => self.node(node, sheet, depth, out),
            None => {}
        }
    }

    fn node(
        &mut self,
        node: Object<'a>,
        sheet: Option<usize>,
        depth: usize,
        out: &mut Vec<StatedNode>,
    ) {
        if depth > DEEPEST || self.left == 0 {
            self.left = 0;
            return;
        }
        self.left -= 1;
        let dict = match node {
            Object::Dict(dict) => dict,
            Object::Number(_) => {
                if let (Some(sheet), Some(piece)) = (sheet, node.into_i32()) {
                    out.push(StatedNode::Piece { sheet, piece });
                }
                return;
            }
            _ => return,
        };
        let sheet = self.sheet_of(&dict).or(sheet);
        if let Some(piece) = dict.get::<i32>(b"MCID") {
            out.extend(sheet.map(|sheet| StatedNode::Piece { sheet, piece }));
            return;
        }
        let Some(kind) = dict.get::<Name<'_>>(b"S") else {
            return;
        };
        let mut element = StatedElement {
            kind: self.standard(kind.as_str()),
            alt: dict
                .get::<hayro_syntax::object::String<'_>>(b"Alt")
                .map(|alt| text_of(alt.as_bytes())),
            spans: spans(&dict),
            inside: Vec::new(),
        };
        self.inside(&dict, sheet, depth + 1, &mut element.inside);
        out.push(StatedNode::Element(element));
    }

    fn sheet_of(&self, dict: &Dict<'a>) -> Option<usize> {
        let page = dict.get_ref(b"Pg")?;
        self.sheets.get(&ObjectIdentifier::from(page)).copied()
    }

    /// The standard kind that a kind of a file's own stands for.
    fn standard(&self, kind: &str) -> String {
        let mut kind = kind.to_owned();
        for _ in 0..8 {
            match self.roles.get::<Name<'_>>(kind.as_bytes()) {
                Some(role) if role.as_str() != kind => role.as_str().clone_into(&mut kind),
                _ => break,
            }
        }
        kind
    }
}

/// Columns and rows of a cell, by its attributes, which may be several.
fn spans(dict: &Dict<'_>) -> (u16, u16) {
    let all = match dict.get::<Object<'_>>(b"A") {
        Some(Object::Dict(attributes)) => vec![attributes],
        Some(Object::Array(array)) => array.iter::<Dict<'_>>().collect(),
        _ => Vec::new(),
    };
    let span = |key: &[u8]| all.iter().find_map(|attributes| attributes.get::<u16>(key));
    (span(b"ColSpan").unwrap_or(1), span(b"RowSpan").unwrap_or(1))
}

/// A string for people: UTF-16 or UTF-8 with a mark, or one byte a letter.
fn text_of(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        let (pairs, _) = rest.as_chunks::<2>();
        let units = pairs.iter().map(|pair| u16::from_be_bytes(*pair));
        return char::decode_utf16(units).filter_map(Result::ok).collect();
    }
    let rest = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    match std::str::from_utf8(rest) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Whether elements of a kind stand within a line.
pub(super) fn is_inline(kind: &str) -> bool {
    matches!(
        kind,
        "Span"
            | "Quote"
            | "Reference"
            | "BibEntry"
            | "Link"
            | "Annot"
            | "Em"
            | "Strong"
            | "Sub"
            | "Ruby"
            | "RB"
            | "RT"
            | "RP"
            | "Warichu"
            | "WT"
            | "WP"
            | "Lbl"
            | "Form"
    )
}
