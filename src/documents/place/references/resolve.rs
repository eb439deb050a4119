//! References as people write them in a sheet or mail ("5.2.1, lid 2", "Appendix B", "General",
//! "line 120") to the place they mean. A number is a place only where the text prints it, bare or announced
//! by a word for a Section; a number behind any other word is that thing's or nothing.

use super::grammar::{NamedPlace, ReadReference, Within, read};
use super::sections::Index;
use super::text::{PassageRef, SectionRef, Target};
use super::words::{Announced, announced, is_filler, is_label, is_whole, simplified};

/// What somebody should know of a place that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Several places are named: this is the first.
    Several,
    /// The smaller thing named is not there: this is the larger.
    Partly,
    /// The text has no places of the name that announces it: this is the number alone.
    Word,
}

/// The place of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The place.
    pub target: Target,
    /// What is to be said of it.
    pub doubt: Option<Doubt>,
}

/// The places of one text.
#[derive(Debug)]
pub struct Places {
    index: Index,
}

impl Places {
    /// The places of a text; Passages in document order.
    pub fn new(sections: &[SectionRef<'_>], passages: &[PassageRef<'_>]) -> Self {
        Self {
            index: Index::new(sections, passages),
        }
    }

    /// The place a reference means; `None` when it cannot be told.
    ///
    /// Understood: nothing or "General" (the text); numbers with or without a word before them, down to
    /// "lid 2", "onder b", "(1)(b)"; tables, recitals, questions and other things the text numbers;
    /// "footnote 5"; a Section's title; "line 120", counted over the Passages in order, each broken
    /// between words at 80 columns; the name of a volume before a number that several have. A part that is
    /// not there means the whole of it, and of several places the first is meant: both are said.
    pub fn find(&self, reference: &str) -> Option<Found> {
        let plain = simplified(reference);
        let sure = |target| Found {
            target,
            doubt: None,
        };
        if is_whole(&plain) {
            return Some(sure(Target::Document));
        }
        self.index
            .titled(&plain, true)
            .map(|at| sure(Target::Section(at)))
            .or_else(|| self.lettered(&plain))
            .or_else(|| self.by_numbers(reference))
            .or_else(|| {
                let at = self.index.titled(without_announcement(&plain), true)?;
                Some(sure(Target::Section(at)))
            })
            .or_else(|| {
                let at = self.index.titled(&plain, false)?;
                Some(sure(Target::Section(at)))
            })
    }

    /// "B" is Appendix B, "5,10" in a Dutch sheet is 5.10.
    fn lettered(&self, plain: &str) -> Option<Found> {
        let id = match plain.split_once(',') {
            Some((one, other)) => {
                let digits =
                    |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
                if !digits(one) || !digits(other) {
                    return None;
                }
                format!("{one}.{other}")
            }
            None if is_label(plain) && plain.starts_with(char::is_alphabetic) => plain.to_owned(),
            None => return None,
        };
        match self.index.numbered(None, &id).0.as_slice() {
            [only] => Some(Found {
                target: Target::Section(*only),
                doubt: None,
            }),
            _ => None,
        }
    }

    fn by_numbers(&self, reference: &str) -> Option<Found> {
        let mut reading = read(reference);
        self.take_volume(&mut reading);
        let several = reading.ranges || reading.places.len() > 1;
        let found = reading.places.iter().find_map(|said| self.place(said))?;
        Some(if several {
            Found {
                doubt: Some(Doubt::Several),
                ..found
            }
        } else {
            found
        })
    }

    /// "63B 5.1.1.2": a number that no Section has, but a volume is called by, is the name of that.
    fn take_volume(&self, reading: &mut ReadReference) {
        let [first, _, ..] = reading.places.as_slice() else {
            return;
        };
        if let [(None, id)] = first.sections.as_slice()
            && self.index.numbered(None, id).0.is_empty()
            && self.index.is_volume(id)
        {
            let name = id.clone();
            reading.places.remove(0);
            for said in &mut reading.places {
                said.front.push(name.clone());
            }
        }
    }

