//! What a returned draft comes to, from the XML of its file.

use super::*;
use crate::documents::outline::SourceFile;
use crate::documents::read_returned;
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
fn changes_of_one_author_in_one_passage_are_one_proposal_with_its_reason() {
    let body = p(&(t("Een incident wordt ")
        + &on(0, &(del("A", "snel") + &ins("A", "binnen 24 uur")))
        + &t(" gemeld bij het ")
        + &del("B", "oude ")
        + &t("loket")
        + &ins("A", " van de Staat")
        + &t(".")));
    assert_eq!(
        said(
            &body,
            &comment(0, "A", "Snel is geen norm."),
            &["Een incident wordt snel gemeld bij het oude loket."]
        ),
        [
            "A proposal found @0 → Een incident wordt binnen 24 uur gemeld bij het oude loket van de Staat. : Snel is geen norm.",
            "B proposal found @0 → Een incident wordt snel gemeld bij het loket.",
        ]
    );
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
fn who_strikes_within_the_words_of_another_builds_on_them() {
    let inner = |words: &str| {
        format!(
            "<w:ins w:id=\"1\" w:author=\"A\">{}<w:del w:id=\"2\" w:author=\"B\"><w:r><w:delText>zeer </w:delText></w:r></w:del>{}</w:ins>",
            t("een "),
            t(words)
        )
    };
    let body = p(&(t("Het is ") + &inner("goed plan") + &t("besluit.")));
    assert_eq!(
        said(&body, "", &["Het is besluit."]),
        [
            "A proposal found @0 → Het is een zeer goed planbesluit.",
            "B proposal found @0 → Het is een goed planbesluit.",
        ]
    );
    let body = p(&(t("Het is ")
        + "<w:ins w:id=\"1\" w:author=\"A\"><w:del w:id=\"2\" w:author=\"B\"><w:r><w:delText>niet </w:delText></w:r></w:del></w:ins>"
        + &t("waar.")));
    let placed = place_returned(&word(&body, "", "", ""), &[version(&["Het is waar."])], 0);
    let against = placed.items.iter().find(|item| item.author == "B").unwrap();
    assert_eq!(
        (
            against.kind,
            against.words.as_str(),
            against.against.as_str()
        ),
        (ReturnedKind::Against, "niet", "A")
    );
}

#[test]
fn whole_paragraphs_come_and_go() {
    let texts = [
        "Melding",
        "Eerste alinea.",
        "Tweede alinea.",
        "Derde alinea.",
    ];
    let heading = format!(
        "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>{}</w:p>",
        t("1 Melding")
    );
    let new = |words: &str| format!("<w:p>{}{}</w:p>", mark("ins", "A"), ins("A", words));
    let gone = |words: &str| format!("<w:p>{}{}</w:p>", mark("del", "A"), del("A", words));
    let body = heading.clone()
        + &new("Vooraf.")
        + &p(&t("Eerste alinea."))
        + &new("Nieuw een.")
        + &new("Nieuw twee.")
        + &p(&t("Tweede alinea."))
        + &gone("Derde alinea.");
    assert_eq!(
        said(&body, "", &texts),
        [
            "A proposal found @1 → Vooraf.\nEerste alinea.\nNieuw een.\nNieuw twee.",
            "A strike found @3",
        ]
    );
    // Enter at the end of a paragraph: its own end is the new one.
    let body = heading
        + &format!("<w:p>{}{}</w:p>", mark("ins", "A"), t("Eerste alinea."))
        + &p(&ins("A", "Nieuw."))
        + &p(&t("Tweede alinea."));
    assert_eq!(
        said(&body, "", &texts),
        ["A proposal found @1 → Eerste alinea.\nNieuw."]
    );
    // Two that become one, one that becomes two.
    let body = format!("<w:p>{}{}</w:p>", mark("del", "A"), t("Eerste alinea."))
        + &p(&t("Tweede alinea."))
        + &format!("<w:p>{}{}</w:p>", mark("ins", "A"), t("Derde"))
        + &p(&t(" alinea."));
    assert_eq!(
        said(&body, "", &texts),
        [
            "A proposal found @1 spans 2 → Eerste alinea. Tweede alinea.",
            "A proposal found @3 → Derde\nalinea.",
        ]
    );
}

#[test]
fn moves_are_moves_whether_the_file_says_so_or_not() {
    let texts = [
        "Eerste alinea van de tekst.",
        "Tweede alinea van de tekst.",
        "Derde alinea van de tekst.",
    ];
    let from = "<w:moveFromRangeStart w:id=\"5\" w:name=\"move1\"/><w:p><w:pPr><w:rPr><w:moveFrom w:id=\"6\" w:author=\"A\"/></w:rPr></w:pPr><w:moveFrom w:id=\"7\" w:author=\"A\"><w:r><w:t>Eerste alinea van de tekst.</w:t></w:r></w:moveFrom></w:p><w:moveFromRangeEnd w:id=\"5\"/>";
    let to = |words: &str| {
        format!(
            "<w:moveToRangeStart w:id=\"8\" w:name=\"move1\"/><w:p><w:pPr><w:rPr><w:moveTo w:id=\"9\" w:author=\"A\"/></w:rPr></w:pPr><w:moveTo w:id=\"10\" w:author=\"A\"><w:r><w:t>Eerste alinea</w:t></w:r></w:moveTo>{words}</w:p><w:moveToRangeEnd w:id=\"8\"/>"
        )
    };
    let rest =
        "<w:moveTo w:id=\"10\" w:author=\"A\"><w:r><w:t> van de tekst.</w:t></w:r></w:moveTo>";
    let middle = p(&t("Tweede alinea van de tekst."));
    let last = p(&t("Derde alinea van de tekst."));
    let body = from.to_owned() + &middle + &to(rest) + &last;
    assert_eq!(said(&body, "", &texts), ["A move found @0 behind 1"]);
    let changed = ins("A", " (nieuw)") + rest;
    let body = from.to_owned() + &middle + &to(&changed) + &last;
    assert_eq!(
        said(&body, "", &texts),
        ["A move found @0 behind 1 → Eerste alinea (nieuw) van de tekst."]
    );
    let gone = format!(
        "<w:p>{}{}</w:p>",
        mark("del", "A"),
        del("A", "Eerste alinea van de tekst.")
    );
    let new = format!(
        "<w:p>{}{}</w:p>",
        mark("ins", "A"),
        ins("A", "Eerste alinea van de tekst.")
    );
    let body = gone + &middle + &new + &last;
    assert_eq!(said(&body, "", &texts), ["A move found @0 behind 1"]);
    // One end is no move.
    let body = from.to_owned() + &middle + &last;
    assert_eq!(said(&body, "", &texts), ["A strike found @0"]);
}

#[test]
fn tables_and_notes_are_changed_as_other_text() {
    let cell = |inside: &str| format!("<w:tc>{}</w:tc>", p(inside));
    let row = |properties: &str, cells: &str| format!("<w:tr>{properties}{cells}</w:tr>");
    let body = p(&(t("Zie de noot") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + &t(".")))
        + "<w:tbl>"
        + &row(
            "",
            &(cell(&t("Norm")) + &cell(&(on(0, &t("24 uur")) + &ins("A", " na ontdekking")))),
        )
        + &row(
            "<w:trPr><w:del w:id=\"3\" w:author=\"A\"/></w:trPr>",
            &(cell(&t("Boete")) + &cell(&t("geen"))),
        )
        + &row(
            "<w:trPr><w:ins w:id=\"3\" w:author=\"A\"/></w:trPr>",
            &(cell(&t("Loket")) + &cell(&t("een"))),
        )
        + "</w:tbl>";
    let notes = format!(
        "<w:footnote w:id=\"2\">{}</w:footnote>",
        p(&(on(1, &t("Bij het ")) + &del("A", "grote ") + &t("loket.")))
    );
    let returned = word(
        &body,
        &(comment(0, "B", "Te kort.") + &comment(1, "B", "Waar?")),
        "",
        &notes,
    );
    let version = version(&[
        "Zie de noot[1].",
        "Norm | 24 uur",
        "Boete | geen",
        "Bij het grote loket.",
    ]);
    assert_eq!(
        lines(
            &place_returned(&returned, std::slice::from_ref(&version), 0),
            &version
        ),
        [
            "B comment found @1 “24 uur” : Te kort.",
            "A proposal found @1 → Norm | 24 uur na ontdekking",
            "A proposal found @2 → Loket | een",
            "B comment found @3 “Bij het” : Waar?",
            "A proposal found @3 → Bij het loket.",
        ]
    );
}

#[test]
fn looks_propose_nothing() {
    let body = "<w:p><w:pPr><w:pPrChange w:id=\"1\" w:author=\"A\"><w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange w:id=\"2\" w:author=\"A\"><w:rPr/></w:rPrChange></w:rPr><w:t>Een incident.</w:t></w:r></w:p>";
    let placed = place_returned(&word(body, "", "", ""), &[version(&["Een incident."])], 0);
    assert_eq!((placed.items.len(), placed.looks), (0, 2));
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
fn changes_the_version_has_taken_in_propose_nothing_more() {
    let body = p(&(t("Een incident wordt ")
        + &ins("Ministerie", "snel ")
        + &del("Ministerie", "wel ")
        + &t("gemeld")
        + &ins("A", " bij ons")
        + &t(".")));
    let returned = word(&body, "", "", "");
    let version = version(&["Een incident wordt snel gemeld."]);
    let placed = place_returned(&returned, std::slice::from_ref(&version), 0);
    assert_eq!(placed.taken_in, 2);
    assert_eq!(
        lines(&placed, &version),
        ["A proposal found @0 → Een incident wordt snel gemeld bij ons."]
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
