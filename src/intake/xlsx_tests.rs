//! What is read of XLSX sheets.

use super::super::cells::Row;
use super::*;
use crate::platform::files::package::Rebuilt;

const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='0.00'/></numFmts>\
    <fonts><font/><font><strike/></font></fonts><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/>\
    <xf numFmtId='170'/><xf numFmtId='16'/><xf fontId='1'/><xf numFmtId='14'/></cellXfs></styleSheet>";

const TEXTS: &str = "<sst><si><t>comment</t></si>\
    <si><r><t>houd </t></r><r><rPr><strike/></rPr><t>weg </t></r><r><rPr><b/><strike val='0'/></rPr>\
    <t>dit</t></r><rPh><t>x</t></rPh></si><si><t>een_x000D_\n_x000B_twee _x005F_x0041_ R&amp;D</t></si></sst>";

fn book(workbook: &str, sheets: &[&str]) -> Vec<u8> {
    let mut listed = String::new();
    let mut relations = String::from(
        "<Relationships><Relationship Id='s' Type='x/styles' Target='styles.xml'/>\
         <Relationship Id='t' Type='x/sharedStrings' Target='/xl/sharedStrings.xml'/>",
    );
    let mut out = Rebuilt::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let state = if at > 0 { "state='hidden'" } else { "" };
        listed += &format!("<sheet name='Blad {at}' {state} r:id='r{at}'/>");
        relations +=
            &format!("<Relationship Id='r{at}' Type='x/worksheet' Target='worksheets/{at}.xml'/>");
        let sheet = format!("<worksheet>{sheet}</worksheet>");
        out.put(&format!("xl/worksheets/{at}.xml"), sheet.as_bytes(), false)
            .unwrap();
    }
    let workbook = format!(
        "<workbook xmlns:r='r'>{workbook}<sheets>{listed}</sheets>\
         <extLst><ext><x:workbookPr xmlns:x='x' date1904='0'/></ext></extLst></workbook>"
    );
    relations += "</Relationships>";
    for (name, text) in [
        ("xl/workbook.xml", workbook.as_str()),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", TEXTS),
    ] {
        out.put(name, text.as_bytes(), false).unwrap();
    }
    out.finish().unwrap()
}

fn sheets(workbook: &str, sheets: &[&str]) -> Vec<Sheet> {
    super::super::sheet::read(&book(workbook, sheets), 1 << 20)
        .unwrap()
        .sheets
}

fn row(workbook: &str, cells: &str) -> Row {
    let data = format!("<sheetData><row r='1'>{cells}</row></sheetData>");
    sheets(workbook, &[&data]).remove(0).rows.remove(0)
}

#[test]
fn cells_are_as_a_spreadsheet_shows_them() {
    let row = row(
        "",
        "<c r='A1' t='s'><v>0</v></c><c s='1'><v>5.1</v></c><c s='2'><v>46058</v></c>\
         <c t='e'><v>#NAME?</v></c><c t='inlineStr'><is><t>in</t></is></c><c t='b'><v>1</v></c>\
         <c t='str'><f>A1</f><v>uit_x000D_komst</v></c><c><v>3</v></c><c t='s'><v>2</v></c>",
    );
    assert_eq!(
        row.cells,
        [
            "comment",
            "5.10",
            "2026-02-05",
            "#NAME?",
            "in",
            "true",
            "uit\nkomst",
            "3",
            "een\n\ntwee _x0041_ R&D"
        ]
    );
    assert!(row.is(1, Mark::Number) && row.is(2, Mark::Date) && row.is(3, Mark::Error));
}

#[test]
fn days_count_from_1904_where_the_workbook_says_so() {
    let cell = "<c s='4'><v>44693</v></c>";
    assert_eq!(
        row("<workbookPr date1904='1'/>", cell).cells,
        ["2026-05-13"]
    );
    assert_eq!(
        row("<workbookPr date1904='true'/>", cell).cells,
        ["2026-05-13"]
    );
    assert_eq!(row("<workbookPr/>", cell).cells, ["2022-05-12"]);
}

#[test]
fn what_is_struck_out_is_left_out_and_said() {
    let row = row(
        "",
        "<c t='s'><v>1</v></c><c s='3' t='inlineStr'><is><t>weg</t></is></c>",
    );
    assert_eq!(row.cells, ["houd dit", ""]);
    assert!(row.is(0, Mark::PartlyStruck) && row.is(1, Mark::Struck));
}

#[test]
fn merged_and_hidden_cells_are_told() {
    let cell =
        |at: &str, text: &str| format!("<c r='{at}' t='inlineStr'><is><t>{text}</t></is></c>");
    let data = format!(
        "<cols><col min='2' max='3' hidden='1'/></cols><sheetData>\
         <row r='2'>{}{}</row><row r='3' hidden='1'>{}</row><row r='4'>{}</row><row r='5'/>\
         </sheetData><mergeCells><mergeCell ref='A2:A9'/></mergeCells>",
        cell("A2", "partij"),
        cell("D2", "een"),
        cell("D3", "twee"),
        cell("A4", "ander"),
    );
    let found = sheets("", &[&data, ""]);
    assert_eq!((found[0].hidden, found[1].hidden), (false, true));
    assert_eq!(found[0].hidden_columns, [1, 2]);
    let rows = &found[0].rows;
    assert_eq!(rows.len(), 3);
    assert_eq!((rows[1].number, rows[1].cells[0].as_str()), (3, "partij"));
    assert!(rows[1].hidden && rows[1].is(0, Mark::Merged));
    assert_eq!(rows[2].cells[0], "ander");
}
