//! What `read` makes of whole files, broken and hostile ones among them.

use proptest::prelude::*;

use super::*;

fn source(name: &str, bytes: impl AsRef<[u8]>) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        bytes: bytes.as_ref().to_vec(),
    }
}

fn outline(name: &str, text: &str) -> Outline {
    read(&[source(name, text)], &Limits::default(), Changes::Accept).unwrap()
}

fn refusal(name: &str, text: &str) -> ReadError {
    read(&[source(name, text)], &Limits::default(), Changes::Accept).unwrap_err()
}

/// One line per passage: Section number, kind, own number, text.
fn told(outline: &Outline) -> Vec<String> {
    outline
        .sections
        .iter()
        .flat_map(|section| {
            section.passages.iter().map(move |p| {
                format!(
                    "{}|{}{}|{}|{}",
                    section.number, p.kind, p.depth, p.number, p.text
                )
            })
        })
        .collect()
}

/// One line per remark: what, how often, the sample.
fn said(outline: &Outline) -> Vec<String> {
    let tell = |remark: &Remark| {
        let key = remark.what.key().trim_start_matches("document-remark-");
        format!("{key} {} {}", remark.count, remark.sample)
            .trim()
            .to_owned()
    };
    outline.warnings.iter().map(tell).collect()
}

const DRAFT: &str = "---\nlayout: base\ntitle: Cyberstrategie\nsubnav:\n  - text: x\n---\n\n\
{: .lead}\nVooraf met een [link][a].\n\n\
1 Inleiding\n-----------\n\nTekst[^3] en *meer*.\n{% include x.html %}\n\n* * *\n\n\
## 2 Kern {#kern}\n\n1. een\n   - diep\n\n     nog een alinea\n2. twee\n\n\
| Wie | Wat |\n|---|---|\n| CSR | advies |\n\n> citaat\n\n```\nlet x = 1;\n  y\n```\n\n\
### 2.1 Onder\n\nNog eens[^3] en[^nieuw].\n\n\
<div class=\"x\" onclick=\"y()\"><p>Rauw <b onmouseover=\"z\">vet</b><script>alert(1)</script></p></div>\n\n\
[a]: https://example.org/a\n[^3]: Een noot.\n[^nieuw]: Nog een.\n\n    Tweede alinea.\n[^los]: Nooit genoemd.\n";

#[test]
fn reads_markdown() {
    let outline = outline("draft.md", DRAFT);
    assert_eq!(outline.title.as_deref(), Some("Cyberstrategie"));
    assert_eq!(
        told(&outline),
        [
            "|heading0||Cyberstrategie",
            "|paragraph0||Vooraf met een link.",
            "1|heading0|1|Inleiding",
            "1|paragraph0||Tekst[3] en meer.",
            "1|footnote0|3|Een noot.",
            "2|heading0|2|Kern",
            "2|list-item0|1.|een",
            "2|list-item1||diep nog een alinea",
            "2|list-item0|2.|twee",
            "2|table-row0||Wie | Wat",
            "2|table-row0||CSR | advies",
            "2|quote0||citaat",
            "2|code0||let x = 1; y",
            "2.1|heading0|2.1|Onder",
            "2.1|paragraph0||Nog eens[3] en[2].",
            "2.1|paragraph0||Rauw vet",
            "2.1|footnote0|2|Nog een. Tweede alinea.",
            "2.1|footnote0|1|Nooit genoemd.",
        ]
    );
    assert_eq!(said(&outline), ["stray-note 1 los"]);
    let html: Vec<&str> = outline.passages().map(|p| p.html.as_str()).collect();
    assert_eq!(
        html[1],
        "Vooraf met een <a href=\"https://example.org/a\" rel=\"nofollow noopener\">link</a>."
    );
    assert_eq!(
        html[3],
        "Tekst<sup><a href=\"#note-3\" rel=\"nofollow noopener\">[3]</a></sup> en <em>meer</em>."
    );
    assert_eq!(html[4], "<span id=\"note-3\">Een noot.</span>");
    assert_eq!(html[5], "Kern");
    assert_eq!(html[7], "diep<br>\nnog een alinea");
    assert_eq!(
        html[9],
        "<th scope=\"col\">Wie</th><th scope=\"col\">Wat</th>"
    );
    assert_eq!(html[10], "<td>CSR</td><td>advies</td>");
    assert_eq!(html[12], "<code>let x = 1;\n  y</code>");
    assert_eq!(html[15], "Rauw <b>vet</b>");
    let groups: Vec<u32> = outline.passages().map(|p| p.block).collect();
    assert_eq!(groups[6..11], [1, 1, 1, 2, 2]);
    let levels: Vec<(u8, Option<usize>)> = outline
        .sections
        .iter()
        .map(|s| (s.level, s.parent))
        .collect();
    assert_eq!(
        levels,
        [(1, None), (2, Some(0)), (2, Some(0)), (3, Some(2))]
    );
}

