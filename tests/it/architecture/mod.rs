//! The house: `use` goes down the list in `lib.rs`, never up and never round; each library has its place.

mod imports;

use std::collections::{BTreeMap, BTreeSet};

use imports::{Source, circles, libraries, sources, uses};

/// From the top down. What stands in one line may not use one another.
const FLOORS: &[&[&str]] = &[
    &["cli"],
    &["app"],
    &["demo"],
    &["retention"],
    &["admin"],
    &["exports", "reading"],
    &["intake", "search"],
    &["promises"],
    &["responses"],
    &["moderation"],
    &["campaigns"],
    &["guests"],
    &["responding"],
    &["errata", "teamwork"],
    &["comments", "answers", "attachments", "signatures"],
    &["readings"],
    &["submissions"],
    &["following", "questions"],
    &["consultations"],
    &["accounts"],
    &["web"],
    &["access"],
    &["rendering"],
    &["notifications"],
    &["site"],
    &["audit"],
    &["documents"],
    &["db"],
    &["config"],
    &["platform"],
    &["error"],
    &["types"],
];

/// Longest file, in lines; of `db`, whose schema is a list of tables, only what is not that.
const LONGEST_FILE: usize = 450;

/// Where each library is at home: the folder or file below `src` whose name stands in its path.
const HOMES: &[(&str, &[&str])] = &[
    ("actix_web", &["web", "api", "app", "cli/mod.rs"]),
    ("actix_multipart", &["web"]),
    // A model derives `diesel::Queryable`, which uses nothing.
    ("diesel", &["store", "db", "types", "error.rs"]),
    ("diesel_migrations", &["db"]),
    ("lettre", &["platform/mailer"]),
    ("tera", &["platform/templates.rs"]),
    (
        "fluent_templates",
        &["platform/texts.rs", "platform/templates.rs"],
    ),
    ("object_store", &["platform/files"]),
    ("zip", &["platform/files"]),
    ("landlock", &["platform/confined"]),
    ("seccompiler", &["platform/confined"]),
    ("rlimit", &["platform/confined"]),
    (
        "hayro_syntax",
        &["platform/files/cleaning", "documents/read/pdf"],
    ),
    ("hayro_interpret", &["documents/read/pdf"]),
    ("kurbo", &["documents/read/pdf"]),
    ("argon2", &["platform/passwords.rs"]),
    ("altcha", &["platform/human.rs"]),
    ("typst", &["platform/pdf.rs"]),
    ("icalendar", &["reading/web/syndication/calendar.rs"]),
    ("atom_syndication", &["reading/web/syndication/feed.rs"]),
];

fn floor(slice: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&slice))
}

fn at(source: &Source, line: usize) -> String {
    format!("src/{}:{line}", source.file.display())
}

#[test]
fn arrows_point_down() {
    let sources = sources();
    let mut climbing = Vec::new();
    for ((from, to), (line, words)) in uses(&sources) {
        let (user, used) = (&sources[from], &sources[to]);
        let (own, other) = (user.slice(), used.slice());
        if matches!(own.as_str(), "lib" | "main") || own == other {
            continue;
        }
        let above = floor(&own).unwrap_or_else(|| panic!("src/{own} has no floor"));
        if floor(&other).is_none_or(|below| below <= above) {
            climbing.push(format!("{}: {words}", at(user, line)));
        }
    }
    assert!(
        climbing.is_empty(),
        "arrows that climb:\n{}",
        climbing.join("\n")
    );
}

#[test]
fn nothing_goes_round() {
    let sources = sources();
    let uses = uses(&sources);
    let mut round = Vec::new();
    for circle in circles(sources.len(), &uses) {
        round.push(format!("{} files:", circle.len()));
        for ((from, to), (line, words)) in &uses {
            if circle.contains(from) && circle.contains(to) {
                let target = sources[*to].file.display();
                round.push(format!(
                    "  {}: {words} (src/{target})",
                    at(&sources[*from], *line)
                ));
            }
        }
    }
    assert!(
        round.is_empty(),
        "files that use one another:\n{}",
        round.join("\n")
    );
    // An empty list of uses has no circles either.
    assert!(uses.len() > sources.len());
}

#[test]
fn each_library_has_its_place() {
    let sources = sources();
    let (mut strays, mut met) = (Vec::new(), BTreeSet::new());
    for (source, used) in sources.iter().zip(libraries(&sources)) {
        let path = source.file.to_str().unwrap();
        let is_home = |home: &&str| {
            path.starts_with(home)
                || path
                    .split('/')
                    .any(|part| part.trim_end_matches(".rs") == *home)
        };
        for (library, homes) in HOMES {
            if let Some(line) = used.get(*library) {
                met.insert(*library);
                if !homes.iter().any(is_home) {
                    strays.push(format!("{}: {library}", at(source, *line)));
                }
            }
        }
    }
    assert!(
        strays.is_empty(),
        "libraries away from home:\n{}",
        strays.join("\n")
    );
    let absent: Vec<_> = HOMES
        .iter()
        .filter(|(library, _)| !met.contains(library))
        .collect();
    assert!(absent.is_empty(), "used nowhere: {absent:?}");
}

