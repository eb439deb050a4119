//! Tests of what of an attachment is public, and of what decisions lift.

use super::*;
use crate::attachments::model::ScanState;
use crate::error::Error;
use crate::submissions::model::{Origin, SubmissionState, Verification};
use crate::types::ids::{FileId, PartyId, SubmissionId};

fn attachment(moderation: Moderation, scan: ScanState) -> Attachment {
    Attachment {
        id: AttachmentId(1),
        submission_id: SubmissionId(1),
        round_id: RoundId(1),
        file_id: FileId(1),
        name: "brief.pdf".to_owned(),
        kind: FileKind::Pdf,
        description: "Brief".to_owned(),
        uploaded_by: None,
        moderation,
        decisions: 1,
        created_at: Moment::default(),
        updated_at: Moment::default(),
        sha256: "00".to_owned(),
        size: 1,
        scan,
        finding: String::new(),
        copy: CopyState::Made,
        copy_sha256: "c0".to_owned(),
        copy_size: 2,
        copy_reason: String::new(),
        properties: "[]".to_owned(),
        public_name: None,
        public_description: None,
        as_sent: false,
        public_number: Some(48_210_393),
    }
}

fn submission(publication: Publication, state: SubmissionState) -> Submission {
    Submission {
        id: SubmissionId(1),
        round_id: RoundId(1),
        party_id: PartyId(1),
        state,
        publication,
        origin: Origin::Page,
        submitter_name: "Jan Jansen".to_owned(),
        submitted_by: None,
        receipt_number: None,
        content_hash: None,
        supersedes_id: None,
        created_at: Moment::default(),
        submitted_at: None,
        ended_at: None,
        verification: Verification::Account,
    }
}

fn party() -> Party {
    Party {
        id: PartyId(1),
        round_id: RoundId(1),
        organisation_id: None,
        account_id: None,
        name: "Stichting Net".to_owned(),
        group_code: "technical".to_owned(),
        invited: false,
        created_at: Moment::default(),
    }
}

#[test]
fn only_what_was_decided_scanned_and_chosen_is_public() {
    use Publication::{Anonymous, None as Nothing, Organisation};
    use SubmissionState::Submitted;
    for moderation in Moderation::ALL {
        for scan in ScanState::ALL {
            for publication in Publication::ALL {
                for state in SubmissionState::ALL {
                    for scanned in [false, true] {
                        let file = attachment(*moderation, *scan);
                        let of = submission(*publication, *state);
                        let public = PublishedAttachment::of(file, &of, &party(), scanned);
                        let harmless = match scan {
                            ScanState::Clean => true,
                            ScanState::Infected => false,
                            _ => !scanned,
                        };
                        assert_eq!(
                            public.is_some(),
                            *moderation == Moderation::Published
                                && *publication != Nothing
                                && *state == Submitted
                                && harmless
                        );
                    }
                }
            }
        }
    }
    let of = |publication| {
        let of = submission(publication, Submitted);
        let file = attachment(Moderation::Published, ScanState::Clean);
        PublishedAttachment::of(file, &of, &party(), true).unwrap()
    };
    assert_eq!(of(Anonymous).party_name, None);
    assert_eq!(of(Anonymous).name, "bijlage-48210393.pdf");
    assert_eq!(of(Organisation).name, "brief.pdf");
    assert_eq!(of(Organisation).sha256, "c0", "of the copy");
    assert_eq!(
        of(Organisation).party_name.as_deref(),
        Some("Stichting Net")
    );
}

#[test]
fn without_a_copy_only_what_moderators_let_through_is_public() {
    let of = submission(Publication::Organisation, SubmissionState::Submitted);
    for (copy, as_sent, public) in [
        (CopyState::Waiting, true, None),
        (CopyState::None, false, None),
        (CopyState::None, true, Some("00")),
        (CopyState::Made, false, Some("c0")),
    ] {
        let file = Attachment {
            copy,
            as_sent,
            public_name: Some("letter.pdf".to_owned()),
            public_description: Some("A letter".to_owned()),
            ..attachment(Moderation::Published, ScanState::Clean)
        };
        let found = PublishedAttachment::of(file, &of, &party(), true);
        assert_eq!(found.as_ref().map(|one| one.sha256.as_str()), public);
        if let Some(found) = found {
            assert_eq!(
                (found.name.as_str(), found.description.as_str()),
                ("letter.pdf", "A letter")
            );
        }
    }
}

#[test]
fn what_shows_more_lifts_and_what_hides_does_not() {
    let words = |name: &str| FileRuling {
        words: Some((name.to_owned(), "A letter".to_owned())),
        verdict: Verdict::PublishRedacted,
        ..FileRuling::publish()
    };
    let withhold = FileRuling {
        verdict: Verdict::Withhold,
        ..FileRuling::publish()
    };
    let plain = attachment(Moderation::Published, ScanState::Clean);
    let withheld = attachment(Moderation::Withheld, ScanState::Clean);
    let renamed = Attachment {
        public_name: Some("letter.pdf".to_owned()),
        public_description: Some("A letter".to_owned()),
        ..plain.clone()
    };
    for (held, ruling, lifts) in [
        (&plain, FileRuling::publish(), false),
        (&plain, words("letter"), false),
        (&withheld, FileRuling::publish(), true),
        (&withheld, words("letter"), true),
        (&withheld, withhold.clone(), false),
        (&renamed, FileRuling::publish(), true),
        (&renamed, words("letter"), false),
        (&renamed, words("brief"), true),
        (&renamed, withhold, false),
    ] {
        assert_eq!(ruling.lifts(held), lifts, "{ruling:?} of {held:?}");
    }
    let wording = words("letter").wording(FileKind::Pdf);
    let read = FileRuling::read_wording(&wording);
    let given = ("letter.pdf".to_owned(), "A letter".to_owned());
    assert_eq!(read, ("publish-redacted", Some(given)));
    let plain = FileRuling::publish().wording(FileKind::Pdf);
    assert_eq!(FileRuling::read_wording(&plain), ("publish", None));
}

#[test]
fn other_words_need_a_ground() {
    let bare = FileRuling::new(Verdict::PublishRedacted, None, "", ("", " "), false);
    let Err(Error::Invalid(faults)) = bare else {
        panic!("{bare:?}");
    };
    let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
    assert_eq!(fields, ["name", "description", "ground"]);
    let plain = FileRuling::new(
        Verdict::Publish,
        Some(Ground::Spam),
        "",
        ("other", "words"),
        true,
    )
    .unwrap();
    assert_eq!(
        (plain.ground, plain.words, plain.as_sent),
        (None, None, true)
    );
}
