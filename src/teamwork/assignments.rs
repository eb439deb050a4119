//! Sections given to those who write a draft together. Pure.

use std::collections::HashMap;

use crate::access::Writer;
use crate::consultations::model::Section;
use crate::platform::texts::Language;
use crate::types::Moment;
use crate::types::ids::{AccountId, GuestId, SectionAssignmentId, SectionId, SubmissionId};

/// The most that are assigned in one draft: sections times people.
pub const MAX_ASSIGNMENTS: usize = 1000;

/// A Section, with all under it, given to somebody who writes a draft with others.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::section_assignments)]
pub struct SectionAssignment {
    pub id: SectionAssignmentId,
    pub submission_id: SubmissionId,
    pub section_id: SectionId,
    pub account_id: Option<AccountId>,
    pub guest_id: Option<GuestId>,
    /// `None`: a guest took it.
    pub assigned_by: Option<AccountId>,
    pub assigned_at: Moment,
    /// When who has it was told, or knew.
    pub told_at: Option<Moment>,
    /// When it was said to be ready.
    pub ready_at: Option<Moment>,
}

impl SectionAssignment {
    /// Who has it.
    pub fn whose(&self) -> Writer {
        Writer {
            account: self.account_id,
            guest: self.guest_id,
        }
    }
}

/// Somebody who may write in a draft now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    pub who: Writer,
    pub name: String,
    /// `None` for who came in with a code.
    pub email: Option<String>,
    pub language: Language,
    /// Whether they may submit.
    pub lead: bool,
}

/// Whether colleagues say of nothing in a draft that it is being written still: of no comment, of which `ideas` are, nor
/// of a section that somebody has.
pub fn all_ready<'a>(
    ideas: usize,
    assigned: impl IntoIterator<Item = &'a SectionAssignment>,
) -> bool {
    ideas == 0 && assigned.into_iter().all(|one| one.ready_at.is_some())
}

/// What forms call somebody: "a12" with an account, "g5" without.
pub fn code_of(who: Writer) -> String {
    match (who.account, who.guest) {
        (Some(account), _) => format!("a{account}"),
        (None, Some(guest)) => format!("g{guest}"),
        (None, None) => String::new(),
    }
}

/// Whom a form means.
pub fn behind_code(code: &str) -> Option<Writer> {
    let (kind, id) = (code.get(..1)?, code.get(1..)?.parse().ok()?);
    match kind {
        "a" => Some(Writer {
            account: Some(AccountId(id)),
            guest: None,
        }),
        "g" => Some(Writer {
            account: None,
            guest: Some(GuestId(id)),
        }),
        _ => None,
    }
}

/// A section, and those it stands in, from the inside out.
pub fn outwards(sections: &HashMap<SectionId, Section>, section: SectionId) -> Vec<SectionId> {
    let mut found = Vec::new();
    let mut at = Some(section);
    while let Some(id) = at {
        // Whatever a parent says, there is an end.
        if found.contains(&id) {
            break;
        }
        found.push(id);
        at = sections.get(&id).and_then(|section| section.parent_id);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::ids::VersionId;

    #[test]
    fn forms_name_people_with_and_without_an_account() {
        for code in ["a12", "g5"] {
            assert_eq!(behind_code(code).map(code_of).as_deref(), Some(code));
        }
        for code in ["", "a", "x3", "12", "aé", "é1"] {
            assert_eq!(behind_code(code), None, "{code}");
        }
    }

    #[test]
    fn a_section_knows_what_it_stands_in() {
        let section = |id, parent: Option<i64>| Section {
            id: SectionId(id),
            version_id: VersionId(1),
            parent_id: parent.map(SectionId),
            position: id,
            level: 1,
            number: id.to_string(),
            title: String::new(),
        };
        let all = [
            section(1, None),
            section(2, Some(1)),
            section(3, Some(2)),
            section(4, Some(4)),
        ];
        let all: HashMap<_, _> = all.into_iter().map(|one| (one.id, one)).collect();
        let of = |id| outwards(&all, SectionId(id)).into_iter().map(|id| id.0);
        assert!(of(3).eq([3, 2, 1]) && of(1).eq([1]) && of(4).eq([4]));
    }
}
