//! Which elements are headings: those of HTML, those that say so to assistive software, and what EUR-Lex and word
//! processors mark by a class instead. Knows one element at a time.

use scraper::ElementRef;

/// The rank of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rank {
    /// From 1.
    pub level: u8,
    /// Whether it is the title to the number on the line before, and one heading with that.
    pub continues: bool,
}

/// The rank of an element that is a heading.
pub(super) fn rank(element: ElementRef<'_>) -> Option<Rank> {
    let value = element.value();
    let name = value.name();
    let plain = |level| {
        Some(Rank {
            level,
            continues: false,
        })
    };
    if let [b'h', level @ b'1'..=b'6'] = name.as_bytes() {
        return plain(level - b'0');
    }
    if value.attr("role") == Some("heading") {
        let level = value
            .attr("aria-level")
            .and_then(|level| level.parse().ok());
        return plain(level.unwrap_or(2).clamp(1, 9));
    }
    if name != "p" && name != "div" {
        return None;
    }
    value.classes().find_map(|class| {
        let plain_class = class.strip_prefix("oj-").unwrap_or(class);
        let (level, continues) = match plain_class {
            "MsoTitle" | "title-doc-first" => (1, false),
            // The title of an act runs over several lines, each an element.
            "doc-ti" | "title-doc-last" => (1, true),
            "ti-section-1" | "title-division-1" => (2, false),
            "ti-section-2" | "title-division-2" => (2, true),
            "ti-art" | "title-article-norm" => (3, false),
            "sti-art" | "stitle-article-norm" => (3, true),
            "ti-grseq-1" | "title-gr-seq-level-1" => (4, false),
            "ti-grseq-2" | "title-gr-seq-level-2" => (5, false),
            other => {
                let level = other.strip_prefix("MsoHeading")?.parse().ok()?;
                (level, false)
            }
        };
        Some(Rank { level, continues })
    })
}

/// Whether a paragraph is an item of a list, as Word marks it.
pub(super) fn is_item(element: ElementRef<'_>) -> bool {
    element
        .value()
        .classes()
        .any(|class| class.starts_with("MsoList"))
}
