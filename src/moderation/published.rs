//! [`PublishedComment`]: a comment as the public may see it. Only this file can make one, out of a
//! comment, how its party wants to appear, and what the moderators decided and redacted.

use std::collections::HashMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::Serialize;

use super::model::{RedactedField, Redaction, Verdict};
use crate::comments::model::{Anchor, Comment, CommentKind};
use crate::consultations::model::Party;
use crate::documents::validate;
use crate::signatures::model::Signatory;
use crate::submissions::model::{Publication, Submission};
use crate::types::ids::{CommentId, PassageId, RoundId, SectionId};

/// A part of a text that was made public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum TextSegment {
    /// Words of the party.
    Words(String),
    /// Words withheld, with the code of the ground.
    Redacted(String),
}

/// A text without its redacted words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PublicText(Vec<TextSegment>);

impl PublicText {
    /// `text` without `redactions`: spans in characters with the code of their ground. Spans that overlap or touch become
    /// one, with each ground named. Where one does not lie in the text, the text is not the one that was decided on, and
    /// all of it is covered.
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
        let (covered, all) = match validate(text, &bare) {
            Ok(covered) => (covered, false),
            Err(_) => (vec![(0, characters.len())], true),
        };
        for (from, to) in covered {
            if at < from {
                stretches.push(TextSegment::Words(words(at, from)));
            }
            let mut grounds: Vec<&str> = Vec::new();
            for (start, end, ground) in redactions {
                if (all || *start < to && from < *end) && !grounds.contains(ground) {
                    grounds.push(ground);
                }
            }
            stretches.push(TextSegment::Redacted(grounds.join(", ")));
            at = to;
        }
        if at < characters.len() {
            stretches.push(TextSegment::Words(words(at, characters.len())));
        }
        Self(stretches)
    }

    /// The parts, in order.
    pub fn stretches(&self) -> &[TextSegment] {
        &self.0
    }

    /// One text, with what `mark` makes of a ground in place of redacted words.
    pub fn marked(&self, mark: impl Fn(&str) -> String) -> String {
        self.0
            .iter()
            .map(|stretch| match stretch {
                TextSegment::Words(words) => words.clone(),
                TextSegment::Redacted(ground) => mark(ground),
            })
            .collect()
    }

    /// The same without some characters that mean something to whoever shows it.
    #[must_use]
    pub fn words_without(&self, characters: &[char]) -> Self {
        let clean = |stretch: &TextSegment| match stretch {
            TextSegment::Words(words) => TextSegment::Words(words.replace(characters, "")),
            TextSegment::Redacted(ground) => TextSegment::Redacted(ground.clone()),
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
            .any(|stretch| matches!(stretch, TextSegment::Redacted(_)))
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
    #[serde(flatten)]
    pub anchor: Anchor,
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
    /// unpublished, and `decided`, the latest decision on it, publishes it. What nobody decided on has none, and what is to
    /// be redacted without any redaction at hand has none either.
    pub fn of(
        comment: Comment,
        submission: &Submission,
        party: &Party,
        decided: &Decided,
        zone: Tz,
    ) -> Option<Self> {
        if !submission.shows(comment.moderation) || decided.verdict.state() != comment.moderation {
            return None;
        }
        let redactions: &[Redaction] = match decided.verdict {
            Verdict::Publish => &[],
            Verdict::PublishRedacted if !decided.redactions.is_empty() => &decided.redactions,
            Verdict::PublishRedacted | Verdict::Withhold => return None,
        };
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
        let redact = |text: &str, field| redact_field(text, field, redactions);
        // What stands beside the words can tell as much as they do.
        let beside = |text: String, field| redact(&text, field).plain();
        Some(Self {
            id: comment.id,
            number: comment.public_number?,
            round_id: comment.round_id,
            anchor: comment.anchor,
            body: redact(&comment.body, RedactedField::Body),
            proposed_text: comment
                .proposed_text
                .as_deref()
                .map(|text| redact(text, RedactedField::ProposedText)),
            kind: comment.kind,
            party_name: party_name.map(|name| beside(name, RedactedField::PartyName)),
            submitter_name: submitter_name.map(|name| beside(name, RedactedField::SubmitterName)),
            signatories: Vec::new(),
            group_code: comment.group_code,
            submitted_on: comment
                .submitted_at
                .filter(|_| submission.publication != Publication::Anonymous)
                .map(|at| at.and_utc().with_timezone(&zone).date_naive()),
            reference: beside(comment.reference, RedactedField::Reference),
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

/// What the public may read of one field of what is redacted so.
fn redact_field(text: &str, field: RedactedField, redactions: &[Redaction]) -> PublicText {
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
}

/// The name of a party as the public may read it where all of `redactions` hold.
pub(super) fn redacted_name(name: &str, redactions: &[Redaction]) -> String {
    redact_field(name, RedactedField::PartyName, redactions).plain()
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
#[path = "published_tests.rs"]
mod tests;
