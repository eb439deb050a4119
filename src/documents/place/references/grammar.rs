//! How people write references: a reference as words, numbers and signs, and from these the places it
//! names, each a few steps from a Section down to an item. Knows words and order, no text.

use super::tokens::{Token, is_before, tokens};
use super::words::{Announced, announced, is_filler, is_label, is_other_text, ordinal_word, roman};

/// One place, as somebody names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct NamedPlace {
    /// Sections, from the outermost: "hoofdstuk 3", "3.1".
    pub sections: Vec<(Option<Announced>, String)>,
    /// What is within the last of them: "lid 2", "onder b".
    pub within: Vec<(Within, String)>,
    /// Things with a number of their own, by the word for them: "tabel 3".
    pub things: Vec<(String, String)>,
    pub footnote: Option<String>,
    pub line: Option<String>,
    /// Whether a page was named. A text here has none.
    pub page: bool,
    /// Words before the first number that announce nothing.
    pub front: Vec<String>,
    /// Words behind it.
    pub behind: Vec<String>,
    /// A whole number that nothing announced stands first: "3 remarks" names nothing.
    pub weak: bool,
    /// Another text was named.
    pub elsewhere: Vec<String>,
}

/// How a step within a Section was announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    Lid,
    Paragraph,
    Item,
    /// Not at all: "5.2, 1", "2(1)(b)".
    Bare,
}

/// The places a reference names, the first one first.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ReadReference {
    pub places: Vec<NamedPlace>,
    /// More of a range than is in `places`.
    pub ranges: bool,
}

/// Reads a reference.
pub(super) fn read(reference: &str) -> ReadReference {
    let mut parser = Parser::default();
    for token in tokens(reference) {
        parser.take(token);
    }
    parser.done()
}

#[derive(Default)]
struct Parser {
    places: Vec<NamedPlace>,
    at: NamedPlace,
    ranges: bool,
    /// What the next number is, when a word said so.
    pending: Option<Announced>,
    /// What the last number was.
    last: Option<Announced>,
    ordinal: Option<u32>,
    /// A word right before, which announces nothing known.
    unknown: Option<String>,
    /// The same, in capitals, also before "art." and the like: "ISO section 5".
    capitals: Option<String>,
    after: After,
    any: bool,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum After {
    #[default]
    Nothing,
    Comma,
    And,
    Range,
}

impl Parser {
    fn done(mut self) -> ReadReference {
        self.next_place();
        ReadReference {
            places: self.places,
            ranges: self.ranges,
        }
    }

    fn next_place(&mut self) {
        let said = std::mem::take(&mut self.at);
        let is_place = !said.sections.is_empty()
            || !said.within.is_empty()
            || !said.things.is_empty()
            || said.footnote.is_some()
            || said.line.is_some()
            || said.page;
        // Words that lead to no place belong to the one before or behind.
        if is_place {
            self.at.front.clone_from(&said.front);
            self.at.elsewhere.clone_from(&said.elsewhere);
            self.places.push(said);
        } else {
            self.at.front = said.front;
            self.at.elsewhere = said.elsewhere;
        }
    }

    fn take(&mut self, token: Token) {
        match token {
            Token::Comma => {
                self.unknown = None;
                self.capitals = None;
                if self.after == After::Nothing {
                    self.after = After::Comma;
                }
            }
            Token::And => {
                self.unknown = None;
                self.after = After::And;
            }
            Token::Range => {
                self.unknown = None;
                self.after = After::Range;
            }
            Token::Word(word, capitals) => self.word(word, capitals),
            Token::Number(id) => {
                self.number(id);
                self.any = true;
            }
            Token::Bracket(id) => {
                match self.pending.take() {
                    Some(kind) => self.step(kind, id),
                    None if self.at.sections.is_empty() && self.at.things.is_empty() => {
                        self.number(id);
                    }
                    None => self.at.within.push((Within::Bare, id)),
                }
                self.any = true;
            }
        }
    }

