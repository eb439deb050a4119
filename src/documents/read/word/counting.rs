//! Counts the paragraphs of lists in the order of the text, as Word does (ECMA-376, part 1, 17.9): every level begins
//! anew behind one above it, lists of one definition count on together, and a use of one may begin anew once.

use std::collections::{HashMap, HashSet};

use super::numbering::{LEVELS, Numbering, WordLevel};
use super::styles::WordStyles;
use crate::documents::read::office::counted::Written;
use crate::documents::read::office::page::PageMark;

/// What a numbered paragraph prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub mark: PageMark,
    /// Which list it is; another where one begins anew.
    pub list: u32,
    pub level: u8,
    pub indent: Option<i32>,
}

/// The lists of a text while it is read.
#[derive(Debug, Default)]
pub(super) struct WordCounting {
    /// By definition: the number each level stands at.
    at: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Uses of lists that began anew already, at which level.
    begun: HashSet<(u32, u8)>,
    /// By definition: which list it is now.
    lists: HashMap<u32, u32>,
    last_list: u32,
}

impl WordCounting {
    /// Counts a paragraph; `None` where the file says nothing of such a list or level.
    pub(super) fn next(
        &mut self,
        numbering: &Numbering,
        styles: &WordStyles,
        list: u32,
        level: u8,
    ) -> Option<Label> {
        let at = usize::from(level);
        let (definition, own) = numbering.level(list, level, styles)?;
        let start_of = |at: usize| {
            let level = u8::try_from(at).ok()?;
            let (_, level) = numbering.level(list, level, styles)?;
            Some(level.start)
        };
        let counts = self.at.entry(definition).or_default();
        // A level above that was not counted yet counts as its first.
        for (above, count) in counts.iter_mut().enumerate().take(at) {
            if count.is_none() {
                *count = start_of(above);
            }
        }
        let begins = numbering
            .start(list, level)
            .filter(|_| self.begun.insert((list, level)));
        let slot = counts.get_mut(at)?;
        let last = *slot;
        let number = match (begins, *slot) {
            (Some(start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => own.start,
        };
        *slot = Some(number);
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let level_below = u8::try_from(below).unwrap_or(u8::MAX);
            let restart = numbering
                .level(list, level_below, styles)
                .and_then(|(_, level)| level.restart);
            if restart.is_none_or(|restart| usize::from(restart) > at) {
                *count = None;
            }
        }
        let counts = *counts;
        // One that begins with a higher number goes on with a gap.
        let is_new = at == 0 && last.is_some_and(|last| begins.is_some_and(|start| start <= last));
        let last_list = &mut self.last_list;
        let known = self.lists.entry(definition).or_insert(0);
        if *known == 0 || is_new {
            *last_list += 1;
            *known = *last_list;
        }
        let mark = if own.is_bullet {
            PageMark::Bullet
        } else {
            let number_at = |at: usize| {
                let count = counts.get(at).copied().flatten()?;
                let (_, level) = numbering.level(list, u8::try_from(at).ok()?, styles)?;
                Some((count, level.written))
            };
            PageMark::Number {
                printed: printed(own, at, number_at, styles),
                ordinal: number,
            }
        };
        Some(Label {
            mark,
            list: *known,
            level,
            indent: own.indent,
        })
    }
}

/// The text of a level with its numbers.
fn printed(
    level: &WordLevel,
    at: usize,
    number_at: impl Fn(usize) -> Option<(u32, Written)>,
    styles: &WordStyles,
) -> String {
    let mut out = String::new();
    let mut signs = level.text.chars().peekable();
    while let Some(sign) = signs.next() {
        let place = (sign == '%')
            .then(|| signs.peek()?.to_digit(10))
            .flatten()
            .filter(|place| *place > 0);
        let Some(place) = place else {
            out.push(sign);
            continue;
        };
        signs.next();
        let wanted = usize::try_from(place - 1).unwrap_or(usize::MAX);
        if wanted > at {
            continue;
        }
        if let Some((number, written)) = number_at(wanted) {
            let written = match written {
                Written::Nothing => Written::Nothing,
                _ if level.is_legal => Written::Decimal,
                written => written,
            };
            out.push_str(&written.write(number, styles.tongue));
        }
    }
    out.trim().to_owned()
}
