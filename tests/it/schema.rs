//! The two trees of migrations make the same tables, `src/db/schema.rs` is true to both, what goes up
//! comes down again, and a column that holds words takes those of its enum and no others.

mod found;
mod words;

use std::collections::BTreeMap;

use found::{Side, Table};

use crate::support::{Backend, Database};

/// An empty database on each backend, and the name of its tree of migrations.
fn sides() -> [(Side, Database); 2] {
    let file = Database::create(Backend::Sqlite);
    let sqlite = Side::sqlite(&file.folder().join("empty.db"));
    let empty = Database::empty();
    let postgresql = Side::postgresql(&empty.url);
    [(sqlite, file), (postgresql, empty)]
}

#[test]
fn the_two_trees_make_the_same_tables() {
    let [sqlite, postgresql] = sides().map(|(mut side, _keep)| {
        side.up();
        side.tables()
    });
    let names = |tables: &BTreeMap<String, Table>| tables.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&sqlite), names(&postgresql));
    assert!(sqlite.len() > 50, "{} tables", sqlite.len());
    for (name, table) in &sqlite {
        assert_eq!(table, &postgresql[name], "{name}");
        assert!(!table.columns.is_empty(), "{name}");
    }
}

#[test]
fn what_goes_up_comes_down_and_goes_up_again() {
    for (mut side, _keep) in sides() {
        side.up();
        let first = side.objects();
        let tables = side.tables();
        side.down();
        assert_eq!(side.objects(), Vec::<String>::new(), "what stays behind");
        side.up();
        assert_eq!(side.objects(), first);
        assert_eq!(side.tables(), tables);
    }
}

/// `schema.rs` names every table but those of the search, which `db::search` asks in SQL, with every
/// column in its place.
#[test]
fn the_schema_in_rust_is_the_one_in_the_database() {
    let text = include_str!("../../src/db/schema.rs");
    let [(mut side, _keep), _] = sides();
    side.up();
    let tables = side.tables();
    let written = found::written(text);
    let mut in_database: BTreeMap<_, _> = tables
        .iter()
        .filter(|(name, _)| !name.starts_with("search_"))
        .map(|(name, table)| (name.clone(), table.columns.clone()))
        .collect();
    for (name, columns) in &written {
        assert_eq!(in_database.remove(name).as_ref(), Some(columns), "{name}");
    }
    assert!(in_database.is_empty(), "not in schema.rs: {in_database:?}");
    for (child, parent, column) in found::joinable(text) {
        let known = tables[&child].references.iter().any(|reference| {
            reference.columns == [column.clone()]
                && reference.table == parent
                && reference.to == ["id"]
        });
        assert!(known, "{child} -> {parent} ({column}) is no foreign key");
    }
}

/// Numbers of things point at these, or say here why they do not.
#[test]
fn what_points_at_a_row_is_a_foreign_key() {
    // The log outlives what it speaks of; a deed, an erasure and a rendered text are about several kinds of
    // things; an original went into a comment that may be gone; a follower who was told may be.
    // No numbers of rows: the key of the log's hashes, and what a mail calls itself.
    const FREE: [&str; 9] = [
        "approvals.subject_id",
        "audit_events.actor_id",
        "audit_events.subject_id",
        "audit_events.consultation_id",
        "audit_events.key_id",
        "erasures.subject_id",
        "originals.comment_id",
        "outbox.message_id",
        "rendered_texts.owner_id",
    ];
    let [(mut side, _keep), _] = sides();
    side.up();
    let mut loose = Vec::new();
    for (name, table) in side.tables() {
        for column in &table.columns {
            let points = column.name.ends_with("_id")
                || (column.sql_type == "BigInt"
                    && (column.name.ends_with("_by") || column.name.ends_with("_of")));
            let held = table
                .references
                .iter()
                .any(|reference| reference.columns == [column.name.clone()]);
            if points && !held {
                loose.push(format!("{name}.{}", column.name));
            }
        }
    }
    assert_eq!(loose, FREE);
}
