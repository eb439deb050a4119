//! Decision, Redaction, PublishedComment and the grounds for keeping something from the public.

use crate::db::ids::{CommentId, DecisionId, RedactionId};
use crate::db::text_enum;

text_enum! {
    /// A moderator's verdict.
    Verdict {
        Publish => "publish",
        PublishRedacted => "publish-redacted",
        Withhold => "withhold",
    }
}

text_enum! {
    /// Which text of a comment a redaction is in.
    RedactedField {
        Body => "body",
        ProposedText => "proposed-text",
    }
}

/// A withheld span of a comment's text, in characters.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable)]
pub struct Redaction {
    pub id: RedactionId,
    pub decision_id: DecisionId,
    pub comment_id: CommentId,
    pub field: RedactedField,
    /// The first character withheld, from 0.
    pub span_start: i64,
    /// The character behind the last one withheld.
    pub span_end: i64,
    /// Code of the ground.
    pub ground: String,
}
