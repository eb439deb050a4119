//! Consultations as those who set them up see them.

use diesel::prelude::*;

use super::super::model::Consultation;
use super::unless_taken;
use crate::access::StaffRole;
use crate::db::Conn;
use crate::db::schema::{accounts, consultations, staff};
use crate::error::{Error, Message, Result};
use crate::platform::texts::Language;
use crate::types::Moment;
use crate::types::ids::{AccountId, ConsultationId};

/// Somebody on the staff of a consultation.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, Queryable, Selectable)]
#[diesel(table_name = staff)]
pub struct Colleague {
    #[diesel(select_expression = accounts::id)]
    pub account: AccountId,
    #[diesel(select_expression = accounts::name)]
    pub name: String,
    #[diesel(select_expression = accounts::email)]
    pub email: String,
    pub role: StaffRole,
}

/// What people say of a consultation.
#[derive(Debug, Clone)]
pub struct Words {
    pub title: String,
    pub summary: String,
    pub language: Language,
    pub time_zone: String,
    pub confidential: bool,
}

/// Makes a consultation.
///
/// # Errors
/// [`Error::Invalid`] when the slug is in use.
pub fn create(conn: &mut Conn, now: Moment, slug: &str, words: &Words) -> Result<Consultation> {
    diesel::insert_into(consultations::table)
        .values((
            consultations::slug.eq(slug),
            consultations::title.eq(&words.title),
            consultations::summary.eq(&words.summary),
            consultations::language.eq(words.language),
            consultations::time_zone.eq(&words.time_zone),
            consultations::confidential.eq(words.confidential),
            consultations::created_at.eq(now),
        ))
        .returning(crate::db::columns::<Consultation>())
        .get_result(conn)
        .map_err(|error| {
            let taken = Message::new("consultations-slug-taken").with("slug", slug);
            unless_taken(error, Error::invalid("slug", taken))
        })
}

/// Writes the settings that may change; the slug stays, since links go by it.
pub fn save_settings(conn: &mut Conn, id: ConsultationId, words: &Words) -> Result<()> {
    diesel::update(consultations::table.filter(consultations::id.eq(id)))
        .set((
            consultations::title.eq(&words.title),
            consultations::summary.eq(&words.summary),
            consultations::language.eq(words.language),
            consultations::time_zone.eq(&words.time_zone),
            consultations::confidential.eq(words.confidential),
        ))
        .execute(conn)?;
    Ok(())
}

/// The consultations that are confidential as a whole.
pub fn confidential(conn: &mut Conn) -> Result<Vec<Consultation>> {
    Ok(consultations::table
        .filter(consultations::confidential.eq(true))
        .select(Consultation::as_select())
        .load(conn)?)
}

/// Sets whether some deeds take a second person.
pub fn set_second_person(conn: &mut Conn, id: ConsultationId, required: bool) -> Result<()> {
    diesel::update(consultations::table.filter(consultations::id.eq(id)))
        .set(consultations::second_person.eq(required))
        .execute(conn)?;
    Ok(())
}

/// Sets whether nothing of it is erased by its term.
pub fn set_on_hold(conn: &mut Conn, id: ConsultationId, on: bool) -> Result<()> {
    diesel::update(consultations::table.filter(consultations::id.eq(id)))
        .set(consultations::on_hold.eq(on))
        .execute(conn)?;
    Ok(())
}

/// Consultations newest first, those before `before` if given.
pub fn page_of_all(
    conn: &mut Conn,
    before: Option<ConsultationId>,
    limit: i64,
) -> Result<Vec<Consultation>> {
    let mut query = consultations::table
        .order(consultations::id.desc())
        .limit(limit)
        .select(Consultation::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(consultations::id.lt(before));
    }
    Ok(query.load(conn)?)
}

/// The consultations with these ids, newest first.
pub fn for_staff(conn: &mut Conn, ids: &[ConsultationId]) -> Result<Vec<Consultation>> {
    Ok(consultations::table
        .filter(consultations::id.eq_any(ids.to_vec()))
        .order(consultations::id.desc())
        .select(Consultation::as_select())
        .load(conn)?)
}

/// Who works on a consultation, by name; somebody with two roles twice.
pub fn staff_of(conn: &mut Conn, id: ConsultationId) -> Result<Vec<Colleague>> {
    Ok(staff::table
        .inner_join(accounts::table)
        .filter(staff::consultation_id.eq(id))
        .order((accounts::name, staff::id))
        .select(Colleague::as_select())
        .load(conn)?)
}
