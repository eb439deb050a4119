//! What changed between two wordings, word by word, marked for eye and ear.

use similar::{Algorithm, ChangeTag, TextDiff};

/// A stretch of text that stayed, went or came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Kept,
    Deleted,
    Inserted,
}

/// The difference of two texts as stretches in reading order: all but the inserted ones make up
/// `old`, all but the deleted ones make up `new`.
pub fn redline(old: &str, new: &str) -> Vec<(Change, String)> {
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .diff_unicode_words(old, new);
    let mut pieces: Vec<(Change, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => Change::Kept,
            ChangeTag::Delete => Change::Deleted,
            ChangeTag::Insert => Change::Inserted,
        };
        match pieces.last_mut() {
            Some((last, text)) if *last == kind => text.push_str(change.value()),
            _ => pieces.push((kind, change.value().to_owned())),
        }
    }
    pieces
}

/// The difference as HTML with `<del>` and `<ins>`; the texts themselves are escaped.
pub fn redline_html(old: &str, new: &str) -> String {
    redline(old, new)
        .into_iter()
        .map(|(kind, text)| {
            let text = ammonia::clean_text(&text).replace("&#32;", " ");
            match kind {
                Change::Kept => text,
                Change::Deleted => format!("<del>{text}</del>"),
                Change::Inserted => format!("<ins>{text}</ins>"),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn side(pieces: &[(Change, String)], without: Change) -> String {
        pieces
            .iter()
            .filter(|(kind, _)| *kind != without)
            .map(|(_, text)| text.as_str())
            .collect()
    }

    #[test]
    fn marks_the_words_that_changed() {
        assert_eq!(
            redline_html("Het kabinet kan steunen.", "Het kabinet zal <b> steunen."),
            "Het kabinet <del>kan</del><ins>zal &lt;b&gt;</ins> steunen."
        );
    }

    proptest! {
        #[test]
        fn either_side_can_be_read_back(old in "[a-d ]{0,40}", new in "[a-d ]{0,40}") {
            let pieces = redline(&old, &new);
            prop_assert_eq!(side(&pieces, Change::Inserted), old);
            prop_assert_eq!(side(&pieces, Change::Deleted), new);
        }
    }
}
