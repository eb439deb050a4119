//! The parts of a workbook beside its sheets: which part is which, how cells look, the texts that cells
//! share. Reads only what the cells need.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::cells::Fault;
use super::shown::Shown;
use crate::platform::files::package::Package;

/// How a cell looks, as far as its words depend on it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) shown: Shown,
    pub(super) struck: bool,
}

/// The words of a cell, without those struck out, and whether there were such.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pub(super) words: String,
    pub(super) struck: bool,
}

/// The parts that a part names: by their relation, the path and the kind.
pub(super) fn parts_of(
    package: &mut Package<'_>,
    part: &str,
) -> Result<HashMap<String, (String, String)>, Fault> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let relations = format!("{folder}/_rels/{name}.rels");
    let mut reader = reader(package.part(&relations).ok_or(Fault::Kind)?);
    let mut found = HashMap::new();
    let mut buffer = Vec::new();
    loop {
        match next(&mut reader, &mut buffer)? {
            Event::Start(tag) if is(&tag, "Relationship") => {
                let get = |name| Ok(attribute(&tag, name)?.unwrap_or_default());
                let target: String = get("Target")?;
                let path = match target.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None => format!("{folder}/{}", target.trim_start_matches("./")),
                };
                found.insert(get("Id")?, (path, get("Type")?));
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// How cells look, by the number of their style.
pub(super) fn styles(package: &mut Package<'_>, path: &str) -> Result<Vec<Look>, Fault> {
    let Some(content) = package.part(path) else {
        return Ok(Vec::new());
    };
    let mut reader = reader(content);
    let mut codes: HashMap<String, Shown> = HashMap::new();
    let mut struck: Vec<bool> = Vec::new();
    let mut looks = Vec::new();
    // Fonts and styles stand in other lists too.
    let (mut fonts, mut cells) = (false, false);
    let mut buffer = Vec::new();
    loop {
        match next(&mut reader, &mut buffer)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "numFmt" => {
                    let code = attribute(&tag, "formatCode")?.unwrap_or_default();
                    let id = attribute(&tag, "numFmtId")?.unwrap_or_default();
                    codes.insert(id, Shown::by_code(&code));
                }
                "fonts" => fonts = true,
                "font" if fonts => struck.push(false),
                "strike" if fonts => {
                    if let Some(last) = struck.last_mut() {
                        *last = is_on_by_default(&tag)?;
                    }
                }
                "cellXfs" => cells = true,
                "xf" if cells => {
                    let id = attribute(&tag, "numFmtId")?.unwrap_or_default();
                    let font = attribute(&tag, "fontId")?.and_then(|font| font.parse().ok());
                    looks.push(Look {
                        shown: codes
                            .get(&id)
                            .copied()
                            .unwrap_or_else(|| id.parse().map_or(Shown::General, Shown::by_number)),
                        struck: font
                            .is_some_and(|font: usize| struck.get(font).copied().unwrap_or(false)),
                    });
                }
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "fonts" => fonts = false,
                "cellXfs" => cells = false,
                _ => {}
            },
            Event::Eof => return Ok(looks),
            _ => {}
        }
    }
}

/// The texts that cells share, in order.
pub(super) fn texts(package: &mut Package<'_>, path: &str) -> Result<Vec<Words>, Fault> {
    let Some(content) = package.part(path) else {
        return Ok(Vec::new());
    };
    let mut reader = reader(content);
    let mut found = Vec::new();
    let mut buffer = Vec::new();
    loop {
        match next(&mut reader, &mut buffer)? {
            Event::Start(tag) if is(&tag, "si") => found.push(text(&mut reader, "si")?),
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A text in runs, up to the end of its element; what is only for pronouncing it (`rPh`) aside.
pub(super) fn text(reader: &mut Reader<impl BufRead>, element: &str) -> Result<Words, Fault> {
    let mut out = Words::default();
    let mut words = String::new();
    let (mut in_words, mut struck, mut aside) = (false, false, false);
    let mut buffer = Vec::new();
    loop {
        match next(reader, &mut buffer)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => in_words = true,
                "r" => struck = false,
                "strike" => struck = is_on_by_default(&tag)?,
                "rPh" => aside = true,
                _ => {}
            },
            Event::Text(said) if in_words => words.push_str(&said.xml10_content()),
            Event::CData(said) if in_words => words.push_str(&said.xml10_content()),
            Event::GeneralRef(said) if in_words => words.push_str(&entity(&said)?),
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => {
                    in_words = false;
                    let said = std::mem::take(&mut words);
                    if struck && !aside {
                        out.struck |= !said.trim().is_empty();
                    } else if !aside {
                        out.words.push_str(&run_text(&said));
                    }
                }
                "r" => struck = false,
                "rPh" => aside = false,
                own if own == element => return Ok(out),
                _ => {}
            },
            Event::Eof => return Err(Fault::Broken),
            _ => {}
        }
    }
}

/// Words with the signs that are written as `_x000D_` (ECMA-376, 22.4.2.4).
pub(super) fn run_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let sign = tail
            .get(2..6)
            .filter(|_| tail.get(6..7) == Some("_"))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .and_then(char::from_u32);
        match sign {
            Some(sign) => {
                out.push(sign);
                rest = tail.get(7..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = tail.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    // A line end is often written as both.
    out.replace("\r\n", "\n").replace('\r', "\n")
}

pub(super) fn reader<R: BufRead>(content: R) -> Reader<R> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().expand_empty_elements = true;
    reader
}

pub(super) fn next<'b>(
    reader: &mut Reader<impl BufRead>,
    buffer: &'b mut Vec<u8>,
) -> Result<Event<'b>, Fault> {
    buffer.clear();
    reader.read_event_into(buffer).map_err(|_| Fault::Broken)
}

pub(super) fn is(tag: &BytesStart<'_>, name: &str) -> bool {
    tag.local_name().as_ref() == name
}

/// An attribute by its name, whatever its prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, Fault> {
    for one in tag.attributes() {
        let one = one.map_err(|_| Fault::Broken)?;
        if one.key.local_name().as_ref() == name {
            let value = one.normalized_value(XmlVersion::Implicit1_0);
            return Ok(Some(value.map_err(|_| Fault::Broken)?.into_owned()));
        }
    }
    Ok(None)
}

/// Whether an attribute says yes.
pub(super) fn is_on(tag: &BytesStart<'_>, name: &str) -> Result<bool, Fault> {
    let value = attribute(tag, name)?;
    Ok(value.is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on")))
}

/// Whether a property that stands there counts: it does unless it says no.
fn is_on_by_default(tag: &BytesStart<'_>) -> Result<bool, Fault> {
    let value = attribute(tag, "val")?;
    Ok(value.is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off")))
}

/// The sign an entity stands for.
pub(super) fn entity(entity: &BytesRef<'_>) -> Result<String, Fault> {
    match entity.resolve_char_ref().map_err(|_| Fault::Broken)? {
        Some(sign) => Ok(sign.to_string()),
        None => quick_xml::escape::resolve_predefined_entity(&entity.xml10_content())
            .map(str::to_owned)
            .ok_or(Fault::Broken),
    }
}
