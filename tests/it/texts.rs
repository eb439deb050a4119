//! Texts in both languages, templates and mails: nothing missing, nothing left over.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use polder::config::Config;
use polder::notifications::{Outgoing, render};
use polder::platform::templates::Templates;
use polder::platform::texts::Language;

mod fields;
mod words;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, ending: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|own| ending.iter().any(|ending| own == *ending))
            {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

/// Keys of one language, each with the arguments it uses and the file it stands in.
fn messages(language: Language) -> BTreeMap<String, (BTreeSet<String>, String)> {
    let mut all = BTreeMap::new();
    for (path, text) in files(&format!("config/locales/{language}"), &["ftl"]) {
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        let mut current = None;
        for line in text.lines() {
            let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
            if begins && let Some((key, _)) = line.split_once('=') {
                let key = key.trim().to_owned();
                let twice = all.insert(key.clone(), (BTreeSet::new(), file.clone()));
                assert!(twice.is_none(), "{language}: {key} is there twice");
                current = Some(key);
            }
            if let Some(key) = &current {
                for part in line.split('$').skip(1) {
                    let name = part
                        .chars()
                        .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
                        .collect();
                    all.get_mut(key).unwrap().0.insert(name);
                }
            }
        }
    }
    all
}

#[test]
fn both_languages_say_the_same_things() {
    let (nl, en) = (messages(Language::Nl), messages(Language::En));
    let mut wrong = Vec::new();
    for (key, here) in &nl {
        match en.get(key) {
            None => wrong.push(format!("{key} is not in English")),
            Some(there) if there != here => {
                wrong.push(format!("{key}: Dutch {here:?}, English {there:?}"));
            }
            Some(_) => {}
        }
    }
    for key in en.keys().filter(|key| !nl.contains_key(*key)) {
        wrong.push(format!("{key} is not in Dutch"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words in quotes, as `(literal, goes_on)`: `goes_on` for the first part of a key put together
/// at run time, as `"round-state-" ~ state` and `format!("round-state-{state}")`.
fn literals(text: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for (index, _) in text.match_indices('"') {
        let rest = &text[index + 1..];
        let word: String = rest
            .chars()
            .take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-')
            .collect();
        // A word alone is a key only where one is asked for.
        if !word.contains('-') && !text[..index].ends_with("t(key=") {
            continue;
        }
        match rest[word.len()..].chars().next() {
            Some('"') => {
                let goes_on = word.ends_with('-');
                found.push((word, goes_on));
            }
            Some('{') => found.push((word, true)),
            _ => {}
        }
    }
    found
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut all = files("src", &["rs"]);
    all.extend(files("templates", &["html", "txt", "typ"]));
    all
}

#[test]
fn every_key_used_is_there() {
    let known = messages(Language::En);
    let mut missing = BTreeSet::new();
    for (path, text) in sources() {
        for mark in [
            "t(key=\"",
            "t(key: \"",
            ".text(\"",
            "refused(\"",
            "Message::new(\"",
            ".invalid(\"",
        ] {
            for (index, _) in text.match_indices(mark) {
                let rest = &text[index + mark.len()..];
                let key: String = rest.chars().take_while(|c| *c != '"').collect();
                let whole = key.contains('-')
                    && !key.ends_with('-')
                    && key
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
                if whole && !known.contains_key(&key) {
                    missing.insert(format!("{}: {key}", path.display()));
                }
            }
        }
    }
    let missing: Vec<_> = missing.into_iter().collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn no_key_is_left_over() {
    let mut whole = BTreeSet::new();
    let mut beginnings = BTreeSet::new();
    for (_, text) in sources() {
        for (word, goes_on) in literals(&text) {
            if goes_on {
                beginnings.insert(word);
            } else {
                whole.insert(word);
            }
        }
    }
    // `<status of="…">` puts its key together from three parts.
    for of in [
        "round",
        "submission",
        "decision",
        "disposition",
        "impersonation",
        "second-look",
    ] {
        beginnings.insert(format!("{of}-state-"));
    }
    let unused: Vec<_> = messages(Language::En)
        .into_keys()
        .filter(|key| !whole.contains(key))
        .filter(|key| {
            !beginnings
                .iter()
                .any(|start| start.len() > 2 && key.starts_with(start))
        })
        .collect();
    assert!(unused.is_empty(), "never used:\n{}", unused.join("\n"));
}

/// Every mail, with the variables of `texts/letters.json`, in both languages: it renders, has a
/// subject of one line, is whole HTML and has no text missing.
#[test]
fn every_mail_renders_in_both_languages() {
    let config = Config::defaults().unwrap();
    let templates = Templates::new(config.site.time_zone);
    let samples = fs::read_to_string(root().join("tests/it/texts/letters.json")).unwrap();
    let samples: BTreeMap<String, serde_json::Value> = serde_json::from_str(&samples).unwrap();
    let names: BTreeSet<String> = fs::read_dir(root().join("templates/emails"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let sampled: BTreeSet<String> = samples.keys().cloned().collect();
    assert_eq!(names, sampled, "each mail needs a sample in letters.json");
    for (name, context) in samples {
        for language in Language::ALL {
            let row = outgoing(&name, *language, &context);
            let letter = render(&config, &templates, &row)
                .unwrap_or_else(|error| panic!("{name} in {language}: {error:#}"));
            assert!(
                !letter.subject.is_empty() && !letter.subject.contains('\n'),
                "{name}"
            );
            assert!(
                letter.html.contains("</html>"),
                "{name}: extend layouts/email.html"
            );
            assert!(
                letter.html.contains(&format!("<html lang=\"{language}\"")),
                "{name}"
            );
            let signature = config.site.contact.as_str();
            for text in [&letter.subject, &letter.text, &letter.html] {
                assert!(!text.contains("[["), "{name} in {language}: {text}");
            }
            assert!(
                letter.text.contains(signature),
                "{name}: extend layouts/email.txt"
            );
            assert!(letter.html.contains(signature), "{name}");
            let buttons = letter.html.matches("display:inline-block").count();
            assert!(buttons <= 1, "{name}: a mail asks one thing");
        }
    }
}

fn outgoing(name: &str, language: Language, context: &serde_json::Value) -> Outgoing {
    let now = chrono::DateTime::UNIX_EPOCH.naive_utc();
    Outgoing {
        id: polder::notifications::OutboxId(1),
        recipient: "noor@example.org".to_owned(),
        language,
        template: name.to_owned(),
        context: context.to_string(),
        message_id: "sample".to_owned(),
        state: polder::notifications::OutboxState::Waiting,
        attempts: 0,
        next_attempt_at: now,
        last_error: None,
        created_at: now,
        finished_at: None,
        priority: 1,
        claimed_by: None,
        begun: 0,
        held_since: None,
    }
}
