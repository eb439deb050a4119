//! An attachment as pages show it: to its party, to moderators and drafters.

use serde::Serialize;

use crate::attachments::model::Attachment;
use crate::submissions::model::Moderation;
use crate::web::addresses;

/// What the component `attachment` shows.
#[derive(Debug, Clone, Serialize)]
pub struct FileView {
    name: String,
    /// Last part of the key of its kind's name.
    kind: &'static str,
    image: bool,
    size: i64,
    description: String,
    /// Where it is fetched; "" for one that its reader may not fetch now.
    href: String,
    /// Last part of the key of how its scan stands.
    scan: &'static str,
    /// What was found in it.
    found: String,
    /// A word of `decision-state-…`, or "".
    decision: &'static str,
}

impl FileView {
    /// `scanned`: whether this installation has a virus scanner; `own`: for its party.
    pub fn of(attachment: &Attachment, scanned: bool, own: bool) -> Self {
        let fetched = if own {
            attachment.is_for_its_party()
        } else {
            attachment.is_for_others(scanned)
        };
        Self {
            name: attachment.name.clone(),
            kind: attachment.kind.as_str(),
            image: attachment.kind.is_image(),
            size: attachment.size,
            description: attachment.description.clone(),
            href: if fetched {
                addresses::Submission(attachment.submission_id).attachment(attachment.id)
            } else {
                String::new()
            },
            scan: attachment.scan_word(scanned),
            found: if attachment.is_for_its_party() {
                String::new()
            } else {
                attachment.finding.clone()
            },
            decision: match attachment.moderation {
                Moderation::Draft | Moderation::Gone => "",
                Moderation::Pending => "undecided",
                Moderation::Published | Moderation::Redacted => "publish",
                Moderation::Withheld => "withhold",
            },
        }
    }
}
