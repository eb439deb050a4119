//! Comments as they were before they were merged, dropped, left behind or rewritten.

use diesel::prelude::*;

use crate::access::Writer;
use crate::comments::model::Comment;
use crate::consultations::model::Passage;
use crate::db::schema::{originals, passages};
use crate::db::{Conn, row};
use crate::error::Result;
use crate::teamwork::model::{Original, SetAsideReason, WorkingNote};
use crate::types::Moment;
use crate::types::ids::{CommentId, OriginalId, PartyId, SubmissionId};

/// Keeps a comment as it is, for its party.
pub fn insert_original(
    conn: &mut Conn,
    now: Moment,
    comment: &Comment,
    kept: &WorkingNote,
    (fate, into): (SetAsideReason, Option<CommentId>),
    by: Writer,
) -> Result<OriginalId> {
    let anchor = &comment.anchor;
    let quote = anchor.quote.as_ref();
    Ok(diesel::insert_into(originals::table)
        .values((
            originals::party_id.eq(comment.party_id),
            originals::submission_id.eq(comment.submission_id),
            originals::comment_id.eq(into),
            originals::fate.eq(fate),
            originals::author_id.eq(comment.author_id),
            originals::guest_id.eq(comment.guest_id),
            originals::authors.eq(&kept.authors),
            originals::anchor.eq(anchor.kind),
            originals::section_id.eq(anchor.section),
            originals::passage_id.eq(anchor.passage),
            originals::quote_exact.eq(quote.map(|quote| &quote.exact)),
            originals::quote_prefix.eq(quote.map(|quote| &quote.prefix)),
            originals::quote_suffix.eq(quote.map(|quote| &quote.suffix)),
            originals::quote_start.eq(quote.and_then(|quote| i64::try_from(quote.start).ok())),
            originals::errata_seen.eq(anchor.errata_seen),
            originals::kind.eq(comment.kind),
            originals::body.eq(&comment.body),
            originals::proposed_text.eq(&comment.proposed_text),
            originals::status.eq(kept.status),
            originals::note.eq(&kept.note),
            originals::set_aside_by.eq(by.account),
            originals::set_aside_by_guest.eq(by.guest),
            originals::set_aside_at.eq(now),
        ))
        .returning(originals::id)
        .get_result(conn)?)
}

/// The originals of a party, newest first, each with the passage it was about: at most `limit` before `before`.
pub fn originals_of(
    conn: &mut Conn,
    party: PartyId,
    before: Option<OriginalId>,
    limit: i64,
) -> Result<Vec<(Original, Option<Passage>)>> {
    let mut query = originals::table
        .left_join(passages::table.on(originals::passage_id.eq(passages::id.nullable())))
        .filter(originals::party_id.eq(party))
        .order(originals::id.desc())
        .limit(limit)
        .select((Original::as_select(), Option::<Passage>::as_select()))
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(originals::id.lt(before));
    }
    Ok(query.load(conn)?)
}

/// How many originals a party has.
pub fn count_originals(conn: &mut Conn, party: PartyId) -> Result<i64> {
    Ok(originals::table
        .filter(originals::party_id.eq(party))
        .count()
        .get_result(conn)?)
}

/// The original with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn original(conn: &mut Conn, id: OriginalId) -> Result<Original> {
    Ok(row(
        conn,
        originals::table
            .filter(originals::id.eq(id))
            .select(Original::as_select()),
    )?)
}

/// Deletes an original that is a comment again; tells whether it was there still.
pub fn remove_original(conn: &mut Conn, id: OriginalId) -> Result<bool> {
    let removed = diesel::delete(originals::table.filter(originals::id.eq(id))).execute(conn)?;
    Ok(removed == 1)
}

/// Deletes what was set aside from a draft.
pub fn remove_originals(conn: &mut Conn, of: SubmissionId) -> Result<()> {
    diesel::delete(originals::table.filter(originals::submission_id.eq(of))).execute(conn)?;
    Ok(())
}
