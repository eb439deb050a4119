//! Tracked changes (ECMA-376, part 1, 17.13.5): which of them hold words that are shown, whether they are taken in or
//! refused. Who made them is never read.

use super::Reader;
use crate::documents::outline::Changes;
use crate::documents::read::office::xml::Element;
use crate::documents::remark::Noticed;

/// What a tracked change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Inserted,
    Deleted,
}

/// The change an element is.
pub(super) fn change_of(element: &Element) -> Option<Change> {
    match &*element.name {
        "w:ins" | "w:moveTo" => Some(Change::Inserted),
        "w:del" | "w:moveFrom" => Some(Change::Deleted),
        _ => None,
    }
}

/// The change that properties say: of a paragraph's mark, a row or a cell.
pub(super) fn change_in(properties: Option<&Element>) -> Option<Change> {
    properties?
        .elements()
        .find_map(|element| match &*element.name {
            "w:cellIns" => Some(Change::Inserted),
            "w:cellDel" => Some(Change::Deleted),
            _ => change_of(element),
        })
}

/// The properties that hold: those from before a change of looks where changes are refused.
pub(super) fn settled<'e>(
    properties: Option<&'e Element>,
    name: &str,
    changes: Changes,
) -> Option<&'e Element> {
    let before = properties
        .filter(|_| changes == Changes::Refuse)
        .and_then(|properties| properties.child(&format!("{name}Change"))?.child(name));
    before.or(properties)
}

impl Reader<'_> {
    /// Whether what a change is about is part of the text.
    pub(super) fn stays(&self, change: Change) -> bool {
        match self.changes {
            Changes::Accept => change == Change::Inserted,
            Changes::Refuse => change == Change::Deleted,
        }
    }

    /// Notices a change, unless it goes on the one just met.
    pub(super) fn notice_change(&mut self, change: Change) {
        let what = match (change, self.changes) {
            (Change::Inserted, Changes::Accept) => Noticed::Insertion,
            (Change::Deleted, Changes::Accept) => Noticed::Deletion,
            (Change::Inserted, Changes::Refuse) => Noticed::RefusedInsertion,
            (Change::Deleted, Changes::Refuse) => Noticed::RefusedDeletion,
        };
        if self.silent == 0 && self.last_change != Some(what) {
            self.remarks.notice(what, "");
            self.last_change = Some(what);
        }
    }
}
