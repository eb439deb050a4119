//! Stretches of a Passage marked in its HTML, overlapping ones included.

use std::ops::Range;

/// A stretch of a text, in characters, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub range: Range<usize>,
    pub of: i64,
}

/// So many stretches of one text are told apart wherever they overlap.
pub const CROWDED: usize = 8;

/// Puts `<mark>` around the stretches of `text` in the HTML it was read from. Where stretches
/// overlap, the words in common stand in a mark of their own; `data-of` names all whose they are.
/// With more than [`CROWDED`] stretches, neighbouring words that are in several each stand in one
/// mark: it looks the same, and a long text with many quotations stays light.
/// HTML whose words are not those of `text` (the cells of a table's row) is given back as it was.
pub fn highlight(html: &str, text: &str, marks: &[Mark]) -> String {
    if marks.is_empty() {
        return html.to_owned();
    }
    let mut segments = segments(marks);
    if marks.len() > CROWDED {
        segments = joined(segments);
    }
    let mut out = Writer {
        html: String::with_capacity(html.len() + 64 * segments.len()),
        segments: &segments,
        open: None,
    };
    let mut at = 0;
    let mut after_space = true;
    let mut rest = html;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '<' => {
                let end = rest.find('>').map_or(rest.len(), |end| end + 1);
                out.close();
                out.html.push_str(&rest[..end]);
                rest = &rest[end..];
                continue;
            }
            '&' => match rest.find(';') {
                Some(end) if end <= 10 => end + 1,
                _ => 1,
            },
            other => other.len_utf8(),
        };
        let piece = &rest[..length];
        let space = first.is_whitespace() || piece == "&nbsp;";
        // White space counts once, and not at all before the first word.
        let counts = !(space && after_space);
        if counts {
            out.go_to(at);
            at += 1;
        }
        out.html.push_str(piece);
        after_space = space;
        rest = &rest[length..];
    }
    out.close();
    let said = if after_space {
        at.saturating_sub(1)
    } else {
        at
    };
    if said == text.chars().count() {
        out.html
    } else {
        html.to_owned()
    }
}

/// The stretches cut where any of them begins or ends: no two of these overlap.
fn segments(marks: &[Mark]) -> Vec<(Range<usize>, Vec<i64>)> {
    let mut edges: Vec<usize> = marks
        .iter()
        .flat_map(|mark| [mark.range.start, mark.range.end])
        .collect();
    edges.sort_unstable();
    edges.dedup();
    edges
        .windows(2)
        .filter_map(|pair| {
            let &[start, end] = pair else { return None };
            let of: Vec<i64> = marks
                .iter()
                .filter(|mark| mark.range.start <= start && end <= mark.range.end)
                .map(|mark| mark.of)
                .collect();
            (!of.is_empty()).then_some((start..end, of))
        })
        .collect()
}

/// With neighbours that are in several stretches each put together.
fn joined(segments: Vec<(Range<usize>, Vec<i64>)>) -> Vec<(Range<usize>, Vec<i64>)> {
    let mut out: Vec<(Range<usize>, Vec<i64>)> = Vec::new();
    for (range, of) in segments {
        match out.last_mut() {
            Some((before, all)) if before.end == range.start && all.len() > 1 && of.len() > 1 => {
                before.end = range.end;
                let new: Vec<i64> = of.into_iter().filter(|one| !all.contains(one)).collect();
                all.extend(new);
            }
            _ => out.push((range, of)),
        }
    }
    out
}

struct Writer<'a> {
    html: String,
    /// Those not behind yet, in order.
    segments: &'a [(Range<usize>, Vec<i64>)],
    /// Where the open mark ends.
    open: Option<usize>,
}

