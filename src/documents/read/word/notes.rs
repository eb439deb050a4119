//! Footnotes and endnotes of a Word file: each is numbered where the text refers to it, in the order of the references,
//! so that none is counted that was deleted or never referred to.

use super::WordReader;
use super::fields::Fields;
use super::note_parts::NoteKind;
use crate::documents::read::office::page::PageNote;

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
