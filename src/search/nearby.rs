//! Words one typing error away: one letter too many, too few, another one, or two that changed places.

use std::collections::{BTreeSet, HashMap};

use super::words::{Wanted, words};
use crate::db::search::Asked;

/// Letters of a word that is looked at: a shorter one is near to nearly everything.
const SHORTEST: usize = 4;
const LONGEST: usize = 24;

/// A word that stands somewhere, one typing error away from one that does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// As it was typed, folded.
    pub typed: String,
    pub word: String,
}

impl Suggestion {
    /// What was typed, with the word in its place.
    pub fn mend(&self, typed: &str) -> String {
        let mut mended = String::with_capacity(typed.len());
        let mut at = 0;
        for word in words(typed) {
            if word.folded == self.typed {
                mended.push_str(typed.get(at..word.range.start).unwrap_or_default());
                mended.push_str(&self.word);
                at = word.range.end;
            }
        }
        mended.push_str(typed.get(at..).unwrap_or_default());
        mended
    }
}

/// All stems of words one typing error away from a folded word; `None` where it is too short, too long, or of
/// other letters than a to z.
pub fn around(typed: &str) -> Option<Asked> {
    if !(SHORTEST..=LONGEST).contains(&typed.len())
        || !typed.bytes().all(|byte| byte.is_ascii_lowercase())
    {
        return None;
    }
    let mut stems: BTreeSet<String> = BTreeSet::new();
    for near in errors(typed) {
        stems.extend(Wanted::of(&near).stems);
    }
    Some(Asked {
        stems: stems.into_iter().collect(),
        ..Asked::default()
    })
}

fn errors(typed: &str) -> Vec<String> {
    let letters: Vec<char> = typed.chars().collect();
    let mut all = Vec::new();
    let mut say = |letters: &[char]| all.push(letters.iter().collect::<String>());
    for at in 0..=letters.len() {
        for letter in 'a'..='z' {
            let mut more = letters.clone();
            more.insert(at, letter);
            say(&more);
            if at < letters.len() {
                let mut other = letters.clone();
                other.splice(at..=at, [letter]);
                say(&other);
            }
        }
        if at < letters.len() {
            let mut fewer = letters.clone();
            fewer.remove(at);
            say(&fewer);
        }
        if at + 1 < letters.len() {
            let mut turned = letters.clone();
            turned.swap(at, at + 1);
            say(&turned);
        }
    }
    all
}

/// The word of these texts that is one typing error away from a folded word; of several the one that is there
/// most often.
pub fn nearest(typed: &str, texts: &[String]) -> Option<Suggestion> {
    let near: BTreeSet<String> = errors(typed).into_iter().collect();
    let mut found: HashMap<String, usize> = HashMap::new();
    for text in texts {
        for word in words(text) {
            if word.folded != typed && near.contains(&word.folded) {
                let shown = text.get(word.range).unwrap_or_default().to_lowercase();
                *found.entry(shown).or_default() += 1;
            }
        }
    }
    let best = found
        .into_iter()
        .max_by(|(one, few), (other, many)| few.cmp(many).then_with(|| other.cmp(one)))?;
    Some(Suggestion {
        typed: typed.to_owned(),
        word: best.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_error_is_near_and_two_are_not() {
        let texts = [
            "De Cyberaanval van maandag, een cyberaanval.".to_owned(),
            "Het cybervaandel.".to_owned(),
        ];
        for typed in [
            "cyberanval",
            "cyberaanvall",
            "cyberaenval",
            "cybeeraanval",
            "cyberaavnal",
        ] {
            let near = nearest(typed, &texts);
            assert_eq!(
                near.map(|near| near.word).as_deref(),
                Some("cyberaanval"),
                "{typed}"
            );
        }
        for typed in ["cyberaanval", "cybranval"] {
            assert_eq!(nearest(typed, &texts), None, "{typed}");
        }
    }

    #[test]
    fn a_word_that_cannot_be_mended_is_left() {
        assert!(around("cyberanval").is_some_and(|asked| asked.stems.len() > 100));
        for typed in ["wet", "5.2", "слово", &"x".repeat(60)] {
            assert_eq!(around(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_suggestion_takes_the_place_of_the_word_alone() {
        let suggestion = Suggestion {
            typed: "cyberanval".to_owned(),
            word: "cyberaanval".to_owned(),
        };
        assert_eq!(
            suggestion.mend("\"op een\" Cyberanval!"),
            "\"op een\" cyberaanval!"
        );
    }
}
