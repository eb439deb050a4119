//! A fault names the field that is at fault: one that the form has, or it is shown to nobody beside what they typed.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use super::files;

/// Fields that only programs send: members and parameters of the API.
const OF_THE_API: [&str; 5] = ["answers", "cursor", "limit", "path", "query"];

/// The names of fields that faults name, each with a file that does.
fn named() -> BTreeMap<String, String> {
    let ways = [
        r#"invalid\(\s*"(\w+)""#,
        r#"checks\s*\.note\(\s*"(\w+)""#,
        r#"field:\s*"(\w+)""#,
        // What has to hold may be a line of its own, with words in it.
        r#"checks\s*\.require\((?s:.)*?,\s*"(\w+)",\s*[\w"&]"#,
    ];
    let ways = ways.map(|way| Regex::new(way).unwrap());
    let mut named = BTreeMap::new();
    for (file, text) in files("src", &["rs"]) {
        let code = text.split("#[cfg(test)]").next().unwrap();
        for way in &ways {
            for found in way.captures_iter(code) {
                named.insert(found[1].to_owned(), file.display().to_string());
            }
        }
    }
    named
}

#[test]
fn every_fault_names_a_field_that_some_form_has() {
    let quoted = Regex::new(r#"["'](\w+)["']"#).unwrap();
    let pages = files("templates", &["html"]);
    let fields: BTreeSet<&str> = pages
        .iter()
        .flat_map(|(_, text)| quoted.captures_iter(text))
        .map(|found| found.get(1).unwrap().as_str())
        .chain(OF_THE_API)
        .collect();
    let named = named();
    let astray: Vec<_> = named
        .iter()
        .filter(|(name, _)| !fields.contains(name.as_str()))
        .collect();
    assert!(astray.is_empty(), "no form has: {astray:#?}");
    assert!(named.len() > 50, "{named:#?}");
}
