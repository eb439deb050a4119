//! Names of people and organisations: cleaned, compared as people see them, and kept apart from
//! addresses. Pure; knows no table.

use unicode_normalization::UnicodeNormalization;
use unicode_security::confusable_detection::skeleton;

/// Legal forms that say nothing about who somebody is, as people write them without dots.
const LEGAL_FORMS: &[&str] = &[
    "stichting",
    "stg",
    "st",
    "foundation",
    "vereniging",
    "ver",
    "vzw",
    "asbl",
    "association",
    "coöperatie",
    "coop",
    "maatschap",
    "vof",
    "cv",
    "bv",
    "bvba",
    "nv",
    "ua",
    "ba",
    "io",
    "limited",
    "ltd",
    "llp",
    "llc",
    "plc",
    "incorporated",
    "inc",
    "corporation",
    "corp",
    "company",
    "co",
    "gmbh",
    "mbh",
    "ug",
    "kg",
    "ag",
    "ev",
    "sa",
    "sarl",
    "sas",
    "sprl",
    "srl",
    "spa",
    "oy",
    "ab",
    "as",
    "aps",
    "se",
    "eeig",
];

/// Letters that show nothing where they stand: fillers of Hangul and the blank Braille cell.
const FILLERS: [char; 5] = ['\u{115f}', '\u{1160}', '\u{3164}', '\u{ffa0}', '\u{2800}'];

/// A name among other words, in a text where `<bdi>` cannot stand: where it is written from right to left it is set apart,
/// or the words and numbers beside it would change places.
pub fn isolated(name: &str) -> String {
    let from_right = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    if name.chars().any(from_right) {
        format!("\u{2068}{name}\u{2069}")
    } else {
        name.to_owned()
    }
}

/// Names one after another in a sentence, each set apart.
pub fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(isolated).collect();
    names.join(", ")
}

/// A name on one line, white space collapsed, without signs that cannot be seen.
pub fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| !is_invisible(*c))
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a text holds a sign that somebody can see: one of blanks, joiners and fillers is as good as none.
pub fn is_seen(text: &str) -> bool {
    text.chars()
        .any(|c| !c.is_whitespace() && !c.is_control() && !is_invisible(c))
}

