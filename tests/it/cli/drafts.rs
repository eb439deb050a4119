//! `polder draft import` and `polder diff`.

use super::Scene;
use crate::support::{App, both};

both!(
    a_version_comes_in_whole_or_not_at_all,
    an_import_is_told_in_words_and_in_json,
    what_changed_is_told_in_words_and_in_json,
);

const FIRST: &str = "# Doel\n\nWaar dit voor is.\n\n## Middel\n\nHoe dit gaat.\n";
const SECOND: &str = "# Doel\n\nWaar dit nu voor is.\n\n## Toezicht\n\nGeheel andere woorden.\n";
const IMPORT: &str = "draft import --consultation cyber --label";

fn scene(app: App) -> Scene {
    let scene = Scene::new(app);
    scene.done("consultation create --slug cyber --title Cyber");
    scene.file("one.md", FIRST);
    scene.file("two.md", SECOND);
    scene
}

async fn a_version_comes_in_whole_or_not_at_all(app: App) {
    let scene = scene(app);
    scene.file("empty.md", "");
    scene.file("packed.docx", b"PK\x03\x04 and more");
    for (arguments, sentence) in [
        (
            "1.0 absent.md",
            "cannot read absent.md: No such file or directory (os error 2)",
        ),
        // The first of the two is whole.
        (
            "1.0 one.md packed.docx",
            "packed.docx is damaged or was not sent whole. Save the file again and try again.",
        ),
        (
            "1.0 one.md absent.md",
            "cannot read absent.md: No such file or directory (os error 2)",
        ),
        ("1.0 empty.md", "empty.md holds no text."),
        (" one.md", "--label: Give the version a label, such as 1.0."),
    ] {
        let line = format!("{IMPORT} {arguments}");
        assert_eq!(scene.refused(&line).await, sentence, "{arguments}");
    }
    assert_eq!(
        scene
            .refused("draft import --consultation nix --label 1.0 one.md")
            .await,
        "--consultation: there is no consultation \"nix\""
    );
    assert_eq!(
        scene.misused("draft import --consultation cyber --label 1.0"),
        "the following required arguments were not provided: <FILE>..."
    );
}

async fn an_import_is_told_in_words_and_in_json(app: App) {
    let scene = scene(app);
    insta::allow_duplicates! { insta::assert_snapshot!(
        scene.json(&format!("{IMPORT} 1.0 --json one.md")),
        @r#"{"version":"1.0","sections":2,"passages":4,"words":9,"warnings":[],"kept":0,"replaced":false}"#
    ); }
    assert_eq!(
        scene.refused(&format!("{IMPORT} 1.0 one.md")).await,
        "These files were imported as version \"1.0\" already; nothing was changed."
    );
    assert_eq!(
        scene.done(&format!("{IMPORT} 2.0 --changelog Anders two.md")),
        "Imported version 2.0: 2 sections, 4 passages, 10 words; 2 passages kept their key.\n"
    );
}

async fn what_changed_is_told_in_words_and_in_json(app: App) {
    let scene = scene(app);
    scene.done(&format!("{IMPORT} 1.0 one.md"));
    scene.done(&format!("{IMPORT} 2.0 two.md"));
    let diff = "diff --consultation cyber --from 1.0 --to";
    assert_eq!(
        scene.done(&format!("{diff} 2.0")),
        "Passages from version 1.0 to 2.0: 1 kept, 1 changed, 0 moved, 0 split, 0 merged, 2 added, 2 removed.\n\
         Comments on version 1.0: 0 carried over, 0 at a text that changed since, 0 orphaned.\n"
    );
    insta::allow_duplicates! { insta::assert_snapshot!(
        scene.json(&format!("{diff} 2.0 --json")),
        @r#"{"kept":1,"changed":1,"moved":0,"split":0,"merged":0,"added":2,"removed":2,"comments":{"carried":0,"flagged":0,"orphaned":0}}"#
    ); }
    assert_eq!(
        scene.refused(&format!("{diff} 3.0")).await,
        "There is no version \"3.0\" in the consultation cyber."
    );
    assert_eq!(
        scene
            .refused("diff --consultation nix --from 1.0 --to 2.0")
            .await,
        "--consultation: there is no consultation \"nix\""
    );
    assert_eq!(
        scene.misused("diff --consultation cyber"),
        "the following required arguments were not provided: --from <V> --to <V>"
    );
}
