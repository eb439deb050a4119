//! Consultations, versions, rounds and parties in the database.

mod alignments;
mod approvals;
mod drafts;
mod errata;
mod notices;
mod people;
mod same_sections;
mod schedule;
mod settings;

pub use alignments::{
    LinkRow, alignment, alignment_counts, drop_alignments_of, insert_alignment, links_behind,
    links_from_old, links_of, passages_in, passages_with,
};
pub use approvals::{
    approval_waiting, ask_approval, settle_approval, waiting_approval, waiting_approvals,
};
pub use drafts::{
    NewVersion, create_version, empty_version, insert_outline, keyed_passages, round_using,
    set_changelog, set_published, texts_of, version_before, version_by_label, versions_of,
    versions_with_rounds,
};
pub use errata::{errata_at, errata_in, errata_of, errata_of_all, mend, rounds_about};
pub use notices::{
    drop_notice, note_reminded, notice_due, notice_of, put_notice, take_notice, to_remind_of,
};
pub use people::{
    Addressee, InvitationRow, drafters, invitation, invitations_of, invited_count, invited_to,
};
pub(super) use people::{admins_but, concerned_people, invited_people, people_with, staff_people};
pub use same_sections::{SameSections, follow_version};
pub use schedule::{
    Due, NewRound, answers_published, create_round, due, edit_round, move_round, next_number,
    open_second_looks, set_closing,
};
pub use settings::{
    Colleague, Words, confidential, create, for_staff, page_of_all, save_settings, set_on_hold,
    set_second_person, staff_of,
};

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::{Consultation, Party, Passage, Round, Section, Version};
use crate::db::Conn;
use crate::db::schema::{consultations, parties, passages, rounds, sections, versions};
use crate::error::{Error, Result};
use crate::types::ids::{ConsultationId, PartyId, PassageId, RoundId, SectionId, VersionId};

/// What to say of a failed insert: `taken` when a unique value was there already, which holds even
/// when two people ask at once.
fn unless_taken(error: diesel::result::Error, taken: Error) -> Error {
    use diesel::result::DatabaseErrorKind::UniqueViolation;
    match error {
        diesel::result::Error::DatabaseError(UniqueViolation, _) => taken,
        other => other.into(),
    }
}

/// The consultation with this slug.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn by_slug(conn: &mut Conn, slug: &str) -> Result<Consultation> {
    Ok(consultations::table
        .filter(consultations::slug.eq(slug))
        .select(Consultation::as_select())
        .first(conn)?)
}

/// The consultation with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn by_id(conn: &mut Conn, id: ConsultationId) -> Result<Consultation> {
    Ok(consultations::table
        .filter(consultations::id.eq(id))
        .select(Consultation::as_select())
        .first(conn)?)
}

/// Notes that something the public sees has changed.
pub fn public_changed(conn: &mut Conn, id: ConsultationId) -> Result<()> {
    diesel::update(consultations::table.filter(consultations::id.eq(id)))
        .set(consultations::public_revision.eq(consultations::public_revision + 1))
        .execute(conn)?;
    Ok(())
}

/// The round with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn round(conn: &mut Conn, id: RoundId) -> Result<Round> {
    Ok(rounds::table
        .filter(rounds::id.eq(id))
        .select(Round::as_select())
        .first(conn)?)
}

/// The round with this number in a consultation.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn round_by_number(
    conn: &mut Conn,
    consultation: ConsultationId,
    number: i64,
) -> Result<Round> {
    Ok(rounds::table
        .filter(rounds::consultation_id.eq(consultation))
        .filter(rounds::number.eq(number))
        .select(Round::as_select())
        .first(conn)?)
}

/// The consultation with this slug, and its round with this number.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn with_round(conn: &mut Conn, slug: &str, number: i64) -> Result<(Consultation, Round)> {
    Ok(rounds::table
        .inner_join(consultations::table)
        .filter(consultations::slug.eq(slug))
        .filter(rounds::number.eq(number))
        .select((Consultation::as_select(), Round::as_select()))
        .first(conn)?)
}

/// The consultation with this slug, and all its rounds, by number.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn with_rounds(conn: &mut Conn, slug: &str) -> Result<(Consultation, Vec<Round>)> {
    let rows: Vec<(Consultation, Option<Round>)> = consultations::table
        .left_join(rounds::table)
        .filter(consultations::slug.eq(slug))
        .order(rounds::number)
        .select((Consultation::as_select(), Option::<Round>::as_select()))
        .load(conn)?;
    let (mut found, rounds): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let consultation = found.pop().ok_or(Error::NotFound)?;
    Ok((consultation, rounds.into_iter().flatten().collect()))
}

