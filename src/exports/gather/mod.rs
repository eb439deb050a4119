//! Gathers the rows of an export once, whatever the format: a page of comments at a time, so that
//! memory stays flat however many there are.

mod others;

pub use others::{each_answer, each_attachment};

use std::collections::HashMap;

use super::beside::{Beside, Place};
use super::columns::{Row, anchor_word, decision_word, publication_word, satisfied_word};
use super::model::{Audience, Names};
use super::store::{self, HandedIn, PassagePlace, SectionPlace};
use crate::comments::model::{Anchor, AnchorKind};
use crate::consultations::model::{Errata, Passage, Round, Section};
use crate::consultations::store::{errata_of, passages_of, sections_of};
use crate::db::Conn;
use crate::error::Result;
use crate::moderation::model::Verdict;
use crate::moderation::published::{PublicText, PublishedComment};
use crate::moderation::store::{for_each_published, grounds_that_hold};
use crate::platform::dates;
use crate::responses::model::{PublishedAnswer, Response};
use crate::responses::store as answers;
use crate::signatures::model::Signatory;
use crate::signatures::store::signatories_of;
use crate::submissions::model::Moderation;
use crate::types::Moment;
use crate::types::ids::{CommentId, PassageId, SectionId, SubmissionId, VersionId};

/// Comments read at once.
const BATCH: i64 = 1000;

/// Whether a batch holds as many as were asked for: more may follow then.
fn is_full(rows: usize, limit: i64) -> bool {
    i64::try_from(rows).is_ok_and(|rows| rows >= limit)
}

/// The places of one version, and what was mended in it.
struct Places {
    sections: HashMap<SectionId, SectionPlace>,
    passages: HashMap<PassageId, PassagePlace>,
    errata: Errata,
}

/// Hands the text of every round to `f`: its sections and passages, in order.
///
/// # Errors
/// When the database fails, or what `f` returns.
pub fn texts(
    conn: &mut Conn,
    rounds: &[Round],
    mut f: impl FnMut(i64, Vec<Section>, Vec<Passage>) -> Result<()>,
) -> Result<()> {
    for round in rounds {
        let sections = sections_of(conn, round.version_id)?;
        let passages = passages_of(conn, round.version_id)?;
        f(round.number, sections, passages)?;
    }
    Ok(())
}

/// Hands every row for `audience` to `f`: by round, within a round by the number of the comment.
/// Returns how many there were.
///
/// # Errors
/// When the database fails, or what `f` returns.
pub fn rows(
    conn: &mut Conn,
    (audience, names): (Audience, Names),
    rounds: &[Round],
    mut f: impl FnMut(Row) -> Result<()>,
) -> Result<u64> {
    let mut count = 0;
    // Rounds on the same version share its places.
    let mut known: Option<(VersionId, Places)> = None;
    for round in rounds {
        let places = match known.take() {
            Some((version, places)) if version == round.version_id => places,
            _ => {
                let (sections, passages) = store::places(conn, round.version_id)?;
                Places {
                    sections,
                    passages,
                    errata: Errata::of(errata_of(conn, round.version_id)?),
                }
            }
        };
        let mut hand = |mut row: Row| {
            count += 1;
            if names == Names::LeftOut {
                row.party.clear();
                row.name.clear();
                row.signatories.clear();
            }
            f(row)
        };
        match audience {
            Audience::Public => public(conn, round, &places, &mut hand)?,
            Audience::Internal => internal(conn, round, &places, &mut hand)?,
        }
        known = Some((round.version_id, places));
    }
    Ok(count)
}

fn public(
    conn: &mut Conn,
    round: &Round,
    places: &Places,
    hand: &mut impl FnMut(Row) -> Result<()>,
) -> Result<()> {
    for_each_published(conn, round.id, |conn, batch| {
        let ids: Vec<CommentId> = batch.iter().map(|comment| comment.id).collect();
        let mut answers = answers::published_answers(conn, &ids)?;
        let copies = store::copies(conn, &ids)?;
        for comment in batch {
            let answer = answers.remove(&comment.id);
            let copy = copies.get(&comment.id).copied();
            let mut row = public_row(comment, answer, round, places);
            row.beside.copy = copy;
            hand(row)?;
        }
        Ok(())
    })
}

