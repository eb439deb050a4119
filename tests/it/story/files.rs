//! Consolidated comments as they come out: every file read back, every field compared with what
//! people did in the story.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use calamine::Reader;
use diesel::prelude::*;
use polder::db::schema::comments;
use polder::error::Message;
use polder::platform::markdown;
use polder::platform::spreadsheet::unguarded;
use polder::platform::texts::{Language, text};

use super::TEXT;
use super::people::signed_in;
use crate::support::App;

/// Who commented.
#[derive(Debug, Clone, Copy, Default)]
pub struct Party {
    pub name: &'static str,
    pub group: &'static str,
    pub group_name: &'static str,
    pub submitter: &'static str,
    pub publication: &'static str,
    pub verification: &'static str,
}

/// A comment as it was made in the story.
#[derive(Debug, Clone, Default)]
pub struct Comment {
    pub id: i64,
    pub received_at: String,
    pub party: Party,
    pub anchor: String,
    pub section: (&'static str, &'static str),
    pub passage: &'static str,
    pub quote: &'static str,
    pub kind: &'static str,
    pub body: &'static str,
    pub proposed_text: &'static str,
    pub themes: &'static str,
    pub decision: &'static str,
    /// What the ministry's document says of it first, where not all is public.
    pub closed: &'static str,
    pub disposition: &'static str,
    pub response: &'static str,
    /// Body and proposed text as everybody may read them; `None` when nobody may.
    pub public: Option<(&'static str, &'static str)>,
}

/// The columns of every sheet, in order; those after the second look are for the ministry only.
const COLUMNS: [&str; 28] = [
    "id",
    "received_at",
    "party",
    "group",
    "name",
    "reference",
    "anchor",
    "quote",
    "kind",
    "comment",
    "proposed_text",
    "themes",
    "campaign",
    "decision",
    "disposition",
    "response",
    "section",
    "section_title",
    "passage",
    "round",
    "signatories",
    "second_look",
    "second_look_reason",
    "publication",
    "verification",
    "satisfied",
    "satisfaction_remark",
    "second_look_why",
];

impl Comment {
    /// One with this text and nothing else.
    pub fn of(body: &'static str) -> Self {
        Self {
            body,
            ..Self::default()
        }
    }

    fn row(&self) -> Vec<String> {
        let party = &self.party;
        let cells = [
            &self.id.to_string(),
            self.received_at.as_str(),
            party.name,
            party.group,
            party.submitter,
            self.section.0,
            &self.anchor,
            self.quote,
            self.kind,
            self.body,
            self.proposed_text,
            self.themes,
            "",
            self.decision,
            self.disposition,
            self.response,
            self.section.0,
            self.section.1,
            self.passage,
            "1",
            "",
            "",
            "",
            party.publication,
            party.verification,
            "",
            "",
            "",
        ];
        cells.map(str::to_owned).to_vec()
    }

    /// The same as the public may have it: by its number outside, with a day.
    fn public(&self, numbers: &HashMap<i64, i64>) -> Option<Self> {
        let (body, proposed_text) = self.public?;
        let mut public = Self {
            id: numbers[&self.id],
            received_at: self.received_at[..10].to_owned(),
            body,
            proposed_text,
            themes: "",
            closed: "",
            ..self.clone()
        };
        public.party.verification = "";
        if self.party.publication == "anonymous" {
            public.party.name = "";
            public.party.submitter = "";
            public.received_at.clear();
        }
        Some(public)
    }

    /// What its row in the document says: of it, and what is answered.
    fn document_row(&self) -> (Vec<String>, Vec<String>) {
        let say = |key: String| text(Language::Nl, &key);
        let told = |message| polder::platform::texts::say(Language::Nl, &message);
        let lines = |source: &str| -> Vec<String> {
            let plain = markdown::to_text(source);
            plain.lines().map(|line| line.trim().to_owned()).collect()
        };
        let name = match self.party.name {
            "" => say("exports-docx-anonymous".to_owned()),
            name => name.to_owned(),
        };
        let mut said = vec![
            format!("{}  {name}", self.id),
            self.party.group_name.to_owned(),
            say(format!("comment-kind-{}", self.kind)),
            self.party.submitter.to_owned(),
            self.closed.to_owned(),
        ];
        said.extend(lines(self.body));
        if !self.quote.is_empty() {
            said.push(told(
                Message::new("exports-docx-quote").with("quote", self.quote),
            ));
        }
        if !self.proposed_text.is_empty() {
            said.push(say("exports-report-proposal".to_owned()));
        }
        if !self.themes.is_empty() {
            let themes = Message::new("exports-report-themes-line").with("themes", self.themes);
            said.push(told(themes));
        }
        let mut answer = vec![say(format!("disposition-state-{}", self.disposition))];
        answer.extend(lines(self.response));
        (said, answer)
    }
}

