//! Where a comment stands in the text, and what documents tell of it beside the columns.

use std::ops::Range;

/// Where a comment stands in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Place of its section and passage in document order; nothing for the document as a whole.
    pub order: (Option<i64>, Option<i64>),
    pub anchor: String,
    pub section: String,
    pub section_title: String,
    pub passage: String,
}

/// What documents tell beside the columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Codes of the grounds of the decision that holds: of a withholding, or of each redaction.
    pub grounds: Vec<String>,
    /// When the answer was given, or published where only what is published is told; RFC 3339, UTC.
    pub answered_at: String,
    /// The campaign it is a copy in, for the internal audience only.
    pub copy: Option<Copy>,
    /// Where the words it quotes stand in its passage now, in characters.
    pub span: Option<Range<usize>>,
    /// What its passage said when it was written, where a typing error was mended in these words since.
    pub said_then: Option<String>,
    /// Words of its proposal are redacted, so that it cannot be taken over as it stands.
    pub is_covered: bool,
}

/// A copy in a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copy {
    /// Id of the campaign.
    pub campaign: i64,
    /// Whether it is the one the campaign is known by.
    pub is_sample: bool,
}
