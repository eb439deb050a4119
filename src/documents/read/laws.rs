//! Laws in XML, as the publications of states and the Union give them (Akoma Ntoso) and as the Dutch database of laws
//! does (BWB): taken to the HTML that `html` reads, so that articles become headings with the numbers they print,
//! paragraphs and points items with theirs. Knows the names of elements, nothing of Passages.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::inline::collapse;
use super::marks::mark_of;
use crate::platform::html::{escape, push_escaped};

/// Elements within one another at the most; a law has some twenty.
const DEPTH: usize = 200;

/// What an element is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Not part of the text.
    Skipped,
    /// The name of the whole.
    Title,
    /// A chapter, an article: its heading comes first in it.
    Level,
    /// A paragraph of an article, a point.
    Item,
    /// A number, or another part of a heading.
    Number,
    Heading,
    /// A note at the foot of the page.
    Note,
    /// Words in a line.
    Line,
    /// Kept as the HTML element of this name.
    Kept(&'static str),
    Block,
}

fn role(name: &str) -> Role {
    match name {
        "meta"
        | "meta-data"
        | "brondata"
        | "jcis"
        | "toc"
        | "inhoudsopgave"
        | "officiele-inhoudsopgave"
        | "bwb-inputbestand"
        | "bwb-wijzigingen"
        | "redactie"
        | "noot.nr"
        | "tocItem"
        | "components" => Role::Skipped,
        "intitule" | "longTitle" | "docTitle" => Role::Title,
        "book" | "tome" | "part" | "title" | "subtitle" | "chapter" | "subchapter" | "section"
        | "subsection" | "article" | "clause" | "rule" | "division" | "subdivision" | "boek"
        | "deel" | "titeldeel" | "hoofdstuk" | "afdeling" | "paragraaf" | "sub-paragraaf"
        | "subparagraaf" | "artikel" | "enig-artikel" | "bijlage" | "divisie"
        | "circulaire.divisie" | "wijzig-artikel" | "attachment" | "aanhef" => Role::Level,
        "paragraph" | "subparagraph" | "point" | "subpoint" | "indent" | "recital" | "item"
        | "lid" | "li" => Role::Item,
        "num" | "nr" | "lidnr" | "li.nr" | "label" => Role::Number,
        "heading" | "subheading" | "titel" => Role::Heading,
        "authorialNote" | "noot" => Role::Note,
        "b" | "i" | "u" | "sub" | "sup" | "em" | "strong" => Role::Line,
        "a" | "span" | "ref" | "rref" | "mref" | "mod" | "def" | "term" | "date" | "quantity"
        | "entity" | "organization" | "person" | "role" | "location" | "docNumber" | "docDate"
        | "docType" | "docStage" | "docProponent" | "docPurpose" | "ins" | "noteRef"
        | "quotedText" | "nadruk" | "extref" | "intref" | "unl" | "inf" | "sup-inf"
        | "redactie.inline" | "citeertitel" | "shortTitle" | "omissis" | "inline" => Role::Line,
        "quotedStructure" | "embeddedStructure" | "wijzig-lid" => Role::Kept("blockquote"),
        "table" => Role::Kept("table"),
        "tr" | "row" => Role::Kept("tr"),
        "th" => Role::Kept("th"),
        "td" | "entry" => Role::Kept("td"),
        "thead" => Role::Kept("thead"),
        "tbody" => Role::Kept("tbody"),
        "p" | "al" => Role::Kept("p"),
        _ => Role::Block,
    }
}

/// Whether a text is a law in XML, by the element it opens with.
pub(super) fn is_law(text: &str) -> bool {
    let mut rest = text.trim_start();
    // Declarations and comments stand before it.
    while rest.starts_with("<?") || rest.starts_with("<!") {
        let end = if rest.starts_with("<!--") { "-->" } else { ">" };
        match rest.find(end) {
            Some(at) => rest = rest[at + end.len()..].trim_start(),
            None => return false,
        }
    }
    let Some(name) = rest.strip_prefix('<') else {
        return false;
    };
    let end = name
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')))
        .unwrap_or(name.len());
    let name = name[..end].rsplit(':').next().unwrap_or_default();
    matches!(
        name,
        "akomaNtoso" | "toestand" | "wetgeving" | "wet-besluit" | "wettekst"
    )
}