#[test]
fn reads_html() {
    let outline = outline(
        "draft.html",
        "<!DOCTYPE html><title>Strategie</title><nav><ul><li>menu</li></ul></nav><main><div>\
         Los <i>begin</i><h1>1. Doel</h1><p>Een<sup><a href='#fn1' id='r1'>1</a></sup> twee</p>\
         <ul><li>a<ul><li>b</li></ul></li></ul><blockquote><p>q</p></blockquote>\
         <table><caption>Tabel</caption><tr><th>K</th></tr><tr><th>R</th><td colspan=2>c<ul><li>x</li><li>y</li></ul></td></tr></table>\
         <section class='footnotes'><ol><li id='fn1'>Noot <a href='#r1'>↩</a></li></ol></section></div></main>",
    );
    assert_eq!(outline.title.as_deref(), Some("Strategie"));
    assert_eq!(
        told(&outline),
        [
            "|paragraph0||Los begin",
            "1|heading0|1|Doel",
            "1|paragraph0||Een[1] twee",
            "1|list-item0||a",
            "1|list-item1||b",
            "1|quote0||q",
            "1|paragraph0||Tabel",
            "1|table-row0||K",
            "1|table-row0||R | c x y",
            "1|footnote0|1|Noot",
        ]
    );
    let last_row = outline.passages().nth(8).unwrap();
    assert_eq!(
        last_row.html,
        "<th scope=\"row\">R</th><td colspan=\"2\">c <ul><li>x</li> <li>y</li></ul></td>"
    );
}

#[test]
fn tables_of_word_processors_get_headers_and_valid_cells() {
    let outline = outline(
        "t.md",
        "<table><tr><td></td><td><b>Wie</b></td><td><p><strong>Wat</strong></p></td></tr>\n\
         <tr><td>1</td><td>CSR</td><td><p>Geeft:</p><ul><li><p>advies</p></li><li><p>raad</p></li></ul><p>Snel.</p></td></tr></table>",
    );
    let rows: Vec<&OutlinePassage> = outline.passages().collect();
    assert!(rows[0].header && !rows[1].header);
    assert_eq!(
        rows[0].html,
        "<td></td><th scope=\"col\"><b>Wie</b></th><th scope=\"col\"><strong>Wat</strong></th>"
    );
    assert_eq!(
        rows[1].html,
        "<td>1</td><td>CSR</td><td>Geeft:\n<ul><li>advies</li>\n<li>raad</li></ul>\nSnel.</td>"
    );
    assert_eq!(rows[1].text, "1 | CSR | Geeft: advies raad Snel.");
}

#[test]
fn several_files_are_one_text() {
    let files = [
        source("a.md", "---\ntitle: Preface\n---\nText[^1].\n\n[^1]: Note."),
        source(
            "b.md",
            "---\ntitle: Network\n---\n\n## Plan\n\n### 1.  First\n\nMore[^1].\n\n[^1]: Other.",
        ),
        source(
            "c.md",
            "---\ntitle: \"Appendix A: Data\"\n---\n\n## Base\n\nText",
        ),
    ];
    let outline = read(&files, &Limits::default(), Changes::Accept).unwrap();
    assert_eq!(outline.title, None);
    assert_eq!(
        told(&outline),
        [
            "|heading0||Preface",
            "|paragraph0||Text[1].",
            "|footnote0|1|Note.",
            "|heading0||Network",
            "|heading0||Plan",
            "1|heading0|1|First",
            "1|paragraph0||More[1].",
            "1|footnote0|1|Other.",
            "Appendix A|heading0|Appendix A|Data",
            "A.1|heading0||Base",
            "A.1|paragraph0||Text",
        ]
    );
    let anchors: Vec<&str> = outline
        .passages()
        .filter(|p| p.kind == PassageKind::Footnote)
        .map(|p| p.html.as_str())
        .collect();
    assert!(anchors[0].contains("\"note-1\"") && anchors[1].contains("\"note-1-2\""));
}

#[test]
fn an_article_without_title_keeps_its_name_once() {
    let outline = outline("wet.md", "# Artikel 5\n\nTekst.");
    assert_eq!(told(&outline)[0], "Artikel 5|heading0||Artikel 5");
    assert_eq!(outline.sections[0].title, "");
}

#[test]
fn refuses_deep_nesting_in_every_format() {
    let n = 10_000;
    for (name, text) in [
        ("d.html", format!("<!doctype html>{}x", "<div>".repeat(n))),
        (
            "d.html",
            format!("<!doctype html>{}x", "<blockquote>".repeat(n)),
        ),
        (
            "d.html",
            format!("<!doctype html>{}x", "<ul><li>".repeat(n)),
        ),
        (
            "d.html",
            format!("<!doctype html>{}x", "<table><tr><td>".repeat(n)),
        ),
        (
            "d.html",
            format!("<!doctype html>{}x", "<svg><td>".repeat(n)),
        ),
        (
            "d.html",
            format!("<!doctype html>{}x", "<template>".repeat(n)),
        ),
        ("d.md", format!("{} x", ">".repeat(n))),
        ("d.md", format!("{} x", "> - ".repeat(n))),
        ("d.md", format!("{}x", "<div>".repeat(n))),
        (
            "d.md",
            format!("# T\n\n{}x{}", "*a _b ".repeat(n), " b_ a*".repeat(n)),
        ),
    ] {
        let error = refusal(name, &text);
        assert!(matches!(error, ReadError::TooDeep { .. }), "{error}");
        assert!(error.to_string().contains("nests deeper than"));
    }
}

