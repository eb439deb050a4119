//! Sheets as people make them, through `polder intake`: where their references and quotations lead, what their
//! columns, rows and cells become, and what is said of the rest.

use diesel::prelude::*;
use polder::db::schema::{comments, parties, passages, sections};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::Value;

use super::Scene;
use crate::support::{App, both};

both!(
    references_lead_to_what_the_text_prints,
    quotations_are_found_as_people_copy_them,
    columns_go_by_many_names,
    rows_and_cells_are_read_as_they_are_shown,
    dates_and_groups_cost_no_comment,
    workbooks_are_read_whole,
    an_export_comes_back_letter_for_letter,
    a_dry_run_stores_nothing,
);

const TEXT: &str = "\
# Nota waterveiligheid

## 1 Doel

De minister's \"plan van aanpak\" - voor 2027 - bevat tien maatregelen, waaronder versleuteling.

## 3 Maatregelen

Kies naar risico.

### 3.1 Techniek

Versleuteling is verplicht.

## 5 Toezicht

### 5.1 Taken

De inspectie ziet toe.

### 5.2 Bevoegdheden

De inspectie kan een aanwijzing geven.

Zij meldt dat binnen 24 uur.

### 5.10 Verslag

De inspectie brengt verslag uit.
";

const LAW: &str = "\
# Wet waterveiligheid

## Artikel 2 Zorgplicht

1. De beheerder:
   - a. analyseert risico's;
   - b. oefent jaarlijks.
2. De minister stelt nadere regels.

## Artikel 3 Melding

De beheerder meldt.

Het loket bevestigt.
";

/// A round on a text.
fn scene(app: App, text: &str) -> Scene {
    let scene = Scene::new(app);
    scene.done("consultation create --slug water --title Water --language nl");
    scene.file("text.md", text);
    scene.done("draft import --consultation water --label 1 text.md");
    scene.done(
        "round open --consultation water --number 1 --draft 1 --opens 2020-03-01T09:00 --closes 2199-04-01T09:00",
    );
    scene
}

/// Takes a file in; the report.
fn take(scene: &Scene, file: &str, more: &str) -> Value {
    let line = scene.json(&format!(
        "intake --consultation water --round 1{more} --json {file}"
    ));
    serde_json::from_str(&line).unwrap()
}

/// What was stored of a comment.
#[derive(Debug)]
struct Stored {
    party: String,
    group: String,
    body: String,
    /// "document", a section's number, or what is quoted or said there.
    place: String,
    received: String,
    notes: String,
}

async fn stored(scene: &Scene) -> Vec<Stored> {
    type Row = (
        String,
        String,
        String,
        String,
        Option<String>,
        Option<String>,
        Option<String>,
        Option<chrono::NaiveDateTime>,
        String,
    );
    let rows: Vec<Row> = scene
        .app
        .db(|conn| {
            comments::table
                .inner_join(parties::table)
                .left_join(sections::table.on(sections::id.nullable().eq(comments::section_id)))
                .left_join(passages::table.on(passages::id.nullable().eq(comments::passage_id)))
                .order(comments::id)
                .select((
                    parties::name,
                    parties::group_code,
                    comments::body,
                    comments::anchor,
                    sections::number.nullable(),
                    passages::text.nullable(),
                    comments::quote_exact,
                    comments::submitted_at,
                    comments::notes,
                ))
                .load(conn)
                .unwrap()
        })
        .await;
    rows.into_iter()
        .map(
            |(party, group, body, anchor, number, text, quote, received, notes)| Stored {
                party,
                group,
                body,
                place: quote.or(text).or(number).unwrap_or(anchor),
                received: received.unwrap().to_string(),
                notes,
            },
        )
        .collect()
}

