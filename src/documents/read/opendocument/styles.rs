//! Styles of an OpenDocument text: those of the whole and those that the program made, each told by itself or those
//! above it. Knows no paragraphs.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::list_styles::ListStyle;
use crate::documents::read::office::counted::Tongue;
use crate::documents::read::office::line::Shift;
use crate::documents::read::office::looks::RunLook;
use crate::documents::read::office::names::{heading_named, is_contents, role_named};
use crate::documents::read::office::page::ParagraphRole;
use crate::documents::read::office::symbols::SymbolFont;
use crate::documents::read::office::xml::XmlElement;

/// Styles above one another at the most.
const CHAIN: usize = 64;

/// All styles of a text.
#[derive(Debug, Default)]
pub(super) struct OdfStyles {
    /// By family and name.
    by_name: HashMap<(String, String), OdfStyle>,
    pub lists: HashMap<String, ListStyle>,
    /// How headings count, and the name of that list.
    pub outline: ListStyle,
    pub outline_name: String,
    pub tongue: Tongue,
    known: RefCell<HashMap<String, Rc<Whole>>>,
}

/// One style, without those above it.
#[derive(Debug, Default)]
struct OdfStyle {
    parent: Option<String>,
    /// In small letters.
    name: String,
    list: Option<String>,
    outline: Option<u8>,
    look: RunLook,
    /// A table that is not shown.
    hidden: bool,
}

/// What a style comes to.
#[derive(Debug, Clone, Default)]
pub(super) struct Whole {
    /// Level of a heading by its name, from 1; 0 for the title of the whole.
    pub heading: Option<u8>,
    pub role: Option<ParagraphRole>,
    pub is_contents: bool,
    /// The list it counts in; `Some("")` for none.
    pub list: Option<String>,
    pub look: RunLook,
    pub hidden: bool,
}

impl OdfStyles {
    /// Those of `styles.xml` for all texts, and those of `content.xml`.
    pub(super) fn of(shared: Option<&XmlElement>, content: &XmlElement) -> Self {
        let mut styles = Self::default();
        for (root, name) in [
            (shared, "office:styles"),
            (Some(content), "office:styles"),
            (Some(content), "office:automatic-styles"),
        ] {
            if let Some(group) = root.and_then(|root| root.child(name)) {
                styles.add(group);
            }
        }
        styles
    }

    fn add(&mut self, group: &XmlElement) {
        for element in group.elements() {
            let name = element.get("style:name").unwrap_or_default().to_owned();
            match &*element.name {
                "style:style" => {
                    let family = element.get("style:family").unwrap_or_default().to_owned();
                    self.by_name.insert((family, name), style(element));
                }
                "style:default-style" if element.get("style:family") == Some("paragraph") => {
                    let words = element.child("style:text-properties");
                    let code = words.and_then(|words| words.get("fo:language"));
                    self.tongue = Tongue::of(code.unwrap_or_default());
                }
                "text:list-style" => {
                    self.lists.insert(name, ListStyle::of(element));
                }
                "text:outline-style" => {
                    self.outline = ListStyle::of(element);
                    self.outline_name = name;
                }
                _ => {}
            }
        }
    }

    /// What a style of a family ("paragraph", "text", "table") comes to.
    pub(super) fn whole(&self, family: &str, name: Option<&str>) -> Rc<Whole> {
        let Some(name) = name else {
            return Rc::default();
        };
        let key = format!("{family}/{name}");
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let found = Rc::new(self.gathered(family, name));
        self.known.borrow_mut().insert(key, found.clone());
        found
    }

    fn gathered(&self, family: &str, name: &str) -> Whole {
        let mut whole = Whole::default();
        let mut chain: Vec<String> = Vec::new();
        let mut next = Some(name.to_owned());
        while let Some(name) = next
            .take()
            .filter(|n| chain.len() < CHAIN && !chain.contains(n))
        {
            let style = self.by_name.get(&(family.to_owned(), name.clone()));
            let shown = style.map_or_else(|| plain(&name), |style| style.name.clone());
            // What a program makes for one paragraph has a name that says nothing.
            let is_own = whole.role.is_none();
            whole.heading = whole
                .heading
                .or_else(|| {
                    style
                        .and_then(|style| style.outline)
                        .filter(|level| *level > 0)
                })
                .or_else(|| heading_named(&shown));
            whole.role = whole.role.or_else(|| role_named(&shown, is_own));
            whole.is_contents |= is_contents(&shown);
            if let Some(style) = style {
                if whole.list.is_none() {
                    whole.list.clone_from(&style.list);
                }
                whole.look = whole.look.over(&style.look);
                whole.hidden |= style.hidden;
                next.clone_from(&style.parent);
            }
            chain.push(name);
        }
        whole
    }
}

fn style(element: &XmlElement) -> OdfStyle {
    let name = element
        .get("style:display-name")
        .or_else(|| element.get("style:name"))
        .unwrap_or_default();
    let table = element.child("style:table-properties");
    OdfStyle {
        parent: element.get("style:parent-style-name").map(str::to_owned),
        name: plain(name),
        list: element.get("style:list-style-name").map(str::to_owned),
        outline: element.number("style:default-outline-level"),
        look: element
            .child("style:text-properties")
            .map(look)
            .unwrap_or_default(),
        hidden: table.is_some_and(|table| table.get("table:display") == Some("false")),
    }
}

/// A name in small letters, its blanks as blanks.
fn plain(name: &str) -> String {
    name.replace("_20_", " ").trim().to_lowercase()
}

fn look(words: &XmlElement) -> RunLook {
    let is_drawn = |name: &str| words.get(name).map(|line| line != "none");
    RunLook {
        strong: words.get("fo:font-weight").map(|weight| {
            weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600)
        }),
        em: words
            .get("fo:font-style")
            .map(|style| matches!(style, "italic" | "oblique")),
        struck: is_drawn("style:text-line-through-style")
            .or_else(|| is_drawn("style:text-line-through-type")),
        underlined: is_drawn("style:text-underline-style")
            .or_else(|| is_drawn("style:text-underline-type")),
        shift: words.get("style:text-position").map(|position| {
            let first = position.split_whitespace().next().unwrap_or_default();
            match first.trim_end_matches('%').parse::<f32>() {
                Ok(height) if height > 0.0 => Shift::Above,
                Ok(height) if height < 0.0 => Shift::Below,
                Ok(_) => Shift::None,
                Err(_) if first == "super" => Shift::Above,
                Err(_) if first == "sub" => Shift::Below,
                Err(_) => Shift::None,
            }
        }),
        hidden: words.get("text:display").map(|display| display == "none"),
        font: words
            .get("style:font-name")
            .or_else(|| words.get("fo:font-family"))
            .map(|name| SymbolFont::named(name.trim_matches(['\'', '"']))),
    }
}
