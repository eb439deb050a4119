//! Word files as Word and others write them, read from the package to the passages.

use crate::documents::outline::Changes;
use crate::documents::read::office::packed::{outline, packed, refusal, told};

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

const TYPES: &str = "<Types><Override PartName=\"/word/document.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

/// A file of this body, and parts beside it: their names and what stands in them.
fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    let mut all = vec![
        ("[Content_Types].xml".to_owned(), TYPES.to_owned()),
        ("word/document.xml".to_owned(), document),
    ];
    for (name, inner) in parts {
        let root = name.trim_end_matches(".xml");
        let whole = format!("<w:{root} {SPACES}>{inner}</w:{root}>");
        all.push((format!("word/{name}"), whole));
    }
    let parts: Vec<(&str, &str)> = all.iter().map(|(n, c)| (n.as_str(), c.as_str())).collect();
    packed(&parts)
}

fn read(body: &str, parts: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    told(&outline("d.docx", docx(body, parts), Changes::Accept))
}

fn refused(body: &str, parts: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    told(&outline("d.docx", docx(body, parts), Changes::Refuse))
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run(text))
}

fn item(list: u32, level: u32, text: &str) -> String {
    let numbers =
        format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
    paragraph(&numbers, text)
}

fn level(at: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

/// Two definitions and five lists that use them.
fn numbering() -> String {
    let first = [
        level(0, "upperRoman", "%1.", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "lowerLetter", "%3)", "<w:lvlRestart w:val=\"1\"/>"),
        level(3, "bullet", "•", ""),
    ]
    .concat();
    let second = level(0, "decimal", "%1.", "") + &level(1, "lowerLetter", "%2.", "");
    format!(
        "<w:abstractNum w:abstractNumId=\"0\">{first}</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">{second}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num>\
         <w:num w:numId=\"4\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
         <w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride></w:num>",
        level(0, "ordinal", "Lid %1", "")
    )
}

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

#[test]
fn tracked_changes_are_taken_in_or_refused() {
    let by = "w:id=\"1\" w:author=\"Jan Proef\" w:date=\"2026-05-12T10:00:00Z\"";
    let gone = |text: &str| format!("<w:del {by}><w:r><w:delText>{text}</w:delText></w:r></w:del>");
    let new = |text: &str| format!("<w:ins {by}>{}</w:ins>", run(text));
    let mark = |change: &str| format!("<w:pPr><w:rPr><w:{change} {by}/></w:rPr></w:pPr>");
    let row = |change: &str, text: &str| {
        format!(
            "<w:tr><w:trPr>{change}</w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            paragraph("", text),
            paragraph("", "b")
        )
    };
    let body = [
        format!("<w:p>{}{}{}{}</w:p>", run("Binnen "), gone("72"), new("24"), run(" uur.")),
        format!("<w:p>{}{}</w:p>", mark("del"), run("Eerste ")),
        format!("<w:p>{}</w:p>", run("en tweede.")),
        format!("<w:p>{}{}</w:p>", mark("ins"), new("Nieuw.")),
        item(2, 0, "een"),
        format!("<w:p><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr><w:rPr><w:del {by}/></w:rPr></w:pPr>{}</w:p>", gone("weg")),
        item(2, 0, "twee"),
        format!("<w:tbl>{}{}{}</w:tbl>", row("", "kop"), row(&format!("<w:del {by}/>"), "oud"), row(&format!("<w:ins {by}/>"), "vers")),
    ]
    .concat();
    let parts = [("numbering.xml", numbering())];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(n, p)| (*n, p.as_str())).collect();
    let (passages, remarks) = read(&body, &parts);
    assert_eq!(
        passages,
        [
            "p0 |Binnen 24 uur.",
            "p0 |Eerste en tweede.",
            "p0 |Nieuw.",
            "l0 1.|een",
            "l0 2.|twee",
            "t0 |<td>kop</td><td>b</td>",
            "t0 |<td>vers</td><td>b</td>",
        ]
    );
    assert_eq!(remarks, ["Deletion 4", "Insertion 3"]);
    let (passages, remarks) = refused(&body, &parts);
    assert_eq!(
        passages,
        [
            "p0 |Binnen 72 uur.",
            "p0 |Eerste",
            "p0 |en tweede.",
            "l0 1.|een",
            "l0 2.|weg",
            "l0 3.|twee",
            "t0 |<td>kop</td><td>b</td>",
            "t0 |<td>oud</td><td>b</td>",
        ]
    );
    assert_eq!(remarks, ["RefusedDeletion 4", "RefusedInsertion 3"]);
}

