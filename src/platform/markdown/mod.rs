//! Limited Markdown for what people write in comments and responses: paragraphs, emphasis, lists,
//! quotations, links and code. Knows nothing of Documents, whose Markdown may hold far more.
//!
//! What a text costs is bounded twice: [`fault`] refuses at saving what nests, runs on or grows too
//! far, and what stands stored all the same (or comes by another way) is shown as it was typed.

pub mod nesting;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options};

use self::nesting::{Code, too_deep_at};
use super::html::push_escaped;
use crate::error::Message;

/// Version of the rules by which [`to_html`] makes what it makes. Raise it whenever the same text
/// comes out as other HTML: what was kept by other rules is made again.
pub const RULES: i64 = 2;

/// Levels of quotation and lists that are told apart in plain text.
const MAX_INDENT: usize = 8;

/// Levels that quotations and lists may stand in one another.
pub const MAX_LEVELS: usize = 16;

/// Lines of one text. A page holds some fifty; twenty pages are more than a comment needs.
pub const MAX_LINES: usize = 1_000;

/// Levels of the tree a text becomes: those above, and emphasis and links within.
const MAX_TREE: usize = 64;

/// HTML may be so many times as long as the text it was made from, and some more.
const EXPANSION: usize = 10;
const EXPANSION_FREE: usize = 8 * 1024;

/// Why a text is not taken, as a sentence for whoever wrote it: too deep, too many lines, or so many
/// links and marks that its HTML would be far longer than the text. Takes time in proportion to the
/// length of `source`.
pub fn fault(source: &str) -> Option<Message> {
    checked(source).err()
}

/// The HTML of a text that is taken; or why it is not, as [`fault`] says.
///
/// # Errors
/// The sentence for whoever wrote it.
pub fn checked(source: &str) -> Result<String, Message> {
    if let Some(fault) = fault_of_lines(source) {
        return Err(fault);
    }
    if let Some(line) = too_deep_at(source, MAX_LEVELS, Code::Counted) {
        return Err(Message::new("writing-too-deep")
            .with("line", line)
            .with("count", MAX_LEVELS));
    }
    rendered(&without_nul(source)).ok_or_else(|| Message::new("writing-too-tangled"))
}

/// The same of a text that is shown as it was typed: only its lines count.
pub fn fault_of_lines(source: &str) -> Option<Message> {
    let lines = nesting::lines(source).count();
    (lines > MAX_LINES).then(|| {
        Message::new("writing-too-many-lines")
            .with("count_lines", lines)
            .with("count", MAX_LINES)
    })
}

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(HashSet::from([
            "p",
            "br",
            "em",
            "strong",
            "del",
            "ul",
            "ol",
            "li",
            "blockquote",
            "a",
            "code",
            "pre",
        ]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("nofollow noopener ugc"))
        .strip_comments(true);
    builder
});

/// Safe HTML of what somebody wrote. Headings become strong paragraphs, pictures their
/// description, raw HTML is shown as it was typed; a single line end stays one. A text that [`fault`]
/// would refuse for its depth or growth is shown as it was typed, whole.
pub fn to_html(source: &str) -> String {
    let source = without_nul(source);
    if too_deep_at(&source, MAX_LEVELS, Code::Counted).is_some() {
        return as_typed(&source);
    }
    rendered(&source).unwrap_or_else(|| as_typed(&source))
}

/// HTML of a text whose blocks do not nest too deep; `None` when its marks do, or it grows too far.
fn rendered(source: &str) -> Option<String> {
    let arena = Arena::new();
    let options = options();
    let root = comrak::parse_document(&arena, source, &options);
    if is_deep(root) {
        return None;
    }
    unwrap_pictures(root);
    let mut html = String::with_capacity(source.len() * 2);
    // Writing to a String does not fail.
    comrak::format_html(root, &options, &mut html).ok()?;
    for level in 1..=6 {
        html = html
            .replace(&format!("<h{level}>"), "<p><strong>")
            .replace(&format!("</h{level}>"), "</strong></p>");
    }
    let most = source.len() * EXPANSION + EXPANSION_FREE;
    if html.len() > most {
        return None;
    }
    let clean = CLEANER.clean(&html).to_string();
    (clean.len() <= most).then(|| clean.trim_end().to_owned())
}

