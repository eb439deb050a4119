//! Items that are told by the marks printed in front of them ("a. …", "(i) …", "1° …"), whatever element or line they
//! stand in: paragraphs, lists that count for themselves, marks in a paragraph of their own. Knows blocks, no format.

use super::block::Block;
use super::inline::{Line, without_start};
use super::marks::{ItemMark, ItemStanding, Sequence, Signs, mark_of};
use crate::documents::outline::PassageKind;
use crate::platform::html::escape;

/// Runs of capitals that are no list when they are shorter, since names begin alike: "A. Jansen".
const CAPITALS: usize = 3;

/// Makes items of what is marked as such. `next_group` gives the identifier of a new list.
pub(super) fn find_items(blocks: &mut Vec<Block>, mut next_group: impl FnMut() -> u32) {
    let found = standings(blocks.iter().map(|block| Seen {
        text: &block.text,
        number: match block.kind {
            PassageKind::ListItem if !block.counted => &block.number,
            _ => "",
        },
        may_be_item: may_be_item(block),
        interrupts: block.kind != PassageKind::ListItem,
        is_listed: block.kind == PassageKind::ListItem && block.number.is_empty(),
        ends_lists: block.kind == PassageKind::Heading,
    }));
    let bullets = bullets(blocks);
    if found.iter().all(Option::is_none) && bullets.iter().all(Option::is_none) {
        return;
    }
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut group = 0;
    let mut waiting: Option<Block> = None;
    let all = std::mem::take(blocks).into_iter().zip(found).zip(bullets);
    for ((mut block, found), bullet) in all {
        if let Some(length) = bullet {
            out.extend(waiting.take().map(alone));
            if block.kind != PassageKind::ListItem {
                if group == 0 {
                    group = next_group();
                }
                block.group = group;
            }
            block.kind = PassageKind::ListItem;
            block.html = without_start(&block.html, length);
            block.text = block.text.chars().skip(length).collect();
            out.push(block);
            continue;
        }
        if let Some((mark, standing)) = found {
            out.extend(waiting.take().map(alone));
            let is_listed = block.kind == PassageKind::ListItem;
            if !is_listed {
                if group == 0 {
                    group = next_group();
                }
                block.group = group;
                block.depth = u8::try_from(standing.depth).unwrap_or(u8::MAX);
            }
            block.kind = PassageKind::ListItem;
            block.ordered = true;
            block.start = standing.reading.ordinal;
            block.html = without_start(&block.html, mark.length);
            block.text = block.text.chars().skip(mark.length).collect();
            block.number = mark.printed;
            if is_listed {
                group = 0;
            }
            // A mark alone belongs to the paragraph behind it.
            if block.text.is_empty() {
                waiting = Some(block);
            } else {
                out.push(block);
            }
            continue;
        }
        match waiting.take() {
            Some(marked) if matches!(block.kind, PassageKind::Paragraph | PassageKind::Quote) => {
                out.push(Block {
                    text: block.text,
                    html: block.html,
                    refers_to: marked
                        .refers_to
                        .iter()
                        .chain(&block.refers_to)
                        .copied()
                        .collect(),
                    ..marked
                });
            }
            marked => {
                group = 0;
                out.extend(marked.map(alone));
                out.push(block);
            }
        }
    }
    out.extend(waiting.map(alone));
    *blocks = out;
}

/// A mark behind which nothing stands: a paragraph like any other.
fn alone(mut block: Block) -> Block {
    if block.text.is_empty() {
        block.text = std::mem::take(&mut block.number);
        block.html = escape(&block.text);
    }
    block
}

/// The lines of a paragraph, parted where items begin: what leads in first, then each item with how much deeper than the
/// paragraph it stands. `own` is the mark the paragraph prints itself, if it does: "2a." follows "2." beside it.
pub(super) fn parted(lines: Vec<Line>, own: &str) -> Vec<(Line, usize)> {
    let has_own = mark_of(own).is_some();
    let seen = std::iter::once(Seen {
        text: own,
        number: own,
        may_be_item: false,
        interrupts: false,
        is_listed: false,
        ends_lists: false,
    });
    let found = standings(seen.chain(lines.iter().map(|line| Seen {
        text: &line.text,
        number: "",
        may_be_item: true,
        interrupts: false,
        is_listed: false,
        ends_lists: false,
    })));
    let mut pieces: Vec<(Vec<Line>, usize)> = Vec::new();
    for (line, found) in lines.into_iter().zip(found.into_iter().skip(1)) {
        match (pieces.last_mut(), found) {
            (Some((piece, _)), None) => piece.push(line),
            (_, found) => {
                let depth = found.map_or(0, |(_, standing)| standing.depth);
                pieces.push((vec![line], depth + usize::from(!has_own)));
            }
        }
    }
    let join = |(lines, depth)| (Line::joined(lines), depth);
    pieces.into_iter().map(join).collect()
}

/// How many characters the bullet in front of a paragraph takes. A dash may begin a sentence: it is one where another
/// follows, or where a colon led in.
fn bullets(blocks: &[Block]) -> Vec<Option<usize>> {
    let sign = |block: &Block| {
        let mut signs = block.text.chars();
        let first = signs.next()?;
        let may_be = block.kind == PassageKind::Paragraph
            || block.kind == PassageKind::ListItem && block.number.is_empty();
        (may_be && signs.next() == Some(' ')).then_some(first)
    };
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '*');
    let mut colon = false;
    let mut before = None;
    let mut found = Vec::with_capacity(blocks.len());
    for (index, block) in blocks.iter().enumerate() {
        let own = sign(block);
        let is_bullet = own.is_some_and(|own| match own {
            '•' | '·' | '▪' | '■' | '●' | '○' | '◦' | '‣' | '\u{F0B7}' | '\u{F0A7}' => {
                true
            }
            own if is_dash(own) => {
                colon || before == Some(own) || blocks.get(index + 1).and_then(sign) == Some(own)
            }
            _ => false,
        });
        found.push(is_bullet.then_some(2));
        colon = block.text.ends_with(':');
        before = own;
    }
    found
}

