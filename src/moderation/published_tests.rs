//! What may be in the public form of a comment, and what never.

use super::*;
use crate::submissions::model;
use crate::submissions::model::{Moderation, Origin, SubmissionState};
use crate::types::Moment;
use crate::types::ids::{DecisionId, PartyId, RedactionId, SubmissionId};

fn comment(moderation: Moderation) -> Comment {
    Comment {
        id: CommentId(1),
        submission_id: SubmissionId(1),
        round_id: RoundId(1),
        party_id: PartyId(1),
        group_code: "technical".to_owned(),
        author_id: None,
        anchor: Anchor::document(),
        kind: CommentKind::General,
        body: "Call Jan on 0612 now".to_owned(),
        proposed_text: Some("Ask Jan".to_owned()),
        position: 0,
        moderation,
        decisions: 1,
        reference: String::new(),
        notes: "phoned by Jan".to_owned(),
        intake_key: None,
        campaign_id: None,
        created_at: Moment::default(),
        updated_at: Moment::default(),
        submitted_at: "2027-06-01T22:30:15.123456".parse().ok(),
        guest_id: None,
        public_number: Some(48_210_393),
        unfinished: false,
    }
}

fn submission(publication: Publication) -> Submission {
    Submission {
        id: SubmissionId(1),
        round_id: RoundId(1),
        party_id: PartyId(1),
        state: SubmissionState::Submitted,
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
        verification: model::Verification::Account,
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

fn redaction(field: RedactedField, from: i64, to: i64, ground: &str) -> Redaction {
    Redaction {
        id: RedactionId(1),
        decision_id: DecisionId(1),
        comment_id: CommentId(1),
        field,
        span_start: from,
        span_end: to,
        ground: ground.to_owned(),
    }
}

/// The decision that publishes a comment as it is.
const PUBLISHED: Decided = Decided {
    verdict: Verdict::Publish,
    redactions: Vec::new(),
};

fn published(moderation: Moderation, publication: Publication) -> Option<PublishedComment> {
    let decided = Decided {
        verdict: match moderation {
            Moderation::Redacted => Verdict::PublishRedacted,
            Moderation::Withheld => Verdict::Withhold,
            _ => Verdict::Publish,
        },
        redactions: vec![
            redaction(RedactedField::Body, 5, 8, "5.1.2.e"),
            redaction(RedactedField::Body, 12, 16, "5.1.2.e"),
            redaction(RedactedField::ProposedText, 4, 7, "5.1.2.e"),
        ],
    };
    PublishedComment::of(
        comment(moderation),
        &submission(publication),
        &party(),
        &decided,
        chrono_tz::Europe::Amsterdam,
    )
}

#[test]
fn a_day_is_told_and_no_moment_and_of_an_anonymous_one_nothing() {
    let named = published(Moderation::Published, Publication::Organisation).unwrap();
    assert_eq!(named.submitted_on, NaiveDate::from_ymd_opt(2027, 6, 2));
    let anonymous = published(Moderation::Published, Publication::Anonymous).unwrap();
    assert_eq!(anonymous.submitted_on, None);
    assert_eq!(anonymous.number, 48_210_393);
    let all = serde_json::to_string(&anonymous).unwrap();
    assert!(!all.contains("\"id\"") && !all.contains("22:30"), "{all}");
}

#[test]
fn what_has_no_public_number_has_no_public_form() {
    let mut unnumbered = comment(Moderation::Published);
    unnumbered.public_number = None;
    let submission = submission(Publication::Organisation);
    let zone = chrono_tz::UTC;
    assert_eq!(
        PublishedComment::of(unnumbered, &submission, &party(), &PUBLISHED, zone),
        None
    );
}

#[test]
fn redacted_words_are_nowhere_in_the_public_form() {
    let shown = published(Moderation::Redacted, Publication::Anonymous).unwrap();
    assert_eq!(shown.body.plain(), "Call [… 5.1.2.e] on [… 5.1.2.e] now");
    assert_eq!(
        shown.proposed_text.clone().unwrap().plain(),
        "Ask [… 5.1.2.e]"
    );
    let all = serde_json::to_string(&shown).unwrap();
    for secret in ["Jan", "0612", "Stichting", "phoned"] {
        assert!(!all.contains(secret), "{secret} in {all}");
    }
}

#[test]
fn words_beside_a_comment_can_be_withheld_too() {
    let decided = Decided {
        verdict: Verdict::PublishRedacted,
        redactions: vec![
            redaction(RedactedField::Reference, 5, 8, "5.1.2.e"),
            redaction(RedactedField::PartyName, 0, 9, "5.1.2.e"),
            redaction(RedactedField::SubmitterName, 0, 3, "5.1.2.e"),
        ],
    };
    let shown = PublishedComment::of(
        Comment {
            reference: "near Jan".to_owned(),
            ..comment(Moderation::Redacted)
        },
        &submission(Publication::NameAndOrganisation),
        &party(),
        &decided,
        chrono_tz::UTC,
    )
    .unwrap();
    assert_eq!(shown.reference, "near [… 5.1.2.e]");
    assert_eq!(shown.party_name.as_deref(), Some("[… 5.1.2.e] Net"));
    assert_eq!(shown.submitter_name.as_deref(), Some("[… 5.1.2.e] Jansen"));
}

#[test]
fn names_go_by_the_publication_choice() {
    let both = published(Moderation::Published, Publication::NameAndOrganisation).unwrap();
    assert_eq!(both.party_name.as_deref(), Some("Stichting Net"));
    assert_eq!(both.submitter_name.as_deref(), Some("Jan Jansen"));
    let body = published(Moderation::Published, Publication::Organisation).unwrap();
    assert_eq!(body.party_name.as_deref(), Some("Stichting Net"));
    assert_eq!(body.submitter_name, None);
    assert_eq!(published(Moderation::Published, Publication::None), None);
}

#[test]
fn what_was_not_published_has_no_public_form() {
    for moderation in [
        Moderation::Draft,
        Moderation::Pending,
        Moderation::Withheld,
        Moderation::Gone,
    ] {
        assert_eq!(published(moderation, Publication::Organisation), None);
    }
    let bare = Decided {
        verdict: Verdict::PublishRedacted,
        redactions: Vec::new(),
    };
    let unsure = PublishedComment::of(
        comment(Moderation::Redacted),
        &submission(Publication::Organisation),
        &party(),
        &bare,
        chrono_tz::UTC,
    );
    assert_eq!(unsure, None);
    let mut gone = submission(Publication::Organisation);
    gone.state = SubmissionState::Withdrawn;
    let gone = PublishedComment::of(
        comment(Moderation::Published),
        &gone,
        &party(),
        &PUBLISHED,
        chrono_tz::UTC,
    );
    assert_eq!(gone, None);
}

#[test]
fn spans_that_touch_become_one_with_each_ground_named() {
    let text = PublicText::redact("abcdef", &[(1, 3, "x"), (3, 4, "y")]);
    assert_eq!(text.plain(), "a[… x, y]ef");
}

#[test]
fn what_does_not_lie_in_the_text_covers_all_of_it() {
    for (from, to) in [(9, 12), (5, 7), (6, 7), (2, 2), (3, 1)] {
        let text = PublicText::redact("abcdef", &[(1, 3, "x"), (from, to, "z")]);
        assert_eq!(text.plain(), "[… x, z]", "{from} to {to}");
    }
}

/// Of every state of a comment, a submission and a decision, those few are public that are meant to be.
#[test]
fn only_a_decision_that_publishes_makes_a_public_form() {
    let redacting = Decided {
        verdict: Verdict::PublishRedacted,
        redactions: vec![redaction(RedactedField::Body, 5, 8, "5.1.2.e")],
    };
    let withholding = Decided {
        verdict: Verdict::Withhold,
        redactions: Vec::new(),
    };
    let mut public = Vec::new();
    for decided in [&PUBLISHED, &redacting, &withholding] {
        for moderation in Moderation::ALL {
            for state in SubmissionState::ALL {
                for publication in Publication::ALL {
                    let mut submission = submission(*publication);
                    submission.state = *state;
                    let zone = chrono_tz::UTC;
                    let (comment, party) = (comment(*moderation), party());
                    if PublishedComment::of(comment, &submission, &party, decided, zone).is_some() {
                        public.push((decided.verdict, *moderation, *state, *publication));
                    }
                }
            }
        }
    }
    let meant: Vec<_> = [
        (Verdict::Publish, Moderation::Published),
        (Verdict::PublishRedacted, Moderation::Redacted),
    ]
    .into_iter()
    .flat_map(|(verdict, moderation)| {
        Publication::ALL
            .iter()
            .filter(|publication| **publication != Publication::None)
            .map(move |publication| {
                (
                    verdict,
                    moderation,
                    SubmissionState::Submitted,
                    *publication,
                )
            })
    })
    .collect();
    assert_eq!(public, meant);
}
