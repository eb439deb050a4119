//! Submissions, found one by one and in lists.

use diesel::prelude::*;

use crate::access::Viewer;
use crate::consultations::model::{Consultation, Party, Round};
use crate::db::schema::{consultations, parties, rounds, submissions, versions};
use crate::db::{Conn, rows};
use crate::error::Result;
use crate::submissions::model::{Submission, SubmissionState};
use crate::types::ids::{OrganisationId, PartyId, SubmissionId};

/// The submission with this receipt number, if there is one.
pub fn by_receipt(conn: &mut Conn, number: &str) -> Result<Option<Submission>> {
    Ok(submissions::table
        .filter(submissions::receipt_number.eq(number))
        .select(Submission::as_select())
        .first(conn)
        .optional()?)
}

/// The submission with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn submission(conn: &mut Conn, id: SubmissionId) -> Result<Submission> {
    Ok(submissions::table
        .filter(submissions::id.eq(id))
        .select(Submission::as_select())
        .first(conn)?)
}

/// The submission with this id, of whom it is, in which round of which consultation, and the label of the
/// version commented on.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn with_place(
    conn: &mut Conn,
    id: SubmissionId,
) -> Result<(Submission, Party, Round, Consultation, String)> {
    let rounds = rounds::table
        .inner_join(consultations::table)
        .inner_join(versions::table.on(versions::id.eq(rounds::version_id)));
    Ok(submissions::table
        .inner_join(parties::table)
        .inner_join(rounds)
        .filter(submissions::id.eq(id))
        .select((
            Submission::as_select(),
            Party::as_select(),
            Round::as_select(),
            Consultation::as_select(),
            versions::label,
        ))
        .first(conn)?)
}

/// A submission in a list.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = parties)]
pub struct Listed {
    #[diesel(embed)]
    pub submission: Submission,
    /// Name of the party.
    #[diesel(column_name = name)]
    pub party: String,
    pub group_code: String,
    /// Whether the party is an organisation.
    #[diesel(select_expression = parties::organisation_id.is_not_null())]
    pub organisation: bool,
    pub organisation_id: Option<OrganisationId>,
    #[diesel(embed)]
    pub round: Round,
    #[diesel(select_expression = consultations::slug)]
    pub slug: String,
    /// Title of the consultation.
    #[diesel(select_expression = consultations::title)]
    pub title: String,
}

/// Whose submissions are asked for.
#[derive(Debug, Clone, Copy)]
pub enum Whose<'a> {
    /// Somebody's own, and those of their organisations.
    Viewer(&'a Viewer),
    Party(PartyId),
}

/// Which of them: those without a slug are of every consultation, those without states in any.
#[derive(Debug, Clone, Copy, Default)]
pub struct Which<'a> {
    pub before: Option<SubmissionId>,
    pub slug: Option<&'a str>,
    pub states: &'a [SubmissionState],
}

/// The submissions of somebody, newest first.
pub fn own_submissions(
    conn: &mut Conn,
    whose: Whose<'_>,
    which: Which<'_>,
    limit: i64,
) -> Result<Vec<Listed>> {
    let mut query = submissions::table
        .inner_join(parties::table)
        .inner_join(rounds::table.inner_join(consultations::table))
        .select(Listed::as_select())
        .order(submissions::id.desc())
        .limit(limit)
        .into_boxed();
    query = match whose {
        Whose::Viewer(viewer) => {
            let organisations: Vec<OrganisationId> = viewer
                .memberships
                .iter()
                .map(|membership| membership.organisation)
                .collect();
            query.filter(
                parties::account_id
                    .eq(viewer.account)
                    .or(parties::organisation_id.eq_any(organisations)),
            )
        }
        Whose::Party(party) => query.filter(parties::id.eq(party)),
    };
    if let Some(before) = which.before {
        query = query.filter(submissions::id.lt(before));
    }
    if let Some(slug) = which.slug {
        query = query.filter(consultations::slug.eq(slug.to_owned()));
    }
    if !which.states.is_empty() {
        query = query.filter(submissions::state.eq_any(which.states.to_vec()));
    }
    Ok(rows(conn, query)?)
}
