//! An attachment as the API tells of it. Sending one is a matter of the pages.

use serde::Serialize;
use utoipa::ToSchema;

use crate::attachments::model::{Attachment, ScanState};
use crate::submissions::model::Moderation;

/// A file that came with a submission, for its party.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Attachment)]
pub(super) struct AttachmentBody {
    pub id: i64,
    pub name: String,
    pub media_type: &'static str,
    /// In bytes.
    pub size: i64,
    /// Hexadecimal.
    pub sha256: String,
    /// What it is; of an image, its text alternative.
    pub description: String,
    /// What the virus scanner made of it; where there is none, it stays unscanned.
    pub scan: ScanState,
    /// Where it stands with the moderators.
    pub moderation: Moderation,
}

impl AttachmentBody {
    pub(super) fn of(attachment: &Attachment) -> Self {
        Self {
            id: attachment.id.0,
            name: attachment.name.clone(),
            media_type: attachment.kind.media_type(),
            size: attachment.size,
            sha256: attachment.sha256.clone(),
            description: attachment.description.clone(),
            scan: attachment.scan,
            moderation: attachment.moderation,
        }
    }
}
