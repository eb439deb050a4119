//! `polder campaigns`: near-copies among lines of texts.

use serde_json::{Value, json};

use super::Scene;
use crate::support::{App, both};

both!(
    copies_are_told_by_their_letter,
    a_file_that_cannot_be_read_is_told_by_its_line,
    nothing_is_written_over_what_is_read,
);

const LETTER: &str = "De gemeente wil langs de vaart een nieuwe weg aanleggen. Daarvoor moeten honderd oude bomen \
    verdwijnen, terwijl er in de wijk al weinig groen is. Wij vragen u eerst te laten onderzoeken of een smallere weg \
    voldoende is.";
const OWN: &str = "Mijn dochter zit daar op school en kan er nu al nauwelijks veilig komen.";

fn lines(texts: &[(Value, &str)]) -> String {
    let line = |(id, text): &(Value, &str)| json!({ "id": id, "text": text }).to_string() + "\n";
    texts.iter().map(line).collect()
}

async fn copies_are_told_by_their_letter(app: App) {
    let scene = Scene::new(app);
    let (added, typed) = (
        format!("Geachte raad,\n\n{LETTER}\n\n{OWN}\n\nHoogachtend,\nJ. Jansen"),
        LETTER.to_uppercase().replace(' ', "\u{A0} "),
    );
    let texts = [
        (json!("a-1"), "Ik ben tegen."),
        (json!(7), LETTER),
        (json!("é\"2"), added.as_str()),
        (json!("a-1"), "Ik ben tegen."),
        (json!(7), typed.as_str()),
    ];
    // A mark of the encoding, lines as Windows ends them, empty ones, none at the end.
    let file = lines(&texts).replace('\n', "\r\n\r\n");
    scene.file("in.jsonl", format!("\u{FEFF}{}", file.trim_end()));
    insta::allow_duplicates! { insta::assert_snapshot!(
        scene.json("campaigns in.jsonl --output out.jsonl --json"),
        @r#"{"campaigns":1,"copies":3,"file":"out.jsonl","texts":5}"#
    ); }
    insta::allow_duplicates! { insta::assert_snapshot!(scene.read("out.jsonl"), @r#"
    {"id":"a-1","campaign":null,"similarity":null,"residue":null}
    {"id":7,"campaign":7,"similarity":1,"residue":""}
    {"id":"é\"2","campaign":7,"similarity":0.8444,"residue":"Mijn dochter zit daar op school en kan er nu al nauwelijks veilig komen."}
    {"id":"a-1","campaign":null,"similarity":null,"residue":null}
    {"id":7,"campaign":7,"similarity":1,"residue":""}
    "#); }
    insta::allow_duplicates! { insta::assert_snapshot!(
        scene.done("campaigns in.jsonl --output out.jsonl"),
        @"out.jsonl: 5 texts, 3 of them in 1 campaigns."
    ); }
    scene.file("none.jsonl", "\n \n");
    scene.done("campaigns none.jsonl --output out.jsonl");
    assert_eq!(scene.read("out.jsonl"), "");
    assert_eq!(scene.files(), ["in.jsonl", "none.jsonl", "out.jsonl"]);
}

async fn a_file_that_cannot_be_read_is_told_by_its_line(app: App) {
    let scene = Scene::new(app);
    scene.file("out.jsonl", "as it was");
    let good = lines(&[(json!(1), LETTER)]);
    for (bad, sentence) in [
        (
            &b"{\"id\": 2, \"text\""[..],
            "in.jsonl, line 3: it is not {\"id\": …, \"text\": \"…\"}: EOF while parsing an object",
        ),
        (
            &b"{\"id\": 2}"[..],
            "in.jsonl, line 3: it is not {\"id\": …, \"text\": \"…\"}: missing field `text`",
        ),
        (
            &b"{\"id\": 2, \"text\": 3}"[..],
            "in.jsonl, line 3: it is not {\"id\": …, \"text\": \"…\"}: invalid type: integer `3`, expected a string",
        ),
        (
            &b"{\"id\": null, \"text\": \"\"}"[..],
            "in.jsonl, line 3: \"id\" is neither a text nor a number",
        ),
        (
            &b"{\"id\": \"\xFF\"}"[..],
            "in.jsonl, line 3: it is not UTF-8",
        ),
    ] {
        scene.file(
            "in.jsonl",
            [good.as_bytes(), b"\n", bad, b"\n", good.as_bytes()].concat(),
        );
        let said = scene.refused("campaigns in.jsonl --output out.jsonl").await;
        assert_eq!(said, sentence);
        assert_eq!(scene.read("out.jsonl"), "as it was");
    }
    assert_eq!(
        scene
            .refused("campaigns absent.jsonl --output out.jsonl")
            .await,
        "cannot read absent.jsonl: No such file or directory (os error 2)"
    );
    assert_eq!(
        scene.refused("campaigns . --output out.jsonl").await,
        "cannot read .: it is a folder"
    );
    assert_eq!(scene.read("out.jsonl"), "as it was");
}

async fn nothing_is_written_over_what_is_read(app: App) {
    let scene = Scene::new(app);
    let texts = lines(&[(json!(1), LETTER)]);
    scene.file("in.jsonl", &texts);
    for output in ["in.jsonl", "./in.jsonl"] {
        assert_eq!(
            scene
                .refused(&format!("campaigns in.jsonl --output {output}"))
                .await,
            "--output: in.jsonl is the file to read; choose another to write"
        );
    }
    assert_eq!(scene.read("in.jsonl"), texts);
    assert_eq!(
        scene.refused("campaigns in.jsonl --output .").await,
        "cannot write .: it is a folder"
    );
    assert_eq!(
        scene
            .refused("campaigns in.jsonl --output absent/out.jsonl")
            .await,
        "cannot write absent/out.jsonl: there is no folder absent"
    );
    let misused = scene.misused("campaigns in.jsonl");
    assert!(misused.contains("--output <OUTPUT>"), "{misused}");
}
