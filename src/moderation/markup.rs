//! Signs of Markdown among words that are to be withheld. Pure; positions are in characters.

/// Signs of emphasis and code, which stand in pairs.
const PAIRED: [char; 4] = ['*', '_', '`', '~'];

/// Characters an address may have, so that no text makes the search for its end long.
const ADDRESS: usize = 2_000;

/// A link: `[text](address)`, from its first bracket to behind its last.
pub(super) type Link = (usize, usize);

/// The links of a text; those within others are left out.
pub(super) fn links(text: &[char]) -> Vec<Link> {
    let mut found = Vec::new();
    let mut open = None;
    let mut at = 0;
    while let Some(sign) = text.get(at) {
        match sign {
            '\\' => at += 1,
            '[' => open = Some(at),
            ']' => {
                let end = address_end(text, at + 1);
                if let (Some(start), Some(end)) = (open.take(), end) {
                    found.push((start, end));
                    at = end - 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Behind the address in brackets that begins at `at`: on one line, brackets within it in pairs.
fn address_end(text: &[char], at: usize) -> Option<usize> {
    if text.get(at) != Some(&'(') {
        return None;
    }
    let mut depth = 0_usize;
    for (index, sign) in text.iter().enumerate().skip(at).take(ADDRESS) {
        match sign {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(index + 1),
            ')' => depth -= 1,
            '\n' => return None,
            _ => {}
        }
    }
    None
}

/// Behind the sign at `at` that a reader does not see; `None` where readers see what stands there.
pub(super) fn behind(text: &[char], at: usize) -> Option<usize> {
    match text.get(at)? {
        sign if PAIRED.contains(sign) => Some(at + 1),
        '\\' | '[' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Some(at + 1),
        ']' => Some(address_end(text, at + 1).unwrap_or(at + 1)),
        _ => None,
    }
}

/// The stretch with what belongs to it: all of a link of which it covers some, and the other half of emphasis it cuts.
pub(super) fn whole(text: &[char], links: &[Link], span: (usize, usize)) -> (usize, usize) {
    let (mut start, mut end) = span;
    for (open, close) in links {
        if *open < end && start < *close {
            start = start.min(*open);
            end = end.max(*close);
        }
    }
    let inside = text.get(start..end).unwrap_or_default();
    for sign in PAIRED {
        if runs(inside, sign).is_multiple_of(2) {
            continue;
        }
        let before = |at: &usize| *at > 0 && text.get(at - 1) == Some(&sign);
        if before(&start) {
            while before(&start) {
                start -= 1;
            }
        } else {
            while text.get(end) == Some(&sign) {
                end += 1;
            }
        }
    }
    (start, end)
}

/// How many times a sign begins to stand here, once or more in a row.
fn runs(text: &[char], sign: char) -> usize {
    let mut before = None;
    text.iter()
        .filter(|one| before.replace(**one) != Some(sign) && **one == sign)
        .count()
}
