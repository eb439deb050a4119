//! HTML to a tree, without letting a hostile file cost more than its size: the parser is fed in
//! small pieces, and stopped as soon as the tree is too deep or grows out of proportion. (Its own
//! work for each tag grows with the open elements, so that a check afterwards would come too late.)

use std::borrow::Cow;

use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{Html, HtmlTreeSink};

/// Bytes handed to the parser between two checks.
const PIECE: usize = 4096;
/// Nodes beyond which a tree is taken for an attack: unclosed formatting tags are opened anew in
/// every paragraph that follows, so that few bytes can make many nodes.
const MAX_NODES: usize = 1_500_000;
/// Attributes in one tag beyond which the tag is read as text; comparing their names is quadratic.
const MAX_ATTRIBUTES: usize = 200;

/// Where the parser was stopped: line from 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooDeep {
    pub line: usize,
}

/// The tree of a page or fragment, at most `max_depth` elements deep below the root.
pub(super) fn parse(html: &str, max_depth: usize) -> Result<Html, TooDeep> {
    let html = without_endless_tags(html);
    let mut parser = driver::parse_document(
        HtmlTreeSink::new(Html::new_document()),
        ParseOpts::default(),
    );
    let mut seen = 0;
    let mut line = 1;
    for piece in pieces(&html) {
        parser.process(StrTendril::from_slice(piece));
        let sink = parser.tokenizer.sink.sink.0.borrow();
        let count = sink.tree.values().len();
        let too_deep = sink
            .tree
            .nodes()
            .rev()
            .take(count - seen)
            .any(|node| node.ancestors().take(max_depth + 4).count() > max_depth + 3);
        if too_deep || count > MAX_NODES {
            return Err(TooDeep { line });
        }
        seen = count;
        line += piece.bytes().filter(|byte| *byte == b'\n').count();
    }
    Ok(parser.finish())
}

/// The text in pieces of about [`PIECE`] bytes, cut between characters.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, tail) = rest.split_at(rest.ceil_char_boundary(PIECE.min(rest.len())));
        rest = tail;
        Some(piece)
    })
}

/// Turns every `<` of tags with more than [`MAX_ATTRIBUTES`] attributes into text.
fn without_endless_tags(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut endless = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr(b'<', rest)) {
        let start = at + found;
        let (end, attributes) = measure_tag(bytes, start + 1);
        at = end.max(start + 1);
        if attributes > MAX_ATTRIBUTES {
            endless.push(start..at);
        }
    }
    if endless.is_empty() {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut from = 0;
    for tag in endless {
        out.push_str(&html[from..tag.start]);
        out.push_str(&html[tag.start..tag.end].replace('<', "&lt;"));
        from = tag.end;
    }
    out.push_str(&html[from..]);
    Cow::Owned(out)
}

fn memchr(wanted: u8, bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| *byte == wanted)
}

/// Position behind the tag that starts at `from`, and how many attributes it may have.
fn measure_tag(bytes: &[u8], from: usize) -> (usize, usize) {
    if !bytes
        .get(from)
        .is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/')
    {
        return (from, 0);
    }
    let mut attributes = 0;
    let mut quote = None;
    let mut before = b' ';
    for (offset, byte) in bytes.iter().enumerate().skip(from) {
        match (quote, *byte) {
            (Some(open), b) if b == open => {
                quote = None;
                attributes += 1;
            }
            (Some(_), _) => {}
            (None, b'>') => return (offset + 1, attributes),
            (None, b @ (b'"' | b'\'')) if before == b'=' => quote = Some(b),
            (None, b)
                if (b.is_ascii_whitespace() || b == b'/') && !before.is_ascii_whitespace() =>
            {
                attributes += 1;
            }
            _ => {}
        }
        if !(byte.is_ascii_whitespace() && before == b'=') {
            before = *byte;
        }
    }
    // Never closed: to the parser the rest is one tag.
    (bytes.len(), attributes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_at_deep_nesting() {
        let deep = "<div>\n".repeat(10_000);
        let stopped = parse(&deep, 256).unwrap_err();
        assert!(stopped.line <= 1200, "{stopped:?}");
        assert!(parse(&"<p>x".repeat(10_000), 256).is_ok());
        assert!(parse(&format!("{}x", "<div>".repeat(100)), 256).is_ok());
    }

    #[test]
    fn stops_when_few_bytes_make_many_nodes() {
        let open: String = (0..250).map(|n| format!("<b id={n}>")).collect();
        let html = format!("<p>{open}</p>{}", "<p>x</p>".repeat(200_000));
        assert!(parse(&html, 4096).is_err());
    }

    #[test]
    fn reads_a_tag_with_endless_attributes_as_text() {
        let attributes: String = (0..100_000).map(|n| format!(" a{n}")).collect();
        let html = format!("<p{attributes}>x</p>");
        assert!(without_endless_tags(&html).starts_with("&lt;p"));
        let nested = "<p ".repeat(1000);
        assert!(!without_endless_tags(&nested).contains('<'));
        assert_eq!(
            without_endless_tags("a < b <p class=\"x\">"),
            "a < b <p class=\"x\">"
        );
    }
}
