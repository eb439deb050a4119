//! Brings English words back to a stem that all forms of one word share: plurals, the forms of a verb,
//! adverbs in -ly, and the British and American ways of writing. It goes no further, as Snowball's rules do,
//! for whom "organ" is a form of "organisation", "import" of "important" and "author" of "authority".
//! The steps are the first of Porter's second algorithm (<https://snowballstem.org/algorithms/english/stemmer.html>).

use super::english_words::{IRREGULAR, NO_VERB};

/// The stem of a word of the letters a to z, small.
pub fn stem(word: &str) -> String {
    if word.len() < 3 {
        return word.to_owned();
    }
    let mut stem = irregular(word).unwrap_or_else(|| word.to_owned());
    plural(&mut stem);
    if let Some(base) = irregular(&stem) {
        stem = base;
    }
    verb(&mut stem);
    adverb(&mut stem);
    american(&mut stem);
    finish(&mut stem);
    stem
}

/// The word that an irregular form is of, perhaps behind a prefix.
fn irregular(word: &str) -> Option<String> {
    let prefixes = [
        "", "over", "under", "out", "re", "mis", "up", "un", "fore", "with",
    ];
    prefixes.iter().find_map(|prefix| {
        let rest = word.strip_prefix(prefix)?;
        let (_, base) = IRREGULAR.iter().find(|(form, _)| *form == rest)?;
        Some(format!("{prefix}{base}"))
    })
}

fn plural(word: &mut String) {
    if word.ends_with("sses") {
        cut(word, 2);
    } else if word.ends_with("ies") || word.ends_with("ied") {
        let long = word.len() > 4;
        cut(word, if long { 3 } else { 1 });
        if long {
            word.push('y');
        }
    } else if word.ends_with("men") && word.len() > 5 {
        cut(word, 2);
        word.push_str("an");
    } else if word.ends_with('s')
        && !["ss", "us", "is", "news"]
            .iter()
            .any(|end| word.ends_with(end))
        && word.get(..word.len() - 2).is_some_and(has_vowel)
    {
        cut(word, 1);
    }
}

fn verb(word: &mut String) {
    if word.ends_with("eed") {
        if word.len() > 5 && !word.ends_with("ceed") && word != "indeed" {
            cut(word, 1);
        }
        return;
    }
    if NO_VERB.contains(&word.as_str()) {
        return;
    }
    let Some(ending) = ["ing", "ed"].into_iter().find(|end| word.ends_with(end)) else {
        return;
    };
    let left = word.len() - ending.len();
    if !word.get(..left).is_some_and(has_vowel) || left < 2 {
        return;
    }
    cut(word, ending.len());
    let silent = ["at", "bl", "iz"].iter().any(|end| word.ends_with(end));
    if silent || (is_short(word) && !doubled(word)) {
        word.push('e');
    }
}

fn adverb(word: &mut String) {
    if word.len() > 6 && word.ends_with("ly") {
        let ily = word.ends_with("ily");
        cut(word, if ily { 3 } else { 2 });
        if ily {
            word.push('y');
        }
    }
}

/// "organise" as "organize", "behaviour" as "behavior".
fn american(word: &mut String) {
    for (british, american) in [
        ("isation", "ization"),
        ("ise", "ize"),
        ("is", "iz"),
        ("yse", "yze"),
        ("alys", "alyz"),
        ("our", "or"),
        ("programme", "program"),
        ("centre", "center"),
    ] {
        let whole = word == british && british.len() > 5;
        let known = word.ends_with(british) && !(british == "is" && word.ends_with("sis"));
        if known && (whole || word.len() > british.len() + 3) {
            cut(word, british.len());
            word.push_str(american);
            return;
        }
    }
}

/// Spells a stem one way: without a silent e or the second of two consonants, i for y.
fn finish(word: &mut String) {
    if word.ends_with('e') && word.len() > 2 {
        let base = word.get(..word.len() - 1).unwrap_or_default().to_owned();
        if !is_short(&base) && !base.ends_with('e') {
            *word = base;
        }
    }
    if doubled(word) && word.len() > 3 {
        cut(word, 1);
    }
}

fn cut(word: &mut String, letters: usize) {
    word.truncate(word.len().saturating_sub(letters));
}

/// Whether a word is one short syllable: "hop" of "hoping", which has an e to it.
fn is_short(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let vowels = letters.iter().filter(|c| is_vowel(**c)).count();
    match letters.as_slice() {
        [.., before, vowel, last] => {
            vowels == 1
                && !is_vowel(*before)
                && is_vowel(*vowel)
                && !is_vowel(*last)
                && !matches!(last, 'w' | 'x' | 'y')
        }
        [vowel, last] => is_vowel(*vowel) && !is_vowel(*last),
        _ => false,
    }
}

fn doubled(word: &str) -> bool {
    let mut letters = word.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before)) => last == before && !is_vowel(last),
        _ => false,
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn has_vowel(word: &str) -> bool {
    word.chars().any(is_vowel)
}
