//! What a content hash is taken over: a Submission as canonical JSON, so that a party can show
//! later what it handed in. Pure; knows neither database nor pages.
//!
//! The JSON has its members in alphabetical order, no white space outside strings, UTF-8 without
//! escapes other than those JSON requires, and times in RFC 3339. Its SHA-256, in hexadecimal, is
//! the hash on the receipt. `format` rises when the shape changes.

use serde::Serialize;

use crate::comments::model::{AnchorKind, CommentKind};
use crate::platform::random;
use crate::submissions::model::Publication;

/// A Submission as it was handed in. Members stand in alphabetical order of their JSON names:
/// that order is part of the format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Content {
    /// What was answered; none at all when the round asks this party nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<Vec<ContentAnswer>>,
    /// Files that came with it; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<ContentAttachment>,
    pub comments: Vec<ContentComment>,
    /// Slug of the consultation.
    pub consultation: String,
    pub format: u32,
    /// Name of the party.
    pub party: String,
    pub publication: Publication,
    pub receipt: String,
    pub round: i64,
    /// RFC 3339, UTC.
    pub submitted_at: String,
    pub submitter: String,
    /// Label of the Version commented on.
    pub version: String,
}

/// One Comment in it, in the party's own order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContentComment {
    pub anchor: AnchorKind,
    pub body: String,
    pub kind: CommentKind,
    /// Key of the Passage.
    pub passage: Option<String>,
    pub proposed_text: Option<String>,
    pub quote: Option<String>,
    /// Number of the Section.
    pub section: Option<String>,
}

/// An answer to a Question, in the order of the questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContentAnswer {
    /// Texts of the options chosen.
    pub choices: Vec<String>,
    /// The question itself.
    pub question: String,
    /// The place on a scale.
    pub scale: Option<i64>,
    pub words: String,
}

/// A file that came with it, in the order they were sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContentAttachment {
    pub description: String,
    pub media_type: &'static str,
    pub name: String,
    /// Of its bytes, hexadecimal.
    pub sha256: String,
    /// In bytes.
    pub size: i64,
}

/// The present shape.
pub const FORMAT: u32 = 2;

/// The shape without `answers`, still that of a submission to a round that asks nothing.
pub const FORMAT_WITHOUT_QUESTIONS: u32 = 1;

impl Content {
    /// The canonical JSON.
    ///
    /// # Errors
    /// Never for what this type can hold; serde's signature allows for it.
    pub fn canonical(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// SHA-256 of the canonical JSON, hexadecimal.
    ///
    /// # Errors
    /// As [`Self::canonical`].
    pub fn hash(&self) -> Result<String, serde_json::Error> {
        Ok(random::sha256_hex(self.canonical()?.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content() -> Content {
        Content {
            answers: Some(vec![ContentAnswer {
                choices: vec!["Ja".to_owned()],
                question: "Eens?".to_owned(),
                scale: None,
                words: String::new(),
            }]),
            attachments: vec![ContentAttachment {
                description: "Brief".to_owned(),
                media_type: "application/pdf",
                name: "brief.pdf".to_owned(),
                sha256: "00".to_owned(),
                size: 7,
            }],
            comments: vec![ContentComment {
                anchor: AnchorKind::Passage,
                body: "Zeg \"wie\" het doet – en wanneer.".to_owned(),
                kind: CommentKind::Technical,
                passage: Some("p-1".to_owned()),
                proposed_text: None,
                quote: None,
                section: Some("1".to_owned()),
            }],
            consultation: "cyber".to_owned(),
            format: FORMAT,
            party: "Raad".to_owned(),
            publication: Publication::Organisation,
            receipt: "P-0000-0000".to_owned(),
            round: 1,
            submitted_at: "2027-06-01T12:00:00Z".to_owned(),
            submitter: "N. Bakker".to_owned(),
            version: "1.0".to_owned(),
        }
    }

    #[test]
    fn writes_members_in_alphabetical_order() {
        let json = content().canonical().unwrap();
        assert!(json.starts_with(
            "{\"answers\":[{\"choices\":[\"Ja\"],\"question\":\"Eens?\",\"scale\":null,\"words\":\"\"}],\"attachments\":[{\"description\":\"Brief\",\"mediaType\":\"application/pdf\",\"name\":\"brief.pdf\",\"sha256\":\"00\",\"size\":7}],\"comments\":[{\"anchor\":\"passage\",\"body\":\"Zeg \\\"wie\\\" het doet – en wanneer.\","
        ));
        let sorted: serde_json::Value = serde_json::from_str(&json).unwrap();
        // serde_json keeps the members of a value sorted.
        assert_eq!(json, sorted.to_string());
    }

    #[test]
    fn hashes_differ_when_a_word_differs() {
        let (one, mut other) = (content(), content());
        assert_eq!(one.hash().unwrap().len(), 64);
        other.comments[0].body.push('!');
        assert_ne!(one.hash().unwrap(), other.hash().unwrap());
        let mut other = content();
        other.answers = Some(Vec::new());
        assert_ne!(one.hash().unwrap(), other.hash().unwrap());
        let mut other = content();
        other.attachments[0].sha256 = "01".to_owned();
        assert_ne!(one.hash().unwrap(), other.hash().unwrap());
        other.attachments.clear();
        assert!(!other.canonical().unwrap().contains("attachments"));
    }
}
