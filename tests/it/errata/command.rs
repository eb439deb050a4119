//! `polder draft mend`.

use diesel::prelude::*;
use polder::db::schema::{errata, passages, rounds};
use polder::platform::clock::Clock;

use crate::support::{App, Said, both};

both!(
    a_typing_error_is_mended_by_command,
    a_wrong_command_changes_nothing,
);

const MEND: &str = "draft mend --consultation cyber --label 1.0 --passage p-2 --reason Typo";

fn run(app: &App, arguments: &str) -> Said {
    let folder = tempfile::tempdir().unwrap();
    app.run(folder.path(), arguments, "")
}

/// The sample with a round that is open by the clock on the wall, which commands go by.
async fn scene(app: &App) {
    let sample = app.sample("cyber").await;
    let wall = Clock::system().now();
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(sample.round)))
            .set((
                rounds::opens_at.eq(wall - chrono::Duration::days(1)),
                rounds::closes_at.eq(wall + chrono::Duration::days(7)),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
}

async fn text(app: &App) -> String {
    app.db(|conn| {
        passages::table
            .filter(passages::key.eq("p-2"))
            .select(passages::text)
            .first(conn)
            .unwrap()
    })
    .await
}

async fn a_typing_error_is_mended_by_command(app: App) {
    scene(&app).await;
    let before = text(&app).await;
    let look = run(&app, &format!("{MEND} --old says --new tells --dry-run"));
    assert_eq!((look.status, look.errors.as_str()), (0, ""));
    assert_eq!(
        look.out,
        "Would mend passage p-2 of version 1.0: \"says\" becomes \"tells\". Comments on it: 0; quoting these words: 0.\n"
    );
    assert_eq!(text(&app).await, before);
    let done = run(&app, &format!("{MEND} --old says --new tells --json"));
    assert_eq!((done.status, done.errors.as_str()), (0, ""));
    insta::allow_duplicates! { insta::assert_snapshot!(
        done.out.trim(),
        @r#"{"version":"1.0","passage":"p-2","before":"says","after":"tells","comments":0,"quoting":0,"mended":true}"#
    ); }
    assert_eq!(text(&app).await, before.replace("says", "tells"));
    let by: Option<i64> = app
        .db(|conn| errata::table.select(errata::mended_by).first(conn).unwrap())
        .await;
    assert_eq!(by, None);
    // The second of two, by its place.
    let second = run(&app, &format!("{MEND} --old s --new z --start 12"));
    assert_eq!(second.status, 0, "{}", second.errors);
    assert_eq!(
        text(&app).await,
        "Purpose: thiz passage tells what section 1 is about."
    );
}

async fn a_wrong_command_changes_nothing(app: App) {
    scene(&app).await;
    let before = text(&app).await;
    let named = |label: &str, key: &str| {
        format!(
            "draft mend --consultation cyber --label {label} --passage {key} --reason Typo --old says --new tells"
        )
    };
    for (arguments, sentence) in [
        (
            format!("{MEND} --old absent --new there"),
            "--old: These words do not stand in the passage, or not at that place.",
        ),
        (
            format!("{MEND} --old s --new z"),
            "--old: These words stand in the passage 8 times. Give more of the words around them, or the place.",
        ),
        (
            format!("{MEND} --old says --new tells --start 3"),
            "--old: These words do not stand in the passage, or not at that place.",
        ),
        (
            format!("{MEND} --old says --new says"),
            "--old: Nothing has changed. Change what is wrong in the passage.",
        ),
        (
            named("9.0", "p-2"),
            "There is no version \"9.0\" in the consultation cyber.",
        ),
        (
            named("1.0", "p-99"),
            "Version 1.0 has no passage with the key p-99.",
        ),
    ] {
        let said = run(&app, &arguments);
        assert_eq!(said.status, 1, "{arguments}");
        let told = said.errors.trim_end().trim_start_matches("polder: ");
        assert_eq!(told, sentence, "{arguments}");
    }
    assert_eq!(text(&app).await, before);
}
