//! What became of each Passage of one Version in another: kept, changed, moved, split, merged,
//! removed; and which are new. Every Passage of either side stands in exactly one [`Link`].

use super::alignment::{Entry, longest_rising, pairs};
use super::link::{Compared, Link, LinkKind};
use super::pieces;

/// How many Passages had which fate. A split counts once for the old Passage, a merger once for
/// the new one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    pub kept: i64,
    /// Whether or not they moved as well.
    pub changed: i64,
    /// Only moved.
    pub moved: i64,
    pub split: i64,
    pub merged: i64,
    pub added: i64,
    pub removed: i64,
}

impl Counts {
    /// Counts `links` more of a kind.
    pub fn add(&mut self, kind: LinkKind, links: i64) {
        *match kind {
            LinkKind::Kept => &mut self.kept,
            LinkKind::Changed => &mut self.changed,
            LinkKind::Moved => &mut self.moved,
            LinkKind::Split => &mut self.split,
            LinkKind::Merged => &mut self.merged,
            LinkKind::Added => &mut self.added,
            LinkKind::Removed => &mut self.removed,
        } += links;
    }
}

/// Two Versions compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// In the order of the new Version; what was removed stands behind what it stood behind.
    pub links: Vec<Link>,
}

impl Comparison {
    /// How many Passages had which fate.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for link in &self.links {
            counts.add(link.kind, 1);
        }
        counts
    }

    /// Old and new place of each Passage that goes on, in the order of the new Version.
    pub fn heirs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.links.iter().filter_map(|link| link.heir)
    }
}

/// Compares two Versions, each in document order.
///
/// What did not move is the longest run of Passages in the same order on both sides; numbers of
/// sections and items are no part of a text, so that renumbering moves and changes nothing.
pub fn compare(old: &[Compared<'_>], new: &[Compared<'_>]) -> Comparison {
    let before: Vec<Entry<'_>> = old.iter().map(Entry::new).collect();
    let after: Vec<Entry<'_>> = new.iter().map(Entry::new).collect();
    let old_of = pairs(&before, &after);
    let mut new_of = vec![None; before.len()];
    for (new, old) in old_of.iter().enumerate() {
        if let Some(slot) = old.and_then(|old| new_of.get_mut(old)) {
            *slot = Some(new);
        }
    }
    let mut free = pieces::Free::new(before.len(), after.len());
    let mut links = Vec::with_capacity(before.len().max(after.len()));
    for split in pieces::find(&before, &after, &new_of, &mut free.old, &mut free.new) {
        links.push(Link {
            kind: LinkKind::Split,
            moved: false,
            old: vec![split.whole],
            heir: Some((split.whole, split.main)),
            new: split.parts.collect(),
        });
    }
    for merger in pieces::find(&after, &before, &old_of, &mut free.new, &mut free.old) {
        links.push(Link {
            kind: LinkKind::Merged,
            moved: false,
            new: vec![merger.whole],
            heir: Some((merger.main, merger.whole)),
            old: merger.parts.collect(),
        });
    }
    for (new, old) in old_of.iter().enumerate() {
        let Some(old) = *old else { continue };
        if free.old[old] && free.new[new] {
            let same = before[old].text == after[new].text;
            links.push(Link {
                kind: if same {
                    LinkKind::Kept
                } else {
                    LinkKind::Changed
                },
                moved: false,
                old: vec![old],
                new: vec![new],
                heir: Some((old, new)),
            });
            (free.old[old], free.new[new]) = (false, false);
        }
    }
    mark_moved(&mut links, after.len());
    let lone = |kind, old, new| Link {
        kind,
        moved: false,
        old,
        new,
        heir: None,
    };
    let added = free.new.iter().enumerate().filter(|(_, free)| **free);
    links.extend(added.map(|(new, _)| lone(LinkKind::Added, Vec::new(), vec![new])));
    let behind = behind(&links, before.len());
    let removed = free.old.iter().enumerate().filter(|(_, free)| **free);
    links.extend(removed.map(|(old, _)| lone(LinkKind::Removed, vec![old], Vec::new())));
    links.sort_by_key(|link| match (link.new.first(), link.old.first()) {
        (Some(new), _) => (Some(*new), 0, 0),
        (None, old) => {
            let old = old.copied().unwrap_or_default();
            (behind[old], 1, old)
        }
    });
    Comparison { links }
}

/// Marks what is not in the longest run of links in the same order on both sides.
fn mark_moved(links: &mut [Link], new_length: usize) {
    let mut old_of = vec![None; new_length];
    for link in links.iter() {
        if let (Some(old), Some(new)) = (link.old.first(), link.new.first()) {
            old_of[*new] = Some(*old);
        }
    }
    let mut stays = vec![false; new_length];
    for (new, _) in longest_rising(&old_of) {
        stays[new] = true;
    }
    for link in links {
        if link.new.first().is_some_and(|new| !stays[*new]) {
            link.moved = true;
            if link.kind == LinkKind::Kept {
                link.kind = LinkKind::Moved;
            }
        }
    }
}

/// For each old place, the new place of the nearest Passage before it that did not move.
fn behind(links: &[Link], old_length: usize) -> Vec<Option<usize>> {
    let mut at = vec![None; old_length];
    for link in links.iter().filter(|link| !link.moved) {
        for old in &link.old {
            at[*old] = link.new.first().copied();
        }
    }
    let mut last = None;
    for place in &mut at {
        last = place.or(last);
        *place = last;
    }
    at
}

#[cfg(test)]
#[path = "comparison_tests.rs"]
mod tests;
