//! Stretches followed through a mending, by example and at large.

use proptest::prelude::*;

use super::*;

fn mending(start: usize, old: &str, new: &str) -> Mending {
    Mending {
        start,
        old: old.to_owned(),
        new: new.to_owned(),
    }
}

fn said(text: &str, range: &Range<usize>) -> String {
    text.chars().skip(range.start).take(range.len()).collect()
}

#[test]
fn finds_the_words_that_differ() {
    let between = |old, new| Mending::between(old, new).unwrap();
    assert_eq!(
        between("Het kabinnet wil één norm.", "Het kabinet wil één norm."),
        mending(4, "kabinnet", "kabinet")
    );
    assert_eq!(between("Één norm", "Eén norm"), mending(0, "Één", "Eén"));
    assert_eq!(between("de de norm", "de norm"), mending(0, "de de", "de"));
    assert_eq!(between("in 2026", "in 2027"), mending(3, "2026", "2027"));
    assert_eq!(between("de", "de norm"), mending(0, "de", "de norm"));
    assert_eq!(between("norm", "de norm"), mending(0, "norm", "de norm"));
    assert_eq!(
        between("één en twee en drie", "een en twee en dire"),
        mending(0, "één en twee en drie", "een en twee en dire")
    );
    assert_eq!(Mending::between("de norm", "de norm"), None);
}

#[test]
fn what_really_differs_is_as_little_as_can_be() {
    assert_eq!(mending(4, "kabinnet", "kabinet").least().old, "n");
    assert_eq!(mending(4, "kabinnet", "kabinet").size(), 1);
    assert_eq!(mending(0, "2026", "2027").size(), 1);
    assert_eq!(mending(0, "aa", "aaa").least(), mending(2, "", "a"));
}

#[test]
fn words_stay_where_they_are_and_those_around_the_change_cover_it() {
    let one = mending(4, "kabinnet", "kabinet");
    assert_eq!(one.follow(&(0..3)), 0..3);
    assert_eq!(one.follow(&(0..4)), 0..4);
    assert_eq!(one.follow(&(12..16)), 11..15);
    assert_eq!(one.follow(&(6..8)), 4..11);
    assert_eq!(one.follow(&(0..20)), 0..19);
    assert!(!one.touches(&(0..4)) && one.touches(&(0..5)));
    assert!(one.touches(&(11..12)) && !one.touches(&(12..16)));
    let text = "Het kabinnet wil één norm.";
    let now = one.applied(text).unwrap();
    assert_eq!(now, "Het kabinet wil één norm.");
    assert_eq!(one.undone(&now).unwrap(), text);
    assert_eq!(one.applied(&now), None);
    assert_eq!(mending(99, "x", "y").applied(text), None);
}

#[test]
fn one_after_the_other() {
    let all = [mending(0, "Het", "Dit"), mending(4, "kabinnet", "kabinet")];
    assert_eq!(follow(&all, &(17..20)), 16..19);
    assert!(touched_by(&all, &(4..6)) && !touched_by(&all, &(17..20)));
    assert_eq!(
        text_before("Dit kabinet wil één norm.", &all),
        "Het kabinnet wil één norm."
    );
    // What an earlier one put there is touched by a later one.
    let twice = [mending(0, "ab", "abc"), mending(2, "c", "cd")];
    assert!(touched_by(&twice, &(0..2)));
    assert_eq!(follow(&twice, &(0..2)), 0..4);
}

/// A text, and a stretch of it with other words for it.
fn changed() -> impl Strategy<Value = (String, Mending)> {
    ("[ab é€ ]{1,40}", 0usize..40, 1usize..12, "[ab é€ ]{1,12}").prop_filter_map(
        "a stretch within the text",
        |(text, start, length, new)| {
            let old: String = text.chars().skip(start).take(length).collect();
            (!old.is_empty() && old != new).then_some((text, Mending { start, old, new }))
        },
    )
}

proptest! {
    #[test]
    fn what_lies_outside_says_the_same_and_what_overlaps_covers_the_new_words(
        (text, one) in changed(), from in 0usize..40, length in 1usize..20,
    ) {
        let whole = text.chars().count();
        let range = from.min(whole)..(from + length).min(whole);
        prop_assume!(!range.is_empty());
        let now = one.applied(&text).unwrap();
        let there = one.follow(&range);
        prop_assert!(there.start < there.end && there.end <= now.chars().count());
        if one.touches(&range) {
            prop_assert!(there.start <= one.after().start && one.after().end <= there.end);
            // What it had besides, it has still.
            let before = said(&text, &(range.start..range.start.max(one.before().start).min(range.end)));
            let behind = said(&text, &(range.end.min(one.before().end).max(range.start)..range.end));
            if range.start < one.before().start {
                prop_assert!(said(&now, &there).starts_with(&before));
            }
            if range.end > one.before().end {
                prop_assert!(said(&now, &there).ends_with(&behind));
            }
        } else {
            prop_assert_eq!(said(&now, &there), said(&text, &range));
        }
        prop_assert_eq!(one.undone(&now).unwrap(), text);
    }

    #[test]
    fn order_stays((text, one) in changed(), places in prop::collection::vec((0usize..40, 1usize..20), 2)) {
        let whole = text.chars().count();
        let ranges: Vec<Range<usize>> = places.iter()
            .map(|(start, long)| (*start).min(whole)..(start + long).min(whole)).collect();
        let (a, b) = (&ranges[0], &ranges[1]);
        prop_assume!(!a.is_empty() && !b.is_empty());
        let (now_a, now_b) = (one.follow(a), one.follow(b));
        if a.start <= b.start { prop_assert!(now_a.start <= now_b.start); }
        if a.end <= b.end { prop_assert!(now_a.end <= now_b.end); }
    }

    #[test]
    fn what_is_between_two_texts_makes_the_one_of_the_other(old in "[ab é€ ]{0,20}", new in "[ab é€ ]{0,20}") {
        match Mending::between(&old, &new) {
            Some(one) => {
                prop_assert_eq!(one.applied(&old), Some(new.clone()));
                prop_assert_eq!(one.least().applied(&old), Some(new));
            }
            None => prop_assert_eq!(old, new),
        }
    }
}