/// A text as it was typed, as HTML: its lines, without any form.
fn as_typed(source: &str) -> String {
    let mut html = String::with_capacity(source.len() * 2);
    html.push_str("<p>");
    for (index, line) in nesting::lines(source.trim_end()).enumerate() {
        if index > 0 {
            html.push_str("<br>\n");
        }
        push_escaped(&mut html, line);
    }
    html.push_str("</p>");
    html
}

/// Whether a tree has more levels than [`MAX_TREE`]. Walked without recursion.
fn is_deep<'a>(root: &'a AstNode<'a>) -> bool {
    let mut level = 0_usize;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(_) => level += 1,
            NodeEdge::End(_) => level = level.saturating_sub(1),
        }
        if level > MAX_TREE {
            return true;
        }
    }
    false
}

/// The same as plain text, for mails and office files: marks gone, links followed by their
/// address, items on lines of their own.
pub fn to_text(source: &str) -> String {
    let source = without_nul(source);
    if too_deep_at(&source, MAX_LEVELS, Code::Counted).is_some() {
        return source.trim_end().to_owned();
    }
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, &source, &options());
    if is_deep(root) {
        return source.trim_end().to_owned();
    }
    let mut writer = TextWriter::default();
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => writer.enter(node),
            NodeEdge::End(node) => writer.leave(node),
        }
    }
    writer.out.trim_end().to_owned()
}

/// The first words of a text, marks gone, on one line: at most so many characters of them, and a sign
/// that there are more. A long text costs no more than a short one.
pub fn beginning(source: &str, characters: usize) -> String {
    let head: String = source.chars().take(characters.saturating_mul(4)).collect();
    let text = to_text(&head);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(characters) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words,
    }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.render.hardbreaks = true;
    // Raw HTML is somebody's text here, never markup.
    options.render.escape = true;
    options
}

/// A NUL is refused by PostgreSQL and would part the text from its HTML.
fn without_nul(source: &str) -> String {
    source.replace('\0', "")
}

/// Puts what describes a picture in its place.
fn unwrap_pictures<'a>(root: &'a AstNode<'a>) {
    let pictures: Vec<_> = root
        .descendants()
        .filter(|node| matches!(node.data.borrow().value, NodeValue::Image(_)))
        .collect();
    for picture in pictures {
        while let Some(child) = picture.first_child() {
            picture.insert_before(child);
        }
        picture.detach();
    }
}

/// Writes plain text while the tree is walked, which is done without recursion.
#[derive(Default)]
struct TextWriter {
    out: String,
    /// What each line begins with: one entry per open quotation or item.
    indents: Vec<&'static str>,
    /// Next ordinals of the open lists; `None` for bullets.
    lists: Vec<Option<usize>>,
    /// Where the text of the open links begins.
    links: Vec<usize>,
}

impl TextWriter {
    fn enter<'a>(&mut self, node: &'a AstNode<'a>) {
        match &node.data.borrow().value {
            NodeValue::Paragraph | NodeValue::Heading(_) => self.start_block(node),
            NodeValue::BlockQuote => {
                self.start_block(node);
                self.out.push_str("> ");
                self.indents.push("> ");
            }
            NodeValue::List(list) => {
                self.lists
                    .push((list.list_type == ListType::Ordered).then_some(list.start));
            }
            NodeValue::Item(_) => {
                self.start_block(node);
                let mark = match self.lists.last_mut() {
                    Some(Some(ordinal)) => {
                        *ordinal = ordinal.saturating_add(1);
                        format!("{}. ", ordinal.saturating_sub(1))
                    }
                    _ => "- ".to_owned(),
                };
                self.out.push_str(&mark);
                self.indents.push("  ");
            }
            NodeValue::Text(text) => self.out.push_str(text),
            NodeValue::Code(code) => self.out.push_str(&code.literal),
            NodeValue::HtmlInline(html) => self.out.push_str(html),
            NodeValue::CodeBlock(block) => self.lines(node, &block.literal),
            NodeValue::HtmlBlock(block) => self.lines(node, &block.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => self.new_line(),
            NodeValue::Link(_) => self.links.push(self.out.len()),
            _ => {}
        }
    }

