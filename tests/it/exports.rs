//! Comments out: every format read back and compared field by field, for everybody and for the
//! ministry, and who may have which.

use std::io::Read;

use calamine::Reader;
use diesel::prelude::*;
use polder::access::{Actor as Asker, StaffRole};
use polder::comments::model::CommentKind;
use polder::consultations::model::RoundState;
use polder::db::schema::{comments, dispositions, organisations, rounds};
use polder::exports::actions;
use polder::exports::columns::COLUMNS;
use polder::exports::model::{Audience, Format, Names, Order};
use polder::submissions::model::{Moderation, Publication};

use crate::support::{App, CommentSpec, Sample, both};

mod documents;
mod next_draft;

both!(
    internal_files_hold_every_field,
    public_files_name_nobody_who_chose_anonymity,
    internal_files_are_for_staff_and_audited,
    a_file_is_whole_or_not_there,
    rounds_on_invitation_and_drafts_are_kept_back,
);

/// Text that every format must bring back as it was.
const TRICKY: [&str; 4] = [
    "=1+1, \"quoted\"; and more",
    "- a list\n- of two lines",
    "'@apostrophe first",
    "<b>&amp; Ünïcödé 😀 </w:t>",
];

async fn filled(app: &App) -> Sample {
    let sample = app.sample("cyber").await;
    let now = app.now();
    let round = sample.round;
    let organisation = app
        .db(move |conn| {
            diesel::insert_into(organisations::table)
                .values((
                    organisations::code.eq("NETS-0000-0001"),
                    organisations::name.eq("Stichting Net"),
                    organisations::folded.eq("net"),
                    organisations::group_code.eq("technical"),
                    organisations::created_at.eq(now),
                ))
                .returning(organisations::id)
                .get_result(conn)
                .unwrap()
        })
        .await;
    let named = app
        .party(
            &sample,
            "Stichting Net",
            "technical",
            Some(organisation),
            None,
        )
        .await;
    let secret = app
        .party(&sample, "Geheime Naam BV", "private", None, None)
        .await;
    let mut specs: Vec<CommentSpec> = TRICKY
        .iter()
        .zip([1, 3, 3, 5])
        .map(|(body, passage)| CommentSpec {
            moderation: Moderation::Published,
            kind: CommentKind::Technical,
            proposed_text: Some(format!("+{body}")),
            ..CommentSpec::on(sample.passages[passage], body)
        })
        .collect();
    specs.push(CommentSpec {
        passage: None,
        section: Some(sample.sections[2]),
        ..CommentSpec::on(sample.passages[0], "waits for a moderator")
    });
    let (_, ids) = app
        .submission(
            &sample,
            named,
            None,
            Publication::NameAndOrganisation,
            specs,
        )
        .await;
    app.submission(
        &sample,
        secret,
        None,
        Publication::Anonymous,
        vec![CommentSpec {
            passage: None,
            moderation: Moderation::Published,
            ..CommentSpec::on(sample.passages[0], "on the whole document")
        }],
    )
    .await;
    app.db(move |conn| {
        diesel::insert_into(dispositions::table)
            .values((
                dispositions::comment_id.eq(ids[0]),
                dispositions::disposition.eq("not-accepted"),
                dispositions::response.eq("Draft reason"),
                dispositions::revision.eq(1),
                dispositions::set_at.eq(now),
                dispositions::published_disposition.eq(Some("noted")),
                dispositions::published_response.eq(Some("=Published reason")),
                dispositions::published_at.eq(Some(now)),
            ))
            .execute(conn)
            .unwrap();
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set(rounds::state.eq(RoundState::Reporting))
            .execute(conn)
            .unwrap();
    })
    .await;
    sample
}

async fn bytes(app: &App, format: Format, audience: Audience) -> Vec<u8> {
    named_bytes(app, format, audience, Names::Told).await
}

async fn named_bytes(app: &App, format: Format, audience: Audience, names: Names) -> Vec<u8> {
    let order = Order {
        consultation: "cyber".to_owned(),
        round: Some(1),
        format,
        audience,
        names,
        language: None,
    };
    let mut written = actions::write(&app.site, &Asker::command_line(), order)
        .await
        .unwrap();
    let mut bytes = Vec::new();
    written.file.read_to_end(&mut bytes).unwrap();
    bytes
}

/// Rows of a CSV file as they were before cells were made safe.
fn csv_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes)
        .records()
        .map(|record| {
            record
                .unwrap()
                .iter()
                .map(|cell| polder::platform::spreadsheet::unguarded(cell).to_owned())
                .collect()
        })
        .collect()
}

fn xlsx_rows(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names().len(), 2, "comments and what they are of");
    assert!(book.worksheet_formula("Opmerkingen").unwrap().is_empty());
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect()
}

