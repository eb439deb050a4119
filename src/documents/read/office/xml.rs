//! XML as a tree, whoever wrote it: names carry the prefix that the standards give their namespace, whatever the file
//! calls it. Hostile XML costs no more than its size: depth and elements are bounded, entities are refused.

use std::collections::HashSet;
use std::rc::Rc;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceResolver, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

/// Elements within one another at the most; documents have some forty.
const DEPTH: usize = 250;
/// Elements of a part beyond which it is taken for an attack.
const ELEMENTS: usize = 2_000_000;

/// Namespaces that are read, by the prefix they have here.
const NAMESPACES: &[(&str, &str)] = &[
    (
        "w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    ("w", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    (
        "r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "r",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    (
        "w14",
        "http://schemas.microsoft.com/office/word/2010/wordml",
    ),
    (
        "w15",
        "http://schemas.microsoft.com/office/word/2012/wordml",
    ),
    (
        "wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        "wp",
        "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    ),
    (
        "m",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    ("m", "http://purl.oclc.org/ooxml/officeDocument/math"),
    (
        "mc",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    ),
    ("v", "urn:schemas-microsoft-com:vml"),
    (
        "adec",
        "http://schemas.microsoft.com/office/drawing/2017/decorative",
    ),
    (
        "rel",
        "http://schemas.openxmlformats.org/package/2006/relationships",
    ),
    ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
    (
        "fo",
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    ),
    (
        "svg",
        "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    ),
    (
        "loext",
        "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    ),
    (
        "manifest",
        "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    ),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("xlink", "http://www.w3.org/1999/xlink"),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
];

/// An element with what it holds.
#[derive(Debug, Default)]
pub(in crate::documents::read) struct XmlElement {
    /// "w:p"; of a namespace that is not read only the name behind the colon, ":txbx".
    pub name: Rc<str>,
    attributes: Vec<(Rc<str>, Box<str>)>,
    pub inside: Vec<XmlNode>,
}

/// What an element holds.
#[derive(Debug)]
pub(in crate::documents::read) enum XmlNode {
    Element(XmlElement),
    Words(String),
}

/// Why a text is no tree.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::documents::read) enum Fault {
    /// It is not whole, or declares entities.
    Broken,
    /// It nests deeper than so many elements.
    TooDeep(usize),
    /// It holds more elements than any document.
    TooLarge,
}

impl XmlElement {
    pub(in crate::documents::read) fn is(&self, name: &str) -> bool {
        &*self.name == name
    }

    /// The value of an attribute: "w:val".
    pub(in crate::documents::read) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| &**known == name);
        found.map(|(_, value)| &**value)
    }

    pub(in crate::documents::read) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }

    pub(in crate::documents::read) fn elements(&self) -> impl DoubleEndedIterator<Item = &Self> {
        self.inside.iter().filter_map(|node| match node {
            XmlNode::Element(element) => Some(element),
            XmlNode::Words(_) => None,
        })
    }

    pub(in crate::documents::read) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.is(name))
    }

    /// The attribute `w:val` of a child, as Word keeps its properties.
    pub(in crate::documents::read) fn value(&self, child: &str) -> Option<&str> {
        self.child(child)?.get("w:val")
    }

    /// Everything below, in order. As deep as the tree, which [`DEPTH`] bounds.
    pub(in crate::documents::read) fn below(&self) -> impl Iterator<Item = &Self> {
        let mut waiting: Vec<&Self> = self.elements().rev().collect();
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(next.elements().rev());
            Some(next)
        })
    }

    /// All its words.
    pub(in crate::documents::read) fn words(&self) -> String {
        let mut words = String::new();
        let mut waiting: Vec<&XmlNode> = self.inside.iter().rev().collect();
        while let Some(node) = waiting.pop() {
            match node {
                XmlNode::Words(text) => words.push_str(text),
                XmlNode::Element(element) => waiting.extend(element.inside.iter().rev()),
            }
        }
        words
    }
}

