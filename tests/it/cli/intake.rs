//! `polder intake`.

use super::Scene;
use crate::support::{App, both};

both!(
    a_sheet_is_taken_row_by_row_and_told,
    a_sheet_that_is_none_is_refused_whole,
);

const TAKE: &str = "intake --consultation cyber --round 1";
const SHEET: &str = "\
comment,reference,party,group,kind,received_at
Wel,General,Net,advisory,,2026-01-01
,General,Net,advisory,,
Niet,9.9,Net,advisory,zz,
Ooit,,Net,advisory,,2199-01-01
";

async fn a_sheet_is_taken_row_by_row_and_told(app: App) {
    let scene = Scene::with_round(app);
    scene.file("sheet.csv", SHEET);
    insta::allow_duplicates! { insta::assert_snapshot!(scene.done(&format!("{TAKE} sheet.csv")), @r"
    4 rows: 2 taken (1 anchored, 1 not), 0 there already, 2 refused.
    row 3, comment: refused: The text of the comment is empty.
    row 5, received_at: refused: “2199-01-01” lies in the future.
    row 4, kind: taken, but: “zz” is not a kind of comment; taken as general.
    row 4, reference: taken, but: “9.9” was not found in the text; the comment is on the document as a whole.
    column comment: read as comment
    column reference: read as reference
    column party: read as party
    column group: read as group
    column kind: read as kind
    column received_at: read as received_at
    "); }
    // Nothing is taken twice.
    insta::allow_duplicates! { insta::assert_snapshot!(
        scene.json(&format!("{TAKE} --json sheet.csv")),
        @r#"{"rows":4,"taken":0,"known":2,"anchored":0,"unanchored":0,"refused":[{"row":3,"column":"comment","reason":"The text of the comment is empty."},{"row":5,"column":"received_at","reason":"“2199-01-01” lies in the future."}],"warnings":[],"columns":[{"column":"comment","field":"comment","hidden":false},{"column":"reference","field":"reference","hidden":false},{"column":"party","field":"party","hidden":false},{"column":"group","field":"group","hidden":false},{"column":"kind","field":"kind","hidden":false},{"column":"received_at","field":"received_at","hidden":false}],"skipped":[],"notices":[]}"#
    ); }
    scene.file("other.csv", "Tekst,Wie\nMeer,Nut\n");
    insta::allow_duplicates! { insta::assert_snapshot!(
        scene.json(&format!("{TAKE} --map Tekst=comment --map Wie=party --json other.csv")),
        @r#"{"rows":1,"taken":1,"known":0,"anchored":0,"unanchored":1,"refused":[],"warnings":[{"row":2,"column":"group","reason":"No group is given for “Nut”; taken as an individual, whose name is not public."}],"columns":[{"column":"Tekst","field":"comment","hidden":false},{"column":"Wie","field":"party","hidden":false}],"skipped":[],"notices":[]}"#
    ); }
}

async fn a_sheet_that_is_none_is_refused_whole(app: App) {
    let scene = Scene::with_round(app);
    scene.file("sheet.csv", SHEET);
    scene.file("bad.csv", "a,b\n1,2\n");
    scene.file("none.csv", "");
    scene.done(
        "round open --consultation cyber --number 2 --draft 1.0 --opens 2199-05-01 --closes 2199-06-01",
    );
    for (line, sentence) in [
        (
            "intake --consultation nix --round 1 sheet.csv".to_owned(),
            "there is no round 1 in a consultation \"nix\"",
        ),
        (
            "intake --consultation cyber --round 9 sheet.csv".to_owned(),
            "there is no round 9 in a consultation \"cyber\"",
        ),
        (
            "intake --consultation cyber --round 2 sheet.csv".to_owned(),
            "Round 2 takes no sheets: it is not open, closed or being reported on.",
        ),
        (
            format!("{TAKE} absent.csv"),
            "cannot read absent.csv: No such file or directory (os error 2)",
        ),
        (
            format!("{TAKE} bad.csv"),
            "bad.csv has no column “comment”. Its columns are: a, b. Say which one holds the comments, as COLUMN=comment.",
        ),
        (format!("{TAKE} none.csv"), "none.csv holds no rows."),
        (
            format!("{TAKE} --map a sheet.csv"),
            "“a” is not of the form COLUMN=FIELD.",
        ),
        (
            format!("{TAKE} --map nee=quote sheet.csv"),
            "sheet.csv has no column “nee”. Its columns are: comment, reference, party, group, kind, received_at.",
        ),
        (
            format!("{TAKE} --map nee=kind sheet.csv"),
            "sheet.csv has no column “nee”. Its columns are: comment, reference, party, group, kind, received_at.",
        ),
        (
            format!("{TAKE} --party Net sheet.csv"),
            "--party: “Net” is not of the form NAME=CODE.",
        ),
        (
            format!("{TAKE} --party Net=AAAA-BBBB-CCCC sheet.csv"),
            "--party: “Net=AAAA-BBBB-CCCC”: there is no organisation with this code.",
        ),
    ] {
        assert_eq!(scene.refused(&line).await, sentence, "{line}");
    }
    let unknown = scene.refused(&format!("{TAKE} --map a=b sheet.csv")).await;
    assert!(
        unknown.starts_with("“a=b”: there is no field “b”. The fields are id, received_at, party,"),
        "{unknown}"
    );
    assert_eq!(
        scene.misused("intake --consultation cyber sheet.csv"),
        "the following required arguments were not provided: --round <ROUND>"
    );
}
