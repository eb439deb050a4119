//! The words people use in references, Dutch and English: what announces a number, what means the
//! whole text, how a number is told from other words. Knows no text to look them up in.

use crate::documents::read::inline::collapse;

/// The words that mean the whole text.
pub(super) const WHOLE: &[&str] = &[
    "",
    "-",
    "general",
    "general comment",
    "general comments",
    "algemeen",
    "algemene opmerking",
    "algemene opmerkingen",
    "all",
    "overall",
    "document",
    "whole document",
    "the whole document",
    "entire document",
    "the entire document",
    "hele document",
    "het hele document",
    "gehele document",
    "het gehele document",
    "whole text",
    "the whole text",
    "hele tekst",
    "de hele tekst",
    "n/a",
    "n.v.t.",
    "nvt",
    "ge",
];

/// What announces a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Announced {
    Section,
    Chapter,
    Article,
    Appendix,
    Part,
    /// "paragraph", "paragraaf": a Section, or a paragraph of the Section named before it.
    Paragraph,
    /// "lid": only ever a paragraph within a Section.
    Lid,
    Footnote,
    Line,
    Page,
}

pub(super) fn announced(word: &str) -> Option<Announced> {
    Some(match word.trim_end_matches('.') {
        "section" | "sections" | "sectie" | "sec" | "sect" | "§" | "§§" | "clause"
        | "subclause" | "subsection" | "afdeling" => Announced::Section,
        "chapter" | "hoofdstuk" | "ch" | "hfst" | "hst" => Announced::Chapter,
        "article" | "artikel" | "art" => Announced::Article,
        "appendix" | "annex" | "annexe" | "bijlage" | "schedule" => Announced::Appendix,
        "part" | "deel" | "titel" => Announced::Part,
        "paragraph" | "paragraaf" | "par" | "para" | "alinea" | "al" => Announced::Paragraph,
        "lid" => Announced::Lid,
        "footnote" | "voetnoot" | "noot" | "note" | "fn" => Announced::Footnote,
        "line" | "lines" | "regel" | "regels" => Announced::Line,
        "page" | "pages" | "pagina" | "blz" | "p" | "pp" => Announced::Page,
        _ => return None,
    })
}

/// Lower case, quotation marks and brackets around it gone, dashes made one kind.
pub(super) fn simplified(reference: &str) -> String {
    collapse(reference)
        .to_lowercase()
        .chars()
        .map(|c| match c {
            '–' | '—' | '‑' => '-',
            c => c,
        })
        .collect::<String>()
        .trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '"' | '\'' | '“' | '”' | '‘' | '’' | '[' | ']' | ',' | ';'
                )
        })
        .to_owned()
}

/// The words of a reference: "§5.2(3)" is "§", "5.2", "lid", "3"; of a range the first remains.
pub(super) fn words(plain: &str) -> Vec<String> {
    let mut out = Vec::new();
    for token in plain.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '"')) {
        let token = token.trim_matches(|c: char| matches!(c, '"' | '“' | '”'));
        let token = match token.strip_prefix('§') {
            Some(rest) => {
                out.push("§".to_owned());
                rest.trim_start_matches('§')
            }
            None => token,
        };
        let is_numbered = token.starts_with(|c: char| c.is_ascii_digit());
        let token = if is_numbered {
            token.split_once('-').map_or(token, |(first, _)| first)
        } else {
            token
        };
        match token
            .split_once('(')
            .filter(|(number, _)| is_numbered && !number.is_empty())
        {
            Some((number, inner)) => {
                out.push(number.to_owned());
                out.push("lid".to_owned());
                out.push(inner.split(')').next().unwrap_or_default().to_owned());
            }
            None => {
                let token = token.trim_matches(['(', ')']);
                if !matches!(
                    token,
                    "" | "-" | "of" | "van" | "the" | "de" | "het" | "in" | "no" | "nr" | "nr."
                ) {
                    out.push(token.to_owned());
                }
            }
        }
    }
    out
}

/// "5", "5.2.1", "2a", "b.2".
pub(super) fn is_number(word: &str) -> bool {
    let mut parts = word.split('.');
    let first = parts.next().unwrap_or_default();
    let has_tail = word.contains('.');
    let digits = first.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let is_digits = !digits.is_empty()
        && first.len() - digits.len() <= 2
        && digits.bytes().all(|b| b.is_ascii_digit());
    let is_letter = has_tail && first.len() == 1 && first.bytes().all(|b| b.is_ascii_lowercase());
    (is_digits || is_letter)
        && parts.all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

pub(super) fn ordinal_word(word: &str) -> Option<u32> {
    const WORDS: &[(&str, &str)] = &[
        ("eerste", "first"),
        ("tweede", "second"),
        ("derde", "third"),
        ("vierde", "fourth"),
        ("vijfde", "fifth"),
        ("zesde", "sixth"),
        ("zevende", "seventh"),
        ("achtste", "eighth"),
        ("negende", "ninth"),
        ("tiende", "tenth"),
    ];
    if let Some(place) = WORDS.iter().position(|(nl, en)| *nl == word || *en == word) {
        return u32::try_from(place + 1).ok();
    }
    ["ste", "de", "e", "st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending)?.parse().ok())
}
