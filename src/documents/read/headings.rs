//! Headings that a page does not mark as one: a number on a line of its own belongs to the title behind it, and a line
//! in bold is a heading where the text has no better. Knows blocks, no format.

use super::block::Block;
use super::inline::collapse;
use super::printed::{Printed, PrintedKind, printed};
use super::remarks::Remarks;
use crate::documents::outline::PassageKind;
use crate::documents::remark::Noticed;

/// Longest line in bold taken for a heading, in characters.
const LENGTH: usize = 120;

/// Puts numbers and titles together, and takes lines in bold for headings where that is what they are.
pub(super) fn settle(blocks: &mut Vec<Block>, remarks: &mut Remarks) {
    join_numbers(blocks);
    let title_level = title_level(blocks);
    if let Some(title_level) = title_level {
        numbered_lines(blocks, title_level);
    }
    bold_lines(blocks, title_level, remarks);
    join_numbers(blocks);
}

/// Level of the only heading, 0 where there is none; `None` in a text that marks its headings.
fn title_level(blocks: &[Block]) -> Option<u8> {
    let mut headings = blocks
        .iter()
        .filter(|block| block.kind == PassageKind::Heading);
    let first = headings.next().map_or(0, |heading| heading.level);
    headings.next().is_none().then_some(first)
}

/// In a text that marks no headings, lines that print a number as headings do: "2.1 General", "Artikel 3".
fn numbered_lines(blocks: &mut [Block], title_level: u8) {
    for block in blocks.iter_mut() {
        if block.kind != PassageKind::Paragraph || !is_line(block) || is_bold(block) {
            continue;
        }
        let number = printed(&block.text).filter(|number| {
            is_telling(number) && (number.kind == PrintedKind::Named || !number.rest.is_empty())
        });
        if let Some(number) = number {
            into_heading(block, title_level.saturating_add(depth_of(&number)));
        }
    }
    lone_items(blocks, title_level);
}

/// "1. Purpose" where that is no list: each by itself, with text behind it, and others that go on counting.
pub(super) fn lone_items(blocks: &mut [Block], title_level: u8) {
    let is_item = |block: &Block| block.kind == PassageKind::ListItem;
    // What counts in letters, or not at all, stands below the heading before.
    let counts_alike =
        |block: &Block| is_item(block) && block.number.starts_with(|c: char| c.is_ascii_digit());
    let mut found: Vec<usize> = Vec::new();
    let mut last = 0;
    for (index, block) in blocks.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| blocks.get(before));
        let is_heading = is_item(block)
            && block.ordered
            && block.depth == 0
            && is_line(block)
            && block.text.starts_with(char::is_uppercase)
            && block.start == last + 1
            && blocks.get(index + 1).is_some_and(|next| !is_item(next))
            && !before.is_some_and(counts_alike)
            && printed(&format!("{} {}", block.number, block.text))
                .is_some_and(|number| matches!(number.kind, PrintedKind::Ordinal(_)));
        if is_heading {
            last = block.start;
            found.push(index);
        }
    }
    if found.len() < 2 {
        return;
    }
    for index in found {
        if let Some(block) = blocks.get_mut(index) {
            block.text = format!("{} {}", block.number, block.text);
            block.html = format!("{} {}", block.number, block.html);
            into_heading(block, title_level.saturating_add(1));
        }
    }
}

/// Whether a block is one line that ends as no sentence does.
fn is_line(block: &Block) -> bool {
    block.text.chars().count() <= LENGTH
        && !block.html.contains("<br>")
        && !block.text.ends_with(['.', ';', ',', ':', '?', '!'])
}

fn into_heading(block: &mut Block, level: u8) {
    let heading = Block::heading(
        level,
        std::mem::take(&mut block.text),
        std::mem::take(&mut block.html),
    );
    *block = Block {
        refers_to: std::mem::take(&mut block.refers_to),
        ..heading
    };
}

