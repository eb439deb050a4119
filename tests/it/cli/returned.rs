//! Drafts of word processors sent back with changes and comments in the margin, taken in by the command line.

use super::Scene;
use super::office::{docx, odt};
use super::reading::{import, scene};
use crate::support::{App, both};

both!(
    comments_in_the_margin_stand_at_their_words,
    changes_become_proposals_and_nothing_is_taken_twice,
    open_document_says_the_same,
    a_draft_of_another_version_is_carried_over,
    a_file_that_is_none_is_refused_with_one_sentence,
);

/// Four comments: of two paragraphs; on a word that was put there; over two paragraphs; by nobody, without a range.
const COMMENTED: &str = "<w:p><w:r><w:t>1 Melding</w:t></w:r></w:p>\
    <w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t xml:space=\"preserve\">Een incident </w:t></w:r><w:commentRangeEnd w:id=\"0\"/>\
    <w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:t xml:space=\"preserve\">wordt </w:t></w:r>\
    <w:ins w:id=\"9\" w:author=\"Partij A\" w:date=\"2026-05-12T10:00:00Z\"><w:commentRangeStart w:id=\"1\"/><w:r><w:t>onverwijld</w:t></w:r>\
    <w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> gemeld.</w:t></w:r></w:p>\
    <w:p><w:commentRangeStart w:id=\"2\"/><w:r><w:t>Het loket bevestigt.</w:t></w:r></w:p>\
    <w:p><w:r><w:t>De minister rapporteert.</w:t></w:r><w:commentRangeEnd w:id=\"2\"/><w:r><w:commentReference w:id=\"2\"/></w:r></w:p>\
    <w:p><w:r><w:t>Laatste alinea.</w:t></w:r></w:p>\
    <w:p><w:r><w:t>Punt</w:t></w:r><w:r><w:commentReference w:id=\"3\"/></w:r></w:p>";

fn commented() -> Vec<u8> {
    let comment = |id: u32, author: &str, paragraphs: &[&str]| {
        let inside: String = paragraphs
            .iter()
            .map(|words| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"))
            .collect();
        format!(
            "<w:comment w:id=\"{id}\" w:author=\"{author}\" w:date=\"2026-05-12T10:00:00Z\">{inside}</w:comment>"
        )
    };
    let comments = [
        comment(
            0,
            "Partij A",
            &["Welk incident?", "Tweede alinea van dezelfde opmerking."],
        ),
        comment(1, "Partij A", &["Op een ingevoegd woord."]),
        comment(2, "Partij B", &["Over twee alinea's."]),
        comment(3, "", &["Zonder bereik en zonder naam."]),
    ];
    docx(COMMENTED, &[("comments", &comments.concat())])
}

fn open_round(scene: &Scene, number: u32, version: &str) {
    scene.done(&format!(
        "round open --consultation cyber --number {number} --draft {version} --opens 2020-03-01T09:00 --closes 2199-04-01T09:00"
    ));
}

fn taken(scene: &Scene, line: &str) -> serde_json::Value {
    serde_json::from_str(&scene.json(&format!("intake --consultation cyber --json {line}")))
        .unwrap()
}

/// Each item: what it is, by whom, at which words, over how many passages, what it says and proposes, what came of it.
fn items(said: &serde_json::Value) -> Vec<String> {
    let text = |item: &serde_json::Value, name: &str| item[name].as_str().unwrap_or("-").to_owned();
    let items = said["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| {
            format!(
                "{} {} by {} at {} “{}” over {}: {} → {} ({})",
                text(item, "kind"),
                text(item, "place"),
                text(item, "author"),
                item["anchor"].as_str().map_or("nothing", |_| "a passage"),
                text(item, "quote"),
                item["spans"],
                text(item, "comment").replace('\n', "/"),
                text(item, "proposed_text").replace('\n', "/"),
                text(item, "outcome"),
            )
        })
        .collect()
}

