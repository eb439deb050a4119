//! A Consultation, and what is in it: Version, Section and Passage, Erratum, Round, Party.

mod erratum;
mod notice;
mod party;
mod round;
mod version;

pub use erratum::{
    CheckedMending, Errata, Erratum, MendWish, REASON_CHARACTERS, require_mendable, tidied,
};
pub use notice::{NoticeKind, RoundNotice};
pub use party::Party;
pub use round::{Round, RoundAccess, RoundState};
pub use version::{Passage, Section, Version};

use crate::platform::texts::Language;
use crate::types::Moment;
use crate::types::ids::ConsultationId;

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

#[cfg(test)]
mod tests;
