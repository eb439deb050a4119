//! Pictures, shapes and boxes of text in a Word file. A box is kept twice, for newer programs and for older ones; the
//! first is read.

use super::WordReader;
use super::text::chosen;
use crate::documents::read::office::line::{HtmlLine, Look};
use crate::documents::read::office::xml::XmlElement;
use crate::documents::remark::Noticed;

/// What a drawing holds.
#[derive(Debug, Default)]
struct Held<'a> {
    boxes: Vec<&'a XmlElement>,
    is_picture: bool,
    /// What it says it shows.
    shows: Option<&'a str>,
    /// Words drawn as a shape.
    drawn: Vec<&'a str>,
    is_decoration: bool,
}

impl<'a> WordReader<'a> {
    pub(super) fn drawing(&mut self, drawing: &'a XmlElement, line: &mut HtmlLine) {
        let mut held = Held::default();
        look(drawing, &mut held);
        for words in held.drawn {
            line.words(words, Look::default());
        }
        let has_text = !held.boxes.is_empty();
        self.boxes.extend(held.boxes);
        if held.is_decoration {
            return;
        }
        match held.shows {
            Some(shows) if !has_text || held.is_picture => line.picture(shows),
            Some(_) => {}
            None if held.is_picture => self.remarks.notice(Noticed::Picture, ""),
            None if has_text || drawing.is("w:pict") => {}
            None => self.remarks.notice(Noticed::Drawing, ""),
        }
    }
}

fn look<'a>(parent: &'a XmlElement, held: &mut Held<'a>) {
    for element in parent.elements() {
        match &*element.name {
            "w:txbxContent" => {
                held.boxes.push(element);
                continue;
            }
            "mc:AlternateContent" => {
                if let Some(chosen) = chosen(element) {
                    look(chosen, held);
                }
                continue;
            }
            "wp:docPr" => {
                let said = element.get("descr").or_else(|| element.get("title"));
                held.shows = held.shows.or(said.filter(|said| !said.trim().is_empty()));
            }
            "v:shape" | "v:rect" | "v:roundrect" => {
                let said = element.get("alt").filter(|said| !said.trim().is_empty());
                held.shows = held.shows.or(said);
            }
            "v:textpath" => held.drawn.extend(element.get("string")),
            "v:imagedata" | ":blip" => held.is_picture = true,
            "adec:decorative" => {
                held.is_decoration |= element
                    .get("val")
                    .is_none_or(|on| on == "1" || on == "true");
            }
            _ => {}
        }
        look(element, held);
    }
}
