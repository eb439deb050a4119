//! The marked-up line inside a block: white space collapsed, safe elements kept, the same words as
//! text and as HTML. Knows nothing of lists, tables or Sections around it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::decode::is_allowed;
use crate::platform::html::{escape, push_escaped};

/// Elements that may stand in the HTML of a Passage.
const KEPT: &[&str] = &[
    "em", "strong", "b", "i", "u", "s", "del", "ins", "code", "kbd", "samp", "var", "sub", "sup",
    "small", "abbr", "cite", "q", "dfn", "mark",
];

/// The last gate: what is written here is safe by construction, and cleaned once more by the
/// library whose only task that is.
static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(
            KEPT.iter()
                .copied()
                .chain(["a", "br", "ul", "ol", "li"])
                .collect(),
        )
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"]))]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some("nofollow noopener"))
        .strip_comments(true);
    builder
});

/// Between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Break,
    /// Two breaks with nothing between them, as old editors part paragraphs.
    Parting,
}

/// What was written up to a break.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub text: String,
    pub html: String,
    pub refers_to: Vec<usize>,
}

impl Line {
    /// Lines of one paragraph as one, the breaks kept in the HTML.
    pub(super) fn joined(lines: Vec<Self>) -> Self {
        let mut whole = Self::default();
        for line in lines {
            if !whole.text.is_empty() {
                whole.text.push(' ');
                whole.html.push_str("<br>\n");
            }
            whole.text.push_str(&line.text);
            whole.html.push_str(&line.html);
            whole.refers_to.extend(line.refers_to);
        }
        whole
    }
}

/// A line being written.
#[derive(Debug)]
pub(super) struct Inline {
    html: String,
    text: String,
    gap: Gap,
    /// Elements opened; those from `written` on are not in the HTML yet, as they hold no word so far.
    open: Vec<(&'static str, String)>,
    written: usize,
    /// Notes referred to.
    refers_to: Vec<usize>,
    /// Whether breaks part lines; then the paragraphs done so far, each in its lines.
    in_lines: bool,
    done: Vec<Vec<Line>>,
}

impl Inline {
    pub(super) fn new() -> Self {
        Self {
            html: String::new(),
            text: String::new(),
            gap: Gap::None,
            open: Vec::new(),
            written: 0,
            refers_to: Vec::new(),
            in_lines: false,
            done: Vec::new(),
        }
    }

    /// One whose breaks part lines, and two of them paragraphs; taken out by [`Self::paragraphs`].
    pub(super) fn in_lines() -> Self {
        Self {
            in_lines: true,
            ..Self::new()
        }
    }

    /// Adds words, white space collapsed.
    pub(super) fn words(&mut self, words: &str) {
        // Composed letters, so that one word is written in one way.
        for c in words.nfc() {
            if c.is_whitespace() {
                self.leave(Gap::Space);
            } else if is_allowed(c) {
                self.settle();
                self.text.push(c);
                push_escaped(&mut self.html, c.encode_utf8(&mut [0; 4]));
            }
        }
    }

    /// What follows starts on a new line.
    pub(super) fn line_break(&mut self) {
        self.leave(Gap::Break);
    }

    /// A break as an author sets it: two of them part paragraphs.
    pub(super) fn author_break(&mut self) {
        self.leave(if self.gap >= Gap::Break {
            Gap::Parting
        } else {
            Gap::Break
        });
    }

    /// What follows is set apart from what stands before.
    pub(super) fn space(&mut self) {
        self.leave(Gap::Space);
    }

    /// Opens an element, if it is one that is kept; tells whether it must be closed.
    pub(super) fn open(&mut self, name: &str) -> bool {
        let name = match name {
            "strike" => "s",
            "tt" => "code",
            other => other,
        };
        let kept = KEPT
            .iter()
            .chain(&["ul", "ol", "li"])
            .find(|kept| **kept == name);
        if let Some(kept) = kept {
            self.open.push((kept, format!("<{kept}>")));
        }
        kept.is_some()
    }

