//! How deep quotations and lists of a Markdown text stand in one another, measured before a parser
//! sees it: parsers take time with the square of that depth. Never counts too few levels.

/// Whether lines between code fences count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// They do: a line that only looks like a fence hides nothing. For what strangers write.
    Counted,
    /// They do not: drawings in code are no lists. For drafts, which staff bring.
    Skipped,
}

/// Columns between tab stops (CommonMark 0.31, 2.2).
const TAB: usize = 4;

/// The lines of a text as Markdown counts them: a lone carriage return ends one too.
pub fn lines(source: &str) -> impl Iterator<Item = &str> {
    source
        .split('\n')
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// The first line, from 1, on which quotations and lists nest deeper than `max` levels.
pub fn too_deep_at(source: &str, max: usize, code: Code) -> Option<usize> {
    // Columns at which the lists open so far begin, rising.
    let mut lists: Vec<usize> = Vec::new();
    let mut fenced = false;
    // Only after an empty line does unmarked text end the lists before it; else it may go on a
    // paragraph within them.
    let mut after_empty = true;
    for (index, line) in lines(source).enumerate() {
        let trimmed = line.trim_start();
        if code == Code::Skipped && (trimmed.starts_with("```") || trimmed.starts_with("~~~")) {
            fenced = !fenced;
        }
        if trimmed.is_empty() {
            after_empty = true;
            continue;
        }
        if fenced || is_rule(trimmed) {
            continue;
        }
        let mut rest = line;
        let mut column = 0;
        let mut quotes = 0;
        let mut marked = false;
        loop {
            column = after_space(rest, column);
            rest = rest.trim_start();
            let length = if rest.starts_with('>') {
                quotes += 1;
                1
            } else {
                match item_mark(rest) {
                    Some(length) => {
                        while lists.last().is_some_and(|open| *open >= column) {
                            lists.pop();
                        }
                        lists.push(column);
                        marked = true;
                        length
                    }
                    None => break,
                }
            };
            if quotes + lists.len() > max {
                return Some(index + 1);
            }
            column += length;
            rest = rest.get(length..).unwrap_or_default();
        }
        if !marked && column == 0 && after_empty {
            lists.clear();
        }
        after_empty = false;
    }
    None
}

/// The column after the white space that `rest`, which begins at `column`, starts with.
fn after_space(rest: &str, mut column: usize) -> usize {
    for sign in rest.chars().take_while(|sign| sign.is_whitespace()) {
        column += if sign == '\t' { TAB - column % TAB } else { 1 };
    }
    column
}

/// Bytes of the list mark a line starts with.
fn item_mark(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let digits = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let length = match bytes.get(digits)? {
        b'-' | b'+' | b'*' if digits == 0 => 1,
        b'.' | b')' if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    bytes
        .get(length)
        .is_none_or(|byte| byte.is_ascii_whitespace())
        .then_some(length)
}

/// A line drawn across the page.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let Some(first @ ('*' | '-' | '_')) = marks.next() else {
        return false;
    };
    let mut count = 1;
    for mark in marks {
        if mark != first {
            return false;
        }
        count += 1;
    }
    count >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(source: &str, max: usize) -> Option<usize> {
        too_deep_at(source, max, Code::Counted)
    }

    #[test]
    fn finds_the_line_that_nests_too_deep() {
        assert_eq!(line(&format!("a\n{} x", ">".repeat(40)), 32), Some(2));
        assert_eq!(line(&"- ".repeat(40).replace("- -", "- +"), 32), Some(1));
        let stairs: String = (0..40)
            .map(|n| format!("{}- x\n", "  ".repeat(n)))
            .collect();
        assert_eq!(line(&stairs, 32), Some(33));
        assert_eq!(line("* * *\n- - - - - - - - - - - -\n", 5), None);
        assert_eq!(line(&"- a\n- b\n\ntext\n".repeat(100), 5), None);
        assert_eq!(line(&"> a\n\n> > b\n\n".repeat(100), 3), None);
    }

    #[test]
    fn counts_what_hides() {
        let deep = ">".repeat(10);
        // Behind a carriage return, behind what is no fence, below a paragraph that goes on.
        assert_eq!(line(&format!("a\r{deep} x"), 9), Some(2));
        assert_eq!(line(&format!("``` a`b\n{deep} x"), 9), Some(2));
        let stairs = format!(
            "{}x\ngoes on\n{}{}x",
            "- + ".repeat(3),
            " ".repeat(12),
            "- + ".repeat(3)
        );
        assert_eq!(line(&stairs, 9), Some(3));
        // A tab reaches as far as four spaces.
        assert_eq!(line("- a\n    - b\n\t\t- c\n", 2), Some(3));
        // Lists in quotations and quotations in lists add up.
        assert_eq!(line("> - > - > - a", 5), Some(1));
        assert_eq!(line("> - > - > - a", 6), None);
        assert_eq!(too_deep_at("```\n> > > a\n```", 2, Code::Skipped), None);
    }
}