    fn word(&mut self, word: String, capitals: bool) {
        // "onder b", "bijlage p", "deel II".
        let is_id = is_label(&word) && (word.len() == 1 || roman(&word).is_some());
        if is_id && let Some(kind) = self.pending.take() {
            self.step(kind, word);
            self.any = true;
            return;
        }
        // "onder a en b".
        if is_id
            && matches!(self.after, After::And | After::Range)
            && self.last == Some(Announced::Item)
        {
            self.after = After::Nothing;
            self.sister(word);
            return;
        }
        if let Some(ordinal) = ordinal_word(&word) {
            self.ordinal = Some(ordinal);
            self.unknown = None;
            return;
        }
        if let Some(kind) = announced(&word) {
            self.unknown = None;
            if let Some(ordinal) = self.ordinal.take() {
                match kind {
                    Announced::Lid | Announced::Paragraph | Announced::Item => {
                        self.part(kind, ordinal.to_string());
                    }
                    _ => {}
                }
                self.any = true;
                return;
            }
            self.begin_anew_for(kind);
            self.pending = Some(kind);
            return;
        }
        if is_other_text(&word) && !(self.any && is_filler(&word)) {
            self.at.elsewhere.push(word.clone());
        } else if is_filler(&word) {
            self.unknown = None;
            return;
        }
        self.pending = None;
        self.unknown = Some(word.clone());
        if self.any {
            // "artikel 5 AVG"; "artikel 5 MFA" says something of it.
            if capitals && self.last == Some(Announced::Article) && word.chars().count() > 1 {
                self.at.elsewhere.push(word.clone());
            }
            self.at.behind.push(word);
        } else {
            if word.contains(|c: char| c.is_ascii_digit()) {
                self.at.elsewhere.push(word.clone());
            }
            self.capitals = capitals.then(|| word.clone());
            self.at.front.push(word);
        }
    }

    /// "artikel 2 en artikel 3", "lid 1 en lid 2": the second is another place.
    fn begin_anew_for(&mut self, kind: Announced) {
        let joined = matches!(self.after, After::And | After::Range);
        let again = self
            .at
            .sections
            .iter()
            .any(|(known, _)| *known == Some(kind));
        let is_section = matches!(
            kind,
            Announced::Section
                | Announced::Chapter
                | Announced::Article
                | Announced::Appendix
                | Announced::Part
                | Announced::Paragraph
        );
        // "paragraph 5.2, paragraph 1" goes down.
        if is_section && again && kind != Announced::Paragraph
            || joined && is_section && !self.at.sections.is_empty()
            || joined && matches!(kind, Announced::Thing(_)) && self.any
        {
            self.next_place();
            self.after = After::Nothing;
        } else if joined
            && self.last == Some(kind)
            && matches!(kind, Announced::Lid | Announced::Item)
        {
            let mut sister = self.at.clone();
            sister.within.pop();
            self.next_place();
            self.at = sister;
            self.after = After::Nothing;
        }
    }

    fn number(&mut self, id: String) {
        self.at.elsewhere.extend(self.capitals.take());
        let after = std::mem::take(&mut self.after);
        if let Some(kind) = self.pending.take() {
            self.unknown = None;
            self.step(kind, id);
            return;
        }
        if let Some(word) = self.unknown.take() {
            self.last = None;
            if self.at.sections.is_empty() {
                self.at.front.retain(|known| *known != word);
                self.at.things.push((word, id));
            } else {
                self.at.behind.push(id);
            }
            return;
        }
        match after {
            After::Range if self.any => {
                self.ranges |= !matches!(self.last, Some(Announced::Line | Announced::Page));
            }
            After::And if self.any => self.sister(id),
            _ if self.at.sections.is_empty() => {
                self.at.weak = !self.any && !id.contains(['.', ':']);
                self.last = None;
                self.at.sections.push((None, id));
            }
            _ => self.behind_section(id),
        }
    }

