//! Brings Dutch words back to a stem that all forms of one word share: plurals, inflected adjectives,
//! diminutives, and the persons, tenses and nouns in -ing of a verb. It takes no word for another word's
//! derivation: "veilig" and "veiligheid" stay two, as in a dictionary.
//!
//! The Dutch rules of Snowball find about half of the forms a dictionary has (no "aanvallen" for
//! "aanval", no "beveiligd" for "beveiligen", no "leden" for "lid") and take long vowels for short
//! ones, so that "weten" and "wetten" are one. Here the length of a vowel counts in a word of one
//! syllable, where it tells words apart ("taken", "takken"), and not in a longer one, where it only
//! comes and goes with the ending ("fietspad", "fietspaden").

use super::dutch_words::{
    DT_OF_THE_WORD, EN_OF_THE_WORD, END_OF_THE_WORD, IRREGULAR, KEPT, NO_PARTICIPLE, NO_STRONG,
    NOT_IRREGULAR, OF_THE_WORD, PARTICIPLES, PAST, PAST_AFTER, PREFIXES, SHORT, UNPARTED,
};

/// The stem of a word of the letters a to z, small.
pub fn stem(word: &str) -> String {
    if word.len() < 4 {
        return word.to_owned();
    }
    if let Some(base) = irregular(word).or_else(|| strong(word)) {
        return finish(&base);
    }
    let mut stem = without_ge(word);
    if let Some(base) = without_s(&stem) {
        stem = base;
    }
    if let Some(base) = diminutive(&stem) {
        stem = base;
    }
    if let Some(base) = irregular(&stem) {
        return finish(&base);
    }
    if let Some(base) = without_ending(&stem) {
        // "afghaanse" is of "afghaans", which has lost its s above.
        let adjective = stem.ends_with("se");
        stem = base;
        if let Some(base) = without_s(&stem).filter(|_| adjective) {
            stem = base;
        }
    }
    if let Some(base) = without_dt(&stem) {
        stem = base;
    }
    finish(&stem)
}

fn irregular(word: &str) -> Option<String> {
    if NOT_IRREGULAR.iter().any(|other| word.ends_with(other)) {
        return None;
    }
    if let Some(base) = word.strip_suffix("heden").filter(|base| base.len() > 2) {
        return Some(format!("{base}heid"));
    }
    // "technici", "politici".
    if let Some(base) = word.strip_suffix("ici").filter(|base| base.len() > 3) {
        return Some(format!("{base}icus"));
    }
    IRREGULAR.iter().find_map(|(form, base)| {
        let before = word.strip_suffix(form)?;
        (before.is_empty() || has_vowel(before)).then(|| format!("{before}{base}"))
    })
}

/// The stem of a strong verb, with what stands before it.
fn strong(word: &str) -> Option<String> {
    if NO_STRONG.contains(&word) {
        return None;
    }
    let of = |rows: &[(&str, &str)], allowed: &dyn Fn(&str) -> bool| {
        rows.iter().find_map(|(form, base)| {
            let before = word.strip_suffix(form)?;
            let prefix = before.strip_suffix("ge").unwrap_or(before);
            allowed(before).then(|| format!("{prefix}{base}"))
        })
    };
    let parted = |before: &str| PREFIXES.contains(&before);
    let prefix = |before: &str| parted(before) || UNPARTED.contains(&before);
    let ge = |before: &str| {
        before
            .strip_suffix("ge")
            .is_some_and(|before| before.is_empty() || parted(before))
    };
    of(PAST, &|before| before.is_empty() || prefix(before))
        .or_else(|| of(PAST_AFTER, &prefix))
        .or_else(|| of(PARTICIPLES, &|before| ge(before) || prefix(before)))
        .or_else(|| of(KEPT, &ge))
}