    /// Opens a link, if its address is one that is kept; tells whether it must be closed.
    pub(super) fn open_link(&mut self, href: &str) -> bool {
        let Some(href) = safe_href(href) else {
            return false;
        };
        self.open
            .push(("a", format!("<a href=\"{}\">", escape(&href))));
        true
    }

    /// Closes what was opened last.
    pub(super) fn close(&mut self) {
        if let Some((name, _)) = self.open.pop()
            && self.written > self.open.len()
        {
            self.written = self.open.len();
            self.html.push_str("</");
            self.html.push_str(name);
            self.html.push('>');
        }
    }

    /// A reference to a note, printed as "[3]".
    pub(super) fn note(&mut self, index: usize, number: &str, anchor: &str) {
        let raised = self.open.iter().any(|(name, _)| *name == "sup");
        if !raised {
            self.open("sup");
        }
        self.open
            .push(("a", format!("<a href=\"#{}\">", escape(anchor))));
        self.words(&format!("[{number}]"));
        self.close();
        if !raised {
            self.close();
        }
        self.refers_to.push(index);
    }

    /// Whether nothing was written yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.done.is_empty()
    }

    /// All of it as one line: the text, the HTML and the notes referred to.
    pub(super) fn finish(self) -> (String, String, Vec<usize>) {
        let line = Line::joined(self.paragraphs().into_iter().flatten().collect());
        (line.text, line.html, line.refers_to)
    }

    /// The paragraphs, each in its lines; none is empty.
    pub(super) fn paragraphs(mut self) -> Vec<Vec<Line>> {
        while !self.open.is_empty() {
            self.close();
        }
        self.end_line(Gap::Break);
        self.done
    }

    /// Sets the line apart; elements still open are closed in it, and open again in the next.
    fn end_line(&mut self, gap: Gap) {
        for (name, _) in self.open.iter().take(self.written).rev() {
            self.html.push_str("</");
            self.html.push_str(name);
            self.html.push('>');
        }
        self.written = 0;
        let html = std::mem::take(&mut self.html);
        let line = Line {
            text: std::mem::take(&mut self.text),
            html: if html.contains('<') {
                CLEANER.clean(&html).to_string()
            } else {
                html
            },
            refers_to: std::mem::take(&mut self.refers_to),
        };
        if !line.text.is_empty() {
            match self.done.last_mut() {
                Some(paragraph) => paragraph.push(line),
                None => self.done.push(vec![line]),
            }
        }
        if gap == Gap::Parting {
            self.done.push(Vec::new());
        }
    }

    fn leave(&mut self, gap: Gap) {
        if !self.is_empty() {
            self.gap = self.gap.max(gap);
        }
    }

    /// Writes the gap and the elements that were waiting for a first word.
    fn settle(&mut self) {
        match self.gap {
            Gap::None => {}
            Gap::Space => {
                self.text.push(' ');
                self.html.push(' ');
            }
            gap @ (Gap::Break | Gap::Parting)
                if self.in_lines && !self.open.iter().any(is_list) =>
            {
                self.end_line(gap);
            }
            Gap::Break | Gap::Parting => {
                self.text.push(' ');
                let beside_list = self.html.ends_with("</ul>")
                    || self.html.ends_with("</ol>")
                    || self
                        .open
                        .iter()
                        .skip(self.written.saturating_sub(1))
                        .any(is_list);
                self.html
                    .push_str(if beside_list { "\n" } else { "<br>\n" });
            }
        }
        self.gap = Gap::None;
        for (_, tag) in self.open.iter().skip(self.written) {
            self.html.push_str(tag);
        }
        self.written = self.open.len();
    }
}

