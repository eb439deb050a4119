//! A comment, an answer and an attachment as a row of an export: which columns there are, for whom, and the text in each,
//! the same in every format.

use super::beside::{Beside, Place};
use super::model::Audience;
use crate::comments::model::AnchorKind;
use crate::moderation::model::Verdict;
use crate::responses::model::{Response, Satisfaction};
use crate::submissions::model::{Moderation, Publication};

/// Names of the columns, in order. The first sixteen are the contract that intake reads too; what
/// follows is for readers who do not have the text at hand. Those behind the second look are for the
/// internal audience only.
pub const COLUMNS: [&str; 28] = [
    "id",
    "received_at",
    "party",
    "group",
    "name",
    "reference",
    "anchor",
    "quote",
    "kind",
    "comment",
    "proposed_text",
    "themes",
    "campaign",
    "decision",
    "disposition",
    "response",
    "section",
    "section_title",
    "passage",
    "round",
    "signatories",
    "second_look",
    "second_look_reason",
    "publication",
    "verification",
    "satisfied",
    "satisfaction_remark",
    "second_look_why",
];

/// So many of them are for everybody.
const PUBLIC_COLUMNS: usize = 23;

impl Audience {
    /// The columns this audience gets.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Public => &COLUMNS[..PUBLIC_COLUMNS],
            Self::Internal => &COLUMNS,
        }
    }

    /// The columns of attachments this audience gets.
    pub fn attachment_columns(self) -> &'static [&'static str] {
        match self {
            Self::Public => &ATTACHMENT_COLUMNS[..8],
            Self::Internal => &ATTACHMENT_COLUMNS,
        }
    }
}

/// A comment as a row: the text of every column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    pub id: String,
    /// RFC 3339, UTC; for everybody the day only, and nothing where it is anonymous.
    pub received_at: String,
    pub party: String,
    /// Code of the group.
    pub group: String,
    pub name: String,
    pub reference: String,
    pub quote: String,
    pub kind: String,
    pub comment: String,
    pub proposed_text: String,
    /// Divided by "; ".
    pub themes: String,
    pub campaign: String,
    pub decision: String,
    pub disposition: String,
    pub response: String,
    pub round: String,
    /// Organisations that signed the submission, divided by "; ".
    pub signatories: String,
    /// "open", "changed" or "upheld", where the party asked for its answer to be looked at again; and why it was upheld.
    pub second_look: String,
    pub second_look_reason: String,
    pub publication: String,
    /// How far it was established who sent it.
    pub verification: String,
    /// "yes", "no", or the same behind "earlier-" when it was said of an answer before this one.
    pub satisfied: String,
    pub satisfaction_remark: String,
    /// What the party asks then.
    pub second_look_why: String,
    pub place: Place,
    /// No columns: for documents.
    pub beside: Beside,
}

impl Row {
    /// The cells, in the order of [`COLUMNS`]; take as many as the audience has columns.
    pub fn cells(&self) -> [&str; COLUMNS.len()] {
        [
            &self.id,
            &self.received_at,
            &self.party,
            &self.group,
            &self.name,
            &self.reference,
            &self.place.anchor,
            &self.quote,
            &self.kind,
            &self.comment,
            &self.proposed_text,
            &self.themes,
            &self.campaign,
            &self.decision,
            &self.disposition,
            &self.response,
            &self.place.section,
            &self.place.section_title,
            &self.place.passage,
            &self.round,
            &self.signatories,
            &self.second_look,
            &self.second_look_reason,
            &self.publication,
            &self.verification,
            &self.satisfied,
            &self.satisfaction_remark,
            &self.second_look_why,
        ]
    }
}

/// The word in the column `satisfied`.
pub fn satisfied_word(said: &Satisfaction, answer: Option<&Response>) -> String {
    let current = said.is_about(answer.and_then(|answer| answer.published_at));
    let word = if said.satisfied { "yes" } else { "no" };
    if current {
        word.to_owned()
    } else {
        format!("earlier-{word}")
    }
}

/// Names of the columns of answers, in order: for the internal audience only.
pub const ANSWER_COLUMNS: [&str; 8] = [
    "submission",
    "party",
    "group",
    "question",
    "kind",
    "answer",
    "round",
    "publication",
];

