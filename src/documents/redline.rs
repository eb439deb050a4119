//! What changed between two wordings, word by word, marked for eye and ear.

use serde::Serialize;
use similar::{Algorithm, ChangeTag, TextDiff};

/// A stretch of text that stayed, went or came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    Kept,
    Deleted,
    Inserted,
}

/// Neighbouring words with the same fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stretch {
    pub change: Change,
    pub text: String,
}

/// The difference of two texts as stretches in reading order: all but the inserted ones make up
/// `old`, all but the deleted ones make up `new`.
pub fn redline(old: &str, new: &str) -> Vec<Stretch> {
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .diff_unicode_words(old, new);
    let mut stretches: Vec<Stretch> = Vec::new();
    for change in diff.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => Change::Kept,
            ChangeTag::Delete => Change::Deleted,
            ChangeTag::Insert => Change::Inserted,
        };
        match stretches.last_mut() {
            Some(last) if last.change == kind => last.text.push_str(change.value()),
            _ => stretches.push(Stretch {
                change: kind,
                text: change.value().to_owned(),
            }),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn side(stretches: &[Stretch], without: Change) -> String {
        stretches
            .iter()
            .filter(|stretch| stretch.change != without)
            .map(|stretch| stretch.text.as_str())
            .collect()
    }

    #[test]
    fn marks_the_words_that_changed() {
        let stretches = redline("Het kabinet kan steunen.", "Het kabinet zal steunen.");
        let found: Vec<_> = stretches
            .iter()
            .map(|stretch| (stretch.change, stretch.text.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                (Change::Kept, "Het kabinet "),
                (Change::Deleted, "kan"),
                (Change::Inserted, "zal"),
                (Change::Kept, " steunen."),
            ]
        );
    }

    proptest! {
        #[test]
        fn either_side_can_be_read_back(old in "[a-d ]{0,40}", new in "[a-d ]{0,40}") {
            let stretches = redline(&old, &new);
            prop_assert_eq!(side(&stretches, Change::Inserted), old);
            prop_assert_eq!(side(&stretches, Change::Deleted), new);
        }
    }
}