/// The places of comments whose texts are their references.
async fn places(scene: &Scene, references: &[&str]) -> Vec<String> {
    let mut sheet = "comment,reference\n".to_owned();
    for reference in references {
        let cell = format!("\"{}\"", reference.replace('"', "\"\""));
        sheet += &format!("{cell},{cell}\n");
    }
    scene.file("references.csv", sheet);
    take(scene, "references.csv", "");
    let rows = stored(scene).await;
    references
        .iter()
        .map(|reference| {
            rows.iter()
                .find(|row| row.body == *reference)
                .unwrap()
                .place
                .clone()
        })
        .collect()
}

async fn references_lead_to_what_the_text_prints(app: App) {
    let scene = scene(app, TEXT);
    let nowhere = [
        "Tabel 3",
        "Figure 2",
        "overweging 4",
        "Recital (12)",
        "Vraag 2",
        "eis 5.2",
        "Bijlage 1",
        "opmerking 5",
        "Principe 5",
        "figuur 3.1",
        "NIS2 art. 5",
        "pagina 12, regel 4",
        "p. 3",
        "page 2, line 9",
        "690/705",
        "regel 400",
        "5.9",
    ];
    for (reference, place) in nowhere.iter().zip(places(&scene, &nowhere).await) {
        assert_eq!(place, "document", "{reference}");
    }
    let found = [
        ("5.2 tabel 1", "5.2"),
        ("Reactie 3 op 5.2", "5.2"),
        ("blz. 4, par. 3.1", "3.1"),
        ("Section 5.2, general", "5.2"),
        ("5.1 en 5.2", "5.1"),
        ("5.2, 2", "Zij meldt dat binnen 24 uur."),
        ("5.10", "5.10"),
    ];
    let references = found.map(|(reference, _)| reference);
    for ((reference, place), there) in found.iter().zip(places(&scene, &references).await) {
        assert_eq!(there, *place, "{reference}");
    }
    // What was not found, or not wholly, is said of each row.
    scene.file(
        "more.csv",
        "comment,reference\na,Tabel 3\nb,5.2 tabel 1\nc,5.1 en 5.2\nd,5.1\n",
    );
    let report = take(&scene, "more.csv", "");
    let rows: Vec<u64> = report["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|warning| warning["row"].as_u64().unwrap())
        .collect();
    assert_eq!(
        (rows, &report["unanchored"]),
        (vec![2, 3, 4], &1.into()),
        "{report}"
    );

    scene.file("law.md", LAW);
    scene.done("draft import --consultation water --label 2 law.md");
    scene.done(
        "round open --consultation water --number 2 --draft 2 --opens 2020-03-01T09:00 --closes 2199-04-01T09:00",
    );
    scene.file(
        "law.csv",
        "comment,reference\nlid,\"artikel 2, tweede lid\"\nonderdeel,\"artikel 2, eerste lid, onderdeel b\"\n\
         sub,art. 2 lid 1 sub b\nhaakjes,Article 2(1)(b)\neerste,\"artikel 3, eerste lid\"\n\
         onder,artikel 2 onder b\ntwee,Artikelen 2 en 3\n",
    );
    let line = scene.json("intake --consultation water --round 2 --json law.csv");
    assert!(line.contains("“Artikelen 2 en 3”"), "{line}");
    let rows = stored(&scene).await;
    for (body, place) in [
        ("lid", "De minister stelt nadere regels."),
        ("onderdeel", "oefent jaarlijks."),
        ("sub", "oefent jaarlijks."),
        ("haakjes", "oefent jaarlijks."),
        ("eerste", "De beheerder meldt."),
        ("onder", "oefent jaarlijks."),
        ("twee", "Artikel 2"),
    ] {
        let row = rows.iter().find(|row| row.body == body).unwrap();
        assert!(row.place.ends_with(place), "{row:?}");
    }
}

async fn quotations_are_found_as_people_copy_them(app: App) {
    let scene = scene(app, TEXT);
    let quotes = [
        ("“plan van aanpak”", "plan van aanpak"),
        ("minister’s", "minister's"),
        (
            "plan van aanpak\" – voor 2027",
            "plan van aanpak\" - voor 2027",
        ),
        ("tien\u{a0}maatregelen", "tien maatregelen"),
        ("versleu-\nteling.", "versleuteling."),
        ("…dat binnen 24  uur.", "dat binnen 24 uur."),
        ("kies naar risico", "Kies naar risico"),
        (
            "De inspectie … aanwijzing",
            "De inspectie kan een aanwijzing",
        ),
    ];
    let mut sheet = "comment,quote\n".to_owned();
    for (at, (quote, _)) in quotes.iter().enumerate() {
        sheet += &format!("q{at},\"{}\"\n", quote.replace('"', "\"\""));
    }
    scene.file("quotes.csv", sheet + "lost,\"binnen 42 uur\"\n");
    let report = take(&scene, "quotes.csv", "");
    assert_eq!(report["warnings"].as_array().unwrap().len(), 1, "{report}");
    let rows = stored(&scene).await;
    for (at, (quote, there)) in quotes.iter().enumerate() {
        assert_eq!(rows[at].place, *there, "{quote}");
    }
    assert_eq!(rows[quotes.len()].notes, "quote: binnen 42 uur");
}

async fn columns_go_by_many_names(app: App) {
    let scene = scene(app, TEXT);
    scene.file(
        "agency.csv",
        "Comments on the draft,,,,,,\n\
         Comment #,\"Organization Name (N/A, if individual)\",Organization Type (see below for codes),\
         Reference (Include section and paragraph number),Comment (Include rationale for comment),\
         Suggested Change,Type (Editorial/Technical)\n\
         1,Example University,3,\"5.2, 1\",Too broad.,Add limits,Technical\n\
         2,,4,3.1,Typo.,Encryption,Editorial\n\
         Organization Type: 1 = Federal 2 = Industry,,,,,,\n",
    );
    let report = take(&scene, "agency.csv", "");
    assert_eq!(
        (&report["taken"], &report["anchored"]),
        (&2.into(), &2.into()),
        "{report}"
    );
    assert_eq!(report["refused"][0]["row"], 5);
    assert_eq!(
        report["refused"][0]["reason"],
        "The row holds no comment: only “Comment #” is filled in."
    );
    let fields: Vec<&str> = report["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| column["field"].as_str().unwrap())
        .collect();
    assert_eq!(
        fields.join(" "),
        "id party group reference comment proposed_text kind"
    );
    let rows = stored(&scene).await;
    assert_eq!(rows[0].place, "De inspectie kan een aanwijzing geven.");
    assert_eq!(
        (rows[0].party.as_str(), rows[1].place.as_str()),
        ("Example University", "3.1")
    );

    scene.file(
        "municipality.csv",
        "Nr;Indiener;Soort organisatie;Artikel/paragraaf;Commentaar;Tekstvoorstel;Datum ontvangst;Kleur\n\
         1;Vereniging Proef;Maatschappelijk middenveld;5.2;Te ruim.;Beperk.;13-5-2026;blauw\n",
    );
    let report = take(&scene, "municipality.csv", "");
    assert_eq!(
        report["columns"][7],
        serde_json::json!({"column": "Kleur", "field": null, "hidden": false})
    );
    let rows = stored(&scene).await;
    let own = rows.iter().find(|row| row.body == "Te ruim.").unwrap();
    assert_eq!(
        (own.party.as_str(), own.group.as_str(), own.place.as_str()),
        ("Vereniging Proef", "civil-society", "5.2")
    );
    assert_eq!(own.received, "2026-05-12 22:00:00");
    assert_eq!(own.notes, "Nr: 1\nKleur: blauw");

    // A column that is named and is not there is said, also where another holds its field.
    let refused = scene
        .refused("intake --consultation water --round 1 --map nee=kind agency.csv")
        .await;
    assert!(
        refused.starts_with("agency.csv has no column “nee”."),
        "{refused}"
    );
}

async fn rows_and_cells_are_read_as_they_are_shown(app: App) {
    let scene = scene(app, TEXT);
    scene.file(
        "rows.csv",
        "sep=;\nparty;group;reference;comment\nA;private;3.1;\"een\r\ntwee\ndrie\"\n\n\nA;private;5.1;\n\
         party;group;reference;comment\nA;private;99;nergens\n;;;Totaal: 2 opmerkingen\nA;private;3.1;\u{200b}\u{a0}\n",
    );
    let report = take(&scene, "rows.csv", "");
    let rows = |list: &Value| -> Vec<u64> {
        list.as_array()
            .unwrap()
            .iter()
            .map(|one| one["row"].as_u64().unwrap())
            .collect()
    };
    assert_eq!(report["taken"], 2, "{report}");
    assert_eq!(rows(&report["refused"]), [5, 9], "{report}");
    assert_eq!(rows(&report["skipped"]), [6, 8], "{report}");
    assert_eq!(rows(&report["warnings"]), [7], "{report}");
    assert_eq!(stored(&scene).await[0].body, "een\ntwee\ndrie");

    scene.file(
        "quote.csv",
        "reference,comment\n3.1,een\n5.1,\"te vaag\n5.2,drie\n",
    );
    assert_eq!(
        scene
            .refused("intake --consultation water --round 1 quote.csv")
            .await,
        "quote.csv: a quotation mark in row 3 is not closed, or stands in the middle of a cell. Close it, or write it twice."
    );

    scene.file("blanks.csv", "\u{feff}party\u{a0},group,reference\u{a0},Comment \nB\u{a0}Proef,private,\u{a0}3.1,x1\n\u{200b}B Proef,private,3.1,x2\n");
    take(&scene, "blanks.csv", "");
    scene.file(
        "old.csv",
        b"party;group;comment\nCaf\xe9;private;De co\xf6rdinator kost \x96 \x8010.\n",
    );
    let report = take(&scene, "old.csv", "");
    assert!(
        report["notices"][0]
            .as_str()
            .unwrap()
            .contains("Windows-1252"),
        "{report}"
    );
    let rows = stored(&scene).await;
    let of = |body: &str| rows.iter().find(|row| row.body == body).unwrap();
    assert_eq!(
        (of("x1").party.as_str(), of("x2").party.as_str()),
        ("B Proef", "B Proef")
    );
    assert_eq!(of("De coördinator kost – €10.").party, "Café");
}

async fn dates_and_groups_cost_no_comment(app: App) {
    let scene = scene(app, TEXT);
    let days = [
        "13-5-2026 09:30",
        "13 mei 2026",
        "13-05-26",
        "46155",
        "2026-05-13T09:30:00Z",
        "13.05.2026",
        "5/13/2026",
        "13 May 2026",
        "31-02-2026",
    ];
    let mut sheet = "received_at;comment\n".to_owned();
    for day in days {
        sheet += &format!("{day};{day}\n");
    }
    scene.file("dates.csv", sheet);
    let report = take(&scene, "dates.csv", "");
    assert_eq!(report["taken"], days.len(), "{report}");
    assert_eq!(report["warnings"][0]["row"], 10);
    for row in stored(&scene).await {
        let right = row.received.starts_with("2026-05-13") || row.received == "2026-05-12 22:00:00";
        assert_eq!(right, row.body != "31-02-2026", "{row:?}");
    }

    let groups = [
        ("NGO", "civil-society"),
        ("Bedrijf", "private"),
        ("Gemeente", "public"),
        ("Burger", "individual"),
        ("Universiteit", "academic"),
        ("brancheorganisatie", "civil-society"),
        ("company/business organisation", "private"),
        ("2", "individual"),
    ];
    let mut sheet = "party;group;comment\n".to_owned();
    for (word, _) in groups {
        sheet += &format!("Partij {word};{word};{word}\n");
    }
    scene.file("groups.csv", sheet + "Evil \u{202e}gnp.exe BV;Bedrijf;richting\n'd' Hooghe & Zn. \"de Hoop\";Bedrijf;naam\n");
    let report = take(&scene, "groups.csv", "");
    assert_eq!(
        (
            &report["taken"],
            &report["warnings"].as_array().unwrap().len()
        ),
        (&10.into(), &1),
        "{report}"
    );
    let rows = stored(&scene).await;
    let of = |body: &str| rows.iter().find(|row| row.body == body).unwrap();
    for (word, group) in groups {
        assert_eq!(of(word).group, group, "{word}");
    }
    assert_eq!(of("2").notes, "group: 2");
    assert_eq!(of("richting").party, "Evil gnp.exe BV");
    assert_eq!(of("naam").party, "'d' Hooghe & Zn. \"de Hoop\"");
}

async fn workbooks_are_read_whole(app: App) {
    let scene = scene(app, TEXT);
    let mut book = Workbook::new();
    let decimals = Format::new().set_num_format("0.00");
    let day = Format::new().set_num_format("d-mmm");
    let struck = Format::new().set_font_strikethrough();
    let plain = Format::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Hoofdstuk 5").unwrap();
    sheet.write_string(0, 0, "Opmerkingen op de nota").unwrap();
    for (at, heading) in (0..).zip(["Partij", "Groep", "Paragraaf", "Opmerking"]) {
        sheet.write_string(1, at, heading).unwrap();
    }
    sheet
        .merge_range(2, 0, 4, 0, "Vereniging Proef", &plain)
        .unwrap();
    sheet
        .merge_range(2, 1, 4, 1, "civil-society", &plain)
        .unwrap();
    for (row, place) in [(2, 5.1), (5, 5.2)] {
        sheet
            .write_number_with_format(row, 2, place, &decimals)
            .unwrap();
    }
    sheet.write_number(3, 2, 5.1).unwrap();
    let made = ExcelDateTime::from_ymd(2026, 1, 3).unwrap();
    sheet.write_datetime_with_format(4, 2, &made, &day).unwrap();
    sheet.write_string(2, 3, "verslag").unwrap();
    sheet.write_string(3, 3, "taken").unwrap();
    sheet
        .write_rich_string(4, 3, &[(&plain, "datum"), (&struck, " weg")])
        .unwrap();
    sheet.write_string(5, 3, "regel\r\ntwee").unwrap();
    sheet.write_string(6, 3, "verborgen").unwrap();
    sheet.set_row_hidden(6).unwrap();
    sheet
        .write_string_with_format(7, 3, "doorgehaald", &struck)
        .unwrap();
    sheet.write_string(8, 3, "#NAAM?").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Uitleg").unwrap();
    sheet.write_string(0, 0, "Zo vult u dit in.").unwrap();
    for (name, hidden) in [("Hoofdstuk 3", false), ("Oud", true)] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap().set_hidden(hidden);
        sheet.write_string(0, 0, "comment").unwrap();
        sheet.write_string(1, 0, name).unwrap();
    }
    scene.file("book.xlsx", book.save_to_buffer().unwrap());
    let report = take(&scene, "book.xlsx", "");
    assert_eq!(report["taken"], 5, "{report}");
    let rows = stored(&scene).await;
    let of = |body: &str| rows.iter().find(|row| row.body == body).unwrap();
    for (body, party, place) in [
        ("verslag", "Vereniging Proef", "5.10"),
        ("taken", "Vereniging Proef", "5.1"),
        ("datum", "Vereniging Proef", "3.1"),
        ("regel\ntwee", "Anoniem", "5.2"),
        ("Hoofdstuk 3", "Anoniem", "document"),
    ] {
        let row = of(body);
        assert_eq!(
            (row.party.as_str(), row.place.as_str()),
            (party, place),
            "{body}"
        );
    }
    let said = |list: &str| -> Vec<String> {
        report[list]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                format!(
                    "{} {}: {}",
                    one["sheet"].as_str().unwrap(),
                    one["row"],
                    one["reason"].as_str().unwrap()
                )
            })
            .collect()
    };
    assert_eq!(
        said("warnings"),
        [
            "Hoofdstuk 5 4: The place is a number, “5.1”, and may have been typed as 5.10; the text has both.",
            "Hoofdstuk 5 5: Words that are struck out were left out.",
            "Hoofdstuk 5 5: The spreadsheet made a date of the place: “2026-01-03”. It was read as 3.1.",
        ]
    );
    assert_eq!(
        said("refused"),
        [
            "Hoofdstuk 5 9: The cell holds “#NAAM?”, a mistake of the spreadsheet, in the place of a comment."
        ]
    );
    assert_eq!(
        said("skipped"),
        [
            "Hoofdstuk 5 7: The row is hidden and was not taken.",
            "Hoofdstuk 5 8: All of the row is struck out.",
            "Uitleg null: The sheet “Uitleg” has no column of comments and was not read.",
            "Oud null: The sheet “Oud” is hidden and was not read.",
        ]
    );
}

