//! What stands in a text in order, with who put it there and who took it away, gathered to the passages it had before
//! any change. Knows no file format.

use std::collections::HashMap;

use crate::documents::returned::{
    MarginComment, Returned, ReturnedChange, ReturnedPassage, ReturnedPiece, ReturnedSpot,
};

/// Characters of all passages together, beyond which a file is no draft.
const CHARACTERS: usize = 4 << 20;

/// Who put words there, and who took them away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ChangeFate {
    pub inserted: Option<usize>,
    pub deleted: Option<usize>,
}

/// What stands in a text, in order.
#[derive(Debug)]
enum FlowToken {
    Words(String, ChangeFate),
    /// The end of a paragraph.
    End {
        fate: ChangeFate,
        is_heading: bool,
    },
    /// A comment begins, ends, or is referred to.
    Opens(String),
    Closes(String),
    Refers(String),
}

/// A text, a row or a note while it is read.
#[derive(Debug, Default)]
pub(super) struct Flow {
    tokens: Vec<FlowToken>,
    /// All of it is one passage.
    is_row: bool,
}

impl Flow {
    pub(super) fn row() -> Self {
        Self {
            is_row: true,
            ..Self::default()
        }
    }

    pub(super) fn is_row(&self) -> bool {
        self.is_row
    }

    pub(super) fn words(&mut self, words: &str, fate: ChangeFate) {
        if words.is_empty() {
            return;
        }
        if let Some(FlowToken::Words(before, same)) = self.tokens.last_mut()
            && *same == fate
        {
            before.push_str(words);
        } else {
            self.tokens.push(FlowToken::Words(words.to_owned(), fate));
        }
    }

    pub(super) fn end(&mut self, fate: ChangeFate, is_heading: bool) {
        if self.is_row {
            self.words(" ", fate);
        } else {
            self.tokens.push(FlowToken::End { fate, is_heading });
        }
    }

    pub(super) fn opens(&mut self, id: &str) {
        self.tokens.push(FlowToken::Opens(id.to_owned()));
    }

    pub(super) fn closes(&mut self, id: &str) {
        self.tokens.push(FlowToken::Closes(id.to_owned()));
    }

    pub(super) fn refers(&mut self, id: &str) {
        self.tokens.push(FlowToken::Refers(id.to_owned()));
    }
}

/// A passage while it is gathered.
#[derive(Debug, Default)]
struct Gathered {
    tokens: Vec<FlowToken>,
    is_heading: bool,
    end: Option<usize>,
}

impl Gathered {
    fn was_there(&self) -> bool {
        self.tokens.iter().any(|token| {
            matches!(token, FlowToken::Words(words, fate) if fate.inserted.is_none() && !words.trim().is_empty())
        })
    }

    /// Its tokens up to the last paragraph that was put before its own words, if there is one.
    fn put_before(&mut self) -> Vec<FlowToken> {
        let own = self.tokens.iter().position(
            |token| matches!(token, FlowToken::Words(words, fate) if fate.inserted.is_none() && !words.trim().is_empty()),
        );
        let reach = own.unwrap_or(self.tokens.len());
        let Some(last) = self.tokens.get(..reach).and_then(|before| {
            before
                .iter()
                .rposition(|token| matches!(token, FlowToken::End { .. }))
        }) else {
            return Vec::new();
        };
        let rest = self.tokens.split_off(last + 1);
        std::mem::replace(&mut self.tokens, rest)
    }
}

/// Gathers a whole text.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    passages: Vec<ReturnedPassage>,
    opened: HashMap<String, ReturnedSpot>,
    closed: HashMap<String, ReturnedSpot>,
    referred: HashMap<String, ReturnedSpot>,
    characters: usize,
}

impl Gatherer {
    /// Adds what was read of one text, row or note.
    pub(super) fn add(&mut self, flow: Flow) {
        let is_row = flow.is_row;
        for mut gathered in settled(split(flow)) {
            // A row that was put there belongs behind the one before.
            let fate = gathered.tokens.iter().find_map(|token| match token {
                FlowToken::Words(words, fate) if !words.trim().is_empty() => Some(*fate),
                _ => None,
            });
            let is_new = is_row && !gathered.was_there();
            match fate.filter(|_| is_new && !self.passages.is_empty()) {
                Some(fate) => {
                    let end = FlowToken::End {
                        fate,
                        is_heading: false,
                    };
                    gathered.tokens.insert(0, end);
                    self.go_on(gathered.tokens);
                }
                None => {
                    self.passages.push(ReturnedPassage {
                        is_heading: gathered.is_heading,
                        pieces: Vec::new(),
                        end: gathered.end,
                    });
                    self.go_on(gathered.tokens);
                }
            }
        }
    }

    /// Whether it has become more than any draft.
    pub(super) fn is_too_large(&self) -> bool {
        self.characters > CHARACTERS
    }

    /// Adds to the last passage.
    fn go_on(&mut self, tokens: Vec<FlowToken>) {
        let here = self.passages.len().saturating_sub(1);
        let Some(passage) = self.passages.last_mut() else {
            return;
        };
        let before = passage.length();
        let mut at = before;
        for token in tokens {
            let spot = ReturnedSpot { passage: here, at };
            let (text, fate) = match token {
                FlowToken::Words(text, fate) => (text, fate),
                FlowToken::End { fate, .. } => ("\n".to_owned(), fate),
                FlowToken::Opens(id) => {
                    self.opened.entry(id).or_insert(spot);
                    continue;
                }
                FlowToken::Closes(id) => {
                    self.closed.insert(id, spot);
                    continue;
                }
                FlowToken::Refers(id) => {
                    self.referred.entry(id).or_insert(spot);
                    continue;
                }
            };
            at += text.chars().count();
            passage.pieces.push(ReturnedPiece {
                text,
                inserted: fate.inserted,
                deleted: fate.deleted,
            });
        }
        self.characters += at - before;
    }

