//! How somebody narrows a list: the words typed into one field, and the rest of the address.

use crate::error::{Error, Message, Result};

/// Words looked for at once.
const WORDS: usize = 8;

/// Characters of the field that are read.
const LONGEST: usize = 200;

/// The words: what stands between quotes is one.
pub fn words_asked(text: &str) -> Vec<String> {
    let text: String = text.chars().take(LONGEST).collect();
    let mut words = Vec::new();
    for (index, part) in text
        .split(['"', '\u{201c}', '\u{201d}', '\u{201e}'])
        .enumerate()
    {
        if index % 2 == 1 {
            words.push(part.split_whitespace().collect::<Vec<_>>().join(" "));
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words.retain(|word| !word.is_empty());
    words.truncate(WORDS);
    words
}

/// Whether everything in an address was understood that narrows a list: each with its name, what was asked, and whether
/// that made sense.
///
/// # Errors
/// [`Error::Refused`] naming the first that did not.
pub fn understood(parts: &[(&'static str, &str, bool)]) -> Result<()> {
    let unknown = parts
        .iter()
        .find(|(_, asked, makes_sense)| !asked.is_empty() && !makes_sense);
    unknown.map_or(Ok(()), |(name, asked, _)| {
        let asked: String = asked.chars().take(40).collect();
        let message = Message::new("error-filter").with("name", name);
        Err(Error::Refused(message.with("asked", asked)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_quotes_is_looked_for_together() {
        assert_eq!(words_asked(" a  bc "), ["a", "bc"]);
        assert_eq!(words_asked("x \"a  b\" c"), ["x", "a b", "c"]);
        assert_eq!(words_asked("„a b” @"), ["a b", "@"]);
        assert!(words_asked("\"\"  ").is_empty());
        assert_eq!(words_asked(&"a ".repeat(50)).len(), WORDS);
    }
}
