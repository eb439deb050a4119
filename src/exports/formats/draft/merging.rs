//! What the next draft takes in and what it leaves to whoever writes, comment by comment, told without writing it.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::plan::{Fate, Plan};
use super::stretch::Edit;
use super::{Draft, RoundText};
use crate::consultations::model::Passage;
use crate::documents::{
    Mending, Outline, OutlinePassage, OutlineSection, PassageKind, count_words, mended_html,
};
use crate::error::{Error, Result};
use crate::types::ids::SectionId;

/// What becomes of an accepted comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Merging {
    /// Its words are in the text, or stood there already.
    Taken,
    /// It wants other words where another accepted proposal does: both stand in the margin, neither in the text.
    Beside,
    /// It was accepted in part or with a change, and is to be worked in by hand.
    Changed,
    /// It proposes no words.
    Wordless,
    /// Its words have no place in the text that can be changed by itself.
    Placeless,
}

impl Merging {
    /// Whether it is left to whoever writes.
    pub fn is_by_hand(self) -> bool {
        matches!(self, Self::Changed | Self::Wordless | Self::Placeless)
    }
}

/// An accepted comment, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Merged {
    /// Number of the comment.
    pub number: String,
    pub party: String,
    pub section: String,
    pub merging: Merging,
    /// Number of the comment it stands beside.
    pub other: Option<String>,
}

impl Draft {
    /// The text with what was accepted, and what becomes of every accepted comment, in the order of the text.
    ///
    /// # Errors
    /// When the text does not fit into an [`Outline`], which it came from.
    pub fn merged(&self) -> Result<(Outline, Vec<Merged>)> {
        let (_, plan) = self.plan();
        let mut outline = Outline::default();
        let mut by_hand: HashSet<usize> = HashSet::new();
        for text in &self.texts {
            outline = merged_text(text, &plan, &mut by_hand)?;
        }
        let mut rows: Vec<usize> = (0..self.rows.len()).collect();
        rows.sort_by_key(|at| self.rows.get(*at).map(|row| row.place.order));
        let number = |at: usize| self.rows.get(at).map(|row| row.id.clone());
        let told = rows.into_iter().filter_map(|at| {
            let row = self.rows.get(at)?;
            let (merging, other) = match plan.fate(at) {
                Fate::Tracked if by_hand.contains(&at) => (Merging::Placeless, None),
                Fate::Repeats(first) if by_hand.contains(first) => (Merging::Placeless, None),
                Fate::Tracked | Fate::Same | Fate::Repeats(_) => (Merging::Taken, None),
                Fate::Overlaps(other) => (Merging::Beside, number(*other)),
                Fate::ByHand => (Merging::Changed, None),
                Fate::None => (Merging::Wordless, None),
                Fate::Mended | Fate::Covered | Fate::Unplaced => (Merging::Placeless, None),
            };
            Some(Merged {
                number: row.id.clone(),
                party: row.party.clone(),
                section: row.place.section.clone(),
                merging,
                other,
            })
        });
        Ok((outline, told.collect()))
    }
}

/// A text with its changes in it; comments whose words fit in no element of their passage are left to be worked in by hand.
fn merged_text(text: &RoundText, plan: &Plan, by_hand: &mut HashSet<usize>) -> Result<Outline> {
    let mut outline = Outline::default();
    let places: HashMap<SectionId, usize> = text
        .sections
        .iter()
        .enumerate()
        .map(|(at, section)| (section.id, at))
        .collect();
    for section in &text.sections {
        outline.sections.push(OutlineSection {
            parent: section
                .parent_id
                .and_then(|parent| places.get(&parent).copied()),
            level: u8::try_from(section.level).map_err(Error::internal)?,
            number: section.number.clone(),
            title: section.title.clone(),
            passages: Vec::new(),
        });
    }
    for (at, passage) in text.passages.iter().enumerate() {
        let passage = merged_passage(passage, plan.edits((&text.round, at)), by_hand);
        let place = places.get(&passage.section_id);
        let Some(section) = place.and_then(|at| outline.sections.get_mut(*at)) else {
            continue;
        };
        if passage.kind == PassageKind::Heading && section.passages.is_empty() {
            section.title.clone_from(&passage.text);
        }
        section.passages.push(OutlinePassage {
            kind: passage.kind,
            number: passage.number,
            text: passage.text,
            html: passage.html,
            depth: u8::try_from(passage.depth).map_err(Error::internal)?,
            block: u32::try_from(passage.block).map_err(Error::internal)?,
            ordered: passage.ordered,
            start: u32::try_from(passage.start).map_err(Error::internal)?,
            header: passage.header,
        });
    }
    let words = outline.passages().map(|passage| count_words(&passage.text));
    outline.words = words.sum();
    Ok(outline)
}

/// A passage with the changes of each comment that fits whole.
fn merged_passage(passage: &Passage, edits: &[Edit], by_hand: &mut HashSet<usize>) -> Passage {
    let mut rows: Vec<usize> = edits.iter().map(|edit| edit.row).collect();
    rows.sort_unstable();
    rows.dedup();
    let fits = |rows: &[usize]| {
        let mut tried = passage.clone();
        // From the end, so that what stands before keeps its place.
        for edit in edits.iter().rev().filter(|edit| rows.contains(&edit.row)) {
            let mending = Mending {
                start: edit.range.start,
                old: edit.old.clone(),
                new: edit.new.clone(),
            };
            tried.html = mended_html(&tried.html, &tried.text, &mending)?;
            tried.text = mending.applied(&tried.text)?;
        }
        Some(tried)
    };
    let (fitting, other): (Vec<usize>, Vec<usize>) =
        rows.into_iter().partition(|row| fits(&[*row]).is_some());
    by_hand.extend(other);
    fits(&fitting).unwrap_or_else(|| {
        by_hand.extend(fitting);
        passage.clone()
    })
}
