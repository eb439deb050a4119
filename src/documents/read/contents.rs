//! Tables of contents: lines that lead with dots to the number of a page, and the heading above nothing else.
//! Knows texts of lines, no format.

use super::block::Block;
use super::printed::is_roman;
use super::remarks::Remarks;
use crate::documents::outline::PassageKind;
use crate::documents::remark::Noticed;

/// Dots that lead to a page number at the least.
const LEADER: usize = 4;

/// Takes lines of contents out, and a heading "Contents" above nothing else.
pub(super) fn take_out(blocks: &mut Vec<Block>, remarks: &mut Remarks) {
    blocks.retain(|block| {
        let is_line = is_contents_line(&block.text);
        if is_line {
            remarks.notice(Noticed::Contents, &block.text);
        }
        !is_line
    });
    let mut kept = Vec::with_capacity(blocks.len());
    let mut coming = std::mem::take(blocks).into_iter().peekable();
    while let Some(block) = coming.next() {
        let stands_alone = coming.peek().is_some_and(|next| {
            next.kind == PassageKind::Heading && next.level <= block.level.max(1)
        });
        if block.kind == PassageKind::Heading && stands_alone && is_contents_title(&block.text) {
            remarks.notice(Noticed::Contents, &block.text);
        } else {
            kept.push(block);
        }
    }
    *blocks = kept;
}

/// Whether a line is one of a table of contents: "1.1 Scope ........ 4".
pub(super) fn is_contents_line(line: &str) -> bool {
    let line = line.trim_end();
    let words = line.trim_end_matches(char::is_alphanumeric);
    let page = &line[words.len()..];
    let is_page = !page.is_empty()
        && page.len() <= 5
        && (page.bytes().all(|b| b.is_ascii_digit()) || is_roman(&page.to_uppercase()));
    if !is_page {
        return false;
    }
    let title = words.trim_end_matches(['.', '…', '·', '_', ' ', '\t']);
    let dots: usize = words[title.len()..]
        .chars()
        .map(|c| match c {
            '.' | '·' | '_' => 1,
            '…' => 3,
            _ => 0,
        })
        .sum();
    dots >= LEADER && title.chars().any(char::is_alphabetic)
}

/// Whether a heading announces the contents.
pub(super) fn is_contents_title(title: &str) -> bool {
    matches!(
        title.trim().trim_end_matches(':').to_lowercase().as_str(),
        "inhoud"
            | "inhoudsopgave"
            | "inhoudstafel"
            | "contents"
            | "table of contents"
            | "inhaltsverzeichnis"
            | "inhalt"
            | "table des matières"
            | "sommaire"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_lines_of_contents() {
        for line in [
            "Hoofdstuk 1 Algemeen ........................ 2",
            "1.1 Achtergrond . . . . . . . 14",
            "Preface …… iv",
        ] {
            assert!(is_contents_line(line), "{line}");
        }
        for line in [
            "En toen ... 5",
            "Zie artikel 5",
            "........ 4",
            "Versie 1.2.3",
        ] {
            assert!(!is_contents_line(line), "{line}");
        }
    }
}
