//! Text in files that people open in a spreadsheet: a cell that a program would take for a formula
//! is written so that it stays text, and read back as it was. Knows no slice.

use std::borrow::Cow;

/// Whether a spreadsheet may take a cell that begins so for a formula or command (OWASP, "CSV
/// injection"; the wide forms are taken for the narrow ones under some East Asian settings).
fn is_risky(first: char) -> bool {
    matches!(
        first,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
    )
}

/// Whether `text`, apostrophes at its beginning aside, begins like a formula. Apostrophes count so
/// that [`unguarded`] gives back exactly what [`guarded`] was given.
fn needs_guard(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(is_risky)
}

/// `text` for a cell of a CSV file: with an apostrophe before it when it begins like a formula.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if needs_guard(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// What stood in a cell before [`guarded`] made it safe.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if needs_guard(text) => text,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_become_text() {
        for text in ["=1+1", "+31 6", "- first point", "@SUM(A1)", "\t=1", "＝1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        assert_eq!(guarded("'s ochtends"), "'s ochtends");
        assert_eq!(unguarded("'s ochtends"), "'s ochtends");
        assert_eq!(guarded("1 = 1"), "1 = 1");
    }

    proptest! {
        #[test]
        fn comes_back_as_it_was(text in "['=+@a\t-]{0,6}") {
            let cell = guarded(&text);
            prop_assert!(!cell.starts_with(is_risky));
            prop_assert_eq!(unguarded(&cell), text.as_str());
        }
    }
}
