//! What a text is, judged by its content; the extension decides only where the content does not.

use super::laws;
use crate::documents::outline::SourceFile;

/// How a text is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Markdown,
    Html,
    /// Akoma Ntoso or BWB.
    Law,
    Plain,
}

/// The format of a text.
pub(super) fn of(file: &SourceFile, text: &str) -> Format {
    let start = text.trim_start();
    if front_matter(text).is_some() {
        return Format::Markdown;
    }
    if laws::is_law(start) {
        return Format::Law;
    }
    let opening: String = start.chars().take(14).collect::<String>().to_lowercase();
    if ["<!doctype html", "<html", "<?xml", "<head", "<body"]
        .iter()
        .any(|mark| opening.starts_with(mark))
    {
        return Format::Html;
    }
    let markdown = markdown_marks(text);
    let html = html_marks(text);
    let extension = file
        .name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_lowercase())
        .unwrap_or_default();
    match extension.as_str() {
        // A page saved under a Markdown name has closing tags all over and no marks.
        "md" | "markdown" | "mkd" if markdown > 0 || html < 3 => Format::Markdown,
        "html" | "htm" | "xhtml" if html > 0 || markdown == 0 => Format::Html,
        // Numbered lines and dashes mean the same in plain text; only unmistakable marks count.
        "txt" | "text" if markdown < 2 && html < 3 => Format::Plain,
        _ if html >= 3 && html > markdown => Format::Html,
        _ if markdown > 0 => Format::Markdown,
        _ if html > 0 => Format::Html,
        _ => Format::Plain,
    }
}

/// Lines between the dashes a Markdown file opens with, and the text behind them, if they are
/// front matter: keys with values.
pub(super) fn front_matter(text: &str) -> Option<(&str, &str)> {
    let after = text.trim_start_matches('\n').strip_prefix("---")?;
    let (dashes, after) = after.split_once('\n')?;
    if !dashes.trim().is_empty() {
        return None;
    }
    let mut length = 0;
    for line in after.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let matter = &after[..length];
            let first = matter
                .lines()
                .find(|line| !line.trim().is_empty() && !line.starts_with('#'));
            let is_matter = first.is_none_or(|line| {
                line.split_once(':').is_some_and(|(key, _)| {
                    !key.is_empty()
                        && key
                            .chars()
                            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '"' | '\''))
                })
            });
            return is_matter.then(|| (matter, &after[length + line.len()..]));
        }
        length += line.len();
    }
    None
}

/// Lines that can only be Markdown.
fn markdown_marks(text: &str) -> usize {
    let mut marks = 0;
    for line in text.lines() {
        let trimmed = line.trim_start();
        let hashes = trimmed.bytes().take_while(|byte| *byte == b'#').count();
        let is_heading = (1..=6).contains(&hashes) && trimmed[hashes..].starts_with([' ', '\t']);
        marks += usize::from(
            is_heading
                || trimmed.starts_with("```")
                || trimmed.starts_with("[^")
                || trimmed.starts_with("> ")
                || line.contains("](")
                || line.matches("**").count() >= 2
                || is_table_rule(trimmed),
        );
        if marks >= 50 {
            break;
        }
    }
    marks
}

fn is_table_rule(line: &str) -> bool {
    line.contains("--")
        && line.contains('|')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// Closing tags of common elements.
fn html_marks(text: &str) -> usize {
    const ENDS: &[&str] = &[
        "</p>",
        "</div>",
        "</h1>",
        "</h2>",
        "</h3>",
        "</li>",
        "</table>",
        "</section>",
        "</a>",
    ];
    ENDS.iter()
        .map(|end| text.matches(end).take(50).count())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(name: &str, text: &str) -> Format {
        let file = SourceFile {
            name: name.to_owned(),
            bytes: Vec::new(),
        };
        of(&file, text)
    }

    #[test]
    fn content_decides() {
        assert_eq!(
            format("a.txt", "---\ntitle: X\n---\nText"),
            Format::Markdown
        );
        assert_eq!(format("a.txt", "<!DOCTYPE html><p>x"), Format::Html);
        assert_eq!(format("a", "# X\n\ntext"), Format::Markdown);
        assert_eq!(format("a", "<p>x</p><p>y</p>\n<p>z</p>"), Format::Html);
        assert_eq!(format("a", "1 Inleiding\n\nTekst."), Format::Plain);
        assert_eq!(format("a.md", "Tekst."), Format::Markdown);
        assert_eq!(format("a.txt", "- een\n- twee"), Format::Plain);
        assert_eq!(format("a.md", "---\n\nno matter"), Format::Markdown);
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        assert!(front_matter("---\nSome text\n---\nmore").is_none());
        assert_eq!(
            front_matter("---\nlayout: x\n---\nmore"),
            Some(("layout: x\n", "more"))
        );
    }
}