/// Reads a text as a tree; its outermost element.
pub(in crate::documents::read) fn tree(text: &str) -> Result<XmlElement, Fault> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut names = Names::default();
    let mut open = vec![XmlElement::default()];
    let mut count = 0_usize;
    loop {
        let event = reader.read_event().map_err(|_| Fault::Broken)?;
        match event {
            Event::Eof => break,
            Event::DocType(kind) if kind.xml10_content().contains("<!ENTITY") => {
                return Err(Fault::Broken);
            }
            Event::Start(tag) => {
                count += 1;
                if open.len() > DEPTH {
                    return Err(Fault::TooDeep(DEPTH));
                }
                if count > ELEMENTS {
                    return Err(Fault::TooLarge);
                }
                open.push(names.element(&tag, reader.resolver())?);
            }
            Event::End(_) => {
                let closed = open.pop().ok_or(Fault::Broken)?;
                let above = open.last_mut().ok_or(Fault::Broken)?;
                above.inside.push(XmlNode::Element(closed));
            }
            Event::Text(text) => words(&mut open, &text.xml10_content()),
            Event::CData(text) => words(&mut open, &text.xml10_content()),
            Event::GeneralRef(entity) => {
                match entity.resolve_char_ref().map_err(|_| Fault::Broken)? {
                    Some(c) => words(&mut open, c.encode_utf8(&mut [0; 4])),
                    None => {
                        let name = entity.xml10_content();
                        let sign = quick_xml::escape::resolve_predefined_entity(&name);
                        words(&mut open, sign.ok_or(Fault::Broken)?);
                    }
                }
            }
            _ => {}
        }
    }
    let outside = open.pop().filter(|_| open.is_empty());
    let mut inside = outside.ok_or(Fault::Broken)?.inside.into_iter();
    inside
        .find_map(|node| match node {
            XmlNode::Element(root) => Some(root),
            XmlNode::Words(_) => None,
        })
        .ok_or(Fault::Broken)
}

fn words(open: &mut [XmlElement], added: &str) {
    if let Some(XmlElement { inside, .. }) = open.last_mut() {
        match inside.last_mut() {
            Some(XmlNode::Words(before)) => before.push_str(added),
            _ => inside.push(XmlNode::Words(added.to_owned())),
        }
    }
}

/// Names, each kept once.
#[derive(Default)]
struct Names(HashSet<Rc<str>>);

impl Names {
    fn kept(&mut self, prefix: &str, name: &str) -> Rc<str> {
        let whole = if prefix.is_empty() {
            name.to_owned()
        } else {
            format!("{}:{name}", prefix.trim_end_matches(':'))
        };
        if let Some(known) = self.0.get(whole.as_str()) {
            return known.clone();
        }
        let name: Rc<str> = whole.into();
        self.0.insert(name.clone());
        name
    }

    fn element(
        &mut self,
        tag: &BytesStart<'_>,
        resolver: &NamespaceResolver,
    ) -> Result<XmlElement, Fault> {
        let (space, local) = resolver.resolve_element(tag.name());
        let name = self.kept(prefix(&space).unwrap_or(":"), local.as_ref());
        let mut attributes = Vec::new();
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Fault::Broken)?;
            let (space, local) = resolver.resolve_attribute(attribute.key);
            let prefix = match &space {
                ResolveResult::Unbound => "",
                space => match prefix(space) {
                    Some(prefix) => prefix,
                    None => continue,
                },
            };
            // What Word keeps to merge files by.
            if prefix == "w" && local.as_ref().starts_with("rsid") {
                continue;
            }
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| Fault::Broken)?;
            attributes.push((self.kept(prefix, local.as_ref()), value.into()));
        }
        Ok(XmlElement {
            name,
            attributes,
            inside: Vec::new(),
        })
    }
}

fn prefix(space: &ResolveResult<'_>) -> Option<&'static str> {
    let ResolveResult::Bound(space) = space else {
        return None;
    };
    let known = NAMESPACES.iter().find(|(_, uri)| *uri == space.0);
    known.map(|(prefix, _)| *prefix)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    #[test]
    fn names_are_those_of_the_standard_whatever_the_file_calls_them() {
        for xml in [
            format!("<w:p xmlns:w='{WORD}'><w:jc w:val='left'/></w:p>"),
            format!("<ns0:p xmlns:ns0='{WORD}'><ns0:jc ns0:val='left'/></ns0:p>"),
            "<p xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main' xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><jc x:val='left'/></p>".to_owned(),
        ] {
            let root = tree(&xml).unwrap();
            assert!(root.is("w:p"), "{root:?}");
            assert_eq!(root.value("w:jc"), Some("left"));
        }
        assert!(tree("<a:p xmlns:a='urn:x'/>").unwrap().is(":p"));
    }

    #[test]
    fn broken_and_hostile_xml_is_no_tree() {
        for xml in [
            "",
            "tekst",
            "<a><b></a>",
            "<a>&x;</a>",
            "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
        ] {
            assert_eq!(tree(xml).unwrap_err(), Fault::Broken, "{xml}");
        }
        let deep = format!("{}x{}", "<a>".repeat(9000), "</a>".repeat(9000));
        assert_eq!(tree(&deep).unwrap_err(), Fault::TooDeep(DEPTH));
        let many = "<b/>".repeat(20_000);
        assert_eq!(
            tree(&format!("<a>{many}</a>")).unwrap().inside.len(),
            20_000
        );
        assert_eq!(tree("<a>x &amp; &#233;</a>").unwrap().words(), "x & é");
    }
}
