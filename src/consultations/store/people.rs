//! Who is invited to a Round, and whom to write to when it opens or closes.

use std::collections::HashSet;

use diesel::prelude::*;

use crate::access::{MemberRole, StaffRole, Viewer};
use crate::db::Conn;
use crate::db::schema::{accounts, invitations, memberships, organisations, parties, staff};
use crate::error::Result;
use crate::platform::texts::Language;
use crate::types::Moment;
use crate::types::ids::{AccountId, ConsultationId, InvitationId, OrganisationId, RoundId};

/// Somebody to write to.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Addressee {
    pub email: String,
    pub name: String,
    pub language: Language,
}

/// The rounds among these to which this person, or an organisation they belong to, accepted an invitation. What an
/// organisation is called has no part in it.
pub fn invited_to(
    conn: &mut Conn,
    rounds: &[RoundId],
    viewer: &Viewer,
) -> Result<HashSet<RoundId>> {
    let bodies: Vec<Option<OrganisationId>> = viewer
        .memberships
        .iter()
        .map(|membership| Some(membership.organisation))
        .collect();
    let found: Vec<RoundId> = parties::table
        .filter(parties::round_id.eq_any(rounds))
        .filter(parties::invited.eq(true))
        .filter(
            parties::organisation_id
                .eq_any(bodies)
                .or(parties::account_id.eq(Some(viewer.account))),
        )
        .select(parties::round_id)
        .load(conn)?;
    Ok(found.into_iter().collect())
}

/// Everybody who can already sign in for a party invited to a round, each once.
pub(in crate::consultations) fn invited_people(
    conn: &mut Conn,
    round: RoundId,
) -> Result<Vec<Addressee>> {
    let bodies: Vec<Option<OrganisationId>> = parties::table
        .filter(parties::round_id.eq(round))
        .filter(parties::invited.eq(true))
        .select(parties::organisation_id)
        .load(conn)?;
    let bodies: Vec<OrganisationId> = bodies.into_iter().flatten().collect();
    let members: Vec<Addressee> = memberships::table
        .inner_join(accounts::table)
        .filter(memberships::organisation_id.eq_any(bodies))
        .filter(accounts::verified_at.is_not_null())
        .order(accounts::id)
        .select((accounts::email, accounts::name, accounts::language))
        .load(conn)?;
    let persons: Vec<Addressee> = parties::table
        .inner_join(accounts::table)
        .filter(parties::round_id.eq(round))
        .filter(parties::invited.eq(true))
        .filter(accounts::verified_at.is_not_null())
        .order(accounts::id)
        .select((accounts::email, accounts::name, accounts::language))
        .load(conn)?;
    Ok(each_once(members.into_iter().chain(persons)))
}

/// The same, and those whose invitation waits for an answer: they know its hours.
pub(in crate::consultations) fn concerned_people(
    conn: &mut Conn,
    round: RoundId,
) -> Result<Vec<Addressee>> {
    let people = invited_people(conn, round)?;
    let asked: Vec<(String, Language)> = invitations::table
        .filter(invitations::round_id.eq(Some(round)))
        .filter(invitations::accepted_at.is_null())
        .order(invitations::id)
        .select((invitations::email, invitations::language))
        .load(conn)?;
    let asked = asked.into_iter().map(|(email, language)| Addressee {
        email,
        name: String::new(),
        language,
    });
    Ok(each_once(people.into_iter().chain(asked)))
}

/// The moderators and drafters of a consultation, each once.
pub(in crate::consultations) fn staff_people(
    conn: &mut Conn,
    consultation: ConsultationId,
) -> Result<Vec<Addressee>> {
    let people: Vec<Addressee> = staff::table
        .inner_join(accounts::table)
        .filter(staff::consultation_id.eq(consultation))
        .order(accounts::id)
        .select((accounts::email, accounts::name, accounts::language))
        .load(conn)?;
    Ok(each_once(people))
}

