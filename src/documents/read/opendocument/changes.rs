//! Tracked changes (ISO/IEC 26300, 5.5): deleted text is kept in a list at the head of the file, with who deleted it
//! when; marks in the text say where it stood, and what was inserted. Who made them is never read.

use super::OdfReader;
use super::regions::Region;
use crate::documents::outline::Changes;
use crate::documents::read::office::xml::XmlElement;
use crate::documents::remark::Noticed;

impl<'a> OdfReader<'a> {
    /// Takes a mark of a change; the deleted text that stands here, where it does.
    pub(super) fn change(&mut self, mark: &XmlElement) -> Option<&'a XmlElement> {
        let id = mark.get("text:change-id")?;
        let region = self.regions.get(id)?;
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