/// Themes and campaigns are the drafters' own tools: the public columns are empty. That a letter came many times anybody sees;
/// documents tell it once.
fn public_row(
    comment: PublishedComment,
    answer: Option<PublishedAnswer>,
    round: &Round,
    places: &Places,
) -> Row {
    let place = places.of(
        comment.anchor.kind,
        comment.anchor.section,
        comment.anchor.passage,
    );
    let verdict = if comment.is_redacted() {
        Verdict::PublishRedacted
    } else {
        Verdict::Publish
    };
    let look = answer
        .as_ref()
        .and_then(|answer| answer.second_look.clone());
    let (disposition, response, answered_at) = answer.map_or_else(Default::default, |answer| {
        let published = dates::rfc3339(answer.published_at);
        (answer.disposition.to_string(), answer.response, published)
    });
    let is_covered = comment
        .proposed_text
        .as_ref()
        .is_some_and(PublicText::is_redacted);
    let beside = Beside {
        answered_at,
        is_covered,
        ..places.beside(&comment.anchor)
    };
    Row {
        id: comment.number.to_string(),
        received_at: comment
            .submitted_on
            .map(|day| day.to_string())
            .unwrap_or_default(),
        comment: comment.body.plain(),
        proposed_text: comment
            .proposed_text
            .as_ref()
            .map(PublicText::plain)
            .unwrap_or_default(),
        party: comment.party_name.unwrap_or_default(),
        group: comment.group_code,
        name: comment.submitter_name.unwrap_or_default(),
        reference: reference(comment.reference, &place),
        quote: comment.anchor.words().unwrap_or_default().to_owned(),
        kind: comment.kind.to_string(),
        themes: String::new(),
        campaign: String::new(),
        decision: verdict.to_string(),
        disposition,
        response,
        round: round.number.to_string(),
        signatories: comment.signatories.join("; "),
        second_look: look
            .as_ref()
            .map(|look| look.state().to_owned())
            .unwrap_or_default(),
        second_look_reason: look.map(|look| look.reason).unwrap_or_default(),
        place,
        beside,
        ..Row::default()
    }
}

fn internal(
    conn: &mut Conn,
    round: &Round,
    places: &Places,
    hand: &mut impl FnMut(Row) -> Result<()>,
) -> Result<()> {
    let mut after = CommentId(0);
    loop {
        let batch = store::submitted(conn, round.id, after, BATCH)?;
        let Some(last) = batch.last() else {
            return Ok(());
        };
        after = last.comment.id;
        let is_last = !is_full(batch.len(), BATCH);
        let ids: Vec<CommentId> = batch.iter().map(|one| one.comment.id).collect();
        let mut answers = answers::answers(conn, &ids)?;
        let mut themes = answers::themes_of(conn, &ids)?;
        let satisfactions = answers::satisfactions(conn, &ids)?;
        let mut looks = answers::second_looks(conn, &ids)?;
        let kept_back: Vec<CommentId> = batch
            .iter()
            .map(|one| &one.comment)
            .filter(|one| matches!(one.moderation, Moderation::Withheld | Moderation::Redacted))
            .map(|one| one.id)
            .collect();
        let mut grounds = grounds_that_hold(conn, &kept_back)?;
        let mut of: Vec<SubmissionId> = batch.iter().map(|one| one.comment.submission_id).collect();
        of.dedup();
        let signatories = signatories_of(conn, &of)?;
        for one in batch {
            let id = one.comment.id;
            let answer = answers.remove(&id);
            let said = satisfactions.get(&id);
            let satisfied = said.map(|said| satisfied_word(said, answer.as_ref()));
            let signed = signatories.get(&one.comment.submission_id);
            let mut row = internal_row(one, answer, round, places);
            row.satisfied = satisfied.unwrap_or_default();
            row.satisfaction_remark = said.map(|said| said.remark.clone()).unwrap_or_default();
            if let Some(look) = looks.remove(&id) {
                row.second_look = look.state().to_owned();
                row.second_look_reason = look.reason;
                row.second_look_why = look.why;
            }
            row.signatories = signed.map(|all| names(all)).unwrap_or_default();
            row.beside.grounds = grounds.remove(&id).unwrap_or_default();
            row.themes = themes.remove(&id).unwrap_or_default().join("; ");
            hand(row)?;
        }
        if is_last {
            return Ok(());
        }
    }
}