/// These consultations, by id, each with all its rounds by number.
pub fn all_with_rounds(
    conn: &mut Conn,
    of: &[ConsultationId],
) -> Result<Vec<(Consultation, Vec<Round>)>> {
    let rows: Vec<(Consultation, Option<Round>)> = consultations::table
        .left_join(rounds::table)
        .filter(consultations::id.eq_any(of))
        .order((consultations::id, rounds::number))
        .select((Consultation::as_select(), Option::<Round>::as_select()))
        .load(conn)?;
    let mut found: Vec<(Consultation, Vec<Round>)> = Vec::new();
    for (consultation, round) in rows {
        match found.last_mut() {
            Some((last, rounds)) if last.id == consultation.id => rounds.extend(round),
            _ => found.push((consultation, round.into_iter().collect())),
        }
    }
    Ok(found)
}

/// All rounds of these consultations, in no order.
pub fn rounds_of_all(conn: &mut Conn, of: &[ConsultationId]) -> Result<Vec<Round>> {
    Ok(rounds::table
        .filter(rounds::consultation_id.eq_any(of))
        .select(Round::as_select())
        .load(conn)?)
}

/// All rounds of a consultation, by number.
pub fn rounds_of(conn: &mut Conn, consultation: ConsultationId) -> Result<Vec<Round>> {
    Ok(rounds::table
        .filter(rounds::consultation_id.eq(consultation))
        .order(rounds::number)
        .select(Round::as_select())
        .load(conn)?)
}

/// The version with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn version(conn: &mut Conn, id: VersionId) -> Result<Version> {
    Ok(versions::table
        .filter(versions::id.eq(id))
        .select(Version::as_select())
        .first(conn)?)
}

/// The sections of a version, in order.
pub fn sections_of(conn: &mut Conn, version: VersionId) -> Result<Vec<Section>> {
    Ok(sections::table
        .filter(sections::version_id.eq(version))
        .order(sections::position)
        .select(Section::as_select())
        .load(conn)?)
}

/// The sections of these versions, by version and in order.
pub fn sections_of_all(conn: &mut Conn, of: &[VersionId]) -> Result<Vec<Section>> {
    Ok(sections::table
        .filter(sections::version_id.eq_any(of))
        .order((sections::version_id, sections::position))
        .select(Section::as_select())
        .load(conn)?)
}

/// The passages of a version, in order.
pub fn passages_of(conn: &mut Conn, version: VersionId) -> Result<Vec<Passage>> {
    Ok(passages::table
        .filter(passages::version_id.eq(version))
        .order(passages::position)
        .select(Passage::as_select())
        .load(conn)?)
}

/// The passages of these versions, by version and in order.
pub fn passages_of_all(conn: &mut Conn, of: &[VersionId]) -> Result<Vec<Passage>> {
    Ok(passages::table
        .filter(passages::version_id.eq_any(of))
        .order((passages::version_id, passages::position))
        .select(Passage::as_select())
        .load(conn)?)
}

/// Whether one of these versions has a passage with this key.
pub fn has_passage(conn: &mut Conn, versions: &[VersionId], key: &str) -> Result<bool> {
    let there = passages::table
        .filter(passages::version_id.eq_any(versions))
        .filter(passages::key.eq(key));
    Ok(diesel::select(diesel::dsl::exists(there)).get_result(conn)?)
}

/// The key of the passage with which each section of a version begins.
pub fn section_beginnings(
    conn: &mut Conn,
    version: VersionId,
) -> Result<HashMap<SectionId, String>> {
    let rows: Vec<(SectionId, String)> = passages::table
        .filter(passages::version_id.eq(version))
        // The last one read stays: the first.
        .order(passages::position.desc())
        .select((passages::section_id, passages::key))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The passage with this key in a version, and its section.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn keyed_passage(conn: &mut Conn, version: VersionId, key: &str) -> Result<(Passage, Section)> {
    Ok(passages::table
        .inner_join(sections::table)
        .filter(passages::version_id.eq(version))
        .filter(passages::key.eq(key))
        .select((Passage::as_select(), Section::as_select()))
        .first(conn)?)
}

/// The passage with this id, and its section.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn passage_in_section(conn: &mut Conn, id: PassageId) -> Result<(Passage, Section)> {
    Ok(passages::table
        .inner_join(sections::table)
        .filter(passages::id.eq(id))
        .select((Passage::as_select(), Section::as_select()))
        .first(conn)?)
}

/// The section with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn section(conn: &mut Conn, id: SectionId) -> Result<Section> {
    Ok(sections::table
        .filter(sections::id.eq(id))
        .select(Section::as_select())
        .first(conn)?)
}

/// The party with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn party(conn: &mut Conn, id: PartyId) -> Result<Party> {
    Ok(parties::table
        .filter(parties::id.eq(id))
        .select(Party::as_select())
        .first(conn)?)
}

/// These parties, in no order; each once.
pub fn parties_by_ids(conn: &mut Conn, ids: &[PartyId]) -> Result<Vec<Party>> {
    Ok(parties::table
        .filter(parties::id.eq_any(ids))
        .select(Party::as_select())
        .load(conn)?)
}

/// Deletes a party that said nothing that is still there.
pub fn remove_party(conn: &mut Conn, id: PartyId) -> Result<()> {
    diesel::delete(parties::table.filter(parties::id.eq(id))).execute(conn)?;
    Ok(())
}
