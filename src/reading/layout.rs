//! How the passages of a text nest: headings that skip no level, lists in lists, rows in tables.
//!
//! A text is kept as a flat row of passages; a page needs the tags around them. Knows no template
//! and no comment.

use std::collections::HashMap;

use crate::consultations::model::{Passage, Section};
use crate::documents::PassageKind;
use crate::types::ids::SectionId;

/// Where one passage stands among its neighbours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PassageLayout {
    /// Level of the heading, 2 to 6; 0 for anything else.
    pub heading: u8,
    /// List tags that open (or close and open) before it: written here, never user text.
    pub before: String,
    /// List tags that close after it.
    pub after: String,
    /// How deep in lists, from 1; 0 outside.
    pub depth: u8,
    /// The first row of its table.
    pub table_start: bool,
    /// The last row of its table.
    pub table_end: bool,
    /// A header row that begins the table's head.
    pub head_start: bool,
    /// The last header row.
    pub head_end: bool,
    /// The first row of the table's body.
    pub body_start: bool,
}

/// Heading levels of sections, by section: the first is 2, each next at most one deeper than the
/// one before it, so that no reader meets a gap.
pub fn heading_levels(sections: &[Section]) -> HashMap<SectionId, u8> {
    let mut levels = HashMap::with_capacity(sections.len());
    // For each section open at this point: its own level in the draft and its level on the page.
    let mut open: Vec<(i64, u8)> = Vec::new();
    for section in sections {
        while open
            .last()
            .is_some_and(|(level, _)| *level >= section.level)
        {
            open.pop();
        }
        let level = open.last().map_or(2, |(_, shown)| (shown + 1).min(6));
        open.push((section.level, level));
        levels.insert(section.id, level);
    }
    levels
}

/// The place of every passage, in order.
pub fn places(passages: &[Passage], levels: &HashMap<SectionId, u8>) -> Vec<PassageLayout> {
    let mut places = Vec::with_capacity(passages.len());
    let mut lists: Vec<bool> = Vec::new();
    for (index, passage) in passages.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| passages.get(before));
        let next = passages.get(index + 1);
        let mut place = PassageLayout::default();
        match passage.kind {
            PassageKind::Heading => {
                place.heading = levels.get(&passage.section_id).copied().unwrap_or(2)
            }
            PassageKind::ListItem => {
                let goes_on = before.is_some_and(|before| same_block(before, passage));
                place.before = open_item(&mut lists, passage, goes_on);
                place.depth = u8::try_from(lists.len()).unwrap_or(u8::MAX);
                if !next.is_some_and(|next| same_block(passage, next)) {
                    place.after = close_lists(&mut lists, 0);
                }
            }
            PassageKind::TableRow => {
                let first = !before.is_some_and(|before| same_block(before, passage));
                let last = !next.is_some_and(|next| same_block(passage, next));
                let after_header = before
                    .filter(|_| !first)
                    .is_some_and(|before| before.header);
                place.table_start = first;
                place.table_end = last;
                // A header row further down is an ordinary row whose cells are headers.
                let in_head = passage.header && (first || all_headers(passages, index));
                place.head_start = in_head && first;
                place.head_end =
                    in_head && !next.is_some_and(|next| same_block(passage, next) && next.header);
                place.body_start = !in_head && (first || after_header);
            }
            _ => {}
        }
        places.push(place);
    }
    places
}

fn same_block(one: &Passage, other: &Passage) -> bool {
    one.block != 0
        && one.block == other.block
        && one.kind == other.kind
        && one.section_id == other.section_id
}

/// Whether every row from the top of the table to this one is a header row.
fn all_headers(passages: &[Passage], index: usize) -> bool {
    let Some(this) = passages.get(index) else {
        return false;
    };
    passages
        .iter()
        .take(index)
        .rev()
        .take_while(|row| same_block(row, this))
        .all(|row| row.header)
}

/// Tags before an item; `lists` holds, for every list open, whether it is an ordered one.
fn open_item(lists: &mut Vec<bool>, item: &Passage, goes_on: bool) -> String {
    let mut tags = String::new();
    if !goes_on {
        tags.push_str(&close_lists(lists, 0));
    }
    // A list can only begin inside an item of the list around it.
    let depth = usize::try_from(item.depth.max(0))
        .unwrap_or(0)
        .min(lists.len());
    tags.push_str(&close_lists(lists, depth + 1));
    if lists.len() == depth + 1 {
        tags.push_str("</li>");
        if lists.last() != Some(&item.ordered) {
            tags.push_str(end(lists.pop().unwrap_or(false)));
        }
    }
    if lists.len() == depth {
        tags.push_str(&begin(item));
        lists.push(item.ordered);
    }
    tags.push_str("<li>");
    tags
}