/// Downloads every format for both audiences and compares every field with `comments`.
pub async fn compare(app: &App, comments: &[Comment]) {
    let drafter = signed_in(app, "drafter@example.org").await;
    let visitor = app.visitor();
    let internal = format!("{TEXT}/export.csv?audience=internal");
    assert_eq!(
        visitor.get(&internal).await.status,
        303,
        "the ministry's own"
    );
    let numbers: HashMap<i64, i64> = app
        .db(|conn| {
            comments::table
                .filter(comments::public_number.is_not_null())
                .select((comments::id, comments::public_number.assume_not_null()))
                .load::<(i64, i64)>(conn)
                .unwrap()
        })
        .await
        .into_iter()
        .collect();
    let mut public: Vec<Comment> = comments
        .iter()
        .filter_map(|comment| comment.public(&numbers))
        .collect();
    public.sort_by_key(|comment| comment.id);
    assert_eq!(public.len() + 1, comments.len());
    let folder = tempfile::tempdir().unwrap();
    for (audience, who, expected) in [
        ("public", &visitor, &public[..]),
        ("internal", &drafter, comments),
    ] {
        let columns = match audience {
            "internal" => &COLUMNS[..],
            _ => &COLUMNS[..COLUMNS.len() - 5],
        };
        let mut rows = vec![columns.iter().map(|name| (*name).to_owned()).collect()];
        rows.extend(expected.iter().map(|comment| {
            let mut row = comment.row();
            row.truncate(columns.len());
            row
        }));
        for format in ["csv", "xlsx", "json", "docx"] {
            let path = format!("{TEXT}/export.{format}?audience={audience}");
            let (status, bytes) = who.download(&path).await;
            assert_eq!(status, 200, "{path}");
            let place = folder.path().join(format!("{audience}.{format}"));
            let line = format!(
                "export --consultation cyber --round 1 --audience {audience} --format {format} \
                 --output {}",
                place.display()
            );
            app.command(&line, "");
            // The same by the page and by the command.
            for bytes in [bytes, std::fs::read(&place).unwrap()] {
                match format {
                    "csv" => assert_eq!(csv_rows(&bytes), rows, "{path}"),
                    "xlsx" => assert_eq!(xlsx_rows(bytes), rows, "{path}"),
                    "json" => assert_eq!(json_rows(&bytes, columns), rows, "{path}"),
                    _ => compare_document(bytes, expected),
                }
            }
        }
    }
}

fn csv_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            for cell in &record {
                assert!(!cell.starts_with(['=', '+', '-', '@']), "a formula: {cell}");
            }
            record
                .iter()
                .map(|cell| unguarded(cell).to_owned())
                .collect()
        })
        .collect()
}

fn xlsx_rows(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect()
}

fn json_rows(bytes: &[u8], columns: &[&str]) -> Vec<Vec<String>> {
    let value: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    assert_eq!(value["consultation"], "cyber");
    let mut rows = vec![columns.iter().map(|name| (*name).to_owned()).collect()];
    for comment in value["comments"].as_array().unwrap() {
        assert_eq!(comment.as_object().unwrap().len(), columns.len());
        let cell = |name: &&str| match &comment[*name] {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        rows.push(columns.iter().map(cell).collect());
    }
    rows
}

/// The document: its tables in the order of the text, under the sections and passages.
fn compare_document(bytes: Vec<u8>, comments: &[Comment]) {
    let xml = part(bytes, "word/document.xml");
    // Document first, then by section: the order of the text.
    let mut sorted: Vec<&Comment> = comments.iter().collect();
    sorted.sort_by_key(|comment| (comment.section.0, comment.id));
    let mut rows = xml
        .split("<w:tr>")
        .skip(1)
        .map(|row| row.split("<w:tc>").skip(1).map(cell).collect())
        .filter(|row: &Vec<String>| row.len() == 2 && row[0].starts_with(char::is_numeric));
    for comment in sorted {
        let row = rows.next().unwrap();
        let (said, answer) = comment.document_row();
        assert!(row[0].starts_with(&said[0]), "{said:?} in {row:?}");
        for (cell, words) in [(&row[0], said), (&row[1], answer)] {
            for words in words {
                assert!(cell.contains(&words), "{words} in {row:?}");
            }
        }
    }
    assert_eq!(rows.next(), None);
    let all = words(&xml);
    for comment in comments {
        let heading = format!("{} {}", comment.section.0, comment.section.1);
        assert!(all.contains(heading.trim()), "{heading}");
        assert!(all.contains(comment.passage), "{}", comment.passage);
    }
}

/// The text of a cell that `xml` begins with.
fn cell(xml: &str) -> String {
    words(xml.split("</w:tc>").next().unwrap_or_default())
}

/// The text of a piece of WordprocessingML, breaks as line feeds.
fn words(xml: &str) -> String {
    let mut out = String::new();
    for piece in xml.split('<').skip(1) {
        let (tag, after) = piece.split_once('>').unwrap_or((piece, ""));
        if tag.starts_with("w:br") {
            out.push('\n');
        } else if tag == "w:t" || tag.starts_with("w:t ") {
            out.push_str(after);
        }
    }
    // Ampersands last: what they yield is not read again.
    for (entity, character) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ] {
        out = out.replace(entity, character);
    }
    out
}

fn part(bytes: Vec<u8>, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut file = archive.by_name(name).unwrap();
    file.read_to_string(&mut text).unwrap();
    text
}

/// Every part of a packed file as one text, properties included.
pub fn parts(bytes: Vec<u8>) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        file.read_to_string(&mut all).unwrap();
    }
    all
}