/// A participle of a weak verb without its "ge": "uitgewerkt" as "uitwerkt".
fn without_ge(word: &str) -> String {
    let bare = ["en", "e"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word);
    let mut letters = bare.chars().rev();
    let participle = letters.next().is_some_and(|last| matches!(last, 'd' | 't'))
        && (letters.next().is_some_and(|before| !is_vowel(before)) || glides(bare));
    if !participle || bare.ends_with("heid") || NO_PARTICIPLE.iter().any(|no| bare.ends_with(no)) {
        return word.to_owned();
    }
    let prefixes = std::iter::once(&"").chain(PREFIXES);
    for prefix in prefixes {
        let Some(rest) = word
            .strip_prefix(prefix)
            .and_then(|rest| rest.strip_prefix("ge"))
        else {
            continue;
        };
        let verb = bare.len().saturating_sub(prefix.len() + 2);
        if verb >= 4 && rest.get(..verb - 1).is_some_and(has_vowel) {
            return format!("{prefix}{rest}");
        }
    }
    word.to_owned()
}

/// What is left of a word without an ending, if it has that and enough is left.
fn cut<'a>(word: &'a str, endings: &[&str], left: usize) -> Option<&'a str> {
    endings.iter().find_map(|ending| {
        word.strip_suffix(ending)
            .filter(|base| base.len() >= left && has_vowel(base))
    })
}

fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

/// Ends in a consonant; the j of "ij" is none.
fn consonant(base: &str) -> bool {
    base.chars().next_back().is_some_and(|c| !is_vowel(c)) && !base.ends_with("ij")
}

/// Without the s of a plural: "regels", "provincies", "gemeentes"; not that of "proces" or "grens".
fn without_s(word: &str) -> Option<String> {
    let base = cut(word, &["s"], 4)?;
    let plural = if consonant(base) {
        syllables(base) > 1 && !base.ends_with('s') && !ends(word, OF_THE_WORD)
    } else if base.ends_with("ie") {
        ends(
            base,
            &[
                "tie", "sie", "cie", "gie", "rie", "nie", "mie", "pie", "fie", "die", "milie",
            ],
        ) && word != "precies"
    } else {
        base.ends_with('e')
            && syllables(base) > 1
            && !ends(word, &["ces", "dres", "gres", "teres", "pres", "ees"])
    };
    plural.then(|| base.to_owned())
}

/// "plannetje", "boompje", "boekje" without what makes them small.
fn diminutive(word: &str) -> Option<String> {
    if let Some(base) = cut(word, &["pje"], 3).filter(|base| base.ends_with('m')) {
        return Some(base.to_owned());
    }
    if let Some(base) = cut(word, &["tje"], 3) {
        let short = base.strip_suffix("et").filter(|base| doubled(base));
        return Some(short.unwrap_or(base).to_owned());
    }
    cut(word, &["je"], 4)
        .filter(|base| consonant(base))
        .map(str::to_owned)
}

/// Without "ing", "end", "en", "e" or what makes an adjective greater, spelt as it is without.
fn without_ending(word: &str) -> Option<String> {
    if let Some(base) = cut(word, &["igste", "igst", "iger"], 3) {
        return Some(format!("{base}ig"));
    }
    if let Some(base) = cut(word, &["ijkste", "ijkst", "ijker"], 3) {
        return Some(format!("{base}ijk"));
    }
    let ing = cut(word, &["ingen", "ing"], 2)
        .filter(|_| !ends(word, &["dringen", "dwingen", "springen"]));
    let end = || {
        cut(word, &["ende", "end"], 3).filter(|base| {
            !ends(word.strip_suffix('e').unwrap_or(word), END_OF_THE_WORD) || base.len() > 6
        })
    };
    let en = || {
        cut(word, &["en"], 2)
            .filter(|_| !keeps_en(word))
            .filter(|base| {
                let glide = ["ie", "ee", "aai", "oei", "ooi", "ui", "ei", "eu", "ij"];
                consonant(base) || ends(base, &glide)
            })
    };
    let e = || cut(word, &["e"], 2).filter(|base| consonant(base));
    let base = ing
        .filter(|base| consonant(base))
        .or_else(|| end().filter(|base| consonant(base)))
        .or_else(en)
        .or_else(e)?;
    let mut letters: Vec<char> = base.chars().collect();
    if let Some(voiceless) = voiceless(base) {
        letters.pop();
        letters.push(voiceless);
    }
    if syllables(base) == 1 {
        lengthen(&mut letters);
    }
    Some(letters.into_iter().collect())
}

