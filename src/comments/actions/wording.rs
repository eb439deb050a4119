//! What a comment says, checked.

use super::place::Selector;
use crate::comments::model::CommentKind;
use crate::config::Limits;
use crate::error::{Checks, Error, Message, Result};
use crate::platform::markdown;
use crate::platform::names::is_seen;
use crate::site::Site;

/// A comment as somebody typed it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommentInput {
    pub kind: String,
    pub body: String,
    pub proposed_text: String,
    pub quote: Selector,
}

/// A comment that may be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    pub kind: CommentKind,
    /// Limited Markdown; empty only beside a proposed text.
    pub body: String,
    pub proposed_text: Option<String>,
    /// Which words of the passage; white space in them collapsed.
    pub quote: Selector,
    /// HTML of the body, for whoever reads it first.
    pub html: String,
    /// Somebody is still typing it.
    pub unfinished: bool,
}

/// Checks what somebody typed.
///
/// # Errors
/// [`Error::Invalid`] with everything that is wrong; [`Error::Busy`] when many texts are read already.
pub async fn check_wording(site: &Site, input: &CommentInput) -> Result<Wording> {
    aside(site, input, true).await
}

/// Checks what somebody is still typing: there may be no words yet, and no kind.
///
/// # Errors
/// As [`check`].
pub async fn check_unfinished(site: &Site, input: &CommentInput) -> Result<Wording> {
    aside(site, input, false).await
}

/// Reads it off the threads that answer requests.
async fn aside(site: &Site, input: &CommentInput, finished: bool) -> Result<Wording> {
    let (config, input) = (site.config.clone(), input.clone());
    let read = move || read_wording(&config.limits, &input, finished);
    site.permits.markdown.run(read).await?
}

/// Reads it here and now: markup and all, some milliseconds for a long one.
///
/// # Errors
/// [`Error::Invalid`] with everything that is wrong.
pub fn read_wording(limits: &Limits, input: &CommentInput, finished: bool) -> Result<Wording> {
    let clean = |text: &str| match is_seen(text) {
        true => text
            .replace("\r\n", "\n")
            .replace('\0', "")
            .trim()
            .to_owned(),
        false => String::new(),
    };
    let (body, proposed) = (clean(&input.body), clean(&input.proposed_text));
    let most = limits.comment_characters;
    let (body_over, proposed_over) = (too_long(&body, most), too_long(&proposed, most));
    let kind = match input.kind.trim() {
        "" => Some(CommentKind::General),
        word => match word.parse() {
            Ok(kind) => Some(kind),
            Err(_) => (!finished).then_some(CommentKind::General),
        },
    };
    let mut checks = Checks::default();
    checks.require(kind.is_some(), "kind", "comments-no-such-kind");
    checks.require(
        !finished || !body.is_empty() || !proposed.is_empty(),
        "body",
        "comments-empty",
    );
    // A text that is too long is not read any further.
    let mut html = String::new();
    if body_over.is_some() {
        checks.note("body", body_over);
    } else {
        match markdown::checked(&body) {
            Ok(made) => html = made,
            Err(fault) => checks.note("body", Some(fault)),
        }
    }
    checks.note(
        "proposed_text",
        proposed_over.or_else(|| markdown::fault_of_lines(&proposed)),
    );
    checks.finish()?;
    Ok(Wording {
        kind: kind.ok_or_else(|| Error::invalid("kind", "comments-no-such-kind"))?,
        body,
        proposed_text: Some(proposed).filter(|text| !text.is_empty()),
        quote: Selector {
            exact: input
                .quote
                .exact
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            ..input.quote.clone()
        },
        html,
        unfinished: !finished,
    })
}

/// What is wrong with a text of more than `most` characters: by how many it is too long.
pub fn too_long(text: &str, most: usize) -> Option<Message> {
    let over = text
        .chars()
        .count()
        .checked_sub(most)
        .filter(|over| *over > 0)?;
    let message = Message::new("comments-too-long");
    Some(message.with("count", over).with("count_most", most))
}

impl Wording {
    /// Takes away a proposed text that is no other than the words it is to replace.
    ///
    /// # Errors
    /// [`Error::Invalid`] when nothing is left of the comment then.
    pub fn beside(self, words: Option<&str>) -> Result<Self> {
        let left = self.without_same(words);
        if left.is_blank() {
            return Err(Error::invalid("body", "comments-empty"));
        }
        Ok(left)
    }

    /// The same, though nothing may be left.
    pub fn without_same(mut self, words: Option<&str>) -> Self {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let (Some(proposed), Some(words)) = (&self.proposed_text, words)
            && plain(proposed) == plain(words)
        {
            self.proposed_text = None;
        }
        self
    }

    /// Whether there are no words at all.
    pub fn is_blank(&self) -> bool {
        self.body.is_empty() && self.proposed_text.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn checked(body: &str, proposed_text: &str) -> Result<Wording> {
        let mut limits = Config::defaults().unwrap().limits;
        limits.comment_characters = 10;
        let input = CommentInput {
            body: body.to_owned(),
            proposed_text: proposed_text.to_owned(),
            ..CommentInput::default()
        };
        read_wording(&limits, &input, true)
    }

    #[test]
    fn wants_words_in_one_of_the_two() {
        assert!(checked(" \r\n ", "").is_err());
        assert_eq!(
            checked("", "beter").unwrap().proposed_text.as_deref(),
            Some("beter")
        );
        let wording = checked("één\r\ntwee", " ").unwrap();
        assert_eq!(wording.body, "één\ntwee");
        assert_eq!(wording.proposed_text, None);
        assert_eq!(wording.kind, CommentKind::General);
    }

    #[test]
    fn counts_characters_not_bytes() {
        assert!(checked("éééééééééé", "").is_ok());
        assert!(checked("ééééééééééé", "").is_err());
    }
}
