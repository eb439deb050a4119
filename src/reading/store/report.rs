//! What the consultation report counts: who responded, and what was done with the comments.
//! Counts cover every submission that stands; names and texts only what may be public.

use std::collections::{HashMap, HashSet};

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::config::INDIVIDUAL;
use crate::db::Conn;
use crate::db::schema::{comments, dispositions, parties, submissions};
use crate::error::Result;
use crate::reading::model::{SectionOutcome, Signed, Turnout};
use crate::responses::model::Disposition;
use crate::signatures::store::{signatories_of, signed_in};
use crate::submissions::model::{Publication, SubmissionState, Verification};
use crate::submissions::store::is_public_comment;
use crate::types::Moment;
use crate::types::ids::{CommentId, PartyId, PassageId, RoundId, SectionId, SubmissionId};

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    comments::passage_id,
    comments::section_id,
    dispositions::published_disposition,
);

/// How each group took part in a round; groups that did not are left out.
/// `established` are the parties of which it was established who they are, `redacted` the names of those with words
/// withheld, as the public may read them.
pub fn turnout(
    conn: &mut Conn,
    round: RoundId,
    established: &HashSet<PartyId>,
    redacted: &HashMap<PartyId, String>,
) -> Result<Vec<Turnout>> {
    let mut groups: HashMap<String, Turnout> = HashMap::new();
    let submitted: Vec<(String, i64)> = submissions::table
        .inner_join(parties::table)
        .filter(submissions::round_id.eq(round))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .group_by(parties::group_code)
        .select((parties::group_code, count_star()))
        .load(conn)?;
    for (group, count) in submitted {
        group_of(&mut groups, group).submissions = count;
    }
    let commented: Vec<(String, i64)> = comments::table
        .inner_join(submissions::table)
        .filter(comments::round_id.eq(round))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .group_by(comments::group_code)
        .select((comments::group_code, count_star()))
        .load(conn)?;
    for (group, count) in commented {
        group_of(&mut groups, group).comments = count;
    }
    let published: Vec<(String, i64)> = comments::table
        .inner_join(submissions::table)
        .filter(comments::round_id.eq(round))
        .filter(is_public_comment())
        .group_by(comments::group_code)
        .select((comments::group_code, count_star()))
        .load(conn)?;
    for (group, count) in published {
        group_of(&mut groups, group).published = count;
    }
    // A name is public with a published comment only: a withheld response names nobody.
    let named: Vec<(String, String, PartyId)> = parties::table
        .inner_join(submissions::table.inner_join(comments::table))
        .filter(submissions::round_id.eq(round))
        .filter(is_public_comment())
        .filter(
            submissions::publication
                .eq_any([Publication::Organisation, Publication::NameAndOrganisation]),
        )
        .select((parties::group_code, parties::name, parties::id))
        .distinct()
        .load(conn)?;
    let mut named: Vec<(String, String, PartyId)> = named
        .into_iter()
        .map(|(group, name, party)| {
            let name = redacted.get(&party).cloned().unwrap_or(name);
            (group, name, party)
        })
        .collect();
    // By what is read: the place of a redacted name in the order would tell how it begins.
    named.sort_unstable();
    for (group, name, party) in named {
        // A person speaks for nobody else: their name is their own.
        let is_known = group == INDIVIDUAL || established.contains(&party);
        let turnout = group_of(&mut groups, group);
        let names = if is_known {
            &mut turnout.names
        } else {
            &mut turnout.stated
        };
        if names.last() != Some(&name) {
            names.push(name);
        }
    }
    Ok(groups.into_values().collect())
}

/// Which of these comments are of one of the `established` parties.
pub fn of_established(
    conn: &mut Conn,
    established: &HashSet<PartyId>,
    ids: &[CommentId],
) -> Result<HashSet<CommentId>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let rows: Vec<(CommentId, PartyId)> = comments::table
        .filter(comments::id.eq_any(ids))
        .select((comments::id, comments::party_id))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter(|(_, party)| established.contains(party))
        .map(|(id, _)| id)
        .collect())
}

