//! Texts out of word processors, brought in by the command line: the numbers a reader sees, what was tracked, noted in
//! the margin or hidden, and files that are damaged or of another kind.

use super::Scene;
use super::reading::{import, scene, text};
use crate::support::files::packed;
use crate::support::{App, both};

both!(
    numbers_that_word_counts_are_kept,
    comments_in_the_margin_are_never_published,
    deleted_text_of_open_document_stays_out_or_comes_back,
    changes_are_refused_in_every_format,
    one_text_is_the_same_in_every_format,
    what_cannot_be_read_is_refused_with_one_sentence,
);

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const OPEN_DOCUMENT: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\" \
    xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
const TYPES: &str = "<Types><Override PartName=\"/word/document.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

/// A Word file of this body, with parts beside it: their names and what stands in them.
pub(super) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut all = vec![
        ("[Content_Types].xml".to_owned(), TYPES.to_owned()),
        (
            "word/document.xml".to_owned(),
            format!("<w:document {WORD}><w:body>{body}</w:body></w:document>"),
        ),
    ];
    for (name, inner) in parts {
        let whole = format!("<w:{name} {WORD}>{inner}</w:{name}>");
        all.push((format!("word/{name}.xml"), whole));
    }
    let parts: Vec<(&str, &str)> = all.iter().map(|(n, c)| (n.as_str(), c.as_str())).collect();
    packed(&parts)
}

/// An OpenDocument text of this body and these styles.
pub(super) fn odt(styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {OPEN_DOCUMENT}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
    ])
}