    fn place(&self, said: &NamedPlace) -> Option<Found> {
        let mut within: Vec<(Within, &str)> = said
            .within
            .iter()
            .map(|(kind, id)| (*kind, id.as_str()))
            .collect();
        let (mut section, mut doubt) = match said.sections.as_slice() {
            [] => (None, None),
            _ => {
                let (at, doubt) = self.section(said, &mut within)?;
                (Some(at), doubt)
            }
        };
        let mut passage = None;
        if let Some(id) = &said.footnote {
            passage = self.index.footnote(section, id);
        }
        for (word, id) in &said.things {
            match self.index.thing(section, word, id).or_else(|| {
                section
                    .is_none()
                    .then(|| self.in_volume(word, id))
                    .flatten()
            }) {
                Some(Target::Section(at)) => section = Some(at),
                Some(Target::Passage(at)) if passage.is_none() => passage = Some(at),
                Some(_) => {}
                None => doubt = doubt.or(Some(Doubt::Partly)),
            }
        }
        if let (Some(id), None, false) = (&said.line, passage, said.page) {
            let line = self.index.passages.line(id);
            passage = line.filter(|at| section.is_none_or(|outer| self.index.holds(outer, *at)));
        }
        if !within.is_empty() && passage.is_none() {
            let (at, all) = self.inside(section, &within)?;
            passage = at;
            if !all {
                doubt = doubt.or(Some(Doubt::Partly));
            }
        } else if said.footnote.is_some() && passage.is_none() {
            doubt = doubt.or(Some(Doubt::Partly));
        }
        self.is_of_this_text(said, section, passage).then_some(())?;
        let target = match (passage, section) {
            (Some(at), _) => Target::Passage(at),
            (None, Some(at)) => Target::Section(at),
            (None, None) => return None,
        };
        // "3 remarks" names nothing; "3 Uitvoering" does.
        if said.weak
            && let Some(at) = section
        {
            let title = self.index.title(at);
            let is_title = |word: &String| title.contains(word.as_str()) || is_whole(word);
            said.behind.iter().all(is_title).then_some(())?;
        }
        Some(Found { target, doubt })
    }

    /// The innermost Section named. One step may turn out to be a part of the next: "paragraph 2, section 5".
    fn section<'a>(
        &self,
        said: &'a NamedPlace,
        within: &mut Vec<(Within, &'a str)>,
    ) -> Option<(usize, Option<Doubt>)> {
        let mut at: Option<(usize, Option<Announced>, &str)> = None;
        let mut doubt = None;
        for (kind, id) in &said.sections {
            let (mut found, otherwise) = self.index.numbered(*kind, id);
            if found.is_empty()
                && let Some((own, letter)) = lettered_end(id)
            {
                found = self.index.numbered(*kind, own).0;
                if !found.is_empty() {
                    within.insert(0, (Within::Item, letter));
                }
            }
            if let Some((outer, outer_kind, outer_id)) = at {
                let inside: Vec<usize> = found
                    .iter()
                    .copied()
                    .filter(|one| *one != outer && self.index.is_inside(*one, outer))
                    .collect();
                if !inside.is_empty() {
                    found = inside;
                } else if found.is_empty() && kind.is_none() && !id.contains(['.', ':']) {
                    within.insert(0, (Within::Bare, id));
                    continue;
                } else if outer_kind == Some(Announced::Paragraph) {
                    within.insert(0, (Within::Paragraph, outer_id));
                } else if !found.is_empty() {
                    doubt = Some(Doubt::Partly);
                }
            }
            if found.is_empty() && *kind == Some(Announced::Paragraph) && said.sections.len() > 1 {
                within.insert(0, (Within::Paragraph, id));
                continue;
            }
            if found.len() > 1 {
                found = self.index.narrowed(found, &said.front);
            }
            if found.len() > 1 {
                found = self.index.narrowed(found, &said.behind);
            }
            // Of two Sections numbered 2 only one has an item c.
            if found.len() > 1 && !within.is_empty() {
                let whole = |at: &usize| self.inside(Some(*at), within).is_some_and(|(_, all)| all);
                let with: Vec<usize> = found.iter().copied().filter(whole).collect();
                if !with.is_empty() {
                    found = with;
                }
            }
            let [only] = found.as_slice() else {
                // "Appendix A.2" of an appendix that numbers from 1.
                let (outer, rest) = id
                    .split_once('.')
                    .filter(|_| *kind == Some(Announced::Appendix))?;
                let outer = self.index.numbered(*kind, outer).0;
                let [outer] = outer.as_slice() else {
                    return None;
                };
                let inner: Vec<usize> = (self.index.numbered(None, rest).0.into_iter())
                    .filter(|one| self.index.is_inside(*one, *outer))
                    .collect();
                match inner.as_slice() {
                    [only] => at = Some((*only, *kind, id)),
                    _ => {
                        within.insert(0, (Within::Bare, rest));
                        at = Some((*outer, *kind, id));
                    }
                }
                continue;
            };
            if otherwise {
                doubt = Some(Doubt::Word);
            }
            at = Some((*only, *kind, id));
        }
        at.map(|(at, _, _)| (at, doubt))
    }

