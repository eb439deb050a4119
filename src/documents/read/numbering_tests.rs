//! What `numbering` makes of headings.

use super::*;
use crate::documents::read::printed::{printed, roman};

fn number_of(heading: &str) -> Option<(String, String)> {
    printed(heading).map(|p| (p.number, p.rest))
}

#[test]
fn reads_printed_numbers() {
    for (heading, number, rest) in [
        ("5.2.1 Toezicht", "5.2.1", "Toezicht"),
        ("5.2.1. Toezicht", "5.2.1", "Toezicht"),
        ("1. Prioritize", "1", "Prioritize"),
        ("3 Uitvoering", "3", "Uitvoering"),
        ("§ 4.1 De keten", "4.1", "De keten"),
        ("2a Later ingevoegd", "2a", "Later ingevoegd"),
        ("Artikel 5", "Artikel 5", ""),
        ("Artikel 5a. Toezicht", "Artikel 5a", "Toezicht"),
        ("Appendix B: Data", "Appendix B", "Data"),
        ("Bijlage A", "Bijlage A", ""),
        ("Hoofdstuk 2 – Doelen", "Hoofdstuk 2", "Doelen"),
        ("Chapter IV. Goals", "Chapter IV", "Goals"),
        ("IV. Goals", "IV", "Goals"),
        ("B.2 Meer", "B.2", "Meer"),
        ("A. Eerst", "A", "Eerst"),
        ("Artikel 3:2 Zorgplicht", "Artikel 3:2", "Zorgplicht"),
        ("Artikel 3:2a Melding", "Artikel 3:2a", "Melding"),
        ("3:2a Melding", "3:2a", "Melding"),
        ("Artikel 2A Toezicht", "Artikel 2A", "Toezicht"),
        ("Artikel 6bis. Toezicht", "Artikel 6bis", "Toezicht"),
        ("Article 6 bis Marks", "Article 6 bis", "Marks"),
        ("Artikel 10a1 Toezicht", "Artikel 10a1", "Toezicht"),
        ("2A. Toezicht", "2A", "Toezicht"),
        ("10a1 Toezicht", "10a1", "Toezicht"),
        ("6bis Toezicht", "6bis", "Toezicht"),
        ("Bijlage 1A", "Bijlage 1A", ""),
        ("Bijlage I-A: Lijst", "Bijlage I-A", "Lijst"),
        ("Clause 7.1 Scope", "Clause 7.1", "Scope"),
        ("Art. 5 Boete", "Art. 5", "Boete"),
        ("ARTIKEL IIA. Slot", "ARTIKEL IIA", "Slot"),
        ("Annex A1 Data", "Annex A1", "Data"),
        ("§ 12a Geltung", "12a", "Geltung"),
        ("a. Algemeen", "a", "Algemeen"),
        ("(i) Scope", "i", "Scope"),
        ("1) Scope", "1", "Scope"),
        ("IV", "IV", ""),
    ] {
        assert_eq!(
            number_of(heading),
            Some((number.to_owned(), rest.to_owned())),
            "{heading}"
        );
    }
}

#[test]
fn leaves_words_that_only_look_like_numbers() {
    for heading in [
        "2027 en verder",
        "3 redenen om dit te doen",
        "Titel van het stuk",
        "Part of the plan",
        "I am here",
        "A new way",
        "1.",
        "5G in Europa",
        "12 March 2026",
        "1e Kamer",
        "2nd Phase",
        "Bijlage bij artikel 5",
        "Dr. Jansen",
        "10.000 banen",
    ] {
        let read = number_of(heading);
        assert!(read.is_none() || heading == "1.", "{heading}: {read:?}");
    }
}

fn numbers(tree: &[(usize, &str)]) -> Vec<String> {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut headings = Vec::new();
    for (index, (level, text)) in tree.iter().enumerate() {
        while open.last().is_some_and(|(above, _)| above >= level) {
            open.pop();
        }
        headings.push(Heading {
            parent: open.last().map(|(_, parent)| *parent),
            printed: printed(text),
            uncounted: text.starts_with("Strategie"),
        });
        open.push((*level, index));
    }
    assign(&headings)
}

