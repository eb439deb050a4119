//! Which proposals for one text touch the same words of it.

use std::ops::Range;

use super::redline::{Change, differences};

/// The stretches of `old`, in characters, that `new` has other words for; an empty one is a place
/// where words come in.
pub fn touched(old: &str, new: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut found: Vec<Range<usize>> = Vec::new();
    for stretch in differences(old, new) {
        let length = stretch.text.chars().count();
        let here = match stretch.change {
            Change::Kept => {
                at += length;
                continue;
            }
            Change::Deleted => at..at + length,
            Change::Inserted => at..at,
        };
        at = here.end;
        match found.last_mut() {
            Some(last) if last.end == here.start => last.end = here.end,
            _ => found.push(here),
        }
    }
    found
}

/// Whether two touched stretches get in each other's way: they share characters, or words come in
/// at the edge of what the other replaces.
fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    if one.is_empty() || other.is_empty() {
        one.start <= other.end && other.start <= one.end
    } else {
        one.start < other.end && other.start < one.end
    }
}

/// For each proposal, given by what it touches, which others touch the same words; and all stretches
/// that more than one touches, in order.
pub fn conflicts(proposals: &[Vec<Range<usize>>]) -> (Vec<Vec<usize>>, Vec<Range<usize>>) {
    let mut with: Vec<Vec<usize>> = vec![Vec::new(); proposals.len()];
    let mut contested: Vec<Range<usize>> = Vec::new();
    for (one, mine) in proposals.iter().enumerate() {
        for (other, theirs) in proposals.iter().enumerate().skip(one + 1) {
            let mut meets = false;
            for (a, b) in mine.iter().flat_map(|a| theirs.iter().map(move |b| (a, b))) {
                if meet(a, b) {
                    meets = true;
                    let shared = a.start.max(b.start)..a.end.min(b.end);
                    if !shared.is_empty() {
                        contested.push(shared);
                    }
                }
            }
            if meets {
                with[one].push(other);
                with[other].push(one);
            }
        }
    }
    contested.sort_unstable_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in contested {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    (with, joined)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "Nederland steunt geen maatregelen die versleuteling verzwakken.";

    #[test]
    fn proposals_for_the_same_words_conflict() {
        let proposals = [
            "Nederland verbiedt maatregelen die versleuteling verzwakken.",
            "Nederland steunt nooit maatregelen die versleuteling verzwakken.",
            "Nederland steunt geen maatregelen die versleuteling verzwakken of omzeilen.",
            TEXT,
        ];
        let touched: Vec<_> = proposals.iter().map(|new| touched(TEXT, new)).collect();
        assert!(touched[3].is_empty());
        let (with, contested) = conflicts(&touched);
        assert_eq!(with, [vec![1], vec![0], vec![], vec![]]);
        let words: Vec<String> = contested
            .iter()
            .map(|range| TEXT.chars().skip(range.start).take(range.len()).collect())
            .collect();
        assert_eq!(words, ["geen"]);
    }

    #[test]
    fn words_put_in_at_one_place_conflict() {
        let touched: Vec<_> = ["een twee drie", "een nul drie"]
            .iter()
            .map(|new| touched("een drie", new))
            .collect();
        assert_eq!(conflicts(&touched).0, [vec![1], vec![0]]);
    }

    proptest! {
        #[test]
        fn what_is_not_touched_stays(old in "[a-d ]{0,30}", new in "[a-d ]{0,30}") {
            let found = touched(&old, &new);
            let chars: Vec<char> = old.chars().collect();
            let mut kept = String::new();
            let mut at = 0;
            for range in &found {
                kept.extend(&chars[at..range.start]);
                at = range.end;
            }
            kept.extend(&chars[at..]);
            let mut left = new.chars();
            prop_assert!(kept.chars().all(|c| left.any(|other| other == c)));
        }
    }
}
