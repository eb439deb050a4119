//! Tracked changes (ISO/IEC 26300, 5.5): deleted text is kept in a list at the head of the file, with who deleted it
//! when; marks in the text say where it stood, and what was inserted. Who made them is never read.

use std::collections::HashMap;

use super::OdfReader;
use crate::documents::outline::Changes;
use crate::documents::read::office::xml::XmlElement;
use crate::documents::remark::Noticed;

/// A changed region.
#[derive(Debug, Clone, Copy)]
enum Region<'a> {
    Inserted,
    Deleted(&'a XmlElement),
}

/// The changed regions of a text, by their name.
#[derive(Debug, Default)]
pub(super) struct Regions<'a>(HashMap<&'a str, Region<'a>>);

impl<'a> Regions<'a> {
    pub(super) fn of(body: &'a XmlElement) -> Self {
        let tracked = body.elements().filter(|e| e.is("text:tracked-changes"));
        let mut regions = HashMap::new();
        for region in tracked.flat_map(XmlElement::elements) {
            let what = region.elements().find_map(|inner| match &*inner.name {
                "text:insertion" => Some(Region::Inserted),
                "text:deletion" => Some(Region::Deleted(inner)),
                _ => None,
            });
            if let Some(what) = what {
                for name in ["xml:id", "text:id"] {
                    regions.extend(region.get(name).map(|id| (id, what)));
                }
            }
        }
        Self(regions)
    }
}

impl<'a> OdfReader<'a> {
    /// Takes a mark of a change; the deleted text that stands here, where it does.
    pub(super) fn change(&mut self, mark: &XmlElement) -> Option<&'a XmlElement> {
        let id = mark.get("text:change-id")?;
        let region = *self.regions.0.get(id)?;
        let refused = self.changes == Changes::Refuse;
        match (&*mark.name, region) {
            ("text:change-end", Region::Inserted) if refused => {
                self.inserting = self.inserting.saturating_sub(1);
            }
            ("text:change-start" | "text:change", Region::Inserted) => {
                let what = if refused {
                    Noticed::RefusedInsertion
                } else {
                    Noticed::Insertion
                };
                self.remarks.notice(what, "");
                self.inserting += usize::from(refused && mark.is("text:change-start"));
            }
            ("text:change", Region::Deleted(deleted)) => {
                if refused {
                    self.remarks.notice(Noticed::RefusedDeletion, "");
                    return Some(deleted).filter(|_| self.inserting == 0);
                }
                self.remarks.notice(Noticed::Deletion, "");
            }
            _ => {}
        }
        None
    }
}
