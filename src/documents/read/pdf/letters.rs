//! Letters as a PDF draws them, as people write them: raised digits, ligatures, words from right to left.

use unicode_normalization::UnicodeNormalization;

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

pub(super) fn as_raised(digit: char) -> Option<char> {
    RAISED
        .get(usize::try_from(digit.to_digit(10)?).ok()?)
        .copied()
}

pub(super) fn is_raised(c: char) -> bool {
    RAISED.contains(&c)
}

/// A raised digit as it stands on the line; any other sign as it is.
pub(super) fn as_plain(c: char) -> char {
    let digit = RAISED.iter().position(|raised| *raised == c);
    let digit = digit.and_then(|digit| char::from_digit(u32::try_from(digit).ok()?, 10));
    digit.unwrap_or(c)
}

/// Adds a sign; ligatures as the letters they join, and dots of the fonts of signs as dots.
pub(super) fn push_plain(text: &mut String, c: char) {
    match c {
        'ﬀ' => text.push_str("ff"),
        'ﬁ' => text.push_str("fi"),
        'ﬂ' => text.push_str("fl"),
        'ﬃ' => text.push_str("ffi"),
        'ﬄ' => text.push_str("ffl"),
        'ﬅ' | 'ﬆ' => text.push_str("st"),
        '\u{F0B7}' | '\u{F0A7}' | '\u{F076}' | '\u{F0D8}' | '●' | '○' | '▪' | '◦' | '■'
        | '\u{2023}' => {
            text.push('•');
        }
        '\u{F02D}' => text.push('-'),
        // Leads back from a note to its mark.
        '↩' | '\u{FE0E}' => {}
        _ => text.push(c),
    }
}

/// Words that run from right to left, as they are read; a page shows them from its left.
pub(super) fn in_order(text: String) -> String {
    let runs_left = |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    if !text.chars().any(runs_left) {
        return text;
    }
    let mut ordered = String::with_capacity(text.len());
    let mut run: Vec<char> = Vec::new();
    let end = |run: &mut Vec<char>, ordered: &mut String| {
        let behind = run.iter().rev().take_while(|c| !runs_left(**c)).count();
        let rest = run.split_off(run.len() - behind);
        ordered.extend(
            run.drain(..)
                .rev()
                .flat_map(|c| c.nfkc().collect::<Vec<_>>()),
        );
        ordered.extend(rest);
    };
    for c in text.chars() {
        if runs_left(c) || !run.is_empty() && !c.is_alphanumeric() {
            run.push(c);
        } else {
            end(&mut run, &mut ordered);
            ordered.push(c);
        }
    }
    end(&mut run, &mut ordered);
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_from_right_to_left_are_put_in_order() {
        assert_eq!(
            in_order("zie \u{5DD}\u{5D5}\u{5DC}\u{5E9}, en".to_owned()),
            "zie \u{5E9}\u{5DC}\u{5D5}\u{5DD}, en"
        );
        assert_eq!(in_order("gewoon".to_owned()), "gewoon");
    }
}
