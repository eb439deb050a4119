//! Draft texts in: labels, replacement, keys, broken files.

use diesel::prelude::*;
use polder::access::Actor;
use polder::consultations::actions::drafts::{Imported, NewDraft, import};
use polder::consultations::actions::settings::{self, Settings};
use polder::consultations::model::Consultation;
use polder::consultations::store;
use polder::db::schema::{passages, versions};
use polder::documents::SourceFile;
use polder::error::{Error, Result};

use crate::support::{App, both};

const FIRST: &str = "# Strategy\n\n## 1 Goals\n\nWe want a safe and open internet for all.\n\n\
    - Fewer victims of fraud\n- Faster warnings\n\n## 2 Partners\n\nWe work with other states.\n";

pub fn file(name: &str, text: &str) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

pub async fn consultation(app: &App, slug: &str) -> Consultation {
    let input = Settings {
        slug: slug.to_owned(),
        title: "Strategy".to_owned(),
        language: "en".to_owned(),
        ..Settings::default()
    };
    settings::create(&app.site, &Actor::command_line(), &input)
        .await
        .unwrap()
}

pub async fn put(app: &App, to: &Consultation, label: &str, text: &str) -> Result<Imported> {
    let files = vec![file("draft.md", text)];
    import(
        &app.site,
        &Actor::command_line(),
        to,
        &NewDraft::labelled(label),
        files,
    )
    .await
}

fn refusal(result: Result<Imported>) -> String {
    match result {
        Err(Error::Refused(message)) => message.key.into_owned(),
        other => panic!("not refused: {other:?}"),
    }
}

both!(
    a_draft_becomes_sections_and_passages,
    the_same_label_twice_is_refused,
    a_corrected_file_replaces_a_version_no_round_uses,
    a_version_in_use_is_not_replaced,
    keys_carry_over_to_the_next_version,
    a_broken_file_leaves_nothing_behind,
    a_large_draft_is_stored_quickly,
);

async fn a_draft_becomes_sections_and_passages(app: App) {
    let to = consultation(&app, "s").await;
    let done = put(&app, &to, " 1.0 ", FIRST).await.unwrap();
    assert_eq!(done.version, "1.0");
    assert!(!done.replaced);
    assert_eq!(done.kept, 0);
    let version = done.id;
    let (sections, passages) = app
        .db(move |conn| {
            (
                store::sections_of(conn, version).unwrap(),
                store::passages_of(conn, version).unwrap(),
            )
        })
        .await;
    assert_eq!(sections.len(), done.sections);
    assert_eq!(passages.len(), done.passages);
    let goals = sections.iter().find(|s| s.title == "Goals").unwrap();
    assert_eq!(goals.number, "1");
    let texts: Vec<&str> = passages
        .iter()
        .filter(|p| p.section_id == goals.id)
        .map(|p| p.text.as_str())
        .collect();
    assert_eq!(
        texts,
        [
            "Goals",
            "We want a safe and open internet for all.",
            "Fewer victims of fraud",
            "Faster warnings"
        ]
    );
    let positions: Vec<i64> = passages.iter().map(|p| p.position).collect();
    assert_eq!(
        positions,
        (0..i64::try_from(passages.len()).unwrap()).collect::<Vec<_>>()
    );
}

async fn the_same_label_twice_is_refused(app: App) {
    let to = consultation(&app, "s").await;
    put(&app, &to, "1.0", FIRST).await.unwrap();
    assert_eq!(
        refusal(put(&app, &to, "1.0", FIRST).await),
        "consultations-draft-known"
    );
    // The same text under another label is another version.
    let again = put(&app, &to, "1.1", FIRST).await.unwrap();
    assert_eq!(again.kept, again.passages);
}

async fn a_corrected_file_replaces_a_version_no_round_uses(app: App) {
    let to = consultation(&app, "s").await;
    let first = put(&app, &to, "1.0", FIRST).await.unwrap();
    let corrected = FIRST.replace("other states", "other states and the Council of Europe");
    let second = put(&app, &to, "1.0", &corrected).await.unwrap();
    assert!(second.replaced);
    assert_eq!(second.id, first.id);
    assert_eq!(second.kept, second.passages);
    let (id, count) = app
        .db(move |conn| {
            let found: Vec<i64> = versions::table.select(versions::words).load(conn).unwrap();
            let stored: i64 = passages::table.count().get_result(conn).unwrap();
            (found.len(), stored)
        })
        .await;
    assert_eq!(id, 1);
    assert_eq!(count, i64::try_from(second.passages).unwrap());
}

async fn a_version_in_use_is_not_replaced(app: App) {
    let sample = app.sample("in-use").await;
    let slug = sample.slug.clone();
    let to = app
        .db(move |conn| store::by_slug(conn, &slug).unwrap())
        .await;
    assert_eq!(
        refusal(put(&app, &to, "1.0", FIRST).await),
        "consultations-draft-in-use"
    );
    let version = sample.version;
    let left = app
        .db(move |conn| store::passages_of(conn, version).unwrap().len())
        .await;
    assert_eq!(left, sample.passages.len());
}

async fn keys_carry_over_to_the_next_version(app: App) {
    let to = consultation(&app, "s").await;
    let first = put(&app, &to, "1.0", FIRST).await.unwrap();
    let next = FIRST.replace("## 2 Partners", "Something new entirely.\n\n## 2 Partners");
    let second = put(&app, &to, "2.0", &next).await.unwrap();
    assert_eq!(second.kept, first.passages);
    assert_eq!(second.passages, first.passages + 1);
    let (old, new) = (first.id, second.id);
    let key = |conn: &mut polder::db::Conn, version| {
        store::passages_of(conn, version)
            .unwrap()
            .into_iter()
            .find(|passage| passage.text == "We work with other states.")
            .unwrap()
            .key
    };
    let (before, after) = app.db(move |conn| (key(conn, old), key(conn, new))).await;
    assert_eq!(before, after);
}

async fn a_broken_file_leaves_nothing_behind(app: App) {
    let to = consultation(&app, "s").await;
    let broken = SourceFile {
        name: "draft.md".to_owned(),
        bytes: b"caf\xe9".to_vec(),
    };
    let result = import(
        &app.site,
        &Actor::command_line(),
        &to,
        &NewDraft::labelled("1.0"),
        vec![file("one.md", FIRST), broken],
    )
    .await;
    assert_eq!(refusal(result), "document-not-utf8");
    let versions = app
        .db(move |conn| store::versions_of(conn, to.id).unwrap())
        .await;
    assert!(versions.is_empty());
}

async fn a_large_draft_is_stored_quickly(app: App) {
    use std::fmt::Write;
    let to = consultation(&app, "s").await;
    let mut text = String::new();
    for section in 1..=60 {
        write!(text, "# {section} Section number {section}\n\n").unwrap();
        for passage in 1..=50 {
            write!(
                text,
                "Passage {passage} of section {section} says something of its own.\n\n"
            )
            .unwrap();
        }
    }
    let done = put(&app, &to, "1.0", &text).await.unwrap();
    assert_eq!(done.sections, 60);
    assert_eq!(done.passages, 3_060);
}
