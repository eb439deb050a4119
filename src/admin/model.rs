//! Whether a person's name stands in a text: a rule without a database.

/// Shorter last words, as "de", stand in every text.
const SHORTEST: usize = 3;

/// Whether a name stands in a text: all of it, or its last word alone, in whatever case and between
/// whatever signs.
pub fn holds_name(text: &str, name: &str) -> bool {
    let (text, name) = (words(text), words(name));
    let Some(last) = name.last() else {
        return false;
    };
    let alone = last.chars().count() >= SHORTEST && text.contains(last);
    alone || text.windows(name.len()).any(|some| some == name)
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whole_or_by_their_last_word() {
        let text = "Bel mij, *Noor de Wit*: 070 123.";
        assert!(holds_name(text, "Noor de Wit"));
        assert!(holds_name("Groet, N. DE WIT.", "Noor de Wit"));
        assert!(!holds_name("Dit is witter dan de rest.", "Noor de Wit"));
        assert!(!holds_name(text, ""));
        // Too short to be looked for alone.
        assert!(holds_name("Met groet, Li Xu", "Li Xu"));
        assert!(!holds_name("Artikel xu", "Li Xu"));
    }
}
