//! What on a page is no part of its running text, and whether that is to be said: machinery, what the author hid,
//! tracked deletions and reviewers' comments, tables of contents, links that only point at where they stand.
//! A part of the walk in `html`; knows nothing of Sections.

use ego_tree::iter::Edge;
use scraper::{ElementRef, Node};

use super::footnotes::{Notes, is_note_list};
use super::html::{Walker, is_heading};
use super::inline::collapse;
use crate::documents::outline::Changes;
use crate::documents::remark::Noticed;

/// Elements whose content is no text of the document.
const SKIPPED: &[&str] = &[
    "script", "style", "head", "template", "noscript", "nav", "select", "textarea", "button",
    "input", "noembed", "noframes", "frameset", "datalist", "map", "title", "meta", "link", "base",
    "col", "colgroup",
];

/// Elements that hold something to look at or listen to.
const SHOWN: &[&str] = &[
    "svg", "iframe", "object", "embed", "canvas", "audio", "video", "v:shape",
];

impl Walker<'_> {
    /// Whether an element is no part of the running text; what its author would miss is noticed. To be asked once for
    /// each element.
    pub(super) fn left_out(&mut self, element: ElementRef<'_>) -> bool {
        let value = element.value();
        let name = value.name();
        if SKIPPED.contains(&name) || self.notes.holds(element.id()) {
            return true;
        }
        if SHOWN.contains(&name) {
            return match description(element) {
                Some(_) => false,
                None => {
                    if value.attr("aria-hidden") != Some("true") {
                        self.remarks.notice(Noticed::Drawing, "");
                    }
                    true
                }
            };
        }
        if self.styles.hides(element) {
            if has_words(element) {
                self.remarks.notice(Noticed::Hidden, "");
            }
            return true;
        }
        if let Some(what) = tracked(element) {
            let said = match (what, self.shared.changes) {
                (Noticed::Insertion, Changes::Refuse) => Noticed::RefusedInsertion,
                (Noticed::Deletion, Changes::Refuse) => Noticed::RefusedDeletion,
                (what, _) => what,
            };
            if said != Noticed::ReviewComment || has_words(element) {
                self.remarks.notice(said, "");
            }
            return !matches!(said, Noticed::Insertion | Noticed::RefusedDeletion);
        }
        if is_contents(element) {
            self.notice_contents(element);
            return true;
        }
        is_permalink(element)
            || value.classes().any(|class| class == "mw-editsection")
            || is_note_list(element) && is_heading_only(element, self.notes)
    }

    /// Notices the lines of a table of contents.
    fn notice_contents(&mut self, contents: ElementRef<'_>) {
        let mut lines = contents
            .descendants()
            .filter_map(ElementRef::wrap)
            .filter(|inner| inner.value().name() == "a")
            .map(|link| collapse(&link.text().collect::<String>()))
            .filter(|line| !line.is_empty())
            .peekable();
        if lines.peek().is_none() && has_words(contents) {
            let line = collapse(&contents.text().collect::<String>());
            self.remarks.notice(Noticed::Contents, &line);
        }
        for line in lines {
            self.remarks.notice(Noticed::Contents, &line);
        }
    }

    /// Notices what an author wrote between the lines, if it is more than machinery.
    pub(super) fn notice_comment(&mut self, node: &Node) {
        if let Node::Comment(comment) = node {
            let words = comment.trim();
            let is_machinery = words.starts_with(['[', '#', '/', '!'])
                || words.split_whitespace().nth(1).is_none()
                || words.starts_with("prettier-")
                || words.starts_with("markdownlint-");
            if !is_machinery {
                self.remarks.notice(Noticed::SourceComment, "");
            }
        }
    }
}

/// What a drawing says it shows.
pub(super) fn description(element: ElementRef<'_>) -> Option<String> {
    let value = element.value();
    let labelled = value.attr("aria-label").map(collapse);
    labelled
        .filter(|label| !label.is_empty())
        .or_else(|| {
            let inner = element
                .children()
                .filter_map(ElementRef::wrap)
                .find(|inner| matches!(inner.value().name(), "title" | "desc"))?;
            Some(collapse(&inner.text().collect::<String>()))
        })
        .filter(|label| !label.is_empty() && value.name() == "svg")
}

fn has_words(element: ElementRef<'_>) -> bool {
    element.text().any(|text| !text.trim().is_empty())
}