impl Writer<'_> {
    /// Opens and closes what is due before the character at `at`.
    fn go_to(&mut self, at: usize) {
        if self.open.is_some_and(|end| at >= end) {
            self.close();
        }
        while let Some(((range, of), behind)) = self.segments.split_first() {
            if at >= range.end {
                self.segments = behind;
                continue;
            }
            if at >= range.start && self.open.is_none() {
                let of: Vec<String> = of.iter().map(ToString::to_string).collect();
                let many = if of.len() > 1 {
                    " polder-quote--many"
                } else {
                    ""
                };
                self.html.push_str(&format!(
                    "<mark class=\"polder-quote{many}\" data-of=\"{}\">",
                    of.join(" ")
                ));
                self.open = Some(range.end);
            }
            break;
        }
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.html.push_str("</mark>");
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mark(range: Range<usize>, of: i64) -> Mark {
        Mark { range, of }
    }

    #[test]
    fn marks_go_around_other_elements_and_overlap() {
        let html = "De <em>minister stelt</em> één norm &amp; regels.";
        let text = "De minister stelt één norm & regels.";
        assert_eq!(
            highlight(html, text, &[mark(3..17, 1), mark(12..21, 2)]),
            "De <em><mark class=\"polder-quote\" data-of=\"1\">minister </mark>\
             <mark class=\"polder-quote polder-quote--many\" data-of=\"1 2\">stelt</mark></em>\
             <mark class=\"polder-quote\" data-of=\"2\"> één</mark> norm &amp; regels."
        );
        assert!(highlight(html, text, &[mark(27..28, 3)]).contains(">&amp;</mark>"));
        assert_eq!(highlight(html, "Iets anders", &[mark(0..2, 1)]), html);
    }

    fn without_tags(html: &str) -> String {
        let mut out = String::new();
        let mut inside = false;
        for c in html.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => out.push(c),
                _ => {}
            }
        }
        out
    }

    #[test]
    fn crowded_words_stand_in_one_mark() {
        let marks: Vec<Mark> = (0..9).map(|at| mark(at..at + 3, 20 - at as i64)).collect();
        assert_eq!(
            highlight("abcdefghijkl", "abcdefghijkl", &marks),
            "<mark class=\"polder-quote\" data-of=\"20\">a</mark>\
             <mark class=\"polder-quote polder-quote--many\" \
             data-of=\"20 19 18 17 16 15 14 13 12\">bcdefghij</mark>\
             <mark class=\"polder-quote\" data-of=\"12\">k</mark>l"
        );
    }

    proptest! {
        #[test]
        fn the_words_stay_and_each_mark_holds_its_own(
            words in prop::collection::vec("[a-zé]{1,5}", 1..12),
            bold in any::<usize>(),
            ranges in prop::collection::vec((0usize..40, 1usize..20), 1..5),
        ) {
            let text = words.join(" ");
            let bold = bold % words.len();
            let html: Vec<String> = words.iter().enumerate()
                .map(|(at, word)| if at == bold { format!("<b>{word}</b>") } else { word.clone() })
                .collect();
            let html = html.join(" ");
            let length = text.chars().count();
            let marks: Vec<Mark> = ranges.iter().zip(1..)
                .map(|((start, long), of)| mark((*start).min(length)..(start + long).min(length), of))
                .filter(|mark| !mark.range.is_empty())
                .collect();
            let shown = highlight(&html, &text, &marks);
            prop_assert_eq!(without_tags(&shown), without_tags(&html));
            for one in &marks {
                let mut said = String::new();
                for piece in shown.split("<mark ").skip(1) {
                    let (attributes, behind) = piece.split_once('>').unwrap();
                    let (_, of) = attributes.split_once("data-of=\"").unwrap();
                    if of.trim_end_matches('"').split(' ').any(|of| of == one.of.to_string()) {
                        said.push_str(behind.split_once("</mark>").unwrap().0);
                    }
                }
                let wanted: String = text.chars().skip(one.range.start).take(one.range.len()).collect();
                prop_assert_eq!(without_tags(&said), wanted);
            }
        }
    }
}
