//! What looks like personal data in the texts of a comment, the ground that fits, and what a ruling leaves of it for the
//! public to read. Pure.

use super::marking::find;
use super::model::{Ground, Mark, RedactedField};
use crate::comments::personal::{self, Names, PersonalKind, Reason};

/// A place of a comment that looks like personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalPlace {
    pub field: RedactedField,
    /// In characters of that text, from 0.
    pub start: usize,
    /// The character behind the last.
    pub end: usize,
    pub kind: PersonalKind,
    pub reason: Reason,
    /// What stands there, as it was typed.
    pub words: String,
}

/// The places in these texts, in their order. Names that the party chose to show are not looked at.
pub fn places(texts: &[(RedactedField, &str)], names: &Names) -> Vec<PersonalPlace> {
    let written = |field: &RedactedField| {
        matches!(
            field,
            RedactedField::Body | RedactedField::ProposedText | RedactedField::Reference
        )
    };
    let texts = texts.iter().filter(|(field, _)| written(field));
    let places = texts.flat_map(|(field, text)| {
        let found = personal::find(text, names).into_iter();
        found.map(|found| PersonalPlace {
            field: *field,
            start: found.start,
            end: found.end,
            kind: found.kind,
            reason: found.reason,
            words: (text.chars().skip(found.start))
                .take(found.end - found.start)
                .collect(),
        })
    });
    places.collect()
}

impl PersonalPlace {
    /// The ground on which it would be withheld: article 5.1 of the Woo has one for numbers that identify a person by law,
    /// and private life for the rest.
    pub fn ground(&self) -> Ground {
        match self.kind {
            PersonalKind::Bsn => Ground::IdentityNumber,
            _ => Ground::PrivateLife,
        }
    }

    /// Which of the places of its words in these texts it is, from 1; `None` where each of them is among `all`, so that all
    /// can go at once.
    pub fn number_in(&self, texts: &[(RedactedField, &str)], all: &[Self]) -> Option<usize> {
        let standing: Vec<(RedactedField, usize)> = texts
            .iter()
            .flat_map(|(field, text)| {
                let found = find(text, &self.words).into_iter();
                found.map(|(start, _)| (*field, start))
            })
            .collect();
        let is_found = |(field, start): &(RedactedField, usize)| {
            all.iter()
                .any(|place| place.field == *field && place.start == *start)
        };
        if standing.iter().all(is_found) {
            return None;
        }
        let own =
            |(field, start): &(RedactedField, usize)| *field == self.field && *start == self.start;
        standing.iter().position(own).map(|index| index + 1)
    }

    /// Whether these marks cover all of it.
    pub fn is_covered(&self, marks: &[Mark]) -> bool {
        (self.start..self.end).all(|character| {
            marks.iter().any(|mark| {
                mark.field == self.field && mark.start <= character && character < mark.end
            })
        })
    }
}

/// What passes a test that few numbers pass, and could be read with these marks.
pub fn readable<'a>(
    places: &'a [PersonalPlace],
    marks: &'a [Mark],
) -> impl Iterator<Item = &'a PersonalPlace> {
    uncovered(places, marks).filter(|place| place.reason.is_tested())
}

/// What could be read with these marks.
pub fn uncovered<'a>(
    places: &'a [PersonalPlace],
    marks: &'a [Mark],
) -> impl Iterator<Item = &'a PersonalPlace> {
    places.iter().filter(|place| !place.is_covered(marks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_elsewhere_as_well_go_everywhere_only_if_they_are_found_there() {
        let text = "Bel mevrouw Bos. Het bos is groen. De Bosrand niet.";
        let texts = [(RedactedField::Body, text)];
        let all = places(&texts, &Names::default());
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].number_in(&texts, &all), Some(1));
        let texts = [(RedactedField::Body, "06-12345678 of 06-12345678")];
        let all = places(&texts, &Names::default());
        assert_eq!(all.len(), 2);
        assert_eq!(all[1].number_in(&texts, &all), None);
    }

    #[test]
    fn what_marks_leave_can_be_read() {
        let texts = [(RedactedField::Body, "BSN 123456782, tel. 06-12345678")];
        let all = places(&texts, &Names::default());
        let mark = |end| Mark {
            field: RedactedField::Body,
            start: 4,
            end,
            ground: Ground::IdentityNumber,
        };
        assert_eq!(readable(&all, &[]).count(), 1);
        assert_eq!(readable(&all, &[mark(12)]).count(), 1);
        assert_eq!(readable(&all, &[mark(13)]).count(), 0);
    }
}
