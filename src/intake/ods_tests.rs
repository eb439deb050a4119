//! What is read of OpenDocument sheets.

use super::super::sheet;
use super::*;
use crate::platform::files::package::Rebuilt;

fn book(table: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'>\
         <office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let mut out = Rebuilt::new();
    for (name, text) in [("mimetype", SPREADSHEET), ("content.xml", &content)] {
        out.put(name, text.as_bytes(), false).unwrap();
    }
    out.finish().unwrap()
}

/// The rows of a sheet: number and cells.
type Plain = Vec<(u32, Vec<String>)>;

/// The rows of each sheet.
fn read(table: &str) -> Result<Vec<Plain>, Fault> {
    let book = sheet::read(&book(table), 1 << 20)?;
    let plain = |sheet: Sheet| {
        let rows = sheet.rows.into_iter();
        rows.map(|row| (row.number, row.cells)).collect()
    };
    Ok(book.sheets.into_iter().map(plain).collect())
}

#[test]
fn cells_stand_where_repeats_put_them() {
    let rows = read(
        "<table:table><table:table-column table:number-columns-repeated='16384'/>\
         <table:table-row table:number-rows-repeated='2'><table:table-cell/></table:table-row>\
         <table:table-row><table:table-cell table:number-columns-repeated='2'/>\
         <table:table-cell office:value-type='string'><office:annotation><text:p>aside\
         </text:p></office:annotation><text:p>R&amp;D<text:s text:c='2'/>x</text:p>\
         <text:p>y</text:p></table:table-cell>\
         <table:table-cell office:value-type='float' office:value='14'><text:p>14,00</text:p>\
         </table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated='2'>\
         <table:table-cell office:value-type='date' office:date-value='2027-05-20' \
         table:number-columns-repeated='2'/></table:table-row>\
         <table:table-row table:number-rows-repeated='1048570'><table:table-cell \
         table:number-columns-repeated='16384'/></table:table-row></table:table>\
         <table:table></table:table>",
    )
    .unwrap();
    let day = || "2027-05-20".to_owned();
    let none = String::new;
    assert_eq!(
        rows,
        [
            vec![
                (
                    3,
                    vec![none(), none(), "R&D  x\ny".to_owned(), "14".to_owned()]
                ),
                (4, vec![day(), day(), none(), none()]),
                (5, vec![day(), day(), none(), none()]),
            ],
            vec![],
        ]
    );
}

#[test]
fn cells_are_as_a_spreadsheet_shows_them() {
    let content = "<office:automatic-styles><style:style style:name='T1'><style:text-properties \
        style:text-line-through-style='solid'/></style:style><style:style style:name='ta2'>\
        <style:table-properties table:display='false'/></style:style></office:automatic-styles>\
        <table:table table:name='Een'><table:table-column/><table:table-column \
        table:visibility='collapse'/><table:table-row><table:table-cell \
        table:number-rows-spanned='2' office:value-type='float' office:value='5.1'>\
        <text:p>5,10</text:p></table:table-cell><table:table-cell office:value-type='string'>\
        <text:p>houd<text:span text:style-name='T1'> weg</text:span></text:p></table:table-cell>\
        </table:table-row><table:table-row table:visibility='filter'><table:covered-table-cell>\
        <text:p>gedekt</text:p></table:covered-table-cell><table:table-cell \
        table:style-name='T1'><text:p>weg</text:p></table:table-cell></table:table-row>\
        </table:table><table:table table:name='Twee' table:style-name='ta2'></table:table>";
    let found = sheet::read(&book(content), 1 << 20).unwrap().sheets;
    assert_eq!((found[0].hidden, found[1].hidden), (false, true));
    assert_eq!(found[0].hidden_columns, [1]);
    let rows = &found[0].rows;
    assert_eq!(rows[0].cells, ["5.10", "houd"]);
    assert!(rows[0].is(0, Mark::Number) && rows[0].is(1, Mark::PartlyStruck));
    assert_eq!(rows[1].cells, ["5.10", ""]);
    assert!(rows[1].hidden && rows[1].is(0, Mark::Merged) && rows[1].is(1, Mark::Struck));
}

#[test]
fn repeats_of_something_have_an_end() {
    for (rows, columns, fault) in [
        (1_048_576, 16_384, Fault::Far("GS1".to_owned())),
        (1, 201, Fault::Far("GS1".to_owned())),
        (100_001, 1, Fault::Far("A100001".to_owned())),
        (4_294_967_295_u32, 1, Fault::Far("A100001".to_owned())),
        (100_000, 200, Fault::Full),
    ] {
        let table = format!(
            "<table:table><table:table-row table:number-rows-repeated='{rows}'>\
             <table:table-cell office:value-type='string' \
             table:number-columns-repeated='{columns}'><text:p>x</text:p></table:table-cell>\
             </table:table-row></table:table>"
        );
        assert_eq!(read(&table), Err(fault), "{rows} {columns}");
    }
}

#[test]
fn what_is_cut_off_or_no_sheet_is_refused() {
    for table in [
        "<table:table>",
        "<table:table><table:table-row><table:table-cell>",
    ] {
        assert_eq!(read(table), Err(Fault::Broken), "{table}");
    }
    let deep = "<table:table><table:table-row><table:table-cell>".repeat(10_000);
    assert_eq!(read(&deep), Err(Fault::Broken));
}
