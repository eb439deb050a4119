//! Answers: dispositions with their responses.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use super::publication::NOT_ANSWERED;
use crate::comments::model::Comment;
use crate::db::schema::{
    accounts, comments, dispositions, response_revisions, satisfactions, second_looks,
};
use crate::db::{Conn, rows};
use crate::error::Result;
use crate::responses::model::{Disposition, PublishedAnswer, Response, Revision, Satisfaction};
use crate::responses::second_looks::SecondLook;
use crate::types::Moment;
use crate::types::ids::{AccountId, CampaignId, CommentId, RoundId};

/// The drafters' answers to these comments, published or not; for staff.
pub fn answers(conn: &mut Conn, of: &[CommentId]) -> Result<HashMap<CommentId, Response>> {
    let rows: Vec<Response> = dispositions::table
        .filter(dispositions::comment_id.eq_any(of))
        .select(Response::as_select())
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|answer| (answer.comment_id, answer))
        .collect())
}

/// The same, each with what its party says of it.
pub fn judged_answers(
    conn: &mut Conn,
    of: &[CommentId],
) -> Result<HashMap<CommentId, (Response, Option<Satisfaction>)>> {
    let rows: Vec<(Response, Option<Satisfaction>)> = dispositions::table
        .left_join(satisfactions::table.on(satisfactions::comment_id.eq(dispositions::comment_id)))
        .filter(dispositions::comment_id.eq_any(of))
        .select((Response::as_select(), Option::<Satisfaction>::as_select()))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|judged| (judged.0.comment_id, judged))
        .collect())
}

/// The answers to these comments as last published; for everybody.
pub fn published_answers(
    conn: &mut Conn,
    of: &[CommentId],
) -> Result<HashMap<CommentId, PublishedAnswer>> {
    let rows: Vec<(Response, Option<SecondLook>)> = dispositions::table
        .left_join(second_looks::table.on(second_looks::comment_id.eq(dispositions::comment_id)))
        .filter(dispositions::comment_id.eq_any(of))
        .select((Response::as_select(), Option::<SecondLook>::as_select()))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(answer, look)| {
            let comment = answer.comment_id;
            let published = PublishedAnswer {
                second_look: look.map(Into::into),
                ..answer.published()?
            };
            Some((comment, published))
        })
        .collect())
}

/// Who gave the answer to a comment that was public at `then`; `None` where that is not known any more.
pub fn answered_by(conn: &mut Conn, of: CommentId, then: Moment) -> Result<Option<AccountId>> {
    let by: Option<Option<AccountId>> = response_revisions::table
        .filter(response_revisions::comment_id.eq(of))
        .filter(response_revisions::set_at.le(then))
        .order(response_revisions::revision.desc())
        .select(response_revisions::set_by)
        .first(conn)
        .optional()?;
    Ok(by.flatten())
}

/// Those of these comments that are of this round and can be answered.
pub fn comments_in_round(
    conn: &mut Conn,
    round: RoundId,
    ids: &[CommentId],
) -> Result<Vec<Comment>> {
    Ok(rows(
        conn,
        comments::table
            .filter(comments::round_id.eq(round))
            .filter(comments::id.eq_any(ids))
            .filter(comments::moderation.ne_all(NOT_ANSWERED))
            .order(comments::id)
            .select(Comment::as_select()),
    )?)
}

/// What is written of an answer.
#[derive(Debug, Clone, Copy)]
pub struct AnswerRow<'a> {
    pub disposition: Disposition,
    pub response: &'a str,
    pub duplicate_of: Option<CommentId>,
    /// The campaign whose copies it is given to at once; `None`: to these comments by themselves.
    pub campaign: Option<CampaignId>,
    pub set_by: Option<AccountId>,
    pub set_at: Moment,
}

/// So many comments a statement: well below the values either database takes in one.
const AT_ONCE: usize = 1_000;

/// A first answer.
#[derive(Insertable)]
// All rows in one statement, on either database.
#[diesel(table_name = dispositions, treat_none_as_default_value = false)]
struct NewAnswer<'a> {
    comment_id: CommentId,
    revision: i64,
    disposition: Disposition,
    response: &'a str,
    duplicate_of: Option<CommentId>,
    campaign_id: Option<CampaignId>,
    set_by: Option<AccountId>,
    set_at: Moment,
}

