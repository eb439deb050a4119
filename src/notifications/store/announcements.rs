//! The table of announcements: what followers of a consultation are to be told, and how far that is.

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::announcements;
use crate::error::Result;
use crate::notifications::{AnnouncementId, News};
use crate::types::Moment;
use crate::types::ids::{ConsultationId, FollowerId};

/// An announcement that not everybody has heard yet.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = announcements)]
pub struct Unfinished {
    pub id: AnnouncementId,
    #[diesel(column_name = consultation_id)]
    pub consultation: ConsultationId,
    pub news: News,
    /// JSON.
    pub context: String,
    pub created_at: Moment,
    /// The last follower who was told; followers are told by their numbers.
    pub told_to: FollowerId,
}

/// Writes down what followers are to be told; part of the caller's transaction, which costs the same
/// however many they are.
pub fn announce(
    conn: &mut Conn,
    now: Moment,
    consultation: ConsultationId,
    news: News,
    context: &serde_json::Value,
) -> Result<()> {
    diesel::insert_into(announcements::table)
        .values((
            announcements::consultation_id.eq(consultation),
            announcements::news.eq(news),
            announcements::context.eq(context.to_string()),
            announcements::created_at.eq(now),
            announcements::told_to.eq(FollowerId(0)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The oldest announcement that not everybody has heard yet.
pub fn unfinished_announcement(conn: &mut Conn) -> Result<Option<Unfinished>> {
    Ok(announcements::table
        .filter(announcements::finished_at.is_null())
        .order(announcements::id)
        .select(Unfinished::as_select())
        .first(conn)
        .optional()?)
}

/// Notes that everybody up to `last` is told, in the transaction that writes their mails; with
/// `finished` there is nobody behind. False when another worker was first: then nothing may be written.
pub fn announced(
    conn: &mut Conn,
    seen: &Unfinished,
    last: FollowerId,
    finished: Option<Moment>,
) -> Result<bool> {
    let moved = diesel::update(
        announcements::table
            .filter(announcements::id.eq(seen.id))
            .filter(announcements::told_to.eq(seen.told_to))
            .filter(announcements::finished_at.is_null()),
    )
    .set((
        announcements::told_to.eq(last),
        announcements::finished_at.eq(finished),
    ))
    .execute(conn)?;
    Ok(moved == 1)
}
