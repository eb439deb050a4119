//! Formulas of a Word file as signs in a line: "a/(b+c)", "x²" as "x^2", roots with "√".

use super::WordReader;
use crate::documents::read::office::line::{HtmlLine, Look};
use crate::documents::read::office::xml::{XmlElement, XmlNode};

impl WordReader<'_> {
    pub(super) fn formula(&mut self, formula: &XmlElement, line: &mut HtmlLine) {
        if self.silent == 0 && !self.fields.is_telling() {
            let mut signs = String::new();
            write(formula, &mut signs);
            line.words(&signs, Look::default());
            self.last_change = None;
        }
    }
}

fn write(parent: &XmlElement, out: &mut String) {
    for node in &parent.inside {
        let XmlNode::Element(element) = node else {
            continue;
        };
        let part = |name: &str| {
            let mut part = String::new();
            if let Some(inner) = element.child(name) {
                write(inner, &mut part);
            }
            part
        };
        match &*element.name {
            "m:t" => out.push_str(&element.words()),
            "m:f" => {
                out.push_str(&format!(
                    "{}/{}",
                    whole(&part("m:num")),
                    whole(&part("m:den"))
                ));
            }
            "m:sSup" => out.push_str(&format!(
                "{}^{}",
                whole(&part("m:e")),
                whole(&part("m:sup"))
            )),
            "m:sSub" => out.push_str(&format!(
                "{}_{}",
                whole(&part("m:e")),
                whole(&part("m:sub"))
            )),
            "m:sSubSup" => out.push_str(&format!(
                "{}_{}^{}",
                whole(&part("m:e")),
                whole(&part("m:sub")),
                whole(&part("m:sup"))
            )),
            "m:rad" => out.push_str(&format!("√{}", whole(&part("m:e")))),
            "m:d" => {
                let properties = element.child("m:dPr");
                let sign = |name: &str, usual: &str| {
                    let said = properties.and_then(|p| p.child(name)?.get("m:val"));
                    said.unwrap_or(usual).to_owned()
                };
                out.push_str(&sign("m:begChr", "("));
                let mut inner = element
                    .elements()
                    .filter(|inner| inner.is("m:e"))
                    .peekable();
                while let Some(term) = inner.next() {
                    write(term, out);
                    if inner.peek().is_some() {
                        out.push_str(&sign("m:sepChr", "|"));
                    }
                }
                out.push_str(&sign("m:endChr", ")"));
            }
            "m:nary" => {
                let sign = element
                    .child("m:naryPr")
                    .and_then(|properties| properties.child("m:chr")?.get("m:val"));
                out.push_str(sign.unwrap_or("∫"));
                for (mark, name) in [("_", "m:sub"), ("^", "m:sup")] {
                    let bound = part(name);
                    if !bound.is_empty() {
                        out.push_str(&format!("{mark}{}", whole(&bound)));
                    }
                }
                out.push_str(&format!(" {}", part("m:e")));
            }
            name if name.ends_with("Pr") => {}
            _ => write(element, out),
        }
    }
}

/// In brackets where it is more than one sign or number.
fn whole(part: &str) -> String {
    if part.chars().all(char::is_alphanumeric) {
        part.to_owned()
    } else {
        format!("({part})")
    }
}
