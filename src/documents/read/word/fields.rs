//! Fields (ECMA-376, part 1, 17.16): what they come to is text, what they are told is not, and a table of contents is
//! left out. A field may begin in one paragraph and end in another; one that never ends is none.

use std::collections::HashSet;

use crate::documents::read::office::xml::XmlElement;

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    told: String,
    /// Whether its result has begun.
    in_result: bool,
}

/// The fields of a text while it is read.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Marks that begin fields and have one that ends it.
    ended: HashSet<*const XmlElement>,
    open: Vec<Option<Field>>,
    /// How many of those open are still being told, and how many show a table of contents.
    telling: usize,
    contents: usize,
}

/// What a mark of a field does.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Turn {
    None,
    /// Its result begins, and is a link to this address.
    Link(String),
    EndsLink,
}

impl Fields {
    pub(super) fn of(document: &XmlElement) -> Self {
        let mut ended = HashSet::new();
        let mut open = Vec::new();
        let marks = document.below().filter(|element| element.is("w:fldChar"));
        for mark in marks {
            match mark.get("w:fldCharType") {
                Some("begin") => open.push(std::ptr::from_ref(mark)),
                Some("end") => ended.extend(open.pop()),
                _ => {}
            }
        }
        Self {
            ended,
            ..Self::default()
        }
    }

    /// Takes a mark: one that begins, parts or ends a field.
    pub(super) fn mark(&mut self, mark: &XmlElement) -> Turn {
        match mark.get("w:fldCharType") {
            Some("begin") => {
                let is_ended = self.ended.contains(&std::ptr::from_ref(mark));
                self.telling += usize::from(is_ended);
                self.open.push(is_ended.then(Field::default));
            }
            Some("separate") => {
                if let Some(Some(field)) = self.open.last_mut()
                    && !field.in_result
                {
                    field.in_result = true;
                    self.telling = self.telling.saturating_sub(1);
                    self.contents += usize::from(is_contents(&field.told));
                    if let Some(address) = address(&field.told) {
                        return Turn::Link(address);
                    }
                }
            }
            Some("end") => return self.end(),
            _ => {}
        }
        Turn::None
    }

    fn end(&mut self) -> Turn {
        // One that never ends stands above it no longer.
        while let Some(None) = self.open.last() {
            self.open.pop();
        }
        let Some(field) = self.open.pop().flatten() else {
            return Turn::None;
        };
        if !field.in_result {
            self.telling = self.telling.saturating_sub(1);
            return Turn::None;
        }
        self.contents = self
            .contents
            .saturating_sub(usize::from(is_contents(&field.told)));
        if address(&field.told).is_some() {
            Turn::EndsLink
        } else {
            Turn::None
        }
    }

    /// Words that tell a field what to do.
    pub(super) fn tell(&mut self, words: &str) {
        if let Some(Some(field)) = self.open.last_mut()
            && !field.in_result
        {
            field.told.push_str(words);
        }
    }

    /// Whether words here are told to a field.
    pub(super) fn is_telling(&self) -> bool {
        self.telling > 0
    }

    /// Whether words here are lines of a table of contents.
    pub(super) fn is_contents(&self) -> bool {
        self.contents > 0
    }
}

/// Whether a field makes a table of contents.
pub(super) fn is_contents(told: &str) -> bool {
    let name = told.split_whitespace().next().unwrap_or_default();
    matches!(name.to_uppercase().as_str(), "TOC" | "TOA" | "INDEX")
}

/// The address a field of a link leads to.
pub(super) fn address(told: &str) -> Option<String> {
    let rest = told.trim_start();
    let name = rest.get(..9)?;
    if !name.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let rest = rest.get(9..)?.trim_start();
    let address = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    (!address.starts_with('\\')).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_contents_are_told_by_their_name() {
        assert_eq!(
            address(" HYPERLINK \"https://example.org/a\" \\o \"x\" ").as_deref(),
            Some("https://example.org/a")
        );
        assert_eq!(address("HYPERLINK \\l \"_Toc1\""), None);
        assert_eq!(address("PAGE"), None);
        assert!(is_contents(" TOC \\o \"1-3\" \\h"));
        assert!(!is_contents("REF _Ref1 \\h"));
    }
}
