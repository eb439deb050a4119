//! [`PublishedComment`]: a comment as the public may see it. Only this file can make one, out of a
//! comment, how its party wants to appear, and what the moderators decided and redacted.

use std::collections::HashMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::Serialize;

use super::model::{RedactedField, Redaction, Verdict};
use crate::comments::model::{
    AnchorKind, Comment, CommentKind, Moderation, Publication, Submission, SubmissionState,
};
use crate::comments::signing::Signatory;
use crate::consultations::model::Party;
use crate::db::ids::{CommentId, PassageId, RoundId, SectionId};
use crate::documents::{Quote, merge};

/// A part of a text that was made public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Stretch {
    /// Words of the party.
    Words(String),
    /// Words withheld, with the code of the ground.
    Redacted(String),
}

/// A text without its redacted words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PublicText(Vec<Stretch>);

impl PublicText {
    /// `text` without `redactions`: spans in characters with the code of their ground. What lies
    /// beyond the end is ignored; spans that overlap or touch become one, with each ground named.
    pub fn redact(text: &str, redactions: &[(usize, usize, &str)]) -> Self {
        let bare: Vec<_> = redactions
            .iter()
            .map(|(from, to, _)| (*from, *to))
            .collect();
        let characters: Vec<char> = text.chars().collect();
        let words = |from: usize, to: usize| -> String {
            characters
                .get(from.min(characters.len())..to.min(characters.len()))
                .unwrap_or_default()
                .iter()
                .collect()
        };
        let mut stretches = Vec::new();
        let mut at = 0;
        for (from, to) in merge(&bare) {
            if from >= characters.len() {
                break;
            }
            if at < from {
                stretches.push(Stretch::Words(words(at, from)));
            }
            let mut grounds: Vec<&str> = Vec::new();
            for (start, end, ground) in redactions {
                if *start < to && from < *end && !grounds.contains(ground) {
                    grounds.push(ground);
                }
            }
            stretches.push(Stretch::Redacted(grounds.join(", ")));
            at = to;
        }
        if at < characters.len() {
            stretches.push(Stretch::Words(words(at, characters.len())));
        }
        Self(stretches)
    }

    /// The parts, in order.
    pub fn stretches(&self) -> &[Stretch] {
        &self.0
    }

    /// One text, with what `mark` makes of a ground in place of redacted words.
    pub fn marked(&self, mark: impl Fn(&str) -> String) -> String {
        self.0
            .iter()
            .map(|stretch| match stretch {
                Stretch::Words(words) => words.clone(),
                Stretch::Redacted(ground) => mark(ground),
            })
            .collect()
    }

    /// The same without some characters that mean something to whoever shows it.
    #[must_use]
    pub fn words_without(&self, characters: &[char]) -> Self {
        let clean = |stretch: &Stretch| match stretch {
            Stretch::Words(words) => Stretch::Words(words.replace(characters, "")),
            Stretch::Redacted(ground) => Stretch::Redacted(ground.clone()),
        };
        Self(self.0.iter().map(clean).collect())
    }

    /// One text, redacted words shown as "[… 5.1.2.e]".
    pub fn plain(&self) -> String {
        self.marked(|ground| format!("[… {ground}]"))
    }

    /// Whether any word was redacted.
    pub fn is_redacted(&self) -> bool {
        self.0
            .iter()
            .any(|stretch| matches!(stretch, Stretch::Redacted(_)))
    }
}

/// A comment as the public may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublishedComment {
    /// For looking up what belongs to it; never told, since it says what was written with what.
    #[serde(skip)]
    pub id: CommentId,
    /// What it goes by: chosen by chance, unique in its round.
    pub number: i64,
    pub round_id: RoundId,
    pub anchor: AnchorKind,
    pub section_id: Option<SectionId>,
    pub passage_id: Option<PassageId>,
    /// The words of the passage it is about.
    pub quote: Option<Quote>,
    pub kind: CommentKind,
    /// Limited Markdown.
    pub body: PublicText,
    /// The words the party would rather see.
    pub proposed_text: Option<PublicText>,
    /// The organisation, or the person who speaks for themselves; `None` for an anonymous one.
    pub party_name: Option<String>,
    /// Who answers for it on behalf of the organisation, if that is to be public.
    pub submitter_name: Option<String>,
    /// Organisations that signed the submission; nobody where its party is not named itself.
    pub signatories: Vec<String>,
    pub group_code: String,
    /// The day it came in. None for an anonymous one: where few respond, those of a day are of one.
    pub submitted_on: Option<NaiveDate>,
    /// What an intake sheet called the place.
    pub reference: String,
    #[serde(skip)]
    sealed: Sealed,
}

/// Keeps others from making a [`PublishedComment`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sealed;

/// The latest decision on a comment, with what it redacted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    pub verdict: Verdict,
    pub redactions: Vec<Redaction>,
}

