//! Two Versions with all that was promised between them: each accepted Comment judged, and the changes that nothing explains.

use std::collections::{HashMap, HashSet};

use super::beside::Beside;
use super::judging::{About, Judged, Wish, judge, suggestion};
use super::{Explanation, Promise, State};
use crate::comments::model::{Anchor, AnchorKind};
use crate::consultations::model::{Errata, Passage, Section};
use crate::documents::{LinkKind, PassageKind};
use crate::responses::model::Disposition;
use crate::types::ids::{CommentId, PassageId, SectionId};

/// A Comment that the drafters took over, be it in part.
#[derive(Debug, Clone)]
pub struct Accepted {
    pub id: CommentId,
    pub anchor: Anchor,
    pub body: String,
    pub proposed: Option<String>,
    /// What an intake sheet called its place.
    pub reference: String,
    /// What it goes by outside, once it was published.
    pub number: Option<i64>,
    pub disposition: Disposition,
}

/// What is known of two Versions.
#[derive(Debug)]
pub struct Known {
    /// What became of each Passage, and the texts of both.
    pub beside: Beside,
    /// The Passages of either Version, in order.
    pub old: Vec<Passage>,
    pub new: Vec<Passage>,
    pub old_sections: Vec<Section>,
    pub new_sections: Vec<Section>,
    /// Typing errors mended in the older one.
    pub errata: Errata,
    /// Comments made on the older one.
    pub accepted: Vec<Accepted>,
    /// What drafters say of the newer one.
    pub promises: Vec<Promise>,
    pub explanations: Vec<Explanation>,
}

/// All that was promised between two Versions, reckoned up.
#[derive(Debug)]
pub struct Reckoning {
    pub known: Known,
    /// What became of each accepted Comment, in their order.
    pub judged: Vec<Judged>,
    /// The changes that nothing explains, by their links.
    pub unexplained: Vec<usize>,
}

/// How many there are of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    pub kept: usize,
    pub changed_otherwise: usize,
    pub without_change: usize,
    pub not_judged: usize,
    pub unexplained: usize,
}

impl Tally {
    /// How many stand in the way of calling a text adopted.
    pub fn open(self) -> usize {
        self.broken() + self.unexplained
    }

    /// Accepted Comments that the text did not do what was said of, or of which it cannot tell.
    pub fn broken(self) -> usize {
        self.changed_otherwise + self.without_change + self.not_judged
    }
}

/// The Passages of a Section on either side, those of the Sections below it among them.
struct Part {
    links: HashSet<usize>,
    changed: bool,
}

impl Known {
    /// Judges each Comment, and finds what nothing explains.
    pub fn reckon(self) -> Reckoning {
        let places: HashMap<PassageId, usize> = self
            .old
            .iter()
            .enumerate()
            .map(|(at, passage)| (passage.id, at))
            .collect();
        let mut parts: HashMap<SectionId, Part> = HashMap::new();
        let mut linked: HashMap<CommentId, Vec<(usize, Option<usize>)>> = HashMap::new();
        for promise in &self.promises {
            let at = self.at_key(&promise.passage_key);
            linked.entry(promise.comment_id).or_default().extend(at);
        }
        let any = self.beside.changes().next().is_some();
        let mut judged = Vec::with_capacity(self.accepted.len());
        let mut explained: HashSet<usize> = HashSet::new();
        for comment in &self.accepted {
            let section = comment
                .anchor
                .section
                .filter(|_| comment.anchor.kind == AnchorKind::Section);
            let part =
                section.map(|section| &*parts.entry(section).or_insert_with(|| self.part(section)));
            let about = match (comment.anchor.kind, part) {
                (AnchorKind::Document, _) => About::More { changed: any },
                (AnchorKind::Section, Some(part)) => About::More {
                    changed: part.changed,
                },
                _ => self.at_passage(&comment.anchor, &places),
            };
            let wish = Wish {
                about,
                body: comment.body.clone(),
                proposed: comment.proposed.clone(),
                linked: linked.remove(&comment.id).unwrap_or_default(),
            };
            let one = judge(&self.beside, &wish);
            explained.extend(wish.linked.iter().map(|(link, _)| *link));
            if let About::Passage { place, .. } = wish.about {
                explained.extend(self.beside.link_of_old(place));
            }
            if matches!(one.state, State::Kept | State::ChangedOtherwise) {
                explained.extend(one.link);
            }
            explained.extend(part.iter().flat_map(|part| part.links.iter().copied()));
            judged.push(one);
        }
        explained.extend(
            self.explanations
                .iter()
                .filter_map(|one| Some(self.at_key(&one.passage_key)?.0)),
        );
        let unexplained = self
            .beside
            .unexplained(&explained)
            .map(|(number, _)| number)
            .collect();
        Reckoning {
            known: self,
            judged,
            unexplained,
        }
    }