fn close_lists(lists: &mut Vec<bool>, down_to: usize) -> String {
    let mut tags = String::new();
    while lists.len() > down_to {
        tags.push_str("</li>");
        tags.push_str(end(lists.pop().unwrap_or(false)));
    }
    tags
}

fn begin(item: &Passage) -> String {
    // What prints its own numbers gets none from the browser.
    let own = if item.number.is_empty() {
        ""
    } else {
        " polder-list--own"
    };
    match (item.ordered, item.start) {
        (false, _) => format!("<ul class=\"polder-list{own}\">"),
        (true, 0 | 1) => format!("<ol class=\"polder-list{own}\">"),
        (true, start) => format!("<ol class=\"polder-list{own}\" start=\"{start}\">"),
    }
}

fn end(ordered: bool) -> &'static str {
    if ordered { "</ol>" } else { "</ul>" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::ids::{PassageId, VersionId};

    fn passage(kind: PassageKind, block: i64, depth: i64) -> Passage {
        Passage {
            id: PassageId(1),
            version_id: VersionId(1),
            section_id: SectionId(1),
            position: 0,
            key: "p".to_owned(),
            kind,
            number: String::new(),
            text: String::new(),
            html: String::new(),
            depth,
            block,
            ordered: false,
            start: 0,
            header: false,
            errata: 0,
        }
    }

    fn section(id: i64, level: i64) -> Section {
        Section {
            id: SectionId(id),
            version_id: VersionId(1),
            parent_id: None,
            position: id,
            level,
            number: String::new(),
            title: String::new(),
        }
    }

    fn markup(passages: &[Passage]) -> String {
        places(passages, &HashMap::new())
            .into_iter()
            .map(|place| format!("{}x{}", place.before, place.after))
            .collect()
    }

    fn plain(markup: &str) -> String {
        markup.replace(" class=\"polder-list\"", "")
    }

    #[test]
    fn nests_lists_inside_the_item_before() {
        let items = [
            passage(PassageKind::ListItem, 1, 0),
            passage(PassageKind::ListItem, 1, 1),
            passage(PassageKind::ListItem, 1, 1),
            passage(PassageKind::ListItem, 1, 0),
        ];
        assert_eq!(
            plain(&markup(&items)),
            "<ul><li>x<ul><li>x</li><li>x</li></ul></li><li>x</li></ul>"
        );
    }

    #[test]
    fn an_item_that_skips_a_depth_goes_one_deeper() {
        let items = [
            passage(PassageKind::ListItem, 1, 3),
            passage(PassageKind::ListItem, 1, 3),
        ];
        assert_eq!(
            plain(&markup(&items)),
            "<ul><li>x<ul><li>x</li></ul></li></ul>"
        );
    }

    #[test]
    fn neighbouring_lists_stay_apart() {
        let mut ordered = passage(PassageKind::ListItem, 2, 0);
        ordered.ordered = true;
        ordered.start = 4;
        let items = [passage(PassageKind::ListItem, 1, 0), ordered];
        assert_eq!(
            plain(&markup(&items)),
            "<ul><li>x</li></ul><ol start=\"4\"><li>x</li></ol>"
        );
    }

    #[test]
    fn tables_have_a_head_and_a_body() {
        let mut header = passage(PassageKind::TableRow, 7, 0);
        header.header = true;
        let rows = [
            header,
            passage(PassageKind::TableRow, 7, 0),
            passage(PassageKind::TableRow, 7, 0),
        ];
        let placed = places(&rows, &HashMap::new());
        assert!(placed[0].table_start && placed[0].head_start && placed[0].head_end);
        assert!(placed[1].body_start && !placed[1].table_end && !placed[1].table_start);
        assert!(!placed[2].body_start && placed[2].table_end);
    }

    #[test]
    fn headings_skip_no_level() {
        let sections = [
            section(1, 2),
            section(2, 4),
            section(3, 4),
            section(4, 6),
            section(5, 1),
        ];
        let levels = heading_levels(&sections);
        let shown: Vec<_> = (1..=5).map(|id| levels[&SectionId(id)]).collect();
        assert_eq!(shown, [2, 3, 3, 4, 2]);
    }
}
