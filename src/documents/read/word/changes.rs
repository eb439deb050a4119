//! Tracked changes (ECMA-376, part 1, 17.13.5): which of them hold words that are shown, whether they are taken in or
//! refused. Who made them is never read.

use super::WordReader;
use crate::documents::outline::Changes;
use crate::documents::read::office::xml::XmlElement;
use crate::documents::remark::Noticed;

/// What a tracked change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TrackedChange {
    Inserted,
    Deleted,
}

/// The change an element is.
pub(super) fn change_of(element: &XmlElement) -> Option<TrackedChange> {
    match &*element.name {
        "w:ins" | "w:moveTo" => Some(TrackedChange::Inserted),
        "w:del" | "w:moveFrom" => Some(TrackedChange::Deleted),
        _ => None,
    }
}

/// The change that properties say: of a paragraph's mark, a row or a cell.
pub(super) fn change_in(properties: Option<&XmlElement>) -> Option<TrackedChange> {
    properties?
        .elements()
        .find_map(|element| match &*element.name {
            "w:cellIns" => Some(TrackedChange::Inserted),
            "w:cellDel" => Some(TrackedChange::Deleted),
            _ => change_of(element),
        })
}

/// The properties that hold: those from before a change of looks where changes are refused.
pub(super) fn settled<'e>(
    properties: Option<&'e XmlElement>,
    name: &str,
    changes: Changes,
) -> Option<&'e XmlElement> {
    let before = properties
        .filter(|_| changes == Changes::Refuse)
        .and_then(|properties| {
            properties
                .child(&format!("{name}TrackedChange"))?
                .child(name)
        });
    before.or(properties)
}

impl WordReader<'_> {
    /// Whether what a change is about is part of the text.
    pub(super) fn stays(&self, change: TrackedChange) -> bool {
        match self.changes {
            Changes::Accept => change == TrackedChange::Inserted,
            Changes::Refuse => change == TrackedChange::Deleted,
        }
    }

    /// Notices a change, unless it goes on the one just met.
    pub(super) fn notice_change(&mut self, change: TrackedChange) {
        let what = match (change, self.changes) {
            (TrackedChange::Inserted, Changes::Accept) => Noticed::Insertion,
            (TrackedChange::Deleted, Changes::Accept) => Noticed::Deletion,
            (TrackedChange::Inserted, Changes::Refuse) => Noticed::RefusedInsertion,
            (TrackedChange::Deleted, Changes::Refuse) => Noticed::RefusedDeletion,
        };
        if self.silent == 0 && self.last_change != Some(what) {
            self.remarks.notice(what, "");
            self.last_change = Some(what);
        }
    }
}
