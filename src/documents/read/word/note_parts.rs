//! The notes a Word file holds, and how each kind of them counts. Knows no text that refers to them.

use std::collections::HashMap;

use crate::documents::read::office::counted::Written;
use crate::documents::read::office::xml::XmlElement;

/// The kinds of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    Foot,
    End,
}

impl NoteKind {
    fn settings(self) -> &'static str {
        match self {
            Self::Foot => "w:footnotePr",
            Self::End => "w:endnotePr",
        }
    }

    pub(super) fn part(self) -> &'static str {
        match self {
            Self::Foot => "footnotes",
            Self::End => "endnotes",
        }
    }
}

/// How notes of a kind count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Count {
    pub next: u32,
    pub written: Written,
}

/// The notes of a file, and those referred to so far.
#[derive(Debug)]
pub(super) struct NoteParts<'a> {
    pub by_id: HashMap<(NoteKind, &'a str), &'a XmlElement>,
    pub counts: [Count; 2],
    pub met: Vec<(NoteKind, String, &'a XmlElement)>,
}

impl<'a> NoteParts<'a> {
    pub(super) fn new(
        footnotes: Option<&'a XmlElement>,
        endnotes: Option<&'a XmlElement>,
        settings: Option<&XmlElement>,
        document: &XmlElement,
    ) -> Self {
        let mut by_id = HashMap::new();
        for (kind, root) in [(NoteKind::Foot, footnotes), (NoteKind::End, endnotes)] {
            for note in root.into_iter().flat_map(XmlElement::elements) {
                // Lines that part notes from the text are kept among them.
                let is_note = note.get("w:type").is_none_or(|kind| kind == "normal");
                if let Some(id) = note.get("w:id").filter(|_| is_note) {
                    by_id.insert((kind, id), note);
                }
            }
        }
        let section = document.below().filter(|e| e.is("w:sectPr")).last();
        let count = |kind: NoteKind, usual| {
            let of = |above: Option<&XmlElement>, name: &str| {
                let value = above?.child(kind.settings())?.value(name)?;
                Some(value.to_owned())
            };
            let said = |name| of(section, name).or_else(|| of(settings, name));
            Count {
                next: said("w:numStart").and_then(|n| n.parse().ok()).unwrap_or(1),
                written: said("w:numFmt").map_or(usual, |name| Written::in_word(&name)),
            }
        };
        Self {
            by_id,
            counts: [
                count(NoteKind::Foot, Written::Decimal),
                count(NoteKind::End, Written::LowerRoman),
            ],
            met: Vec::new(),
        }
    }
}
