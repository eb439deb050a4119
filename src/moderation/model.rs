//! Decision, Redaction, and the grounds for keeping something from the public. Rules only: which
//! decision is whole, what becomes of a comment, and who is told.

use crate::error::{Checks, Result};
use crate::platform::markdown;
use crate::submissions::model::Moderation;
use crate::types::ids::{AccountId, CommentId, DecisionId, RedactionId};
use crate::types::{Moment, text_enum};

/// Characters of an explanation to the party.
pub const EXPLANATION_LIMIT: usize = 4000;

/// Stretches that can be redacted by one decision.
pub const MARKS_LIMIT: usize = 200;

text_enum! {
    /// A moderator's verdict.
    Verdict {
        Publish => "publish",
        PublishRedacted => "publish-redacted",
        Withhold => "withhold",
    }
}

text_enum! {
    /// Which text of a comment, or beside it, a redaction is in.
    RedactedField {
        Body => "body",
        ProposedText => "proposed-text",
        /// What a sheet called the place.
        Reference => "reference",
        PartyName => "party-name",
        SubmitterName => "submitter-name",
    }
}

text_enum! {
    /// Why something is kept from the public: article 5.1 of the Woo by its own numbers (paragraph,
    /// letter), and the rules of the house for what is no contribution at all.
    Ground {
        /// Business data handed over in confidence.
        BusinessConfidence => "5.1.1.c",
        /// Special categories of personal data: health, religion, convictions.
        SensitiveData => "5.1.1.d",
        /// Numbers that identify a person, such as the citizen service number.
        IdentityNumber => "5.1.1.e",
        /// Tracing and prosecuting offences.
        Prosecution => "5.1.2.c",
        /// Private life, also of others than the party.
        PrivateLife => "5.1.2.e",
        /// Other business data that competitors could use.
        Competition => "5.1.2.f",
        /// Security of persons and companies, prevention of sabotage.
        Security => "5.1.2.h",
        /// Insult, threat, discrimination.
        Conduct => "conduct",
        /// Advertising, or the same sent over and over.
        Spam => "spam",
        /// Not a comment on this text.
        OffTopic => "off-topic",
    }
}

impl Ground {
    /// Key of its name in the locale files.
    pub fn key(self) -> String {
        ground_key(self.as_str())
    }

    /// Whether it is one of the Woo's, as opposed to the house's own.
    pub fn is_statutory(self) -> bool {
        self.as_str().starts_with("5.")
    }
}

/// Key of the name of the ground with this code in the locale files; a key holds no full stops.
pub fn ground_key(code: &str) -> String {
    format!("ground-{}", code.replace('.', "-"))
}

/// A verdict on a comment, as it was taken. The one with the highest sequence holds.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::decisions)]
pub struct Decision {
    pub id: DecisionId,
    pub comment_id: CommentId,
    /// 1 for the first on a comment.
    pub sequence: i64,
    pub verdict: Verdict,
    /// Of a withholding.
    pub ground: Option<Ground>,
    /// To the party.
    pub explanation: String,
    pub decided_by: Option<AccountId>,
    pub decided_at: Moment,
}

/// A withheld span of a comment's text, in characters.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::redactions)]
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

/// A span to be withheld, not stored yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    pub field: RedactedField,
    /// In characters, from 0.
    pub start: usize,
    /// The character behind the last.
    pub end: usize,
    pub ground: Ground,
}

/// What a moderator wants to become of a comment, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    pub verdict: Verdict,
    pub ground: Option<Ground>,
    pub explanation: String,
    pub marks: Vec<Mark>,
}

impl Ruling {
    /// A ruling that is whole: redacting needs marks, withholding a ground and an explanation; what
    /// does not belong to the verdict is left out.
    ///
    /// # Errors
    /// [`crate::error::Error::Invalid`] with what is missing, by field.
    pub fn new(
        verdict: Verdict,
        ground: Option<Ground>,
        explanation: &str,
        marks: Vec<Mark>,
    ) -> Result<Self> {
        let explanation = explanation.trim();
        let withheld = verdict == Verdict::Withhold;
        let redacted = verdict == Verdict::PublishRedacted;
        let mut checks = Checks::default();
        checks.require(
            !redacted || !marks.is_empty(),
            "words",
            "moderation-no-words",
        );
        checks.require(
            marks.len() <= MARKS_LIMIT,
            "words",
            "moderation-too-many-words",
        );
        checks.require(
            !withheld || ground.is_some(),
            "ground",
            "moderation-no-ground",
        );
        checks.require(
            !withheld || !explanation.is_empty(),
            "explanation",
            "moderation-no-explanation",
        );
        checks.require(
            explanation.chars().count() <= EXPLANATION_LIMIT,
            "explanation",
            "moderation-explanation-too-long",
        );
        checks.note("explanation", markdown::fault_of_lines(explanation));
        checks.finish()?;
        Ok(Self {
            verdict,
            ground: ground.filter(|_| withheld),
            explanation: explanation.to_owned(),
            marks: if redacted { marks } else { Vec::new() },
        })
    }

