//! Styles of a Word file: what a paragraph or run of one is, told by the style itself or those it is based on.
//! Knows no paragraphs.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::looks::{is_on, look};
use crate::documents::read::office::counted::Tongue;
use crate::documents::read::office::looks::RunLook;
use crate::documents::read::office::names::{heading_named, is_contents, role_named};
use crate::documents::read::office::page::ParagraphRole;
use crate::documents::read::office::xml::XmlElement;

/// Styles based on one another at the most.
const CHAIN: usize = 64;

/// All styles of a file.
#[derive(Debug, Default)]
pub(super) struct WordStyles {
    by_id: HashMap<String, WordStyle>,
    default_paragraph: String,
    pub tongue: Tongue,
    known: RefCell<HashMap<String, Rc<Paragraphs>>>,
}

/// One style, without those it is based on.
#[derive(Debug, Default)]
struct WordStyle {
    based_on: Option<String>,
    /// In small letters.
    name: String,
    outline: Option<u8>,
    list: Option<u32>,
    level: Option<u8>,
    indent: Option<i32>,
    look: RunLook,
    /// Of a table: whether it sets its first row in bold.
    heads: bool,
}

/// What paragraphs of a style are.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraphs {
    /// Level of a heading, from 1; 0 for the title of the whole.
    pub heading: Option<u8>,
    pub role: Option<ParagraphRole>,
    /// Lines of a table of contents.
    pub is_contents: bool,
    /// The list they count in.
    pub list: Option<u32>,
    pub level: Option<u8>,
    pub indent: Option<i32>,
    pub look: RunLook,
    /// The style itself and those it is based on.
    pub chain: Vec<String>,
}

impl WordStyles {
    pub(super) fn of(root: Option<&XmlElement>) -> Self {
        let mut styles = Self::default();
        let Some(root) = root else {
            return styles;
        };
        for element in root.elements() {
            if element.is("w:docDefaults") {
                let language = element.below().find(|inner| inner.is("w:lang"));
                let code = language.and_then(|language| language.get("w:val"));
                styles.tongue = Tongue::of(code.unwrap_or_default());
            }
            let Some(id) = element.get("w:styleId").filter(|_| element.is("w:style")) else {
                continue;
            };
            let is_default = element
                .get("w:default")
                .is_some_and(|on| on == "1" || on == "true");
            if is_default && element.get("w:type") == Some("paragraph") {
                styles.default_paragraph = id.to_owned();
            }
            styles.by_id.insert(id.to_owned(), style(element));
        }
        styles
    }

    /// What paragraphs of a style are; of the default one for `None`.
    pub(super) fn paragraphs(&self, id: Option<&str>) -> Rc<Paragraphs> {
        let id = id.unwrap_or(&self.default_paragraph);
        if let Some(known) = self.known.borrow().get(id) {
            return known.clone();
        }
        let found = Rc::new(self.gathered(id));
        self.known.borrow_mut().insert(id.to_owned(), found.clone());
        found
    }

    /// How runs of a style look.
    pub(super) fn runs(&self, id: &str) -> RunLook {
        self.paragraphs(Some(id)).look
    }

    /// Whether a style of tables sets the first row in bold.
    pub(super) fn heads_tables(&self, id: &str) -> bool {
        let chain = self.gathered(id).chain;
        chain
            .iter()
            .any(|id| self.by_id.get(id).is_some_and(|style| style.heads))
    }

    /// The list that a style of lists stands for.
    pub(super) fn list_of(&self, id: &str) -> Option<u32> {
        self.paragraphs(Some(id)).list
    }

    fn gathered(&self, id: &str) -> Paragraphs {
        let mut all = Paragraphs::default();
        let mut next = Some(id.to_owned());
        let mut is_body = false;
        while let Some(id) = next
            .take()
            .filter(|id| all.chain.len() < CHAIN && !all.chain.contains(id))
        {
            let style = self.by_id.get(&id);
            // A file may use a style that it does not hold; its name then is all it says.
            let name = style.map_or_else(|| id.to_lowercase(), |style| style.name.clone());
            let is_first = all.chain.is_empty();
            match style.and_then(|style| style.outline) {
                Some(outline) if all.heading.is_none() && !is_body => match outline {
                    0..=8 => all.heading = Some(outline + 1),
                    _ => is_body = true,
                },
                _ if all.heading.is_none() && !is_body => all.heading = heading_named(&name),
                _ => {}
            }
            all.role = all.role.or_else(|| role_named(&name, is_first));
            all.is_contents |= is_first && is_contents(&name);
            if let Some(style) = style {
                all.list = all.list.or(style.list);
                all.level = all.level.or(style.level);
                all.indent = all.indent.or(style.indent);
                all.look = all.look.over(&style.look);
                next.clone_from(&style.based_on);
            }
            all.chain.push(id);
        }
        all
    }
}

fn style(element: &XmlElement) -> WordStyle {
    let properties = element.child("w:pPr");
    let numbers = properties.and_then(|p| p.child("w:numPr"));
    let number = |name| numbers?.child(name)?.number("w:val");
    let heads = |element: &XmlElement| {
        element.is("w:tblStylePr")
            && element.get("w:type") == Some("firstRow")
            && element
                .child("w:rPr")
                .is_some_and(|look| is_on(look.child("w:b")).unwrap_or(false))
    };
    WordStyle {
        based_on: element.value("w:basedOn").map(str::to_owned),
        name: element
            .value("w:name")
            .unwrap_or_default()
            .trim()
            .to_lowercase(),
        outline: properties.and_then(|p| p.child("w:outlineLvl")?.number("w:val")),
        list: number("w:numId"),
        level: number("w:ilvl").and_then(|level| u8::try_from(level).ok()),
        indent: properties.and_then(indent),
        look: element.child("w:rPr").map(look).unwrap_or_default(),
        heads: element.elements().any(heads),
    }
}

/// How far paragraphs are set in.
pub(super) fn indent(properties: &XmlElement) -> Option<i32> {
    let indent = properties.child("w:ind")?;
    indent.number("w:left").or_else(|| indent.number("w:start"))
}
