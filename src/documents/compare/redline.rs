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
pub struct RedlineSegment {
    pub change: Change,
    pub text: String,
}

/// The difference of two texts as stretches in reading order: all but the inserted ones make up
/// `old`, all but the deleted ones make up `new`. What was rewritten reads as one deletion and one
/// insertion, not as a salad of both around every "the" they share.
pub fn redline(old: &str, new: &str) -> Vec<RedlineSegment> {
    let mut gathered: Vec<Edit> = Vec::new();
    for edit in edits(differences(old, new)) {
        gathered.push(edit);
        while let [.., before, between, after] = gathered.as_slice() {
            if !between.is_lost_between(before, after) {
                break;
            }
            let (after, between) = (gathered.pop(), gathered.pop());
            if let Some(joined) = gathered.last_mut() {
                between
                    .into_iter()
                    .chain(after)
                    .for_each(|edit| joined.join(edit));
            }
        }
    }
    gathered.into_iter().flat_map(Edit::stretches).collect()
}

/// Every word that differs, and none that does not: as fine as it gets.
pub(super) fn differences(old: &str, new: &str) -> Vec<RedlineSegment> {
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .diff_unicode_words(old, new);
    let mut stretches: Vec<RedlineSegment> = Vec::new();
    for change in diff.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => Change::Kept,
            ChangeTag::Delete => Change::Deleted,
            ChangeTag::Insert => Change::Inserted,
        };
        match stretches.last_mut() {
            Some(last) if last.change == kind => last.text.push_str(change.value()),
            _ => stretches.push(RedlineSegment {
                change: kind,
                text: change.value().to_owned(),
            }),
        }
    }
    stretches
}

/// Words that stayed, or words and those they made way for.
struct Edit {
    kept: bool,
    /// The same as `new` where the words stayed.
    old: String,
    new: String,
}

/// Neighbouring deletions and insertions taken together, so that what changed and what stayed take turns.
fn edits(stretches: Vec<RedlineSegment>) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for RedlineSegment { change, text } in stretches {
        let kept = change == Change::Kept;
        let edit = Edit {
            kept,
            old: if change == Change::Inserted {
                String::new()
            } else {
                text.clone()
            },
            new: if change == Change::Deleted {
                String::new()
            } else {
                text
            },
        };
        match edits.last_mut() {
            Some(last) if !last.kept && !kept => last.join(edit),
            _ => edits.push(edit),
        }
    }
    edits
}

impl Edit {
    /// Whether these few words that stayed say less than the changes around them: at most half of
    /// what changed on either side, or no word at all.
    fn is_lost_between(&self, before: &Self, after: &Self) -> bool {
        if !self.kept || before.kept || after.kept {
            return false;
        }
        let around = before.length().min(after.length());
        self.length() * 2 <= around || !self.old.chars().any(char::is_alphanumeric)
    }

    /// Characters that changed.
    fn length(&self) -> usize {
        let (old, new) = (self.old.chars().count(), self.new.chars().count());
        old.max(new)
    }

    fn join(&mut self, next: Self) {
        self.kept = false;
        self.old.push_str(&next.old);
        self.new.push_str(&next.new);
    }

    fn stretches(self) -> Vec<RedlineSegment> {
        let both = if self.kept {
            vec![(Change::Kept, self.new)]
        } else {
            vec![(Change::Deleted, self.old), (Change::Inserted, self.new)]
        };
        both.into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(change, text)| RedlineSegment { change, text })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn side(stretches: &[RedlineSegment], without: Change) -> String {
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

    #[test]
    fn what_was_rewritten_is_one_change() {
        let stretches = redline(
            "De minister stelt in 2027 regels voor de digitale keten vast.",
            "Gemeenten en provincies bepalen zelf de wijze waarop toezicht wordt gehouden.",
        );
        assert!(stretches.len() <= 4, "{stretches:?}");
    }

    #[test]
    fn two_small_changes_stay_two() {
        let stretches = redline(
            "Het kabinet kan steunen wie dat vraagt.",
            "Het rijk kan helpen wie dat vraagt.",
        );
        assert_eq!(stretches.len(), 7, "{stretches:?}");
    }

    proptest! {
        #[test]
        fn either_side_can_be_read_back(old in "[a-d .]{0,60}", new in "[a-d .]{0,60}") {
            let stretches = redline(&old, &new);
            prop_assert_eq!(side(&stretches, Change::Inserted), old);
            prop_assert_eq!(side(&stretches, Change::Deleted), new);
        }
    }
}