    /// Publishes as it is.
    pub fn publish() -> Self {
        Self {
            verdict: Verdict::Publish,
            ground: None,
            explanation: String::new(),
            marks: Vec::new(),
        }
    }
}

impl Ruling {
    /// Whether by this ruling the public is to read what a decision keeps from it: something withheld is published, or words
    /// redacted are not any more. `hidden`: the spans that the decision that holds redacts, in characters.
    pub fn lifts(&self, held: Moderation, hidden: &[Redaction]) -> bool {
        match (held, self.verdict) {
            (Moderation::Withheld, verdict) => verdict != Verdict::Withhold,
            (Moderation::Redacted, Verdict::Publish) => true,
            (Moderation::Redacted, Verdict::PublishRedacted) => {
                hidden.iter().any(|span| !self.hides(span))
            }
            _ => false,
        }
    }

    /// Whether every character of a span is marked.
    fn hides(&self, span: &Redaction) -> bool {
        let at = |position: i64| usize::try_from(position).unwrap_or(usize::MAX);
        (at(span.span_start)..at(span.span_end)).all(|character| {
            self.marks.iter().any(|mark| {
                mark.field == span.field && mark.start <= character && character < mark.end
            })
        })
    }

    /// What the public is to read by it, in words that are the same for two rulings exactly when that is.
    pub fn wording(&self) -> String {
        let mut spans: Vec<_> = self
            .marks
            .iter()
            .map(|mark| format!("{} {}-{}", mark.field, mark.start, mark.end))
            .collect();
        spans.sort_unstable();
        spans.dedup();
        format!("{} {}", self.verdict, spans.join(", "))
            .trim()
            .to_owned()
    }

    /// What [`Ruling::wording`] says: the verdict's word, and each stretch hidden, in characters.
    pub fn read_wording(wording: &str) -> (&str, Vec<(RedactedField, usize, usize)>) {
        let (verdict, spans) = wording.split_once(' ').unwrap_or((wording, ""));
        let span = |text: &str| {
            let (field, stretch) = text.split_once(' ')?;
            let (start, end) = stretch.split_once('-')?;
            Some((field.parse().ok()?, start.parse().ok()?, end.parse().ok()?))
        };
        (verdict, spans.split(", ").filter_map(span).collect())
    }
}

impl Verdict {
    /// What becomes of the comment.
    pub fn state(self) -> Moderation {
        match self {
            Self::Publish => Moderation::Published,
            Self::PublishRedacted => Moderation::Redacted,
            Self::Withhold => Moderation::Withheld,
        }
    }
}

/// States of comments that moderators see and decide on: submitted, and not taken back.
pub const IN_MODERATION: [Moderation; 4] = [
    Moderation::Pending,
    Moderation::Published,
    Moderation::Redacted,
    Moderation::Withheld,
];

/// Whether comments in this state can be decided on.
pub fn can_be_decided(state: Moderation) -> bool {
    IN_MODERATION.contains(&state)
}

/// The word by which a state is shown as a decision: "decision-state-…" in the locale files.
pub fn shown_state(state: Moderation) -> &'static str {
    match state {
        Moderation::Published => Verdict::Publish.as_str(),
        Moderation::Redacted => Verdict::PublishRedacted.as_str(),
        Moderation::Withheld => Verdict::Withhold.as_str(),
        Moderation::Draft | Moderation::Pending | Moderation::Gone => "undecided",
    }
}

/// Whether the party gets a mail about this decision by itself. A first "publish" does not: one
/// mail tells of the whole submission once all of it is decided.
pub fn notified_individually(verdict: Verdict, before: Moderation) -> bool {
    verdict != Verdict::Publish || before != Moderation::Pending
}

#[cfg(test)]
mod tests {
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
        let ruling = Ruling::new(Verdict::Publish, Some(Ground::Spam), "", vec![MARK]);
        assert_eq!(ruling.unwrap(), Ruling::publish());
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
}
