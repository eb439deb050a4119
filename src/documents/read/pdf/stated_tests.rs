//! PDF files that state their structure, written here and read.

use super::tests::{Written, noticed, outline, tagged, told};
use crate::documents::remark::Noticed;

#[test]
fn a_structure_that_is_stated_is_read() {
    let outline = outline(&tagged().bytes()).unwrap();
    assert_eq!(
        told(&outline),
        [
            "heading||Doel",
            "paragraph||Een doel dat over twee regels loopt.[7]",
            "list-item|a.|lampen;",
            "list-item||banken.",
            "list-item||Artikel 9 bomen.",
            "table-row||Kosten",
            "table-row||1,5 | 2,5",
            "footnote|7|Een noot.",
        ]
    );
    let html: String = outline
        .passages()
        .map(|passage| passage.html.as_str())
        .collect();
    assert!(html.contains("colspan=\"2\""), "{html}");
    assert_eq!(noticed(&outline, Noticed::PageLine), 1);
}

#[test]
fn a_structure_without_headings_is_read_by_the_looks_of_its_paragraphs() {
    let mut written = tagged();
    written.tree[2] = "<< /S /P /Pg 10 0 R /K 0 >>".to_owned();
    let read = written.read();
    assert_eq!(read[0], "paragraph||Doel");
    assert_eq!(read[5], "table-row||Kosten");
    let mut larger = tagged();
    larger.tree[2].clone_from(&written.tree[2]);
    larger.pages[0] = larger.pages[0].replacen("BT /F 11 Tf 60 740", "BT /F 13 Tf 60 740", 1);
    assert_eq!(larger.read()[0], "heading||Doel");
}

#[test]
fn lists_that_stand_beside_one_another_are_as_deep_as_they_are_set_in() {
    let mut written = Written::default().page();
    let items = [
        (60.0, "- een"),
        (80.0, "a. een en a"),
        (80.0, "b. een en b"),
        (60.0, "- twee"),
    ];
    for (piece, (left, words)) in items.into_iter().enumerate() {
        let top = 60.0 + 20.0 * f32::from(u8::try_from(piece).unwrap());
        written = written
            .raw(&format!("/P << /MCID {piece} >> BDC"))
            .words(left, top, 11.0, words)
            .raw("EMC");
    }
    let item = |piece: usize| {
        format!("<< /S /LI /K << /S /LBody /K << /S /P /Pg 10 0 R /K {piece} >> >> >>")
    };
    written.tree = vec![
        "<< /S /StructTreeRoot /K 201 0 R >>".to_owned(),
        format!(
            "<< /S /Document /K [<< /S /L /K {} >> << /S /L /K [{} {}] >> << /S /L /K {} >>] >>",
            item(0),
            item(1),
            item(2),
            item(3)
        ),
    ];
    let outline = outline(&written.bytes()).unwrap();
    let depths: Vec<u8> = outline.passages().map(|passage| passage.depth).collect();
    assert_eq!(depths, [0, 1, 1, 0]);
    assert_eq!(
        told(&outline),
        [
            "list-item||een",
            "list-item|a.|een en a",
            "list-item|b.|een en b",
            "list-item||twee",
        ]
    );
}

#[test]
fn a_structure_that_leaves_words_out_is_not_believed() {
    let mut written = tagged();
    written.tree.truncate(3);
    written.tree[1] = "<< /S /Document /Pg 10 0 R /K [202 0 R] >>".to_owned();
    let words = written.read().join(" ");
    assert!(
        words.contains("Doel") && words.contains("banken."),
        "{words}"
    );
}

#[test]
fn a_structure_that_runs_in_circles_or_too_deep_is_not_believed() {
    let mut circle = tagged();
    circle.tree[1] = "<< /S /Document /Pg 10 0 R /K [202 0 R 201 0 R 203 0 R] >>".to_owned();
    assert!(circle.read().join(" ").contains("Doel"));
    let mut deep = tagged();
    deep.tree[1] = format!(
        "<< /S /Document /Pg 10 0 R /K {} 202 0 R {} >>",
        "<< /S /Div /K ".repeat(2_000),
        ">>".repeat(2_000)
    );
    assert!(deep.read().join(" ").contains("Doel"));
}