#[test]
fn survives_other_bad_manners() {
    for text in [
        "[".repeat(100_000),
        "![".repeat(50_000),
        "`".repeat(100_001),
        "*a".repeat(50_000),
        "| a ".repeat(20_000),
        "[^1]".repeat(30_000),
        "<!--".repeat(50_000),
        "<p ".repeat(50_000),
        "&#1;&#0;&#xFFFE;x".repeat(1000),
        "<template><p>x</template></b></template>y".to_owned(),
        "<b><template></b><p>x</template>y</b>".to_owned(),
    ] {
        for name in ["d.md", "d.html", "d.txt"] {
            let began = std::time::Instant::now();
            drop(read(
                &[source(name, &text)],
                &Limits::default(),
                Changes::Accept,
            ));
            assert!(began.elapsed().as_secs() < 20, "{name} {text:.20}");
        }
    }
}

#[test]
fn refuses_what_holds_no_passage() {
    assert_eq!(
        refusal("leeg.html", "<!doctype html><script>x</script>").to_string(),
        "leeg.html holds no text"
    );
    assert_eq!(
        refusal("leeg.md", "---\nlayout: x\n---\n").key(),
        "document-no-text"
    );
    let many = "a\n\n".repeat(20_001);
    assert_eq!(
        refusal("veel.txt", &many).key(),
        "document-too-many-passages"
    );
}

#[test]
fn a_large_text_is_read_in_time() {
    let text: String = (0..3000)
        .map(|n| {
            format!(
                "{}Alinea {n} met *nadruk* {}\n\n",
                if n % 50 == 0 { "## Kop\n\n" } else { "" },
                "woord ".repeat(36)
            )
        })
        .collect();
    let began = std::time::Instant::now();
    let outline = outline("groot.md", &text);
    assert_eq!(outline.passage_count(), 3060);
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

/// Text content of HTML, white space collapsed.
fn text_of(html: &str) -> String {
    let page = scraper::Html::parse_fragment(html);
    super::super::inline::collapse(&page.root_element().text().collect::<String>())
}

fn assert_safe(outline: &Outline) {
    for passage in outline.passages() {
        let html = passage.html.to_lowercase();
        let page = scraper::Html::parse_fragment(&passage.html);
        for element in page.tree.nodes().filter_map(scraper::ElementRef::wrap) {
            assert!(
                !matches!(
                    element.value().name(),
                    "script" | "style" | "iframe" | "img"
                ),
                "{html}"
            );
            for (name, value) in element.value().attrs() {
                assert!(!name.starts_with("on"), "{html}");
                assert!(
                    !value.trim().to_lowercase().starts_with("javascript:"),
                    "{html}"
                );
            }
        }
        assert!(!passage.text.is_empty());
        if passage.kind != PassageKind::TableRow {
            assert_eq!(text_of(&passage.html), passage.text, "{html}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), name in "a\\.(md|html|txt|docx)") {
        if let Ok(outline) = read(&[source(&name, bytes)], &Limits::default(), Changes::Accept) {
            assert_safe(&outline);
        }
    }

    #[test]
    fn any_text_is_made_safe(
        parts in prop::collection::vec(prop_oneof![
            Just("<script>alert(1)</script>"), Just("<b onclick=x>"), Just("</b>"), Just("<a href='javascript:x'>"),
            Just("[x](javascript:y)"), Just("<img src=x onerror=y>"), Just("<svg><script>"), Just("<style>"), Just("</style>"),
            Just("# "), Just("\n"), Just("\n\n"), Just("- "), Just("1. "), Just("> "), Just("| a | b |\n|--|--|\n"),
            Just("woord "), Just("5.2 "), Just("**"), Just("[^1]"), Just("[^1]: noot"), Just("<td>"), Just("<table>"),
            Just("</table>"), Just("&lt;script&gt;"), Just("`"), Just("    "), Just("<p>"), Just("<!--"), Just("<math><mtext>"),
            Just("<li>"), Just("<template>"), Just("</template>"), Just("{:.x}"), Just("<sup>"), Just("<h2>"), Just("</h2>"),
        ], 0..40),
        name in "a\\.(md|html|txt)",
    ) {
        if let Ok(outline) = read(&[source(&name, parts.concat())], &Limits::default(), Changes::Accept) {
            assert_safe(&outline);
        }
    }
}
