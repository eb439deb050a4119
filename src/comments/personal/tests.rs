//! Places stand in order, whatever the text; signs that nobody sees hide nothing.

use proptest::prelude::*;

use super::{Found, Names, find};

fn names() -> Names {
    Names::of(["Jan de Wit", "Ana"])
}

proptest! {
    #[test]
    fn places_stand_in_order_and_apart(text in "(\\PC|[0-9 .@+-]|[a-zA-Z]| mevr\\. | groet,\n|BSN |NL|\u{200B}|é){0,60}") {
        let length = text.chars().count();
        let mut before = 0;
        for Found { start, end, .. } in find(&text, &names()) {
            prop_assert!(before <= start && start < end && end <= length);
            before = end;
        }
    }

    #[test]
    fn what_is_not_seen_hides_nothing(at in 0_usize..9, sign in prop::sample::select(vec!['\u{AD}', '\u{200B}', '\u{200D}', '\u{2060}', '\u{FEFF}'])) {
        let mut number: Vec<char> = "123456782".chars().collect();
        number.insert(at, sign);
        let text = format!("Mijn nummer {} is bekend", number.iter().collect::<String>());
        let found = find(&text, &Names::default());
        prop_assert_eq!(found.len(), 1);
        // A sign before the first digit is no part of it.
        prop_assert_eq!((found[0].start, found[0].end), (12 + usize::from(at == 0), 22));
    }
}

/// As long as a comment may be, in bytes.
const LONG: usize = 20_000;

#[test]
fn nothing_that_is_repeated_is_too_much() {
    for piece in [
        "1",
        "1 ",
        "0",
        "06-",
        "a@",
        "a@a.",
        "@",
        "A.",
        "Jan ",
        "mevr. ",
        "groet\n",
        "NL12",
        "NL12 ",
        "1234 AB ",
        "12 at ",
        "[at] ",
        "van ",
        "( ",
        "\u{200B}",
        "a",
        "A",
        "'",
        ".",
        "-",
        "\n",
        "*1",
        "bsn ",
        "1234567 ",
        "Kerkstraat ",
        "de Wit, ",
        "\u{1F600}",
        "(1",
        "A-1-",
        "+",
    ] {
        let found = find(&piece.repeat(LONG / piece.len()), &names());
        assert!(
            found.iter().all(|one| one.start < one.end),
            "{piece:?}: a place without signs"
        );
    }
}