fn json_rows(bytes: &[u8], columns: &[&str]) -> Vec<Vec<String>> {
    let value: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    let mut rows = vec![columns.iter().map(|name| (*name).to_owned()).collect()];
    for comment in value["comments"].as_array().unwrap() {
        rows.push(
            columns
                .iter()
                .map(|name| match &comment[*name] {
                    serde_json::Value::String(text) => text.clone(),
                    other => other.to_string(),
                })
                .collect(),
        );
    }
    rows
}

/// Every part of a packed file as one text.
fn parts(bytes: Vec<u8>) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for at in 0..archive.len() {
        archive
            .by_index(at)
            .unwrap()
            .read_to_string(&mut all)
            .unwrap();
    }
    all
}

async fn internal_files_hold_every_field(app: App) {
    filled(&app).await;
    let rows = csv_rows(&bytes(&app, Format::Csv, Audience::Internal).await);
    assert_eq!(rows[0], COLUMNS);
    assert_eq!(rows.len(), 7);
    let cell = |row: usize, name: &str| {
        let at = COLUMNS.iter().position(|column| *column == name).unwrap();
        rows[row][at].as_str()
    };
    for (row, body) in (1..).zip(TRICKY) {
        assert_eq!(cell(row, "comment"), body);
        assert_eq!(cell(row, "proposed_text"), format!("+{body}"));
    }
    for (name, value) in [
        ("received_at", "2027-06-01T12:00:00Z"),
        ("party", "Stichting Net"),
        ("group", "technical"),
        ("name", "A. Submitter"),
        ("reference", "1"),
        ("anchor", "p-2"),
        ("quote", ""),
        ("kind", "technical"),
        ("themes", ""),
        ("campaign", ""),
        ("decision", "publish"),
        ("disposition", "not-accepted"),
        ("response", "Draft reason"),
        ("section", "1"),
        ("section_title", "Purpose"),
        (
            "passage",
            "Purpose: this passage says what section 1 is about.",
        ),
        ("round", "1"),
        ("publication", "name-and-organisation"),
    ] {
        assert_eq!(cell(1, name), value, "{name}");
    }
    assert_eq!((cell(5, "anchor"), cell(5, "decision")), ("section", ""));
    assert_eq!(cell(6, "party"), "Geheime Naam BV");
    assert_eq!(cell(6, "anchor"), "document");

    let book = bytes(&app, Format::Xlsx, Audience::Internal).await;
    // Whoever opens it narrows it by its headings.
    let filter = parts(book.clone());
    let filter = filter.split("<autoFilter ref=\"A1:").nth(1).unwrap();
    let filter = filter.split('"').next().unwrap();
    assert!(filter.ends_with(&rows.len().to_string()), "{filter}");
    assert_eq!(xlsx_rows(book), rows);
    let json = bytes(&app, Format::Json, Audience::Internal).await;
    assert_eq!(json_rows(&json, &COLUMNS), rows);

    let docx = parts(bytes(&app, Format::Docx, Audience::Internal).await);
    let text: String = scraper::Html::parse_fragment(&docx)
        .root_element()
        .text()
        .collect();
    for words in [
        "=1+1, \"quoted\"; and more",
        "of two lines",
        "Ünïcödé 😀",
        "Stichting Net",
        "Technische gemeenschap",
        "1 Purpose",
        "Purpose: this passage says what section 1 is about.",
        "Niet overgenomen",
        "Draft reason",
        "on the whole document",
        // What must not be passed on is said, on every page and at each comment.
        "INTERN. Bevat wat niet openbaar is",
        "NIET OPENBAAR: Wacht op een besluit",
    ] {
        assert!(text.contains(words), "{words} is not in the document");
    }
}

async fn public_files_name_nobody_who_chose_anonymity(app: App) {
    filled(&app).await;
    let columns = Audience::Public.columns();
    let rows = csv_rows(&bytes(&app, Format::Csv, Audience::Public).await);
    assert_eq!(rows[0], columns);
    assert_eq!(rows.len(), 6, "the pending one is not there");
    let last = rows.last().unwrap();
    assert_eq!(last[2..5], ["", "private", ""]);
    let response = columns.iter().position(|name| *name == "response").unwrap();
    assert_eq!(
        rows[1][response - 1..=response],
        ["noted", "=Published reason"]
    );
    assert_eq!(
        xlsx_rows(bytes(&app, Format::Xlsx, Audience::Public).await),
        rows
    );
    let json = bytes(&app, Format::Json, Audience::Public).await;
    assert_eq!(json_rows(&json, columns), rows);
    for format in Format::ALL.iter().filter(|format| !format.is_next()) {
        let bytes = bytes(&app, *format, Audience::Public).await;
        let all = match format {
            Format::Csv | Format::Json => String::from_utf8(bytes).unwrap(),
            _ => parts(bytes),
        };
        let has_comments = all.contains("on the whole document");
        assert_eq!(has_comments, !format.is_text_alone(), "{format}");
        for secret in [
            "Geheime",
            "waits for a moderator",
            "Draft reason",
            "NIET OPENBAAR",
            "INTERN.",
        ] {
            assert!(!all.contains(secret), "{secret} in the {format} file");
        }
    }
}

