//! One line of words as HTML: emphasis that runs share is written once, links and notes stand where they are.
//! Knows no format and no paragraphs.

use crate::platform::html::{escape, push_escaped};

/// How words look, as far as that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::documents::read) struct Look {
    pub strong: bool,
    pub em: bool,
    pub struck: bool,
    pub underlined: bool,
    /// Above the line, or below it.
    pub shift: Shift,
}

/// Where words stand beside the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::documents::read) enum Shift {
    #[default]
    None,
    Above,
    Below,
}

impl Look {
    fn tags(self) -> impl DoubleEndedIterator<Item = &'static str> {
        [
            (self.strong, "strong"),
            (self.em, "em"),
            (self.struck, "s"),
            (self.underlined, "u"),
            (self.shift == Shift::Above, "sup"),
            (self.shift == Shift::Below, "sub"),
        ]
        .into_iter()
        .filter_map(|(is_on, tag)| is_on.then_some(tag))
    }
}

/// A line being written.
#[derive(Debug, Default)]
pub(in crate::documents::read) struct HtmlLine {
    html: String,
    look: Look,
    in_link: bool,
    words: bool,
}

impl HtmlLine {
    /// Whether it shows anything: words, a picture or a note.
    pub(in crate::documents::read) fn shows(&self) -> bool {
        self.words
    }

    /// Bytes written so far: more than before where something was added.
    pub(in crate::documents::read) fn length(&self) -> usize {
        self.html.len()
    }

    pub(in crate::documents::read) fn words(&mut self, words: &str, look: Look) {
        if !words.chars().all(char::is_whitespace) {
            self.look_like(look);
            self.words = true;
        }
        push_escaped(&mut self.html, words);
    }

    fn look_like(&mut self, look: Look) {
        // Links are underlined by themselves.
        let look = Look {
            underlined: look.underlined && !self.in_link,
            ..look
        };
        if look == self.look {
            return;
        }
        for tag in self.look.tags().rev() {
            self.html.push_str(&format!("</{tag}>"));
        }
        for tag in look.tags() {
            self.html.push_str(&format!("<{tag}>"));
        }
        self.look = look;
    }

    pub(in crate::documents::read) fn line_break(&mut self) {
        self.html.push_str("<br>");
    }

    pub(in crate::documents::read) fn space(&mut self) {
        self.html.push(' ');
    }

    /// What follows leads to an address; only one at a time.
    pub(in crate::documents::read) fn open_link(&mut self, address: &str) {
        self.close_link();
        self.look_like(Look::default());
        self.in_link = true;
        self.html
            .push_str(&format!("<a href=\"{}\">", escape(address)));
    }

    pub(in crate::documents::read) fn close_link(&mut self) {
        if std::mem::take(&mut self.in_link) {
            self.look_like(Look::default());
            self.html.push_str("</a>");
        }
    }

    /// A reference to the note of that index, printed as the mark.
    pub(in crate::documents::read) fn note(&mut self, index: usize, mark: &str) {
        self.close_link();
        self.look_like(Look::default());
        self.words = true;
        let mark = escape(mark);
        self.html
            .push_str(&format!("<a href=\"#fn-{index}\">{mark}</a>"));
    }

    /// A picture, in the words that say what it shows.
    pub(in crate::documents::read) fn picture(&mut self, shows: &str) {
        self.words = true;
        self.html
            .push_str(&format!("<img alt=\"{}\">", escape(shows.trim())));
    }

    /// The HTML, everything closed.
    pub(in crate::documents::read) fn finish(mut self) -> String {
        self.close_link();
        self.look_like(Look::default());
        self.html
    }
}
