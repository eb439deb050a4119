//! What the consultation report counts: who responded, and what was done with the comments.
//! Counts cover every submission that stands; names and texts only what may be public.

use std::collections::{HashMap, HashSet};

use diesel::dsl::{case_when, count, count_star, max, sql};
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};

use crate::comments::leaning::{Leaning, leaning};
use crate::comments::store::may_agree;
use crate::config::INDIVIDUAL;
use crate::db::Conn;
use crate::db::schema::{campaigns, comments, dispositions, parties, passages, submissions};
use crate::error::Result;
use crate::reading::model::{SectionOutcome, Signed, Turnout};
use crate::responses::model::Disposition;
use crate::signatures::store::signatories_in;
use crate::submissions::model::{Moderation, Publication, SubmissionState, Verification};
use crate::submissions::store::is_public_comment;
use crate::types::Moment;
use crate::types::ids::{CampaignId, CommentId, PartyId, RoundId, SectionId, SubmissionId};

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    comments::round_id,
    passages::section_id,
    comments::section_id,
    dispositions::published_disposition,
    comments::campaign_id,
);

/// The campaign of a comment, if it was confirmed: what is only suggested counts for nothing.
macro_rules! confirmed {
    () => {
        campaigns::table.on(comments::campaign_id
            .eq(campaigns::id.nullable())
            .and(campaigns::suggested.eq(false)))
    };
}

/// One submission that stands.
#[derive(Debug, Clone, Queryable)]
pub struct Standing {
    pub round: RoundId,
    pub group_code: String,
    pub verification: Verification,
    pub submitted_at: Option<Moment>,
}

/// Every submission of these rounds that stands, by when it was handed in.
pub fn standing(conn: &mut Conn, rounds: &[RoundId]) -> Result<Vec<Standing>> {
    Ok(submissions::table
        .inner_join(parties::table)
        .filter(submissions::round_id.eq_any(rounds))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .order((submissions::submitted_at, submissions::id))
        .select((
            submissions::round_id,
            parties::group_code,
            submissions::verification,
            submissions::submitted_at,
        ))
        .load(conn)?)
}

/// How each group took part in each of these rounds; groups that did not are left out.
/// `established` are the parties of which it was established who they are, `redacted` the names of those with words
/// withheld, as the public may read them.
pub fn turnout(
    conn: &mut Conn,
    rounds: &[RoundId],
    standing: &[Standing],
    established: &HashSet<PartyId>,
    redacted: &HashMap<PartyId, String>,
) -> Result<HashMap<RoundId, Vec<Turnout>>> {
    let mut groups = Groups::default();
    for one in standing {
        groups.of(one.round, &one.group_code).submissions += 1;
    }
    let commented: Vec<(RoundId, String, Option<CampaignId>, i64, i64)> = comments::table
        .inner_join(submissions::table)
        .left_join(confirmed!())
        .filter(comments::round_id.eq_any(rounds))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .group_by((
            comments::round_id,
            comments::group_code,
            comments::campaign_id,
        ))
        .select((
            comments::round_id,
            comments::group_code,
            max(campaigns::id.nullable()),
            count_star(),
            count(case_when(is_public_comment(), comments::id)),
        ))
        .load(conn)?;
    for (round, group, campaign, all, published) in commented {
        let turnout = groups.of(round, &group);
        turnout.comments += all;
        turnout.published += published;
        turnout.tallies.0.add(campaign, all);
        turnout.tallies.1.add(campaign, published);
    }
    // A name is public with a published comment only: a withheld response names nobody.
    let named: Vec<(RoundId, String, String, PartyId)> = parties::table
        .inner_join(submissions::table.inner_join(comments::table))
        .filter(submissions::round_id.eq_any(rounds))
        .filter(is_public_comment())
        .filter(
            submissions::publication
                .eq_any([Publication::Organisation, Publication::NameAndOrganisation]),
        )
        .select((
            submissions::round_id,
            parties::group_code,
            parties::name,
            parties::id,
        ))
        .distinct()
        .load(conn)?;
    let mut named: Vec<(RoundId, String, String, PartyId)> = named
        .into_iter()
        .map(|(round, group, name, party)| {
            let name = redacted.get(&party).cloned().unwrap_or(name);
            (round, group, name, party)
        })
        .collect();
    // By what is read: the place of a redacted name in the order would tell how it begins.
    named.sort_unstable();
    for (round, group, name, party) in named {
        // A person speaks for nobody else: their name is their own.
        let is_known = group == INDIVIDUAL || established.contains(&party);
        let turnout = groups.of(round, &group);
        let names = if is_known {
            &mut turnout.names
        } else {
            &mut turnout.stated
        };
        if names.last() != Some(&name) {
            names.push(name);
        }
    }
    Ok(groups.0)
}

/// The groups that took part in each round.
#[derive(Default)]
struct Groups(HashMap<RoundId, Vec<Turnout>>);

impl Groups {
    fn of(&mut self, round: RoundId, code: &str) -> &mut Turnout {
        let groups = self.0.entry(round).or_default();
        let known = groups.iter().position(|group| group.group_code == code);
        let at = known.unwrap_or_else(|| {
            groups.push(Turnout::of(code));
            groups.len() - 1
        });
        &mut groups[at]
    }
}

