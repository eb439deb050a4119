//! A column of words takes the words of its enum.

use std::collections::BTreeMap;

use polder::access::{GuestKind, GuestPurpose, MemberRole, StaffRole};
use polder::accounts::model::{Provenance, Purpose};
use polder::attachments::model::{CopyState, ScanState};
use polder::campaigns::model::Placing;
use polder::comments::model::{AnchorKind, CommentKind};
use polder::consultations::approvals::{Deed, Outcome};
use polder::consultations::model::{NoticeKind, RoundAccess, RoundState};
use polder::db::search::EntryKind;
use polder::documents::{LinkKind, PassageKind};
use polder::following::model::Purpose as FollowerPurpose;
use polder::guests::model::Finding;
use polder::moderation::model::{Ground, RedactedField, Verdict};
use polder::notifications::{LetterKind, News, OutboxState};
use polder::platform::files::kind::FileKind;
use polder::platform::texts::Language;
use polder::questions::model::QuestionKind;
use polder::responses::model::Disposition;
use polder::responses::second_looks::SecondLookOutcome;
use polder::retention::model::Class;
use polder::signatures::model::SignatureState;
use polder::submissions::model::{Moderation, Origin, Publication, SubmissionState, Verification};
use polder::teamwork::model::{Readiness, SetAsideReason};

use super::sides;

macro_rules! words {
    ($($column:literal: $type:ty $(, but $less:expr)?;)+) => {{
        let mut all = BTreeMap::new();
        $(
            let less: &[$type] = &[$($less)?];
            let words = <$type>::ALL.iter().filter(|one| !less.contains(one));
            all.insert($column.to_owned(), words.map(ToString::to_string).collect());
        )+
        all
    }};
}

#[test]
fn a_column_of_words_takes_those_of_its_enum() {
    let enums: BTreeMap<String, Vec<String>> = words! {
        "account_tokens.purpose": Purpose;
        "accounts.language": Language;
        "alignment_links.kind": LinkKind;
        "announcements.news": News;
        "approvals.deed": Deed;
        "approvals.outcome": Outcome;
        "attachment_decisions.ground": Ground;
        "attachment_decisions.verdict": Verdict;
        "attachments.kind": FileKind;
        "attachments.moderation": Moderation, but Moderation::Redacted;
        "comment_drafts.status": Readiness;
        "comments.anchor": AnchorKind;
        "comments.kind": CommentKind;
        "comments.moderation": Moderation;
        "comments.placed_by": Placing;
        "consultations.language": Language;
        "decisions.ground": Ground;
        "decisions.verdict": Verdict;
        "dispositions.disposition": Disposition;
        "dispositions.published_disposition": Disposition;
        "erasures.class": Class;
        "files.copy": CopyState;
        "files.scan": ScanState;
        "follower_links.purpose": FollowerPurpose;
        "followers.language": Language;
        "guest_tokens.purpose": GuestPurpose;
        "guests.kind": GuestKind;
        "guests.language": Language;
        "impersonations.language": Language;
        "impersonations.verdict": Finding;
        "invitations.language": Language;
        "invitations.role": MemberRole;
        "link_requests.language": Language;
        "link_requests.purpose": Purpose;
        "memberships.role": MemberRole;
        "organisations.provenance": Provenance;
        "originals.anchor": AnchorKind;
        "originals.fate": SetAsideReason;
        "originals.kind": CommentKind;
        "originals.status": Readiness;
        "outbox.language": Language;
        "outbox.state": OutboxState;
        "passages.kind": PassageKind;
        "party_letters.kind": LetterKind;
        "questions.kind": QuestionKind;
        "redactions.field": RedactedField;
        "redactions.ground": Ground;
        "round_notices.kind": NoticeKind;
        "response_revisions.disposition": Disposition;
        "rounds.access": RoundAccess;
        "rounds.state": RoundState;
        "search_entries.kind": EntryKind;
        "search_inner_entries.kind": EntryKind;
        "second_looks.outcome": SecondLookOutcome;
        "signatures.state": SignatureState;
        "staff.role": StaffRole;
        "submissions.origin": Origin;
        "submissions.publication": Publication;
        "submissions.state": SubmissionState;
        "submissions.verification": Verification;
        "themes.disposition": Disposition;
    };
    for (mut side, _keep) in sides() {
        side.up();
        let mut checks = BTreeMap::new();
        for (table, found) in side.tables() {
            for (column, words) in found.words {
                checks.insert(format!("{table}.{column}"), words);
            }
        }
        assert_eq!(checks, enums);
    }
}
