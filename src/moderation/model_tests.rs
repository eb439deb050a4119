//! Tests of the rules of moderation.

use super::*;
use crate::error::Error;

fn faults(result: Result<Ruling>) -> Vec<&'static str> {
    match result {
        Err(Error::Invalid(faults)) => faults.into_iter().map(|fault| fault.field).collect(),
        _ => Vec::new(),
    }
}

const MARK: Mark = Mark {
    field: RedactedField::Body,
    start: 0,
    end: 2,
    ground: Ground::PrivateLife,
};

#[test]
fn withholding_needs_ground_and_explanation() {
    let bare = Ruling::new(Verdict::Withhold, None, "  ", vec![]);
    assert_eq!(faults(bare), ["ground", "explanation"]);
    let whole = Ruling::new(Verdict::Withhold, Some(Ground::Spam), " no ", vec![MARK]).unwrap();
    assert_eq!(whole.explanation, "no");
    assert!(
        whole.marks.is_empty(),
        "nothing is redacted of what is withheld"
    );
}

#[test]
fn redacting_needs_words_and_has_no_ground_of_its_own() {
    let bare = Ruling::new(Verdict::PublishRedacted, None, "", vec![]);
    assert_eq!(faults(bare), ["words"]);
    let whole = Ruling::new(Verdict::PublishRedacted, Some(Ground::Spam), "", vec![MARK]);
    assert_eq!(whole.unwrap().ground, None);
}

#[test]
fn publishing_drops_what_belongs_to_other_verdicts() {
    let ruling = Ruling::new(Verdict::Publish, Some(Ground::Spam), "", vec![]);
    assert_eq!(ruling.unwrap(), Ruling::publish());
    // Marks are no leftover of another verdict: one of the two is a mistake.
    let marked = Ruling::new(Verdict::Publish, None, "", vec![MARK]);
    assert_eq!(faults(marked), ["verdict"]);
    let long = "x".repeat(EXPLANATION_LIMIT + 1);
    let long = Ruling::new(Verdict::Publish, None, &long, vec![]);
    assert_eq!(faults(long), ["explanation"]);
}

#[test]
fn nothing_is_decided_on_drafts_or_what_was_taken_back() {
    for state in Moderation::ALL {
        let out = matches!(state, Moderation::Draft | Moderation::Gone);
        assert_eq!(can_be_decided(*state), !out, "{state}");
    }
}

#[test]
fn a_first_publication_is_told_with_the_rest() {
    assert!(!notified_individually(
        Verdict::Publish,
        Moderation::Pending
    ));
    assert!(notified_individually(
        Verdict::Publish,
        Moderation::Withheld
    ));
    assert!(notified_individually(
        Verdict::Withhold,
        Moderation::Pending
    ));
}

fn redacting(marks: &[(RedactedField, usize, usize)]) -> Ruling {
    let marks = marks.iter().map(|&(field, start, end)| Mark {
        field,
        start,
        end,
        ground: Ground::PrivateLife,
    });
    Ruling::new(Verdict::PublishRedacted, None, "", marks.collect()).unwrap()
}

#[test]
fn what_was_hidden_is_shown_only_by_a_ruling_that_lifts_it() {
    use Moderation::{Draft, Gone, Pending, Published, Redacted, Withheld};
    use RedactedField::{Body, ProposedText};
    let hidden = [Redaction {
        id: RedactionId(1),
        decision_id: DecisionId(1),
        comment_id: CommentId(1),
        field: Body,
        span_start: 3,
        span_end: 6,
        ground: Ground::PrivateLife.to_string(),
    }];
    let withhold = Ruling::new(Verdict::Withhold, Some(Ground::Spam), "no", vec![]).unwrap();
    for (held, ruling, lifts) in [
        (Withheld, Ruling::publish(), true),
        (Withheld, redacting(&[(Body, 3, 6)]), true),
        (Withheld, withhold.clone(), false),
        (Redacted, Ruling::publish(), true),
        (Redacted, withhold, false),
        // Exactly the same, more, in two parts, and all but the first or the last sign.
        (Redacted, redacting(&[(Body, 3, 6)]), false),
        (Redacted, redacting(&[(Body, 0, 9)]), false),
        (Redacted, redacting(&[(Body, 3, 4), (Body, 4, 6)]), false),
        (Redacted, redacting(&[(Body, 4, 6)]), true),
        (Redacted, redacting(&[(Body, 3, 5)]), true),
        // The same signs of another text.
        (Redacted, redacting(&[(ProposedText, 3, 6)]), true),
        (Published, Ruling::publish(), false),
        (Pending, Ruling::publish(), false),
        (Draft, Ruling::publish(), false),
        (Gone, Ruling::publish(), false),
    ] {
        assert_eq!(ruling.lifts(held, &hidden), lifts, "{held} {ruling:?}");
    }
}

#[test]
fn the_wording_of_a_ruling_is_read_as_it_was_written() {
    use RedactedField::{Body, ProposedText};
    let two = redacting(&[(ProposedText, 0, 4), (Body, 3, 6), (Body, 3, 6)]);
    let (verdict, spans) = (two.wording(), vec![(Body, 3, 6), (ProposedText, 0, 4)]);
    assert_eq!(
        Ruling::read_wording(&verdict),
        (Verdict::PublishRedacted.as_str(), spans)
    );
    assert_ne!(two.wording(), redacting(&[(Body, 3, 6)]).wording());
    let plain = Ruling::publish().wording();
    assert_eq!(
        Ruling::read_wording(&plain),
        (Verdict::Publish.as_str(), vec![])
    );
}

#[test]
fn a_state_is_shown_by_the_word_of_its_decision() {
    for verdict in Verdict::ALL {
        assert_eq!(shown_state(verdict.state()), verdict.as_str());
    }
    assert_eq!(shown_state(Moderation::Pending), "undecided");
}

#[test]
fn keys_of_grounds_hold_no_full_stops() {
    assert_eq!(Ground::PrivateLife.key(), "ground-5-1-2-e");
    assert!(Ground::PrivateLife.is_statutory() && !Ground::Spam.is_statutory());
}
