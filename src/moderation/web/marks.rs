//! Marks in the place of redacted words, put into HTML.

/// What a mark is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkTag {
    /// In the place of words that were redacted.
    Redacted,
    /// Words that are pointed at.
    Pointed,
}

impl MarkTag {
    fn tags(self) -> (&'static str, &'static str) {
        match self {
            Self::Redacted => ("<span class=\"polder-redacted\">", "</span>"),
            Self::Pointed => ("<mark>", "</mark>"),
        }
    }
}

/// `html` with a mark for what stands between two `edges`.
///
/// A mark stands in text only: where it crosses a tag it ends before that and goes on after it, so that elements stay
/// nested; edges within a tag, as in the title of a link, go.
pub(super) fn placed(html: &str, edges: [char; 2], tag: MarkTag) -> String {
    let [open, close] = edges;
    let (start, end_tag) = tag.tags();
    let mut placed = String::with_capacity(html.len() + 64);
    let (mut marking, mut begun) = (false, false);
    let mut rest = html;
    while let Some(sign) = rest.chars().next() {
        if sign == '<' {
            if begun {
                placed.push_str(end_tag);
                begun = false;
            }
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            let (tag, after) = rest.split_at(end);
            placed.push_str(&unmarked(tag, edges));
            rest = after;
            continue;
        }
        rest = rest.get(sign.len_utf8()..).unwrap_or_default();
        if sign == open {
            marking = true;
        } else if sign == close {
            marking = false;
            if begun {
                placed.push_str(end_tag);
                begun = false;
            }
        } else {
            if marking && !begun {
                placed.push_str(start);
                begun = true;
            }
            placed.push(sign);
        }
    }
    placed
}

/// A tag without edges, neither as they are nor as they stand in an address.
fn unmarked(tag: &str, edges: [char; 2]) -> String {
    if !tag.contains(edges) && !tag.contains("%EE%80%8") {
        return tag.to_owned();
    }
    edges.iter().fold(tag.to_owned(), |tag, edge| {
        let bytes = edge.to_string().into_bytes();
        let encoded: String = bytes.iter().map(|byte| format!("%{byte:02X}")).collect();
        tag.replace(*edge, "").replace(&encoded, "")
    })
}

#[cfg(test)]
mod tests {
    use super::{MarkTag, placed};

    const EDGES: [char; 2] = ['\u{E000}', '\u{E001}'];

    fn with(html: &str) -> String {
        placed(
            &html.replace('{', "\u{E000}").replace('}', "\u{E001}"),
            EDGES,
            MarkTag::Redacted,
        )
    }

    #[test]
    fn marks_stand_in_text() {
        assert_eq!(
            with("<p>Of {this} and that</p>"),
            "<p>Of <span class=\"polder-redacted\">this</span> and that</p>"
        );
    }

    #[test]
    fn marks_end_and_go_on_around_tags() {
        assert_eq!(
            with("<p><a href=\"/x\">to {this</a>: that} end</p>"),
            "<p><a href=\"/x\">to <span class=\"polder-redacted\">this</span></a>\
             <span class=\"polder-redacted\">: that</span> end</p>"
        );
    }

    #[test]
    fn words_are_pointed_at() {
        let html = placed("<p>Of \u{E000}this\u{E001}</p>", EDGES, MarkTag::Pointed);
        assert_eq!(html, "<p>Of <mark>this</mark></p>");
    }

    #[test]
    fn no_mark_stands_in_a_tag() {
        assert_eq!(
            with("<a href=\"/%EE%80%80this%EE%80%81\" title=\"a {this} b\">x</a>"),
            "<a href=\"/this\" title=\"a this b\">x</a>"
        );
    }
}
