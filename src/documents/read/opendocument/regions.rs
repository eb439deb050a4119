//! The changed regions of an OpenDocument text, kept in a list at its head. Who made the changes is never read.

use std::collections::HashMap;

use crate::documents::read::office::xml::XmlElement;

/// A changed region.
#[derive(Debug, Clone, Copy)]
pub(super) enum Region<'a> {
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

    /// The region of a name.
    pub(super) fn get(&self, id: &str) -> Option<Region<'a>> {
        self.0.get(id).copied()
    }
}