/// A paragraph with these properties.
fn paragraph(properties: &str, text: &str) -> String {
    format!(
        "<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

fn item(list: u32, level: u32, text: &str) -> String {
    paragraph(
        &format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"),
        text,
    )
}

fn level(at: u32, format: &str, text: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn definition(id: u32, levels: &str) -> String {
    format!("<w:abstractNum w:abstractNumId=\"{id}\">{levels}</w:abstractNum>")
}

fn list(id: u32, definition: u32, more: &str) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{definition}\"/>{more}</w:num>")
}

async fn numbers_that_word_counts_are_kept(app: App) {
    let scene = scene(app);
    let heading = |text: &str| paragraph("<w:pStyle w:val=\"Heading1\"/>", text);
    let body = [
        heading("Begrippen"),
        item(1, 1, "Een incident is een verstoring."),
        item(1, 1, "Een aanbieder is:"),
        item(1, 2, "een overheid;"),
        item(1, 2, "een bedrijf."),
        heading("Melding"),
        item(1, 1, "De aanbieder meldt."),
        item(2, 0, "eerste los punt;"),
        item(2, 0, "tweede los punt."),
        heading("Slot"),
        item(3, 0, "opnieuw begonnen punt."),
    ]
    .concat();
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/>\
        <w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>";
    let first = level(0, "decimal", "Artikel %1")
        .replace("<w:lvlText", "<w:pStyle w:val=\"Heading1\"/><w:lvlText");
    let restart = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
    let numbering = [
        definition(
            0,
            &[
                first,
                level(1, "decimal", "%2."),
                level(2, "lowerLetter", "%3."),
            ]
            .concat(),
        ),
        definition(1, &level(0, "lowerLetter", "%1)")),
        list(1, 0, ""),
        list(2, 1, ""),
        list(3, 1, restart),
    ]
    .concat();
    let file = docx(&body, &[("styles", styles), ("numbering", &numbering)]);
    assert!(import(&scene, "1", "draft.docx", file).is_empty());
    assert_eq!(
        text(&scene, "1").await,
        [
            "Artikel 1|heading|Artikel 1|Begrippen",
            "Artikel 1|list-item|1.|Een incident is een verstoring.",
            "Artikel 1|list-item|2.|Een aanbieder is:",
            "Artikel 1|list-item|a.|een overheid;",
            "Artikel 1|list-item|b.|een bedrijf.",
            "Artikel 2|heading|Artikel 2|Melding",
            "Artikel 2|list-item|1.|De aanbieder meldt.",
            "Artikel 2|list-item|a)|eerste los punt;",
            "Artikel 2|list-item|b)|tweede los punt.",
            "Artikel 3|heading|Artikel 3|Slot",
            "Artikel 3|list-item|a)|opnieuw begonnen punt.",
        ]
    );
}

async fn comments_in_the_margin_are_never_published(app: App) {
    let scene = scene(app);
    let body = "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t xml:space=\"preserve\">Een incident </w:t></w:r>\
        <w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>\
        <w:ins w:id=\"9\" w:author=\"Partij A\"><w:commentRangeStart w:id=\"1\"/><w:r><w:t>onverwijld</w:t></w:r>\
        <w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:ins>\
        <w:del w:id=\"8\" w:author=\"Partij B\"><w:r><w:delText>ooit</w:delText></w:r></w:del>\
        <w:r><w:t xml:space=\"preserve\"> gemeld.</w:t></w:r></w:p>";
    let comment = |id: u32, text: &str| {
        format!(
            "<w:comment w:id=\"{id}\" w:author=\"Partij A\"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
        )
    };
    let comments = comment(0, "Welk incident?") + &comment(1, "Op een woord.");
    let file = docx(body, &[("comments", &comments)]);
    assert_eq!(
        import(&scene, "1", "draft.docx", &file),
        [
            "draft.docx holds tracked changes: one insertion was taken in as text.",
            "draft.docx holds tracked changes: one deletion was left out.",
            "draft.docx holds comments by reviewers: 2 were left out.",
        ]
    );
    assert_eq!(
        text(&scene, "1").await,
        ["|paragraph||Een incident onverwijld gemeld."]
    );
    assert_eq!(
        import(&scene, "2 --changes refuse", "draft.docx", &file),
        [
            "draft.docx holds tracked changes that are refused: one insertion was left out.",
            "draft.docx holds tracked changes that are refused: one deletion was kept as text.",
            "draft.docx holds comments by reviewers: 2 were left out.",
        ]
    );
    assert_eq!(
        text(&scene, "2").await,
        ["|paragraph||Een incident ooit gemeld."]
    );
}

async fn deleted_text_of_open_document_stays_out_or_comes_back(app: App) {
    let scene = scene(app);
    let styles = "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-suffix=\".\" style:num-format=\"a\"/></text:list-style>";
    let body = "<text:tracked-changes><text:changed-region text:id=\"ct1\"><text:deletion><office:change-info><dc:creator>Jan Proef</dc:creator>\
        <dc:date>2026-05-12T10:00:00</dc:date></office:change-info><text:p> (geschrapt)</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:h text:outline-level=\"1\">1 Melding</text:h><text:p>Een incident<text:change text:change-id=\"ct1\"/> wordt<text:s text:c=\"1\"/>gemeld\
        <text:note text:id=\"n1\" text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>Bij het loket.</text:p></text:note-body></text:note>\
        binnen<text:tab/>24 uur.<office:annotation><dc:creator>Jan Proef</dc:creator><text:p>Haalbaar?</text:p></office:annotation></text:p>\
        <text:list text:style-name=\"L1\"><text:list-item><text:p>eerste</text:p></text:list-item><text:list-item text:start-value=\"5\"><text:p>vijfde</text:p></text:list-item></text:list>";
    let body = body.replace("</text:note>\n", "</text:note> ");
    let file = odt(
        styles,
        &body.replace("</text:note>binnen", "</text:note> binnen"),
    );
    assert_eq!(
        import(&scene, "1", "draft.odt", &file),
        [
            "draft.odt holds tracked changes: one deletion was left out.",
            "draft.odt holds comments by reviewers: one was left out.",
        ]
    );
    let expected = |sentence: &str| {
        [
            "1|heading|1|Melding".to_owned(),
            format!("1|paragraph||{sentence}"),
            "1|list-item|a.|eerste".to_owned(),
            "1|list-item|e.|vijfde".to_owned(),
            "1|footnote|1|Bij het loket.".to_owned(),
        ]
    };
    assert_eq!(
        text(&scene, "1").await,
        expected("Een incident wordt gemeld[1] binnen 24 uur.")
    );
    import(&scene, "2 --changes refuse", "draft.odt", &file);
    assert_eq!(
        text(&scene, "2").await,
        expected("Een incident (geschrapt) wordt gemeld[1] binnen 24 uur.")
    );
}

async fn changes_are_refused_in_every_format(app: App) {
    let scene = scene(app);
    let changed = "<w:p><w:r><w:t xml:space=\"preserve\">Binnen </w:t></w:r><w:ins w:id=\"1\"><w:r><w:t>24</w:t></w:r></w:ins>\
        <w:del w:id=\"2\"><w:r><w:delText>72</w:delText></w:r></w:del><w:r><w:t xml:space=\"preserve\"> uur.</w:t></w:r></w:p>";
    let files: [(&str, Vec<u8>); 3] = [
        (
            "t.md",
            "Binnen [24]{.insertion author=\"J. P\"}[72]{.deletion author=\"J. P\"} uur.\n".into(),
        ),
        (
            "t.html",
            "<!doctype html><p>Binnen <ins datetime=\"2026\">24</ins><del datetime=\"2026\">72</del> uur.</p>".into(),
        ),
        ("t.docx", docx(changed, &[])),
    ];
    for (name, bytes) in files {
        let label = format!("{name} --changes refuse");
        let said = import(&scene, &label, name, &bytes);
        assert_eq!(said.len(), 2, "{said:?}");
        assert_eq!(text(&scene, name).await, ["|paragraph||Binnen 72 uur."]);
        // The same file read otherwise is another text.
        import(&scene, name, name, &bytes);
        assert_eq!(text(&scene, name).await, ["|paragraph||Binnen 24 uur."]);
    }
    assert_eq!(
        scene.misused("draft import --consultation cyber --label x --changes keep t.md"),
        "invalid value 'keep' for '--changes <WHAT>': \"keep\" is not one of accept, refuse"
    );
}

const MARKDOWN: &str = "# Regeling havens\n\n## Artikel 1 Begrippen\n\nIn deze regeling is:\n\n1. een **haven**: een plaats;\n2. een kade:\n   a. van steen;\n   b. van hout.\n3. de rest[^1].\n\n\
    > Een citaat.\n\n- een bol\n- nog een\n\n## Artikel 2 Tabel\n\n| Kolom A | Kolom B |\n|---|---|\n| a1 | b1 |\n\nZie [de site](https://example.org/).\n\n[^1]: Noot een.\n";
const HTML: &str = "<!doctype html><h1>Regeling havens</h1><h2>Artikel 1 Begrippen</h2><p>In deze regeling is:</p>\
    <ol><li>een <strong>haven</strong>: een plaats;</li><li>een kade:<ol type=\"a\"><li>van steen;</li><li>van hout.</li></ol></li><li>de rest<a href=\"#fn-1\">1</a>.</li></ol>\
    <blockquote><p>Een citaat.</p></blockquote><ul><li>een bol</li><li>nog een</li></ul><h2>Artikel 2 Tabel</h2>\
    <table><thead><tr><th>Kolom A</th><th>Kolom B</th></tr></thead><tbody><tr><td>a1</td><td>b1</td></tr></tbody></table>\
    <p>Zie <a href=\"https://example.org/\">de site</a>.</p><div role=\"doc-footnote\" id=\"fn-1\"><p>Noot een.</p></div>";

fn as_docx() -> Vec<u8> {
    let style = |name: &str, text: &str| paragraph(&format!("<w:pStyle w:val=\"{name}\"/>"), text);
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", text));
    let body = [
        style("Kop1", "Regeling havens"),
        style("Kop2", "Artikel 1 Begrippen"),
        paragraph("", "In deze regeling is:"),
        item(1, 0, "een @: een plaats;").replace(
            "een @",
            "een </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>haven</w:t></w:r><w:r><w:t>",
        ),
        item(1, 0, "een kade:"),
        item(1, 1, "van steen;"),
        item(1, 1, "van hout."),
        item(1, 0, "de rest@.").replace(
            '@',
            "</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>",
        ),
        style("Quote", "Een citaat."),
        item(2, 0, "een bol"),
        item(2, 0, "nog een"),
        style("Kop2", "Artikel 2 Tabel"),
        format!(
            "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            cell("Kolom A"),
            cell("Kolom B"),
            cell("a1"),
            cell("b1")
        ),
        format!(
            "<w:p>{}<w:hyperlink r:id=\"a\">{}</w:hyperlink>{}</w:p>",
            run("Zie "),
            run("de site"),
            run(".")
        ),
    ]
    .concat();
    let styles = [("Kop1", "Kop 1"), ("Kop2", "heading 2"), ("Quote", "Quote")]
        .map(|(id, name)| {
            format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>")
        })
        .concat();
    let numbering = [
        definition(
            0,
            &(level(0, "decimal", "%1.") + &level(1, "lowerLetter", "%2.")),
        ),
        definition(1, &level(0, "bullet", "•")),
        list(1, 0, ""),
        list(2, 1, ""),
    ]
    .concat();
    let part = |name: &str, inner: &str| {
        (
            format!("word/{name}.xml"),
            format!("<w:{name} {WORD}>{inner}</w:{name}>"),
        )
    };
    let note = format!(
        "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>",
        run(" Noot een.")
    );
    let parts = [
        ("[Content_Types].xml".to_owned(), TYPES.to_owned()),
        part("document", &format!("<w:body>{body}</w:body>")),
        part("styles", &styles),
        part("numbering", &numbering),
        part("footnotes", &note),
        (
            "word/_rels/document.xml.rels".to_owned(),
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" \
             Target=\"https://example.org/\" TargetMode=\"External\"/></Relationships>"
                .to_owned(),
        ),
    ];
    let parts: Vec<(&str, &str)> = parts
        .iter()
        .map(|(n, c)| (n.as_str(), c.as_str()))
        .collect();
    packed(&parts)
}

fn as_odt() -> Vec<u8> {
    let level = |at: u32, format: &str| {
        format!(
            "<text:list-level-style-number text:level=\"{at}\" style:num-suffix=\".\" style:num-format=\"{format}\"/>"
        )
    };
    let styles = format!(
        "<text:list-style style:name=\"L1\">{}{}</text:list-style>\
         <text:list-style style:name=\"L2\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"/></text:list-style>\
         <style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
         <style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Quotations\"/>",
        level(1, "1"),
        level(2, "a")
    );
    let item = |inner: &str| format!("<text:list-item>{inner}</text:list-item>");
    let p = |text: &str| format!("<text:p>{text}</text:p>");
    let cell = |text: &str| format!("<table:table-cell>{}</table:table-cell>", p(text));
    let row =
        |a: &str, b: &str| format!("<table:table-row>{}{}</table:table-row>", cell(a), cell(b));
    let deeper = format!(
        "{}<text:list>{}{}</text:list>",
        p("een kade:"),
        item(&p("van steen;")),
        item(&p("van hout."))
    );
    let note = "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>Noot een.</text:p></text:note-body></text:note>";
    let body = [
        "<text:h text:outline-level=\"1\">Regeling havens</text:h>".to_owned(),
        "<text:h text:outline-level=\"2\">Artikel 1 Begrippen</text:h>".to_owned(),
        p("In deze regeling is:"),
        format!(
            "<text:list text:style-name=\"L1\">{}{}{}</text:list>",
            item(&p(
                "een <text:span text:style-name=\"T1\">haven</text:span>: een plaats;"
            )),
            item(&deeper),
            item(&p(&format!("de rest{note}.")))
        ),
        "<text:p text:style-name=\"P1\">Een citaat.</text:p>".to_owned(),
        format!(
            "<text:list text:style-name=\"L2\">{}{}</text:list>",
            item(&p("een bol")),
            item(&p("nog een"))
        ),
        "<text:h text:outline-level=\"2\">Artikel 2 Tabel</text:h>".to_owned(),
        format!(
            "<table:table><table:table-header-rows>{}</table:table-header-rows>{}</table:table>",
            row("Kolom A", "Kolom B"),
            row("a1", "b1")
        ),
        p("Zie <text:a xlink:href=\"https://example.org/\">de site</text:a>."),
    ]
    .concat();
    odt(&styles, &body)
}

async fn one_text_is_the_same_in_every_format(app: App) {
    let scene = scene(app);
    let files: [(&str, &str, Vec<u8>); 4] = [
        ("md", "t.md", MARKDOWN.into()),
        ("html", "t.html", HTML.into()),
        ("docx", "t.docx", as_docx()),
        ("odt", "t.odt", as_odt()),
    ];
    for (label, name, bytes) in files {
        assert!(import(&scene, label, name, bytes).is_empty(), "{name}");
    }
    let markdown = whole(&scene, "md").await;
    assert_eq!(markdown.len(), 16, "{markdown:#?}");
    for label in ["html", "docx", "odt"] {
        assert_eq!(whole(&scene, label).await, markdown, "{label}");
    }
    let diff = scene.json("diff --consultation cyber --from docx --to odt --json");
    assert!(diff.starts_with("{\"kept\":16,\"changed\":0,"), "{diff}");
}

/// The passages of a version with all that is kept of them.
async fn whole(scene: &Scene, label: &str) -> Vec<String> {
    use diesel::prelude::*;
    use polder::db::schema::{passages, versions};
    let label = label.to_owned();
    scene
        .app
        .db(move |conn| {
            let rows: Vec<(String, String, String, i64, bool)> = passages::table
                .inner_join(versions::table.on(versions::id.eq(passages::version_id)))
                .filter(versions::label.eq(label))
                .order(passages::position)
                .select((
                    passages::kind,
                    passages::number,
                    passages::html,
                    passages::depth,
                    passages::header,
                ))
                .load(conn)
                .unwrap();
            rows.into_iter()
                .map(|row| format!("{row:?}"))
                .collect::<Vec<_>>()
        })
        .await
}

async fn what_cannot_be_read_is_refused_with_one_sentence(app: App) {
    let scene = scene(app);
    scene.file("old.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more");
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    scene.file("locked.docx", locked);
    scene.file(
        "locked.odt",
        packed(&[
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", "x"),
            ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
        ]),
    );
    scene.file("half.docx", {
        let whole = docx(&paragraph("", "Tekst."), &[]);
        whole[..whole.len() / 2].to_vec()
    });
    scene.file("broken.docx", docx("<w:p>", &[]));
    scene.file("empty.odt", odt("", ""));
    for (name, sentence) in [
        (
            "old.doc",
            "old.doc is a Word file from before 2007 (.doc). Give Word (.docx), OpenDocument (.odt), PDF, Markdown, HTML or plain text.",
        ),
        (
            "locked.docx",
            "locked.docx is behind a password. Save it without one and try again.",
        ),
        (
            "locked.odt",
            "locked.odt is behind a password. Save it without one and try again.",
        ),
        (
            "half.docx",
            "half.docx is damaged or was not sent whole. Save the file again and try again.",
        ),
        (
            "broken.docx",
            "broken.docx is damaged: its part word/document.xml cannot be read. Save the file again and try again.",
        ),
        ("empty.odt", "empty.odt holds no text."),
    ] {
        let line = format!("draft import --consultation cyber --label 1 {name}");
        assert_eq!(scene.refused(&line).await, sentence);
    }
}
