//! What is left of a person when their account is erased: the rows that others need, without the person.

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{
    accounts, comments, consultations, followers, invitations, memberships, parties, rounds, staff,
    submissions,
};
use crate::error::{Error, Result};
use crate::submissions::model::Publication;
use crate::types::Moment;
use crate::types::ids::{AccountId, CommentId, ConsultationId, PartyId};

/// Stands where the name of somebody stood who was erased.
const NOBODY: &str = "-";

/// The parties that are this person and nobody else.
pub fn parties_of(conn: &mut Conn, account: AccountId) -> Result<Vec<PartyId>> {
    Ok(parties::table
        .filter(parties::account_id.eq(account))
        .order(parties::id)
        .select(parties::id)
        .load(conn)?)
}

/// A comment that an account handed in, by where it is.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, Queryable, Selectable)]
#[diesel(table_name = comments)]
pub struct NamedComment {
    #[diesel(column_name = id)]
    pub comment: CommentId,
    /// Title of the consultation.
    #[diesel(select_expression = consultations::title)]
    pub consultation: String,
    /// Number of the round.
    #[diesel(select_expression = rounds::number)]
    pub round: i64,
    #[serde(skip)]
    pub body: String,
    #[serde(skip)]
    pub proposed_text: Option<String>,
}

/// Comments that an account wrote and that were handed in, or that are of a party that is this person:
/// at most `limit` after `after`.
pub fn written_by(
    conn: &mut Conn,
    account: AccountId,
    after: CommentId,
    limit: i64,
) -> Result<Vec<NamedComment>> {
    Ok(comments::table
        .inner_join(parties::table)
        .inner_join(rounds::table.inner_join(consultations::table))
        .filter(
            comments::author_id
                .eq(account)
                .or(parties::account_id.eq(account)),
        )
        .filter(comments::submitted_at.is_not_null())
        .filter(comments::id.gt(after))
        .order(comments::id)
        .limit(limit)
        .select(NamedComment::as_select())
        .load(conn)?)
}

/// Takes name and address out of everything of an account; what was handed in stays, without the person.
/// Returns the consultations where the public sees something else now.
///
/// # Errors
/// [`Error::NotFound`] when there is no such account, or it was erased already.
pub fn erase_person(
    conn: &mut Conn,
    now: Moment,
    account: AccountId,
) -> Result<Vec<ConsultationId>> {
    let email: String = accounts::table
        .filter(accounts::id.eq(account))
        .filter(accounts::erased_at.is_null())
        .select(accounts::email)
        .first(conn)?;
    let concerned: Vec<ConsultationId> = submissions::table
        .inner_join(parties::table)
        .inner_join(rounds::table)
        .filter(
            parties::account_id
                .eq(account)
                .or(submissions::submitted_by.eq(account)),
        )
        .select(rounds::consultation_id)
        .distinct()
        .load(conn)?;
    let alone = parties::table
        .filter(parties::account_id.eq(account))
        .select(parties::id);
    diesel::update(
        submissions::table
            .filter(submissions::party_id.eq_any(alone))
            .filter(submissions::publication.ne(Publication::None)),
    )
    .set(submissions::publication.eq(Publication::Anonymous))
    .execute(conn)?;
    diesel::update(
        submissions::table.filter(
            submissions::party_id
                .eq_any(alone)
                .or(submissions::submitted_by.eq(account)),
        ),
    )
    .set(submissions::submitter_name.eq(""))
    .execute(conn)?;
    diesel::update(parties::table.filter(parties::account_id.eq(account)))
        .set(parties::name.eq(NOBODY))
        .execute(conn)?;
    diesel::delete(memberships::table.filter(memberships::account_id.eq(account))).execute(conn)?;
    diesel::delete(staff::table.filter(staff::account_id.eq(account))).execute(conn)?;
    diesel::delete(invitations::table.filter(invitations::email.eq(&email))).execute(conn)?;
    diesel::delete(followers::table.filter(followers::email.eq(&email))).execute(conn)?;
    let changed = diesel::update(accounts::table.filter(accounts::id.eq(account)))
        .set((
            // Unique, and no address: nothing is ever mailed to it.
            accounts::email.eq(format!("erased-{account}")),
            accounts::name.eq(NOBODY),
            accounts::password_hash.eq(None::<String>),
            accounts::admin.eq(false),
            accounts::blocked_at.eq(Some(now)),
            accounts::erased_at.eq(Some(now)),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    Ok(concerned)
}