fn internal_row(one: HandedIn, answer: Option<Response>, round: &Round, places: &Places) -> Row {
    let comment = one.comment;
    let place = places.of(
        comment.anchor.kind,
        comment.anchor.section,
        comment.anchor.passage,
    );
    let (disposition, response, answered_at) = answer.map_or_else(Default::default, |answer| {
        let set = dates::rfc3339(answer.set_at);
        (answer.disposition.to_string(), answer.response, set)
    });
    let beside = Beside {
        answered_at,
        copy: one.copy,
        ..places.beside(&comment.anchor)
    };
    Row {
        id: comment.id.to_string(),
        received_at: time(comment.submitted_at),
        party: one.party,
        group: comment.group_code,
        name: one.submitter,
        reference: reference(comment.reference, &place),
        quote: comment.anchor.words().unwrap_or_default().to_owned(),
        kind: comment.kind.to_string(),
        comment: comment.body,
        proposed_text: comment.proposed_text.unwrap_or_default(),
        themes: String::new(),
        campaign: one.campaign,
        decision: decision_word(comment.moderation).to_owned(),
        disposition,
        response,
        round: round.number.to_string(),
        signatories: String::new(),
        publication: publication_word(one.publication).to_owned(),
        verification: one.verification.to_string(),
        place,
        beside,
        ..Row::default()
    }
}

impl Places {
    fn of(
        &self,
        anchor: AnchorKind,
        section: Option<SectionId>,
        passage: Option<PassageId>,
    ) -> Place {
        let passage = passage.and_then(|id| self.passages.get(&id));
        let section = passage
            .map(|passage| passage.section)
            .or(section)
            .and_then(|id| self.sections.get(&id));
        Place {
            order: (
                section.map(|section| section.position),
                passage.map(|passage| passage.position),
            ),
            anchor: anchor_word(anchor, passage.map(|passage| passage.key.as_str())),
            section: section.map(|s| s.number.clone()).unwrap_or_default(),
            section_title: section.map(|s| s.title.clone()).unwrap_or_default(),
            passage: passage.map(|p| p.text.clone()).unwrap_or_default(),
        }
    }

    /// Where the words a comment is about stand now, and what its passage said then if they were mended since.
    fn beside(&self, anchor: &Anchor) -> Beside {
        let passage = anchor
            .passage
            .and_then(|id| self.passages.get(&id).map(|passage| (id, passage)));
        let said_then = passage
            .filter(|_| anchor.is_mended(&self.errata))
            .map(|(id, passage)| self.errata.text_then(id, anchor.errata_seen, &passage.text));
        Beside {
            span: anchor.standing(&self.errata),
            said_then,
            ..Beside::default()
        }
    }
}

fn names(signatories: &[Signatory]) -> String {
    let names: Vec<&str> = signatories.iter().map(|one| one.name.as_str()).collect();
    names.join("; ")
}

/// What the party itself called the place, or else the number of the section.
fn reference(own: String, place: &Place) -> String {
    if own.is_empty() {
        place.section.clone()
    } else {
        own
    }
}

fn time(moment: Option<Moment>) -> String {
    moment.map(dates::rfc3339).unwrap_or_default()
}
