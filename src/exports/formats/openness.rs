//! What of a document is not public, and how that is said at a comment and at a file.

use crate::error::Message;
use crate::exports::columns::{AttachmentRow, Row};
use crate::exports::model::{Audience, Heading};
use crate::moderation::model::{Ground, Verdict, ground_key};
use crate::platform::texts;
use crate::submissions::model::Publication;

/// What the ministry must know before it passes a comment on: that the public reads nothing of it, or not all; `None` where
/// the public reads the same.
pub fn openness(of: &Heading, row: &Row) -> Option<String> {
    if of.audience == Audience::Public {
        return None;
    }
    let say = |key: &str| texts::text(of.language, key);
    let withheld = row.publication == Publication::None.as_str();
    let redacted = row.decision == Verdict::PublishRedacted.as_str();
    let why = match row.decision.as_str() {
        _ if withheld => say("exports-docx-not-wanted"),
        "" => say("decision-state-undecided"),
        decision if decision == Verdict::Publish.as_str() => return None,
        decision => say(&format!("decision-state-{decision}")),
    };
    let key = if redacted && !withheld {
        "exports-docx-partly-public"
    } else {
        "exports-docx-not-public"
    };
    let grounds: Vec<String> = row
        .beside
        .grounds
        .iter()
        .map(|code| ground_name(of, code))
        .collect();
    let message = Message::new(key)
        .with("why", why)
        .with("count", grounds.len())
        .with("grounds", grounds.join("; "));
    Some(texts::say(of.language, &message))
}

/// "5.1.2.e Private life", or the name alone of a rule of the house.
fn ground_name(of: &Heading, code: &str) -> String {
    let name = texts::text(of.language, &ground_key(code));
    match code.parse::<Ground>() {
        Ok(ground) if !ground.is_statutory() => name,
        _ => format!("{code} {name}"),
    }
}

/// Where a file stands with moderators and virus scanner, for the ministry: what the public gets is
/// published.
pub fn standing(of: &Heading, file: &AttachmentRow) -> Option<String> {
    if of.audience == Audience::Public {
        return None;
    }
    let say = |key: &str| texts::text(of.language, key);
    let decision = match file.decision.as_str() {
        "" => "undecided",
        decision => decision,
    };
    let decision = say(&format!("decision-state-{decision}"));
    let scan = match file.scan.as_str() {
        "clean" => return Some(decision),
        "infected" => say("attachments-badge-infected"),
        scan => say(&format!("attachments-scan-{scan}")),
    };
    Some(format!("{decision}. {scan}"))
}
