//! What a Comment of few words leans on: a file beside it, or what somebody else said.
//!
//! A third of what is sent to some consultations says no more than "see attached". Its words are not shown beside the
//! text, and nobody finds them there; who writes is told so in time, and who reads sees where to look.

use crate::documents::normal;
use crate::types::text_enum;

text_enum! {
    /// What the words of a Comment lean on.
    Leaning {
        /// A file: "see attached".
        File => "file",
        /// What others said: "+1".
        Support => "support",
    }
}

/// More words than these say something of themselves, whatever they lean on.
const FEW_WORDS: usize = 15;

/// Words for a file sent along, or what they begin with.
const FILE: &[&str] = &[
    "bijlage",
    "bijgevoegd",
    "bijgaand",
    "bijgesloten",
    "attach",
    "enclos",
    "annexed",
];

/// How agreement begins that adds nothing.
const SUPPORT: &[&str] = &[
    "+1",
    "eens",
    "mee eens",
    "helemaal eens",
    "hier mee eens",
    "hiermee eens",
    "daarmee eens",
    "ik ben het eens",
    "ben het eens",
    "wij zijn het eens",
    "akkoord",
    "idem",
    "wij steunen",
    "ik steun",
    "wij onderschrijven",
    "ik onderschrijf",
    "wij sluiten ons aan",
    "ik sluit mij aan",
    "ik sluit me aan",
    "agree",
    "agreed",
    "i agree",
    "we agree",
    "fully agree",
    "i support",
    "we support",
    "seconded",
    "same here",
    "ditto",
];

/// One of these stands in every such beginning: what a database looks for before [`leaning`] says what it is.
pub const AGREEING: &[&str] = &[
    "+1",
    "eens",
    "akkoord",
    "idem",
    "steun",
    "onderschrij",
    "sluit",
    "agree",
    "support",
    "seconded",
    "same here",
    "ditto",
];

/// No such comment has more characters.
pub const MOST_CHARACTERS: usize = 300;

/// A word of these makes more of it than agreement.
const BUT: &[&str] = &[
    "maar", "echter", "behalve", "tenzij", "niet", "oneens", "mits", "omdat", "want", "but",
    "however", "except", "unless", "not", "disagree", "provided", "because",
];

/// What a Comment of few words leans on; `None` for one that speaks for itself.
pub fn leaning(body: &str) -> Option<Leaning> {
    if body.chars().count() > MOST_CHARACTERS {
        return None;
    }
    let text = normal(body).to_lowercase();
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '+')
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > FEW_WORDS {
        return None;
    }
    let follows = words.iter().skip(1).map(Some).chain([None]);
    if words.iter().zip(follows).any(|(word, next)| {
        FILE.iter().any(|begin| word.starts_with(begin))
            && !next.is_some_and(|next| is_number(next))
    }) {
        return Some(Leaning::File);
    }
    let begins = |phrase: &&str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.starts_with(&phrase)
    };
    let agrees = SUPPORT.iter().any(begins);
    (agrees && !words.iter().any(|word| BUT.contains(word))).then_some(Leaning::Support)
}

/// Whether a word is what a text numbers its own annexes by: "1A", "II", "b".
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || word.chars().count() == 1
        || word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_words_lean_on_a_file_or_on_others() {
        for body in [
            "Zie bijlage.",
            "Zie de **bijgevoegde** brief, pagina 2.",
            "See attached PDF",
            "Our response is in the attachment.",
            "Bijgaand onze reactie.",
        ] {
            assert_eq!(leaning(body), Some(Leaning::File), "{body}");
        }
        for body in [
            "+1",
            "+1 👍",
            "Eens met de reactie van Vereniging X",
            "Mee eens!",
            "I agree with comment 12.",
            "We support this.",
        ] {
            assert_eq!(leaning(body), Some(Leaning::Support), "{body}");
        }
    }

    #[test]
    fn a_database_finds_all_agreement() {
        for phrase in SUPPORT {
            let found = AGREEING.iter().any(|sign| phrase.contains(sign));
            assert!(found, "{phrase}");
        }
    }

    #[test]
    fn what_speaks_for_itself_leans_on_nothing() {
        for body in [
            "",
            "Dit artikel is onduidelijk.",
            "Eens, maar de termijn is te kort.",
            "I agree, but not with the second sentence.",
            "Eenstemmigheid ontbreekt hier.",
            "Bijlage 1A ontbreekt.",
            "Bijlage II is onduidelijk.",
            "In article 2 the words \"each party\" leave out those who have no seat in the country; see the attached letter of 3 May.",
        ] {
            assert_eq!(leaning(body), None, "{body}");
        }
    }
}
