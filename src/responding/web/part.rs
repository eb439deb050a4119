//! Which part of a passage a comment is about, as the form offers it.

use std::ops::Range;

use serde::Serialize;

use super::comment_form::{CommentForm, SELECTED, range};
use crate::comments::actions::Place;
use crate::documents::{Mark, highlight, sentences, words};
use crate::web::Choice;

/// The choice of a part, for the template.
#[derive(Debug, Default, Serialize)]
pub(super) struct PartView {
    /// The sentences, and the words selected if any were; empty where there is nothing to choose.
    pub options: Vec<Choice>,
    /// The value of one of them; "" for the whole passage.
    pub chosen: String,
    /// The words of the sentence chosen, to narrow it.
    pub words: Vec<Choice>,
    pub first: String,
    pub last: String,
    /// The words meant; "" for the whole passage.
    pub quote: String,
}

fn option(text: &str, range: &Range<usize>) -> Choice {
    Choice {
        value: format!("{}-{}", range.start, range.end),
        text: text.chars().skip(range.start).take(range.len()).collect(),
    }
}

/// The choice as the form shows it, and the HTML of the passage with the words meant marked.
pub(super) fn part_view(place: &Place, sent: &CommentForm, html: &str) -> (PartView, String) {
    // As it was read: the parts are counted in its characters.
    let (Some(passage), Some(text)) = (&place.passage, place.text_read(sent.errata())) else {
        return (PartView::default(), String::new());
    };
    let text = text.as_str();
    // Words that were mended since are shown where they stand now.
    let found = match place.clone().quoting(&sent.selector()) {
        Ok(quoting) => quoting.quote.clone().zip(quoting.standing()),
        Err(_) => None,
    };
    let mut view = PartView {
        options: sentences(text)
            .iter()
            .map(|sentence| option(text, sentence))
            .collect(),
        ..PartView::default()
    };
    if view.options.len() == 1 {
        // A passage of one sentence is narrowed from the whole.
        view.options = vec![option(text, &(0..text.chars().count()))];
    }
    match sent.sentence.as_deref() {
        None | Some(SELECTED) => {
            if !sent.quote.is_empty() {
                SELECTED.clone_into(&mut view.chosen);
                view.options.push(Choice {
                    value: SELECTED.to_owned(),
                    text: sent.quote.clone(),
                });
            }
        }
        Some(sentence) => {
            if !sent.quote.is_empty() {
                view.options.push(Choice {
                    value: SELECTED.to_owned(),
                    text: sent.quote.clone(),
                });
            }
            if let Some(sentence) = range(sentence) {
                let narrowed = sent.narrowed(sentence.clone());
                let words = words(text, &sentence);
                view.chosen = format!("{}-{}", sentence.start, sentence.end);
                let value = |word: &Range<usize>| format!("{}-{}", word.start, word.end);
                view.first = words
                    .iter()
                    .find(|word| word.start == narrowed.start)
                    .map(value)
                    .unwrap_or_default();
                view.last = words
                    .iter()
                    .find(|word| word.end == narrowed.end)
                    .map(value)
                    .unwrap_or_default();
                view.words = words.iter().map(|word| option(text, word)).collect();
            }
        }
    }
    let marked = match &found {
        Some((_, range)) => {
            let mark = Mark {
                range: range.clone(),
                of: 0,
            };
            highlight(html, &passage.text, &[mark])
        }
        None => html.to_owned(),
    };
    view.quote = found.map(|(quote, _)| quote.exact).unwrap_or_default();
    (view, marked)
}
