//! The consultation report: every round a reader may read that has closed, each thing asked once for all of them.

use std::collections::{HashMap, HashSet};

use super::{procedure_in, shown_alone};
use crate::access::Actor;
use crate::answers::store::tallies;
use crate::config::ADVISORY;
use crate::consultations::model::{Round, Section};
use crate::consultations::parties::established;
use crate::consultations::store as procedures;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::moderation::store::{first_published_attachments, redacted_names};
use crate::questions::store as questions;
use crate::reading::disclosure_control::{Counted, counted};
use crate::reading::model::{Procedure, RoundReport, SectionOutcome, Shown, has_closed, verified};
use crate::reading::store::{self, Answered};
use crate::readings::store as readings;
use crate::responses::store::opinions;
use crate::site::Site;
use crate::types::Moment;
use crate::types::ids::{CommentId, RoundId, SectionId, VersionId};

/// Published attachments a report lists for one round.
const ATTACHED: usize = 50;

/// The report over every round this reader may read that has closed.
///
/// # Errors
/// [`Error::NotFound`] when there is no such consultation, or none this reader may know of.
pub async fn report(
    site: &Site,
    actor: &Actor,
    slug: &str,
) -> Result<(Procedure, Vec<RoundReport>)> {
    let slug = slug.to_owned();
    let scanned = site.scanner.is_some();
    let most = site.config.limits.report_comments;
    site.read(actor, move |rx| {
        let procedure = procedure_in(rx, &slug)?;
        let closed = procedure
            .readable()
            .filter(|round| has_closed(round, rx.now));
        let closed: Vec<Round> = closed.cloned().collect();
        let reports = match closed.is_empty() {
            true => Vec::new(),
            false => reports(rx.conn, &procedure, closed, (scanned, most))?,
        };
        Ok((procedure, reports))
    })
    .await
}

fn reports(
    conn: &mut Conn,
    procedure: &Procedure,
    closed: Vec<Round>,
    (scanned, most): (bool, usize),
) -> Result<Vec<RoundReport>> {
    let rounds: Vec<RoundId> = closed.iter().map(|round| round.id).collect();
    let established = established(conn, &rounds)?;
    let redacted = redacted_names(conn, &rounds)?;
    let standing = store::standing(conn, &rounds)?;
    let mut turnout = store::turnout(conn, &rounds, &standing, &established, &redacted)?;
    let mut signed = store::signed(conn, &rounds, &redacted)?;
    let mut outcomes = store::outcomes(conn, &rounds)?;
    let mut opinions = opinions(conn, &rounds)?;
    let mut read = readings::read_told(conn, &rounds)?;
    let mut attachments = first_published_attachments(conn, &rounds, scanned, &redacted, ATTACHED)?;
    let mut questions = questions_of(conn, &rounds)?;
    let mut sections = sections_of(conn, &closed)?;
    let long: Vec<RoundId> = outcomes
        .iter()
        .filter(|(_, sections)| answered_in(sections) > most)
        .map(|(round, _)| *round)
        .collect();
    let answered = answered(conn, &rounds, &long)?;
    let ids: Vec<CommentId> = answered.iter().map(|one| one.comment).collect();
    let of_established: HashSet<CommentId> = answered
        .iter()
        .filter(|one| established.contains(&one.party))
        .map(|one| one.comment)
        .collect();
    let of_section: HashMap<CommentId, Option<SectionId>> = answered
        .iter()
        .map(|one| (one.comment, one.section))
        .collect();
    let mut shown: HashMap<RoundId, Vec<(Option<SectionId>, Shown)>> = HashMap::new();
    for one in shown_alone(conn, &ids)? {
        let section = of_section.get(&one.comment.id).copied().flatten();
        shown
            .entry(one.comment.round_id)
            .or_default()
            .push((section, one));
    }
    closed
        .into_iter()
        .map(|round| {
            let of_round = || standing.iter().filter(|one| one.round == round.id);
            let answered = shown.remove(&round.id).unwrap_or_default();
            let (satisfaction, second_looks) = opinions.remove(&round.id).unwrap_or_default();
            let (read, unread) = read.remove(&round.id).unwrap_or_default();
            let (attachments, more_attachments) = attachments.remove(&round.id).unwrap_or_default();
            Ok(RoundReport {
                version: procedure.version_of(&round).ok_or(Error::NotFound)?.clone(),
                sections: sections.remove(&round.id).unwrap_or_default(),
                turnout: turnout.remove(&round.id).unwrap_or_default(),
                verified: verified(of_round().map(|one| one.verification)),
                signed: signed.remove(&round.id).unwrap_or_default(),
                responded_at: of_round()
                    .filter_map(|one| one.submitted_at)
                    .collect::<Vec<Moment>>(),
                outcomes: outcomes.remove(&round.id).unwrap_or_default(),
                satisfaction,
                second_looks,
                read,
                unread,
                questions: questions.remove(&round.id).unwrap_or_default(),
                established: answered
                    .iter()
                    .map(|(_, shown)| shown.comment.id)
                    .filter(|id| of_established.contains(id))
                    .collect(),
                answered,
                attachments,
                more_attachments,
                round,
            })
        })
        .collect()
}

/// How many comments of a round have a published answer.
fn answered_in(sections: &HashMap<Option<SectionId>, SectionOutcome>) -> usize {
    let answered: i64 = sections.values().map(SectionOutcome::answered).sum();
    usize::try_from(answered).unwrap_or(usize::MAX)
}

/// The answered comments to show: all of a round, and of each that has more than a page holds those of advisory bodies, to
/// whose advice a report answers; the others are a page of their own for each section.
fn answered(conn: &mut Conn, rounds: &[RoundId], long: &[RoundId]) -> Result<Vec<Answered>> {
    let whole: Vec<RoundId> = rounds
        .iter()
        .copied()
        .filter(|round| !long.contains(round))
        .collect();
    let mut found = Vec::new();
    if !whole.is_empty() {
        found = store::answered(conn, &whole, None)?;
    }
    if !long.is_empty() {
        found.extend(store::answered(conn, long, Some(ADVISORY))?);
    }
    Ok(found)
}

/// What each round asked and what was chosen, in order; questions about interests are not for the public.
fn questions_of(conn: &mut Conn, rounds: &[RoundId]) -> Result<HashMap<RoundId, Vec<Counted>>> {
    let mut asked = questions::of_rounds(conn, rounds)?;
    asked.retain(|question| !question.disclosure);
    if asked.is_empty() {
        return Ok(HashMap::new());
    }
    let tallies = tallies(conn, rounds)?;
    let mut found: HashMap<RoundId, Vec<Counted>> = HashMap::new();
    for question in asked {
        let round = question.round_id;
        let counted = counted(question, &tallies);
        found.entry(round).or_default().push(counted);
    }
    Ok(found)
}

/// The sections of the text of each round.
fn sections_of(conn: &mut Conn, rounds: &[Round]) -> Result<HashMap<RoundId, Vec<Section>>> {
    let versions: Vec<VersionId> = rounds.iter().map(|round| round.version_id).collect();
    let sections = procedures::sections_of_all(conn, &versions)?;
    Ok(rounds
        .iter()
        .map(|round| {
            let own = sections
                .iter()
                .filter(|one| one.version_id == round.version_id);
            (round.id, own.cloned().collect())
        })
        .collect())
}
