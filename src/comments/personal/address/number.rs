//! House numbers, with what is added to them.

use crate::comments::personal::signs::Signs;

/// Where a house number ends that begins at `at`: "12", "12a", "12-3", "12 hs".
pub(super) fn house_number_end(signs: &Signs, at: usize) -> Option<usize> {
    let mut end = at;
    while end - at < 6 && signs.at(end).is_ascii_digit() {
        end += 1;
    }
    if end == at || end - at > 5 || signs.at(at) == '0' {
        return None;
    }
    let joint = usize::from(matches!(signs.at(end), '-' | '/' | ' '));
    let mut last = end + joint;
    while last - end < 6 && signs.at(last).is_alphanumeric() {
        last += 1;
    }
    let addition = signs.lower(end + joint, last);
    let short = !addition.is_empty() && !signs.at(last).is_alphanumeric();
    let fits = match joint {
        0 => addition.len() <= 3 && addition.starts_with(char::is_alphabetic),
        _ if signs.at(end) == ' ' => matches!(
            addition.as_str(),
            "a" | "b" | "c" | "hs" | "bis" | "ii" | "iii" | "huis"
        ),
        _ => addition.len() <= 4,
    };
    if short && fits {
        // "12A-3"
        let mut further = last + 1;
        while joint == 0 && further - last < 5 && signs.at(further).is_ascii_digit() {
            further += 1;
        }
        let goes_on =
            signs.at(last) == '-' && further > last + 1 && !signs.at(further).is_alphanumeric();
        return Some(if goes_on { further } else { last });
    }
    (!signs.at(end).is_alphanumeric()).then_some(end)
}
