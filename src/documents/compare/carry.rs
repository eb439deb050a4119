//! What becomes of a Comment when its Version is followed by another: it stands where it stood, it
//! stands at words that have changed since, or its place is gone. It is never put at words that
//! only look like those it was about.

use super::link::LinkKind;
use crate::documents::place::quote::{Quote, locate_in_heir};
use crate::types::text_enum;

text_enum! {
    /// How a Comment made on one Version stands in another.
    Fate {
        /// At the words it was made on.
        Carried => "carried",
        /// At its Passage, whose words have changed since.
        Flagged => "flagged",
        /// Nowhere: the Passage is gone, or the words it quoted are.
        Orphaned => "orphaned",
    }
}

/// Where a Comment stands in another Version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedPlace {
    pub fate: Fate,
    /// Which of the Passages that follow its own; also for an orphaned quotation whose Passage
    /// goes on without the quoted words.
    pub heir: Option<usize>,
    /// Where the quoted words begin there, in characters.
    pub start: Option<usize>,
}

/// Follows a Comment on a Passage, or on words quoted from it.
///
/// `heirs` are the texts of the Passages that follow its own, of which `main` carries its key.
pub fn carry(kind: LinkKind, heirs: &[&str], main: usize, quote: Option<&Quote>) -> CarriedPlace {
    let orphaned = |heir| CarriedPlace {
        fate: Fate::Orphaned,
        heir,
        start: None,
    };
    if heirs.is_empty() || kind == LinkKind::Removed {
        return orphaned(None);
    }
    let Some(quote) = quote else {
        let fate = match kind {
            LinkKind::Kept | LinkKind::Moved => Fate::Carried,
            _ => Fate::Flagged,
        };
        return CarriedPlace {
            fate,
            heir: Some(main),
            start: None,
        };
    };
    let mut found = heirs
        .iter()
        .enumerate()
        .filter_map(|(heir, text)| Some((heir, locate_in_heir(text, quote)?.start)));
    match (found.next(), found.next()) {
        (Some((heir, start)), None) => CarriedPlace {
            fate: Fate::Carried,
            heir: Some(heir),
            start: Some(start),
        },
        // In none of the pieces, or in more than one: which is meant, nobody can tell.
        _ => orphaned(Some(main)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::capture;

    fn quote(text: &str, words: &str) -> Quote {
        let start = text[..text.find(words).unwrap()].chars().count();
        capture(text, start, start + words.chars().count()).unwrap()
    }

    #[test]
    fn follows_the_passage_and_says_when_it_changed() {
        let standing = carry(LinkKind::Moved, &["Een zin."], 0, None);
        assert_eq!((standing.fate, standing.heir), (Fate::Carried, Some(0)));
        let standing = carry(LinkKind::Split, &["Een", "zin."], 1, None);
        assert_eq!((standing.fate, standing.heir), (Fate::Flagged, Some(1)));
        assert_eq!(carry(LinkKind::Removed, &[], 0, None).fate, Fate::Orphaned);
    }

    #[test]
    fn a_quotation_stands_where_its_words_do() {
        let old = "De minister stelt regels voor de keten vast, na overleg.";
        let rules = quote(old, "regels voor de keten");
        let edited = "De minister stelt nu regels voor de keten vast.";
        let standing = carry(LinkKind::Changed, &[edited], 0, Some(&rules));
        assert_eq!((standing.fate, standing.start), (Fate::Carried, Some(21)));
        let standing = carry(LinkKind::Split, &["Na overleg.", old], 0, Some(&rules));
        assert_eq!((standing.fate, standing.heir), (Fate::Carried, Some(1)));
        let gone = "De minister stelt eisen aan de keten vast, na overleg.";
        let standing = carry(LinkKind::Changed, &[gone], 0, Some(&rules));
        assert_eq!((standing.fate, standing.heir), (Fate::Orphaned, Some(0)));
        // Twice, in two pieces: neither may claim it.
        let standing = carry(LinkKind::Split, &[old, old], 0, Some(&rules));
        assert_eq!(standing.fate, Fate::Orphaned);
    }
}
