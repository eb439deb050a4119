//! Markdown to HTML, which `html` then reads: front matter and the marks of site generators are
//! taken off first, nesting is measured before the parser sees it. Knows nothing of Passages.

use std::collections::HashSet;

use std::fmt::Write;

use comrak::nodes::{AstNode, ListDelimType, ListType, NodeList, NodeValue};
use comrak::{Arena, Options};

use super::block::Body;
use super::format::front_matter;
use super::html::{self, Shared};
use super::marks::mark_of;
use super::remarks::Remarks;
use super::{raw_html, scrub, tracked};
use crate::documents::outline::Limits;
use crate::documents::remark::Noticed;
use crate::platform::markdown::nesting::{Code, too_deep_at};

/// Why a Markdown text was refused: levels allowed and, where it can be told, the line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooDeepMarkdown {
    pub limit: usize,
    pub line: Option<usize>,
}

/// Reads a Markdown text.
///
/// # Errors
/// [`TooDeepMarkdown`] when lists, quotations or raw HTML nest deeper than the limits.
pub(super) fn read(
    text: &str,
    limits: &Limits,
    shared: &mut Shared,
) -> Result<Body, TooDeepMarkdown> {
    let (matter, content) = front_matter(text).unwrap_or(("", text));
    let skipped_lines = text[..text.len() - content.len()].matches('\n').count();
    if let Some(line) = too_deep_at(content, limits.max_depth, Code::Skipped) {
        return Err(TooDeepMarkdown {
            limit: limits.max_depth,
            line: Some(skipped_lines + line),
        });
    }
    let mut remarks = Remarks::default();
    let content = tracked::settled(content, shared.changes, &mut remarks);
    let mut source = raw_html::dedented(&scrub::scrub(&content));
    let stray = unreferenced_notes(&source);
    // The renderer drops a note nobody refers to; a mention where no reader looks keeps it.
    let mentions: String = stray
        .iter()
        .map(|label| format!("<template>\n\n[^{label}]\n\n</template>\n\n"))
        .collect();
    source.insert_str(0, &mentions);
    let page = render(&source);
    let elements = limits.max_depth.saturating_mul(8);
    let mut body = html::read(&page, elements, shared).map_err(|_| TooDeepMarkdown {
        limit: elements,
        line: None,
    })?;
    remarks.extend(std::mem::take(&mut body.remarks));
    body.remarks = remarks;
    body.title = title(matter);
    body.title_is_heading = body.title.is_some();
    for label in &stray {
        body.remarks.notice_apart(Noticed::StrayNote, label);
    }
    Ok(body)
}

/// The Markdown as HTML that also tells what HTML has no room for: the mark an item prints, and where a line in a
/// paragraph begins with one.
fn render(source: &str) -> String {
    let arena = Arena::new();
    let options = options();
    let root = comrak::parse_document(&arena, source, &options);
    for node in root.descendants() {
        count_items(node);
    }
    let mut page = String::with_capacity(source.len() * 2);
    // Writing to a String does not fail.
    let _ = Marked::format_document(root, &options, &mut page);
    page
}

comrak::create_formatter!(Marked, {
    NodeValue::Item(ref list) => |context, entering| {
        if entering {
            let end = match list.delimiter {
                ListDelimType::Period => '.',
                ListDelimType::Paren => ')',
            };
            match list.list_type {
                ListType::Bullet => context.write_str("<li>")?,
                ListType::Ordered => {
                    write!(context, "<li value=\"{0}\" data-mark=\"{0}{end}\">", list.start)?;
                }
            }
        } else {
            context.write_str("</li>\n")?;
        }
    },
    NodeValue::SoftBreak => |context, node, entering| {
        if entering {
            let is_marked = node.next_sibling().is_some_and(|next| match &next.data().value {
                NodeValue::Text(text) => mark_of(text).is_some(),
                _ => false,
            });
            context.write_str(if is_marked { "<br />\n" } else { "\n" })?;
        }
    },
});

