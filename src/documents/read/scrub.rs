//! Takes the marks of site generators (Jekyll, kramdown, Liquid) off Markdown, so that they become
//! neither text nor Passages. Knows nothing else of Markdown than where code stands.

/// The Markdown without such marks; line numbers stay as they are.
pub(super) fn scrub(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut fence: Option<&str> = None;
    let mut commented = false;
    for line in source.lines() {
        let trimmed = line.trim();
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| trimmed.starts_with(mark));
        if let Some(open) = fence {
            if mark == Some(open) {
                fence = None;
            }
            out.push_str(line);
        } else if commented {
            commented = !is_liquid(trimmed, "endcomment");
        } else if is_liquid(trimmed, "comment") && !trimmed.contains("endcomment") {
            commented = true;
        } else if mark.is_some() {
            fence = mark;
            out.push_str(line);
        } else if !is_mark_line(trimmed) {
            out.push_str(&scrub_line(line));
        }
        out.push('\n');
    }
    out
}

fn is_liquid(line: &str, tag: &str) -> bool {
    line.strip_prefix("{%")
        .map(|rest| rest.trim_start_matches('-').trim_start())
        .is_some_and(|rest| rest.starts_with(tag))
}

/// A line that is nothing but a mark.
fn is_mark_line(line: &str) -> bool {
    line.starts_with("{:") && line.ends_with('}')
        || line.starts_with("{::") && line.ends_with("/}")
        || matches!(
            line,
            "[TOC]" | "[toc]" | "[[TOC]]" | "[[_TOC_]]" | "* TOC" | "- TOC" | "1. TOC"
        )
}

/// A line with the marks in it taken out; code between backticks is left alone.
fn scrub_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    let mut code = false;
    while let Some(c) = rest.chars().next() {
        if c == '`' {
            code = !code && rest[1..].contains('`');
        }
        let skipped = if code { None } else { mark_length(&out, rest) };
        match skipped {
            Some(length) => rest = rest.get(length..).unwrap_or_default(),
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    if line.trim_start().starts_with('#') {
        tidy_heading(&mut out);
    }
    out
}

/// Bytes of the mark that `rest` starts with, if it does.
fn mark_length(before: &str, rest: &str) -> Option<usize> {
    if rest.starts_with("{%") {
        return rest.find("%}").map(|end| end + 2);
    }
    if let Some(inner) = rest.strip_prefix("{{") {
        let end = inner.find("}}")?;
        let name = inner.get(..end)?.trim_start_matches('-').trim_start();
        return ["site.", "page.", "include.", "layout.", "content"]
            .iter()
            .any(|root| name.starts_with(root))
            .then_some(end + 4);
    }
    // Attributes set to a link, emphasis or heading: `](…){:target="_blank"}`, `# Title {#id}`.
    let attributes = rest.starts_with("{:") && before.ends_with([')', ']', '*', '_', '`', ' '])
        || (rest.starts_with("{#") || rest.starts_with("{.") || rest.starts_with("{-}"))
            && before.trim_start().starts_with('#')
            && rest.trim_end().ends_with('}');
    if attributes {
        return rest.find('}').map(|end| end + 1);
    }
    None
}

/// Drops a closing `**` that nothing opened, which would show as asterisks in a heading.
fn tidy_heading(line: &mut String) {
    if line.trim_end().ends_with("**") && line.matches("**").count() % 2 == 1 {
        let end = line.trim_end().len() - 2;
        line.truncate(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_marks_off() {
        assert_eq!(scrub("{: .note}\ntext\n{% include x.html %}"), "\ntext\n\n");
        assert_eq!(
            scrub("[a]({{ site.repo }}/x){:target=\"_blank\"}."),
            "[a](/x).\n"
        );
        assert_eq!(scrub("# Title {#id}"), "# Title \n");
        assert_eq!(scrub("## Use**"), "## Use\n");
        assert_eq!(
            scrub("{% comment %}\nhidden\n{% endcomment %}\nx"),
            "\n\n\nx\n"
        );
    }

    #[test]
    fn leaves_code_and_ordinary_braces() {
        assert_eq!(scrub("```\n{% x %}\n```"), "```\n{% x %}\n```\n");
        assert_eq!(
            scrub("`{% x %}` and {{ name }}"),
            "`{% x %}` and {{ name }}\n"
        );
        assert_eq!(scrub("the set {a, b}"), "the set {a, b}\n");
    }
}
