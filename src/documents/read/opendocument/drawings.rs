//! Pictures, shapes and boxes of text in an OpenDocument file.

use super::Reader;
use crate::documents::read::office::line::Line;
use crate::documents::read::office::xml::Element;
use crate::documents::remark::Noticed;

impl<'a> Reader<'a> {
    pub(super) fn drawing(&mut self, drawing: &'a Element, line: &mut Line) {
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
            .map(Element::words)
            .find(|said| !said.trim().is_empty());
        let holds = |name: &str| drawing.child(name);
        if let Some(text) = holds("draw:text-box") {
            self.boxes.push(text);
        } else if drawing
            .elements()
            .any(|e| e.is("text:p") || e.is("text:list"))
        {
            self.boxes.push(drawing);
        } else if is_decoration {
        } else if let Some(said) = said {
            line.picture(&said);
        } else if holds("draw:image").is_some() && holds("draw:object").is_none() {
            self.remarks.notice(Noticed::Picture, "");
        } else if drawing.is("draw:frame") || drawing.is("draw:custom-shape") {
            self.remarks.notice(Noticed::Drawing, "");
        }
    }
}
