//! The comments of a Word file: their words, who wrote them when, which reply to which, and which are done
//! ([MS-DOCX] 2.5.4, commentsExtended).

use std::collections::HashMap;

use super::authors::{moment, name};
use crate::documents::read::office::xml::XmlElement;
use crate::documents::returned::MarginComment;

/// The comments in order, each with its id.
pub(super) fn read(
    comments: Option<&XmlElement>,
    extended: Option<&XmlElement>,
) -> Vec<(String, MarginComment)> {
    let all: Vec<&XmlElement> = comments
        .into_iter()
        .flat_map(XmlElement::elements)
        .filter(|element| element.is("w:comment"))
        .collect();
    // A comment is known by its last paragraph.
    let mut by_paragraph = HashMap::new();
    for (at, comment) in all.iter().enumerate() {
        for paragraph in comment.below().filter(|inner| inner.is("w:p")) {
            if let Some(id) = paragraph.get("w14:paraId") {
                by_paragraph.insert(id, at);
            }
        }
    }
    let mut replies = HashMap::new();
    let mut done = HashMap::new();
    for known in extended.into_iter().flat_map(XmlElement::elements) {
        let of = |attribute| by_paragraph.get(known.get(attribute)?).copied();
        let Some(at) = of("w15:paraId") else { continue };
        if let Some(parent) = of("w15:paraIdParent").filter(|parent| *parent != at) {
            replies.insert(at, parent);
        }
        let is_done = matches!(known.get("w15:done"), Some("1" | "true" | "on"));
        done.insert(at, is_done);
    }
    all.iter()
        .enumerate()
        .map(|(at, comment)| {
            let reply_to = replies.get(&at).copied();
            let is_done = |at| done.get(&at).copied().unwrap_or(false);
            (
                comment.get("w:id").unwrap_or_default().to_owned(),
                MarginComment {
                    author: name(comment.get("w:author")),
                    at: moment(comment.get("w:date")),
                    body: body(comment),
                    resolved: is_done(at) || reply_to.is_some_and(is_done),
                    reply_to,
                    ..MarginComment::default()
                },
            )
        })
        .collect()
}

/// Its paragraphs, those taken away not among them.
fn body(comment: &XmlElement) -> String {
    let mut paragraphs = Vec::new();
    for paragraph in comment.below().filter(|inner| inner.is("w:p")) {
        let mut words = String::new();
        said(paragraph, &mut words);
        let words = words.trim();
        if !words.is_empty() {
            paragraphs.push(words.to_owned());
        }
    }
    paragraphs.join("\n\n")
}

fn said(parent: &XmlElement, words: &mut String) {
    for element in parent.elements() {
        match &*element.name {
            "w:t" => words.push_str(&element.words()),
            "w:tab" | "w:ptab" => words.push(' '),
            "w:br" | "w:cr" => words.push('\n'),
            "w:noBreakHyphen" => words.push('-'),
            "w:del" | "w:moveFrom" | "w:p" | "w:instrText" => {}
            name if name.ends_with("Pr") => {}
            _ => said(element, words),
        }
    }
}