/// Who writes without `Site::write`: what stands below it, who finds out who is asking, and what
/// has no clock to go by.
const WRITE_BELOW: &[&str] = &[
    "db",
    "audit",
    "notifications",
    "rendering",
    "site.rs",
    "access/transaction.rs",
    "web/presence.rs",
    "web/problem.rs",
    "search/worker.rs",
];

/// An action writes in one transaction, which knows whose it is: `site.write(actor, |tx| …)`.
#[test]
fn actions_write_by_way_of_the_transaction() {
    let beside: Vec<_> = sources()
        .into_iter()
        .filter(|source| {
            let text: String = source.text.split_whitespace().collect();
            !WRITE_BELOW.iter().any(|home| source.file.starts_with(home))
                && text.contains("db.write(")
        })
        .map(|source| at(&source, 1))
        .collect();
    assert!(
        beside.is_empty(),
        "write past Site::write:\n{}",
        beside.join("\n")
    );
}

/// Which states are public is said in one file: queries filter by its expressions, or read the view `public_comments`.
#[test]
fn no_query_spells_out_what_is_public() {
    let home = "submissions/store/public.rs";
    let words = ["Moderation::Published", "Moderation::PUBLIC", "'published'"];
    let spelt: Vec<_> = sources()
        .into_iter()
        .filter(|source| !source.file.ends_with(home))
        .filter(|source| {
            let of = |part: &str| source.module.iter().any(|name| name == part);
            of("store") || of("db")
        })
        .flat_map(|source| {
            let lines = source.text.lines().enumerate();
            let found = lines.filter(|(_, line)| words.iter().any(|word| line.contains(word)));
            found
                .map(|(index, _)| at(&source, index + 1))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(
        spelt.is_empty(),
        "say it by what stands in src/{home}:\n{}",
        spelt.join("\n")
    );
}

#[test]
fn files_stay_short() {
    let long: Vec<_> = sources()
        .into_iter()
        .filter(|source| source.text.lines().count() > LONGEST_FILE && source.slice() != "db")
        .map(|source| at(&source, source.text.lines().count()))
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
        .filter(|source| !source.text.starts_with("//!"))
        .map(|source| at(&source, 1))
        .collect();
    assert!(
        silent.is_empty(),
        "no //! at the top of:\n{}",
        silent.join("\n")
    );
}

/// One style: a module with parts is a folder with a `mod.rs`.
#[test]
fn modules_are_written_in_one_style() {
    let sources = sources();
    let folders: BTreeSet<_> = sources
        .iter()
        .filter_map(|source| source.file.parent())
        .collect();
    let twofold: Vec<_> = sources
        .iter()
        .filter(|source| folders.contains(source.file.with_extension("").as_path()))
        .map(|source| at(source, 1))
        .collect();
    assert!(
        twofold.is_empty(),
        "a file beside a folder of its name:\n{}",
        twofold.join("\n")
    );
}

/// One name, one thing: within a slice no two types are called alike.
#[test]
fn a_types_name_is_defined_once_per_slice() {
    let sources = sources();
    let mut defined: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for source in &sources {
        // Tests that stand in a file of their own.
        if source.file.to_str().unwrap().ends_with("tests.rs") {
            continue;
        }
        for name in source.types() {
            let places = defined.entry((source.slice(), name)).or_default();
            places.push(format!("src/{}", source.file.display()));
        }
    }
    let twice: Vec<_> = defined
        .iter()
        .filter(|(_, places)| places.len() > 1)
        .map(|((_, name), places)| format!("{name}: {}", places.join(", ")))
        .collect();
    assert!(twice.is_empty(), "defined twice:\n{}", twice.join("\n"));
    assert!(defined.len() > 500);
}

/// Prints sizes; they are a sign, never an aim.
#[test]
fn sizes() {
    let sources = sources();
    let mut files: Vec<usize> = sources
        .iter()
        .map(|source| source.text.lines().count())
        .collect();
    files.sort_unstable();
    let mut functions: Vec<(usize, String)> = sources
        .iter()
        .flat_map(|source| {
            let file = source.file.display().to_string();
            source
                .functions()
                .into_iter()
                .map(move |(name, lines)| (lines, format!("{name} (src/{file})")))
        })
        .collect();
    functions.sort_unstable_by(|one, other| other.cmp(one));
    println!(
        "{} files, {} lines; half the files have at most {} lines, the longest {}",
        files.len(),
        files.iter().sum::<usize>(),
        files[files.len() / 2],
        files[files.len() - 1],
    );
    println!(
        "{} functions; half have at most {} lines; the longest:",
        functions.len(),
        functions[functions.len() / 2].0
    );
    for (lines, name) in functions.iter().take(10) {
        println!("{lines:6} {name}");
    }
}
