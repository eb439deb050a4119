//! Texts of OpenDocument as LibreOffice and others write them, read from the package to the passages.

use crate::documents::outline::Changes;
use crate::documents::read::office::packed::{outline, packed, refusal, told};

const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
    xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\" \
    xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

/// A text of these styles for all texts, styles of its own and body.
fn odt(shared: &str, styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let shared = format!(
        "<office:document-styles {SPACES}><office:styles>{shared}</office:styles></office:document-styles>"
    );
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("styles.xml", &shared),
    ])
}

fn read(shared: &str, styles: &str, body: &str) -> (Vec<String>, Vec<String>) {
    told(&outline(
        "d.odt",
        odt(shared, styles, body),
        Changes::Accept,
    ))
}

fn level(at: u32, format: &str, more: &str) -> String {
    format!(
        "<text:list-level-style-number text:level=\"{at}\" style:num-format=\"{format}\" {more}/>"
    )
}

fn item(inner: &str) -> String {
    format!("<text:list-item>{inner}</text:list-item>")
}

fn p(text: &str) -> String {
    format!("<text:p>{text}</text:p>")
}

#[test]
fn lists_go_on_where_they_say_so() {
    let styles = format!(
        "<text:list-style style:name=\"L1\">{}{}</text:list-style>\
         <text:list-style style:name=\"L2\">{}<text:list-level-style-bullet text:level=\"2\" text:bullet-char=\"-\"/></text:list-style>",
        level(1, "1", "style:num-suffix=\".\""),
        level(2, "a", "style:num-suffix=\")\" text:display-levels=\"2\""),
        level(
            1,
            "I",
            "style:num-prefix=\"(\" style:num-suffix=\")\" text:start-value=\"4\""
        )
    );
    let list = |more: &str, items: &str| format!("<text:list {more}>{items}</text:list>");
    let body = [
        list(
            "xml:id=\"a\" text:style-name=\"L1\"",
            &(item(&(p("een") + &p("verder"))) + &item(&(p("twee") + &list("", &item(&p("diep")))))),
        ),
        p("Tussen."),
        list(
            "text:style-name=\"L1\" text:continue-numbering=\"true\"",
            &item(&list("", &(item(&p("dieper")) + &item(&p("nog"))))),
        ),
        list("text:style-name=\"L1\"", &item(&p("nieuw"))),
        list("text:style-name=\"L2\"", &(item(&(p("romeins") + &list("", &item(&p("bol"))))))),
        list("text:style-name=\"L1\" text:continue-list=\"a\"", &item(&p("drie"))),
        list("text:style-name=\"L1\" text:continue-numbering=\"true\"",
            "<text:list-header><text:p>los</text:p></text:list-header><text:list-item text:start-value=\"9\"><text:p>negen</text:p></text:list-item>"),
    ]
    .concat();
    assert_eq!(
        read("", &styles, &body).0,
        [
            "l0 1.|een<br>\nverder",
            "l0 2.|twee",
            "l1 2.a)|diep",
            "p0 |Tussen.",
            "l0 2.b)|dieper",
            "l0 2.c)|nog",
            "l0 1.|nieuw",
            "l0 (IV)|romeins",
            "l1 |bol",
            "l0 3.|drie<br>\nlos",
            "l0 9.|negen",
        ]
    );
}

#[test]
fn headings_count_by_the_outline_of_the_text() {
    let shared = "<text:outline-style style:name=\"Outline\">\
        <text:outline-level-style text:level=\"1\" style:num-format=\"1\" loext:num-list-format=\"Artikel %1%\"/>\
        <text:outline-level-style text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/></text:outline-style>\
        <style:style style:name=\"Title\" style:family=\"paragraph\"/>\
        <style:style style:name=\"Heading_20_2\" style:display-name=\"Heading 2\" style:family=\"paragraph\"/>";
    let styles = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>\
        <style:style style:name=\"P2\" style:family=\"paragraph\" style:list-style-name=\"\"/>";
    let h = |level: u32, more: &str, text: &str| {
        format!("<text:h text:outline-level=\"{level}\" {more}>{text}</text:h>")
    };
    let body = [
        "<text:p text:style-name=\"P1\">Regeling</text:p>".to_owned(),
        h(1, "", "Doel"),
        h(2, "", "nader"),
        h(1, "text:style-name=\"P2\"", "Zonder nummer"),
        h(
            1,
            "text:restart-numbering=\"true\" text:start-value=\"7\"",
            "Zeven",
        ),
        "<text:p text:style-name=\"Heading_20_2\">Een kop</text:p>".to_owned(),
    ]
    .concat();
    let outline = outline("d.odt", odt(shared, styles, &body), Changes::Accept);
    let sections: Vec<String> = outline
        .sections
        .iter()
        .map(|s| format!("{}|{}|{}", s.level, s.number, s.title))
        .collect();
    assert_eq!(
        sections,
        [
            "1||Regeling",
            "2|Artikel 1|Doel",
            "3|1.1|nader",
            "2||Zonder nummer",
            "2|Artikel 7|Zeven",
            "3|Artikel 7.1|Een kop",
        ]
    );
}