/// The law as HTML; `None` where the XML is broken, nests too deep or declares entities.
pub(super) fn to_html(text: &str) -> Option<String> {
    let root = tree(text)?;
    let mut page = Page::default();
    page.inside(&root, 1);
    let mut html = String::from("<!doctype html><html><body>");
    html.push_str(&page.html);
    for (index, note) in page.notes.iter().enumerate() {
        html.push_str(&format!(
            "<div role=\"doc-footnote\" id=\"fn-{}\">{note}</div>",
            index + 1
        ));
    }
    html.push_str("</body></html>");
    Some(html)
}

/// An element with what it holds.
#[derive(Debug, Default)]
struct Element {
    name: String,
    inside: Vec<Node>,
}

#[derive(Debug)]
enum Node {
    Element(Element),
    Words(String),
}

fn tree(text: &str) -> Option<Element> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        let mut words = |added: &str| {
            if let Some(Element { inside, .. }) = open.last_mut() {
                match inside.last_mut() {
                    Some(Node::Words(before)) => before.push_str(added),
                    _ => inside.push(Node::Words(added.to_owned())),
                }
            }
        };
        match reader.read_event().ok()? {
            Event::Eof => break,
            Event::DocType(kind) if kind.xml10_content().contains("<!ENTITY") => return None,
            Event::Start(tag) => {
                if open.len() > DEPTH {
                    return None;
                }
                open.push(Element {
                    name: tag.local_name().as_ref().to_owned(),
                    inside: Vec::new(),
                });
            }
            Event::End(_) => {
                let closed = open.pop()?;
                open.last_mut()?.inside.push(Node::Element(closed));
            }
            Event::Text(text) => words(&text.xml10_content()),
            Event::CData(text) => words(&text.xml10_content()),
            Event::GeneralRef(entity) => match entity.resolve_char_ref().ok()? {
                Some(c) => words(c.encode_utf8(&mut [0; 4])),
                None => {
                    let name = entity.xml10_content();
                    words(quick_xml::escape::resolve_predefined_entity(&name)?);
                }
            },
            _ => {}
        }
    }
    let root = open.pop()?;
    open.is_empty().then_some(root)
}

impl Element {
    fn elements(&self) -> impl Iterator<Item = &Self> {
        self.inside.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Words(_) => None,
        })
    }

    fn child(&self, names: &[&str]) -> Option<&Self> {
        self.elements()
            .find(|element| names.contains(&element.name.as_str()))
    }

    /// All its words in one line.
    fn words(&self) -> String {
        let mut words = String::new();
        let mut waiting: Vec<&Node> = self.inside.iter().rev().collect();
        while let Some(node) = waiting.pop() {
            match node {
                Node::Words(text) => words.push_str(text),
                Node::Element(element)
                    if matches!(role(&element.name), Role::Skipped | Role::Note) => {}
                Node::Element(element) => waiting.extend(element.inside.iter().rev()),
            }
        }
        collapse(&words)
    }
}

/// The page being written.
#[derive(Debug, Default)]
struct Page {
    html: String,
    has_title: bool,
    notes: Vec<String>,
}

impl Page {
    /// What an element holds, in order. The recursion is as deep as the tree, which [`DEPTH`] bounds.
    fn inside(&mut self, element: &Element, level: u8) {
        for node in &element.inside {
            match node {
                Node::Words(words) => push_escaped(&mut self.html, words),
                Node::Element(inner) => self.element(inner, level),
            }
        }
    }

    fn wrapped(&mut self, name: &str, element: &Element, level: u8) {
        self.html.push_str(&format!("<{name}>"));
        self.inside(element, level);
        self.html.push_str(&format!("</{name}>"));
    }