    /// The link of the Passage with this key, and its place in the newer Version, where it is not gone from that.
    pub fn at_key(&self, key: &str) -> Option<(usize, Option<usize>)> {
        if let Some(new) = self.new.iter().position(|passage| passage.key == key) {
            return Some((self.beside.link_of_new(new)?, Some(new)));
        }
        let old = self.old.iter().position(|passage| passage.key == key)?;
        let link = self.beside.link_of_old(old)?;
        Some((link, self.beside.link(link)?.new.first().copied()))
    }

    fn at_passage(&self, anchor: &Anchor, places: &HashMap<PassageId, usize>) -> About {
        let at = anchor.passage.and_then(|id| places.get(&id).copied());
        match at.and_then(|at| Some((at, self.old.get(at)?))) {
            None => About::Nothing,
            Some((place, passage)) => About::Passage {
                place,
                then: self
                    .errata
                    .text_then(passage.id, anchor.errata_seen, &passage.text),
                quote: anchor.quote.as_ref().map(|quote| quote.range()),
            },
        }
    }

    /// A Section of the older Version, and the one its heading went to.
    fn part(&self, section: SectionId) -> Part {
        let old: Vec<usize> = within(&self.old_sections, &self.old, section);
        let heading = old.iter().copied().find(|at| {
            let passage = self.old.get(*at);
            passage.is_some_and(|passage| {
                passage.section_id == section && passage.kind == PassageKind::Heading
            })
        });
        let went_to = heading
            .and_then(|at| self.beside.link(self.beside.link_of_old(at)?)?.heir)
            .and_then(|(_, new)| self.new.get(new));
        let new = went_to.map_or_else(Vec::new, |heading| {
            within(&self.new_sections, &self.new, heading.section_id)
        });
        let old = old.iter().filter_map(|at| self.beside.link_of_old(*at));
        let new = new.iter().filter_map(|at| self.beside.link_of_new(*at));
        let links: HashSet<usize> = old.chain(new).collect();
        let is_change = |link: &usize| {
            self.beside
                .link(*link)
                .is_some_and(|link| link.kind != LinkKind::Kept)
        };
        Part {
            changed: links.iter().any(is_change),
            links,
        }
    }
}

/// Places of the Passages of a Section and of those below it.
fn within(sections: &[Section], passages: &[Passage], section: SectionId) -> Vec<usize> {
    // In document order a parent stands before its children.
    let mut below: HashSet<SectionId> = HashSet::from([section]);
    for one in sections {
        if one.parent_id.is_some_and(|parent| below.contains(&parent)) {
            below.insert(one.id);
        }
    }
    let all = passages.iter().enumerate();
    all.filter(|(_, passage)| below.contains(&passage.section_id))
        .map(|(at, _)| at)
        .collect()
}

impl Reckoning {
    /// How many there are of each.
    pub fn tally(&self) -> Tally {
        let count = |state| self.judged.iter().filter(|one| one.state == state).count();
        Tally {
            kept: count(State::Kept),
            changed_otherwise: count(State::ChangedOtherwise),
            without_change: count(State::WithoutChange),
            not_judged: count(State::NotJudged),
            unexplained: self.unexplained.len(),
        }
    }

    /// The accepted Comments with what became of them.
    pub fn promised(&self) -> impl Iterator<Item = (&Accepted, &Judged)> {
        self.known.accepted.iter().zip(&self.judged)
    }

    /// Where the words of a Comment stand of which the text alone cannot tell what it led to.
    pub fn suggested(&self, comment: &Accepted) -> Option<&Passage> {
        let beside = &self.known.beside;
        let changed: Vec<usize> = beside
            .changes()
            .flat_map(|(_, link)| link.new.iter().copied())
            .collect();
        let wish = Wish {
            about: About::Nothing,
            body: String::new(),
            proposed: comment.proposed.clone(),
            linked: Vec::new(),
        };
        self.known.new.get(suggestion(beside, &wish, &changed)?)
    }
}