    fn leave<'a>(&mut self, node: &'a AstNode<'a>) {
        match &node.data.borrow().value {
            NodeValue::BlockQuote | NodeValue::Item(_) => {
                self.indents.pop();
            }
            NodeValue::List(_) => {
                self.lists.pop();
            }
            NodeValue::Link(link) => {
                let from = self.links.pop().unwrap_or(self.out.len());
                let shown = self.out.get(from..).unwrap_or_default();
                let address = link.url.strip_prefix("mailto:").unwrap_or(&link.url);
                if shown != address && !address.is_empty() && shown != link.url {
                    let shown_address = format!(" ({address})");
                    self.out.push_str(&shown_address);
                }
            }
            _ => {}
        }
    }

    /// Begins a block: behind a mark just written on the same line, else a blank line further, or
    /// the next line between items.
    fn start_block<'a>(&mut self, node: &'a AstNode<'a>) {
        if self.out.is_empty()
            || node.previous_sibling().is_none()
                && node.parent().is_some_and(|parent| {
                    matches!(
                        parent.data.borrow().value,
                        NodeValue::Item(_) | NodeValue::BlockQuote
                    )
                })
        {
            return;
        }
        let is_item = matches!(node.data.borrow().value, NodeValue::Item(_));
        let follows_item = is_item && (node.previous_sibling().is_some() || self.lists.len() > 1);
        if !follows_item {
            self.new_line();
        }
        self.new_line();
    }

    fn new_line(&mut self) {
        while self.out.ends_with(' ') {
            self.out.pop();
        }
        self.out.push('\n');
        for indent in self.indents.iter().take(MAX_INDENT) {
            self.out.push_str(indent);
        }
    }

    fn lines<'a>(&mut self, node: &'a AstNode<'a>, literal: &str) {
        self.start_block(node);
        for (index, line) in literal.trim_end().lines().enumerate() {
            if index > 0 {
                self.new_line();
            }
            self.out.push_str(line);
        }
    }
}

#[cfg(test)]
mod bounds_tests;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn writes_safe_html() {
        assert_eq!(
            to_html("# Kop\n\nEen *zeer* **goed** plan\nmet regels."),
            "<p><strong>Kop</strong></p>\n<p>Een <em>zeer</em> <strong>goed</strong> plan<br>\nmet regels.</p>"
        );
        assert_eq!(
            to_html("[x](https://example.org) ![plaatje](https://example.org/a.png)"),
            "<p><a href=\"https://example.org\" rel=\"nofollow noopener ugc\">x</a> plaatje</p>"
        );
        assert_eq!(
            to_html("<script>alert(1)</script>"),
            "&lt;script&gt;alert(1)&lt;/script&gt;"
        );
        assert_eq!(to_html("a <b>c</b>"), "<p>a &lt;b&gt;c&lt;/b&gt;</p>");
        assert!(!to_html("[x](javascript:alert(1))").contains("javascript"));
        assert!(!to_html("[x](/admin)").contains("href"));
    }

    #[test]
    fn writes_plain_text() {
        assert_eq!(
            to_text(
                "Een **goed** [plan](https://example.org):\n\n- een\n- twee\n  1. onder\n\n> citaat\n> verder\n\nslot"
            ),
            "Een goed plan (https://example.org):\n\n- een\n- twee\n  1. onder\n\n> citaat\n> verder\n\nslot"
        );
        assert_eq!(
            to_text("<b>x</b> <https://example.org>"),
            "<b>x</b> https://example.org"
        );
    }

    #[test]
    fn a_beginning_is_short_and_plain() {
        assert_eq!(beginning("**Bold**\n\nnext", 240), "Bold next");
        assert_eq!(beginning(&"word ".repeat(1_000), 12), "word word wo…");
        assert_eq!(beginning("één", 2), "éé…");
    }

    proptest! {
        #[test]
        fn holds_nothing_that_runs(source in "[a-z<>\\[\\]()!:/\"'= *_#\n`&;-]{0,80}|.{0,60}") {
            let html = to_html(&source).to_lowercase();
            prop_assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("href=\"javascript"));
            to_text(&source);
        }
    }
}