/// Items carry the number they print, so that a list may skip what has lapsed; where those do not rise ("1. 1. 1."),
/// the author leaves the counting to us.
fn count_items<'a>(list: &'a AstNode<'a>) {
    let NodeValue::List(NodeList {
        list_type: ListType::Ordered,
        start,
        ..
    }) = list.data().value
    else {
        return;
    };
    let printed = list.children().filter_map(|item| match item.data().value {
        NodeValue::Item(own) => Some(own.start),
        _ => None,
    });
    let printed: Vec<usize> = printed.collect();
    if printed.is_sorted_by(|a, b| a < b) {
        return;
    }
    for (index, item) in list.children().enumerate() {
        if let NodeValue::Item(own) = &mut item.data_mut().value {
            own.start = start.saturating_add(index);
        }
    }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.footnotes = true;
    options.extension.inline_footnotes = true;
    options.extension.description_lists = true;
    options.extension.math_dollars = true;
    options.extension.tasklist = true;
    // Raw HTML passes here and is made safe where it is read.
    options.render.r#unsafe = true;
    options
}

/// The `title` of front matter, which may run on over indented lines, or to its closing quote.
fn title(matter: &str) -> Option<String> {
    let mut lines = matter
        .lines()
        .skip_while(|line| !line.starts_with("title:"));
    let first = lines.next()?.trim_start_matches("title:").trim();
    let mut value = match first {
        ">" | ">-" | "|" | "|-" => String::new(),
        first => first.to_owned(),
    };
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    for line in lines {
        let is_open = quote.is_some_and(|quote| value.len() < 2 || !value.ends_with(quote));
        if !is_open && !line.starts_with([' ', '\t']) {
            break;
        }
        value.push(' ');
        value.push_str(line.trim());
    }
    let value = value.trim();
    let quoted = |mark: char| {
        value
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark))
    };
    let value = if let Some(inner) = quoted('"') {
        inner.replace("\\\"", "\"").replace("\\\\", "\\")
    } else if let Some(inner) = quoted('\'') {
        inner.replace("''", "'")
    } else {
        value
            .split_once(" #")
            .map_or(value, |(value, _)| value)
            .to_owned()
    };
    let value = super::inline::collapse(&value);
    (!value.is_empty()).then_some(value)
}

/// Labels of notes that are defined but never referred to, in order.
fn unreferenced_notes(source: &str) -> Vec<String> {
    let mut defined = Vec::new();
    let mut referred = HashSet::new();
    for line in source.lines() {
        let trimmed = line.trim_start();
        let mut rest = line;
        if let Some((label, after)) = trimmed
            .strip_prefix("[^")
            .and_then(|rest| rest.split_once("]:"))
            .filter(|(label, _)| !label.is_empty() && !label.contains([']', '[', ' ']))
        {
            defined.push(label.to_owned());
            rest = after;
        }
        for part in rest.split("[^").skip(1) {
            if let Some((label, _)) = part.split_once(']') {
                referred.insert(label.to_lowercase());
            }
        }
    }
    defined.retain(|label| !referred.contains(&label.to_lowercase()));
    defined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_titles_of_front_matter() {
        assert_eq!(
            title("layout: base\ntitle: Preface\n").as_deref(),
            Some("Preface")
        );
        assert_eq!(
            title("title: \"A: \\\"b\\\"\"").as_deref(),
            Some("A: \"b\"")
        );
        assert_eq!(title("title: 'it''s'").as_deref(), Some("it's"));
        assert_eq!(
            title("title: >\n  Long\n  name\nx: y").as_deref(),
            Some("Long name")
        );
        assert_eq!(
            title("title: \"Appendix C: On\ntwo lines\"\nx: y").as_deref(),
            Some("Appendix C: On two lines")
        );
        assert_eq!(title("layout: x"), None);
    }

    #[test]
    fn finds_notes_nobody_refers_to() {
        assert_eq!(
            unreferenced_notes("a[^1]\n\n[^1]: x\n[^2]: y"),
            vec!["2".to_owned()]
        );
    }
}
