//! What keeps an installation: `migrate`, `check`, `audit verify`, `search rebuild`, `retention`.

use super::Scene;
use crate::support::{App, both};

both!(
    the_schema_is_brought_up_to_date_once,
    a_check_is_told_in_words_and_in_json,
    the_audit_log_is_checked_against_what_was_kept,
    the_index_is_made_anew,
    retention_is_counted_in_words_and_in_json,
);

/// The address of the database, gone from what was said.
fn without_address(scene: &Scene, said: &str) -> String {
    let url = &scene.app.site.config.database.url;
    let shown = url.replace("postgres://postgres@", "postgres://");
    said.replace(url, "DATABASE").replace(&shown, "DATABASE")
}

async fn the_schema_is_brought_up_to_date_once(app: App) {
    let scene = Scene::new(app);
    assert_eq!(
        without_address(&scene, &scene.done("migrate")),
        "The schema of DATABASE is the newest.\n"
    );
    assert_eq!(
        without_address(&scene, &scene.done("migrate --existing")),
        "The schema of DATABASE is the newest.\n"
    );
}

async fn a_check_is_told_in_words_and_in_json(app: App) {
    let scene = Scene::new(app);
    let said = scene.done("check");
    for start in [
        "Configuration: in order.",
        "Templates: ",
        "Database: ",
        "Audit log: 0 events, chain whole",
        "Search: 0 entries, complete.",
        "Files: memory in order, 0 attached files there.",
        "Mail: kept in memory, and sent to nobody.",
        "Virus scanner: none configured; files are not scanned.",
    ] {
        assert!(
            said.lines().any(|line| line.starts_with(start)),
            "{start}: {said}"
        );
    }
    let report: serde_json::Value = serde_json::from_str(&scene.done("check --json")).unwrap();
    assert_eq!(report["in_order"], true);
    assert_eq!(report["version"], env!("CARGO_PKG_VERSION"));
    let steps = report["steps"].as_array().unwrap();
    // Whether the file is open to others is a matter of the machine.
    let parts: Vec<_> = steps
        .iter()
        .filter(|step| step["state"] != "warning")
        .map(|step| {
            let members: Vec<_> = step.as_object().unwrap().keys().cloned().collect();
            assert_eq!(members, ["part", "says", "state"]);
            format!(
                "{}: {}",
                step["part"].as_str().unwrap(),
                step["state"].as_str().unwrap()
            )
        })
        .collect();
    insta::allow_duplicates! { insta::assert_snapshot!(parts.join("\n"), @r"
    configuration: good
    site: good
    database: good
    database: good
    audit: good
    search: good
    files: good
    reading: good
    mail: good
    scanner: good
    "); }
}

async fn the_audit_log_is_checked_against_what_was_kept(app: App) {
    let scene = Scene::new(app);
    scene.done("consultation create --slug cyber --title Cyber");
    let said = scene.done("audit verify");
    let (head, checkpoint) = said.trim_end().split_once("; checkpoint ").unwrap();
    assert_eq!(head, "Audit log: 1 events, chain whole");
    let checkpoint = checkpoint.trim_end_matches('.');
    scene.done(&format!("audit verify --against {checkpoint}"));
    let other = format!("1-{}", "0".repeat(64));
    assert_eq!(
        scene
            .refused(&format!("audit verify --against {other}"))
            .await,
        format!(
            "audit event 1 is another than when checkpoint {other} was made: the log was rewritten"
        )
    );
    assert_eq!(
        scene.misused("audit verify --against 1-abc"),
        "invalid value '1-abc' for '--against <CHECKPOINT>': a checkpoint is a number, a hyphen and 64 hexadecimal digits"
    );
}

async fn the_index_is_made_anew(app: App) {
    let scene = Scene::with_round(app);
    assert_eq!(
        scene.done("search rebuild"),
        "Search: 4 entries, complete.\n"
    );
    let found = scene.app.visitor().get("/api/v1/search?q=waar").await;
    assert_eq!(found.json()["total"], 1);
}

async fn retention_is_counted_in_words_and_in_json(app: App) {
    let scene = Scene::new(app);
    insta::allow_duplicates! { insta::assert_snapshot!(
        scene.json("retention --dry-run --json"),
        @r#"{"classes":[{"class":"drafts","count":0,"days":365},{"class":"withdrawn","count":0,"days":365},{"class":"notes","count":0,"days":1826},{"class":"people","count":0,"days":1826},{"class":"account-warnings","count":0,"days":1066},{"class":"accounts","count":0,"days":1096}],"dry_run":true,"kept_back":[]}"#
    ); }
    insta::allow_duplicates! { insta::assert_snapshot!(scene.done("retention"), @r"
    drafts                   0 erased, after 365 days
    withdrawn                0 erased, after 365 days
    notes                    0 erased, after 1826 days
    people                   0 erased, after 1826 days
    account-warnings         0 told, after 1066 days
    accounts                 0 erased, after 1096 days
    "); }
}
