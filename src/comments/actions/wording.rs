//! What a comment says, checked.

use serde::{Deserialize, Serialize};

use crate::comments::model::CommentKind;
use crate::config::Limits;
use crate::error::{Checks, Error, Message, Result};

/// A comment as somebody typed it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentInput {
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub body: String,
    #[serde(default)]
    pub proposed_text: String,
    #[serde(default)]
    pub quote: String,
}

/// A comment that may be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    pub kind: CommentKind,
    /// Limited Markdown; empty only beside a proposed text.
    pub body: String,
    pub proposed_text: Option<String>,
    /// Words of the passage, white space collapsed, or "".
    pub quote: String,
}

/// Checks what somebody typed.
///
/// # Errors
/// [`Error::Invalid`] with everything that is wrong.
pub fn check(limits: &Limits, input: &CommentInput) -> Result<Wording> {
    let clean = |text: &str| {
        text.replace("\r\n", "\n")
            .replace('\0', "")
            .trim()
            .to_owned()
    };
    let (body, proposed) = (clean(&input.body), clean(&input.proposed_text));
    let fits = |text: &str| text.chars().count() <= limits.comment_characters;
    let too_long = || Message::new("comments-too-long").with("count", limits.comment_characters);
    let kind = match input.kind.trim() {
        "" => Some(CommentKind::General),
        word => word.parse().ok(),
    };
    let mut checks = Checks::default();
    checks.require(kind.is_some(), "kind", "comments-no-such-kind");
    checks.require(
        !body.is_empty() || !proposed.is_empty(),
        "body",
        "comments-empty",
    );
    checks.require(fits(&body), "body", too_long());
    checks.require(fits(&proposed), "proposed_text", too_long());
    checks.finish()?;
    Ok(Wording {
        kind: kind.ok_or_else(|| Error::invalid("kind", "comments-no-such-kind"))?,
        body,
        proposed_text: Some(proposed).filter(|text| !text.is_empty()),
        quote: input.quote.split_whitespace().collect::<Vec<_>>().join(" "),
    })
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
        check(&limits, &input)
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
