//! Consultation, Version, Section, Passage, Round and Party, and the rules of a Round's life.

use std::borrow::Cow;

use crate::access::{Actor, PartyOf, Right};
use crate::config::INDIVIDUAL;
use crate::documents::PassageKind;
use crate::platform::html::escape;
use crate::platform::texts::{Language, path_part};
use crate::types::ids::{
    AccountId, ConsultationId, OrganisationId, PartyId, PassageId, RoundId, SectionId, VersionId,
};
use crate::types::{Moment, text_enum};

/// The whole procedure on one Document.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::consultations)]
pub struct Consultation {
    pub id: ConsultationId,
    pub slug: String,
    pub title: String,
    /// Limited Markdown.
    pub summary: String,
    /// Of the draft text; pages are in the reader's.
    pub language: Language,
    /// IANA name of the zone its times are shown in.
    pub time_zone: String,
    /// Rises whenever something the public sees changes; kept pages go by it.
    pub public_revision: i64,
    pub created_at: Moment,
    /// Whether nobody may know of it but its staff and the parties invited to it.
    pub confidential: bool,
    /// Whether some deeds take a second person: see [`super::approvals`].
    pub second_person: bool,
    /// Whether nothing of it is erased by its term: somebody may still ask for it, as a court.
    pub on_hold: bool,
}

impl Consultation {
    /// The zone its times are given and shown in; UTC for a name that is no longer known.
    pub fn zone(&self) -> chrono_tz::Tz {
        self.time_zone.parse().unwrap_or(chrono_tz::UTC)
    }
}

/// Whether `slug` can stand in an address: small letters, digits and single hyphens, 60 at most.
/// "new" is taken by the page that makes a consultation.
pub fn is_slug(slug: &str) -> bool {
    let words_are_sound = slug.split('-').all(|word| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    });
    words_are_sound && slug.len() <= 60 && slug != "new"
}

/// A frozen state of the draft text.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::versions)]
pub struct Version {
    pub id: VersionId,
    pub consultation_id: ConsultationId,
    pub label: String,
    pub title: String,
    pub words: i64,
    pub source_hash: String,
    pub created_at: Moment,
    /// What is new in it, in the drafters' words; limited Markdown.
    pub changelog: String,
    /// Since when the public may read it, though no round may be about it.
    pub published_at: Option<Moment>,
}

impl Version {
    /// Its address on the public pages: by its label, which is what it is called outside.
    pub fn path(&self, consultation: &Consultation) -> String {
        let label = path_part(&self.label);
        format!("/consultations/{}/versions/{label}", consultation.slug)
    }
}

/// A Section of a Version.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::sections)]
pub struct Section {
    pub id: SectionId,
    pub version_id: VersionId,
    pub parent_id: Option<SectionId>,
    /// From 0, in document order.
    pub position: i64,
    pub level: i64,
    /// "5.2.1", printed or generated.
    pub number: String,
    pub title: String,
}

impl Section {
    /// "2.1 Partners": number and title, or the one there is.
    pub fn label(&self) -> String {
        format!("{} {}", self.number, self.title).trim().to_owned()
    }
}

/// The smallest unit one can comment on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::passages)]
pub struct Passage {
    pub id: PassageId,
    pub version_id: VersionId,
    pub section_id: SectionId,
    /// From 0, in document order.
    pub position: i64,
    /// The same across Versions.
    pub key: String,
    pub kind: PassageKind,
    pub number: String,
    /// Plain text.
    pub text: String,
    /// Sanitised inner HTML.
    pub html: String,
    pub depth: i64,
    pub block: i64,
    pub ordered: bool,
    pub start: i64,
    pub header: bool,
}

impl Passage {
    /// Its HTML outside its text: a row's cells would not stand without their table, so that its
    /// words do.
    pub fn standalone_html(&self) -> Cow<'_, str> {
        match self.kind {
            PassageKind::TableRow => Cow::Owned(escape(&self.text)),
            _ => Cow::Borrowed(&self.html),
        }
    }
}

text_enum! {
    /// Where a Round stands.
    RoundState {
        /// Being prepared; staff only.
        Draft => "draft",
        /// Announced; opens by itself at its hour.
        Scheduled => "scheduled",
        /// Comments are taken.
        Open => "open",
        /// No more comments; they are being answered.
        Closed => "closed",
        /// Answers are published.
        Reporting => "reporting",
        /// Kept for the record.
        Archived => "archived",
    }
}