/// Who signed submissions of other parties in a round. As a party is, they are named with a published
/// comment only; `redacted` are the names of parties with words withheld, as the public may read them.
pub fn signed(
    conn: &mut Conn,
    round: RoundId,
    redacted: &HashMap<PartyId, String>,
) -> Result<Signed> {
    let ids = signed_in(conn, round)?;
    if ids.is_empty() {
        return Ok(Signed::default());
    }
    let mut signatories = signatories_of(conn, &ids)?;
    let public: Vec<(SubmissionId, PartyId, String, Publication)> = submissions::table
        .inner_join(parties::table)
        .inner_join(comments::table)
        .filter(submissions::id.eq_any(&ids))
        .filter(is_public_comment())
        .select((
            submissions::id,
            parties::id,
            parties::name,
            submissions::publication,
        ))
        .distinct()
        .load(conn)?;
    let mut organisations: Vec<String> = signatories
        .values()
        .flatten()
        .map(|signatory| signatory.name.clone())
        .collect();
    organisations.sort_unstable();
    organisations.dedup();
    let mut named: Vec<(String, Vec<String>)> = public
        .into_iter()
        .filter(|(_, _, _, publication)| publication.names_signatories())
        .filter_map(|(id, party, name, _)| {
            let names = signatories.remove(&id)?;
            let party = redacted.get(&party).cloned().unwrap_or(name);
            Some((party, names.into_iter().map(|one| one.name).collect()))
        })
        .collect();
    named.sort_unstable();
    Ok(Signed {
        organisations: organisations.len(),
        named,
        unnamed: signatories.values().map(Vec::len).sum(),
    })
}

/// When each submission that stands was handed in, oldest first.
pub fn responded_at(conn: &mut Conn, round: RoundId) -> Result<Vec<Moment>> {
    Ok(submissions::table
        .filter(submissions::round_id.eq(round))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .filter(submissions::submitted_at.is_not_null())
        .order(submissions::submitted_at)
        .select(submissions::submitted_at.assume_not_null())
        .load(conn)?)
}

/// How many submissions that stand have each level of verification, the highest first.
pub fn verified(conn: &mut Conn, round: RoundId) -> Result<Vec<(Verification, i64)>> {
    let counted: Vec<(Verification, i64)> = submissions::table
        .filter(submissions::round_id.eq(round))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .group_by(submissions::verification)
        .select((submissions::verification, count_star()))
        .load(conn)?;
    let counted: HashMap<Verification, i64> = counted.into_iter().collect();
    Ok(Verification::ALL
        .iter()
        .filter_map(|level| Some((*level, *counted.get(level)?)))
        .collect())
}

fn group_of(groups: &mut HashMap<String, Turnout>, code: String) -> &mut Turnout {
    groups.entry(code).or_insert_with_key(|code| Turnout {
        group_code: code.clone(),
        submissions: 0,
        comments: 0,
        published: 0,
        names: Vec::new(),
        stated: Vec::new(),
    })
}

/// What was asked of each section and what was done; `None` is the document as a whole. `sections` tells which section
/// each passage of the round's text is in.
pub fn outcomes(
    conn: &mut Conn,
    round: RoundId,
    sections: &HashMap<PassageId, SectionId>,
) -> Result<HashMap<Option<SectionId>, SectionOutcome>> {
    type Row = (
        Option<PassageId>,
        Option<SectionId>,
        Option<Disposition>,
        i64,
    );
    let answer = dispositions::published_disposition.nullable();
    let rows: Vec<Row> = comments::table
        .inner_join(submissions::table)
        .left_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq(round))
        .filter(is_public_comment())
        .group_by((
            comments::passage_id,
            comments::section_id,
            dispositions::published_disposition,
        ))
        .select((
            comments::passage_id,
            comments::section_id,
            answer,
            count_star(),
        ))
        .load(conn)?;
    let mut outcomes: HashMap<Option<SectionId>, SectionOutcome> = HashMap::new();
    for (passage, section, disposition, count) in rows {
        let section = passage
            .and_then(|passage| sections.get(&passage).copied())
            .or(section);
        outcomes.entry(section).or_default().add(disposition, count);
    }
    Ok(outcomes)
}

/// Ids of published comments with a published answer, by number: at most `limit`.
pub fn answered_ids(conn: &mut Conn, round: RoundId, limit: i64) -> Result<Vec<CommentId>> {
    Ok(comments::table
        .inner_join(submissions::table)
        .inner_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq(round))
        .filter(is_public_comment())
        .filter(dispositions::published_at.is_not_null())
        .order(comments::public_number)
        .limit(limit)
        .select(comments::id)
        .load(conn)?)
}
