//! Who does which section of the text, and how far that is.

use std::collections::HashMap;

use crate::access::{Actor, Right, Rx, Writer};
use crate::comments::actions::sections_by_id;
use crate::comments::store as comments;
use crate::consultations::model::Section;
use crate::consultations::store as consultations;
use crate::error::{Error, Result};
use crate::site::Site;
use crate::submissions::own::OwnSubmission;
use crate::teamwork::assignments::{Colleague, SectionAssignment, outwards};
use crate::teamwork::store::{self, Names};
use crate::types::ids::{SectionId, SubmissionId};

/// A section, with who does it.
#[derive(Debug, Clone)]
pub struct DividedSection {
    pub section: Section,
    /// Where it begins in the text; "" for one without a passage.
    pub key: String,
    /// How many comments of the draft are about it, or anything in it.
    pub comments: usize,
    /// In the order in which they got it.
    pub assigned: Vec<AssignedTo>,
}

/// Somebody who does a section.
#[derive(Debug, Clone)]
pub struct AssignedTo {
    pub assignment: SectionAssignment,
    /// "" when nobody knows.
    pub name: String,
    /// Whether it is whoever looks.
    pub own: bool,
    /// Whether they may write in the draft no more.
    pub gone: bool,
}

/// A draft with who does what in it.
#[derive(Debug, Clone)]
pub struct Division {
    pub own: OwnSubmission,
    /// All of the text, in its order.
    pub sections: Vec<DividedSection>,
    /// Whom whoever looks may give sections to: for who does not lead that is themselves.
    pub people: Vec<Colleague>,
}

/// Who does what in a draft that several people write.
///
/// # Errors
/// [`Error::NotFound`] for somebody of no party to it, or where one person writes alone; [`Error::Refused`] when it is no
/// draft (any more).
pub async fn division(site: &Site, actor: &Actor, id: SubmissionId) -> Result<Division> {
    actor.require(Right::Respond)?;
    site.read(actor, move |rx| {
        let own = OwnSubmission::find(rx.conn, rx.actor, id)?;
        if !own.is_shared_draft() {
            return Err(not_shared(&own));
        }
        let sections = sections_by_id(rx.conn, own.round.version_id)?;
        let written: Vec<SectionId> = comments::bare_comments(rx.conn, &[id])?
            .into_iter()
            .filter_map(|one| one.anchor.section)
            .collect();
        let assigned = store::assignments_of(rx.conn, &[id])?;
        let whose: Vec<Writer> = assigned.iter().map(SectionAssignment::whose).collect();
        let names = store::names_of(rx.conn, &whose)?;
        let people = store::colleagues_of(rx.conn, &own.party, rx.now)?;
        let me = rx.actor.writer();
        let mut divided = divide(&sections, &written, assigned, &names, me);
        let keys = consultations::section_beginnings(rx.conn, own.round.version_id)?;
        begin_at(&mut divided, keys);
        for one in divided.iter_mut().flat_map(|one| &mut one.assigned) {
            one.gone = !people.iter().any(|who| who.who == one.assignment.whose());
        }
        Ok(Division {
            people: assignable(rx, &own, people),
            sections: divided,
            own,
        })
    })
    .await
}

fn not_shared(own: &OwnSubmission) -> Error {
    if own.is_shared() {
        Error::refused("comments-not-a-draft")
    } else {
        Error::NotFound
    }
}

/// Says where these sections begin, by the key of a passage.
pub(super) fn begin_at(divided: &mut [DividedSection], mut keys: HashMap<SectionId, String>) {
    for one in divided {
        one.key = keys.remove(&one.section.id).unwrap_or_default();
    }
}

/// Those among `people` to whom the actor may give a section.
fn assignable(rx: &Rx<'_>, own: &OwnSubmission, people: Vec<Colleague>) -> Vec<Colleague> {
    let leads = rx.actor.may(Right::SubmitFor(own.party.of()));
    people
        .into_iter()
        .filter(|one| leads || one.who == rx.actor.writer())
        .collect()
}

/// The sections of a text in their order, with what is assigned of them and how many comments stand in each; `written`
/// says of each comment in which section it is, `me` who looks.
pub(super) fn divide(
    sections: &HashMap<SectionId, Section>,
    written: &[SectionId],
    assigned: Vec<SectionAssignment>,
    names: &Names,
    me: Writer,
) -> Vec<DividedSection> {
    let mut counts: HashMap<SectionId, usize> = HashMap::new();
    for id in written {
        for of in outwards(sections, *id) {
            *counts.entry(of).or_default() += 1;
        }
    }
    let mut by_section: HashMap<SectionId, Vec<AssignedTo>> = HashMap::new();
    for assignment in assigned {
        let whose = assignment.whose();
        let one = AssignedTo {
            name: names.of(whose),
            own: whose == me,
            gone: false,
            assignment,
        };
        by_section
            .entry(one.assignment.section_id)
            .or_default()
            .push(one);
    }
    let mut divided: Vec<DividedSection> = sections
        .values()
        .map(|section| DividedSection {
            comments: counts.get(&section.id).copied().unwrap_or(0),
            assigned: by_section.remove(&section.id).unwrap_or_default(),
            key: String::new(),
            section: section.clone(),
        })
        .collect();
    divided.sort_by_key(|one| one.section.position);
    divided
}
