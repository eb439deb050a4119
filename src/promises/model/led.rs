//! What the public is told of a Comment that was taken over: by its Passage and the word of a drafter alone. The words that were
//! proposed are not looked at, so that none of those that are withheld can be guessed from it.

use crate::documents::LinkKind;

/// A Passage of a later Version that a Comment led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedPlace {
    /// Its key.
    pub key: String,
    /// Number and title of its Section.
    pub section: String,
}

/// What a Comment led to in a later Version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Led {
    /// Its Passage has other words now, or a drafter linked it to these.
    To(Vec<LedPlace>),
    /// Its Passage was taken out of the text.
    Removed,
    /// Its Passage says what it said.
    Unchanged,
}

impl Led {
    /// By what drafters linked it to, and by what became of its Passage; `None` where nothing can be said: it is about more than a
    /// Passage, and nobody linked it.
    pub fn of(linked: Vec<LedPlace>, became: Option<(LinkKind, Vec<LedPlace>)>) -> Option<Self> {
        if !linked.is_empty() {
            return Some(Self::To(linked));
        }
        Some(match became? {
            (LinkKind::Kept | LinkKind::Moved, _) => Self::Unchanged,
            (LinkKind::Removed, _) => Self::Removed,
            (_, places) if places.is_empty() => Self::Removed,
            (_, places) => Self::To(places),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(key: &str) -> LedPlace {
        LedPlace {
            key: key.to_owned(),
            section: String::new(),
        }
    }

    #[test]
    fn a_comment_led_to_what_changed_or_to_what_a_drafter_says() {
        let own = |kind| Some((kind, vec![place("p-1")]));
        let to = |key| Some(Led::To(vec![place(key)]));
        assert_eq!(Led::of(vec![], own(LinkKind::Changed)), to("p-1"));
        assert_eq!(Led::of(vec![], own(LinkKind::Kept)), Some(Led::Unchanged));
        assert_eq!(Led::of(vec![], own(LinkKind::Moved)), Some(Led::Unchanged));
        assert_eq!(
            Led::of(vec![], Some((LinkKind::Removed, vec![]))),
            Some(Led::Removed)
        );
        assert_eq!(Led::of(vec![place("p-2")], own(LinkKind::Kept)), to("p-2"));
        assert_eq!(Led::of(vec![place("p-2")], None), to("p-2"));
        assert_eq!(Led::of(vec![], None), None);
    }
}
