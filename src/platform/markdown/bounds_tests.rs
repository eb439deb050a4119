//! What hostile texts cost, counted in what comes out: never by a clock.

use super::*;

/// Twenty thousand characters of each thing that once took long, or might.
fn hostile() -> Vec<(&'static str, String)> {
    const LENGTH: usize = 20_000;
    let fill = |pattern: &str| {
        let whole = pattern.repeat(LENGTH / pattern.len() + 1);
        let mut text: String = whole.chars().take(LENGTH - 1).collect();
        text.push('x');
        text
    };
    let half = |open: &str, close: &str| {
        let times = LENGTH / (open.len() + close.len());
        format!("{}x{}", open.repeat(times), close.repeat(times))
    };
    let stairs = |mark: &str| {
        (0..190)
            .map(|n| format!("{}{mark} x\n", " ".repeat(n)))
            .collect()
    };
    vec![
        ("quotations", fill(">")),
        ("quotations with spaces", fill("> ")),
        ("lists", fill("- + ")),
        ("numbered lists", fill("1. 1) ")),
        ("quotations and lists", fill("> - ")),
        ("stairs of lists", stairs("-")),
        (
            "stairs of quotations",
            (0..199).map(|n| format!("{} x\n", ">".repeat(n))).collect(),
        ),
        ("behind a carriage return", format!("a\r{}", fill(">"))),
        ("behind half a fence", format!("``` a`b\n{}", fill(">"))),
        ("behind tabs", fill("-\t+\t")),
        (
            "lists and empty lines",
            format!("{}\n{}", "- + ".repeat(2_500), "\n".repeat(10_000)),
        ),
        ("brackets", fill("[")),
        ("brackets closed", half("[", "]")),
        ("links", half("[", "](x)")),
        ("pictures", half("![", "](x)")),
        ("emphasis", fill("*_")),
        ("emphasis that closes", half("*a ", " a*")),
        ("strong that closes", half("**a ", " a**")),
        ("both in turn", half("*a **b ", " b** a*")),
        ("struck that closes", half("~~a ", " a~~")),
        ("struck and strong", half("~~a **b ", " b** a~~")),
        ("backticks", fill("`` ` ")),
        ("entities", fill("&amp;")),
        ("ampersands", fill("&")),
        ("marks of HTML", fill("<a ")),
        ("questions of HTML", fill("<?")),
        ("CDATA", fill("<![CDATA[")),
        ("addresses", fill("a@b.nl ")),
        ("autolinks", fill("<x:y>")),
        ("references", format!("[a]: b\n\n{}", fill("[a]"))),
        (
            "a long reference",
            format!("[a]: {}\n\n{}", "b".repeat(9_000), "[a]".repeat(3_600)),
        ),
        ("definitions", fill("[a]: b\n")),
        ("headings", fill("#\n")),
        ("paragraphs", fill("a\n\n")),
        ("tables", fill("|a|b|\n|-|-|\n")),
        ("under lines", fill("a\n=\n")),
    ]
}

#[test]
fn what_hostile_texts_cost_is_bounded() {
    for (name, text) in hostile() {
        let (html, plain) = (to_html(&text), to_text(&text));
        assert!(
            html.len() <= text.len() * EXPANSION + EXPANSION_FREE,
            "{name}: {} from {}",
            html.len(),
            text.len()
        );
        assert!(plain.len() <= text.len() * 4, "{name}: {}", plain.len());
        // How deep the HTML stands is what its readers pay for: elements open at once.
        let (mut open, mut deepest) = (0_i32, 0);
        for tag in html.split('<').skip(1) {
            match tag {
                _ if tag.starts_with('/') => open -= 1,
                _ if tag.starts_with("br>") => {}
                _ => open += 1,
            }
            deepest = deepest.max(open);
        }
        assert!(deepest <= 2 * MAX_TREE as i32, "{name}: {deepest} levels");
    }
}

#[test]
fn a_text_that_nests_or_grows_too_far_is_refused_with_the_place() {
    let key = |text: &str| fault(text).map(|message| message.key.into_owned());
    for (name, text) in hostile() {
        let nested = ["quotation", "list", "stairs", "behind"];
        if nested.iter().any(|word| name.contains(word)) {
            let found = key(&text);
            assert!(
                matches!(
                    found.as_deref(),
                    Some("writing-too-deep" | "writing-too-many-lines")
                ),
                "{name}: {found:?}"
            );
        }
    }
    let message = fault(&format!("a\n\n{} b", ">".repeat(17))).unwrap();
    assert_eq!(message.args[0], ("line", "3".to_owned()));
    assert_eq!(fault(&format!("a\n\n{} b", ">".repeat(16))), None);
    assert_eq!(
        key(&"a\n".repeat(1_001)).as_deref(),
        Some("writing-too-many-lines")
    );
    assert_eq!(
        key(&format!("{}x{}", "*a ".repeat(100), " a*".repeat(100))).as_deref(),
        Some("writing-too-tangled")
    );
}

#[test]
fn ordinary_texts_are_taken() {
    let letter = "Wij *danken* u, zie <https://example.org/a?b=c> en info@example.org.\n\n\
                  > Artikel 2\n> - lid 1\n>   1. onder a\n\n- een\n  - twee\n    - drie\n\n";
    assert_eq!(fault(&letter.repeat(90)), None);
    assert_eq!(fault(&"info@example.org, ".repeat(1_000)), None);
    assert_eq!(fault(&"één zin. ".repeat(2_200)), None);
    assert_eq!(fault(""), None);
}

#[test]
fn what_is_too_deep_is_shown_as_it_was_typed() {
    let text = format!("{} <b>\n\"x\"", ">".repeat(30));
    assert_eq!(
        to_html(&text),
        format!("<p>{} &lt;b&gt;<br>\n&quot;x&quot;</p>", "&gt;".repeat(30))
    );
    assert_eq!(to_text(&text), text);
}
