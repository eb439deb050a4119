//! Names that programs give their styles, in several languages: which are headings, quotations, code or contents.

use super::page::ParagraphRole;

/// What headings are called, before their level.
const HEADINGS: &[&str] = &[
    "heading",
    "kop",
    "koptekst",
    "überschrift",
    "titre",
    "título",
    "titolo",
    "rubrik",
    "overskrift",
    "otsikko",
    "nagłówek",
    "nadpis",
    "título",
    "heading level",
    "header",
];
/// The title of the whole.
const TITLES: &[&str] = &["title", "titel", "titre", "título", "titolo"];

/// The level of a heading by the name of its style, in small letters: "heading 2", "kop 2", "kop2"; 0 for the title of
/// the whole.
pub(in crate::documents::read) fn heading_named(name: &str) -> Option<u8> {
    if TITLES.contains(&name) {
        return Some(0);
    }
    let words = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let level: u8 = name.get(words.len()..)?.parse().ok()?;
    (HEADINGS.contains(&words.trim_end_matches([' ', '_', '-'])) && (1..=9).contains(&level))
        .then_some(level)
}

/// What paragraphs of a style are by its name, in small letters; `is_own` where it is no name of one they are based on.
pub(in crate::documents::read) fn role_named(name: &str, is_own: bool) -> Option<ParagraphRole> {
    let plain = name
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end();
    Some(match plain {
        "quote" | "intense quote" | "block text" | "citaat" | "duidelijk citaat" | "bloktekst"
        | "quotations" | "blockquote" => ParagraphRole::Quote,
        "html preformatted" | "source code" | "preformatted text" | "plain text code" => {
            ParagraphRole::Code
        }
        "list continue" | "lijstvoortzetting" if is_own => ParagraphRole::GoesOn,
        _ => return None,
    })
}

/// Whether a style, named in small letters, is one of tables of contents.
pub(in crate::documents::read) fn is_contents(name: &str) -> bool {
    let words = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_line = words.len() < name.len()
        && matches!(
            words.trim_end(),
            "toc" | "inhopg" | "contents" | "verzeichnis"
        );
    is_line
        || matches!(
            name,
            "toc heading"
                | "kop van inhoudsopgave"
                | "contents heading"
                | "table of figures"
                | "table of authorities"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_by_name_in_several_languages() {
        for (name, level) in [
            ("heading 1", Some(1)),
            ("kop 2", Some(2)),
            ("kop3", Some(3)),
            ("überschrift 4", Some(4)),
            ("titel", Some(0)),
            ("heading", None),
            ("heading 12", None),
            ("koploper 1", None),
        ] {
            assert_eq!(heading_named(name), level, "{name}");
        }
        assert!(is_contents("toc 3") && is_contents("inhopg 1") && !is_contents("toc"));
    }
}
