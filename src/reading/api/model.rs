//! Consultations, texts and published comments as the API sends them.

use serde::Serialize;
use utoipa::ToSchema;

use crate::comments::api::SelectorBody;
use crate::comments::model::{AnchorKind, CommentKind};
use crate::consultations::model::{
    Consultation, Errata, Erratum, Passage, RoundAccess, RoundState,
};
use crate::moderation::published::PublicText;
use crate::platform::dates;
use crate::platform::texts::Language;
use crate::reading::model::{DraftText, KnownRound, Listing, Procedure, Shown};
use crate::responses::model::Disposition;
use crate::site::Site;
use crate::web::addresses;

/// A part of the list of consultations.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ConsultationList {
    pub items: Vec<ConsultationSummary>,
    /// Where the list goes on; none at its end.
    pub next_cursor: Option<i64>,
}

/// A consultation in a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ConsultationSummary {
    pub slug: String,
    pub title: String,
    /// Limited Markdown.
    pub summary: String,
    /// Language of the draft text.
    pub language: Language,
    /// IANA name of the zone in which its hours are meant.
    pub time_zone: String,
    /// Its page.
    #[schema(format = "uri")]
    pub url: String,
}

impl ConsultationSummary {
    fn of(site: &Site, consultation: &Consultation) -> Self {
        Self {
            slug: consultation.slug.clone(),
            title: consultation.title.clone(),
            summary: consultation.summary.clone(),
            language: consultation.language,
            time_zone: consultation.time_zone.clone(),
            url: site
                .config
                .absolute(&addresses::Consultation(&consultation.slug).page()),
        }
    }
}

impl ConsultationList {
    pub(super) fn of(site: &Site, found: Vec<Consultation>, next: Option<i64>) -> Self {
        Self {
            items: found
                .iter()
                .map(|consultation| ConsultationSummary::of(site, consultation))
                .collect(),
            next_cursor: next,
        }
    }
}

/// A consultation with its rounds.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Consultation)]
pub(super) struct ConsultationBody {
    pub slug: String,
    pub title: String,
    /// Limited Markdown.
    pub summary: String,
    /// Language of the draft text.
    pub language: Language,
    /// IANA name of the zone in which its hours are meant.
    pub time_zone: String,
    /// Its page.
    #[schema(format = "uri")]
    pub url: String,
    /// By number.
    pub rounds: Vec<RoundBody>,
}

impl ConsultationBody {
    pub(super) fn of(site: &Site, procedure: &Procedure) -> Self {
        let summary = ConsultationSummary::of(site, &procedure.consultation);
        Self {
            slug: summary.slug,
            title: summary.title,
            summary: summary.summary,
            language: summary.language,
            time_zone: summary.time_zone,
            url: summary.url,
            rounds: RoundBody::all(site, procedure),
        }
    }
}

/// The rounds of a consultation.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct RoundList {
    pub items: Vec<RoundBody>,
}

/// A period of comment on one version of the text.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Round)]
pub(super) struct RoundBody {
    #[schema(minimum = 1)]
    pub number: i64,
    pub state: RoundState,
    pub access: RoundAccess,
    /// Whether comments are taken at this moment.
    pub takes_comments: bool,
    /// Limited Markdown; none for who may not read the round.
    pub introduction: Option<String>,
    /// Label of the version it is about; none for who may not read the round.
    pub version: Option<String>,
    #[schema(format = DateTime)]
    pub opens_at: String,
    #[schema(format = DateTime)]
    pub closes_at: String,
    #[schema(format = DateTime)]
    pub answers_published_at: Option<String>,
}

impl RoundBody {
    /// Those of a consultation that the caller may know of.
    pub(super) fn all(site: &Site, procedure: &Procedure) -> Vec<Self> {
        let now = site.now();
        let of = |round: &KnownRound| {
            let inside = round.inside();
            let version = inside.and_then(|inside| procedure.version_of(inside));
            let [opens_at, closes_at] = round.hours();
            Self {
                number: round.number(),
                state: round.state_at(now),
                access: round.access(),
                takes_comments: round.takes_comments(now),
                introduction: inside.map(|inside| inside.introduction.clone()),
                version: version.map(|version| version.label.clone()),
                opens_at: dates::rfc3339(opens_at),
                closes_at: dates::rfc3339(closes_at),
                answers_published_at: round.answers_published_at().map(dates::rfc3339),
            }
        };
        procedure.rounds.iter().map(of).collect()
    }
}

/// The draft text of a round.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Text)]
pub(super) struct TextBody {
    /// Slug of the consultation.
    pub consultation: String,
    /// Number of the round.
    pub round: i64,
    /// Label of the version.
    pub version: String,
    pub title: String,
    pub language: Language,
    /// Words in the text.
    pub words: i64,
    /// In order.
    pub sections: Vec<SectionBody>,
}

/// A section of the text.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Section)]
pub(super) struct SectionBody {
    /// As printed, or generated; "" for a part without one.
    pub number: String,
    pub title: String,
    /// Depth in the tree, from 1.
    pub level: i64,
    /// In order; the heading is the first.
    pub passages: Vec<PassageBody>,
}

/// The smallest unit one can comment on.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Passage)]
pub(super) struct PassageBody {
    /// The same in every version of the text.
    pub key: String,
    /// heading, paragraph, list-item, table-row, footnote, quote or code.
    pub kind: String,
    /// Its own number, where one is printed.
    pub number: String,
    pub text: String,
    /// Without the outer element.
    pub html: String,
    /// Nesting of a list item, from 0.
    pub depth: i64,
    /// Typing errors that were corrected in it while people commented on it, oldest first.
    pub errata: Vec<ErratumBody>,
}