async fn internal_files_are_for_staff_and_audited(app: App) {
    let sample = filled(&app).await;
    let stranger = app.account("stranger@example.org", "Stranger").await;
    let drafter = app.account("drafter@example.org", "Drafter").await;
    app.appoint(drafter, sample.consultation, StaffRole::Drafter)
        .await;
    let path = "/consultations/cyber/rounds/1/export.csv?audience=internal";
    let visitor = app.visitor();
    assert_eq!(visitor.get(path).await.status, 303);
    let stranger = app.browser(stranger).await;
    assert_eq!(stranger.get(path).await.status, 404);
    let page = stranger.get("/consultations/cyber/exports").await;
    assert_eq!(page.status, 200);
    assert!(!page.body.contains("audience=internal"));

    let drafter = app.browser(drafter).await;
    let page = drafter.get("/consultations/cyber/exports").await;
    assert!(page.body.contains("audience=internal"), "{}", page.text());
    let file = drafter.get(path).await;
    assert_eq!(file.status, 200);
    assert!(
        file.headers["content-disposition"]
            .to_str()
            .unwrap()
            .contains("cyber-1-internal.csv")
    );
    assert_eq!(csv_rows(file.body.as_bytes()).len(), 7);
    let audited: i64 = app
        .db(|conn| {
            use polder::db::schema::audit_events;
            audit_events::table
                .filter(audit_events::action.eq("export.internal"))
                .count()
                .get_result(conn)
                .unwrap()
        })
        .await;
    assert_eq!(audited, 1);

    let public = visitor
        .get("/consultations/cyber/rounds/1/export.json")
        .await;
    assert_eq!(public.status, 200);
    assert_eq!(public.json()["comments"].as_array().unwrap().len(), 5);
    for lost in [
        "/consultations/none/exports",
        "/consultations/cyber/rounds/9/export.csv",
        "/consultations/cyber/rounds/1/export.pdf",
        "/consultations/cyber/rounds/1/export.csv?audience=all",
    ] {
        assert_eq!(visitor.get(lost).await.status, 404, "{lost}");
    }
}

async fn a_file_is_whole_or_not_there(app: App) {
    filled(&app).await;
    let folder = tempfile::tempdir().unwrap();
    let order = |round| Order {
        consultation: "cyber".to_owned(),
        round,
        format: Format::Csv,
        audience: Audience::Public,
        names: Names::Told,
        language: None,
    };
    let path = folder.path().join("out.csv");
    let asker = Asker::command_line();
    let written = actions::write_file(&app.site, &asker, order(None), path.clone())
        .await
        .unwrap();
    assert_eq!(written.rows, 5);
    let before = std::fs::read(&path).unwrap();
    assert!(
        actions::write_file(&app.site, &asker, order(Some(9)), path.clone())
            .await
            .is_err()
    );
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let nowhere = folder.path().join("none/out.csv");
    assert!(
        actions::write_file(&app.site, &asker, order(None), nowhere)
            .await
            .is_err()
    );
}

async fn rounds_on_invitation_and_drafts_are_kept_back(app: App) {
    let sample = filled(&app).await;
    let round = sample.round;
    let visitor = app.visitor();
    let path = "/consultations/cyber/rounds/1/export.csv";
    assert_eq!(visitor.get(path).await.status, 200);
    app.on_invitation(round).await;
    assert_eq!(visitor.get(path).await.status, 404);
    assert_eq!(
        visitor.get("/consultations/cyber/exports").await.status,
        404
    );
    let moderator = app.account("m@example.org", "M").await;
    app.appoint(moderator, sample.consultation, StaffRole::Moderator)
        .await;
    let moderator = app.browser(moderator).await;
    assert_eq!(moderator.get(path).await.status, 200);
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set(rounds::state.eq(RoundState::Draft))
            .execute(conn)
            .unwrap();
        let _: i64 = comments::table.count().get_result(conn).unwrap();
    })
    .await;
    assert_eq!(moderator.get(path).await.status, 404);
    let internal = format!("{path}?audience=internal");
    assert_eq!(moderator.get(&internal).await.status, 200);
}