    /// A bare number behind a Section's: what is in it, or another Section.
    fn behind_section(&mut self, id: String) {
        let Some((kind, before)) = self.at.sections.last().cloned() else {
            return;
        };
        let holds_sections = matches!(
            kind,
            Some(Announced::Part | Announced::Chapter | Announced::Appendix)
        );
        // "Deel II, 1" goes into the part; "Deel 1, 2" names two.
        let is_digits = |id: &str| id.starts_with(|c: char| c.is_ascii_digit());
        if holds_sections && (depth(&id) > 0 || is_digits(&id) && !is_digits(&before)) {
            self.at.sections.push((None, id));
        } else if depth(&id) == depth(&before)
            && self.at.within.is_empty()
            && is_before(&before, &id)
            || depth(&id) > 0
        {
            self.next_place();
            self.at.sections.push((kind, id));
        } else {
            self.at.within.push((Within::Bare, id));
        }
    }

    /// Another place like the last: "artikelen 2 en 3", "lid 1 en 2".
    fn sister(&mut self, id: String) {
        let mut like = NamedPlace {
            front: self.at.front.clone(),
            elsewhere: self.at.elsewhere.clone(),
            sections: self.at.sections.clone(),
            ..NamedPlace::default()
        };
        match self.last {
            Some(Announced::Lid | Announced::Item) if !id.contains('.') => {
                like.within.clone_from(&self.at.within);
                let last = like.within.pop();
                like.within
                    .push((last.map_or(Within::Lid, |(kind, _)| kind), id));
            }
            Some(
                kind @ (Announced::Thing(_)
                | Announced::Line
                | Announced::Page
                | Announced::Footnote),
            ) => {
                like.sections.clear();
                // "figuur 9 en 5.2": a number of another make is a Section's.
                let before = self.at.things.last().map_or("", |(_, before)| before);
                let is_like = depth(before) == depth(&id) || before.is_empty();
                self.next_place();
                self.at = like;
                if is_like {
                    self.step(kind, id);
                } else {
                    self.at.sections.push((None, id));
                }
                return;
            }
            _ => {
                let kind = like.sections.pop().and_then(|(kind, _)| kind);
                like.sections.push((kind, id));
            }
        }
        self.next_place();
        self.at = like;
    }

    /// A number that a word announced.
    fn step(&mut self, kind: Announced, id: String) {
        self.after = After::Nothing;
        self.last = Some(kind);
        match kind {
            Announced::Remark | Announced::Sentence => {}
            Announced::Page => self.at.page = true,
            Announced::Footnote => self.at.footnote = Some(id),
            Announced::Line => self.at.line = Some(id),
            Announced::Thing(name) => self.at.things.push((name.to_owned(), id)),
            // "punt 5.2" is no item.
            Announced::Item if id.contains('.') => {
                self.at.sections.push((Some(Announced::Section), id));
            }
            Announced::Lid | Announced::Item => self.part(kind, id),
            Announced::Paragraph if !self.at.sections.is_empty() && !id.contains('.') => {
                self.part(kind, id);
            }
            kind => {
                if self
                    .at
                    .sections
                    .iter()
                    .any(|(known, _)| *known == Some(kind))
                {
                    self.next_place();
                }
                self.at.sections.push((Some(kind), id));
            }
        }
    }

    /// Something within a Section. What is said before its Section goes from the larger to the smaller.
    fn part(&mut self, kind: Announced, id: String) {
        self.last = Some(kind);
        let (kind, first) = match kind {
            Announced::Lid => (Within::Lid, true),
            Announced::Paragraph => (Within::Paragraph, true),
            _ => (Within::Item, false),
        };
        if first && self.at.sections.is_empty() {
            self.at.within.insert(0, (kind, id));
        } else {
            self.at.within.push((kind, id));
        }
    }
}

/// How many parts a number has behind its first.
fn depth(id: &str) -> usize {
    id.matches(['.', ':']).count()
}
