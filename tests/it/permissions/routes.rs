//! The routes the application really has, read from where its sources register them.

use std::fs;
use std::path::{Path, PathBuf};

/// Method and path of every route, sorted, each once.
pub fn all() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (path, text) in sources() {
        let text = without_comments(&text);
        assert!(
            !text.contains("web::scope(") || path.ends_with("app.rs"),
            "{}: write whole paths in routes, so that they can be found",
            path.display()
        );
        pages(&text, &mut found);
        api(&text, &mut found);
    }
    found.sort();
    found.dedup();
    found
}

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

fn without_comments(text: &str) -> String {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// `.route("/path", web::get().to(…))`, and `web::resource("/path").route(web::get().to(…))`.
fn pages(text: &str, found: &mut Vec<(String, String)>) {
    const MARKS: [&str; 2] = ["web::resource(", ".route("];
    let mut resource = None;
    let mut rest = text;
    while let Some((at, mark)) = MARKS
        .iter()
        .filter_map(|mark| rest.find(mark).map(|at| (at, *mark)))
        .min()
    {
        rest = &rest[at + mark.len()..];
        if mark == MARKS[0] {
            resource = literal(rest);
            continue;
        }
        let verb: String = rest
            .find("web::")
            .map(|at| {
                let verb = rest[at + "web::".len()..].chars();
                verb.take_while(char::is_ascii_lowercase).collect()
            })
            .unwrap_or_default();
        if let Some(path) = literal(rest).or_else(|| resource.clone())
            && matches!(&*verb, "get" | "post" | "put" | "delete" | "patch")
        {
            found.push((verb.to_uppercase(), path));
        }
    }
}

/// `#[utoipa::path(get, path = "/api/v1/…", …)]`, or `path = "/…"` below `/api/v1`.
fn api(text: &str, found: &mut Vec<(String, String)>) {
    let mut rest = text;
    while let Some(start) = rest.find("#[utoipa::path(") {
        rest = &rest[start + "#[utoipa::path(".len()..];
        let head = &rest[..rest.find(")]").unwrap_or(rest.len())];
        let verb: String = head
            .trim_start()
            .chars()
            .take_while(char::is_ascii_lowercase)
            .collect();
        let path = head
            .find("path = ")
            .and_then(|at| literal(&head[at + "path = ".len()..]));
        if let Some(path) = path {
            let whole = if path.starts_with("/api/") {
                path
            } else {
                format!("/api/v1{path}")
            };
            found.push((verb.to_uppercase(), whole));
        }
    }
    // The attributes of actix: `#[get("/path")]`, used with utoipa-actix-web.
    for verb in ["get", "post", "put", "delete"] {
        let mut rest = text;
        let mark = format!("#[{verb}(");
        while let Some(start) = rest.find(&mark) {
            rest = &rest[start + mark.len()..];
            if let Some(path) = literal(rest) {
                let whole = if path.starts_with("/api/") {
                    path
                } else {
                    format!("/api/v1{path}")
                };
                found.push((verb.to_uppercase(), whole));
            }
        }
    }
}

/// The string literal `text` begins with, patterns in braces (`{id:\d+}`) cut to their names.
fn literal(text: &str) -> Option<String> {
    let inner = text.trim_start().strip_prefix('"')?;
    let whole = &inner[..inner.find('"')?];
    let mut path = String::new();
    let mut skipping = false;
    for c in whole.chars() {
        match c {
            ':' if path.rfind('{') > path.rfind('}') => skipping = true,
            '}' => {
                skipping = false;
                path.push('}');
            }
            _ if skipping => {}
            c => path.push(c),
        }
    }
    Some(path)
}
