//! What intake reads and writes: parties without an account, submissions that are handed in at once, sheets kept
//! between a look and the taking in.

use std::collections::{HashMap, HashSet};

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::model::Entry;
use crate::comments::personal;
use crate::comments::store::AnchorColumns;
use crate::db::Conn;
use crate::db::schema::{comments, guests, held_sheets, parties, submissions};
use crate::error::Result;
use crate::submissions::model::{Moderation, Origin, Publication, SubmissionState};
use crate::types::Moment;
use crate::types::ids::{AccountId, CommentId, PartyId, RoundId, SubmissionId};

/// Keys of the rows taken into a round before.
pub fn keys(conn: &mut Conn, round: RoundId) -> Result<HashSet<String>> {
    let rows: Vec<Option<String>> = comments::table
        .filter(comments::round_id.eq(round))
        .filter(comments::intake_key.is_not_null())
        .select(comments::intake_key)
        .load(conn)?;
    Ok(rows.into_iter().flatten().collect())
}

/// A sheet that is kept for who looked at it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = held_sheets)]
pub struct HeldSheet {
    /// Of the file.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Keeps a sheet for an account, in the place of the one it had in this round.
pub fn hold(
    conn: &mut Conn,
    (round, account): (RoundId, AccountId),
    sheet: &HeldSheet,
    now: Moment,
) -> Result<()> {
    let_go(conn, round, account)?;
    diesel::insert_into(held_sheets::table)
        .values((
            held_sheets::round_id.eq(round),
            held_sheets::account_id.eq(account),
            held_sheets::name.eq(&sheet.name),
            held_sheets::bytes.eq(&sheet.bytes),
            held_sheets::held_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// The sheet that an account looked at in this round, while it is kept.
pub fn held(conn: &mut Conn, round: RoundId, account: AccountId) -> Result<Option<HeldSheet>> {
    Ok(held_sheets::table
        .filter(held_sheets::round_id.eq(round))
        .filter(held_sheets::account_id.eq(account))
        .select(HeldSheet::as_select())
        .first(conn)
        .optional()?)
}

/// Keeps it no longer.
pub fn let_go(conn: &mut Conn, round: RoundId, account: AccountId) -> Result<()> {
    diesel::delete(
        held_sheets::table
            .filter(held_sheets::round_id.eq(round))
            .filter(held_sheets::account_id.eq(account)),
    )
    .execute(conn)?;
    Ok(())
}

/// Forgets sheets kept since before `before`; returns how many.
pub fn forget_held(conn: &mut Conn, before: Moment) -> Result<usize> {
    Ok(diesel::delete(held_sheets::table.filter(held_sheets::held_at.lt(before))).execute(conn)?)
}

/// The parties in a round that belong to neither an organisation nor an account, nor to somebody who
/// responds without one (what came on paper is not theirs to see): by what `plain` makes of their name,
/// and group.
pub fn parties_on_paper(
    conn: &mut Conn,
    round: RoundId,
    plain: impl Fn(&str) -> String,
) -> Result<HashMap<(String, String), PartyId>> {
    let rows: Vec<(PartyId, String, String)> = parties::table
        .filter(parties::round_id.eq(round))
        .filter(parties::organisation_id.is_null())
        .filter(parties::account_id.is_null())
        .filter(not(exists(
            guests::table.filter(guests::party_id.eq(parties::id)),
        )))
        .order(parties::id.desc())
        .select((parties::id, parties::name, parties::group_code))
        .load(conn)?;
    // Of two with one name the older is meant: it is put in last.
    Ok(rows
        .into_iter()
        .map(|(id, name, group)| ((plain(&name), group), id))
        .collect())
}

/// A submission that came on paper.
#[derive(Debug)]
pub struct NewSubmission<'a> {
    pub round: RoundId,
    pub party: PartyId,
    pub group_code: &'a str,
    pub publication: Publication,
    pub submitter_name: &'a str,
    pub now: Moment,
}

/// Stores a submission with its comments, to be received, and since when it is there: as soon as the first
/// of its rows was. A row without a date was received now.
pub fn insert_submission(
    conn: &mut Conn,
    new: &NewSubmission<'_>,
    entries: &[&Entry],
) -> Result<(SubmissionId, Moment)> {
    let received = |entry: &Entry| entry.received_at.unwrap_or(new.now);
    let since = entries.iter().map(|entry| received(entry)).min();
    let id: SubmissionId = diesel::insert_into(submissions::table)
        .values((
            submissions::round_id.eq(new.round),
            submissions::party_id.eq(new.party),
            submissions::state.eq(SubmissionState::Draft),
            submissions::publication.eq(new.publication),
            submissions::origin.eq(Origin::Intake),
            submissions::submitter_name.eq(new.submitter_name),
            submissions::created_at.eq(new.now),
        ))
        .returning(submissions::id)
        .get_result(conn)?;
    for (position, entry) in (0_i64..).zip(entries) {
        let _: CommentId = diesel::insert_into(comments::table)
            .values((
                (
                    comments::submission_id.eq(id),
                    comments::round_id.eq(new.round),
                    comments::party_id.eq(new.party),
                    comments::group_code.eq(new.group_code),
                    AnchorColumns::from(&entry.place.anchor),
                ),
                (
                    comments::kind.eq(entry.kind),
                    comments::body.eq(&entry.body),
                    comments::proposed_text.eq(&entry.proposed_text),
                    comments::position.eq(position),
                    comments::moderation.eq(Moderation::Draft),
                    comments::decisions.eq(0),
                    comments::reference.eq(&entry.reference),
                    comments::notes.eq(&entry.notes),
                    comments::personal.eq(personal::kinds(&[
                        &entry.body,
                        entry.proposed_text.as_deref().unwrap_or_default(),
                        &entry.reference,
                    ])),
                    comments::intake_key.eq(Some(&entry.key)),
                    comments::created_at.eq(new.now),
                    comments::updated_at.eq(new.now),
                    comments::submitted_at.eq(Some(received(entry))),
                ),
            ))
            .returning(comments::id)
            .get_result(conn)?;
    }
    Ok((id, since.unwrap_or(new.now)))
}
