//! The rules about responses that somebody says were sent in their name.

use crate::types::text_enum;

text_enum! {
    /// What a moderator found of such a response.
    Finding {
        /// It stands.
        Kept => "kept",
        /// It is taken away: somebody else sent it.
        Withdrawn => "withdrawn",
    }
}

/// The longest explanation and note, in characters.
pub const MAX_WORDS: usize = 4000;

/// What a person names a response by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// The number of a comment in it.
    Comment(i64),
    /// "P-7H3K-Q2ZM".
    Receipt(String),
    /// Something else: for a moderator to make out.
    Other,
}

impl Reference {
    /// Reads what somebody typed: a number, a receipt number, or the address of a page that has a
    /// comment's number in it.
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        let upper = text.to_ascii_uppercase();
        if upper.starts_with("P-") && upper.len() <= 40 {
            return Self::Receipt(upper);
        }
        let number = match text.rsplit_once("comment-") {
            Some((_, number)) => number,
            None => text.trim_start_matches(['#', '№']).trim(),
        };
        number.parse().map_or(Self::Other, Self::Comment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_call_a_response() {
        assert_eq!(Reference::read(" 17 "), Reference::Comment(17));
        assert_eq!(Reference::read("#17"), Reference::Comment(17));
        assert_eq!(
            Reference::read(
                "https://polder.example.org/consultations/c/rounds/1/comments#comment-17"
            ),
            Reference::Comment(17)
        );
        assert_eq!(
            Reference::read("p-7h3k-q2zm"),
            Reference::Receipt("P-7H3K-Q2ZM".to_owned())
        );
        assert_eq!(Reference::read("the one about fish"), Reference::Other);
    }
}
