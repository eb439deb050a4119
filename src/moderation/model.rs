//! Decision, Redaction, and the grounds for keeping something from the public. Rules only: which
//! decision is whole, what becomes of a comment, and who is told.

use crate::comments::model::Comment;
use crate::error::{Checks, Result};
use crate::platform::markdown;
use crate::platform::names::is_seen;
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
    /// Whoever decides saw what of it looks like numbers of somebody, and lets it be read all the same.
    pub anyway: bool,
}

impl Ruling {
    /// A ruling that is whole: redacting needs marks, publishing whole has none, withholding needs a ground and an
    /// explanation; what does not belong to the verdict is left out otherwise.
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
        // Marking words is redacting: who marks some and publishes all would make public what was to be hidden.
        checks.require(
            verdict != Verdict::Publish || marks.is_empty(),
            "verdict",
            "moderation-words-marked",
        );
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
            !withheld || is_seen(explanation),
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
            anyway: false,
        })
    }

    /// Publishes as it is.
    pub fn publish() -> Self {
        Self {
            verdict: Verdict::Publish,
            ground: None,
            explanation: String::new(),
            marks: Vec::new(),
            anyway: false,
        }
    }
}

impl Ruling {
    /// The same, whatever of it looks like numbers of somebody.
    #[must_use]
    pub fn anyway(self, anyway: bool) -> Self {
        Self { anyway, ..self }
    }

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

/// Characters of a comment, with all that is published beside it, that the queue shows unfolded. What is longer can only be
/// decided on by itself, on its own page: nothing is published together that was not before the moderator whole.
pub const READ_IN_QUEUE: usize = 2000;

/// Whether the queue shows all that publishing this comment makes public.
pub fn is_read_in_queue(comment: &Comment) -> bool {
    let proposed = comment.proposed_text.as_deref().unwrap_or_default();
    let texts = [comment.body.as_str(), proposed, &comment.reference];
    let characters = texts.iter().map(|text| text.chars().count());
    characters.sum::<usize>() <= READ_IN_QUEUE
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
#[path = "model_tests.rs"]
mod tests;
