//! Pictures, shapes and boxes of text in an OpenDocument file.

use super::OdfReader;
use crate::documents::read::office::line::HtmlLine;
use crate::documents::read::office::xml::XmlElement;
use crate::documents::remark::Noticed;

impl<'a> OdfReader<'a> {
    pub(super) fn drawing(&mut self, drawing: &'a XmlElement, line: &mut HtmlLine) {
        if drawing.is("draw:g") || drawing.is("draw:a") {
            let shapes = drawing.elements().filter(|e| e.name.starts_with("draw:"));
            for inner in shapes {
                self.drawing(inner, line);
            }
            return;
        }
        let is_decoration = drawing.get("loext:decorative") == Some("true")
            || drawing.get("draw:decorative") == Some("true");
        let said = ["svg:desc", "svg:title"]
            .iter()
            .filter_map(|name| drawing.child(name))
            .map(XmlElement::words)
            .find(|said| !said.trim().is_empty());
        let holds = |name: &str| drawing.child(name);
        if let Some(text) = holds("draw:text-box") {
            self.boxes.push(text);
        } else if drawing
            .elements()
            .any(|e| e.is("text:p") || e.is("text:list"))
        {
            self.boxes.push(drawing);
        } else if let Some(said) = said.filter(|_| !is_decoration) {
            line.picture(&said);
        } else if is_decoration {
            // It shows nothing that words would tell.
        } else if holds("draw:image").is_some() && holds("draw:object").is_none() {
            self.remarks.notice(Noticed::Picture, "");
        } else if drawing.is("draw:frame") || drawing.is("draw:custom-shape") {
            self.remarks.notice(Noticed::Drawing, "");
        }
    }
}