impl RoundState {
    /// Whether a Round may go from this state to `next`. Forward one step at a time, by people or
    /// by the clock; two exceptions: one whose hours have all gone by unseen goes from scheduled
    /// to closed, and an announcement may be taken back before the Round opens.
    pub fn may_become(self, next: Self) -> bool {
        use RoundState::{Archived, Closed, Draft, Open, Reporting, Scheduled};
        matches!(
            (self, next),
            (Draft, Scheduled)
                | (Scheduled, Draft | Open | Closed)
                | (Open, Closed)
                | (Closed, Reporting)
                | (Reporting, Archived)
        )
    }
}

text_enum! {
    /// Who may respond in a Round.
    RoundAccess {
        /// Everybody with a confirmed account.
        Open => "open",
        /// Invited parties only.
        Invited => "invited",
    }
}

/// One period of comment on one Version.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::rounds)]
pub struct Round {
    pub id: RoundId,
    pub consultation_id: ConsultationId,
    /// From 1, within the consultation.
    pub number: i64,
    pub version_id: VersionId,
    pub state: RoundState,
    pub access: RoundAccess,
    /// Limited Markdown.
    pub introduction: String,
    pub opens_at: Moment,
    pub closes_at: Moment,
    pub answers_published_at: Option<Moment>,
    pub created_at: Moment,
    /// Rises when its hours or state change: what calendars call SEQUENCE.
    pub revision: i64,
    /// When that was; none: not since it was made.
    pub changed_at: Option<Moment>,
}

impl Round {
    /// Whether comments are taken at `now`, to the second: the hours decide, whether or not a
    /// worker has moved the state already.
    pub fn takes_comments(&self, now: Moment) -> bool {
        matches!(self.state, RoundState::Open | RoundState::Scheduled)
            && self.opens_at <= now
            && now < self.closes_at
    }

    /// Whether the public may know of it.
    pub fn is_public(&self) -> bool {
        self.state != RoundState::Draft
    }

    /// Whether hours, version and access may still change: nobody can have commented yet.
    pub fn can_be_edited(&self, now: Moment) -> bool {
        matches!(
            self.state_at(now),
            RoundState::Draft | RoundState::Scheduled
        )
    }

    /// Whether the drafters' answers may be published at `now`: it takes no comments any more, and is not
    /// put away.
    pub fn may_publish_answers(&self, now: Moment) -> bool {
        matches!(
            self.state_at(now),
            RoundState::Closed | RoundState::Reporting
        )
    }

    /// Whether `actor` may read its text and what is published about it; `invited` says whether
    /// the actor is of a party invited to it.
    pub fn may_be_read_by(&self, actor: &Actor, invited: bool) -> bool {
        let staff = actor.may(Right::Foresee(self.consultation_id));
        let reader = match self.access {
            RoundAccess::Open => true,
            RoundAccess::Invited => invited,
        };
        staff || (self.is_public() && reader)
    }

    /// The state by the clock: what it will be as soon as a worker has seen to it.
    pub fn state_at(&self, now: Moment) -> RoundState {
        match self.state {
            RoundState::Scheduled | RoundState::Open if now >= self.closes_at => RoundState::Closed,
            RoundState::Scheduled if now >= self.opens_at => RoundState::Open,
            state => state,
        }
    }
}

/// Who responds in a Round: an Organisation or a person.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::parties)]
pub struct Party {
    pub id: PartyId,
    pub round_id: RoundId,
    pub organisation_id: Option<OrganisationId>,
    pub account_id: Option<AccountId>,
    /// Of the organisation or the person, as it stood.
    pub name: String,
    pub group_code: String,
    pub invited: bool,
    pub created_at: Moment,
}

impl Party {
    /// Whether it speaks for an organisation: one with an account, or one that a guest named.
    pub fn is_organisation(&self) -> bool {
        self.organisation_id.is_some()
            || (self.account_id.is_none() && self.group_code != INDIVIDUAL)
    }

    /// Whose it is, for questions of access.
    pub fn of(&self) -> PartyOf {
        PartyOf {
            id: Some(self.id),
            organisation: self.organisation_id,
            account: self.account_id,
        }
    }
}

#[cfg(test)]
#[path = "model_tests.rs"]
mod tests;
