//! Sections of one Version found again in another, and what a Round asks about them, which follows when the
//! Round goes to another Version.

use diesel::prelude::*;

use crate::consultations::model::Section;
use crate::db::Conn;
use crate::db::schema::questions;
use crate::error::Result;
use crate::types::ids::{QuestionId, RoundId, SectionId, VersionId};

/// The sections of two versions, to find the same one in the other.
pub struct SameSections {
    from: Vec<Section>,
    to: Vec<Section>,
}

impl SameSections {
    /// Reads both.
    pub fn read(conn: &mut Conn, from: VersionId, to: VersionId) -> Result<Self> {
        Ok(Self {
            from: super::sections_of(conn, from)?,
            to: super::sections_of(conn, to)?,
        })
    }

    /// The one of the same title, by preference under the same number.
    pub fn follow(&self, section: Option<SectionId>) -> Option<SectionId> {
        let old = self.from.iter().find(|old| Some(old.id) == section)?;
        let alike = || self.to.iter().filter(|new| new.title == old.title);
        alike()
            .find(|new| new.number == old.number)
            .or_else(|| alike().next())
            .map(|new| new.id)
    }
}

/// Links what a Round that goes to another version asks about sections to the same sections there.
pub fn follow_version(
    conn: &mut Conn,
    round: RoundId,
    (from, to): (VersionId, VersionId),
) -> Result<()> {
    if from == to {
        return Ok(());
    }
    let linked: Vec<(QuestionId, Option<SectionId>)> = questions::table
        .filter(questions::round_id.eq(round))
        .filter(questions::section_id.is_not_null())
        .select((questions::id, questions::section_id))
        .load(conn)?;
    if linked.is_empty() {
        return Ok(());
    }
    let sections = SameSections::read(conn, from, to)?;
    for (question, section) in linked {
        diesel::update(questions::table.filter(questions::id.eq(question)))
            .set(questions::section_id.eq(sections.follow(section)))
            .execute(conn)?;
    }
    Ok(())
}