#[test]
fn changes_over_paragraphs_are_taken_in_or_refused() {
    let body = "<text:tracked-changes>\
        <text:changed-region text:id=\"c1\"><text:deletion><office:change-info><dc:creator>Jan Proef</dc:creator></office:change-info><text:p> weg.</text:p><text:p>Ook weg, </text:p></text:deletion></text:changed-region>\
        <text:changed-region xml:id=\"c2\"><text:insertion><office:change-info><dc:creator>Kim</dc:creator></office:change-info></text:insertion></text:changed-region>\
        </text:tracked-changes>\
        <text:p>Een<text:change text:change-id=\"c1\"/>twee.</text:p>\
        <text:p>Drie<text:change-start text:change-id=\"c2\"/> nieuw.</text:p><text:p>Geheel nieuw.</text:p><text:p>En <text:change-end text:change-id=\"c2\"/>vier.</text:p>";
    let file = odt("", "", body);
    let (passages, remarks) = told(&outline("d.odt", file.clone(), Changes::Accept));
    assert_eq!(
        passages,
        [
            "p0 |Eentwee.",
            "p0 |Drie nieuw.",
            "p0 |Geheel nieuw.",
            "p0 |En vier."
        ]
    );
    assert_eq!(remarks, ["Deletion 1", "Insertion 1"]);
    let (passages, remarks) = told(&outline("d.odt", file, Changes::Refuse));
    assert_eq!(
        passages,
        ["p0 |Een weg.", "p0 |Ook weg, twee.", "p0 |Drievier."]
    );
    assert_eq!(remarks, ["RefusedDeletion 1", "RefusedInsertion 1"]);
}

#[test]
fn what_is_hidden_stays_out_and_is_said() {
    let styles = "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>\
        <style:style style:name=\"T2\" style:family=\"text\"><style:text-properties fo:font-style=\"italic\" style:text-position=\"super 58%\"/></style:style>\
        <style:style style:name=\"S\" style:family=\"text\"><style:text-properties style:font-name=\"Symbol\"/></style:style>";
    let body = "<text:sequence-decls><text:sequence-decl text:name=\"x\"/></text:sequence-decls>\
        <text:section text:display=\"none\"><text:p>geheim</text:p></text:section>\
        <text:section><text:p>Open<text:span text:style-name=\"T1\"> geheim</text:span><text:span text:style-name=\"T2\">2</text:span> <text:span text:style-name=\"S\">\u{F061}</text:span>.</text:p></text:section>\
        <text:p><text:hidden-paragraph text:is-hidden=\"true\"/>geheim</text:p>\
        <text:table-of-content><text:index-body><text:index-title><text:p>Inhoud</text:p></text:index-title><text:p>Doel<text:tab/>1</text:p></text:index-body></text:table-of-content>\
        <text:p>Vak<draw:frame><draw:text-box><text:p>In het vak.</text:p></draw:text-box></draw:frame><draw:frame><draw:image/><svg:desc>Kaart</svg:desc></draw:frame></text:p>\
        <text:p><draw:frame><draw:image/></draw:frame></text:p>";
    let (passages, remarks) = read("", styles, body);
    assert_eq!(
        passages,
        [
            "p0 |Open<em><sup>2</sup></em> α.",
            "p0 |VakKaart",
            "p0 |In het vak.",
        ]
    );
    assert_eq!(remarks, ["Hidden 3", "Contents 2", "Picture 1"]);
}

#[test]
fn tables_keep_their_merged_cells() {
    let cell =
        |more: &str, text: &str| format!("<table:table-cell {more}>{}</table:table-cell>", p(text));
    let body = format!(
        "<table:table><table:table-column table:number-columns-repeated=\"3\"/><table:table-header-rows><table:table-row>{}<table:covered-table-cell/>{}</table:table-row></table:table-header-rows>\
         <table:table-row>{}{}{}</table:table-row><table:table-row><table:covered-table-cell/>{}</table:table-row>\
         <table:table-row table:visibility=\"collapse\">{}</table:table-row></table:table>",
        cell("table:number-columns-spanned=\"2\"", "breed"),
        cell("", "c"),
        cell("table:number-rows-spanned=\"2\"", "hoog"),
        cell("", "b"),
        cell("", "c"),
        cell("table:number-columns-repeated=\"2\"", "zelfde"),
        cell("", "weg")
    );
    let (passages, remarks) = read("", "", &body);
    assert_eq!(
        passages,
        [
            "t0 |<th scope=\"col\" colspan=\"2\">breed</th><th scope=\"col\">c</th>",
            "t0 |<td rowspan=\"2\">hoog</td><td>b</td><td>c</td>",
            "t0 |<td>zelfde</td><td>zelfde</td>",
        ]
    );
    assert_eq!(remarks, ["Hidden 1"]);
}

#[test]
fn broken_and_locked_files_are_refused_by_name() {
    let kind = ("mimetype", "application/vnd.oasis.opendocument.text");
    assert_eq!(
        refusal("d.odt", packed(&[kind, ("content.xml", "<a>")])),
        "d.odt is damaged: its part content.xml cannot be read; save it again"
    );
    let manifest = ("META-INF/manifest.xml", "<a><encryption-data/></a>");
    assert_eq!(
        refusal("d.odt", packed(&[kind, ("content.xml", "x"), manifest])),
        "d.odt is behind a password; save it without one"
    );
    assert_eq!(refusal("d.odt", odt("", "", "")), "d.odt holds no text");
    let sheet = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    assert!(refusal("d.odt", packed(&[sheet, ("content.xml", "<a/>")])).contains("is a"));
}