async fn an_export_comes_back_letter_for_letter(app: App) {
    let scene = scene(app, TEXT);
    scene.file(
        "sheet.csv",
        "party,group,reference,comment,proposed_text\nA,private,3.1,=1+1 is een formule,-schrappen\n\
         A,private,5.1,'s-Gravenhage en '=2 en '-x,'+31 6\nB,private,5.2,\"een\ntwee\n\n  ingesprongen 👩🏽\u{200d}💻 é\",@minister\n\
         B,private,General,\"tab\there; \"\"citaat\"\" _x0041_\",＝breed\n",
    );
    take(&scene, "sheet.csv", "");
    let before = stored(&scene).await;
    for (number, format) in [(2, "csv"), (3, "xlsx")] {
        scene.done(&format!(
            "export --consultation water --round 1 --format {format} --audience internal --output out.{format}"
        ));
        scene.done(&format!(
            "round open --consultation water --number {number} --draft 1 --opens 2020-03-01T09:00 --closes 2199-04-01T09:00"
        ));
        let line = scene.json(&format!(
            "intake --consultation water --round {number} --json out.{format}"
        ));
        let report: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(
            (&report["taken"], &report["refused"]),
            (&4.into(), &Value::Array(Vec::new())),
            "{report}"
        );
        let after = stored(&scene).await.split_off(before.len() * (number - 1));
        for one in &before {
            let same = after.iter().find(|own| own.body == one.body);
            assert_eq!(
                same.map(|own| &own.place),
                Some(&one.place),
                "{format}: {one:?} in {after:?}"
            );
        }
    }
    let proposed: Vec<Option<String>> = scene
        .app
        .db(|conn| {
            comments::table
                .select(comments::proposed_text)
                .load(conn)
                .unwrap()
        })
        .await;
    for text in ["-schrappen", "+31 6", "@minister", "＝breed"] {
        let times = proposed
            .iter()
            .filter(|own| own.as_deref() == Some(text))
            .count();
        assert_eq!(times, 3, "{text}: {proposed:?}");
    }
}

async fn a_dry_run_stores_nothing(app: App) {
    let scene = scene(app, TEXT);
    scene.file(
        "sheet.csv",
        "Opmerking,Partij,Paragraaf\neen,Net,5.1\ntwee,Net,9.9\n",
    );
    let before = scene.stock().await;
    let dry = take(&scene, "sheet.csv", " --dry-run");
    assert_eq!(scene.stock().await, before);
    let real = take(&scene, "sheet.csv", "");
    assert_eq!(dry["dry_run"], true);
    assert_eq!(stored(&scene).await.len(), 2);
    for part in [
        "rows", "taken", "anchored", "refused", "warnings", "columns", "skipped",
    ] {
        assert_eq!(dry[part], real[part], "{part}");
    }
    let again = scene.done("intake --consultation water --round 1 --dry-run sheet.csv");
    assert!(
        again.starts_with(
            "Dry run, nothing is stored. 2 rows: 0 taken (0 anchored, 0 not), 2 there already"
        ),
        "{again}"
    );
}
