//! Where references lead in a memorandum, a law and a text in volumes.

use super::*;
use crate::documents::outline::PassageKind;

/// A text: Sections as (depth, number, title), Passages behind them.
struct Sheet {
    sections: Vec<(usize, &'static str, &'static str)>,
    passages: Vec<(usize, PassageKind, &'static str, &'static str, usize)>,
}

impl Sheet {
    fn find(&self, reference: &str) -> Option<Found> {
        let mut line: Vec<usize> = Vec::new();
        let mut sections = Vec::new();
        for (at, (depth, number, title)) in self.sections.iter().enumerate() {
            line.truncate(*depth);
            sections.push(SectionRef {
                parent: line.last().copied(),
                number,
                title,
            });
            line.push(at);
        }
        let passages: Vec<PassageRef<'_>> = self
            .passages
            .iter()
            .map(|(section, kind, number, text, depth)| PassageRef {
                section: *section,
                number,
                text,
                kind: *kind,
                depth: *depth,
            })
            .collect();
        Places::new(&sections, &passages).find(reference)
    }

    /// What stands at the place, and the doubt about it.
    fn says(&self, reference: &str) -> (String, Option<Doubt>) {
        match self.find(reference) {
            None => ("nowhere".to_owned(), None),
            Some(found) => (
                match found.target {
                    Target::Document => "all".to_owned(),
                    Target::Section(at) => {
                        let (_, number, title) = self.sections[at];
                        if number.is_empty() { title } else { number }.to_owned()
                    }
                    Target::Passage(at) => format!("“{}”", self.passages[at].3),
                },
                found.doubt,
            ),
        }
    }

    fn all(&self, table: &[(&str, &str)]) {
        for (reference, place) in table {
            let (found, doubt) = self.says(reference);
            assert_eq!((found.as_str(), doubt), (*place, None), "{reference}");
        }
    }

    fn doubted(&self, doubt: Doubt, table: &[(&str, &str)]) {
        for (reference, place) in table {
            let (found, said) = self.says(reference);
            assert_eq!((found.as_str(), said), (*place, Some(doubt)), "{reference}");
        }
    }
}

use PassageKind::{Heading, ListItem, Paragraph, TableRow};

/// A memorandum with numbered sections, tables and questions.
fn memorandum() -> Sheet {
    Sheet {
        sections: vec![
            (0, "", "Nota digitale weerbaarheid"),
            (1, "1", "Inleiding"),
            (1, "3", "Maatregelen"),
            (2, "3.1", "Techniek"),
            (2, "3.2", "Organisatie"),
            (1, "4", "Principe 4: Openheid"),
            (1, "5", "Toezicht"),
            (2, "5.1", "Taken"),
            (2, "5.2", "Bevoegdheden"),
            (3, "5.2.2", "Out-of-Band Devices"),
            (2, "5.10", "Verslag"),
            (1, "", "Vragen"),
            (1, "Appendix A", "Woordenlijst"),
            (2, "A.2", "Afkortingen"),
            (1, "Bijlage 1A", "Tabellen"),
            (1, "7", "Rest"),
        ],
        passages: vec![
            (1, Heading, "1", "Inleiding", 0),
            (1, Paragraph, "", "Deze nota beschrijft de aanpak.", 0),
            (8, Paragraph, "", "Tabel 3 laat de bevoegdheden zien.", 0),
            (
                8,
                Paragraph,
                "",
                "De toezichthouder kan een aanwijzing geven.",
                0,
            ),
            (8, TableRow, "", "Tabel 3: bevoegdheden", 0),
            (11, ListItem, "1.", "Wat vindt u?", 0),
            (11, ListItem, "2.", "Wat mist u?", 0),
            (15, Paragraph, "", "Kies:", 0),
            (15, ListItem, "a)", "het een", 0),
            (15, ListItem, "b)", "het ander", 0),
        ],
    }
}