/// Who signed submissions of other parties in each of these rounds. As a party is, they are named with a published
/// comment only; `redacted` are the names of parties with words withheld, as the public may read them.
pub fn signed(
    conn: &mut Conn,
    rounds: &[RoundId],
    redacted: &HashMap<PartyId, String>,
) -> Result<HashMap<RoundId, Signed>> {
    let mut signatories = signatories_in(conn, rounds)?;
    if signatories.is_empty() {
        return Ok(HashMap::new());
    }
    let public: Vec<(SubmissionId, PartyId, String, Publication)> = submissions::table
        .inner_join(parties::table)
        .inner_join(comments::table)
        .filter(submissions::id.eq_any(signatories.keys()))
        .filter(is_public_comment())
        .select((
            submissions::id,
            parties::id,
            parties::name,
            submissions::publication,
        ))
        .distinct()
        .load(conn)?;
    let mut organisations: HashMap<RoundId, HashSet<String>> = HashMap::new();
    for (round, signed) in signatories.values() {
        let names = signed.iter().map(|signatory| signatory.name.clone());
        organisations.entry(*round).or_default().extend(names);
    }
    let mut found: HashMap<RoundId, Signed> = organisations
        .into_iter()
        .map(|(round, names)| {
            let organisations = names.len();
            let signed = Signed {
                organisations,
                ..Signed::default()
            };
            (round, signed)
        })
        .collect();
    for (id, party, name, publication) in public {
        if !publication.names_signatories() {
            continue;
        }
        let Some((round, names)) = signatories.remove(&id) else {
            continue;
        };
        let party = redacted.get(&party).cloned().unwrap_or(name);
        let names = names.into_iter().map(|one| one.name).collect();
        found.entry(round).or_default().named.push((party, names));
    }
    for (round, signed) in signatories.into_values() {
        found.entry(round).or_default().unnamed += signed.len();
    }
    for signed in found.values_mut() {
        signed.named.sort_unstable();
    }
    Ok(found)
}

/// What was asked of each section in each of these rounds and what was done; `None` is the document as a whole.
pub fn outcomes(
    conn: &mut Conn,
    rounds: &[RoundId],
) -> Result<HashMap<RoundId, HashMap<Option<SectionId>, SectionOutcome>>> {
    type Row = (
        RoundId,
        Option<SectionId>,
        Option<SectionId>,
        Option<Disposition>,
        Option<CampaignId>,
        i64,
        Option<String>,
    );
    let answer = dispositions::published_disposition.nullable();
    let short = sql::<Nullable<Text>>(&short_bodies(conn));
    let rows: Vec<Row> = comments::table
        .inner_join(submissions::table)
        .left_join(passages::table)
        .left_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .left_join(confirmed!())
        .filter(comments::round_id.eq_any(rounds))
        .filter(is_public_comment())
        .group_by((
            comments::round_id,
            passages::section_id,
            comments::section_id,
            dispositions::published_disposition,
            comments::campaign_id,
        ))
        .select((
            comments::round_id,
            passages::section_id.nullable(),
            comments::section_id,
            answer,
            max(campaigns::id.nullable()),
            count_star(),
            short,
        ))
        .load(conn)?;
    let mut outcomes: HashMap<RoundId, HashMap<Option<SectionId>, SectionOutcome>> = HashMap::new();
    for (round, of_passage, section, disposition, campaign, count, short) in rows {
        let sections = outcomes.entry(round).or_default();
        let outcome = sections.entry(of_passage.or(section)).or_default();
        outcome.add(disposition, campaign, count);
        let short = short.unwrap_or_default();
        let support = short
            .split(BETWEEN)
            .filter(|body| leaning(body) == Some(Leaning::Support));
        outcome.support += i64::try_from(support.count()).unwrap_or(i64::MAX);
    }
    Ok(outcomes)
}

/// What stands between the bodies that [`short_bodies`] puts together.
const BETWEEN: char = '\u{1f}';

/// The bodies of those comments among some that may say no more than that somebody agrees, one behind another. Of none of
/// which words are withheld: what is counted is what the public can read.
fn short_bodies(conn: &Conn) -> String {
    let together = match conn {
        Conn::Pg(_) => "string_agg",
        Conn::Sqlite(_) => "group_concat",
    };
    format!(
        "{together}(CASE WHEN comments.moderation <> '{}' AND {} THEN comments.body END, '{BETWEEN}')",
        Moderation::Redacted,
        may_agree(),
    )
}

/// A published comment with a published answer: of which party it is, and in which section.
#[derive(Debug, Clone)]
pub struct Answered {
    pub comment: CommentId,
    pub party: PartyId,
    pub section: Option<SectionId>,
}

/// Published comments of these rounds with a published answer, by round and number: all, or those of a group.
pub fn answered(conn: &mut Conn, rounds: &[RoundId], group: Option<&str>) -> Result<Vec<Answered>> {
    type Row = (CommentId, PartyId, Option<SectionId>, Option<SectionId>);
    let mut query = comments::table
        .inner_join(submissions::table)
        .left_join(passages::table)
        .inner_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq_any(rounds))
        .filter(is_public_comment())
        .filter(dispositions::published_at.is_not_null())
        .order((comments::round_id, comments::public_number))
        .select((
            comments::id,
            comments::party_id,
            passages::section_id.nullable(),
            comments::section_id,
        ))
        .into_boxed();
    if let Some(group) = group {
        query = query.filter(comments::group_code.eq(group.to_owned()));
    }
    let rows: Vec<Row> = query.load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(comment, party, of_passage, section)| Answered {
            comment,
            party,
            section: of_passage.or(section),
        })
        .collect())
}
