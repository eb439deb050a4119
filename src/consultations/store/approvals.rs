//! Deeds that wait for a second person.

use diesel::prelude::*;

use crate::consultations::deeds::{Deed, Intent, Outcome, Waiting};
use crate::db::Conn;
use crate::db::schema::{accounts, approvals};
use crate::error::{Error, Result};
use crate::types::Moment;
use crate::types::ids::{AccountId, ApprovalId, ConsultationId};

/// What waits in a consultation, oldest first.
pub fn waiting_approvals(conn: &mut Conn, of: ConsultationId) -> Result<Vec<Waiting>> {
    Ok(approvals::table
        .inner_join(accounts::table.on(accounts::id.eq(approvals::asked_by)))
        .filter(approvals::consultation_id.eq(of))
        .filter(approvals::settled_at.is_null())
        .order(approvals::id)
        .select(Waiting::as_select())
        .load(conn)?)
}

/// The request for one deed that waits, if any.
pub fn waiting_approval(
    conn: &mut Conn,
    of: ConsultationId,
    deed: Deed,
    subject: i64,
) -> Result<Option<Waiting>> {
    Ok(approvals::table
        .inner_join(accounts::table.on(accounts::id.eq(approvals::asked_by)))
        .filter(approvals::consultation_id.eq(of))
        .filter(approvals::settled_at.is_null())
        .filter(approvals::deed.eq(deed))
        .filter(approvals::subject_id.eq(subject))
        .order(approvals::id.desc())
        .select(Waiting::as_select())
        .first(conn)
        .optional()?)
}

/// A request that waits, and the consultation it is in; `None` once it was settled.
pub fn approval_waiting(
    conn: &mut Conn,
    id: ApprovalId,
) -> Result<Option<(Waiting, ConsultationId)>> {
    Ok(approvals::table
        .inner_join(accounts::table.on(accounts::id.eq(approvals::asked_by)))
        .filter(approvals::id.eq(id))
        .filter(approvals::settled_at.is_null())
        .select((Waiting::as_select(), approvals::consultation_id))
        .first(conn)
        .optional()?)
}

/// Notes that somebody asks.
pub fn ask_approval(
    conn: &mut Conn,
    now: Moment,
    of: ConsultationId,
    by: AccountId,
    intent: &Intent<'_>,
) -> Result<ApprovalId> {
    Ok(diesel::insert_into(approvals::table)
        .values((
            approvals::consultation_id.eq(of),
            approvals::deed.eq(intent.deed),
            approvals::subject_id.eq(intent.subject),
            approvals::wording.eq(intent.wording),
            approvals::asked_by.eq(by),
            approvals::asked_at.eq(now),
        ))
        .returning(approvals::id)
        .get_result(conn)?)
}

/// Ends a request.
///
/// # Errors
/// [`Error::NotFound`] when somebody else ended it first.
pub fn settle_approval(
    conn: &mut Conn,
    now: Moment,
    id: ApprovalId,
    by: AccountId,
    outcome: Outcome,
) -> Result<()> {
    let changed = diesel::update(
        approvals::table
            .filter(approvals::id.eq(id))
            .filter(approvals::settled_at.is_null()),
    )
    .set((
        approvals::settled_by.eq(Some(by)),
        approvals::settled_at.eq(Some(now)),
        approvals::outcome.eq(Some(outcome)),
    ))
    .execute(conn)?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}
