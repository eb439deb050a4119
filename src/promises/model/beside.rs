//! Two Versions beside one another, as promises are judged by them: their texts, and what became of each Passage.

use std::collections::HashSet;

use crate::documents::{Link, LinkKind};

/// Passages that came in beside one another that are looked at around a place.
const RUN: usize = 5;

/// Two Versions and what became of each Passage. Places are those of Passages in their Version, from 0.
#[derive(Debug, Clone)]
pub struct Beside {
    old: Vec<String>,
    new: Vec<String>,
    /// In the order of the newer one; what was removed stands behind what it stood behind.
    links: Vec<Link>,
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
}

/// A change of the text: the number of its link, and the link.
pub type Change<'a> = (usize, &'a Link);

impl Beside {
    /// The texts of the Passages of both, and the links between them in the order of a comparison.
    pub fn new(old: Vec<String>, new: Vec<String>, links: Vec<Link>) -> Self {
        let (mut of_old, mut of_new) = (vec![None; old.len()], vec![None; new.len()]);
        for (number, link) in links.iter().enumerate() {
            for (side, places) in [(&mut of_old, &link.old), (&mut of_new, &link.new)] {
                for place in places {
                    if let Some(slot) = side.get_mut(*place) {
                        *slot = Some(number);
                    }
                }
            }
        }
        Self {
            old,
            new,
            links,
            of_old,
            of_new,
        }
    }

    /// What became of a Passage of the older Version: the number of its link.
    pub fn link_of_old(&self, place: usize) -> Option<usize> {
        self.of_old.get(place).copied().flatten()
    }

    /// Where a Passage of the newer Version came from: the number of its link.
    pub fn link_of_new(&self, place: usize) -> Option<usize> {
        self.of_new.get(place).copied().flatten()
    }

    /// The link with this number.
    pub fn link(&self, number: usize) -> Option<&Link> {
        self.links.get(number)
    }

    /// Whether a link says that other words stand there now, or none.
    pub fn is_change(&self, number: usize) -> bool {
        self.link(number)
            .is_some_and(|link| !matches!(link.kind, LinkKind::Kept | LinkKind::Moved))
    }

    /// The text of a Passage of the older Version.
    pub fn old(&self, place: usize) -> &str {
        self.old.get(place).map_or("", String::as_str)
    }

    /// The text of a Passage of the newer Version.
    pub fn new_text(&self, place: usize) -> &str {
        self.new.get(place).map_or("", String::as_str)
    }

    /// What stands in the place of a link, as one text.
    pub fn now(&self, link: &Link) -> String {
        joined(link.new.iter().map(|place| self.new_text(*place)))
    }

    /// What stood there, as one text.
    pub fn before(&self, link: &Link) -> String {
        joined(link.old.iter().map(|place| self.old(*place)))
    }

    /// The Passages that came in right before a link and right behind it, a few of either.
    pub(super) fn came_in(&self, number: usize) -> (Vec<usize>, Vec<usize>) {
        let run = |links: &mut dyn Iterator<Item = &Link>| -> Vec<usize> {
            links
                .take_while(|link| matches!(link.kind, LinkKind::Added | LinkKind::Removed))
                .flat_map(|link| link.new.iter().copied())
                .take(RUN)
                .collect()
        };
        let earlier = self.links.get(..number).unwrap_or_default();
        let later = self.links.get(number + 1..).unwrap_or_default();
        let mut before = run(&mut earlier.iter().rev());
        before.reverse();
        (before, run(&mut later.iter()))
    }

    /// The changes of the text that `explained` does not name by the number of their link; a Passage that only moved is one.
    pub fn unexplained<'a>(
        &'a self,
        explained: &'a HashSet<usize>,
    ) -> impl Iterator<Item = Change<'a>> + 'a {
        self.changes()
            .filter(|(number, _)| !explained.contains(number))
    }

    /// All changes of the text.
    pub fn changes(&self) -> impl Iterator<Item = Change<'_>> {
        let all = self.links.iter().enumerate();
        all.filter(|(_, link)| link.kind != LinkKind::Kept)
    }
}

/// Several texts as one.
pub(super) fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<Vec<_>>().join(" ")
}