/// What word processors and Pandoc make of tracked changes and comments in the margin.
fn tracked(element: ElementRef<'_>) -> Option<Noticed> {
    let value = element.value();
    let is_dated = value.attr("datetime").is_some() || value.attr("cite").is_some();
    match value.name() {
        "del" if is_dated => return Some(Noticed::Deletion),
        "ins" if is_dated => return Some(Noticed::Insertion),
        _ => {}
    }
    let by_class = value.classes().find_map(|class| match class {
        "deletion" | "paragraph-deletion" | "msoDel" | "critic-del" => Some(Noticed::Deletion),
        "insertion" | "paragraph-insertion" | "critic-ins" => Some(Noticed::Insertion),
        "comment-start"
        | "comment-end"
        | "MsoCommentReference"
        | "MsoCommentText"
        | "msocomtxt"
        | "msocomanchor"
        | "msocomoff"
        | "msocomhide"
        | "critic-comment" => Some(Noticed::ReviewComment),
        _ => None,
    });
    // Classes of these names are Pandoc's only on spans that say whose change it is.
    let is_pandoc = value.attr("data-author").is_some() || value.attr("author").is_some();
    let by_class = by_class.filter(|what| {
        is_pandoc
            || *what == Noticed::ReviewComment
            || value.classes().any(|c| {
                c.starts_with("critic-") || c.starts_with("mso") || c.starts_with("paragraph-")
            })
    });
    by_class.or_else(|| {
        let style = value.attr("style")?.to_lowercase();
        style
            .contains("mso-element:comment")
            .then_some(Noticed::ReviewComment)
    })
}

/// A table of contents by its class, as word processors and site generators mark it, or a list of nothing but links
/// to places in the page.
fn is_contents(element: ElementRef<'_>) -> bool {
    let value = element.value();
    if value.attr("role") == Some("doc-toc")
        || matches!(
            value.id(),
            Some("markdown-toc" | "toc" | "TOC" | "table-of-contents")
        ) && !is_heading(element)
        || value.classes().any(|class| {
            let class = class.to_lowercase();
            matches!(
                class.as_str(),
                "toc" | "table-of-contents" | "contents-list" | "inhoudsopgave" | "sdt-toc"
            ) || class.strip_prefix("msotoc").is_some_and(|level| {
                level == "heading" || level.bytes().all(|b| b.is_ascii_digit())
            })
        })
    {
        return true;
    }
    matches!(value.name(), "ul" | "ol")
        // The outermost list is judged with all that is in it.
        && !element
            .ancestors()
            .filter_map(ElementRef::wrap)
            .any(|above| above.value().name() == "li")
        && is_list_of_places(element)
}

/// Whether every item, of which there are two or more, is one link to a place in the page, and perhaps a list of such.
fn is_list_of_places(list: ElementRef<'_>) -> bool {
    let items = list
        .children()
        .filter_map(ElementRef::wrap)
        .filter(|item| item.value().name() == "li");
    let mut links = 0;
    for item in items {
        let mut inside = item
            .descendants()
            .filter_map(ElementRef::wrap)
            .filter(|inner| inner.value().name() == "a")
            .peekable();
        if inside.peek().is_none() {
            return false;
        }
        for link in inside {
            let leads_inside = link
                .value()
                .attr("href")
                .is_some_and(|href| href.len() > 1 && href.starts_with('#'));
            if !leads_inside {
                return false;
            }
            links += 1;
        }
        if has_words_outside_links(item) {
            return false;
        }
    }
    links >= 2
}

fn has_words_outside_links(item: ElementRef<'_>) -> bool {
    let mut links = 0_usize;
    for edge in item.traverse() {
        let (node, opens) = match edge {
            Edge::Open(node) => (node, true),
            Edge::Close(node) => (node, false),
        };
        match node.value() {
            Node::Element(element) if element.name() == "a" => {
                links = if opens {
                    links + 1
                } else {
                    links.saturating_sub(1)
                };
            }
            Node::Text(text) if opens && links == 0 && text.chars().any(char::is_alphabetic) => {
                return true;
            }
            _ => {}
        }
    }
    false
}

/// A link that only gives the address of the place where it stands: "¶", "#".
fn is_permalink(element: ElementRef<'_>) -> bool {
    let value = element.value();
    if value.name() != "a" || !value.attr("href").is_some_and(|href| href.contains('#')) {
        return false;
    }
    let text = element.text().collect::<String>();
    let text = text.trim();
    let by_class = value.classes().any(|class| {
        matches!(
            class.to_lowercase().as_str(),
            "headerlink"
                | "pilcrow"
                | "permalink"
                | "anchorjs-link"
                | "header-anchor"
                | "heading-anchor"
                | "anchor-link"
                | "self-link"
                | "hash-link"
                | "direct-link"
        )
    });
    let is_sign = !text.is_empty()
        && text.chars().all(|c| {
            matches!(
                c,
                '¶' | '#' | '§' | '🔗' | '∞' | '⚓' | '\u{FE0E}' | '\u{FE0F}'
            )
        });
    is_sign
        || by_class && !text.chars().any(char::is_alphanumeric)
        || by_class && text.to_lowercase().contains("link")
}

/// A list of notes with nothing but its notes and perhaps the heading above them.
fn is_heading_only(list: ElementRef<'_>, notes: &Notes) -> bool {
    list.children().all(|child| match ElementRef::wrap(child) {
        Some(element) => {
            is_heading(element)
                || element.value().name() == "hr"
                || notes.holds(element.id())
                || matches!(element.value().name(), "ol" | "ul" | "div")
                    && is_heading_only(element, notes)
        }
        None => child
            .value()
            .as_text()
            .is_none_or(|text| text.trim().is_empty()),
    })
}
