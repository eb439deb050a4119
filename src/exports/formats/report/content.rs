//! What the document is made of.

use crate::exports::columns::{AnswerRow, AttachmentRow, Row};
use crate::exports::formats::about::Told;

/// All that stands in it: sorted by place before it is written, so all in memory.
pub struct Content {
    pub told: Told,
    pub rows: Vec<Row>,
    pub answers: Vec<AnswerRow>,
    pub attachments: Vec<AttachmentRow>,
}
