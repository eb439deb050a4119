//! The words and notes with which one thing that a returned draft says is kept, in the language of the consultation.

use crate::documents::{ReturnedItem, ReturnedKind, ReturnedPlace};
use crate::error::Message;
use crate::intake::place::Text;
use crate::platform::texts::{self, Language};

/// The most that is repeated of words elsewhere, in characters.
const EXCERPT: usize = 80;
/// The most that stands for a place that is not there, in characters.
const REFERENCE: usize = 200;

/// The comment's words: those of the margin, behind what a strike, a move or an objection asks.
pub(super) fn body(item: &ReturnedItem, text: &Text, language: Language) -> String {
    let say = |message: Message| texts::say(language, &message);
    let asks = match item.kind {
        ReturnedKind::Comment => None,
        ReturnedKind::Proposal => match (&item.proposed, item.spans) {
            (Some(_), spans) if spans > 1 => {
                Some(say(Message::new("intake-back-joined").with("count", spans)))
            }
            _ => None,
        },
        ReturnedKind::Strike => Some(texts::text(language, "intake-back-strike")),
        ReturnedKind::Against => Some(say(Message::new("intake-back-against")
            .with("author", name(&item.against, language))
            .with("words", excerpt(&item.words, REFERENCE)))),
        ReturnedKind::Move => {
            let behind = item.moved_behind.and_then(|at| text.passages().get(at));
            let number = behind.map(|passage| passage.number.as_str());
            let behind = behind.map(|passage| excerpt(&passage.text, EXCERPT));
            Some(match behind {
                Some(words) => {
                    let number = number.unwrap_or_default();
                    let words = format!("{number} {words}").trim().to_owned();
                    say(Message::new("intake-back-move").with("words", words))
                }
                None => texts::text(language, "intake-back-move-front"),
            })
        }
    };
    let said = Some(item.body.clone()).filter(|body| !body.trim().is_empty());
    let parts: Vec<String> = asks.into_iter().chain(said).collect();
    parts.join("\n\n")
}

/// Who wrote it when, and what else the file says of it, a line each.
pub(super) fn notes(
    item: &ReturnedItem,
    parent: Option<&ReturnedItem>,
    is_quoted: bool,
    language: Language,
) -> String {
    let say = |message: Message| texts::say(language, &message);
    let mut lines = vec![say(
        Message::new("intake-back-note-author").with("author", name(&item.author, language))
    )];
    if let Some(at) = &item.at {
        let date = at.replace('T', " ").chars().take(16).collect::<String>();
        lines.push(say(Message::new("intake-back-note-date").with("date", date)));
    }
    if let Some(parent) = parent {
        let message = Message::new("intake-back-note-reply")
            .with("author", name(&parent.author, language))
            .with("words", excerpt(&parent.body, EXCERPT));
        lines.push(say(message));
    }
    if item.resolved {
        lines.push(texts::text(language, "intake-back-note-resolved"));
    }
    if item.spans > 1 {
        lines.push(say(
            Message::new("intake-back-note-spans").with("count", item.spans)
        ));
    }
    match item.place {
        ReturnedPlace::Found => {}
        ReturnedPlace::Changed => lines.push(texts::text(language, "intake-back-note-changed")),
        ReturnedPlace::Orphaned => lines.push(texts::text(language, "intake-back-note-orphaned")),
        ReturnedPlace::Nowhere => lines.push(texts::text(language, "intake-back-note-nowhere")),
    }
    let is_told = is_quoted && item.spans == 1 && item.place == ReturnedPlace::Found;
    if !is_told && !item.words.is_empty() && item.kind != ReturnedKind::Against {
        let words = item.words.replace('\n', " / ");
        lines.push(say(
            Message::new("intake-back-note-words").with("words", words)
        ));
    }
    lines.join("\n")
}

/// What stands for a place that is not in the text.
pub(super) fn reference(item: &ReturnedItem) -> String {
    match item.place {
        ReturnedPlace::Orphaned => excerpt(&item.words, REFERENCE),
        _ => String::new(),
    }
}

fn name(author: &str, language: Language) -> String {
    if author.is_empty() {
        texts::text(language, "intake-back-nobody")
    } else {
        author.to_owned()
    }
}

/// The first words of a text on one line.
pub(super) fn excerpt(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let kept: String = line.chars().take(most).collect();
    let whole = kept
        .rsplit_once(' ')
        .map_or(kept.as_str(), |(words, _)| words);
    format!("{whole} …")
}
