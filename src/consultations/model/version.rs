//! A Version of the draft text, with its Sections and Passages.

use super::Consultation;
use std::borrow::Cow;

use crate::documents::PassageKind;
use crate::platform::html::escape;
use crate::platform::texts::path_part;
use crate::types::Moment;
use crate::types::ids::{ConsultationId, PassageId, SectionId, VersionId};

/// A frozen state of the draft text; nothing in it changes but by an [`super::Erratum`].
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
    /// How many typing errors in it were mended since.
    pub errata: i64,
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
    /// How many errata were mended in it; its text and HTML are as they are since the last.
    pub errata: i64,
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
