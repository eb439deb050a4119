//! Lists of a PDF that states its structure: items with their marks, as deep as they are stated or set in.

use super::stated::{ElementPlace, StatedWriter};
use super::tree::{StatedElement, StatedNode};
use super::words::{flow, label};
use crate::documents::read::marks::mark_of;
use crate::documents::read::office::page::{PageItem, PageMark, Piece};
use crate::platform::html::escape;

/// How much further an item of a list within a list begins, at least, in points.
const SET_IN: f32 = 3.0;

impl<'a> StatedWriter<'a> {
    pub(super) fn list(
        &mut self,
        list: &'a StatedElement,
        within: ElementPlace<'_>,
        out: &mut Vec<Piece>,
    ) {
        let place = match within.item {
            Some((list, level)) => (list, level.saturating_add(1)),
            None => {
                if self.run.is_none() {
                    self.lists += 1;
                    self.run = Some((self.lists, Vec::new()));
                }
                (self.lists, 0)
            }
        };
        for node in &list.inside {
            let StatedNode::Element(item) = node else {
                continue;
            };
            match item.kind.as_str() {
                "LI" => self.item(item, place, out),
                // Programs set a list within a list beside its items.
                "L" => self.list(
                    item,
                    ElementPlace {
                        item: Some(place),
                        ..within
                    },
                    out,
                ),
                _ => self.block(item, within, out),
            }
        }
    }

    fn item(&mut self, item: &'a StatedElement, (list, level): (u32, u16), out: &mut Vec<Piece>) {
        let mark = match label(item) {
            Some(label) => self.words.text(&flow(&label.inside)),
            None => String::new(),
        };
        let mut inside = Vec::new();
        let within = ElementPlace {
            item: Some((list, level)),
            labelled: true,
            words: true,
            ..ElementPlace::default()
        };
        self.blocks(&item.inside, within, &mut inside);
        let mut inside = inside.into_iter().peekable();
        let first = inside.next_if(|piece| matches!(piece, Piece::Text { .. }));
        let html = match first {
            Some(Piece::Text { html, .. }) => html,
            _ => String::new(),
        };
        let (mark, html) = match split_mark(&html) {
            Some((own, rest)) if mark.trim().is_empty() => (own.to_owned(), rest.to_owned()),
            _ => (mark, html),
        };
        let read = mark_of(mark.trim())
            .and_then(|read| Some((read.printed.clone(), read.readings.first()?.ordinal)));
        // "Artikel 3" and other labels that count nothing are words of the item.
        let is_words = read.is_none() && mark.chars().any(char::is_alphanumeric);
        let html = match is_words {
            true => format!("{} {html}", escape(mark.trim())),
            false => html,
        };
        let mark = read.map_or(PageMark::Bullet, |(printed, ordinal)| PageMark::Number {
            printed,
            ordinal,
        });
        let (list, level) = self.settled((list, level), item, &mark);
        out.push(Piece::Item(PageItem {
            list,
            level,
            indent: None,
            mark,
            html,
        }));
        out.extend(inside);
    }

    /// The list and depth of an item: as they are stated, or as deep as it is set in where a file puts every list beside
    /// the others.
    fn settled(
        &mut self,
        (list, level): (u32, u16),
        item: &StatedElement,
        mark: &PageMark,
    ) -> (u32, u16) {
        let left = self.words.left(&flow(&item.inside));
        let (Some((id, open)), Some(left), 0) = (self.run.as_mut(), left, level) else {
            return (list, level);
        };
        while open.last().is_some_and(|(other, _)| *other > left + SET_IN) {
            open.pop();
        }
        let is_bullet = *mark == PageMark::Bullet;
        match open.last() {
            Some((other, bullets)) if left - other <= SET_IN => {
                if open.len() == 1 && *bullets != is_bullet {
                    self.lists += 1;
                    *id = self.lists;
                    *open = vec![(left, is_bullet)];
                }
            }
            _ => open.push((left, is_bullet)),
        }
        let depth = u16::try_from(open.len().saturating_sub(1)).unwrap_or(u16::MAX);
        (*id, depth)
    }
}

/// The mark an item begins with, where it stands among its words.
fn split_mark(html: &str) -> Option<(&str, &str)> {
    let (mark, rest) = html.split_once(' ')?;
    let is_bullet = matches!(mark, "•" | "-" | "–" | "—" | "*" | "o");
    let is_mark = is_bullet || mark_of(mark).is_some_and(|read| read.printed == mark);
    is_mark.then_some((mark, rest))
}
