//! Names that words announce: a title, a relation, "contact:", "my name is", or that a letter ends as letters do.

use super::grammar::{Written, name_at, surname_at};
use super::phrases::{
    Announcement, CLOSINGS, GREETINGS, OWN_RELATIONS, PHRASES, RELATIONS, WEAK_CLOSINGS,
};
use super::signature::{begins_line, beside, ends_its_line, signature};
use super::titles::{bare_word, behind, is_title};
use crate::comments::personal::found::{Candidate, PersonalKind, Reason};
use crate::comments::personal::signs::{Signs, is_blank};

pub(super) fn find(signs: &Signs, found: &mut Vec<Candidate>) {
    let mut before: [String; 3] = Default::default();
    let mut at = 0;
    while at < signs.len() {
        let sign = signs.at(at);
        if !sign.is_alphabetic() {
            if matches!(sign, '\n' | '.' | '!' | '?')
                && !is_blank(signs.at(at + 1))
                && signs.at(at + 1).is_alphabetic()
            {
                // "t.a.v." is one word; a full stop between letters ends nothing.
            } else if !is_blank(sign) {
                before = Default::default();
            }
            at += 1;
            continue;
        }
        let (end, word) = bare_word(signs, at);
        let mut named = announced(signs, at, end, &word, &before);
        while let Some((written, reason)) = named {
            found.push(Candidate {
                kind: PersonalKind::Name,
                start: written.start,
                end: written.end,
                reason,
            });
            named = (reason == Reason::Signature)
                .then(|| beside(signs, written.end))
                .flatten()
                .map(|next| (next, reason));
        }
        before.rotate_left(1);
        before[2] = word;
        at = end.max(at + 1);
    }
}

fn announced(
    signs: &Signs,
    start: usize,
    end: usize,
    word: &str,
    before: &[String; 3],
) -> Option<(Written, Reason)> {
    if is_title(signs, start, end, word) {
        let at = behind(signs, end, ".");
        // "prof. dr. ir. J. Jansen": the last title has the name.
        let (next, further) = bare_word(signs, at);
        if signs.at(at).is_alphabetic() && is_title(signs, at, next, &further) {
            return None;
        }
        return surname_at(signs, at).map(|written| (written, Reason::Title));
    }
    let own = matches!(before[2].as_str(), "mijn" | "my" | "onze" | "our");
    if RELATIONS.contains(&word) || (own && OWN_RELATIONS.contains(&word)) {
        return name_at(signs, behind(signs, end, ",")).map(|written| (written, Reason::Title));
    }
    let closes = (CLOSINGS.contains(&word)
        && (GREETINGS.contains(&word) || !is_blank(signs.at(end)) || ends_its_line(signs, end)))
        || (WEAK_CLOSINGS.contains(&word) && ends_its_line(signs, end));
    if closes {
        return signature(signs, end).map(|written| (written, Reason::Signature));
    }
    if matches!(word, "namens" | "behalf") && begins_line(signs, start) {
        let last = (end..end + 80).find(|at| signs.at(*at) == '\n')?;
        return signature(signs, last).map(|written| (written, Reason::Signature));
    }
    let manner = PHRASES.iter().find_map(|(phrase, manner)| {
        let colon = phrase.ends_with(':');
        let mut words = phrase.trim_end_matches(':').rsplit(' ');
        let fits = words.next() == Some(word)
            && words
                .zip(before.iter().rev())
                .all(|(wanted, word)| wanted == word);
        (fits && (!colon || signs.at(end) == ':' || signs.at(end + 1) == ':')).then_some(*manner)
    })?;
    let mut at = behind(signs, end, ".:,(-");
    if signs.lower(at, at + 3) == "is " {
        at += 3;
    }
    // "contact: dhr. Jansen" has its title before the name, which that announces.
    let (next, title) = bare_word(signs, at);
    if signs.at(at).is_alphabetic() && is_title(signs, at, next, &title) {
        return None;
    }
    let written = name_at(signs, at)?;
    let fits = manner == Announcement::Sure || written.parts > 1 && !is_sentence(signs, &written);
    fits.then_some((written, Reason::Title))
}

/// Whether a word with capitals alone is all there is: an abbreviation.
fn is_sentence(signs: &Signs, written: &Written) -> bool {
    signs
        .between(written.start, written.end)
        .iter()
        .all(|sign| !sign.is_lowercase())
}