async fn comments_in_the_margin_stand_at_their_words(app: App) {
    let scene = scene(app);
    import(&scene, "1.0", "draft.docx", commented());
    open_round(&scene, 1, "1.0");
    let said = taken(&scene, "--round 1 draft.docx");
    assert_eq!(
        items(&said),
        [
            "comment found by Partij A at a passage “Een incident” over 1: Welk incident?//Tweede alinea van dezelfde opmerking. → - (taken)",
            "comment found by Partij A at a passage “onverwijld” over 1: Op een ingevoegd woord. → - (taken)",
            "comment found by Partij B at a passage “Het loket bevestigt.” over 2: Over twee alinea's. → - (taken)",
            "comment found by - at a passage “-” over 1: Zonder bereik en zonder naam. → - (taken)",
        ]
    );
    // Beside the second stands what was changed there.
    assert_eq!(
        said["items"][1]["redline"],
        serde_json::json!([
            { "change": "kept", "text": "Een incident wordt " },
            { "change": "inserted", "text": "onverwijld" },
            { "change": "kept", "text": " gemeld." },
        ])
    );
    assert_eq!(said["items"][0]["date"], "2026-05-12T10:00:00");
    assert_eq!((&said["taken"], &said["anchored"]), (&4.into(), &4.into()));
    // Three speak: two of them named, one not.
    let stock = scene.stock().await;
    assert!(stock.contains(&("submissions", 3)), "{stock:?}");
    assert!(stock.contains(&("comments", 4)), "{stock:?}");
}

async fn changes_become_proposals_and_nothing_is_taken_twice(app: App) {
    let scene = scene(app);
    scene.file("draft.docx", commented());
    scene.done("draft import --consultation cyber --label 1.0 --changes refuse draft.docx");
    open_round(&scene, 1, "1.0");
    let line = "--round 1 --by Net --group advisory draft.docx";
    let looked = taken(&scene, &format!("{line} --dry-run"));
    assert_eq!(looked["items"].as_array().unwrap().len(), 4);
    assert!(scene.stock().await.contains(&("comments", 0)));
    let said = taken(&scene, line);
    assert_eq!(
        items(&said)[1],
        "proposal found by Partij A at a passage “-” over 1: Op een ingevoegd woord. → Een incident wordt onverwijld gemeld. (taken)"
    );
    let stock = scene.stock().await;
    assert!(stock.contains(&("submissions", 1)), "{stock:?}");
    let again = taken(&scene, line);
    assert_eq!((&again["taken"], &again["known"]), (&0.into(), &4.into()));
    assert!(items(&again).iter().all(|item| item.ends_with("(known)")));
    assert_eq!(scene.stock().await, stock);
    let told = scene.done(&format!("intake --consultation cyber {line}"));
    assert!(
        told.contains("proposed text: Een incident wordt onverwijld gemeld."),
        "{told}"
    );
}

async fn open_document_says_the_same(app: App) {
    let scene = scene(app);
    let draft =
        "<text:p>Een incident wordt gemeld bij het oude loket.</text:p><text:p>Weg ermee.</text:p>";
    import(&scene, "1.0", "draft.odt", odt("", draft));
    open_round(&scene, 1, "1.0");
    let info = "<office:change-info><dc:creator>A</dc:creator><dc:date>2026-01-02T10:00:00</dc:date></office:change-info>";
    let back = format!(
        "<text:tracked-changes>\
         <text:changed-region xml:id=\"c1\" text:id=\"c1\"><text:insertion>{info}</text:insertion></text:changed-region>\
         <text:changed-region xml:id=\"c2\" text:id=\"c2\"><text:deletion>{info}<text:p>oude </text:p></text:deletion></text:changed-region>\
         <text:changed-region xml:id=\"c3\" text:id=\"c3\"><text:deletion>{info}<text:p>Weg ermee.</text:p></text:deletion></text:changed-region>\
         <text:changed-region xml:id=\"c4\" text:id=\"c4\"><text:format-change>{info}</text:format-change></text:changed-region>\
         </text:tracked-changes>\
         <text:p><office:annotation office:name=\"n1\" loext:resolved=\"true\"><dc:creator>B</dc:creator><dc:date>2026-01-03T10:00:00</dc:date><text:p>Welk?</text:p><text:p>Elk.</text:p></office:annotation>Een incident<office:annotation-end office:name=\"n1\"/> wordt <text:change-start text:change-id=\"c1\"/>snel <text:change-end text:change-id=\"c1\"/>gemeld bij het <text:change text:change-id=\"c2\"/>loket.</text:p>\
         <text:p><text:change text:change-id=\"c3\"/></text:p>"
    );
    scene.file("back.odt", odt("", &back));
    let said = taken(&scene, "--round 1 --by Net back.odt");
    assert_eq!(
        items(&said),
        [
            "comment found by B at a passage “Een incident” over 1: Welk?//Elk. → - (taken)",
            "proposal found by A at a passage “-” over 1:  → Een incident wordt snel gemeld bij het loket. (taken)",
            "strike found by A at a passage “-” over 1: Schrap deze passage. → - (taken)",
        ]
    );
    assert_eq!(said["items"][0]["resolved"], true);
    assert_eq!(said["items"][1]["resolved"], false);
    assert_eq!(
        said["notices"].as_array().unwrap().len(),
        1,
        "looks only: {said}"
    );
}