/// A typing error that was corrected. Comments keep the words they quoted and the place where these stood then.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Erratum)]
pub(super) struct ErratumBody {
    #[schema(format = DateTime)]
    pub corrected_at: String,
    /// Where the words begin in the text of the passage, in characters from 0.
    #[schema(minimum = 0)]
    pub start: i64,
    /// What stood there.
    pub before: String,
    /// What stands there since.
    pub after: String,
    pub reason: String,
}

impl From<&Erratum> for ErratumBody {
    fn from(erratum: &Erratum) -> Self {
        Self {
            corrected_at: dates::rfc3339(erratum.created_at),
            start: erratum.start,
            before: erratum.old_words.clone(),
            after: erratum.new_words.clone(),
            reason: erratum.reason.clone(),
        }
    }
}

impl TextBody {
    pub(super) fn of(text: DraftText) -> Self {
        let mut sections: Vec<SectionBody> = Vec::with_capacity(text.sections.len());
        let mut places = std::collections::HashMap::new();
        for section in text.sections {
            places.insert(section.id, sections.len());
            sections.push(SectionBody {
                number: section.number,
                title: section.title,
                level: section.level,
                passages: Vec::new(),
            });
        }
        for passage in text.passages {
            let place = places.get(&passage.section_id).copied();
            if let Some(section) = place.and_then(|place| sections.get_mut(place)) {
                section
                    .passages
                    .push(PassageBody::of(passage, &text.errata));
            }
        }
        Self {
            consultation: text.consultation.slug,
            round: text.round.number,
            version: text.version.label,
            title: text.version.title,
            language: text.consultation.language,
            words: text.version.words,
            sections,
        }
    }
}

impl PassageBody {
    fn of(passage: Passage, errata: &Errata) -> Self {
        Self {
            errata: errata
                .at(passage.id)
                .iter()
                .map(ErratumBody::from)
                .collect(),
            key: passage.key,
            kind: passage.kind.to_string(),
            number: passage.number,
            text: passage.text,
            html: passage.html,
            depth: passage.depth,
        }
    }
}

/// A part of a list of published comments.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct CommentList {
    pub items: Vec<CommentBody>,
    /// Where the list goes on; none at its end.
    pub next_cursor: Option<i64>,
}

impl CommentList {
    pub(super) fn of(listing: &Listing) -> Self {
        Self {
            items: listing
                .shown
                .iter()
                .map(|shown| CommentBody::of(&listing.text, shown))
                .collect(),
            next_cursor: listing.next,
        }
    }
}

/// A published comment.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PublishedComment)]
pub(super) struct CommentBody {
    /// Its number: chosen by chance, unique in its round.
    pub id: i64,
    pub anchor: AnchorKind,
    /// Number of the section.
    pub section: Option<String>,
    /// Key of the passage.
    pub passage: Option<String>,
    /// Words of the passage it is about.
    pub quote: Option<String>,
    /// The same with its surroundings and position, all as they were when it was written.
    pub selector: Option<SelectorBody>,
    /// Whether a typing error was corrected since in the words it is about.
    pub mended: bool,
    pub kind: CommentKind,
    /// Limited Markdown; redacted words are shown as "[… ground]".
    pub body: String,
    /// The words the party would rather see.
    pub proposed_text: Option<String>,
    /// Whether words were redacted.
    pub redacted: bool,
    /// The organisation or person; none for somebody who chose to stay anonymous.
    pub party: Option<String>,
    /// Who is responsible for it on behalf of the organisation, if that is public.
    pub submitter: Option<String>,
    /// Organisations that signed the submission, where the party is named itself.
    pub signatories: Vec<String>,
    /// Code of the group.
    pub group: String,
    /// The day it came in; none for an anonymous one.
    #[schema(format = Date)]
    pub submitted_on: Option<String>,
    pub answer: Option<AnswerBody>,
}

/// What was done with a comment.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Answer)]
pub(super) struct AnswerBody {
    pub disposition: Disposition,
    /// Limited Markdown.
    pub response: String,
    #[schema(format = Date)]
    pub published_on: String,
}

impl CommentBody {
    pub(super) fn of(text: &DraftText, shown: &Shown) -> Self {
        let comment = &shown.comment;
        let passage = comment
            .anchor
            .passage
            .and_then(|id| text.passages.iter().find(|passage| passage.id == id));
        let section = passage
            .map(|passage| passage.section_id)
            .or(comment.anchor.section)
            .and_then(|id| text.sections.iter().find(|section| section.id == id));
        Self {
            id: comment.number,
            anchor: comment.anchor.kind,
            section: section.map(|section| section.number.clone()),
            passage: passage.map(|passage| passage.key.clone()),
            quote: comment
                .anchor
                .quote
                .as_ref()
                .map(|quote| quote.exact.clone()),
            selector: comment.anchor.quote.as_ref().map(SelectorBody::of),
            mended: shown.mended,
            kind: comment.kind,
            body: comment.body.plain(),
            proposed_text: comment.proposed_text.as_ref().map(PublicText::plain),
            redacted: comment.is_redacted(),
            party: comment.party_name.clone(),
            submitter: comment.submitter_name.clone(),
            signatories: comment.signatories.clone(),
            group: comment.group_code.clone(),
            submitted_on: comment.submitted_on.map(|day| day.to_string()),
            answer: shown.answer.as_ref().map(|answer| AnswerBody {
                disposition: answer.disposition,
                response: answer.response.clone(),
                published_on: answer.published_at.date().to_string(),
            }),
        }
    }
}
