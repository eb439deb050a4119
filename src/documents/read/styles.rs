//! What the style sheets within a page say that changes its text: which lists count with letters, and what is not
//! shown. Reads just these declarations; knows no more of CSS than that.

use std::collections::HashMap;

use scraper::{ElementRef, Html};

use super::marks::Signs;

/// Bytes of style sheets that are read; what follows is looks.
const READ: usize = 512 * 1024;

/// What a page says of its classes and lists.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_class: HashMap<String, Said>,
    /// Lists of an element's name ("ol", "li") whatever class they have.
    by_name: HashMap<String, Said>,
}

/// What is said of an element.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Said {
    counts: Option<Counting>,
    hidden: Option<bool>,
}

/// How a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counting {
    With(Signs),
    /// It shows no marks of its own.
    Not,
}

impl Styles {
    /// Gathers the style sheets of a page.
    pub(super) fn of(page: &Html) -> Self {
        let mut styles = Self::default();
        let mut left = READ;
        for element in page.tree.nodes().filter_map(ElementRef::wrap) {
            if element.value().name() == "style" && element.value().attr("media") != Some("print") {
                for sheet in element.text() {
                    let end = sheet.floor_char_boundary(left.min(sheet.len()));
                    styles.read(&sheet[..end]);
                    left -= end;
                }
            }
        }
        styles
    }

    fn read(&mut self, sheet: &str) {
        let mut rest = sheet;
        while let Some((selectors, behind)) = rest.split_once('{') {
            let (body, behind) = behind.split_once('}').unwrap_or((behind, ""));
            rest = behind;
            // Rules within "@media …" keep the first brace with their selector; they are about other screens.
            let selectors = selectors
                .trim()
                .trim_start_matches(['}', ' ', '\n', '\r', '\t']);
            if selectors.starts_with('@') || body.contains('{') {
                continue;
            }
            let said = said(body);
            if said == Said::default() {
                continue;
            }
            for selector in selectors.split(',') {
                self.remember(selector.trim(), said);
            }
        }
    }

    /// What a selector names in the end: "ol.a > li:before" is about lists of class "a".
    fn remember(&mut self, selector: &str, said: Said) {
        let parts = selector.split(|c: char| c.is_whitespace() || c == '>');
        let mut parts = parts.filter(|part| !part.is_empty()).rev();
        let last = parts.next().unwrap_or_default();
        let is_list_item = last == "li" || last.starts_with("li:");
        let named = match parts.next() {
            Some(list) if is_list_item && said.counts.is_some() => list,
            Some(_) if !last.contains('.') => return,
            _ => last,
        };
        // What applies under the pointer or while printing is not what the page shows.
        if named.contains([':', '[', '#', '*', '+', '~']) && said.counts.is_none() {
            return;
        }
        let named = named.split(':').next().unwrap_or_default();
        let (map, name) = match named.split_once('.') {
            Some((_, classes)) if !classes.contains('.') => (&mut self.by_class, classes),
            Some(_) => return,
            None => (&mut self.by_name, named),
        };
        let known = map.entry(name.to_lowercase()).or_default();
        known.counts = said.counts.or(known.counts);
        known.hidden = said.hidden.or(known.hidden);
    }

    /// How a list counts, as far as its attributes, its style, its class or a style sheet tell.
    pub(super) fn counting(&self, list: ElementRef<'_>) -> Option<Counting> {
        let value = list.value();
        let by_attribute = value.attr("type").and_then(|kind| match kind {
            "a" => Some(Signs::Small),
            "A" => Some(Signs::Capital),
            "i" => Some(Signs::SmallRoman),
            "I" => Some(Signs::CapitalRoman),
            "1" => Some(Signs::Digits),
            _ => None,
        });
        let own = value.attr("style").and_then(|style| said(style).counts);
        own.or(by_attribute.map(Counting::With))
            .or_else(|| self.of_classes(list, |said| said.counts))
            .or_else(|| value.classes().find_map(named_so))
            .or_else(|| self.by_name.get(value.name())?.counts)
    }

    /// Whether an element is kept from sight.
    pub(super) fn hides(&self, element: ElementRef<'_>) -> bool {
        let value = element.value();
        let own = value.attr("style").and_then(|style| said(style).hidden);
        value.attr("hidden").is_some()
            || own
                .or_else(|| self.of_classes(element, |said| said.hidden))
                .unwrap_or(false)
    }