async fn a_draft_of_another_version_is_carried_over(app: App) {
    let scene = scene(app);
    import(
        &scene,
        "1.0",
        "one.md",
        "# Doel\n\nEen incident wordt gemeld bij het loket.\n\nEen bepaling over wat vervalt.\n",
    );
    import(
        &scene,
        "2.0",
        "two.md",
        "# Doel\n\nVooraf dit.\n\nEen incident wordt onverwijld gemeld bij het loket.\n",
    );
    open_round(&scene, 1, "2.0");
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let on = |id: u32, words: &str| {
        format!(
            "<w:commentRangeStart w:id=\"{id}\"/>{}<w:commentRangeEnd w:id=\"{id}\"/>",
            run(words)
        )
    };
    let body = format!(
        "<w:p>{}</w:p><w:p>{}{}{}<w:ins w:id=\"1\" w:author=\"A\">{}</w:ins>{}</w:p><w:p>{}</w:p>",
        run("Doel"),
        run("Een incident wordt "),
        on(0, "gemeld bij"),
        run(" het loket"),
        run(" van de Staat"),
        run("."),
        on(1, "Een bepaling over wat vervalt."),
    );
    let comment = |id: u32| {
        format!(
            "<w:comment w:id=\"{id}\" w:author=\"B\"><w:p>{}</w:p></w:comment>",
            run("Nee.")
        )
    };
    scene.file(
        "back.docx",
        docx(&body, &[("comments", &(comment(0) + &comment(1)))]),
    );
    let said = taken(&scene, "--round 1 --by Net back.docx");
    assert_eq!(
        items(&said),
        [
            "comment found by B at a passage “gemeld bij” over 1: Nee. → - (taken)",
            "proposal changed by A at a passage “-” over 1:  → Een incident wordt onverwijld gemeld bij het loket van de Staat. (taken)",
            "comment orphaned by B at nothing “-” over 1: Nee. → - (taken)",
        ]
    );
    assert_eq!(
        (&said["anchored"], &said["unanchored"]),
        (&2.into(), &1.into())
    );
    let notice = said["notices"][0].as_str().unwrap();
    assert!(
        notice.contains("version 1.0") && notice.contains("version 2.0"),
        "{notice}"
    );
}

async fn a_file_that_is_none_is_refused_with_one_sentence(app: App) {
    let scene = Scene::with_round(app);
    let deep = format!(
        "{}{}",
        "<w:p><w:sdt><w:sdtContent>".repeat(200),
        "</w:sdtContent></w:sdt></w:p>".repeat(200)
    );
    scene.file("deep.docx", docx(&deep, &[]));
    scene.file(
        "plain.docx",
        docx("<w:p><w:r><w:t>Doel</w:t></w:r></w:p>", &[]),
    );
    scene.file(
        "entity.docx",
        crate::support::files::packed(&[
            (
                "[Content_Types].xml",
                "<Types>application/vnd.openxmlformats-officedocument.wordprocessingml</Types>",
            ),
            (
                "word/document.xml",
                "<!DOCTYPE x [<!ENTITY a \"aa\">]><x>&a;</x>",
            ),
        ]),
    );
    scene.file("cut.docx", "PK\u{3}\u{4} and no more");
    scene.file("words.odt", "no package at all");
    for (file, sentence) in [
        ("deep.docx", "nests deeper"),
        (
            "plain.docx",
            "holds no comments in the margin and no tracked changes",
        ),
        ("entity.docx", "its part word/document.xml cannot be read"),
        ("cut.docx", "is damaged or was not sent whole"),
        ("words.odt", "is damaged or was not sent whole"),
    ] {
        let said = scene
            .refused(&format!("intake --consultation cyber --round 1 {file}"))
            .await;
        assert!(said.contains(sentence) && said.contains(file), "{said}");
    }
    let said = scene
        .refused("intake --consultation cyber --round 1 --by Net --group zwerfkat plain.docx")
        .await;
    assert!(!said.is_empty());
}
