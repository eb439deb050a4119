//! Rows of the table, read from the text files beside this one.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use polder::platform::texts::{self, Language};

use crate::support::Answer;

/// The columns.
pub const WHO: [&str; 11] = [
    "anonymous",
    "guest",
    "colleague",
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
    /// Allowed, and done: 200, 201, 202, 204, or 303 to a page that is not the one to sign in on. The input of
    /// every row is whole, so there is nothing to complain about.
    May,
    /// Sent to sign in: 303 to /sign-in, in the API 401.
    SignIn,
    /// 403.
    No,
    /// 404: this person may not know of it.
    Hidden,
    /// Sent to sign in, or not told: for a guest where they are nobody.
    Nobody,
    /// Exactly this status.
    Status(u16),
}

/// A route and who may use it.
#[derive(Debug, Clone)]
pub struct Row {
    pub method: String,
    /// As registered, with `{names}`.
    pub route: String,
    pub expected: [Expected; WHO.len()],
    /// What stands for names in the path, beyond those every world has.
    pub path: Vec<(String, String)>,
    /// Fields of the form, or members of the JSON body.
    pub fields: Vec<(String, String)>,
    /// The query, without "?".
    pub query: String,
    pub multipart: bool,
    /// Files of a multipart form: the field, and which file of [`super::world::file`].
    pub files: Vec<(String, String)>,
    /// The page whose form is sent, as it stands there for the first who may; `fields` go in place of its own.
    pub form: String,
    /// What is so besides what every world has: names of `situations.sql`.
    pub given: Vec<String>,
}

impl Row {
    /// The first who may.
    pub fn allowed(&self) -> Option<&'static str> {
        let at = self
            .expected
            .iter()
            .position(|cell| *cell == Expected::May)?;
        Some(WHO[at])
    }

    pub fn allows(&self, who: &str) -> bool {
        let mut cells = WHO.iter().zip(&self.expected);
        cells.any(|(one, cell)| *one == who && *cell == Expected::May)
    }

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
                matches!(status, 200 | 201 | 202 | 204 | 303)
                    && !to_sign_in
                    && sorry(answer).is_none()
            }
            Self::SignIn if api => status == 401,
            Self::SignIn => to_sign_in,
            Self::No => status == 403,
            Self::Hidden => status == 404,
            Self::Nobody => to_sign_in || status == 404,
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
            Err(format!(
                "expected {self:?}, got {status} {place} {}",
                said(answer)
            ))
        }
    }
}

/// The sentence with which the next page begins that it was not done, as the cookie for it has it.
fn sorry(answer: &Answer) -> Option<String> {
    answer
        .headers
        .get_all("set-cookie")
        .iter()
        .find_map(|cookie| {
            let flash = cookie.to_str().unwrap().strip_prefix("polder-flash=")?;
            let json = URL_SAFE_NO_PAD.decode(flash.split(';').next()?).ok()?;
            let text = String::from_utf8_lossy(&json).into_owned();
            text.contains("\"kind\":\"error\"").then_some(text)
        })
}

/// The beginning of what an answer says, where it says no.
fn said(answer: &Answer) -> String {
    if let Some(sentence) = sorry(answer) {
        return sentence;
    }
    let status = answer.status.as_u16();
    if !(400..500).contains(&status) || matches!(status, 401 | 403 | 404) {
        return String::new();
    }
    let page = scraper::Html::parse_document(&answer.body);
    let faults = scraper::Selector::parse("[role=alert], .error, [id$=-error]").unwrap();
    let mut words: Vec<&str> = page
        .select(&faults)
        .flat_map(|fault| fault.text())
        .flat_map(str::split_whitespace)
        .collect();
    if words.is_empty() {
        words = answer.body.split_whitespace().collect();
    }
    words.join(" ").chars().take(240).collect()
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
        files: Vec::new(),
        form: String::new(),
        given: Vec::new(),
    };
    for part in parts {
        match part.split_once(' ').unwrap_or((part, "")) {
            ("path", pairs) => row.path = self::pairs(pairs)?,
            ("fields", pairs) => row.fields = self::pairs(pairs)?,
            ("query", query) => row.query = query.trim().to_owned(),
            ("multipart", "") => row.multipart = true,
            ("files", pairs) => row.files = self::pairs(pairs)?,
            ("form", page) => row.form = page.trim().to_owned(),
            ("given", names) => row.given = names.split_whitespace().map(str::to_owned).collect(),
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