#[test]
fn a_number_is_a_place_only_bare_or_behind_a_word_for_sections() {
    memorandum().all(&[
        ("Section 5.2.2, general", "5.2.2"),
        ("5.2.2. Out-of-Band Devices", "5.2.2"),
        ("Zie 5.2", "5.2"),
        ("heading of 5.2", "5.2"),
        ("op pagina 3 in paragraaf 3.1", "3.1"),
        ("blz. 4, par. 3.2", "3.2"),
        ("Reactie 3 op 5.2", "5.2"),
        ("par.3.2", "3.2"),
        ("Kapitel 3", "3"),
        ("Abschnitt 3.1", "3.1"),
        ("chapitre 5", "5"),
        ("hoofdstuk 3, paragraaf 3.1", "3.1"),
        ("5,10", "5.10"),
        ("3.1: de keten", "3.1"),
        ("3 - Maatregelen", "3"),
        ("5.10", "5.10"),
        ("Appendix A.2", "A.2"),
        ("A.2", "A.2"),
        ("bijlage a", "Appendix A"),
        ("Annex A", "Appendix A"),
        ("Bijlage 1A", "Bijlage 1A"),
        ("Principe 4", "4"),
        (
            "paragraaf 5.2, alinea 1",
            "“Tabel 3 laat de bevoegdheden zien.”",
        ),
        (
            "paragraph 5.2, paragraph 2",
            "“De toezichthouder kan een aanwijzing geven.”",
        ),
        ("punt 5.2", "5.2"),
        ("H3", "3"),
        ("3.Maatregelen", "3"),
        ("vanaf 5.2", "5.2"),
        ("５.２", "5.2"),
        ("de paragraaf Inleiding", "1"),
        ("n.v.t.", "all"),
    ]);
    memorandum().all(&[
        ("Figure 2", "nowhere"),
        ("figuur 3.1", "nowhere"),
        ("overweging 4", "nowhere"),
        ("Recital (12)", "nowhere"),
        ("eis 5.2", "nowhere"),
        ("Bijlage 1", "nowhere"),
        ("Deel 3", "nowhere"),
        ("opmerking 4", "nowhere"),
        ("comment 3", "nowhere"),
        ("streefdoel 4", "nowhere"),
        ("Principe 3", "nowhere"),
        ("Tabellen 45-49", "nowhere"),
        ("p. 3", "nowhere"),
        ("blz 3-5", "nowhere"),
        ("pagina 1, regel 1", "nowhere"),
        ("page 1, line 1", "nowhere"),
        ("690/705", "nowhere"),
        ("regel 400", "nowhere"),
        ("3 remarks about this", "nowhere"),
        ("2026-05-03", "nowhere"),
        ("5-2", "nowhere"),
        ("5.9", "nowhere"),
        ("onder 3", "nowhere"),
    ]);
}

#[test]
fn another_text_has_places_of_its_own() {
    memorandum().all(&[
        ("NIS2 art. 5", "nowhere"),
        ("NIS2 5.2", "nowhere"),
        ("artikel 5 AVG", "nowhere"),
        ("section 5 of the GDPR", "nowhere"),
        ("artikel 5 van de Telecommunicatiewet", "nowhere"),
        ("5.1 van de BIO", "nowhere"),
        ("ISO 27001 5.2", "nowhere"),
        ("Awb 3:4", "nowhere"),
        ("RFC 2119 section 3", "nowhere"),
    ]);
}

#[test]
fn things_are_found_where_the_text_has_them() {
    memorandum().all(&[
        ("Tabel 3", "“Tabel 3: bevoegdheden”"),
        ("Table 3", "“Tabel 3: bevoegdheden”"),
        ("5.2, tabel 3", "“Tabel 3: bevoegdheden”"),
        ("Vraag 2", "“Wat mist u?”"),
        ("Question 1", "“Wat vindt u?”"),
        ("Clause 7 a)", "“het een”"),
        ("7 onder b", "“het ander”"),
        ("5.2, 2", "“De toezichthouder kan een aanwijzing geven.”"),
        (
            "tweede alinea van 5.2",
            "“De toezichthouder kan een aanwijzing geven.”",
        ),
        (
            "paragraph 2 of section 5.2",
            "“De toezichthouder kan een aanwijzing geven.”",
        ),
    ]);
    memorandum().doubted(
        Doubt::Partly,
        &[
            ("5.2 tabel 1", "5.2"),
            ("3.1, third bullet", "3.1"),
            ("5.2 lid 9", "5.2"),
        ],
    );
}

#[test]
fn of_several_places_the_first_is_meant_and_it_is_said() {
    memorandum().doubted(
        Doubt::Several,
        &[
            ("5.1 and 5.2", "5.1"),
            ("5.1, 5.2", "5.1"),
            ("3, 4", "3"),
            ("5.1-5.2", "5.1"),
            ("5.1 t/m 5.10", "5.1"),
            ("sections 3 to 5", "3"),
            ("3.1/3.2", "3.1"),
            ("hoofdstuk 3; hoofdstuk 5", "3"),
            ("5.2 Table 5.1 and 5.10", "5.2"),
            ("3.1\n3.2", "3.1"),
            ("figuur 9 en 5.2", "5.2"),
        ],
    );
    memorandum().doubted(Doubt::Word, &[("artikel 5.2", "5.2")]);
}

/// A law: articles with numbered paragraphs, items below them.
fn law() -> Sheet {
    Sheet {
        sections: vec![
            (0, "", "Wet zorgplicht"),
            (1, "", "Overwegingen"),
            (1, "Artikel 1", "Begrippen"),
            (1, "Artikel 2", "Zorgplicht"),
            (1, "Artikel 3", "Melding"),
            (1, "Artikel 3:2a", "Beroep"),
            (1, "Artikel 6bis", ""),
        ],
        passages: vec![
            (1, Paragraph, "", "(12) Overwegende dat het nodig is.", 0),
            (2, Paragraph, "", "Een incident is een verstoring.", 0),
            (3, Heading, "Artikel 2", "Zorgplicht", 0),
            (3, ListItem, "1.", "De aanbieder:", 0),
            (3, ListItem, "", "a. analyseert;", 1),
            (3, ListItem, "", "b. oefent:", 1),
            (3, ListItem, "1°", "jaarlijks;", 2),
            (3, ListItem, "2°", "samen.", 2),
            (3, ListItem, "2.", "De minister stelt regels.", 0),
            (3, ListItem, "c.", "niet voor:", 1),
            (4, Paragraph, "", "De aanbieder meldt.", 0),
            (4, Paragraph, "", "Het loket bevestigt.", 0),
        ],
    }
}