fn is_list((name, _): &(&'static str, String)) -> bool {
    matches!(*name, "ul" | "ol")
}

/// Whether an element can only hold words: its content need not be searched for blocks.
pub(super) fn is_plain_inline(name: &str) -> bool {
    matches!(name, "br" | "img" | "sub" | "sup" | "abbr")
}

/// An address that a text may link to: the web, mail, or a place in the text itself.
fn safe_href(href: &str) -> Option<Cow<'_, str>> {
    let href = href.trim();
    if href.len() > 1 && href.starts_with('#') && !href.chars().any(char::is_whitespace) {
        return Some(Cow::Borrowed(href));
    }
    let url = url::Url::parse(href).ok()?;
    matches!(url.scheme(), "http" | "https" | "mailto").then(|| Cow::Owned(url.into()))
}

/// White space collapsed, ends trimmed, forbidden characters dropped.
pub(in crate::documents) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = !out.is_empty();
        } else if is_allowed(c) {
            if std::mem::take(&mut gap) {
                out.push(' ');
            }
            out.push(c);
        }
    }
    out
}

/// The HTML without its first `count` characters of text; elements left empty go too. Only for
/// HTML written by [`Inline`], whose entities each stand for one character.
pub(super) fn without_start(html: &str, count: usize) -> String {
    let mut out = String::with_capacity(html.len());
    let mut left = count;
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '<' => rest.find('>').map_or(rest.len(), |end| end + 1),
            '&' => rest.find(';').map_or(1, |end| end + 1),
            c => c.len_utf8(),
        };
        let (token, tail) = rest.split_at(length);
        rest = tail;
        if c == '<' {
            if !(left > 0 && token == "<br>") {
                out.push_str(token);
            }
        } else if left > 0 {
            left -= 1;
        } else {
            out.push_str(token);
        }
    }
    for name in KEPT.iter().chain(&["a"]) {
        let end = format!("</{name}>");
        while let Some(at) = empty_element(&out, name, &end) {
            out.replace_range(at, "");
        }
    }
    out.trim_start().to_owned()
}

/// An element that starts the HTML and holds nothing.
fn empty_element(html: &str, name: &str, end: &str) -> Option<std::ops::Range<usize>> {
    let close = html.find(end)?;
    let open = html[..close].rfind('<')?;
    let tag = &html[open..close];
    let after = tag.strip_prefix('<')?.strip_prefix(name)?;
    (after.ends_with('>') && (after.len() == 1 || after.starts_with(' ')))
        .then_some(open..close + end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collapses_and_keeps_words_together() {
        let mut line = Inline::new();
        line.words("  Een ");
        assert!(line.open("b"));
        line.words(" vette\n");
        line.close();
        line.words("tekst & meer ");
        line.open("i");
        line.close();
        let (text, html, _) = line.finish();
        assert_eq!(text, "Een vette tekst & meer");
        assert_eq!(html, "Een <b>vette</b> tekst &amp; meer");
    }

    #[test]
    fn keeps_only_links_that_lead_to_the_web_mail_or_the_text() {
        assert!(safe_href("javascript:alert(1)").is_none());
        assert!(safe_href("java\nscript:alert(1)").is_none());
        assert!(safe_href("data:text/html,x").is_none());
        assert!(safe_href("/report/preface/").is_none());
        assert!(safe_href("//evil.example").is_none());
        assert_eq!(safe_href(" #x ").as_deref(), Some("#x"));
        assert_eq!(
            safe_href("https://example.org/a").as_deref(),
            Some("https://example.org/a")
        );
        let mut line = Inline::new();
        line.open_link("https://example.org/?a=1&b=2");
        line.words("hier");
        let (_, html, _) = line.finish();
        assert_eq!(
            html,
            "<a href=\"https://example.org/?a=1&amp;b=2\" rel=\"nofollow noopener\">hier</a>"
        );
    }

    #[test]
    fn takes_a_number_off_the_html() {
        assert_eq!(
            without_start("5.2 <em>Toe</em>zicht", 4),
            "<em>Toe</em>zicht"
        );
        assert_eq!(
            without_start("<strong>5.2</strong> Toezicht", 4),
            "Toezicht"
        );
        assert_eq!(without_start("A &amp; B", 2), "&amp; B");
    }
}