/// What one submission says to one question, as a row: the text of every column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnswerRow {
    /// Its receipt number.
    pub submission: String,
    pub party: String,
    /// Code of the group.
    pub group: String,
    /// The question itself.
    pub question: String,
    pub kind: String,
    /// Options by their texts, each on a line.
    pub answer: String,
    pub round: String,
    pub publication: String,
}

impl AnswerRow {
    /// The cells, in the order of [`ANSWER_COLUMNS`].
    pub fn cells(&self) -> [&str; ANSWER_COLUMNS.len()] {
        [
            &self.submission,
            &self.party,
            &self.group,
            &self.question,
            &self.kind,
            &self.answer,
            &self.round,
            &self.publication,
        ]
    }
}

/// Names of the columns of attachments, in order; those after `round` are for the internal audience
/// only.
pub const ATTACHMENT_COLUMNS: [&str; 12] = [
    "party",
    "group",
    "name",
    "media_type",
    "size",
    "sha256",
    "description",
    "round",
    "submission",
    "decision",
    "scan",
    "publication",
];

/// A file that came with a submission, as a row: the text of every column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AttachmentRow {
    pub party: String,
    /// Code of the group.
    pub group: String,
    pub name: String,
    pub media_type: String,
    /// In bytes.
    pub size: String,
    /// Hexadecimal.
    pub sha256: String,
    pub description: String,
    pub round: String,
    /// Its receipt number.
    pub submission: String,
    pub decision: String,
    pub scan: String,
    pub publication: String,
}

impl AttachmentRow {
    /// The cells, in the order of [`ATTACHMENT_COLUMNS`]; take as many as the audience has columns.
    pub fn cells(&self) -> [&str; ATTACHMENT_COLUMNS.len()] {
        [
            &self.party,
            &self.group,
            &self.name,
            &self.media_type,
            &self.size,
            &self.sha256,
            &self.description,
            &self.round,
            &self.submission,
            &self.decision,
            &self.scan,
            &self.publication,
        ]
    }
}

/// The word in the column `anchor`: a passage by its key, since that stays the same across
/// versions; a section and the document by the word for it.
pub fn anchor_word(anchor: AnchorKind, key: Option<&str>) -> String {
    match (anchor, key) {
        (AnchorKind::Passage | AnchorKind::Quote, Some(key)) => key.to_owned(),
        (other, _) => other.as_str().to_owned(),
    }
}

/// The word in the column `decision`: the verdict that holds, nothing where none was taken.
pub fn decision_word(moderation: Moderation) -> &'static str {
    match moderation {
        Moderation::Published => Verdict::Publish.as_str(),
        Moderation::Redacted => Verdict::PublishRedacted.as_str(),
        Moderation::Withheld => Verdict::Withhold.as_str(),
        Moderation::Draft | Moderation::Pending | Moderation::Gone => "",
    }
}

/// The word in the column `publication`.
pub fn publication_word(publication: Publication) -> &'static str {
    publication.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_its_cell() {
        let row = Row {
            id: "7".to_owned(),
            response: "r".to_owned(),
            publication: "anonymous".to_owned(),
            place: Place {
                passage: "text".to_owned(),
                ..Place::default()
            },
            ..Row::default()
        };
        let cell = |name: &str| {
            let at = COLUMNS.iter().position(|column| *column == name).unwrap();
            row.cells()[at]
        };
        assert_eq!(cell("id"), "7");
        assert_eq!(cell("response"), "r");
        assert_eq!(cell("passage"), "text");
        assert_eq!(cell("publication"), "anonymous");
    }

    #[test]
    fn the_public_is_not_told_what_a_party_chose() {
        let public = Audience::Public.attachment_columns();
        assert_eq!(public.last(), Some(&"round"));
        assert_eq!(
            Audience::Public.columns().last(),
            Some(&"second_look_reason")
        );
        for column in [
            "publication",
            "verification",
            "satisfied",
            "satisfaction_remark",
            "second_look_why",
        ] {
            assert!(!Audience::Public.columns().contains(&column), "{column}");
            assert!(Audience::Internal.columns().contains(&column), "{column}");
        }
    }
}
