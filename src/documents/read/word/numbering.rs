//! Lists as a Word file defines them (`numbering.xml`): how each level counts and what it prints. Knows no paragraphs.

use std::collections::HashMap;

use super::styles::WordStyles;
use crate::documents::read::office::counted::Written;
use crate::documents::read::office::xml::XmlElement;

/// Levels of a list.
pub(super) const LEVELS: usize = 9;
/// Styles of lists that lead to one another at the most.
const LINKS: usize = 8;

/// One level of a list.
#[derive(Debug, Clone)]
pub(super) struct WordLevel {
    pub start: u32,
    pub written: Written,
    pub is_bullet: bool,
    /// "%1.%2": each sign is the number of that level.
    pub text: String,
    /// It begins anew behind this level, from 1, and those above it; never for 0.
    pub restart: Option<u8>,
    /// Whether all numbers in it are digits.
    pub is_legal: bool,
    pub indent: Option<i32>,
    /// The style of paragraphs that stand at this level.
    pub style: Option<String>,
}

#[derive(Debug, Default)]
struct Definition {
    levels: [Option<WordLevel>; LEVELS],
    /// The style of lists that defines it instead.
    link: Option<String>,
}

/// A use of a definition, which may begin anew or differ at some levels.
#[derive(Debug, Default)]
struct Use {
    definition: u32,
    starts: [Option<u32>; LEVELS],
    levels: [Option<WordLevel>; LEVELS],
}

/// All lists of a file.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<u32, Definition>,
    uses: HashMap<u32, Use>,
}

impl Numbering {
    pub(super) fn of(root: Option<&XmlElement>) -> Self {
        let mut numbering = Self::default();
        for element in root.into_iter().flat_map(XmlElement::elements) {
            if let Some(id) = element.number("w:abstractNumId") {
                numbering.definitions.insert(id, definition(element));
            } else if let Some(id) = element.number("w:numId")
                && let Some(of) = element.child("w:abstractNumId")
            {
                let definition = of.number("w:val").unwrap_or_default();
                numbering.uses.insert(id, used(element, definition));
            }
        }
        numbering
    }

    /// The definition a list counts by, and what it says of a level.
    pub(super) fn level(
        &self,
        list: u32,
        level: u8,
        styles: &WordStyles,
    ) -> Option<(u32, &WordLevel)> {
        let used = self.uses.get(&list)?;
        let (id, definition) = self.definition(used.definition, styles)?;
        let at = usize::from(level);
        let own = used.levels.get(at).and_then(Option::as_ref);
        let found = own.or_else(|| definition.levels.get(at)?.as_ref())?;
        Some((id, found))
    }

    fn definition(&self, id: u32, styles: &WordStyles) -> Option<(u32, &Definition)> {
        let mut id = id;
        for _ in 0..LINKS {
            let definition = self.definitions.get(&id)?;
            let linked = definition
                .link
                .as_ref()
                .and_then(|link| styles.list_of(link))
                .and_then(|list| self.uses.get(&list))
                .map(|used| used.definition)
                .filter(|linked| *linked != id);
            match linked {
                Some(linked) => id = linked,
                None => return Some((id, definition)),
            }
        }
        None
    }

    /// What a use of a list says a level begins with.
    pub(super) fn start(&self, list: u32, level: u8) -> Option<u32> {
        let used = self.uses.get(&list)?;
        used.starts.get(usize::from(level)).copied().flatten()
    }

    /// The level at which paragraphs of one of these styles stand.
    pub(super) fn level_of_style(
        &self,
        list: u32,
        chain: &[String],
        styles: &WordStyles,
    ) -> Option<u8> {
        let levels = (0..LEVELS).filter_map(|at| u8::try_from(at).ok());
        let named: Vec<(u8, &str)> = levels
            .filter_map(|at| {
                let (_, level) = self.level(list, at, styles)?;
                Some((at, level.style.as_deref()?))
            })
            .collect();
        chain.iter().find_map(|style| {
            let found = named.iter().find(|(_, name)| *name == style)?;
            Some(found.0)
        })
    }
}

fn definition(element: &XmlElement) -> Definition {
    let mut definition = Definition {
        link: element.value("w:numStyleLink").map(str::to_owned),
        ..Definition::default()
    };
    put(element, &mut definition.levels);
    definition
}

fn put(element: &XmlElement, levels: &mut [Option<WordLevel>; LEVELS]) {
    for inner in element.elements().filter(|inner| inner.is("w:lvl")) {
        let at: Option<usize> = inner.number("w:ilvl");
        if let Some(slot) = at.and_then(|at| levels.get_mut(at)) {
            *slot = Some(level(inner));
        }
    }
}

fn used(element: &XmlElement, definition: u32) -> Use {
    let mut used = Use {
        definition,
        ..Use::default()
    };
    for changed in element.elements().filter(|e| e.is("w:lvlOverride")) {
        let at: Option<usize> = changed.number("w:ilvl");
        let start = changed.child("w:startOverride");
        if let Some(slot) = at.and_then(|at| used.starts.get_mut(at)) {
            *slot = start.and_then(|start| start.number("w:val"));
        }
        put(changed, &mut used.levels);
    }
    used
}

fn level(element: &XmlElement) -> WordLevel {
    // Formats that older programs do not know stand in an alternative.
    let format = element
        .child("w:numFmt")
        .or_else(|| element.below().find(|inner| inner.is("w:numFmt")));
    let name = format.and_then(|format| format.get("w:val"));
    let custom = format.and_then(|format| format.get("w:format"));
    let written = match (name, custom) {
        (Some("custom"), Some(sample)) => {
            let first = sample.split([',', ' ']).next().unwrap_or_default();
            Written::Padded(first.chars().count())
        }
        (name, _) => Written::in_word(name.unwrap_or("decimal")),
    };
    let properties = element.child("w:pPr");
    let text = element.child("w:lvlText");
    let is_null = text.is_some_and(|text| text.get("w:null").is_some());
    let text = text.and_then(|text| text.get("w:val")).filter(|_| !is_null);
    WordLevel {
        start: number_of(element, "w:start").unwrap_or(0),
        written,
        is_bullet: name == Some("bullet") || element.child("w:lvlPicBulletId").is_some(),
        text: text.unwrap_or_default().to_owned(),
        restart: number_of(element, "w:lvlRestart"),
        is_legal: super::looks::is_on(element.child("w:isLgl")).unwrap_or(false),
        indent: properties.and_then(super::styles::indent),
        style: element.value("w:pStyle").map(str::to_owned),
    }
}

fn number_of<T: std::str::FromStr>(element: &XmlElement, child: &str) -> Option<T> {
    element.child(child)?.number("w:val")
}
