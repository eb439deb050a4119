//! Lists of OpenDocument (ISO/IEC 26300, 5.3 and 16.29): how each level counts, which lists go on one another, and what
//! each item prints. Headings count by a list of their own.

use std::collections::HashMap;

use super::list_styles::{LEVELS, ListStyle};
use super::styles::OdfStyles;
use crate::documents::read::office::counted::{Tongue, Written};
use crate::documents::read::office::page::PageMark;
use crate::documents::read::office::xml::XmlElement;

/// A list that is counted.
#[derive(Debug, Default)]
struct List {
    style: String,
    at: [Option<u32>; LEVELS],
}

/// The lists of a text while it is read.
#[derive(Debug, Default)]
pub(super) struct Lists {
    lists: Vec<List>,
    last_of_style: HashMap<String, usize>,
    by_id: HashMap<String, usize>,
    headings: List,
}

impl Lists {
    /// A list begins: which one it counts in, a new one or one it goes on.
    pub(super) fn begin(&mut self, element: &XmlElement, style: &str) -> usize {
        let named = element
            .get("text:continue-list")
            .and_then(|id| self.by_id.get(id).copied());
        let goes_on = element.get("text:continue-numbering") == Some("true");
        let last = self.last_of_style.get(style).copied().filter(|_| goes_on);
        let list = named.or(last).unwrap_or_else(|| {
            self.lists.push(List {
                style: style.to_owned(),
                ..List::default()
            });
            self.lists.len() - 1
        });
        self.last_of_style.insert(style.to_owned(), list);
        if let Some(id) = element.get("xml:id").or_else(|| element.get("text:id")) {
            self.by_id.insert(id.to_owned(), list);
        }
        list
    }

    /// The list of a name, which paragraphs anywhere may go on.
    pub(super) fn named(&mut self, id: &str, style: &str) -> usize {
        if let Some(known) = self.by_id.get(id) {
            return *known;
        }
        self.lists.push(List {
            style: style.to_owned(),
            ..List::default()
        });
        let list = self.lists.len() - 1;
        self.by_id.insert(id.to_owned(), list);
        list
    }

    /// The style a list began with.
    pub(super) fn style_of(&self, list: usize) -> &str {
        self.lists.get(list).map_or("", |list| &list.style)
    }

    /// Counts an item; `start` where it says what it counts as.
    pub(super) fn item(
        &mut self,
        styles: &OdfStyles,
        (list, style): (usize, &str),
        level: usize,
        start: Option<u32>,
    ) -> PageMark {
        if !style.is_empty() && style == styles.outline_name {
            let printed = self.heading(styles, level, start);
            return PageMark::Number {
                printed,
                ordinal: 0,
            };
        }
        let Some(style) = styles.lists.get(style) else {
            return PageMark::Bullet;
        };
        let Some(list) = self.lists.get_mut(list) else {
            return PageMark::Bullet;
        };
        let ordinal = list.count(style, level, start);
        match style.level(level) {
            Some(own) if !own.is_bullet => PageMark::Number {
                printed: list.printed(style, level, styles.tongue),
                ordinal,
            },
            _ => PageMark::Bullet,
        }
    }

    /// How far the items of a level are set in.
    pub(super) fn indent(styles: &OdfStyles, style: &str, level: usize) -> Option<i32> {
        styles.lists.get(style)?.level(level)?.indent
    }

    /// Counts a heading: what it prints.
    pub(super) fn heading(
        &mut self,
        styles: &OdfStyles,
        level: usize,
        start: Option<u32>,
    ) -> String {
        self.headings.count(&styles.outline, level, start);
        self.headings.printed(&styles.outline, level, styles.tongue)
    }
}

impl List {
    fn count(&mut self, style: &ListStyle, level: usize, start: Option<u32>) -> u32 {
        for (above, count) in self.at.iter_mut().enumerate().take(level) {
            if count.is_none() {
                *count = style.level(above).map(|above| above.start);
            }
        }
        for below in self.at.iter_mut().skip(level + 1) {
            *below = None;
        }
        let first = style.level(level).map_or(1, |own| own.start);
        let Some(slot) = self.at.get_mut(level) else {
            return first;
        };
        let number = start.unwrap_or_else(|| slot.map_or(first, |last| last.saturating_add(1)));
        *slot = Some(number);
        number
    }

    fn printed(&self, style: &ListStyle, level: usize, tongue: Tongue) -> String {
        let Some(own) = style.level(level) else {
            return String::new();
        };
        let number = |at: usize| {
            let level = style.level(at)?;
            let count = self.at.get(at).copied().flatten()?;
            Some(level.written.write(count, tongue)).filter(|number| !number.is_empty())
        };
        if let Some(pattern) = &own.pattern {
            return patterned(pattern, number);
        }
        if own.written == Written::Nothing {
            return String::new();
        }
        let first = (level + 1).saturating_sub(own.shown.max(1));
        let numbers: Vec<String> = (first..=level).filter_map(number).collect();
        format!("{}{}{}", own.prefix, numbers.join("."), own.suffix)
            .trim()
            .to_owned()
    }
}

/// A pattern with its numbers: "%1%.%2%".
fn patterned(pattern: &str, number: impl Fn(usize) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, behind)) = rest.split_once('%') {
        out.push_str(before);
        let place = behind
            .split_once('%')
            .and_then(|(place, behind)| Some((place.parse::<usize>().ok()?, behind)));
        match place {
            Some((place, behind)) => {
                let number = place.checked_sub(1).and_then(&number);
                out.push_str(&number.unwrap_or_default());
                rest = behind;
            }
            None => {
                out.push('%');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out.trim().to_owned()
}
