//! What has had its term, found in the database and erased there.

mod erase;

use diesel::dsl::exists;
use diesel::prelude::*;

use super::model::{
    self, Class, KeptBack, NOBODY, Note, People, RoundStanding, busy, closed, finished,
};
use crate::config::Retention;
use crate::consultations::model::RoundState;
use crate::db::Conn;
use crate::db::schema::{
    accounts, comment_drafts, comments, consultations, erasures, impersonations, invitations,
    originals, parties, rounds, staff, submissions,
};
use crate::error::Result;
use crate::platform::texts::Language;
use crate::submissions::model::SubmissionState;
use crate::types::Moment;
use crate::types::ids::{
    AccountId, CommentId, ConsultationId, ImpersonationId, OriginalId, RoundId, SubmissionId,
};

pub(super) use erase::{erase_notes, erase_people, erase_words, warned};

/// What is due of one class.
pub(super) enum Due {
    Drafts(Vec<SubmissionId>),
    Withdrawn(Vec<SubmissionId>),
    Notes(Vec<Note>),
    People(People),
    Warnings(Vec<Owner>),
    Accounts(Vec<AccountId>),
}

/// Whose account it is.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub(super) struct Owner {
    pub id: AccountId,
    pub email: String,
    pub name: String,
    pub language: Language,
    #[diesel(select_expression = accounts::blocked_at.is_not_null())]
    pub blocked: bool,
}

impl Due {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Drafts(ids) | Self::Withdrawn(ids) => ids.len(),
            Self::Notes(notes) => notes.len(),
            Self::People(people) => {
                people.parties.len() + people.invitations.len() + people.reports.len()
            }
            Self::Warnings(owners) => owners.len(),
            Self::Accounts(ids) => ids.len(),
        }
    }
}

/// What of a class has had its term, the oldest first and at most `limit`.
pub(super) fn due(
    conn: &mut Conn,
    terms: &Retention,
    now: Moment,
    class: Class,
    limit: i64,
) -> Result<Due> {
    let before = class.before(terms, now);
    let rounds = standings(conn)?;
    Ok(match class {
        Class::Drafts => Due::Drafts(drafts(conn, &closed(&rounds, before), limit)?),
        Class::Withdrawn => Due::Withdrawn(withdrawn(conn, &closed(&rounds, now), before, limit)?),
        Class::Notes => Due::Notes(notes(conn, &finished(&rounds, before), limit)?),
        Class::People => Due::People(people(conn, &finished(&rounds, before), limit)?),
        Class::Warnings => {
            let unused = unused(conn, &busy(&rounds, now), before)?;
            let unwarned = unused.into_iter().filter(|(_, warned)| warned.is_none());
            Due::Warnings(unwarned.map(|(owner, _)| owner).take(size(limit)).collect())
        }
        Class::Accounts => {
            let told = now - chrono::Duration::days(terms.account_warning_days);
            let unused = unused(conn, &busy(&rounds, now), before)?;
            let warned = unused
                .into_iter()
                .filter(|(_, warned)| warned.is_some_and(|at| at <= told));
            Due::Accounts(
                warned
                    .map(|(owner, _)| owner.id)
                    .take(size(limit))
                    .collect(),
            )
        }
    })
}

fn size(limit: i64) -> usize {
    usize::try_from(limit).unwrap_or(usize::MAX)
}

