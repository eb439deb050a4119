//! What changes come to.

use super::*;

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
