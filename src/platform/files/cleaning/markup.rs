//! XML copied without some of its elements and attributes: what texts of Word and OpenDocument are
//! made of.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer, XmlVersion};

/// What becomes of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Keep,
    /// Its content stays, it goes.
    Unwrap,
    /// It goes with its content.
    Drop,
}

/// What stays and what goes. Names are without their prefix.
pub(super) trait Rules {
    fn element(&mut self, name: &str, tag: &BytesStart<'_>) -> Fate;

    /// Whether an attribute goes, by its name and value.
    fn goes(&mut self, attribute: &str, value: &str) -> bool;

    /// Words in an element that goes, with the name of the innermost element around them.
    fn gone(&mut self, _name: &str, _words: &str) {}
}

/// Elements that may stand within one another.
const DEPTH: usize = 1000;

/// The copy; `None` for what is not well formed or declares entities.
pub(super) fn filter(input: impl BufRead, rules: &mut impl Rules) -> Option<Vec<u8>> {
    let mut reader = Reader::from_reader(input);
    let mut writer = Writer::new(Vec::new());
    let mut buffer = Vec::new();
    // The fate of each element that is open; within one that goes, all go.
    let mut open: Vec<Fate> = Vec::new();
    let mut inner = String::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).ok()?;
        let gone = open.last() == Some(&Fate::Drop);
        match event {
            Event::Eof => return open.is_empty().then(|| writer.into_inner()),
            Event::DocType(_) => return None,
            // Neither is shown to anybody.
            Event::Comment(_) | Event::PI(_) => {}
            Event::Start(tag) => {
                let fate = if gone {
                    tag.local_name().as_ref().clone_into(&mut inner);
                    Fate::Drop
                } else {
                    fate(&tag, rules)
                };
                if fate == Fate::Keep {
                    writer.write_event(Event::Start(kept(&tag, rules)?)).ok()?;
                }
                open.push(fate);
                if open.len() > DEPTH {
                    return None;
                }
            }
            Event::Empty(tag) => {
                if !gone && fate(&tag, rules) == Fate::Keep {
                    writer.write_event(Event::Empty(kept(&tag, rules)?)).ok()?;
                }
            }
            Event::End(tag) => {
                if open.pop()? == Fate::Keep {
                    writer.write_event(Event::End(tag)).ok()?;
                }
            }
            Event::Text(words) if gone => rules.gone(&inner, &words.xml10_content()),
            _ if gone => {}
            other => writer.write_event(other).ok()?,
        }
    }
}

fn fate(tag: &BytesStart<'_>, rules: &mut impl Rules) -> Fate {
    let name = tag.local_name();
    rules.element(name.as_ref(), tag)
}

/// The tag without the attributes that go.
fn kept<'a>(tag: &BytesStart<'a>, rules: &mut impl Rules) -> Option<BytesStart<'a>> {
    let mut all = Vec::new();
    let mut fewer = false;
    for attribute in tag.attributes() {
        let attribute = attribute.ok()?;
        if rules.goes(attribute.key.local_name().as_ref(), &attribute.value) {
            fewer = true;
        } else {
            all.push(attribute);
        }
    }
    if !fewer {
        return Some(tag.to_owned());
    }
    let name = tag.name().as_ref().to_owned();
    Some(BytesStart::new(name).with_attributes(all))
}

/// The value of the attribute of this name, whatever its prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .and_then(|attribute| {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            Some(value.ok()?.into_owned())
        })
}

/// The words of a short part, each with the name of the element around them.
pub(super) fn words(input: impl BufRead) -> Vec<(String, String)> {
    struct All(Vec<(String, String)>);
    impl Rules for All {
        fn element(&mut self, _: &str, _: &BytesStart<'_>) -> Fate {
            Fate::Drop
        }
        fn goes(&mut self, _: &str, _: &str) -> bool {
            true
        }
        fn gone(&mut self, name: &str, words: &str) {
            if self.0.len() < 200 && !words.trim().is_empty() {
                self.0.push((name.to_owned(), words.to_owned()));
            }
        }
    }
    let mut all = All(Vec::new());
    // What was read before it broke off is told all the same.
    let _ = filter(input, &mut all);
    all.0
}
