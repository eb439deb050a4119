//! Comments are written, moved, removed, and taken from everybody when their Submission ends.

use diesel::prelude::*;

use super::anchors::AnchorColumns;
use crate::access::Writer;
use crate::comments::model::{Anchor, CommentKind};
use crate::comments::personal;
use crate::db::Conn;
use crate::db::schema::comments;
use crate::error::Result;
use crate::submissions::model::Moderation;
use crate::types::Moment;
use crate::types::ids::{CommentId, PartyId, RoundId, SubmissionId};

/// A comment to be added to a draft.
#[derive(Debug, Clone)]
pub struct NewComment<'a> {
    pub submission: SubmissionId,
    pub round: RoundId,
    pub party: PartyId,
    pub group_code: &'a str,
    pub author: Writer,
    pub anchor: &'a Anchor,
    pub kind: CommentKind,
    pub body: &'a str,
    pub proposed_text: Option<&'a str>,
    pub position: i64,
    /// Kept by itself while somebody writes.
    pub unfinished: bool,
    pub now: Moment,
}

impl NewComment<'_> {
    /// Kinds of what looks like personal data in it.
    fn personal(&self) -> String {
        personal::kinds(&[self.body, self.proposed_text.unwrap_or_default()])
    }
}

/// How many comments a submission has, and the highest position among them.
pub fn count_and_last_position(conn: &mut Conn, id: SubmissionId) -> Result<(i64, Option<i64>)> {
    use diesel::dsl::{count_star, max};
    Ok(comments::table
        .filter(comments::submission_id.eq(id))
        .select((count_star(), max(comments::position)))
        .first(conn)?)
}

/// Adds a comment.
pub fn insert_comment(conn: &mut Conn, new: &NewComment<'_>) -> Result<CommentId> {
    Ok(diesel::insert_into(comments::table)
        .values((
            comments::submission_id.eq(new.submission),
            comments::round_id.eq(new.round),
            comments::party_id.eq(new.party),
            comments::group_code.eq(new.group_code),
            comments::author_id.eq(new.author.account),
            comments::guest_id.eq(new.author.guest),
            AnchorColumns::from(new.anchor),
            comments::kind.eq(new.kind),
            comments::body.eq(new.body),
            comments::proposed_text.eq(new.proposed_text),
            comments::personal.eq(new.personal()),
            comments::position.eq(new.position),
            comments::unfinished.eq(new.unfinished),
            comments::moderation.eq(Moderation::Draft),
            comments::created_at.eq(new.now),
            comments::updated_at.eq(new.now),
        ))
        .returning(comments::id)
        .get_result(conn)?)
}

/// Where a comment came from that was not written here.
#[derive(Debug, Clone, Copy)]
pub struct CommentOrigin<'a> {
    /// What a file called its place.
    pub reference: &'a str,
    /// What else a file said of it.
    pub notes: &'a str,
    /// What makes it the same thing of the same file; once in a Round.
    pub key: Option<&'a str>,
}

/// Notes where a comment came from.
pub fn note_origin(conn: &mut Conn, id: CommentId, origin: &CommentOrigin<'_>) -> Result<()> {
    diesel::update(comments::table.find(id))
        .set((
            comments::reference.eq(origin.reference),
            comments::notes.eq(origin.notes),
            comments::intake_key.eq(origin.key),
        ))
        .execute(conn)?;
    Ok(())
}

/// Changes what a comment says, if it is still as of `seen`; tells whether it was.
pub fn change_comment(
    conn: &mut Conn,
    id: CommentId,
    seen: Moment,
    new: &NewComment<'_>,
) -> Result<bool> {
    let changed = diesel::update(
        comments::table
            .filter(comments::id.eq(id))
            .filter(comments::updated_at.eq(seen)),
    )
    .set((
        AnchorColumns::from(new.anchor),
        comments::kind.eq(new.kind),
        comments::body.eq(new.body),
        comments::proposed_text.eq(new.proposed_text),
        comments::personal.eq(new.personal()),
        comments::unfinished.eq(new.unfinished),
        comments::updated_at.eq(new.now),
    ))
    .execute(conn)?;
    Ok(changed == 1)
}

/// Puts a comment at another place of the text, if it is still as of `seen`; tells whether it was.
pub fn put_at(
    conn: &mut Conn,
    id: CommentId,
    seen: Moment,
    anchor: &Anchor,
    now: Moment,
) -> Result<bool> {
    let changed = diesel::update(
        comments::table
            .filter(comments::id.eq(id))
            .filter(comments::updated_at.eq(seen)),
    )
    .set((AnchorColumns::from(anchor), comments::updated_at.eq(now)))
    .execute(conn)?;
    Ok(changed == 1)
}

/// Gives a comment another place in the order.
pub fn move_comment(conn: &mut Conn, id: CommentId, position: i64) -> Result<()> {
    diesel::update(comments::table.filter(comments::id.eq(id)))
        .set(comments::position.eq(position))
        .execute(conn)?;
    Ok(())
}

/// Deletes a comment of a draft.
pub fn remove_comment(conn: &mut Conn, id: CommentId) -> Result<()> {
    diesel::delete(comments::table.filter(comments::id.eq(id))).execute(conn)?;
    Ok(())
}

/// Deletes all comments of a draft.
pub fn remove_comments(conn: &mut Conn, of: SubmissionId) -> Result<()> {
    diesel::delete(comments::table.filter(comments::submission_id.eq(of))).execute(conn)?;
    Ok(())
}
