//! Files from strangers are read in a process of its own: whatever they do to it, the server answers
//! with a sentence and goes on.

use std::io::Write;

use polder::access::Actor;
use polder::consultations::actions::drafts::{NewDraft, import};
use polder::error::{Error, Result};
use polder::platform::confined::Confined;
use polder::platform::confined::probe::{Probe, Probed, Trial};
use polder::platform::texts::{self, Language};

use crate::consultations::drafts::{consultation, file};
use crate::support::{App, Backend, both};

both!(
    a_sheet_of_two_cells_is_answered_with_a_sentence,
    an_opendocument_sheet_is_taken_in,
);

#[actix_web::test]
async fn a_packed_attachment_is_opened_outside_the_server() {
    use crate::support::files::{docx, pdf};
    use polder::platform::random;

    // A large one cannot be opened with so little.
    let app = App::start_with(Backend::Sqlite, |config| {
        config.limits.reading_memory_mb = 1
    })
    .await;
    app.sample("cyber").await;
    let (browser, page) = crate::attachments::noor(&app).await;
    let page = format!("{page}/attachments");
    let send = async |name: &str, bytes: Vec<u8>| {
        let files = [("file", name, bytes)];
        let fields = [("description", "What it is")];
        browser.upload(&page, &page, &fields, &files).await
    };
    let words: String = (0..150_000).map(|_| random::token()).collect();
    let large = docx(&[("word/media/scan.bin", words.as_str())]);
    let packed = send("nota.docx", large).await;
    assert_eq!(packed.status, 422, "{}", packed.text());
    assert!(packed.text().contains("nota.docx"), "{}", packed.text());
    // What shows by its first bytes what it is is opened nowhere.
    assert_eq!(send("brief.pdf", pdf("1")).await.status, 303);
}

fn sentence<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(Error::Refused(message)) => texts::say(Language::En, &message),
        other => panic!("not refused: {other:?}"),
    }
}

/// A process with little to use, ended soon.
fn small(memory: u64) -> Confined {
    let mut limits = polder::config::Config::defaults().unwrap().limits;
    limits.reading_memory_mb = memory;
    limits.reading_seconds = 1;
    Confined::new(limits.reading(), limits.reading_at_once)
        .with_program(env!("CARGO_BIN_EXE_polder"))
}

async fn tried(trial: Trial) -> Result<Probed> {
    // Room for an answer that is too long.
    let memory = if trial == Trial::Talk { 256 } else { 64 };
    let done = small(memory).run::<Probe>("file.x", &trial, &[]).await;
    done.map(|(probed, _)| probed)
}

#[actix_web::test]
async fn what_reads_a_file_reaches_nothing_else() {
    let found = tried(Trial::Leave).await.unwrap();
    // A kernel without these walls is told of by `polder check`.
    if found.walls.seccomp {
        assert!(found.is_shut_in(), "{found:?}");
    }
}

#[actix_web::test]
async fn what_takes_too_much_ends_in_a_sentence() {
    for (trial, says) in [
        (Trial::Memory, "that takes more than 64 MB of memory"),
        (Trial::Time, "that takes longer than 1 seconds"),
        (Trial::Talk, "too much text comes out of it"),
        (Trial::Break, "the reading broke off"),
    ] {
        let said = sentence(tried(trial).await);
        assert!(said.contains("file.x") && said.contains(says), "{said}");
    }
}

#[actix_web::test]
async fn ten_megabytes_of_marks_end_in_a_sentence() {
    let app = App::start_with(Backend::Sqlite, |config| {
        config.limits.reading_memory_mb = 256;
        config.limits.reading_seconds = 5;
    })
    .await;
    let to = consultation(&app, "s").await;
    for marks in ["*a_ ", "<"] {
        let text = marks.repeat((10 << 20) / marks.len());
        let files = vec![file("draft.md", &text)];
        let new = NewDraft::labelled("1.0");
        let done = import(&app.site, &Actor::command_line(), &to, &new, files).await;
        // Its own sentence, where it can be read after all; that of the limits, where not.
        if let Err(error) = done {
            let said = sentence::<()>(Err(error));
            assert!(said.contains("draft.md"), "{said}");
        }
    }
    assert_eq!(app.visitor().get("/readyz").await.status, 200);
}

/// A workbook with something in its first and its very last cell only.
fn two_cells() -> Vec<u8> {
    let sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>comment</t></is></c></row><row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData></worksheet>";
    let rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{rels}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let package =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    let root = format!(
        "{package}<Relationship Id=\"r1\" Type=\"{rels}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let links = format!(
        "{package}<Relationship Id=\"r1\" Type=\"{rels}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    packed(&[
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &links),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A sheet of these rows, the last cell of each repeated so often.
fn opendocument(rows: &[&[&str]], times: usize) -> Vec<u8> {
    let mut content = "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"A\">".to_owned();
    for cells in rows {
        content.push_str(&format!(
            "<table:table-row table:number-rows-repeated=\"{times}\">"
        ));
        for cell in *cells {
            content.push_str(&format!("<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{times}\"><text:p>{cell}</text:p></table:table-cell>"));
        }
        content.push_str("</table:table-row>");
    }
    content.push_str("</table:table></office:spreadsheet></office:body></office:document-content>");
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

async fn a_sheet_of_two_cells_is_answered_with_a_sentence(app: App) {
    let (_, staff) = crate::intake::staffed(&app).await;
    let page = "/manage/cyber/rounds/1/intake?lang=en";
    let hostile = two_cells();
    assert!(hostile.len() < 2000, "{}", hostile.len());
    for (name, bytes, cell) in [
        ("answer.xlsx", hostile, "XFD1048576"),
        (
            "answer.ods",
            opendocument(&[&["comment"]], 1_000_000),
            "GS1",
        ),
    ] {
        let answer = staff
            .upload(page, page, &[("maps", "")], &[("file", name, bytes)])
            .await;
        assert_eq!(answer.status, 422, "{}", answer.text());
        let says = format!("{name} holds something in cell {cell}");
        assert!(answer.text().contains(&says), "{}", answer.text());
    }
    assert_eq!(app.visitor().get("/readyz").await.status, 200);
}

async fn an_opendocument_sheet_is_taken_in(app: App) {
    let (_, staff) = crate::intake::staffed(&app).await;
    let page = "/manage/cyber/rounds/1/intake?lang=en";
    let sheet = opendocument(&[&["Comment", "Name"], &["By sheet", "P. Persoon"]], 1);
    let answer = staff
        .upload(page, page, &[("maps", "")], &[("file", "post.ods", sheet)])
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let bodies = app
        .db(|conn| {
            use diesel::prelude::*;
            use polder::db::schema::comments;
            let all = comments::table.select(comments::body);
            all.load::<String>(conn).unwrap()
        })
        .await;
    assert_eq!(bodies, ["By sheet"]);
}