    fn of_classes<T>(
        &self,
        element: ElementRef<'_>,
        what: impl Fn(&Said) -> Option<T>,
    ) -> Option<T> {
        if self.by_class.is_empty() {
            return None;
        }
        let mut classes = element.value().classes();
        classes.find_map(|class| what(self.by_class.get(&class.to_lowercase())?))
    }
}

/// What declarations say: "list-style-type: lower-alpha; display: none".
fn said(declarations: &str) -> Said {
    let mut said = Said::default();
    for declaration in declarations.split(';') {
        let Some((property, value)) = declaration.split_once(':') else {
            continue;
        };
        let (property, value) = (property.trim().to_lowercase(), value.trim().to_lowercase());
        let value = value.trim_end_matches("!important").trim();
        match (property.as_str(), value) {
            ("list-style-type" | "list-style", value) => {
                said.counts = value
                    .split_whitespace()
                    .find_map(counting_word)
                    .or(said.counts);
            }
            // Lists of Google Docs: content: "" counter(lst-ctn-x, lower-latin) ". ".
            ("content", value) => {
                let counter = value
                    .split("counter(")
                    .nth(1)
                    .and_then(|counter| counter.split(')').next())
                    .and_then(|counter| counter.split(',').nth(1));
                said.counts = counter.and_then(counting_word).or(said.counts);
            }
            ("display", "none")
            | ("visibility", "hidden" | "collapse")
            | ("mso-hide", "all" | "screen")
            | ("font-size", "0" | "0px" | "0pt" | "0em")
            | ("opacity", "0" | "0%") => said.hidden = Some(true),
            ("display" | "visibility", _) => said.hidden = said.hidden.or(Some(false)),
            _ => {}
        }
    }
    said
}

fn counting_word(word: &str) -> Option<Counting> {
    Some(Counting::With(match word.trim() {
        "lower-alpha" | "lower-latin" => Signs::Small,
        "upper-alpha" | "upper-latin" => Signs::Capital,
        "lower-roman" => Signs::SmallRoman,
        "upper-roman" => Signs::CapitalRoman,
        "decimal" | "decimal-leading-zero" => Signs::Digits,
        "none" => return Some(Counting::Not),
        _ => return None,
    }))
}

/// Classes that editors and standards give lists: "lower-alpha", "loweralpha", "list-style-lower-roman".
fn named_so(class: &str) -> Option<Counting> {
    let plain: String = class
        .to_lowercase()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .collect();
    let plain = plain
        .trim_start_matches("list")
        .trim_start_matches("style")
        .trim_start_matches("type");
    Some(Counting::With(match plain {
        "loweralpha" | "lowerlatin" | "alpha" | "latin" | "lowerletter" | "alphalower" => {
            Signs::Small
        }
        "upperalpha" | "upperlatin" | "upperletter" | "alphaupper" => Signs::Capital,
        "lowerroman" | "roman" | "romanlower" => Signs::SmallRoman,
        "upperroman" | "romanupper" => Signs::CapitalRoman,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_sheets_say_of_lists_and_of_hiding() {
        let page = Html::parse_document(
            "<style>.a, ol.b{list-style-type:lower-alpha} .g-0 > li:before{content:\"(\" counter(x,lower-roman) \") \"}\n\
             .weg { display: none } @media print { .druk { display:none } } a.knop:hover{visibility:hidden}\n\
             ol ol { list-style-type: upper-roman }</style>\
             <ol class=a></ol><ol class=b></ol><ol class=g-0></ol><ol class=loweralpha></ol><ol></ol>\
             <p class=weg></p><p class=druk></p><a class=knop></a>",
        );
        let styles = Styles::of(&page);
        let elements: Vec<ElementRef<'_>> =
            page.tree.nodes().filter_map(ElementRef::wrap).collect();
        let lists: Vec<_> = elements
            .iter()
            .filter(|e| e.value().name() == "ol")
            .collect();
        let counts: Vec<_> = lists.iter().map(|list| styles.counting(**list)).collect();
        assert_eq!(
            counts,
            [
                Some(Counting::With(Signs::Small)),
                Some(Counting::With(Signs::Small)),
                Some(Counting::With(Signs::SmallRoman)),
                Some(Counting::With(Signs::Small)),
                None,
            ]
        );
        let hidden: Vec<bool> = elements
            .iter()
            .filter(|e| matches!(e.value().name(), "p" | "a"))
            .map(|e| styles.hides(*e))
            .collect();
        assert_eq!(hidden, [true, false, false]);
    }
}
