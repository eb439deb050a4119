//! Footnotes and endnotes of a Word file: each is numbered where the text refers to it, in the order of the references,
//! so that none is counted that was deleted or never referred to.

use std::collections::HashMap;

use super::WordReader;
use super::fields::Fields;
use crate::documents::read::office::counted::Written;
use crate::documents::read::office::page::PageNote;
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

    fn part(self) -> &'static str {
        match self {
            Self::Foot => "footnotes",
            Self::End => "endnotes",
        }
    }
}

/// How notes of a kind count.
#[derive(Debug, Clone, Copy)]
struct Count {
    next: u32,
    written: Written,
}

/// The notes of a file, and those referred to so far.
#[derive(Debug)]
pub(super) struct NoteParts<'a> {
    by_id: HashMap<(NoteKind, &'a str), &'a XmlElement>,
    counts: [Count; 2],
    met: Vec<(NoteKind, String, &'a XmlElement)>,
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

impl<'a> WordReader<'a> {
    /// Refers to a note: its index, and the mark printed; `own` is one the author set.
    pub(super) fn refer(
        &mut self,
        kind: NoteKind,
        id: &str,
        own: Option<String>,
    ) -> Option<(usize, String)> {
        let note = *self.notes.by_id.get(&(kind, id))?;
        let tongue = self.styles.tongue;
        let mark = own.unwrap_or_else(|| {
            let [foot, end] = &mut self.notes.counts;
            let count = match kind {
                NoteKind::Foot => foot,
                NoteKind::End => end,
            };
            let mark = count.written.write(count.next, tongue);
            count.next = count.next.saturating_add(1);
            mark
        });
        self.notes.met.push((kind, mark.clone(), note));
        Some((self.notes.met.len() - 1, mark))
    }

    /// The notes referred to, in that order, those that notes refer to among them.
    pub(super) fn noted(&mut self) -> Vec<PageNote> {
        let mut notes = Vec::new();
        let mut at = 0;
        while let Some((kind, mark, note)) = self.notes.met.get(at).cloned() {
            at += 1;
            self.fields = Fields::of(note);
            self.story = kind.part();
            let mut pieces = Vec::new();
            self.blocks(note, &mut pieces);
            notes.push(PageNote { mark, pieces });
        }
        notes
    }
}
