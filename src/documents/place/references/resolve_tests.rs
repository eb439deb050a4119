//! What becomes of references as people write them.

use super::*;
use crate::documents::outline::PassageKind::{Footnote, Heading, ListItem, Paragraph};

const SECTIONS: &[(&str, &str)] = &[
    ("", "Voorwoord"),
    ("1", "Inleiding"),
    ("3", "Uitvoering"),
    ("3.1", "Toezicht op de keten"),
    ("5", "Rechten"),
    ("5.2.1", "Melding van incidenten"),
    ("Artikel 5", "Taken van de minister"),
    ("Appendix B", "Data-Level Protections"),
    ("Bijlage C", ""),
];

fn find(reference: &str) -> Option<Target> {
    let sections: Vec<SectionRef<'_>> = SECTIONS
        .iter()
        .map(|(number, title)| SectionRef {
            parent: None,
            number,
            title,
        })
        .collect();
    let long = "woord ".repeat(40);
    let p = |section, kind, number, text| PassageRef {
        section,
        number,
        text,
        kind,
        depth: 0,
    };
    let passages = [
        p(2, Heading, "3", "Uitvoering"),
        p(2, Paragraph, "", "eerste alinea"),
        p(2, ListItem, "2.", "een punt"),
        p(2, Paragraph, "", long.as_str()),
        p(5, Heading, "5.2.1", "Melding"),
        p(5, Paragraph, "", "a"),
        p(5, Paragraph, "", "b"),
        p(6, Heading, "Artikel 5", "Taken"),
        p(6, ListItem, "1.", "lid een"),
        p(6, ListItem, "2.", "lid twee"),
        p(6, Footnote, "5", "noot"),
    ];
    let found = Places::new(&sections, &passages).find(reference)?;
    Some(found.target)
}

#[test]
fn finds_the_whole_text() {
    for reference in [
        "",
        " ",
        "General",
        "Algemeen.",
        "whole document",
        "Het hele document",
        "-",
    ] {
        assert_eq!(find(reference), Some(Target::Document), "{reference}");
    }
}

#[test]
fn finds_sections() {
    for (reference, section) in [
        ("5.2.1", 5),
        ("5.2.1.", 5),
        ("§ 5.2.1", 5),
        ("§5.2.1", 5),
        ("Section 3", 2),
        ("sectie 3", 2),
        ("hoofdstuk 3", 2),
        ("paragraaf 3.1", 3),
        ("par. 3.1", 3),
        ("artikel 5", 6),
        ("Art. 5", 6),
        ("section 5", 4),
        ("Appendix B", 7),
        ("Bijlage B", 7),
        ("bijlage c", 8),
        ("Appendix B: Data-Level Protections", 7),
        ("3 Uitvoering", 2),
        ("Melding van incidenten", 5),
        ("voorwoord", 0),
        ("Toezicht op de", 3),
        ("sections 3-5", 2),
        ("p. 12, section 3", 2),
        ("3.1, third bullet", 3),
        ("5.2.1 lid 9", 5),
    ] {
        assert_eq!(
            find(reference),
            Some(Target::Section(section)),
            "{reference}"
        );
    }
}

#[test]
fn finds_passages() {
    for (reference, passage) in [
        ("5.2.1 lid 2", 6),
        ("section 3, paragraph 2", 3),
        ("section 3, par. 1", 1),
        ("artikel 5, tweede lid", 9),
        ("artikel 5 lid 1", 8),
        ("art. 5(2)", 9),
        ("footnote 5", 10),
        ("Voetnoot 5", 10),
        ("line 1", 0),
        ("regel 2", 1),
        ("line 4-6", 3),
        ("line 6", 3),
        ("line 7", 3),
        ("line 8", 4),
    ] {
        assert_eq!(
            find(reference),
            Some(Target::Passage(passage)),
            "{reference}"
        );
    }
}

#[test]
fn admits_what_it_cannot_tell() {
    for reference in [
        "9.9",
        "section 12",
        "page 4",
        "line 4000",
        "3 remarks about this",
        "footnote 77",
        "zie onze brief",
        "lid 2",
        "2017 budget",
    ] {
        assert_eq!(find(reference), None, "{reference}");
    }
}
