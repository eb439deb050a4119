//! `polder export`.

use super::Scene;
use crate::support::{App, both};

both!(
    a_file_is_written_and_told,
    a_file_is_written_whole_or_not_at_all
);

const EXPORT: &str = "export --consultation cyber";

async fn a_file_is_written_and_told(app: App) {
    let scene = Scene::with_round(app);
    scene.file("sheet.csv", "comment,reference\nWel,General\n");
    scene.done("intake --consultation cyber --round 1 sheet.csv");
    insta::allow_duplicates! { insta::assert_snapshot!(
        scene.json(&format!("{EXPORT} --round 1 --format csv --audience internal --output all.csv --json")),
        @r#"{"audience":"internal","comments":1,"file":"all.csv","format":"csv","rounds":[1]}"#
    ); }
    assert_eq!(scene.read("all.csv").lines().count(), 2);
    // One that is there is replaced.
    assert_eq!(
        scene.done(&format!("{EXPORT} --format csv --output all.csv")),
        "all.csv: 0 comments (public).\n"
    );
    assert_eq!(scene.read("all.csv").lines().count(), 1);
}

async fn a_file_is_written_whole_or_not_at_all(app: App) {
    let scene = Scene::with_round(app);
    scene.file("kept.csv", "what was there");
    std::fs::create_dir(scene.folder.path().join("folder")).unwrap();
    for (line, sentence) in [
        (
            "export --consultation nix --format csv --output kept.csv",
            "there is no consultation \"nix\", or it has no round yet",
        ),
        (
            "export --consultation cyber --round 7 --format csv --output kept.csv",
            "there is no round 7 in a consultation \"cyber\", or it has no public form yet",
        ),
        (
            "export --consultation cyber --format csv --output folder",
            "The file folder cannot be written: Is a directory (os error 21)",
        ),
    ] {
        assert_eq!(scene.refused(line).await, sentence, "{line}");
    }
    assert_eq!(scene.read("kept.csv"), "what was there");
    let nowhere = scene
        .refused(&format!("{EXPORT} --format csv --output nowhere/all.csv"))
        .await;
    assert!(
        nowhere
            .starts_with("The file nowhere/all.csv cannot be written: No such file or directory"),
        "{nowhere}"
    );
    for (line, sentence) in [
        (
            "--format pdf --output all.pdf",
            "invalid value 'pdf' for '--format <FORMAT>': \"pdf\" is not one of csv, xlsx, json, docx, odt, draft-docx, draft-odt, text-docx, text-odt, next-docx, next-odt",
        ),
        (
            "--format csv --audience all --output all.csv",
            "invalid value 'all' for '--audience <AUDIENCE>': \"all\" is not one of public, internal",
        ),
        (
            "--format csv",
            "the following required arguments were not provided: --output <OUTPUT>",
        ),
    ] {
        assert_eq!(
            scene.misused(&format!("{EXPORT} {line}")),
            sentence,
            "{line}"
        );
    }
}