    fn element(&mut self, element: &Element, level: u8) {
        match role(&element.name) {
            Role::Skipped => {}
            Role::Title if self.has_title => self.wrapped("p", element, level),
            Role::Title => {
                self.has_title = true;
                self.html.push_str("<h1>");
                push_escaped(&mut self.html, &element.words());
                self.html.push_str("</h1>");
            }
            Role::Level => self.level(element, level),
            Role::Item => self.item(element, level),
            // Those that head a level or an item were written with it.
            Role::Number | Role::Heading => {}
            Role::Note => {
                let before = std::mem::take(&mut self.html);
                for node in &element.inside {
                    match node {
                        Node::Words(words) => push_escaped(&mut self.html, words),
                        Node::Element(inner) => {
                            push_escaped(&mut self.html, &format!(" {} ", inner.words()))
                        }
                    }
                }
                let note = std::mem::replace(&mut self.html, before);
                self.notes.push(note);
                let number = self.notes.len();
                self.html
                    .push_str(&format!("<a href=\"#fn-{number}\">{number}</a>"));
            }
            Role::Line => match element.name.as_str() {
                name @ ("b" | "i" | "u" | "sub" | "sup" | "em" | "strong") => {
                    self.wrapped(name, element, level);
                }
                _ => self.inside(element, level),
            },
            Role::Kept(name) => self.wrapped(name, element, level),
            Role::Block => self.wrapped("div", element, level),
        }
    }

    /// A chapter or article: its number and title as one heading, then the rest of it.
    fn level(&mut self, element: &Element, level: u8) {
        let head = element.child(&["kop"]).unwrap_or(element);
        let parts = head
            .elements()
            .filter(|part| matches!(role(&part.name), Role::Number | Role::Heading));
        let heading: Vec<String> = parts
            .map(Element::words)
            .filter(|words| !words.is_empty())
            .collect();
        let inner = if heading.is_empty() {
            level
        } else {
            let rank = level.saturating_add(1).min(9);
            self.html
                .push_str(&format!("<div role=\"heading\" aria-level=\"{rank}\">"));
            push_escaped(&mut self.html, &heading.join(" "));
            self.html.push_str("</div>");
            rank
        };
        self.html.push_str("<div>");
        for node in &element.inside {
            match node {
                Node::Words(words) => push_escaped(&mut self.html, words),
                Node::Element(part) if part.name == "kop" => {}
                Node::Element(part) => self.element(part, inner),
            }
        }
        self.html.push_str("</div>");
    }

    /// A paragraph of an article or a point, with the number it prints.
    fn item(&mut self, element: &Element, level: u8) {
        let number = element
            .child(&["num", "lidnr", "li.nr"])
            .map(Element::words);
        let mark = number.filter(|number| number.chars().any(char::is_alphanumeric));
        let list = match &mark {
            Some(_) => "ol",
            // Points with a dash or a dot.
            None if matches!(element.name.as_str(), "li" | "indent" | "point") => "ul",
            None => {
                self.wrapped("div", element, level);
                return;
            }
        };
        self.html.push_str(&format!("<{list}><li"));
        if let Some(mark) = &mark {
            let ordinal = mark_of(&format!("{}.", mark.trim_end_matches(['.', ')', '°'])))
                .and_then(|read| read.readings.first().map(|reading| reading.ordinal))
                .unwrap_or(1);
            self.html.push_str(&format!(
                " value=\"{ordinal}\" data-mark=\"{}\"",
                escape(mark)
            ));
        }
        self.html.push('>');
        if let Some(heading) = element.child(&["heading"]) {
            self.wrapped("b", heading, level);
            self.html.push(' ');
        }
        self.inside(element, level);
        self.html.push_str(&format!("</li></{list}>"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_law_is_told_by_its_first_element() {
        assert!(is_law(
            "<?xml version=\"1.0\"?>\n<!-- x -->\n<akomaNtoso xmlns=\"x\">"
        ));
        assert!(is_law("<an:akomaNtoso>"));
        assert!(is_law("<toestand bwb-id=\"x\">"));
        assert!(!is_law("<?xml version=\"1.0\"?><html>"));
        assert!(!is_law("tekst"));
    }

    #[test]
    fn broken_and_hostile_laws_are_none() {
        assert!(to_html("<toestand><al>x</toestand>").is_none());
        assert!(to_html("<!DOCTYPE a [<!ENTITY x \"y\">]><toestand>&x;</toestand>").is_none());
        assert!(to_html(&format!("<toestand>{}", "<al>".repeat(10_000))).is_none());
    }
}