    /// "800-63B 5.1": a number right behind a word that is part of a volume's name.
    fn in_volume(&self, word: &str, id: &str) -> Option<Target> {
        let found: Vec<usize> = (self.index.numbered(None, id).0.into_iter())
            .filter(|at| self.index.is_within_words(*at, word))
            .collect();
        match found.as_slice() {
            [only] => Some(Target::Section(*only)),
            _ => None,
        }
    }

    /// The Passage that steps within a Section lead to, and whether all were there. Without a Section, the
    /// only one in the text.
    fn inside(
        &self,
        section: Option<usize>,
        steps: &[(Within, &str)],
    ) -> Option<(Option<usize>, bool)> {
        let walk = |section: usize| {
            let mut at = None;
            for (kind, id) in steps {
                match self.index.passages.within(section, at, *kind, id) {
                    Some(next) => at = Some(next),
                    None => return (at, false),
                }
            }
            (at, true)
        };
        match section {
            Some(section) => Some(walk(section)),
            None => {
                let (_, id) = steps.first()?;
                let labelled = self.index.passages.labelled(id);
                let mut sections: Vec<usize> = labelled
                    .filter_map(|at| self.index.passages.section_of(at))
                    .collect();
                sections.dedup();
                let whole = sections.into_iter().map(walk);
                let mut whole = whole.filter(|(at, all)| at.is_some() && *all);
                let only = whole.next()?;
                whole.next().is_none().then_some(only)
            }
        }
    }

    /// Whether what was found is in the text that is named: "NIS2 art. 5" is no article of another law.
    fn is_of_this_text(
        &self,
        said: &NamedPlace,
        section: Option<usize>,
        passage: Option<usize>,
    ) -> bool {
        let Some(at) = section.or_else(|| self.index.passages.section_of(passage?)) else {
            return true;
        };
        let own = |word: &String| self.index.is_within_words(at, word);
        said.elsewhere.iter().all(own)
            && !(said.front.iter()).any(|word| {
                word.contains(|c: char| c.is_ascii_digit())
                    && self.index.is_volume(word)
                    && !own(word)
            })
    }
}

/// "de paragraaf Inleiding" names a title.
fn without_announcement(plain: &str) -> &str {
    let mut rest = plain;
    while let Some((word, behind)) = rest.split_once(' ')
        && (is_filler(word) || announced(word).is_some())
    {
        rest = behind;
    }
    rest.trim_matches(['"', '\'', '“', '”', '(', ')'])
}

/// "5.2.1.a" is item a of 5.2.1.
fn lettered_end(id: &str) -> Option<(&str, &str)> {
    let (own, letter) = id.rsplit_once('.')?;
    (is_label(letter) && letter.starts_with(|c: char| c.is_ascii_alphabetic()))
        .then_some((own, letter))
}

#[cfg(test)]
#[path = "resolve_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "places_tests.rs"]
mod tests_of_places;