    /// The whole, with the comments at their places; each is known by its id.
    pub(super) fn finish(
        self,
        changes: Vec<ReturnedChange>,
        comments: Vec<(String, MarginComment)>,
        looks: usize,
    ) -> Returned {
        let placed = comments.into_iter().map(|(id, comment)| {
            let point = self.referred.get(&id).or(self.closed.get(&id));
            let from = self.opened.get(&id).or(point).copied();
            let to = self.closed.get(&id).or(from.as_ref()).copied();
            let (from, to) = tidy(&self.passages, from, to);
            MarginComment {
                from,
                to,
                ..comment
            }
        });
        Returned {
            comments: placed.collect(),
            passages: self.passages,
            changes,
            looks,
        }
    }
}

/// A range that begins behind the last word of a passage begins with the next, one that ends before the first word of
/// a passage ends with the one before.
fn tidy(
    passages: &[ReturnedPassage],
    from: Option<ReturnedSpot>,
    to: Option<ReturnedSpot>,
) -> (Option<ReturnedSpot>, Option<ReturnedSpot>) {
    let (Some(mut from), Some(mut to)) = (from, to) else {
        return (from, to);
    };
    if to < from {
        return (Some(from), Some(from));
    }
    let length = |at: usize| passages.get(at).map_or(0, ReturnedPassage::length);
    while from.passage < to.passage && from.at >= length(from.passage) {
        from = ReturnedSpot {
            passage: from.passage + 1,
            at: 0,
        };
    }
    while to.passage > from.passage && to.at == 0 {
        let passage = to.passage - 1;
        let at = length(passage);
        to = ReturnedSpot { passage, at };
    }
    // At the end of a text all passages may be behind.
    if from.passage >= passages.len() && !passages.is_empty() {
        let passage = passages.len() - 1;
        let last = ReturnedSpot {
            passage,
            at: length(passage),
        };
        return (Some(last), Some(last));
    }
    if from.passage >= passages.len() {
        return (None, None);
    }
    to.passage = to.passage.min(passages.len() - 1);
    (Some(from), Some(to))
}

/// Passages as they were: an end that was put there parts none.
fn split(flow: Flow) -> Vec<Gathered> {
    let mut all = Vec::new();
    let mut open = Gathered::default();
    for token in flow.tokens {
        match token {
            FlowToken::End { fate, is_heading } if fate.inserted.is_none() => {
                open.is_heading = is_heading;
                open.end = fate.deleted;
                all.push(std::mem::take(&mut open));
            }
            token => open.tokens.push(token),
        }
    }
    if open
        .tokens
        .iter()
        .any(|token| matches!(token, FlowToken::Words(..)))
        || all.is_empty()
    {
        all.push(open);
    } else if let Some(last) = all.last_mut() {
        last.tokens.append(&mut open.tokens);
    }
    all
}

/// Paragraphs that were put between two passages belong behind the one before; behind a heading they belong before the
/// text that follows it.
fn settled(all: Vec<Gathered>) -> Vec<Gathered> {
    let mut out: Vec<Gathered> = Vec::new();
    // The last of them that had words.
    let mut before: Option<usize> = None;
    let mut all = all.into_iter().peekable();
    while let Some(mut next) = all.next() {
        let is_new = !next.was_there()
            && next
                .tokens
                .iter()
                .any(|t| matches!(t, FlowToken::Words(words, _) if !words.trim().is_empty()));
        let follows_heading = before
            .and_then(|at| out.get(at))
            .is_none_or(|one| one.is_heading);
        let text_follows = if is_new {
            all.peek()
                .is_some_and(|one| one.was_there() && !one.is_heading)
        } else {
            !next.is_heading
        };
        let Some(last) = before.filter(|_| !follows_heading || !text_follows) else {
            if is_new
                && text_follows
                && let Some(after) = all.peek_mut()
            {
                let fate = next.tokens.iter().rev().find_map(|token| match token {
                    FlowToken::Words(_, fate) => Some(*fate),
                    _ => None,
                });
                let mut tokens = std::mem::take(&mut next.tokens);
                tokens.push(FlowToken::End {
                    fate: fate.unwrap_or_default(),
                    is_heading: false,
                });
                tokens.append(&mut after.tokens);
                after.tokens = tokens;
                continue;
            }
            keep(&mut out, next, &mut before);
            continue;
        };
        let put = if is_new {
            std::mem::take(&mut next.tokens)
        } else {
            next.put_before()
        };
        if put.is_empty() {
            keep(&mut out, next, &mut before);
            continue;
        }
        let fate = put.iter().find_map(|token| match token {
            FlowToken::Words(_, fate) | FlowToken::End { fate, .. } if fate.inserted.is_some() => {
                Some(*fate)
            }
            _ => None,
        });
        let mut put = put;
        if let Some(FlowToken::End { .. }) = put.last() {
            put.pop();
        }
        if let (Some(one), Some(fate)) = (out.get_mut(last), fate) {
            one.tokens.push(FlowToken::End {
                fate,
                is_heading: false,
            });
            one.tokens.append(&mut put);
        }
        if !is_new {
            keep(&mut out, next, &mut before);
        }
    }
    out
}

fn keep(out: &mut Vec<Gathered>, next: Gathered, before: &mut Option<usize>) {
    if next.was_there() {
        *before = Some(out.len());
    }
    out.push(next);
}
