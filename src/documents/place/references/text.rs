//! A text as references know it, and the places in it. Plain data.

use crate::documents::outline::PassageKind;

/// What a reference means; indexes into the slices given to [`Places::new`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The text as a whole.
    Document,
    /// A Section.
    Section(usize),
    /// A Passage.
    Passage(usize),
}

/// A Section as far as references know it.
#[derive(Debug, Clone, Copy)]
pub struct SectionRef<'a> {
    /// Index of the Section it is part of.
    pub parent: Option<usize>,
    /// "5.2.1", "Appendix B"; may be empty.
    pub number: &'a str,
    /// Its title; may be empty.
    pub title: &'a str,
}

/// A Passage as far as references know it.
#[derive(Debug, Clone, Copy)]
pub struct PassageRef<'a> {
    /// Index of its Section.
    pub section: usize,
    /// Its own printed number; may be empty.
    pub number: &'a str,
    /// Its plain text.
    pub text: &'a str,
    /// Its kind.
    pub kind: PassageKind,
    /// How deep it stands in a list, from 0.
    pub depth: usize,
}