#[test]
fn a_capital_behind_a_number_may_be_a_name() {
    for heading in ["2A Toezicht", "5G Netwerken"] {
        let kind = printed(heading).unwrap().kind;
        assert!(matches!(kind, PrintedKind::IfFollowing(_)), "{heading}");
    }
}

#[test]
fn counts_where_nothing_is_printed() {
    assert_eq!(
        numbers(&[
            (1, "Een"),
            (2, "Twee"),
            (3, "Drie"),
            (2, "Vier"),
            (1, "Vijf")
        ]),
        ["1", "1.1", "1.1.1", "1.2", "2"]
    );
}

#[test]
fn the_name_of_the_text_is_not_counted() {
    assert_eq!(
        numbers(&[
            (1, "Strategie"),
            (2, "1 Inleiding"),
            (3, "1.1 Doel"),
            (3, "Naar"),
            (2, "2 Kern")
        ]),
        ["", "1", "1.1", "1.2", "2"]
    );
}

#[test]
fn continues_printed_numbers_and_never_takes_one() {
    assert_eq!(
        numbers(&[
            (1, "Vooraf"),
            (1, "1 Inleiding"),
            (1, "Begrippen"),
            (1, "2 Kern"),
            (1, "Slot")
        ]),
        ["", "1", "1a", "2", "3"]
    );
    assert_eq!(
        numbers(&[
            (1, "5 Kern"),
            (2, "Vooraf"),
            (2, "5.1 Een"),
            (2, "Ander"),
            (2, "5.3 Drie")
        ]),
        ["5", "5.0a", "5.1", "5.2", "5.3"]
    );
}

#[test]
fn what_is_printed_is_never_replaced() {
    assert_eq!(
        numbers(&[
            (1, "Network"),
            (2, "Plan"),
            (3, "1. First"),
            (3, "2. Second"),
            (1, "Services"),
            (2, "Plan"),
            (3, "1. First"),
            (1, "Appendix A: Data"),
            (2, "Base"),
            (1, "4 Goals"),
            (2, "1. First"),
            (2, "Other"),
        ]),
        // A "1" of our own for Network would be the number of First.
        [
            "",
            "",
            "1",
            "2",
            "",
            "",
            "1",
            "Appendix A",
            "A.1",
            "4",
            "1",
            "4.2"
        ]
    );
    assert_eq!(
        numbers(&[
            (1, "Hoofdstuk 3 Zorgplicht"),
            (2, "Artikel 3:1 Begrippen"),
            (2, "Artikel 3:2 Zorgplicht"),
            (2, "Artikel 3:2a Melding"),
        ]),
        ["Hoofdstuk 3", "Artikel 3:1", "Artikel 3:2", "Artikel 3:2a"]
    );
}

#[test]
fn a_title_without_a_number_gives_its_children_none() {
    assert_eq!(
        numbers(&[
            (1, "Deel een"),
            (2, "1. Doel"),
            (2, "Tussen"),
            (1, "Deel twee"),
            (2, "1. Doel")
        ]),
        ["", "1", "", "", "1"]
    );
}

#[test]
fn parts_above_numbered_chapters_have_no_number() {
    assert_eq!(
        numbers(&[
            (1, "Deel een"),
            (2, "1 Doel"),
            (2, "2 Weg"),
            (1, "Slot van het stuk"),
            (2, "3 Kern")
        ]),
        ["", "1", "2", "", "3"]
    );
}

#[test]
fn letters_and_roman() {
    assert_eq!(letters(1), "a");
    assert_eq!(letters(27), "aa");
    assert_eq!(roman(14).as_deref(), Some("XIV"));
    assert_eq!(roman(0), None);
}
