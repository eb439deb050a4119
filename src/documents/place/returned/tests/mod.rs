//! What a returned draft comes to, from the XML of its file: comments here, changes beside.

mod changes;

use super::*;
use crate::documents::outline::SourceFile;
use crate::documents::read::read_returned;
use crate::platform::files::package::Rebuilt;

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"";

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut package = Rebuilt::new();
    for (name, content) in parts {
        package.put(name, content.as_bytes(), false).unwrap();
    }
    package.finish().unwrap()
}

/// A Word file: the body, the comments, what is said of them, the footnotes.
fn word(body: &str, comments: &str, extended: &str, notes: &str) -> Returned {
    let part = |name: &str, inside: &str| format!("<w:{name} {WORD}>{inside}</w:{name}>");
    let extended = format!("<w15:commentsEx {WORD}>{extended}</w15:commentsEx>");
    let bytes = packed(&[
        (
            "[Content_Types].xml",
            "<Types>application/vnd.openxmlformats-officedocument.wordprocessingml</Types>",
        ),
        (
            "word/document.xml",
            &part("document", &format!("<w:body>{body}</w:body>")),
        ),
        ("word/comments.xml", &part("comments", comments)),
        ("word/commentsExtended.xml", &extended),
        ("word/footnotes.xml", &part("footnotes", notes)),
    ]);
    let file = SourceFile {
        name: "reactie.docx".to_owned(),
        bytes,
    };
    read_returned(&file, 1 << 20).unwrap().unwrap()
}

fn version(texts: &[&str]) -> VersionText {
    let passages = texts.iter().enumerate();
    VersionText {
        passages: passages
            .map(|(at, text)| VersionPassage {
                key: format!("k{at}"),
                text: (*text).to_owned(),
            })
            .collect(),
    }
}

/// A file of Word put at one Version: its items, one a line.
fn said(body: &str, comments: &str, texts: &[&str]) -> Vec<String> {
    let returned = word(body, comments, "", "");
    let version = version(texts);
    lines(
        &place_returned(&returned, std::slice::from_ref(&version), 0),
        &version,
    )
}

fn lines(placed: &PlacedDraft, version: &VersionText) -> Vec<String> {
    placed
        .items
        .iter()
        .map(|item| {
            let text = item.passage.and_then(|at| version.passages.get(at));
            let quote: Option<String> = text.zip(item.range.clone()).map(|(passage, range)| {
                passage
                    .text
                    .chars()
                    .skip(range.start)
                    .take(range.len())
                    .collect()
            });
            let mut line = format!(
                "{} {} {}",
                item.author,
                item.kind.as_str(),
                item.place.as_str()
            );
            if let Some(at) = item.passage {
                line += &format!(" @{at}");
            }
            if let Some(quote) = quote {
                line += &format!(" “{quote}”");
            }
            if item.spans > 1 {
                line += &format!(" spans {}", item.spans);
            }
            if let Some(behind) = item.moved_behind {
                line += &format!(" behind {behind}");
            }
            if let Some(proposed) = &item.proposed {
                line += &format!(" → {proposed}");
            }
            if !item.body.is_empty() {
                line += &format!(" : {}", item.body);
            }
            line
        })
        .collect()
}

fn p(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}
fn t(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}
fn ins(author: &str, words: &str) -> String {
    format!(
        "<w:ins w:id=\"1\" w:author=\"{author}\" w:date=\"2026-05-12T10:00:00Z\">{}</w:ins>",
        t(words)
    )
}
fn del(author: &str, words: &str) -> String {
    format!(
        "<w:del w:id=\"1\" w:author=\"{author}\" w:date=\"2026-05-12T10:00:00Z\"><w:r><w:delText xml:space=\"preserve\">{words}</w:delText></w:r></w:del>"
    )
}
fn mark(change: &str, author: &str) -> String {
    format!(
        "<w:pPr><w:rPr><w:{change} w:id=\"1\" w:author=\"{author}\" w:date=\"2026-05-12T10:00:00Z\"/></w:rPr></w:pPr>"
    )
}
fn on(id: u32, inside: &str) -> String {
    format!(
        "<w:commentRangeStart w:id=\"{id}\"/>{inside}<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"
    )
}
fn comment(id: u32, author: &str, words: &str) -> String {
    format!(
        "<w:comment w:id=\"{id}\" w:author=\"{author}\"><w:p w14:paraId=\"0000000{id}\">{}</w:p></w:comment>",
        t(words)
    )
}

#[test]
fn a_comment_of_somebody_else_on_a_change_stands_by_itself() {
    let body = p(&(t("De minister ")
        + &on(0, &ins("A", "en de Kamer "))
        + &on(1, &del("A", "beslist"))
        + &ins("A", "beslissen")
        + &t(".")));
    let comments = comment(0, "B", "Waarom de Kamer?") + &comment(1, "B", "Beslissen kan.");
    assert_eq!(
        said(&body, &comments, &["De minister beslist."]),
        [
            "A proposal found @0 → De minister en de Kamer beslissen.",
            "B comment found @0 : Waarom de Kamer?",
            "B comment found @0 “beslist” : Beslissen kan.",
        ]
    );
}

