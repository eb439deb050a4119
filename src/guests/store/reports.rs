//! Reports of impersonation in the database.

use std::collections::HashMap;

use diesel::dsl::min;
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{comments, impersonations, parties, rounds, submissions};
use crate::error::Result;
use crate::guests::model::Finding;
use crate::platform::texts::Language;
use crate::submissions::model::Verification;
use crate::types::Moment;
use crate::types::ids::{AccountId, CommentId, ImpersonationId, RoundId, SubmissionId};

/// A report as a row.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = impersonations)]
pub struct ImpersonationReport {
    pub id: ImpersonationId,
    pub round_id: RoundId,
    /// `None`: what was named is no response that is public.
    pub submission_id: Option<SubmissionId>,
    /// The response, as it was named.
    pub reference: String,
    /// Of who reports it.
    pub name: String,
    pub email: Option<String>,
    pub explanation: String,
    pub language: Language,
    pub reported_at: Moment,
    pub verdict: Option<Finding>,
    /// Of the moderator, to who reported it.
    pub note: String,
    pub decided_by: Option<AccountId>,
    pub decided_at: Option<Moment>,
}

/// A report to be made.
#[derive(Debug, Clone)]
pub struct NewReport<'a> {
    pub round: RoundId,
    pub submission: Option<SubmissionId>,
    pub reference: &'a str,
    pub name: &'a str,
    pub email: &'a str,
    pub explanation: &'a str,
    pub language: Language,
    pub now: Moment,
}

/// Makes a report.
pub fn insert_report(conn: &mut Conn, new: &NewReport<'_>) -> Result<ImpersonationId> {
    Ok(diesel::insert_into(impersonations::table)
        .values((
            impersonations::round_id.eq(new.round),
            impersonations::submission_id.eq(new.submission),
            impersonations::reference.eq(new.reference),
            impersonations::name.eq(new.name),
            impersonations::email.eq(Some(new.email)),
            impersonations::explanation.eq(new.explanation),
            impersonations::language.eq(new.language),
            impersonations::reported_at.eq(new.now),
        ))
        .returning(impersonations::id)
        .get_result(conn)?)
}

/// The report with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn report(conn: &mut Conn, id: ImpersonationId) -> Result<ImpersonationReport> {
    Ok(impersonations::table
        .filter(impersonations::id.eq(id))
        .select(ImpersonationReport::as_select())
        .first(conn)?)
}

/// The reports about these rounds: those without a verdict first, then the newest; at most `limit`.
pub fn of_rounds(
    conn: &mut Conn,
    rounds: &[RoundId],
    limit: i64,
) -> Result<Vec<ImpersonationReport>> {
    let mut found: Vec<ImpersonationReport> = impersonations::table
        .filter(impersonations::round_id.eq_any(rounds))
        .filter(impersonations::verdict.is_null())
        .order(impersonations::id)
        .limit(limit)
        .select(ImpersonationReport::as_select())
        .load(conn)?;
    let room = limit.saturating_sub(i64::try_from(found.len()).unwrap_or(limit));
    found.extend(
        impersonations::table
            .filter(impersonations::round_id.eq_any(rounds))
            .filter(impersonations::verdict.is_not_null())
            .order(impersonations::id.desc())
            .limit(room)
            .select(ImpersonationReport::as_select())
            .load::<ImpersonationReport>(conn)?,
    );
    Ok(found)
}

/// The response a report is about.
#[derive(Debug, Clone)]
pub struct ReportedSubmission {
    pub receipt: String,
    pub party: String,
    /// How far it was established who sent it.
    pub verification: Verification,
    /// Its first comment, to look at.
    pub comment: Option<CommentId>,
}

/// What there is to know of these submissions.
pub fn abouts(
    conn: &mut Conn,
    of: &[SubmissionId],
) -> Result<HashMap<SubmissionId, ReportedSubmission>> {
    type Row = (SubmissionId, Option<String>, String, Verification);
    let rows: Vec<Row> = submissions::table
        .inner_join(parties::table)
        .filter(submissions::id.eq_any(of))
        .select((
            submissions::id,
            submissions::receipt_number,
            parties::name,
            submissions::verification,
        ))
        .load(conn)?;
    let first: Vec<(SubmissionId, Option<CommentId>)> = comments::table
        .filter(comments::submission_id.eq_any(of))
        .group_by(comments::submission_id)
        .select((comments::submission_id, min(comments::id)))
        .load(conn)?;
    let mut first: HashMap<SubmissionId, Option<CommentId>> = first.into_iter().collect();
    Ok(rows
        .into_iter()
        .map(|(id, receipt, party, verification)| {
            let about = ReportedSubmission {
                receipt: receipt.unwrap_or_default(),
                party,
                verification,
                comment: first.remove(&id).flatten(),
            };
            (id, about)
        })
        .collect())
}

/// How many reports about these rounds wait for a verdict.
pub fn waiting(conn: &mut Conn, rounds: &[RoundId]) -> Result<i64> {
    Ok(impersonations::table
        .filter(impersonations::round_id.eq_any(rounds))
        .filter(impersonations::verdict.is_null())
        .count()
        .get_result(conn)?)
}

/// Keeps a verdict, if there was none; tells whether that was so.
pub fn decide(
    conn: &mut Conn,
    now: Moment,
    id: ImpersonationId,
    by: Option<AccountId>,
    (verdict, note): (Finding, &str),
) -> Result<bool> {
    let changed = diesel::update(
        impersonations::table
            .filter(impersonations::id.eq(id))
            .filter(impersonations::verdict.is_null()),
    )
    .set((
        impersonations::verdict.eq(Some(verdict)),
        impersonations::note.eq(note),
        impersonations::decided_by.eq(by),
        impersonations::decided_at.eq(Some(now)),
    ))
    .execute(conn)?;
    Ok(changed == 1)
}

/// Erases the addresses of who reported something about a round that closed before then.
pub fn forget_reporters(conn: &mut Conn, closed_before: Moment) -> Result<()> {
    let closed = rounds::table
        .filter(rounds::id.eq(impersonations::round_id))
        .filter(rounds::closes_at.le(closed_before));
    diesel::update(
        impersonations::table
            .filter(impersonations::email.is_not_null())
            .filter(diesel::dsl::exists(closed)),
    )
    .set(impersonations::email.eq(None::<String>))
    .execute(conn)?;
    Ok(())
}
