//! What becomes of comments when a text changes as laws do: an article comes in and all that follow are renumbered,
//! one of many alike goes, a paragraph longer than a cell of a spreadsheet is edited.

use super::Scene;
use crate::support::{App, both};

both!(
    an_inserted_article_moves_nothing,
    of_texts_that_are_alike_the_right_one_goes,
    a_paragraph_longer_than_a_cell_changes_and_is_exported,
    control_characters_break_no_file,
);

fn scene(app: App, first: &str, sheet: &str) -> Scene {
    let scene = Scene::new(app);
    scene.done("consultation create --slug cyber --title Cyber");
    scene.file("one.md", first);
    scene.done("draft import --consultation cyber --label 1 one.md");
    scene.done(
        "round open --consultation cyber --number 1 --draft 1 --opens 2020-03-01T09:00 \
         --closes 2199-04-01T09:00",
    );
    scene.file("sheet.csv", sheet);
    scene.done("intake --consultation cyber --round 1 sheet.csv");
    scene
}

fn diff(scene: &Scene, second: &str) -> String {
    scene.file("two.md", second);
    scene.done("draft import --consultation cyber --label 2 two.md");
    scene.json("diff --consultation cyber --from 1 --to 2 --json")
}

async fn an_inserted_article_moves_nothing(app: App) {
    let article =
        |number: u8, title: &str, text: &str| format!("## Artikel {number} {title}\n\n{text}\n\n");
    let terms = "In deze wet wordt verstaan onder haven: een plaats waar schepen aanleggen.";
    let scope = "Deze wet is van toepassing op beheerders van grote havens in Nederland.";
    let duty = |number| {
        format!("De beheerder meldt een storing onverwijld bij het loket, zie artikel {number}.")
    };
    let watch = "De minister houdt toezicht op de naleving van deze wet door de beheerders.";
    let first = [
        article(1, "Begrippen", terms),
        article(2, "Reikwijdte", scope),
        article(3, "Melding", &duty(2)),
        article(4, "Toezicht", watch),
    ];
    let second = [
        article(1, "Begrippen", terms),
        article(
            2,
            "Register",
            "Er is een openbaar register, dat de minister bijhoudt.",
        ),
        article(3, "Reikwijdte", scope),
        article(4, "Melding", &duty(3)),
        article(5, "Toezicht", watch),
    ];
    let scene = scene(
        app,
        &format!("# Wet\n\n{}", first.concat()),
        "party,group,reference,quote,comment\nA,private,artikel 4,houdt toezicht,Hoe?\n\
         B,private,artikel 2,,Te breed.\nC,private,artikel 3,onverwijld,Wat is dat?\n",
    );
    insta::allow_duplicates! { insta::assert_snapshot!(
        diff(&scene, &format!("# Wet\n\n{}", second.concat())),
        @r#"{"kept":8,"changed":1,"moved":0,"split":0,"merged":0,"added":2,"removed":0,"comments":{"carried":3,"flagged":0,"orphaned":0}}"#
    ); }
}

async fn of_texts_that_are_alike_the_right_one_goes(app: App) {
    let law = |articles: &[(&str, &str)]| {
        let write = |(index, (title, text)): (usize, &(&str, &str))| {
            format!("## Artikel {} {title}\n\n{text}\n\n", index + 1)
        };
        let articles: String = articles.iter().enumerate().map(write).collect();
        format!("# Wet\n\n{articles}")
    };
    let (same, rules) = ("Gereserveerd.", "De minister stelt regels over opslag.");
    let scene = scene(
        app,
        &law(&[
            ("A", same),
            ("B", same),
            ("C", rules),
            ("D", same),
            ("E", same),
        ]),
        "party,group,reference,quote,comment\nA,private,artikel 2,,Wat komt hier?\n\
         B,private,artikel 4,Gereserveerd,En hier?\n",
    );
    insta::allow_duplicates! { insta::assert_snapshot!(
        diff(&scene, &law(&[("A", same), ("C", rules), ("D", same), ("E", same)])),
        @r#"{"kept":9,"changed":0,"moved":0,"split":0,"merged":0,"added":0,"removed":2,"comments":{"carried":1,"flagged":0,"orphaned":1}}"#
    ); }
}

async fn a_paragraph_longer_than_a_cell_changes_and_is_exported(app: App) {
    let words: Vec<String> = (0..6000).map(|n| format!("norm{}", n % 700)).collect();
    let long = words.join(" ");
    assert!(long.len() > 32_767);
    let scene = scene(
        app,
        &format!("# Nota\n\n## 1 Doel\n\n{long}\n"),
        "party,group,reference,comment\nA,private,1 lid 1,Dit is een lange alinea.\n",
    );
    insta::allow_duplicates! { insta::assert_snapshot!(
        diff(&scene, &format!("# Nota\n\n## 1 Doel\n\nVooraf {} slot\n", words[9..].join(" "))),
        @r#"{"kept":2,"changed":1,"moved":0,"split":0,"merged":0,"added":0,"removed":0,"comments":{"carried":0,"flagged":1,"orphaned":0}}"#
    ); }
    for format in ["xlsx", "docx", "csv", "json"] {
        scene.done(&format!(
            "export --consultation cyber --format {format} --audience internal --output out.{format}"
        ));
    }
    assert!(scene.read("out.csv").contains(&long) && scene.read("out.json").contains(&long));
}

async fn control_characters_break_no_file(app: App) {
    let scene = scene(
        app,
        "# Nota\n\n## 1 Doel\n\nHet doel\u{B}is rust.\u{C}\n",
        "party,group,reference,comment\nA,private,1,\"een\u{B}twee\u{C}drie \u{1}\u{1F} vier \u{FFFE}\"\n",
    );
    for format in ["xlsx", "docx", "csv", "json"] {
        scene.done(&format!(
            "export --consultation cyber --format {format} --audience internal --output out.{format}"
        ));
    }
    let json: serde_json::Value = serde_json::from_str(&scene.read("out.json")).unwrap();
    let said = json.to_string();
    assert!(
        !said.contains("eentwee") && !said.contains("tweedrie"),
        "{said}"
    );
    let may_stand = |c: char| matches!(c, '\t' | '\n' | '\r') || !c.is_control() && c < '\u{FFFE}';
    for name in ["out.xlsx", "out.docx"] {
        let file = std::fs::File::open(scene.folder.path().join(name)).unwrap();
        let mut archive = zip::ZipArchive::new(file).unwrap();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).unwrap();
            let called = part.name().unwrap().into_owned();
            if called.ends_with(".xml") {
                let text = std::io::read_to_string(&mut part).unwrap();
                let odd = text.chars().find(|c| !may_stand(*c) && *c < '\u{10000}');
                assert_eq!(odd, None, "{name} {called}");
            }
        }
    }
}
