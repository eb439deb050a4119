//! How the levels of lists and headings count in OpenDocument (ISO/IEC 26300, 16.29), and what they print. Knows no
//! items.

use crate::documents::read::office::counted::Written;
use crate::documents::read::office::xml::XmlElement;

/// Levels of a list.
pub(super) const LEVELS: usize = 10;

/// How a level counts, and what it prints.
#[derive(Debug, Clone)]
pub(super) struct OdfLevel {
    pub is_bullet: bool,
    pub written: Written,
    pub prefix: String,
    pub suffix: String,
    /// How many levels are printed, this one the last.
    pub shown: usize,
    pub start: u32,
    /// "%1%.%2%": what newer programs write instead of prefix, levels and suffix.
    pub pattern: Option<String>,
    /// How far its words are set in, in twentieths of a point.
    pub indent: Option<i32>,
}

/// A style of lists.
#[derive(Debug, Clone, Default)]
pub(super) struct ListStyle {
    levels: [Option<OdfLevel>; LEVELS],
}

impl ListStyle {
    pub(super) fn of(element: &XmlElement) -> Self {
        let mut style = Self::default();
        for inner in element.elements() {
            let at = inner
                .number::<usize>("text:level")
                .and_then(|at| at.checked_sub(1));
            if let Some(slot) = at.and_then(|at| style.levels.get_mut(at)) {
                *slot = Some(level(inner));
            }
        }
        style
    }

    pub(super) fn level(&self, at: usize) -> Option<&OdfLevel> {
        self.levels.get(at)?.as_ref()
    }
}

fn level(element: &XmlElement) -> OdfLevel {
    let words = |name: &str| element.get(name).unwrap_or_default().to_owned();
    let repeats = element.get("style:num-letter-sync") == Some("true");
    let sample = element.get("style:num-format").unwrap_or_default();
    OdfLevel {
        is_bullet: !matches!(
            &*element.name,
            "text:list-level-style-number" | "text:outline-level-style"
        ),
        written: Written::in_open_document(sample, repeats),
        prefix: words("style:num-prefix"),
        suffix: words("style:num-suffix"),
        shown: element.number("text:display-levels").unwrap_or(1),
        start: element.number("text:start-value").unwrap_or(1),
        pattern: ["style:num-list-format", "loext:num-list-format"]
            .iter()
            .find_map(|name| element.get(name))
            .map(str::to_owned),
        indent: element
            .below()
            .find(|inner| inner.is("style:list-level-label-alignment"))
            .and_then(|alignment| alignment.get("fo:margin-left"))
            .and_then(length),
    }
}

/// A length such as "1.27cm", in twentieths of a point.
fn length(text: &str) -> Option<i32> {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let number: f64 = text.strip_suffix(unit)?.parse().ok()?;
    let points = match unit {
        "cm" => number * 72.0 / 2.54,
        "mm" => number * 72.0 / 25.4,
        "in" => number * 72.0,
        "pt" => number,
        "pc" => number * 12.0,
        _ => return None,
    };
    // Whole and small by now.
    Some((points * 20.0).round().clamp(-1e6, 1e6) as i32)
}
