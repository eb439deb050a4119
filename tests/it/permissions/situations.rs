//! What is so for single rows of the table besides what every world has, read from `situations.sql`.

use std::fs;
use std::path::Path;

const START: &str = "-- situation: ";

fn text() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/permissions/situations.sql");
    fs::read_to_string(file).unwrap()
}

/// The statements of a situation, names of the world not filled in yet.
pub fn named(name: &str) -> String {
    let text = text();
    let mut parts = text.split(START).skip(1);
    parts
        .find_map(|part| {
            let (head, statements) = part.split_once('\n')?;
            (head.split_whitespace().next()? == name).then(|| uncommented(statements))
        })
        .unwrap_or_else(|| panic!("situations.sql has no situation {name}"))
}

/// What the file calls by a name ("-- @old-draft = 9001").
pub fn names() -> Vec<(String, String)> {
    text()
        .lines()
        .filter_map(|line| line.strip_prefix("-- @"))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

fn uncommented(statements: &str) -> String {
    statements
        .lines()
        .filter(|line| !line.trim_start().starts_with("--"))
        .collect::<Vec<_>>()
        .join("\n")
}