/// Joiners, marks of direction, selectors, tags and fillers: what can stand in a name without being
/// seen. Control characters are not among them: a name that holds one is refused.
fn is_invisible(c: char) -> bool {
    FILLERS.contains(&c)
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// What two names have in common when people take them for the same: compatible forms (NFKC), case,
/// look-alike letters (Unicode TR 39), accents, invisible signs, punctuation, blanks and legal forms
/// are gone. Empty when nothing is left that can be told apart.
///
/// It is stored under a unique key: after a change of what it makes of a name, stored ones must be made
/// anew by a migration.
pub fn fold(name: &str) -> String {
    let plain: String = clean(name).nfkc().collect();
    let mut words = words(&plain);
    while let Some(place) = legal_form_at_an_end(&words) {
        words.remove(place);
    }
    words.concat()
}

/// The first or last word that is a legal form, where another word stands beside it.
fn legal_form_at_an_end(words: &[String]) -> Option<usize> {
    let last = words.len().checked_sub(1).filter(|last| *last > 0)?;
    let is_form = |word: &String| LEGAL_FORMS.iter().any(|form| shape(form) == *word);
    [0, last]
        .into_iter()
        .find(|place| words.get(*place).is_some_and(is_form))
}

/// The words by what they look like. Letters that stand alone ("B.V.", "N. V.") make one word.
fn words(plain: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut alone = String::new();
    for chunk in plain.split_whitespace() {
        let parts: Vec<&str> = chunk
            .split(|c: char| !c.is_alphanumeric() && !is_mark(c))
            .filter(|part| !part.is_empty())
            .collect();
        if let [letter] = parts.as_slice()
            && letter.chars().filter(|c| c.is_alphanumeric()).count() == 1
        {
            alone.push_str(letter);
            continue;
        }
        words.push(shape(&std::mem::take(&mut alone)));
        if parts.iter().all(|part| part.chars().count() == 1) {
            words.push(shape(&parts.concat()));
        } else {
            words.extend(parts.into_iter().map(shape));
        }
    }
    words.push(shape(&alone));
    words.retain(|word| !word.is_empty());
    words
}

/// A letter without capital and accent, as two names are compared that people type; nothing of a mark on its own.
pub fn plain(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c)
        .nfd()
        .filter(|c| !is_mark(*c))
        .flat_map(char::to_lowercase)
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// What a word looks like. Capitals look like other letters than small ones do (`I` like `l`), so that
/// look-alikes are sought before and after they are made small; `i` and `l` then count as one.
fn shape(word: &str) -> String {
    let capitals: String = skeleton(&word.replace(['ß', 'ẞ'], "ss")).collect();
    let small: String = skeleton(&capitals.to_lowercase()).collect();
    small
        .to_lowercase()
        .nfd()
        .filter(|c| c.is_alphanumeric() && !is_mark(*c))
        .map(|c| if c == 'i' { 'l' } else { c })
        .collect()
}

/// Second-level names of one letter are rare, and initials are not: only these ends make an address of
/// them.
const SHORT_ENDS: [&str; 10] = [
    "co", "com", "eu", "gd", "gl", "io", "ly", "net", "nl", "org",
];

/// Whether a name, or a part of it, reads as a web or mail address: mail programs would make a link
/// of it, and people would follow it.
pub fn looks_like_address(name: &str) -> bool {
    let plain: String = clean(name).nfkc().collect::<String>().to_lowercase();
    // Dots of other scripts work in addresses too.
    let plain = plain.replace(['。', '｡', '․'], ".");
    plain.contains("://")
        || plain.contains("www.")
        || plain.contains('@')
        || plain
            .split(|c: char| !(c.is_alphanumeric() || is_mark(c) || c == '.' || c == '-'))
            .any(is_domain)
}

fn is_domain(word: &str) -> bool {
    let labels: Vec<&str> = word
        .trim_matches(|c| c == '.' || c == '-')
        .split('.')
        .collect();
    let [before @ .., end] = labels.as_slice() else {
        return false;
    };
    let Some(name) = before.last() else {
        return false;
    };
    let is_end = end.chars().count() >= 2
        && (end.starts_with("xn--") || end.chars().all(char::is_alphabetic));
    is_end
        && !before.iter().any(|label| label.is_empty())
        && (name.chars().count() >= 2 || SHORT_ENDS.contains(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_people_take_for_the_same_fold_alike() {
        let council = fold("Adviesraad Digitale Grenzen");
        for same in [
            " adviesraad   digitale GRENZEN ",
            "Adviesraad-Digitale Grenzen.",
            "Аdviesraad Digitale Grenzen",         // Cyrillic A
            "Adviesraad Digitаle Grenzеn",         // Cyrillic а and е
            "Adviesraad D\u{200b}igitale Grenzen", // zero width space
            "Adviesraad\u{2060} Digitale\u{3164}Grenzen".trim(),
            "Adviesraad DigitaIe Grenzen", // capital I for l
            "Adviesraad Digita1e Grenzen",
            "Ａdviesraad Digitale Grenzen", // full width
            "Adviesraad Digitále Grenzen",
            "Adviesraad \u{202e}Digitale\u{202c} Grenzen",
            "Stichting Adviesraad Digitale Grenzen",
            "St. Adviesraad Digitale Grenzen",
            "Adviesraad Digitale Grenzen B.V.",
            "Adviesraad Digitale Grenzen b v",
            "Adviesraad Digitale Grenzen N.V. i.o.",
            "Vereniging Adviesraad Digitale Grenzen u.a.",
            "Adviesraad Digitale Grenzen GmbH",
            "Adviesraad Digitale Grenzen, Inc.",
            "Adviesraad Digitale Grenzen Ltd",
            "Stiсhting Adviesraad Digitale Grenzen", // Cyrillic с in the form
        ] {
            assert_eq!(fold(same), council, "{same}");
        }
        for other in [
            "Adviesraad Digitale Grens",
            "Raad Digitale Grenzen",
            "Adviesraad Grenzen",
        ] {
            assert_ne!(fold(other), council, "{other}");
        }
    }

    #[test]
    fn a_legal_form_alone_is_a_name() {
        assert!(!fold("Stichting").is_empty());
        assert_ne!(fold("Stichting"), fold("Vereniging"));
        assert_eq!(fold("Internet"), fold("INTERNET"));
        assert_eq!(fold("\u{200b}\u{3164} - ."), "");
        assert_ne!(fold("日本"), "");
    }

    #[test]
    fn folding_again_changes_nothing_that_matters() {
        for name in [
            "Stichting Bits van Vrijheid",
            "MKB-Nederland",
            "Ministerie I&W",
            "ß und co.",
        ] {
            assert_eq!(fold(&name.to_uppercase()), fold(name), "{name}");
        }
    }

    #[test]
    fn names_lose_what_cannot_be_seen() {
        assert_eq!(clean(" J\u{200b}an  \u{202e}Jansen\u{3164} "), "Jan Jansen");
        assert_eq!(clean("Zoë 💡"), "Zoë 💡");
        assert!(is_seen("\u{200b}é"));
        assert!(!is_seen(" \u{200b}\u{2060}\n\u{3164}\u{7}"));
    }

    #[test]
    fn addresses_are_told_from_names() {
        for address in [
            "DigiD: uw toegang verloopt, ga naar www.digid-herstel.example",
            "https://evil.example",
            "ga naar digid-herstel.example/inloggen",
            "mail a@b",
            "digid．nl",
            "digid。nl",
            "Bezoek (digid.nl)!",
            "t.co",
            "bаnk.example",
            "xn--80ak6aa92e.com",
            "www\u{200b}.evil",
        ] {
            assert!(looks_like_address(address), "{address}");
        }
        for name in [
            "J. Jansen",
            "J.P. van der Berg",
            "A.de Vries",
            "J.Jansen",
            "Brugwacht Cloud B.V.",
            "Stichting 2.0",
            "St. Jan",
            "O'Neill-Smith, Ph.D.",
            "Raad...",
            "Ministerie van I&W",
            "3.5 procent",
        ] {
            assert!(!looks_like_address(name), "{name}");
        }
    }
}