#[test]
fn articles_are_followed_down_to_the_item() {
    law().all(&[
        ("artikel 2, tweede lid", "“De minister stelt regels.”"),
        ("artikel 2, eerste lid, onderdeel b", "“b. oefent:”"),
        ("eerste lid, onderdeel b, van artikel 2", "“b. oefent:”"),
        (
            "onderdeel b van het eerste lid van artikel 2",
            "“b. oefent:”",
        ),
        ("art. 2 lid 1 sub b", "“b. oefent:”"),
        ("art. 2 lid 1 sub b onder 2°", "“samen.”"),
        ("Article 2(1)(b)", "“b. oefent:”"),
        ("2(1)(b)", "“b. oefent:”"),
        ("Art. 2 Abs. 1 lit. b", "“b. oefent:”"),
        ("article 2, paragraph 1, point (b)", "“b. oefent:”"),
        ("artikel 2 onder b", "“b. oefent:”"),
        ("artikel 2, aanhef en onder b", "“b. oefent:”"),
        ("artikel 3, eerste lid", "“De aanbieder meldt.”"),
        ("artikel 3, 2e lid, tweede volzin", "“Het loket bevestigt.”"),
        ("artikel 3:2a", "Artikel 3:2a"),
        ("art. 6bis", "Artikel 6bis"),
        ("Recital (12)", "“(12) Overwegende dat het nodig is.”"),
        ("overweging 12", "“(12) Overwegende dat het nodig is.”"),
        ("considérant 12", "“(12) Overwegende dat het nodig is.”"),
        ("lid 2", "“De minister stelt regels.”"),
        ("artikel 2 van de wet", "Artikel 2"),
        ("artikel 9", "nowhere"),
        ("lid 7", "nowhere"),
    ]);
    law().doubted(
        Doubt::Several,
        &[
            ("Artikelen 2 en 3", "Artikel 2"),
            ("artikel 2 en artikel 3", "Artikel 2"),
            ("artikel 2, lid 1 en 2", "“De aanbieder:”"),
            ("artikel 2, lid 2 en lid 1", "“De minister stelt regels.”"),
            ("artikel 2, eerste lid, onder a en b", "“a. analyseert;”"),
        ],
    );
}

#[test]
fn the_name_of_a_volume_chooses_among_parts_that_number_alike() {
    let volumes = Sheet {
        sections: vec![
            (0, "", "NIST SP 800-63A Enrollment"),
            (1, "5", "Process"),
            (2, "5.1", "General"),
            (0, "", "NIST SP 800-63B Authentication"),
            (1, "5", "Authenticators"),
            (2, "5.1", "Types"),
            (2, "5.1.1.2", "Verifiers"),
            (0, "", "Deel II: Uitvoering"),
            (1, "3.1", "Regels"),
            (0, "", "Deel III: Toezicht"),
            (1, "3.1", "Boetes"),
            (1, "7", "Slot"),
            (0, "Deel IV", "Bijlagen"),
            (1, "7", "Lijsten"),
        ],
        passages: vec![(11, ListItem, "c.", "een punt dat er een keer is", 0)],
    };
    volumes.all(&[
        ("800-63B 5.1.1.2", "5.1.1.2"),
        ("SP 800-63B, section 5.1.1.2", "5.1.1.2"),
        ("63B 5.1.1.2", "5.1.1.2"),
        ("63B: 5.1.1.2", "5.1.1.2"),
        ("800-63A 5.1.1.2", "nowhere"),
        ("800-63A, section 5.1.1.2", "nowhere"),
        ("800-63C, section 5.1.1.2", "nowhere"),
        ("5.1", "nowhere"),
        ("Deel V, 3.1", "nowhere"),
        ("7", "nowhere"),
        ("7, onder c", "“een punt dat er een keer is”"),
        ("7(c)", "“een punt dat er een keer is”"),
    ]);
    let place = |reference| volumes.find(reference).map(|found| found.target);
    for (reference, section) in [
        ("800-63A 5.1", 2),
        ("800-63B 5.1", 5),
        ("SP 800-63B, Sec. 5.1", 5),
        ("Section 5.1 of 800-63B", 5),
        ("Deel II, 3.1", 8),
        ("deel 3, paragraaf 3.1", 10),
        ("Part III 3.1", 10),
        ("Deel II", 7),
        ("Deel IV, 7", 13),
        ("Deel III, 7", 11),
    ] {
        assert_eq!(
            place(reference),
            Some(Target::Section(section)),
            "{reference}"
        );
    }
}
