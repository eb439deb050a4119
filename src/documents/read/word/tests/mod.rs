//! Word files as Word and others write them, read from the package to the passages.

mod numbers;
mod text;

use crate::documents::outline::Changes;
use crate::documents::read::office::packed::{outline, packed, told};

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

const TYPES: &str = "<Types><Override PartName=\"/word/document.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

/// A file of this body, and parts beside it: their names and what stands in them.
pub(super) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    let mut all = vec![
        ("[Content_Types].xml".to_owned(), TYPES.to_owned()),
        ("word/document.xml".to_owned(), document),
    ];
    for (name, inner) in parts {
        let root = name.trim_end_matches(".xml");
        let whole = format!("<w:{root} {SPACES}>{inner}</w:{root}>");
        all.push((format!("word/{name}"), whole));
    }
    let parts: Vec<(&str, &str)> = all.iter().map(|(n, c)| (n.as_str(), c.as_str())).collect();
    packed(&parts)
}

pub(super) fn read(body: &str, parts: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    told(&outline("d.docx", docx(body, parts), Changes::Accept))
}

pub(super) fn refused(body: &str, parts: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    told(&outline("d.docx", docx(body, parts), Changes::Refuse))
}

pub(super) fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

pub(super) fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run(text))
}

pub(super) fn item(list: u32, level: u32, text: &str) -> String {
    let numbers =
        format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
    paragraph(&numbers, text)
}

pub(super) fn level(at: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

/// Two definitions and five lists that use them.
pub(super) fn numbering() -> String {
    let first = [
        level(0, "upperRoman", "%1.", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "lowerLetter", "%3)", "<w:lvlRestart w:val=\"1\"/>"),
        level(3, "bullet", "•", ""),
    ]
    .concat();
    let second = level(0, "decimal", "%1.", "") + &level(1, "lowerLetter", "%2.", "");
    format!(
        "<w:abstractNum w:abstractNumId=\"0\">{first}</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">{second}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num>\
         <w:num w:numId=\"4\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
         <w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride></w:num>",
        level(0, "ordinal", "Lid %1", "")
    )
}