/// Paragraphs, and items of lists that print no mark or one they counted themselves.
fn may_be_item(block: &Block) -> bool {
    match block.kind {
        PassageKind::Paragraph => true,
        PassageKind::ListItem => block.counted || block.number.is_empty(),
        _ => false,
    }
}

struct Seen<'a> {
    text: &'a str,
    /// The mark of what is an item already: others may follow it.
    number: &'a str,
    may_be_item: bool,
    /// Whether a list does not go on over it.
    interrupts: bool,
    /// Whether it is an item already, of a list that shows no marks of its own.
    is_listed: bool,
    ends_lists: bool,
}

/// For each text the mark that makes it an item. A mark by itself proves little: two that follow one another do, or one
/// behind a colon.
fn standings<'a>(texts: impl Iterator<Item = Seen<'a>>) -> Vec<Option<(ItemMark, ItemStanding)>> {
    let mut sequence = Sequence::default();
    let mut found: Vec<Option<(ItemMark, ItemStanding)>> = Vec::new();
    // For each run: how many marks, and whether a colon led in.
    let mut runs: Vec<(usize, bool)> = vec![(0, false)];
    let mut colon = false;
    let mut known = Vec::new();
    for seen in texts {
        if seen.ends_lists {
            sequence.end();
        }
        let marked = if seen.number.is_empty() {
            seen.text
        } else {
            seen.number
        };
        let standing = mark_of(marked)
            .filter(|_| seen.may_be_item || !seen.number.is_empty())
            .and_then(|mark| {
                let standing = if seen.number.is_empty() {
                    sequence.next(&mark)?
                } else {
                    sequence.known(&mark)?
                };
                Some((mark, standing))
            });
        if standing.is_none() && seen.interrupts {
            sequence.interrupt();
        }
        if let Some((_, standing)) = &standing {
            if standing.run >= runs.len() {
                runs.resize(standing.run + 1, (0, colon));
            }
            if let Some((marks, _)) = runs.get_mut(standing.run) {
                *marks += 1;
            }
        }
        colon = seen.text.ends_with(':') && !seen.ends_lists;
        found.push(standing);
        known.push((!seen.number.is_empty(), seen.is_listed));
    }
    for (slot, (known, _)) in found.iter_mut().zip(&known) {
        // What is an item already is only there for others to follow.
        if *known {
            *slot = None;
        }
    }
    for (slot, (_, is_listed)) in found.iter_mut().zip(&known) {
        let holds = slot.as_ref().is_none_or(|(_, standing)| {
            let (marks, led_in) = runs.get(standing.run).copied().unwrap_or_default();
            let style = standing.reading.style;
            let capital = matches!(style.signs, Signs::Capital | Signs::CapitalRoman)
                && !style.bracketed
                && style.end == '.';
            led_in || *is_listed && !capital || marks >= if capital { CAPITALS } else { 2 }
        });
        if !holds {
            *slot = None;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(texts: &[&str]) -> Vec<String> {
        let paragraph = |text: &&str| {
            Block::new(
                PassageKind::Paragraph,
                (*text).to_owned(),
                (*text).to_owned(),
            )
        };
        let mut blocks: Vec<Block> = texts.iter().map(paragraph).collect();
        let mut last = 0;
        find_items(&mut blocks, || {
            last += 1;
            last
        });
        let tell = |b: &Block| format!("{}{} {}|{}", b.group, b.depth, b.number, b.html);
        blocks.iter().map(tell).collect()
    }

    #[test]
    fn marked_paragraphs_are_items() {
        assert_eq!(
            told(&[
                "Er is:",
                "a. een;",
                "1°. diep;",
                "2°. ook;",
                "b. twee.",
                "Slot."
            ]),
            [
                "00 |Er is:",
                "10 a.|een;",
                "11 1°.|diep;",
                "11 2°.|ook;",
                "10 b.|twee.",
                "00 |Slot."
            ]
        );
        assert_eq!(
            told(&["(a)", "een;", "(b)", "twee."]),
            ["10 (a)|een;", "10 (b)|twee."]
        );
        assert_eq!(told(&["Alleen:", "a. een."]), ["00 |Alleen:", "10 a.|een."]);
    }

    #[test]
    fn bullets_are_items() {
        assert_eq!(
            told(&["• een", "· twee", "Slot."]),
            ["10 |een", "10 |twee", "00 |Slot."]
        );
        assert_eq!(told(&["Er is:", "- een", "Slot."])[1], "10 |een");
        assert_eq!(told(&["Zo.", "– en toch niet."])[1], "00 |– en toch niet.");
    }

    #[test]
    fn one_mark_that_nothing_follows_is_no_item() {
        assert_eq!(
            told(&["De Minister,", "A. de Sluiswachter"])[1],
            "00 |A. de Sluiswachter"
        );
        assert_eq!(told(&["A. Jansen", "B. de Vries"])[0], "00 |A. Jansen");
        assert_eq!(told(&["Tekst.", "b. niets"])[1], "00 |b. niets");
    }
}