#[test]
fn fields_show_what_they_come_to() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let told_to = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let field = |told: &str, result: &str| {
        [
            mark("begin"),
            told_to(told),
            mark("separate"),
            result.to_owned(),
            mark("end"),
        ]
        .concat()
    };
    let body = [
        format!("<w:p>{}{}{}{}</w:p>", mark("begin"), told_to("TOC \\o"), mark("separate"), run("Doel 1")),
        format!("<w:p>{}{}</w:p>", field("PAGEREF x", &run("Weg 2")), mark("end")),
        format!("<w:p>{}{}.</w:p>", run("Zie artikel "), field("REF _x \\h", &run("5"))),
        format!("<w:p>{}</w:p>", field(" HYPERLINK \"https://example.org/\" ", &run("hier"))),
        format!("<w:p>{}{}</w:p>", mark("begin"), run("Nooit dicht.")),
        "<w:p><w:fldSimple w:instr=\"SEQ a\"><w:r><w:t>Figuur 1</w:t></w:r></w:fldSimple></w:p>".to_owned(),
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Slot 9</w:t></w:r></w:p></w:sdtContent></w:sdt>".to_owned(),
        format!("<w:sdt><w:sdtContent><w:p><w:smartTag><w:r><w:t>Den Haag</w:t></w:r></w:smartTag>{}</w:p></w:sdtContent></w:sdt>", run("!")),
    ]
    .concat();
    let (passages, remarks) = read(&body, &[]);
    assert_eq!(
        passages,
        [
            "p0 |Zie artikel 5",
            "p0 |<a href=\"https://example.org/\" rel=\"nofollow noopener\">hier</a>",
            "p0 |Nooit dicht.",
            "p0 |Figuur 1",
            "p0 |Den Haag!",
        ]
    );
    assert_eq!(remarks, ["Contents 3"]);
}

#[test]
fn what_is_hidden_or_in_the_margin_stays_out_and_is_said() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>";
    let body = [
        format!("<w:p>{}{hidden}{hidden}{}<w:r><w:commentReference w:id=\"0\"/></w:r></w:p>", run("Open "), run("baar.")),
        format!("<w:p><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr>{hidden}</w:p>"),
        item(2, 0, "geteld als eerste"),
        "<w:p><w:r><w:t>Woord</w:t><w:softHyphen/><w:t>deel</w:t><w:noBreakHyphen/><w:t>x</w:t><w:tab/><w:t>y</w:t><w:br/><w:t>z</w:t>\
         <w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r></w:p>".to_owned(),
    ]
    .concat();
    let comments = "<w:comment w:id=\"0\" w:author=\"Jan Proef\"><w:p/></w:comment><w:comment w:id=\"1\" w:author=\"Kim\"><w:p/></w:comment>";
    let (passages, remarks) = read(
        &body,
        &[("comments.xml", comments), ("numbering.xml", &numbering())],
    );
    assert_eq!(
        passages,
        [
            "p0 |Open baar.",
            "l0 1.|geteld als eerste",
            "p0 |Woorddeel-x y<br>\nz≥☑",
        ]
    );
    assert_eq!(remarks, ["Hidden 2", "ReviewComment 2"]);
}

#[test]
fn notes_are_tied_to_their_marks_in_order() {
    let note = |kind: &str, id: u32, more: &str| {
        format!(
            "<w:r><w:{kind}Reference w:id=\"{id}\"{more}/>{}</w:r>",
            if more.is_empty() { "" } else { "<w:t>*</w:t>" }
        )
    };
    let body = format!(
        "<w:p>{}{}{}{}<w:del>{}</w:del>{}</w:p>",
        run("Een"),
        note("footnote", 3, ""),
        note("endnote", 2, ""),
        note("footnote", 4, " w:customMarkFollows=\"1\""),
        note("footnote", 5, ""),
        note("footnote", 2, "")
    );
    let one = |kind: &str, id: u32, text: &str| {
        format!(
            "<w:{kind} w:id=\"{id}\"><w:p><w:r><w:{kind}Ref/></w:r>{}</w:p></w:{kind}>",
            run(text)
        )
    };
    let feet = format!(
        "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>{}{}{}{}",
        one("footnote", 2, "de tweede"),
        one("footnote", 3, "de eerste"),
        one("footnote", 4, "met ster"),
        one("footnote", 5, "weg")
    );
    let (passages, _) = read(
        &body,
        &[
            ("footnotes.xml", &feet),
            ("endnotes.xml", &one("endnote", 2, "aan het eind")),
        ],
    );
    let texts: Vec<&str> = passages
        .iter()
        .map(|p| p.split("|<span").next().unwrap())
        .collect();
    assert_eq!(texts[1..], ["f0 1", "f0 i", "f0 *", "f0 2"]);
    assert!(
        passages[0].ends_with("[2]</a></sup>") && passages[4].contains("de tweede"),
        "{passages:?}"
    );
}

