//! Tracked changes and comments in Markdown, as Pandoc keeps them of a Word file (`[72]{.deletion author="…"}`) and as
//! CriticMarkup writes them (`{--72--}`): insertions become text, the rest goes, and both are noticed.
//! Knows nothing else of Markdown than where code stands.

use super::remarks::Remarks;
use crate::documents::outline::Changes;
use crate::documents::remark::Noticed;

/// Longest list of attributes that is read, in bytes.
const ATTRIBUTES: usize = 400;

/// Marks of CriticMarkup: how each opens and closes.
const CRITIC: &[(&str, &str)] = &[
    ("{++", "++}"),
    ("{--", "--}"),
    ("{~~", "~~}"),
    ("{>>", "<<}"),
    ("{==", "==}"),
];

/// The Markdown with changes taken in or refused, and comments left out.
pub(super) fn settled(source: &str, changes: Changes, remarks: &mut Remarks) -> String {
    let mut reader = Settling {
        out: String::with_capacity(source.len()),
        open: Vec::new(),
        unclosed: [false; CRITIC.len()],
        changes,
        remarks,
    };
    let mut rest = source;
    let mut fence: Option<&str> = None;
    let mut at_line = true;
    while !rest.is_empty() {
        if at_line {
            let line = rest.split_inclusive('\n').next().unwrap_or(rest);
            let trimmed = line.trim();
            let mark = ["```", "~~~"]
                .into_iter()
                .find(|mark| trimmed.starts_with(mark));
            let is_code = fence.is_some() || mark.is_some();
            match (fence, mark) {
                (Some(open), Some(mark)) if open == mark => fence = None,
                (None, Some(mark)) => fence = Some(mark),
                _ => {}
            }
            if trimmed.is_empty() {
                reader.open.clear();
            }
            // ":::" opens and closes a division of Pandoc's.
            let is_division = fence.is_none() && trimmed.starts_with(":::");
            if is_code || is_division {
                if is_division {
                    reader.out.push('\n');
                } else {
                    reader.out.push_str(line);
                }
                rest = &rest[line.len()..];
                continue;
            }
        }
        let taken = reader.take(rest);
        at_line = rest[..taken].ends_with('\n');
        rest = &rest[taken..];
    }
    reader.out
}

struct Settling<'a> {
    out: String,
    /// Where in `out` the brackets stand that are open.
    open: Vec<usize>,
    /// Which marks of CriticMarkup are known not to close any more, so that no text is searched twice.
    unclosed: [bool; CRITIC.len()],
    changes: Changes,
    remarks: &'a mut Remarks,
}

impl Settling<'_> {
    /// Takes the start of a text; how many bytes that is.
    fn take(&mut self, rest: &str) -> usize {
        let Some(c) = rest.chars().next() else {
            return 0;
        };
        match c {
            '\\' => {
                let length = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
                self.out.push_str(&rest[..length]);
                length
            }
            '`' => {
                let length = code_length(rest);
                self.out.push_str(&rest[..length]);
                length
            }
            '{' => self.critic(rest).unwrap_or_else(|| self.keep(c)),
            '[' => {
                // So deep nobody writes; what is taken out of a span moves all that stands in it.
                if self.open.len() >= 64 {
                    self.open.clear();
                }
                self.open.push(self.out.len());
                self.keep(c)
            }
            ']' => {
                let opened = self.open.pop();
                match (opened, attributes(&rest[1..])) {
                    (Some(opened), Some(attributes)) => {
                        self.span(opened, attributes);
                        1 + attributes.len()
                    }
                    _ => self.keep(c),
                }
            }
            ')' => match attributes(&rest[1..]) {
                Some(attributes) => {
                    self.out.push(')');
                    1 + attributes.len()
                }
                None => self.keep(c),
            },
            c => self.keep(c),
        }
    }

    fn keep(&mut self, c: char) -> usize {
        self.out.push(c);
        c.len_utf8()
    }

    /// A mark of CriticMarkup at the start of a text.
    fn critic(&mut self, rest: &str) -> Option<usize> {
        let kind = CRITIC.iter().position(|(open, _)| rest.starts_with(open))?;
        let (open, close) = CRITIC.get(kind)?;
        let known = self.unclosed.get_mut(kind)?;
        if *known {
            return None;
        }
        let Some(end) = rest[open.len()..].find(close) else {
            *known = true;
            return None;
        };
        let inner = &rest[open.len()..open.len() + end];
        match *open {
            "{++" => self.inserted(inner),
            "{--" => self.deleted(inner),
            "{~~" => {
                let (old, new) = inner.split_once("~>").unwrap_or((inner, ""));
                self.deleted(old);
                self.inserted(new);
            }
            "{>>" => self.remarks.notice(Noticed::ReviewComment, ""),
            _ => self.out.push_str(inner),
        }
        Some(open.len() + end + close.len())
    }

    fn inserted(&mut self, words: &str) {
        if self.notice_insertion() {
            self.out.push_str(words);
        }
    }

    fn deleted(&mut self, words: &str) {
        if self.notice_deletion() {
            self.out.push_str(words);
        }
    }

    /// Notices an insertion; whether it is text.
    fn notice_insertion(&mut self) -> bool {
        let stays = self.changes == Changes::Accept;
        let what = if stays {
            Noticed::Insertion
        } else {
            Noticed::RefusedInsertion
        };
        self.remarks.notice(what, "");
        stays
    }

    /// Notices a deletion; whether it is text.
    fn notice_deletion(&mut self) -> bool {
        let stays = self.changes == Changes::Refuse;
        let what = if stays {
            Noticed::RefusedDeletion
        } else {
            Noticed::Deletion
        };
        self.remarks.notice(what, "");
        stays
    }

    /// A span of Pandoc's that closes here: the bracket at `opened` is the one it began with.
    fn span(&mut self, opened: usize, attributes: &str) {
        let has = |class: &str| {
            attributes
                .split(|c: char| c.is_whitespace() || matches!(c, '{' | '}'))
                .any(|word| word == class)
        };
        let is_inserted = has(".insertion") || has(".paragraph-insertion");
        let is_deleted = has(".deletion") || has(".paragraph-deletion");
        if is_deleted && !self.notice_deletion() || is_inserted && !self.notice_insertion() {
            self.out.truncate(opened);
        } else if has(".comment-start") {
            self.out.truncate(opened);
            self.remarks.notice(Noticed::ReviewComment, "");
        } else if has(".comment-end") {
            self.out.truncate(opened);
        } else {
            self.out.remove(opened);
        }
    }
}