/// Those with one of these roles in a consultation who can sign in, but not `but`, each once.
pub(in crate::consultations) fn people_with(
    conn: &mut Conn,
    consultation: ConsultationId,
    roles: &[StaffRole],
    but: AccountId,
) -> Result<Vec<Addressee>> {
    let people: Vec<Addressee> = staff::table
        .inner_join(accounts::table)
        .filter(staff::consultation_id.eq(consultation))
        .filter(staff::role.eq_any(roles.iter().copied()))
        .filter(accounts::id.ne(but))
        .filter(accounts::verified_at.is_not_null())
        .filter(accounts::blocked_at.is_null())
        .order(accounts::id)
        .select((accounts::email, accounts::name, accounts::language))
        .load(conn)?;
    Ok(each_once(people))
}

/// The drafters of a consultation who can sign in, but not `but`, each once.
pub fn drafters(
    conn: &mut Conn,
    consultation: ConsultationId,
    but: Option<AccountId>,
) -> Result<Vec<Addressee>> {
    // No account has the number 0.
    let but = but.unwrap_or(AccountId(0));
    people_with(conn, consultation, &[StaffRole::Drafter], but)
}

/// The admins who can sign in, but not `but`.
pub(in crate::consultations) fn admins_but(
    conn: &mut Conn,
    but: AccountId,
) -> Result<Vec<Addressee>> {
    Ok(accounts::table
        .filter(accounts::admin.eq(true))
        .filter(accounts::id.ne(but))
        .filter(accounts::verified_at.is_not_null())
        .filter(accounts::blocked_at.is_null())
        .order(accounts::id)
        .select((accounts::email, accounts::name, accounts::language))
        .load(conn)?)
}

fn each_once(people: impl IntoIterator<Item = Addressee>) -> Vec<Addressee> {
    let mut seen = HashSet::new();
    people
        .into_iter()
        .filter(|person| seen.insert(person.email.clone()))
        .collect()
}

/// An invitation to a round, as its list shows it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, Queryable, Selectable)]
#[diesel(table_name = invitations)]
pub struct InvitationRow {
    pub id: InvitationId,
    #[diesel(select_expression = organisations::id)]
    pub organisation_id: OrganisationId,
    #[diesel(select_expression = organisations::name)]
    pub organisation: String,
    #[diesel(select_expression = organisations::group_code)]
    pub group_code: String,
    pub email: String,
    pub role: MemberRole,
    pub language: Language,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub accepted_at: Option<Moment>,
    /// What it was made out to, where it was accepted as an organisation that was here.
    pub invited_as: Option<String>,
    /// Of whoever invited.
    pub words: String,
}

/// The invitations to a round, newest first, those before `before` if given.
pub fn invitations_of(
    conn: &mut Conn,
    round: RoundId,
    before: Option<InvitationId>,
    limit: i64,
) -> Result<Vec<InvitationRow>> {
    let mut query = invitations::table
        .inner_join(organisations::table)
        .filter(invitations::round_id.eq(round))
        .order(invitations::id.desc())
        .limit(limit)
        .select(InvitationRow::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(invitations::id.lt(before));
    }
    Ok(query.load(conn)?)
}

/// How many are invited to a round: organisations that accepted or can still, and people.
pub fn invited_count(conn: &mut Conn, round: RoundId) -> Result<usize> {
    let mut organisations: HashSet<Option<OrganisationId>> = invitations::table
        .filter(invitations::round_id.eq(round))
        .select(invitations::organisation_id.nullable())
        .distinct()
        .load(conn)?
        .into_iter()
        .collect();
    let parties: Vec<Option<OrganisationId>> = parties::table
        .filter(parties::round_id.eq(round))
        .filter(parties::invited.eq(true))
        .select(parties::organisation_id)
        .load(conn)?;
    let people = parties.iter().filter(|party| party.is_none()).count();
    organisations.extend(parties.into_iter().filter(Option::is_some));
    Ok(organisations.len() + people)
}

/// One invitation to a round.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn invitation(conn: &mut Conn, round: RoundId, id: InvitationId) -> Result<InvitationRow> {
    Ok(invitations::table
        .inner_join(organisations::table)
        .filter(invitations::round_id.eq(round))
        .filter(invitations::id.eq(id))
        .select(InvitationRow::as_select())
        .first(conn)?)
}