/// "Artikel 1" and "Begrippen" as one heading: two of the same level, or a paragraph that is a number before one.
fn join_numbers(blocks: &mut Vec<Block>) {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in std::mem::take(blocks) {
        let joins = block.kind == PassageKind::Heading
            && block.number.is_empty()
            && out.last().is_some_and(|above| {
                let is_number = printed(&above.text).is_some_and(|p| p.rest.is_empty());
                let beside = match above.kind {
                    PassageKind::Heading => above.level == block.level,
                    PassageKind::Paragraph => true,
                    _ => false,
                };
                is_number && beside && printed(&block.text).is_none()
            });
        match out.pop() {
            Some(above) if joins => out.push(Block {
                text: format!("{} {}", above.text, block.text),
                html: format!("{} {}", above.html, block.html),
                refers_to: above.refers_to.into_iter().chain(block.refers_to).collect(),
                level: block.level,
                ..Block::heading(block.level, String::new(), String::new())
            }),
            above => {
                out.extend(above);
                out.push(block);
            }
        }
    }
    *blocks = out;
}

/// Takes lines in bold for headings: all of them in a text that has none below its title, and elsewhere those that
/// print a number as no sentence does.
fn bold_lines(blocks: &mut [Block], title_level: Option<u8>, remarks: &mut Remarks) {
    let has_own = title_level.is_none();
    let title_level = title_level.unwrap_or_default();
    // Level of the marked heading above.
    let mut above = 0_u8;
    let last = blocks.len().saturating_sub(1);
    for (index, block) in blocks.iter_mut().enumerate() {
        if block.kind == PassageKind::Heading {
            above = block.level;
            continue;
        }
        if block.kind != PassageKind::Paragraph || !is_bold(block) {
            continue;
        }
        let number = printed(&block.text);
        let named = number.as_ref().is_some_and(is_telling);
        // A line in bold that ends like a sentence, leads in a list, or ends the text is one of stress.
        let is_title = !block.text.ends_with([';', ',', ':', '!', '?'])
            && (named || !block.text.ends_with('.'))
            && (named || index < last);
        if !(is_title && (named || !has_own)) {
            continue;
        }
        let level = match &number {
            Some(_) if has_own => above.saturating_add(1),
            Some(number) => title_level.saturating_add(depth_of(number)),
            None => title_level.saturating_add(1),
        };
        remarks.notice(Noticed::BoldHeading, &block.text);
        block.kind = PassageKind::Heading;
        block.level = level;
        block.html = without_bold(&block.html);
    }
}

fn is_telling(number: &Printed) -> bool {
    match number.kind {
        PrintedKind::Named => number.number.contains(' '),
        PrintedKind::Path => true,
        PrintedKind::Ordinal(_) | PrintedKind::IfFollowing(_) => false,
    }
}

/// How deep a number says it stands: 1 for a chapter or "3", 2 for an article or "3.1".
pub(super) fn depth_of(number: &Printed) -> u8 {
    match number.kind {
        PrintedKind::Path => {
            u8::try_from(number.number.split(['.', ':']).count()).unwrap_or(u8::MAX)
        }
        PrintedKind::Named => named_depth(&number.number),
        PrintedKind::Ordinal(_) | PrintedKind::IfFollowing(_) => 1,
    }
}

/// Articles and sections stand below chapters and parts.
pub(super) fn named_depth(number: &str) -> u8 {
    let name = number.split(' ').next().unwrap_or_default().to_lowercase();
    match name.trim_end_matches('.') {
        "artikel" | "article" | "art" | "clause" | "rule" => 3,
        "section" | "sectie" | "abschnitt" | "paragraaf" | "paragraph" | "afdeling" => 2,
        _ => 1,
    }
}

fn is_bold(block: &Block) -> bool {
    let html = block.html.trim();
    let length = block.text.chars().count();
    let whole = ["strong", "b"].iter().any(|name| {
        html.strip_prefix(&format!("<{name}>"))
            .and_then(|rest| rest.strip_suffix(&format!("</{name}>")))
            .is_some_and(|inner| !inner.contains(&format!("</{name}>")))
    });
    whole && length <= LENGTH && !html.contains("<br>") && !collapse(&block.text).is_empty()
}

fn without_bold(html: &str) -> String {
    ["strong", "b"]
        .iter()
        .find_map(|name| {
            html.strip_prefix(&format!("<{name}>"))?
                .strip_suffix(&format!("</{name}>"))
        })
        .unwrap_or(html)
        .to_owned()
}
