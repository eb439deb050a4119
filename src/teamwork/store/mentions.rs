//! Who was named in a note and is to be mailed of it.

use diesel::prelude::*;

use crate::access::Writer;
use crate::db::Conn;
use crate::db::schema::{comments, mentions};
use crate::error::Result;
use crate::types::Moment;
use crate::types::ids::{AccountId, CommentId, GuestId, MentionId, SectionId, SubmissionId};

/// Somebody named in a note who does not know it yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    pub id: MentionId,
    pub submission: SubmissionId,
    pub comment: CommentId,
    /// Which the comment is about.
    pub section: Option<SectionId>,
    pub account: AccountId,
    pub by: Writer,
    pub at: Moment,
}

/// Remembers to mail these people that a note beside a comment names them.
pub fn insert_mentions(
    conn: &mut Conn,
    now: Moment,
    comment: CommentId,
    people: &[AccountId],
    by: Writer,
) -> Result<()> {
    forget_mentions(conn, comment, people)?;
    for account in people {
        diesel::insert_into(mentions::table)
            .values((
                mentions::comment_id.eq(comment),
                mentions::account_id.eq(account),
                mentions::mentioned_by.eq(by.account),
                mentions::guest_id.eq(by.guest),
                mentions::mentioned_at.eq(now),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Those of these people are mailed nothing of this note.
pub fn forget_mentions(conn: &mut Conn, comment: CommentId, people: &[AccountId]) -> Result<()> {
    if people.is_empty() {
        return Ok(());
    }
    diesel::delete(
        mentions::table
            .filter(mentions::comment_id.eq(comment))
            .filter(mentions::account_id.eq_any(people)),
    )
    .execute(conn)?;
    Ok(())
}

/// Nobody is mailed anything of the notes beside these comments.
pub fn forget_mentions_beside(conn: &mut Conn, comments: &[CommentId]) -> Result<()> {
    diesel::delete(mentions::table.filter(mentions::comment_id.eq_any(comments))).execute(conn)?;
    Ok(())
}

/// The notes of a comment that gives way to another go on beside that: so do mails of them.
pub fn move_mentions(conn: &mut Conn, from: &[CommentId], to: CommentId) -> Result<()> {
    let rows: Vec<(AccountId, Option<AccountId>, Option<GuestId>, Moment)> = mentions::table
        .filter(mentions::comment_id.eq_any(from))
        .order(mentions::id)
        .select((
            mentions::account_id,
            mentions::mentioned_by,
            mentions::guest_id,
            mentions::mentioned_at,
        ))
        .load(conn)?;
    forget_mentions_beside(conn, from)?;
    for (person, account, guest, at) in rows {
        insert_mentions(conn, at, to, &[person], Writer { account, guest })?;
    }
    Ok(())
}

/// Those who wait for a mail, the first named first: at most `limit`.
pub fn waiting_mentions(conn: &mut Conn, limit: i64) -> Result<Vec<Mention>> {
    type Row = (
        MentionId,
        SubmissionId,
        CommentId,
        Option<SectionId>,
        AccountId,
        (Option<AccountId>, Option<GuestId>),
        Moment,
    );
    let rows: Vec<Row> = mentions::table
        .inner_join(comments::table)
        .order(mentions::id)
        .limit(limit)
        .select((
            mentions::id,
            comments::submission_id,
            comments::id,
            comments::section_id,
            mentions::account_id,
            (mentions::mentioned_by, mentions::guest_id),
            mentions::mentioned_at,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(
            |(id, submission, comment, section, account, (by, guest), at)| Mention {
                id,
                submission,
                comment,
                section,
                account,
                by: Writer { account: by, guest },
                at,
            },
        )
        .collect())
}

/// These were mailed, or are not to be any more.
pub fn remove_mentions(conn: &mut Conn, ids: &[MentionId]) -> Result<()> {
    diesel::delete(mentions::table.filter(mentions::id.eq_any(ids))).execute(conn)?;
    Ok(())
}