/// The attributes a text starts with, with their braces: `{.insertion author="…"}`.
fn attributes(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('{')?;
    let end = inner.bytes().take(ATTRIBUTES).position(|b| b == b'}')?;
    let inner = inner[..end].trim();
    let first = inner.split_whitespace().next()?;
    let is_list = first.starts_with(['.', '#']) && first.len() > 1
        || first.split_once('=').is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        });
    (is_list && !inner.contains('{')).then_some(&text[..end + 2])
}

/// Bytes of the code between backticks that a text starts with; of the backticks alone where none close it.
fn code_length(text: &str) -> usize {
    let ticks = text.bytes().take_while(|b| *b == b'`').count();
    let mut at = ticks;
    // Code does not run beyond its paragraph, and is short where it matters.
    let near = &text[..text.floor_char_boundary(512)];
    let limit = near.find("\n\n").unwrap_or(near.len());
    while at < limit {
        let Some(next) = text
            .as_bytes()
            .get(at..limit)
            .and_then(|rest| rest.iter().position(|b| *b == b'`'))
        else {
            break;
        };
        at += next;
        let run = text
            .as_bytes()
            .iter()
            .skip(at)
            .take_while(|b| **b == b'`')
            .count();
        at += run;
        if run == ticks {
            return at;
        }
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(source: &str) -> (String, Vec<String>) {
        settled_so(source, Changes::Accept)
    }

    fn settled_so(source: &str, changes: Changes) -> (String, Vec<String>) {
        let mut remarks = Remarks::default();
        let out = settled(source, changes, &mut remarks);
        let said = remarks
            .about("x")
            .map(|remark| format!("{:?} {}", remark.what, remark.count))
            .collect();
        (out, said)
    }

    #[test]
    fn changes_are_taken_in_and_comments_left_out() {
        let (out, said) = told(
            "Binnen [24]{.insertion author=\"J. P\" date=\"2026\"}[72]{.deletion author=\"J. P\"} uur. \
             [Haalbaar?]{.comment-start id=\"0\" author=\"K\"}Streng.[]{.comment-end id=\"0\"} [Klein]{.smallcaps}\n\n\
             En {++nieuw++}{--oud--}{~~ oud ~> ander ~~}{>>wie?<<} {==let op==}.\n",
        );
        assert_eq!(
            out,
            "Binnen 24 uur. Streng. Klein\n\nEn nieuw ander  let op.\n"
        );
        assert_eq!(said, ["Insertion 3", "Deletion 3", "ReviewComment 2"]);
    }

    #[test]
    fn changes_can_be_refused() {
        let (out, said) = settled_so(
            "Binnen [24]{.insertion author=\"J\"}[72]{.deletion author=\"J\"} uur {++nieuw++}{--oud--}{~~een~>twee~~}.\n",
            Changes::Refuse,
        );
        assert_eq!(out, "Binnen 72 uur oudeen.\n");
        assert_eq!(said, ["RefusedInsertion 3", "RefusedDeletion 3"]);
    }

    #[test]
    fn what_only_looks_like_it_stays() {
        for text in [
            "[a](b) en [x] {y} en {{ z }} `{++code++}`\n",
            "```\n{++code++}\n```\n",
            "{++ nooit dicht\n",
            "[link][ref] \\[niet]{.zo}\n",
        ] {
            assert_eq!(told(text), (text.to_owned(), Vec::new()));
        }
        assert_eq!(
            told("::: {custom-style=\"X\"}\nTekst\n:::\n").0,
            "\nTekst\n\n"
        );
    }

    #[test]
    fn takes_time_in_proportion() {
        let began = std::time::Instant::now();
        for text in ["{++", "[", "`a``", "]{", "[]{.a "] {
            drop(told(&text.repeat(20_000)));
        }
        assert!(began.elapsed().as_secs() < 20);
    }
}