/// Whether "en" belongs to the word, perhaps behind a prefix: "teken", "onderteken".
fn keeps_en(word: &str) -> bool {
    EN_OF_THE_WORD.iter().any(|whole| {
        word.strip_suffix(whole).is_some_and(|before| {
            before.is_empty()
                || PREFIXES.contains(&before)
                || UNPARTED.contains(&before)
                || (before.len() > 3 && *whole == "teken")
        })
    })
}

/// What v and z become at the end of a word.
fn voiceless(word: &str) -> Option<char> {
    match word.chars().next_back() {
        Some('v') => Some('f'),
        Some('z') => Some('s'),
        _ => None,
    }
}

/// Without the d or t of a verb: "beveiligd", "beveiligt", "werkt"; not that of "recht", "dienst",
/// "toestand" or "markt".
fn without_dt(word: &str) -> Option<String> {
    let base = cut(word, &["d", "t"], 3)?;
    let verb = if glides(word) || word.ends_with("dt") {
        true
    } else if !consonant(base) {
        false
    } else if syllables(word) > 1 {
        !ends(word, &["cht", "nst", "mst", "kst", "rst", "ijst", "and"])
    } else {
        let clear = [
            "kt", "pt", "mt", "gt", "ft", "md", "gd", "fd", "bd", "lt", "tst",
        ];
        let letters: Vec<char> = word.chars().rev().collect();
        let long = matches!(letters.as_slice(), [_, c, two, one, ..]
            if is_vowel(*two) && is_vowel(*one) && matches!(c, 'l' | 'n' | 's'))
            && !word.ends_with("st");
        (ends(word, &clear) || long) && !ends(word, DT_OF_THE_WORD)
    };
    verb.then(|| base.to_owned())
}

/// Ends in the d or t of a verb behind a long vowel that glides: "draaid", "groeit", "gooit".
fn glides(word: &str) -> bool {
    ["aai", "oei", "ooi", "eeuw"].iter().any(|glide| {
        ["d", "t"].iter().any(|end| {
            word.strip_suffix(end)
                .is_some_and(|base| base.ends_with(glide))
        })
    })
}

/// Spells a stem one way, whatever ending it had: final letters, double letters, long vowels.
fn finish(stem: &str) -> String {
    let mut letters: Vec<char> = stem.chars().collect();
    if doubled(stem) {
        letters.pop();
    }
    if let Some(voiceless) = voiceless(&letters.iter().collect::<String>()) {
        letters.pop();
        letters.push(voiceless);
    }
    let spelt: String = letters.iter().collect();
    if syllables(&spelt) > 1 {
        return shortened(&letters);
    }
    spelt
}

/// "tak" of "taken" as "taak"; not of "dagen", whose one is a "dag".
fn lengthen(letters: &mut Vec<char>) {
    let word: String = letters.iter().collect();
    let [.., before, vowel, last] = letters.as_slice() else {
        return;
    };
    let single = matches!(vowel, 'a' | 'e' | 'o' | 'u') && !is_vowel(*before) && !is_vowel(*last);
    if single && *last != 'w' && *last != 'x' && !SHORT.contains(&word.as_str()) {
        letters.insert(letters.len() - 1, *vowel);
    }
}

/// The last long vowel written with one letter.
fn shortened(letters: &[char]) -> String {
    let mut letters = letters.to_vec();
    let last = letters.len().saturating_sub(1);
    if let Some(at) = (1..last)
        .rev()
        .find(|at| letters.get(*at).copied().is_some_and(is_vowel))
    {
        let same = letters.get(at) == letters.get(at - 1);
        if same && letters.get(at + 1).is_some_and(|c| !is_vowel(*c)) {
            letters.remove(at);
        }
    }
    letters.into_iter().collect()
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

/// Vowels, or rows of them, that a word has.
fn syllables(word: &str) -> usize {
    let mut count = 0;
    let mut before = ' ';
    for c in word.chars() {
        if is_vowel(c) && !is_vowel(before) {
            count += 1;
        }
        before = c;
    }
    count
}
