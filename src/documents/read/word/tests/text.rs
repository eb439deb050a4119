//! What is text, what is not, and files that are no whole ones.

use super::{TYPES, docx, item, numbering, paragraph, read, refused, run};
use crate::documents::read::office::packed::{packed, refusal};

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