fn standings(conn: &mut Conn) -> Result<Vec<RoundStanding>> {
    let with_responses: Vec<RoundId> = submissions::table
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .select(submissions::round_id)
        .distinct()
        .load(conn)?;
    type Row = (
        RoundId,
        ConsultationId,
        RoundState,
        Moment,
        Option<Moment>,
        bool,
    );
    let rows: Vec<Row> = rounds::table
        .inner_join(consultations::table)
        .order(rounds::id)
        .select((
            rounds::id,
            rounds::consultation_id,
            rounds::state,
            rounds::closes_at,
            rounds::answers_published_at,
            consultations::on_hold,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(
            |(round, consultation, state, closes_at, published, on_hold)| RoundStanding {
                submitted: with_responses.contains(&round),
                answered: published.is_some(),
                round,
                consultation,
                state,
                closes_at,
                on_hold,
            },
        )
        .collect())
}

/// The consultations that are kept though every round of theirs closed by then.
pub(super) fn kept_back(conn: &mut Conn, before: Moment) -> Result<Vec<KeptBack>> {
    let mut found = Vec::new();
    for (id, because) in model::kept_back(&standings(conn)?, before) {
        found.push(KeptBack {
            consultation: consultations::table
                .filter(consultations::id.eq(id))
                .select(consultations::slug)
                .first(conn)?,
            because,
        });
    }
    Ok(found)
}

fn drafts(conn: &mut Conn, within: &[RoundId], limit: i64) -> Result<Vec<SubmissionId>> {
    Ok(submissions::table
        .filter(submissions::state.eq(SubmissionState::Draft))
        .filter(submissions::round_id.eq_any(within))
        .order(submissions::id)
        .select(submissions::id)
        .limit(limit)
        .load(conn)?)
}

fn withdrawn(
    conn: &mut Conn,
    within: &[RoundId],
    before: Moment,
    limit: i64,
) -> Result<Vec<SubmissionId>> {
    let erased = erasures::table
        .filter(erasures::class.eq(Class::Withdrawn))
        .filter(erasures::subject_id.eq(submissions::id));
    let ended = [SubmissionState::Withdrawn, SubmissionState::Superseded];
    Ok(submissions::table
        .filter(submissions::state.eq_any(ended))
        .filter(submissions::ended_at.le(before))
        .filter(submissions::round_id.eq_any(within))
        .filter(diesel::dsl::not(exists(erased)))
        .order(submissions::id)
        .select(submissions::id)
        .limit(limit)
        .load(conn)?)
}

fn people(conn: &mut Conn, within: &[RoundId], limit: i64) -> Result<People> {
    let erased = erasures::table
        .filter(erasures::class.eq(Class::People))
        .filter(erasures::subject_id.eq(parties::id));
    let parties = parties::table
        .filter(parties::round_id.eq_any(within))
        .filter(diesel::dsl::not(exists(erased)))
        .order(parties::id)
        .select(parties::id)
        .limit(limit)
        .load(conn)?;
    let invitations = invitations::table
        .filter(invitations::round_id.eq_any(within))
        .filter(invitations::email.ne(""))
        .order(invitations::id)
        .select(invitations::id)
        .limit(limit)
        .load(conn)?;
    let reports = impersonations::table
        .filter(impersonations::round_id.eq_any(within))
        .filter(impersonations::name.ne(NOBODY))
        .order(impersonations::id)
        .select(impersonations::id)
        .limit(limit)
        .load(conn)?;
    Ok(People {
        parties,
        invitations,
        reports,
    })
}

fn notes(conn: &mut Conn, within: &[RoundId], limit: i64) -> Result<Vec<Note>> {
    let mut found: Vec<Note> = Vec::new();
    let left = |found: &[Note]| limit.saturating_sub(i64::try_from(found.len()).unwrap_or(limit));
    let sheets: Vec<CommentId> = comments::table
        .filter(comments::round_id.eq_any(within))
        .filter(comments::notes.ne(""))
        .order(comments::id)
        .select(comments::id)
        .limit(limit)
        .load(conn)?;
    found.extend(sheets.into_iter().map(Note::Comment));
    let beside: Vec<i64> = comment_drafts::table
        .inner_join(comments::table)
        .filter(comments::round_id.eq_any(within))
        .filter(comment_drafts::note.ne(""))
        .order(comment_drafts::id)
        .select(comment_drafts::id)
        .limit(left(&found))
        .load(conn)?;
    found.extend(beside.into_iter().map(Note::Drafted));
    let aside: Vec<OriginalId> = originals::table
        .inner_join(submissions::table)
        .filter(submissions::round_id.eq_any(within))
        .filter(originals::note.ne(""))
        .order(originals::id)
        .select(originals::id)
        .limit(left(&found))
        .load(conn)?;
    found.extend(aside.into_iter().map(Note::Original));
    let reports: Vec<ImpersonationId> = impersonations::table
        .filter(impersonations::round_id.eq_any(within))
        .filter(impersonations::note.ne(""))
        .order(impersonations::id)
        .select(impersonations::id)
        .limit(left(&found))
        .load(conn)?;
    found.extend(reports.into_iter().map(Note::Report));
    Ok(found)
}

/// Accounts not used since `before`, with when their owner was told, but those of staff and
/// administrators, and of people still needed in a round.
fn unused(
    conn: &mut Conn,
    needed_in: &[RoundId],
    before: Moment,
) -> Result<Vec<(Owner, Option<Moment>)>> {
    let roles = staff::table.filter(staff::account_id.eq(accounts::id));
    let needed = submissions::table
        .inner_join(parties::table)
        .filter(submissions::round_id.eq_any(needed_in))
        .filter(
            parties::account_id
                .eq(accounts::id.nullable())
                .or(submissions::submitted_by.eq(accounts::id.nullable())),
        );
    let since = accounts::last_used_at.le(before).or(accounts::last_used_at
        .is_null()
        .and(accounts::created_at.le(before)));
    Ok(accounts::table
        .filter(accounts::erased_at.is_null())
        .filter(accounts::verified_at.is_not_null())
        .filter(accounts::admin.eq(false))
        .filter(since)
        .filter(diesel::dsl::not(exists(roles)))
        .filter(diesel::dsl::not(exists(needed)))
        .order(accounts::id)
        .select((Owner::as_select(), accounts::warned_at))
        .load(conn)?)
}