#[test]
fn tables_keep_their_merged_cells_and_boxes_come_once() {
    let cell = |properties: &str, text: &str| {
        format!(
            "<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>",
            paragraph("", text)
        )
    };
    let row = |properties: &str, cells: &[String]| {
        format!(
            "<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>",
            cells.concat()
        )
    };
    let table = [
        row(
            "<w:tblHeader/>",
            &[cell("<w:gridSpan w:val=\"2\"/>", "breed"), cell("", "c")],
        ),
        row(
            "",
            &[
                cell("<w:vMerge w:val=\"restart\"/>", "hoog"),
                cell("", "b"),
                cell("", "c"),
            ],
        ),
        row(
            "",
            &[
                cell("<w:vMerge/>", ""),
                cell("", "b2"),
                item(2, 0, "x").replace("<w:p>", "<w:tc><w:p>") + "</w:tc>",
            ],
        ),
    ]
    .concat();
    let text_box = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", paragraph("", text));
    let body = format!(
        "<w:tbl>{table}</w:tbl><w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"Vak\"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>{}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>\
         <w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"2\" name=\"x\" descr=\"Kaart van de haven\"/><a:blip/></wp:inline></w:drawing></w:r></w:p>\
         <w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"3\" name=\"x\"/><a:blip/></wp:inline></w:drawing></w:r></w:p>",
        run("Zie het vak."),
        text_box("In het vak."),
        text_box("In het vak.")
    );
    let (passages, remarks) = read(&body, &[("numbering.xml", &numbering())]);
    assert_eq!(
        passages,
        [
            "t0 |<th scope=\"col\" colspan=\"2\">breed</th><th scope=\"col\">c</th>",
            "t0 |<td rowspan=\"2\">hoog</td><td>b</td><td>c</td>",
            "t0 |<td>b2</td><td>1. x</td>",
            "p0 |Zie het vak.",
            "p0 |In het vak.",
            "p0 |Kaart van de haven",
        ]
    );
    assert_eq!(remarks, ["Picture 1"]);
}

#[test]
fn broken_and_hostile_files_are_refused_by_name() {
    let types = ("[Content_Types].xml", TYPES);
    for (parts, sentence) in [
        (
            vec![types, ("word/document.xml", "<w:document>")],
            "d.docx is damaged: its part word/document.xml cannot be read; save it again",
        ),
        (
            vec![
                types,
                (
                    "word/document.xml",
                    "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
                ),
            ],
            "d.docx is damaged: its part word/document.xml cannot be read; save it again",
        ),
        (
            vec![types],
            "d.docx is damaged: its part word/document.xml cannot be read; save it again",
        ),
        (
            vec![("word/document.xml", "<x/>")],
            "d.docx is damaged or was not sent whole; save it again",
        ),
    ] {
        assert_eq!(refusal("d.docx", packed(&parts)), sentence);
    }
    let whole = docx(&paragraph("", "x"), &[]);
    assert_eq!(
        refusal("d.docx", whole[..whole.len() / 2].to_vec()),
        "d.docx is damaged or was not sent whole; save it again"
    );
    assert_eq!(refusal("d.docx", docx("", &[])), "d.docx holds no text");
    let deep = "<w:tbl><w:tr><w:tc>".repeat(2000) + &"</w:tc></w:tr></w:tbl>".repeat(2000);
    assert_eq!(
        refusal("d.docx", docx(&deep, &[])),
        "d.docx nests deeper than 250 levels"
    );
    let broken = docx(&paragraph("", "x"), &[("styles.xml", "<w:style>")]);
    assert_eq!(
        refusal("d.docx", broken),
        "d.docx is damaged: its part word/styles.xml cannot be read; save it again"
    );
}

#[test]
fn takes_time_in_proportion() {
    let began = std::time::Instant::now();
    let body: String = (0..5_000_u32)
        .map(|n| item(1 + n % 2, n % 3, "een punt"))
        .collect();
    assert_eq!(
        read(&body, &[("numbering.xml", &numbering())]).0.len(),
        5_000
    );
    assert!(began.elapsed().as_secs() < 20);
}
