//! HTML within Markdown that is set in with blanks: behind an empty line Markdown takes such lines for code and shows
//! their tags. Knows which elements hold blocks, and where code stands.

use super::html::BLOCKS;

/// The Markdown with the lines of HTML elements that are closed again no further in than the one that opens them.
pub(super) fn dedented(source: &str) -> String {
    let lines: Vec<&str> = source.split_inclusive('\n').collect();
    let mut set_in: Vec<Option<SetIn>> = vec![None; lines.len()];
    // Elements open, with the line each began on.
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut fence: Option<&str> = None;
    let mut preformatted = false;
    let mut skipped = vec![false; lines.len()];
    for (index, line) in lines.iter().enumerate() {
        let trimmed = line.trim_start();
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| trimmed.starts_with(mark));
        match (fence, mark) {
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, Some(mark)) => fence = Some(mark),
            _ => {}
        }
        preformatted = (preformatted || trimmed.contains("<pre")) && !trimmed.contains("</pre");
        if fence.is_some() || mark.is_some() || preformatted {
            skipped[index] = true;
            continue;
        }
        if open.is_empty() && !trimmed.starts_with('<') {
            continue;
        }
        for (name, closes) in tags(trimmed) {
            if !closes {
                open.push((name, index));
                continue;
            }
            // Few elements nest; what is not closed in order is left as it is.
            let Some(at) = open.iter().rposition(|(opened, _)| *opened == name) else {
                continue;
            };
            let began = open[at].1;
            open.truncate(at);
            if open.is_empty() {
                let indent = indent_of(lines[began]);
                let is_table = name == "table";
                for slot in set_in.iter_mut().take(index + 1).skip(began + 1) {
                    *slot = Some(SetIn { indent, is_table });
                }
            }
        }
        // An element nobody closes must not make every line behind it a search.
        if open.len() > 64 {
            open.clear();
        }
    }
    let mut out = String::with_capacity(source.len());
    for ((line, set_in), skipped) in lines.iter().zip(set_in).zip(skipped) {
        let trimmed = line.trim_start_matches([' ', '\t']);
        match set_in.filter(|set_in| {
            !skipped
                && indent_of(line) > set_in.indent
                && (set_in.is_table || begins_block(trimmed))
        }) {
            Some(set_in) => {
                out.extend(std::iter::repeat_n(' ', set_in.indent));
                out.push_str(trimmed);
            }
            None => out.push_str(line),
        }
    }
    out
}

/// How a line within an element is to stand.
#[derive(Debug, Clone, Copy)]
struct SetIn {
    indent: usize,
    /// Everything in a table is markup or words of a cell; elsewhere only lines that begin with a tag are moved.
    is_table: bool,
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

fn begins_block(line: &str) -> bool {
    line.strip_prefix('<')
        .map(|rest| rest.trim_start_matches('/'))
        .and_then(name_of)
        .is_some_and(|name| BLOCKS.contains(&name.as_str()))
}

fn name_of(tag: &str) -> Option<String> {
    let end = tag
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(tag.len());
    (1..=10)
        .contains(&end)
        .then(|| tag[..end].to_ascii_lowercase())
}

/// Opening and closing tags in a line of elements that hold others over several lines.
fn tags(line: &str) -> Vec<(String, bool)> {
    const HOLDERS: &[&str] = &[
        "table",
        "div",
        "section",
        "article",
        "aside",
        "figure",
        "details",
        "dl",
        "ul",
        "ol",
        "center",
        "blockquote",
    ];
    let mut found = Vec::new();
    for tag in line.split('<').skip(1) {
        let closes = tag.starts_with('/');
        if let Some(name) = name_of(tag.trim_start_matches('/'))
            && HOLDERS.contains(&name.as_str())
        {
            found.push((name, closes));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_table_stand_no_further_in_than_it_does() {
        assert_eq!(
            dedented(
                "<table>\n\n    <tr>\n\n        <td>a</td>\n\n    </tr>\n\n</table>\n\n    code\n"
            ),
            "<table>\n\n<tr>\n\n<td>a</td>\n\n</tr>\n\n</table>\n\n    code\n"
        );
        assert_eq!(
            dedented("- x\n\n  <table>\n      <tr>\n  </table>\n"),
            "- x\n\n  <table>\n  <tr>\n  </table>\n"
        );
    }

    #[test]
    fn lists_and_code_keep_their_place() {
        for text in [
            "<div>\n\n- a\n    - b\n\n</div>\n",
            "<div>\n\n- a\n    - b\n",
            "<table>\n<pre>\n    x\n</pre>\n</table>\n",
            "```\n<table>\n    <tr>\n</table>\n```\n",
        ] {
            assert_eq!(dedented(text), text);
        }
    }
}
