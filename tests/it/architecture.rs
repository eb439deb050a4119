//! The house: `use` goes down the list in `lib.rs`, never up, and each library has its place.

use std::fs;
use std::path::{Path, PathBuf};

/// From the top down. What stands in one line may not use one another.
const FLOORS: &[&[&str]] = &[
    &["cli"],
    &["app"],
    &["demo"],
    &["retention"],
    &["admin"],
    &["exports", "reading"],
    &["intake", "search"],
    &["responses"],
    &["moderation"],
    &["guests"],
    &["comments"],
    &["following"],
    &["consultations"],
    &["accounts"],
    &["web"],
    &["access"],
    &["rendering"],
    &["notifications"],
    &["site"],
    &["audit"],
    &["documents"],
    // These four know one another: the macros for stored words, the configuration's language.
    &["db", "platform", "config", "error"],
];

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

/// The first part of the path below `src`: the slice.
fn slice(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let first = path.strip_prefix(root).unwrap().iter().next().unwrap();
    first.to_str().unwrap().trim_end_matches(".rs").to_owned()
}

fn floor(slice: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&slice))
}

#[test]
fn arrows_point_down() {
    let mut climbing = Vec::new();
    for (path, text) in sources() {
        let from = slice(&path);
        if matches!(from.as_str(), "lib" | "main") {
            continue;
        }
        let own = floor(&from).unwrap_or_else(|| panic!("src/{from} has no floor"));
        for line in text.lines() {
            for used in line.split("crate::").skip(1) {
                let to: String = used
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                let Some(other) = floor(&to) else { continue };
                let same_floor = own == other && from != to && own != FLOORS.len() - 1;
                if other < own || same_floor {
                    climbing.push(format!("{}: {}", path.display(), line.trim()));
                }
            }
        }
    }
    assert!(
        climbing.is_empty(),
        "arrows that climb:\n{}",
        climbing.join("\n")
    );
}

#[test]
fn each_library_has_its_place() {
    let mut strays = Vec::new();
    for (path, text) in sources() {
        let from = slice(&path);
        let file = path.file_stem().unwrap().to_str().unwrap();
        let folder = path
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap();
        let is = |name: &str| file == name || folder == name;
        let mut at_home = |library: &str, home: bool| {
            if !home && text.contains(&format!("use {library}")) {
                strays.push(format!("{}: {library}", path.display()));
            }
        };
        let pages = from == "web" || from == "app" || is("web") || is("api");
        at_home("actix_web", pages || (from == "cli" && file == "mod"));
        at_home("diesel::", from == "db" || is("store"));
        at_home("lettre", is("mailer"));
        at_home("tera::", file == "templates");
        at_home("object_store", folder == "files");
        at_home("zip::", folder == "files");
        at_home("landlock", folder == "confined");
        at_home("seccompiler", folder == "confined");
        at_home("rlimit", folder == "confined");
        at_home("hayro_syntax", folder == "cleaning");
        at_home("calamine", from == "intake" && file == "sheet");
        at_home("rust_stemmers", from == "search" && file == "words");
        at_home("altcha", file == "human");
        at_home("typst", file == "pdf");
        at_home("icalendar", file == "calendar");
        at_home("atom_syndication", file == "feed");
    }
    assert!(
        strays.is_empty(),
        "libraries away from home:\n{}",
        strays.join("\n")
    );
}

#[test]
fn files_stay_short() {
    let long: Vec<_> = sources()
        .into_iter()
        .filter(|(path, text)| text.lines().count() > 450 && slice(path) != "db")
        .map(|(path, text)| format!("{}: {} lines", path.display(), text.lines().count()))
        .collect();
    assert!(
        long.is_empty(),
        "split these by action:\n{}",
        long.join("\n")
    );
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<_> = sources()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//!"))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(
        silent.is_empty(),
        "no //! at the top of:\n{}",
        silent.join("\n")
    );
}
