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

#[derive(Insertable)]
// All rows in one statement, on either database.
#[diesel(table_name = mentions, treat_none_as_default_value = false)]
struct MentionRow {
    comment_id: CommentId,
    account_id: AccountId,
    mentioned_by: Option<AccountId>,
    guest_id: Option<GuestId>,
    mentioned_at: Moment,
}

/// Remembers to mail these people that a note beside a comment names them.
pub fn insert_mentions(
    conn: &mut Conn,
    now: Moment,
    comment: CommentId,
    people: &[AccountId],
    by: Writer,
) -> Result<()> {
    let rows: Vec<MentionRow> = people
        .iter()
        .map(|account| MentionRow {
            comment_id: comment,
            account_id: *account,
            mentioned_by: by.account,
            guest_id: by.guest,
            mentioned_at: now,
        })
        .collect();
    put(conn, comment, &rows)
}

/// Writes rows of one comment, in the place of those it has of the same people.
fn put(conn: &mut Conn, comment: CommentId, rows: &[MentionRow]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let people: Vec<AccountId> = rows.iter().map(|row| row.account_id).collect();
    forget_mentions(conn, comment, &people)?;
    let insert = diesel::insert_into(mentions::table);
    match conn {
        Conn::Pg(conn) => insert.values(rows).execute(conn)?,
        Conn::Sqlite(conn) => insert.values(rows).execute(conn)?,
    };
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
    let named: Vec<(AccountId, Option<AccountId>, Option<GuestId>, Moment)> = mentions::table
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
    let mut rows: Vec<MentionRow> = Vec::new();
    for (account_id, mentioned_by, guest_id, mentioned_at) in named {
        // Who was named beside several of them is mailed once, by whom it was last.
        rows.retain(|row| row.account_id != account_id);
        rows.push(MentionRow {
            comment_id: to,
            account_id,
            mentioned_by,
            guest_id,
            mentioned_at,
        });
    }
    put(conn, to, &rows)
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
