//! Rows of the table, read from the text files beside this one.

use std::fs;
use std::path::Path;

use polder::platform::texts::{self, Language};

use crate::support::Answer;

/// The columns.
pub const WHO: [&str; 9] = [
    "anonymous",
    "participant",
    "other-member",
    "other-moderator",
    "moderator",
    "drafter",
    "lead",
    "clerk",
    "admin",
];

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Allowed: 200, 201, a redirect, or a complaint about the input (409, 422; 400 in the API).
    May,
    /// Sent to sign in: 303 to /sign-in, in the API 401.
    SignIn,
    /// 403.
    No,
    /// 404: this person may not know of it.
    Hidden,
    /// Exactly this status.
    Status(u16),
}

/// A route and who may use it.
#[derive(Debug, Clone)]
pub struct Row {
    pub method: String,
    /// As registered, with `{names}`.
    pub route: String,
    pub expected: [Expected; 9],
    /// What stands for names in the path, beyond those every world has.
    pub path: Vec<(String, String)>,
    /// Fields of the form, or members of the JSON body.
    pub fields: Vec<(String, String)>,
    /// The query, without "?".
    pub query: String,
    pub multipart: bool,
}

impl Row {
    pub fn is_api(&self) -> bool {
        self.route.starts_with("/api/")
    }
}

impl Expected {
    fn read(word: &str) -> Option<Self> {
        Some(match word {
            "may" => Self::May,
            "in" => Self::SignIn,
            "no" => Self::No,
            "--" => Self::Hidden,
            number => Self::Status(number.parse().ok()?),
        })
    }

    /// Whether the answer is one of those for people who may not.
    pub fn refuses(answer: &Answer) -> bool {
        [Self::SignIn, Self::No, Self::Hidden]
            .iter()
            .any(|refusal| refusal.fits(answer, false).is_ok())
    }

    /// Whether the answer may have changed something: not a refusal, nor a complaint about the input.
    pub fn did_it(answer: &Answer) -> bool {
        let done = answer.status.is_success() || answer.status.is_redirection();
        done && Self::SignIn.fits(answer, false).is_err()
    }

    pub fn fits(self, answer: &Answer, api: bool) -> Result<(), String> {
        let status = answer.status.as_u16();
        let to_sign_in = status == 303
            && answer
                .location
                .as_deref()
                .is_some_and(|place| place.starts_with("/sign-in?next="));
        let fits = match self {
            Self::May => {
                matches!(status, 200 | 201 | 204 | 303 | 409 | 422) && !to_sign_in
                    || (api && status == 400)
            }
            Self::SignIn if api => status == 401,
            Self::SignIn => to_sign_in,
            Self::No => status == 403,
            Self::Hidden => status == 404,
            Self::Status(expected) => status == expected,
        };
        // A form that did not count says nothing about who may send it.
        let stale = status == 409
            && Language::ALL.iter().any(|language| {
                answer
                    .text()
                    .contains(&texts::text(*language, "error-csrf"))
            });
        if fits && !stale {
            Ok(())
        } else {
            let place = answer.location.as_deref().unwrap_or_default();
            Err(format!("expected {self:?}, got {status} {place}"))
        }
    }
}

/// Every row of every file.
pub fn rows() -> Vec<Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/permissions");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    files
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(file).unwrap();
            text.lines()
                .enumerate()
                .map(|(index, line)| (index + 1, line.trim().to_owned()))
                .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
                .map(|(number, line)| {
                    row(&line).unwrap_or_else(|| panic!("{}:{number}: {line}", file.display()))
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

fn row(line: &str) -> Option<Row> {
    let mut parts = line.split(" | ").map(str::trim);
    let (method, route) = parts.next()?.split_once(char::is_whitespace)?;
    let expected: Vec<Expected> = parts
        .next()?
        .split_whitespace()
        .map(Expected::read)
        .collect::<Option<_>>()?;
    let mut row = Row {
        method: method.to_owned(),
        route: route.trim().to_owned(),
        expected: expected.try_into().ok()?,
        path: Vec::new(),
        fields: Vec::new(),
        query: String::new(),
        multipart: false,
    };
    for part in parts {
        match part.split_once(' ').unwrap_or((part, "")) {
            ("path", pairs) => row.path = self::pairs(pairs)?,
            ("fields", pairs) => row.fields = self::pairs(pairs)?,
            ("query", query) => row.query = query.trim().to_owned(),
            ("multipart", "") => row.multipart = true,
            _ => return None,
        }
    }
    Some(row)
}

/// "a=1 b=two words are not possible": pairs parted by white space.
fn pairs(text: &str) -> Option<Vec<(String, String)>> {
    text.split_whitespace()
        .map(|pair| {
            pair.split_once('=')
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
        })
        .collect()
}
