//! The numbers that headings and items print.

use super::{docx, item, level, numbering, paragraph, read};
use crate::documents::outline::Changes;
use crate::documents::read::office::packed::{outline, told};

#[test]
fn levels_count_and_begin_anew_as_they_say() {
    let body = [
        item(1, 0, "een"),
        item(1, 1, "een een"),
        item(1, 2, "a"),
        item(1, 3, "bol"),
        item(1, 1, "een twee"),
        item(1, 2, "gaat door"),
        item(1, 0, "twee"),
        item(1, 2, "anew, its parent not counted"),
    ]
    .concat();
    let (passages, _) = read(&body, &[("numbering.xml", &numbering())]);
    assert_eq!(
        passages,
        [
            "l0 I.|een",
            "l1 1.1|een een",
            "l2 a)|a",
            "l3 |bol",
            "l1 1.2|een twee",
            "l2 b)|gaat door",
            "l0 II.|twee",
            "l1 a)|anew, its parent not counted",
        ]
    );
}

#[test]
fn lists_of_one_definition_count_on_unless_they_begin_anew() {
    let body = [
        item(2, 0, "a"),
        paragraph("", "tussen"),
        item(3, 0, "b"),
        item(4, 0, "c"),
        item(4, 0, "d"),
        item(2, 0, "e"),
        item(5, 0, "f"),
        item(9, 0, "of no list"),
    ]
    .concat();
    let (passages, _) = read(&body, &[("numbering.xml", &numbering())]);
    assert_eq!(
        passages,
        [
            "l0 1.|a",
            "p0 |tussen",
            "l0 2.|b",
            "l0 1.|c",
            "l0 2.|d",
            "l0 3.|e",
            "l0 Lid 4th|f",
            "p0 |of no list",
        ]
    );
}

#[test]
fn headings_are_told_by_style_name_or_level() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Kop1\"><w:name w:val=\"Kop 1\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Eigen\"><w:name w:val=\"Eigen kop\"/><w:basedOn w:val=\"K2\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"K2\"><w:name w:val=\"heading 2\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:rPr><w:b/><w:i/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Tekst\"><w:name w:val=\"Tekst\"/><w:basedOn w:val=\"K2\"/><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr><w:outlineLvl w:val=\"9\"/></w:pPr><w:rPr><w:b w:val=\"0\"/><w:i w:val=\"0\"/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Lus\"><w:name w:val=\"Lus\"/><w:basedOn w:val=\"Lus\"/></w:style>";
    let lists = format!(
        "<w:abstractNum w:abstractNumId=\"3\">{}{}</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num>",
        level(0, "decimal", "%1", "<w:pStyle w:val=\"Kop1\"/>"),
        level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"K2\"/>")
    );
    let style = |name: &str| format!("<w:pStyle w:val=\"{name}\"/>");
    let body = [
        paragraph(&style("Titel"), "Regeling"),
        paragraph(&style("Titel"), "havens"),
        paragraph(&style("Kop1"), "Algemeen"),
        paragraph(&style("Eigen"), "doel, met een kleine letter"),
        paragraph(&style("Tekst"), "Tekst."),
        paragraph("<w:outlineLvl w:val=\"2\"/>", "Diep"),
        paragraph(&style("Lus"), "Slot."),
    ]
    .concat();
    let file = docx(&body, &[("styles.xml", styles), ("numbering.xml", &lists)]);
    let outline = outline("d.docx", file, Changes::Accept);
    let sections: Vec<String> = outline
        .sections
        .iter()
        .map(|s| format!("{}|{}|{}", s.level, s.number, s.title))
        .collect();
    assert_eq!(outline.title.as_deref(), Some("Regeling havens"));
    assert_eq!(
        sections,
        [
            "1||Regeling havens",
            "2||Algemeen",
            "3|1.1|doel, met een kleine letter",
            "4|1.1.1|Diep",
        ]
    );
    assert_eq!(told(&outline).0[3], "p0 |Tekst.");
    assert_eq!(told(&outline).0[5], "p0 |Slot.");
}

#[test]
fn numbered_paragraphs_that_count_as_articles_are_headings() {
    let lists = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
        level(0, "decimal", "Artikel %1.", ""),
        level(1, "decimal", "%2.", "")
    );
    let body = [
        item(1, 0, "Begrippen"),
        item(1, 1, "Een kade."),
        item(1, 0, "De beheerder meldt het."),
        item(1, 0, ""),
        item(1, 1, "Slot."),
    ]
    .concat();
    assert_eq!(
        read(&body, &[("numbering.xml", &lists)]).0,
        [
            "h0 Artikel 1|Begrippen",
            "l0 1.|Een kade.",
            "h0 |Artikel 2.",
            "p0 |De beheerder meldt het.",
            "h0 |Artikel 3.",
            "l0 1.|Slot.",
        ]
    );
}
