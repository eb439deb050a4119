//! A reference in pieces: its words, its numbers, and the signs between them. Knows what a number looks
//! like and which words announce one; what they mean together is `grammar`'s.

use super::words::{Announced, announced, is_label, is_number, ordinal_word, plainly};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// In lower case; whether it was written in capitals.
    Word(String, bool),
    Number(String),
    /// In brackets or with one behind it.
    Bracket(String),
    Comma,
    And,
    Range,
}

/// The words, numbers and signs of a reference.
pub(super) fn tokens(reference: &str) -> Vec<Token> {
    // Lines of a cell are places of their own.
    let lines = reference
        .lines()
        .map(plainly)
        .collect::<Vec<_>>()
        .join(" ; ");
    let lines = lines.replace(" tot en met ", " t/m ");
    let mut out = Vec::new();
    for chunk in lines.split_whitespace() {
        let lower = chunk.to_lowercase();
        match lower.as_str() {
            "-" | ":" | "|" => out.push(match out.last() {
                Some(Token::Number(_)) if chunk == "-" => Token::Range,
                _ => Token::Comma,
            }),
            "t/m" | "tot" | "to" | "through" | "until" | "bis" | "à" => out.push(Token::Range),
            "en" | "and" | "und" | "et" | "&" | "+" | ";" | "/" => out.push(Token::And),
            "resp." | "respectievelijk" => out.push(Token::And),
            _ => chunk_tokens(chunk, &mut out),
        }
    }
    // A range leads from a number to a number.
    let mut kept: Vec<Token> = Vec::with_capacity(out.len());
    for (at, token) in out.iter().enumerate() {
        let to_number = matches!(out.get(at + 1), Some(Token::Number(_)));
        let from_number = matches!(kept.last(), Some(Token::Number(_) | Token::Bracket(_)));
        kept.push(match token {
            // "2e lid" is the second; "artikel 2e" a number.
            Token::Number(id) if ordinal_word(id).is_some() && is_part(out.get(at + 1)) => {
                Token::Word(id.clone(), false)
            }
            Token::Range if !(from_number && to_number) => Token::Comma,
            other => other.clone(),
        });
    }
    kept
}

/// Whether a word announces something within a Section.
fn is_part(token: Option<&Token>) -> bool {
    let Some(Token::Word(word, _)) = token else {
        return false;
    };
    matches!(
        announced(word),
        Some(Announced::Lid | Announced::Paragraph | Announced::Item | Announced::Sentence)
    )
}

fn chunk_tokens(chunk: &str, out: &mut Vec<Token>) {
    let mut rest = chunk;
    while let Some(c) = rest.chars().next() {
        let tail = &rest[c.len_utf8()..];
        match c {
            '§' => {
                out.push(Token::Word("§".to_owned(), false));
                rest = tail.trim_start_matches('§');
            }
            '(' => match tail.split_once(')') {
                Some((inner, behind)) if is_label(&inner.to_lowercase()) => {
                    out.push(Token::Bracket(inner.to_lowercase()));
                    rest = behind;
                }
                _ => rest = tail,
            },
            ',' | ':' => {
                out.push(Token::Comma);
                rest = tail;
            }
            ';' | '/' | '&' | '+' => {
                out.push(Token::And);
                rest = tail;
            }
            '-' => {
                out.push(Token::Range);
                rest = tail;
            }
            c if c.is_alphanumeric() => rest = word_tokens(rest, out),
            _ => rest = tail,
        }
    }
}

/// The word or number a piece begins with; what is left behind it.
fn word_tokens<'a>(rest: &'a str, out: &mut Vec<Token>) -> &'a str {
    let (word, after) = split_at_end(rest, |c| c.is_alphanumeric() || matches!(c, '.' | ':'));
    let (number, after_number) = (word.trim_end_matches(['.', ':']), after);
    let lower = number.to_lowercase();
    if lower.starts_with(|c: char| c.is_ascii_digit()) || is_letter_number(&lower) {
        // "800-63B", "2026-05-13" are names and dates; "5.1-5.3" is a range.
        let (joined, beyond) = split_at_end(rest, |c| {
            c.is_alphanumeric() || matches!(c, '.' | ':' | '-')
        });
        let joined = joined.trim_end_matches(['.', ':', '-']);
        let ends: Vec<&str> = joined.split('-').collect();
        let is_range = matches!(ends.as_slice(), [one, two]
            if is_number(&one.to_lowercase()) && is_number(&two.to_lowercase())
                && is_before(&one.to_lowercase(), &two.to_lowercase()));
        if ends.len() > 1 && !is_range {
            out.push(Token::Word(joined.to_lowercase(), true));
            return beyond;
        }
        if is_number(&lower) {
            if after.starts_with([')', '°', 'º']) && is_label(&lower) {
                out.push(Token::Bracket(lower));
                return after
                    .get(after.chars().next().map_or(0, char::len_utf8)..)
                    .unwrap_or_default();
            }
            out.push(Token::Number(lower));
            return after_number;
        }
        // "3.Maatregelen": the number, and its title.
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(0);
        let (head, title) = rest.split_at(end);
        if let Some(own) = head.strip_suffix('.').filter(|own| is_number(own)) {
            out.push(Token::Number(own.to_owned()));
            return title;
        }
    }
    if is_label(&lower) && after.starts_with(')') {
        out.push(Token::Bracket(lower));
        return &after[1..];
    }
    // "art.5", "par.3.2", "section5": a word that announces, and its number.
    let (letters, tail) = split_at_end(rest, |c| c.is_alphabetic());
    let behind = tail.strip_prefix('.').unwrap_or(tail);
    if behind.starts_with(|c: char| c.is_ascii_digit())
        && announced(&letters.to_lowercase()).is_some()
    {
        out.push(Token::Word(letters.to_lowercase(), false));
        return behind;
    }
    let (word, after) = split_at_end(rest, |c| {
        c.is_alphanumeric() || matches!(c, '.' | '-' | '\'' | '_' | '·')
    });
    let plain = word.trim_end_matches(['.', '-', '\'']);
    let capitals = plain.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !plain.chars().any(char::is_lowercase);
    out.push(Token::Word(plain.to_lowercase(), capitals));
    after
}

/// "a.2", "b.2.1": a letter that counts appendices.
fn is_letter_number(word: &str) -> bool {
    let mut chars = word.chars();
    matches!(
        (chars.next(), chars.next(), chars.next()),
        (Some(letter), Some('.'), Some(digit))
            if letter.is_ascii_lowercase() && letter != 'p' && digit.is_ascii_digit()
    ) && is_number(word)
}

fn split_at_end(text: &str, keep: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !keep(c)).unwrap_or(text.len());
    text.split_at(end)
}
/// Whether one number comes before another in a text: "5.2" before "5.10".
pub(super) fn is_before(one: &str, other: &str) -> bool {
    let key = |id: &str| -> Vec<(u32, String)> {
        id.split(['.', ':'])
            .map(|part| {
                let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
                (digits.parse().unwrap_or(0), part.to_owned())
            })
            .collect()
    };
    key(one) < key(other)
}