#[test]
fn comments_stand_at_their_words_in_characters() {
    let body = p(&(t("De 👩‍👩‍👧 cafe\u{301}’s „melden” ")
        + &on(0, &t("één "))
        + &on(1, &t("incident"))
        + &t(".")))
        + &p(&on(2, ""))
        + &p("<w:r><w:commentReference w:id=\"3\"/></w:r>");
    let comments = comment(0, "A", "Eén?")
        + &comment(1, "B", "Welk?")
        + &comment(2, "", "Leeg.")
        + &comment(3, "A", "Regel.")
        + &comment(4, "A", "Zonder plaats.");
    assert_eq!(
        said(
            &body,
            &comments,
            &["De 👩‍👩‍👧 caf\u{e9}'s \"melden\" één incident."]
        ),
        [
            "A comment found @0 “één” : Eén?",
            "B comment found @0 “incident” : Welk?",
            " comment changed @0 : Leeg.",
            "A comment changed @0 : Regel.",
            "A comment nowhere : Zonder plaats.",
        ]
    );
}

#[test]
fn overlapping_ranges_and_words_that_were_deleted_keep_their_own_words() {
    let body = p(&("<w:commentRangeStart w:id=\"0\"/>".to_owned()
        + &t("Een ")
        + "<w:commentRangeStart w:id=\"1\"/>"
        + &del("A", "zwaar ")
        + &t("incident")
        + "<w:commentRangeEnd w:id=\"0\"/>"
        + &t(" telt")
        + "<w:commentRangeEnd w:id=\"1\"/>"
        + &t(" mee.")));
    let comments = comment(0, "B", "Een.") + &comment(1, "B", "Twee.");
    assert_eq!(
        said(&body, &comments, &["Een zwaar incident telt mee."])[..],
        [
            "B comment found @0 “Een zwaar incident” : Een.",
            "A proposal found @0 → Een incident telt mee.",
            "B comment found @0 “zwaar incident telt” : Twee."
        ]
    );
}

#[test]
fn replies_and_what_is_done_are_told_apart() {
    let body = p(&(on(0, &t("Een incident"))
        + "<w:commentRangeStart w:id=\"1\"/><w:commentRangeEnd w:id=\"1\"/>"
        + &t(" telt.")));
    let comments = comment(0, "A", "Welk?") + &comment(1, "B", "Elk.");
    let extended = "<w15:commentEx w15:paraId=\"00000000\" w15:done=\"1\"/><w15:commentEx w15:paraId=\"00000001\" w15:paraIdParent=\"00000000\" w15:done=\"0\"/>";
    let placed = place_returned(
        &word(&body, &comments, extended, ""),
        &[version(&["Een incident telt."])],
        0,
    );
    let told: Vec<_> = placed
        .items
        .iter()
        .map(|item| (item.body.as_str(), item.resolved, item.reply_to))
        .collect();
    assert_eq!(told, [("Welk?", true, None), ("Elk.", true, Some(0))]);
}

#[test]
fn a_file_of_another_version_is_known_and_carried_over() {
    let old = version(&[
        "Titel",
        "Een incident wordt gemeld bij het loket.",
        "De minister beslist binnen een maand.",
        "Vervallen bepaling over niets.",
    ]);
    let mut new = version(&[
        "Titel",
        "Nieuw voorop.",
        "Een incident wordt onverwijld gemeld bij het loket.",
        "De minister beslist binnen een maand.",
    ]);
    for (passage, key) in new.passages.iter_mut().zip(["k0", "k9", "k1", "k2"]) {
        key.clone_into(&mut passage.key);
    }
    let body = p(&t("Titel"))
        + &p(&(t("Een incident wordt ")
            + &on(0, &t("gemeld bij"))
            + &t(" het loket")
            + &ins("A", " van de Staat")
            + &t(".")))
        + &p(&(t("De minister ") + &on(1, &t("beslist")) + &t(" binnen een maand.")))
        + &p(&on(2, &t("Vervallen bepaling over niets.")));
    let comments = comment(0, "A", "Een.") + &comment(1, "A", "Twee.") + &comment(2, "A", "Drie.");
    let versions = [old, new.clone()];
    let placed = place_returned(&word(&body, &comments, "", ""), &versions, 1);
    assert_eq!(placed.version, 0);
    assert_eq!(
        lines(&placed, &new),
        [
            "A comment found @2 “gemeld bij” : Een.",
            "A proposal changed @2 → Een incident wordt onverwijld gemeld bij het loket van de Staat.",
            "A comment found @3 “beslist” : Twee.",
            "A comment orphaned : Drie.",
        ]
    );
}

#[test]
fn numbers_that_the_file_or_the_version_prints_make_no_difference() {
    let body = p(&(t("a. de naam ") + &ins("A", "en voornaam ") + &t("van de melder;")))
        + &p(&(t("het ") + &del("A", "volledige ") + &t("adres.")));
    assert_eq!(
        said(
            &body,
            "",
            &["de naam van de melder;", "b. het volledige adres."]
        ),
        [
            "A proposal changed @0 → de naam en voornaam van de melder;",
            "A proposal changed @1 → b. het adres.",
        ]
    );
}