impl PublishedComment {
    /// The public form of `comment`, with days as in `zone`, if it may have one: its submission stands and is not to stay
    /// unpublished, and the latest decision publishes it. One that is to be redacted without any
    /// redaction at hand has none.
    pub fn of(
        comment: Comment,
        submission: &Submission,
        party: &Party,
        decided: Option<&Decided>,
        zone: Tz,
    ) -> Option<Self> {
        let verdict = decided.map(|decided| decided.verdict);
        let redactions: &[Redaction] = match (comment.moderation, verdict) {
            (Moderation::Published, None | Some(Verdict::Publish)) => &[],
            (Moderation::Redacted, Some(Verdict::PublishRedacted)) => {
                let redactions = &decided?.redactions;
                if redactions.is_empty() {
                    return None;
                }
                redactions
            }
            _ => return None,
        };
        if submission.state != SubmissionState::Submitted {
            return None;
        }
        let (party_name, submitter_name) = match submission.publication {
            Publication::None => return None,
            Publication::Anonymous => (None, None),
            Publication::Organisation => (Some(party.name.clone()), None),
            Publication::NameAndOrganisation => {
                let person = Some(submission.submitter_name.clone())
                    .filter(|name| !name.is_empty() && *name != party.name);
                (Some(party.name.clone()), person)
            }
        };
        let redact = |text: &str, field| {
            let spans: Vec<_> = redactions
                .iter()
                .filter(|redaction| redaction.field == field)
                .map(|redaction| {
                    let at = |position: i64| usize::try_from(position).unwrap_or(0);
                    (
                        at(redaction.span_start),
                        at(redaction.span_end),
                        redaction.ground.as_str(),
                    )
                })
                .collect();
            PublicText::redact(text, &spans)
        };
        let quote = comment.quote();
        Some(Self {
            id: comment.id,
            number: comment.public_number?,
            round_id: comment.round_id,
            anchor: comment.anchor,
            section_id: comment.section_id,
            passage_id: comment.passage_id,
            body: redact(&comment.body, RedactedField::Body),
            proposed_text: comment
                .proposed_text
                .as_deref()
                .map(|text| redact(text, RedactedField::ProposedText)),
            quote,
            kind: comment.kind,
            party_name,
            submitter_name,
            signatories: Vec::new(),
            group_code: comment.group_code,
            submitted_on: comment
                .submitted_at
                .filter(|_| submission.publication != Publication::Anonymous)
                .map(|at| at.and_utc().with_timezone(&zone).date_naive()),
            reference: comment.reference,
            sealed: Sealed,
        })
    }

    /// The same with who signed its submission, where they may be named.
    #[must_use]
    pub fn signed_by(mut self, submission: &Submission, signatories: &[Signatory]) -> Self {
        if submission.publication.names_signatories() {
            let names = signatories.iter().map(|signatory| signatory.name.clone());
            self.signatories = names.collect();
        }
        self
    }

    /// Whether any of its words were redacted.
    pub fn is_redacted(&self) -> bool {
        self.body.is_redacted()
            || self
                .proposed_text
                .as_ref()
                .is_some_and(PublicText::is_redacted)
    }
}

/// How many published comments each place of a round has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublishedCounts {
    /// On the document as a whole.
    pub document: i64,
    /// On a section as a whole.
    pub sections: HashMap<SectionId, i64>,
    /// On a passage, quotes in it included.
    pub passages: HashMap<PassageId, i64>,
}

impl PublishedCounts {
    /// Over all places.
    pub fn total(&self) -> i64 {
        self.document + self.sections.values().sum::<i64>() + self.passages.values().sum::<i64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comments::model::Origin;
    use crate::db::Moment;
    use crate::db::ids::{DecisionId, PartyId, RedactionId, SubmissionId};

    fn comment(moderation: Moderation) -> Comment {
        Comment {
            id: CommentId(1),
            submission_id: SubmissionId(1),
            round_id: RoundId(1),
            party_id: PartyId(1),
            group_code: "technical".to_owned(),
            author_id: None,
            anchor: AnchorKind::Document,
            section_id: None,
            passage_id: None,
            quote_exact: None,
            quote_prefix: None,
            quote_suffix: None,
            quote_start: None,
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
            verification: crate::comments::model::Verification::Account,
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
                redaction(RedactedField::ProposedText, 4, 99, "5.1.2.e"),
            ],
        };
        PublishedComment::of(
            comment(moderation),
            &submission(publication),
            &party(),
            Some(&decided),
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
            PublishedComment::of(unnumbered, &submission, &party(), None, zone),
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
            Some(&bare),
            chrono_tz::UTC,
        );
        assert_eq!(unsure, None);
        let mut gone = submission(Publication::Organisation);
        gone.state = SubmissionState::Withdrawn;
        let gone = PublishedComment::of(
            comment(Moderation::Published),
            &gone,
            &party(),
            None,
            chrono_tz::UTC,
        );
        assert_eq!(gone, None);
    }

    #[test]
    fn spans_that_touch_become_one_with_each_ground_named() {
        let text = PublicText::redact("abcdef", &[(1, 3, "x"), (3, 4, "y"), (9, 12, "z")]);
        assert_eq!(text.plain(), "a[… x, y]ef");
    }
}
