//! Which elements of a page are footnotes, what number each prints, and the anchor it gets.
//! Knows only the tree; where a note goes in the Outline is decided in `assemble`.

use std::collections::{HashMap, HashSet};

use ego_tree::NodeId;
use scraper::{ElementRef, Html};

/// Longest mark of a note, in characters.
const MARK: usize = 12;

/// Numbers and anchors given out so far, over all files of a text.
#[derive(Debug, Default)]
pub(super) struct NoteNames {
    anchors: HashSet<String>,
    numbers: HashSet<String>,
    last: usize,
}

impl NoteNames {
    /// The next number that no note has.
    fn next_number(&mut self) -> String {
        loop {
            self.last += 1;
            let next = self.last.to_string();
            if self.numbers.insert(next.clone()) {
                return next;
            }
        }
    }

    /// An anchor that no other note of the text has.
    pub(super) fn anchor(&mut self, number: &str) -> String {
        self.numbers.insert(number.to_owned());
        let mut anchor = format!("note-{number}");
        let mut copy = 1;
        while !self.anchors.insert(anchor.clone()) {
            copy += 1;
            anchor = format!("note-{number}-{copy}");
        }
        anchor
    }
}

/// A note found on the page.
#[derive(Debug)]
pub(super) struct FoundNote {
    pub node: NodeId,
    pub number: String,
    pub anchor: String,
}

/// The notes of one page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub found: Vec<FoundNote>,
    by_id: HashMap<String, usize>,
    nodes: HashSet<NodeId>,
}

impl Notes {
    /// Finds the notes of a page and names them.
    pub(super) fn of(page: &Html, names: &mut NoteNames) -> Self {
        let mut notes = Self::default();
        let mut labels = Vec::new();
        for element in page.tree.nodes().filter_map(ElementRef::wrap) {
            if !is_note(element) {
                continue;
            }
            let ids: Vec<String> = element
                .descendants()
                .take(12)
                .filter_map(ElementRef::wrap)
                .filter_map(|inner| inner.value().attr("id").or(inner.value().attr("name")))
                .map(str::to_owned)
                .collect();
            let label = ids.first().cloned().unwrap_or_default();
            let mark = element.value().attr("data-mark").map(str::trim);
            let mark = mark.filter(|mark| !mark.is_empty() && mark.chars().count() <= MARK);
            for id in ids {
                notes.by_id.entry(id).or_insert(labels.len());
            }
            notes.nodes.insert(element.id());
            labels.push((element.id(), label, mark.map(str::to_owned)));
        }
        // Numbers that are printed first, so that none is given to a note without one.
        let printed: Vec<Option<&str>> = labels
            .iter()
            .map(|(_, id, mark)| mark.as_deref().or_else(|| own_number(id)))
            .collect();
        let own = printed.iter().flatten().map(|number| (*number).to_owned());
        names.numbers.extend(own);
        for ((node, ..), number) in labels.iter().zip(&printed) {
            let number = number.map_or_else(|| names.next_number(), str::to_owned);
            let anchor = names.anchor(&number);
            notes.found.push(FoundNote {
                node: *node,
                number,
                anchor,
            });
        }
        notes
    }

    /// Whether the element is a note, and so no part of the running text.
    pub(super) fn holds(&self, node: NodeId) -> bool {
        self.nodes.contains(&node)
    }

    /// The note a link leads to.
    pub(super) fn target(&self, href: &str) -> Option<usize> {
        let id = href.strip_prefix('#')?;
        self.by_id.get(id).copied().or_else(|| {
            // The Markdown renderer percent-encodes labels in addresses, not in ids.
            let query = format!("x={id}");
            let (_, decoded) = url::form_urlencoded::parse(query.as_bytes()).next()?;
            self.by_id.get(decoded.as_ref()).copied()
        })
    }
}

/// The number in the identifier of a note, where it is nothing but a number: "fn-3", "_ftn12".
fn own_number(id: &str) -> Option<&str> {
    let digits = id.trim_start_matches(|c: char| !c.is_ascii_digit());
    let name = id.strip_suffix(digits)?.to_lowercase();
    let is_number =
        (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_general = matches!(
        name.trim_matches(['-', '_', ':']),
        "" | "fn" | "ftn" | "footnote" | "note" | "noot" | "voetnoot" | "en" | "endnote"
    );
    (is_number && is_general).then_some(digits)
}

fn is_note(element: ElementRef<'_>) -> bool {
    let value = element.value();
    if value.attr("role") == Some("doc-footnote") {
        return true;
    }
    match value.name() {
        // An item of a list of notes.
        "li" => element
            .ancestors()
            .filter_map(ElementRef::wrap)
            .take(3)
            .any(is_note_list),
        // As word processors save them.
        "div" => value.id().is_some_and(|id| {
            id.strip_prefix("ftn").is_some_and(|digits| {
                !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
            })
        }),
        _ => false,
    }
}

/// Whether the element is the list of notes at the end of a page.
pub(super) fn is_note_list(element: ElementRef<'_>) -> bool {
    let value = element.value();
    value.attr("role") == Some("doc-endnotes")
        || value
            .classes()
            .any(|class| class == "footnotes" || class == "endnotes")
}

/// Whether a link leads back from a note to its reference.
pub(super) fn is_way_back(element: ElementRef<'_>) -> bool {
    let value = element.value();
    value.attr("role") == Some("doc-backlink")
        || value
            .classes()
            .any(|class| class == "footnote-backref" || class == "reversefootnote")
        || element.text().all(|text| {
            text.chars()
                .all(|c| matches!(c, '↩' | '↑' | '^' | '\u{FE0E}'))
        }) && value.attr("href").is_some_and(|href| href.starts_with('#'))
            && element.text().next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_number_is_printed() {
        assert_eq!(own_number("fn-3"), Some("3"));
        assert_eq!(own_number("_ftn12"), Some("12"));
        assert_eq!(own_number("fn-nis2"), None);
        assert_eq!(own_number("fn-cra"), None);
        assert_eq!(own_number(""), None);
    }
}
