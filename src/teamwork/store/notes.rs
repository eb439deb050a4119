//! What colleagues keep beside the comments of a draft.

use std::collections::HashMap;

use diesel::prelude::*;

use super::codes::guest_names;
use super::mentions::forget_mentions_beside;
use crate::access::Writer;
use crate::comments::store as commenting;
use crate::db::Conn;
use crate::db::schema::{accounts, comment_drafts, comments};
use crate::error::Result;
use crate::teamwork::model::{Readiness, WorkingNote};
use crate::types::ids::{AccountId, CommentId, GuestId, SubmissionId};

/// What is kept beside each comment of a submission; those with nothing are left out.
pub fn drafted_of(conn: &mut Conn, of: SubmissionId) -> Result<HashMap<CommentId, WorkingNote>> {
    let rows: Vec<WorkingNote> = comment_drafts::table
        .inner_join(comments::table)
        .filter(comments::submission_id.eq(of))
        .select(WorkingNote::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.comment, row)).collect())
}

/// What is kept beside one comment.
pub fn drafted(conn: &mut Conn, comment: CommentId) -> Result<WorkingNote> {
    Ok(comment_drafts::table
        .filter(comment_drafts::comment_id.eq(comment))
        .select(WorkingNote::as_select())
        .first(conn)
        .optional()?
        .unwrap_or_else(|| WorkingNote::of(comment)))
}

/// Keeps something beside a comment in the place of what was kept. The caller holds the draft.
pub fn keep_drafted(conn: &mut Conn, kept: &WorkingNote) -> Result<()> {
    remove_drafted(conn, kept.comment)?;
    diesel::insert_into(comment_drafts::table)
        .values((
            comment_drafts::comment_id.eq(kept.comment),
            comment_drafts::status.eq(kept.status),
            comment_drafts::note.eq(&kept.note),
            comment_drafts::authors.eq(&kept.authors),
            comment_drafts::changed_by.eq(kept.changed_by),
            comment_drafts::revision.eq(kept.revision),
            comment_drafts::guest_id.eq(kept.guest),
        ))
        .execute(conn)?;
    Ok(())
}

/// Forgets what was kept beside a comment.
fn remove_drafted(conn: &mut Conn, comment: CommentId) -> Result<()> {
    diesel::delete(comment_drafts::table.filter(comment_drafts::comment_id.eq(comment)))
        .execute(conn)?;
    Ok(())
}

/// Forgets what was kept beside all comments of a draft.
fn remove_all_drafted(conn: &mut Conn, of: SubmissionId) -> Result<()> {
    let ids: Vec<CommentId> = comments::table
        .filter(comments::submission_id.eq(of))
        .select(comments::id)
        .load(conn)?;
    forget_mentions_beside(conn, &ids)?;
    diesel::delete(comment_drafts::table.filter(comment_drafts::comment_id.eq_any(ids)))
        .execute(conn)?;
    Ok(())
}

/// Takes a comment out of a draft, with what was kept beside it.
pub fn remove_comment(conn: &mut Conn, id: CommentId) -> Result<()> {
    remove_drafted(conn, id)?;
    forget_mentions_beside(conn, &[id])?;
    commenting::remove_comment(conn, id)
}

/// Takes all comments out of a draft, with what was kept beside them.
pub fn remove_comments(conn: &mut Conn, of: SubmissionId) -> Result<()> {
    remove_all_drafted(conn, of)?;
    commenting::remove_comments(conn, of)
}

/// The comments of a submission that are ideas still, in the party's order.
pub fn ideas_of(conn: &mut Conn, of: SubmissionId) -> Result<Vec<CommentId>> {
    Ok(comment_drafts::table
        .inner_join(comments::table)
        .filter(comments::submission_id.eq(of))
        .filter(comment_drafts::status.eq(Readiness::Idea))
        .order((comments::position, comments::id))
        .select(comments::id)
        .load(conn)?)
}

/// How many comments of each of these submissions are ideas still; those with none are left out.
pub fn idea_counts(conn: &mut Conn, of: &[SubmissionId]) -> Result<HashMap<SubmissionId, usize>> {
    let rows: Vec<SubmissionId> = comment_drafts::table
        .inner_join(comments::table)
        .filter(comments::submission_id.eq_any(of))
        .filter(comment_drafts::status.eq(Readiness::Idea))
        .select(comments::submission_id)
        .load(conn)?;
    let mut counts = HashMap::new();
    for id in rows {
        *counts.entry(id).or_default() += 1;
    }
    Ok(counts)
}

/// What people are called, with an account or without.
#[derive(Debug, Clone, Default)]
pub struct Names {
    accounts: HashMap<AccountId, String>,
    guests: HashMap<GuestId, String>,
}

impl Names {
    /// The name of somebody; "" when nobody knows.
    pub fn of(&self, writer: Writer) -> String {
        let account = writer.account.and_then(|id| self.accounts.get(&id));
        let guest = writer.guest.and_then(|id| self.guests.get(&id));
        account.or(guest).cloned().unwrap_or_default()
    }
}

impl Names {
    pub(super) fn knows(&self, writer: Writer) -> bool {
        let account = writer.account.map(|id| self.accounts.contains_key(&id));
        let guest = writer.guest.map(|id| self.guests.contains_key(&id));
        account.or(guest).unwrap_or(false)
    }

    pub(super) fn add_accounts(&mut self, names: impl Iterator<Item = (AccountId, String)>) {
        self.accounts.extend(names);
    }

    pub(super) fn add_guests(&mut self, names: impl Iterator<Item = (GuestId, String)>) {
        self.guests.extend(names);
    }

    pub(super) fn join(&mut self, others: Self) {
        self.accounts.extend(others.accounts);
        self.guests.extend(others.guests);
    }
}

/// What these people are called.
pub fn names_of(conn: &mut Conn, writers: &[Writer]) -> Result<Names> {
    let mut people: Vec<AccountId> = writers.iter().filter_map(|one| one.account).collect();
    people.sort_unstable();
    people.dedup();
    let rows: Vec<(AccountId, String)> = accounts::table
        .filter(accounts::id.eq_any(people))
        .select((accounts::id, accounts::name))
        .load(conn)?;
    let guests = writers.iter().filter_map(|one| one.guest).collect();
    Ok(Names {
        accounts: rows.into_iter().collect(),
        guests: guest_names(conn, guests)?,
    })
}