/// Sets the answer to each of these comments, and keeps it among its revisions; each comment comes with the revision that
/// was seen (0: there was none). Comments whose answer has another revision by now come back, and then the transaction is to
/// be given up: others may have been set.
pub fn set_answers(
    conn: &mut Conn,
    of: &[(CommentId, i64)],
    row: &AnswerRow<'_>,
) -> Result<Vec<CommentId>> {
    let mut outdated = Vec::new();
    let mut seen_at: BTreeMap<i64, Vec<CommentId>> = BTreeMap::new();
    for some in of.chunks(AT_ONCE) {
        let ids: Vec<_> = some.iter().map(|(id, _)| *id).collect();
        let held: HashMap<CommentId, i64> = dispositions::table
            .filter(dispositions::comment_id.eq_any(&ids))
            .select((dispositions::comment_id, dispositions::revision))
            .load::<(CommentId, i64)>(conn)?
            .into_iter()
            .collect();
        for (id, seen) in some {
            if held.get(id).copied().unwrap_or(0) == *seen {
                seen_at.entry(*seen).or_default().push(*id);
            } else {
                outdated.push(*id);
            }
        }
    }
    if !outdated.is_empty() {
        return Ok(outdated);
    }
    for (seen, ids) in &seen_at {
        for some in ids.chunks(AT_ONCE) {
            let set = if *seen == 0 {
                insert(conn, some, row)?
            } else {
                update(conn, some, *seen, row)?
            };
            // Another drafter came between: which of them it was about is not known any more.
            if set < some.len() {
                return Ok(some.to_vec());
            }
            keep(conn, some)?;
        }
    }
    Ok(Vec::new())
}

/// First answers; how many there were none of before.
fn insert(conn: &mut Conn, of: &[CommentId], row: &AnswerRow<'_>) -> Result<usize> {
    let rows: Vec<_> = of
        .iter()
        .map(|id| NewAnswer {
            comment_id: *id,
            revision: 1,
            disposition: row.disposition,
            response: row.response,
            duplicate_of: row.duplicate_of,
            campaign_id: row.campaign,
            set_by: row.set_by,
            set_at: row.set_at,
        })
        .collect();
    let insert = diesel::insert_into(dispositions::table);
    Ok(match conn {
        Conn::Pg(conn) => insert
            .values(&rows)
            .on_conflict_do_nothing()
            .execute(conn)?,
        Conn::Sqlite(conn) => insert
            .values(&rows)
            .on_conflict_do_nothing()
            .execute(conn)?,
    })
}

/// Answers in place of those with this revision; how many had it.
fn update(conn: &mut Conn, of: &[CommentId], seen: i64, row: &AnswerRow<'_>) -> Result<usize> {
    Ok(diesel::update(
        dispositions::table
            .filter(dispositions::comment_id.eq_any(of))
            .filter(dispositions::revision.eq(seen)),
    )
    .set((
        dispositions::disposition.eq(row.disposition),
        dispositions::response.eq(row.response),
        dispositions::duplicate_of.eq(row.duplicate_of),
        dispositions::campaign_id.eq(row.campaign),
        dispositions::revision.eq(seen + 1),
        dispositions::set_by.eq(row.set_by),
        dispositions::set_at.eq(row.set_at),
    ))
    .execute(conn)?)
}

/// Copies the answers of these comments to their revisions.
fn keep(conn: &mut Conn, of: &[CommentId]) -> Result<()> {
    let held = dispositions::table
        .filter(dispositions::comment_id.eq_any(of))
        .select((
            dispositions::comment_id,
            dispositions::revision,
            dispositions::disposition,
            dispositions::response,
            dispositions::duplicate_of,
            dispositions::campaign_id,
            dispositions::set_by,
            dispositions::set_at,
        ));
    let copy = held.insert_into(response_revisions::table).into_columns((
        response_revisions::comment_id,
        response_revisions::revision,
        response_revisions::disposition,
        response_revisions::response,
        response_revisions::duplicate_of,
        response_revisions::campaign_id,
        response_revisions::set_by,
        response_revisions::set_at,
    ));
    match conn {
        Conn::Pg(conn) => copy.execute(conn)?,
        Conn::Sqlite(conn) => copy.execute(conn)?,
    };
    Ok(())
}

/// Every answer a comment was given, the newest first, each with the name of who gave it ("" where that is not known any
/// more); for staff.
pub fn revisions(conn: &mut Conn, of: CommentId) -> Result<Vec<(Revision, String)>> {
    let rows: Vec<(Revision, Option<String>)> = response_revisions::table
        .left_join(accounts::table.on(response_revisions::set_by.eq(accounts::id.nullable())))
        .filter(response_revisions::comment_id.eq(of))
        .order(response_revisions::revision.desc())
        .select((Revision::as_select(), accounts::name.nullable()))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(revision, name)| (revision, name.unwrap_or_default()))
        .collect())
}
