//! Attachments before the moderators, their decisions, and what of them is public.

use std::collections::HashMap;

use diesel::prelude::*;

use super::redacted_names;
use crate::attachments::model::Attachment;
use crate::consultations::model::Party;
use crate::db::Conn;
use crate::db::schema::{accounts, attachment_decisions, attachments, files, parties, submissions};
use crate::error::{Error, Result};
use crate::moderation::attachments::{
    AttachmentDecision, DECIDABLE, FileRuling, PublishedAttachment,
};
use crate::submissions::model::{Moderation, Submission, SubmissionState};
use crate::submissions::store::is_public_attachment;
use crate::types::Moment;
use crate::types::ids::{AccountId, AttachmentId, PartyId, RoundId};

/// A decision to be stored.
#[derive(Debug, Clone)]
pub struct NewAttachmentDecision<'a> {
    pub attachment: AttachmentId,
    /// How many decisions the moderator had seen.
    pub seen: i64,
    pub ruling: &'a FileRuling,
    /// The name the public is to read, where it is not the party's own.
    pub public_name: Option<&'a str>,
    pub by: Option<AccountId>,
    pub at: Moment,
}

/// A decision and who took it: empty for one taken at the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentHistory {
    pub decision: AttachmentDecision,
    pub by: String,
}

/// An attachment with who sent it.
#[derive(Debug, Clone)]
pub struct SentAttachment {
    pub attachment: Attachment,
    pub submission: Submission,
    pub party: Party,
}

/// Stores a decision and what becomes of the attachment, if no other decision came in between and
/// the party has not taken it back. `false`: nothing was done.
pub fn decide_attachment(conn: &mut Conn, new: &NewAttachmentDecision<'_>) -> Result<bool> {
    let description = new.ruling.words.as_ref();
    let description = description.map(|(_, description)| description);
    // Compare and set: of two moderators at once one changes the row, the other none.
    let changed = diesel::update(
        attachments::table
            .filter(attachments::id.eq(new.attachment))
            .filter(attachments::decisions.eq(new.seen))
            .filter(attachments::moderation.eq_any(DECIDABLE)),
    )
    .set((
        attachments::decisions.eq(new.seen + 1),
        attachments::moderation.eq(new.ruling.state()),
        attachments::public_name.eq(new.public_name),
        attachments::public_description.eq(description),
        attachments::as_sent.eq(new.ruling.as_sent),
    ))
    .execute(conn)?;
    if changed == 0 {
        return Ok(false);
    }
    diesel::insert_into(attachment_decisions::table)
        .values((
            attachment_decisions::attachment_id.eq(new.attachment),
            attachment_decisions::sequence.eq(new.seen + 1),
            attachment_decisions::verdict.eq(new.ruling.verdict),
            attachment_decisions::ground.eq(new.ruling.ground),
            attachment_decisions::explanation.eq(&new.ruling.explanation),
            attachment_decisions::decided_by.eq(new.by),
            attachment_decisions::decided_at.eq(new.at),
        ))
        .execute(conn)?;
    Ok(true)
}

/// Every decision on these attachments, of each the first one first.
pub fn attachment_history(
    conn: &mut Conn,
    of: &[AttachmentId],
) -> Result<HashMap<AttachmentId, Vec<AttachmentHistory>>> {
    let rows: Vec<(AttachmentDecision, Option<String>)> = attachment_decisions::table
        .left_join(accounts::table)
        .filter(attachment_decisions::attachment_id.eq_any(of))
        .order((
            attachment_decisions::attachment_id,
            attachment_decisions::sequence,
        ))
        .select((AttachmentDecision::as_select(), accounts::name.nullable()))
        .load(conn)?;
    let mut found: HashMap<AttachmentId, Vec<AttachmentHistory>> = HashMap::new();
    for (decision, by) in rows {
        let all = found.entry(decision.attachment_id).or_default();
        all.push(AttachmentHistory {
            by: by.unwrap_or_default(),
            decision,
        });
    }
    Ok(found)
}

/// Attachments of these rounds that stand in `state`, by number: at most `limit` after `after`.
pub fn attachments_in(
    conn: &mut Conn,
    rounds: &[RoundId],
    state: Moderation,
    after: AttachmentId,
    limit: i64,
) -> Result<Vec<SentAttachment>> {
    let rows: Vec<(Attachment, Submission, Party)> = attachments::table
        .inner_join(files::table)
        .inner_join(submissions::table.inner_join(parties::table))
        .filter(attachments::round_id.eq_any(rounds))
        .filter(attachments::moderation.eq(state))
        .filter(attachments::id.gt(after))
        .order(attachments::id)
        .limit(limit)
        .select((
            Attachment::as_select(),
            Submission::as_select(),
            Party::as_select(),
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(sent).collect())
}

fn sent((attachment, submission, party): (Attachment, Submission, Party)) -> SentAttachment {
    SentAttachment {
        attachment,
        submission,
        party,
    }
}

/// How many attachments of these rounds wait for a moderator.
pub fn attachments_waiting(conn: &mut Conn, rounds: &[RoundId]) -> Result<i64> {
    Ok(attachments::table
        .filter(attachments::round_id.eq_any(rounds))
        .filter(attachments::moderation.eq(Moderation::Pending))
        .count()
        .get_result(conn)?)
}

/// Attachments of a round that were handed in and not taken back, by number: at most `limit` after
/// `after`. For staff; the public reads [`published_attachments`].
pub fn attachments_of_round(
    conn: &mut Conn,
    round: RoundId,
    after: AttachmentId,
    limit: i64,
) -> Result<Vec<SentAttachment>> {
    let rows: Vec<(Attachment, Submission, Party)> = attachments::table
        .inner_join(files::table)
        .inner_join(submissions::table.inner_join(parties::table))
        .filter(attachments::round_id.eq(round))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .filter(attachments::id.gt(after))
        .order(attachments::id)
        .limit(limit)
        .select((
            Attachment::as_select(),
            Submission::as_select(),
            Party::as_select(),
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(sent).collect())
}

/// The published attachments of a round, by public number: at most `limit` rows after `after` are
/// looked at, and the number of the last one is returned while there may be more.
pub fn published_attachments(
    conn: &mut Conn,
    round: RoundId,
    scanned: bool,
    after: i64,
    limit: i64,
) -> Result<(Vec<PublishedAttachment>, Option<i64>)> {
    let rows: Vec<(Attachment, Submission, Party)> = attachments::table
        .inner_join(files::table)
        .inner_join(submissions::table.inner_join(parties::table))
        .filter(attachments::round_id.eq(round))
        .filter(is_public_attachment())
        .filter(attachments::public_number.gt(after))
        .order(attachments::public_number)
        .limit(limit)
        .select((
            Attachment::as_select(),
            Submission::as_select(),
            Party::as_select(),
        ))
        .load(conn)?;
    let full = i64::try_from(rows.len()).is_ok_and(|length| length == limit);
    let last = rows.last().filter(|_| full);
    let last = last.and_then(|row| row.0.public_number);
    let names = match rows.is_empty() {
        true => HashMap::new(),
        false => redacted_names(conn, &[round])?,
    };
    let public = rows
        .into_iter()
        .filter_map(|row| public(row, &names, scanned))
        .collect();
    Ok((public, last))
}

/// The first `limit` published attachments of each of these rounds, by public number, and whether there are more.
/// `names` are those that [`redacted_names`] tells of the rounds.
pub fn first_published_attachments(
    conn: &mut Conn,
    rounds: &[RoundId],
    scanned: bool,
    names: &HashMap<PartyId, String>,
    limit: usize,
) -> Result<HashMap<RoundId, (Vec<PublishedAttachment>, bool)>> {
    let all: Vec<(RoundId, AttachmentId)> = attachments::table
        .inner_join(files::table)
        .inner_join(submissions::table)
        .filter(attachments::round_id.eq_any(rounds))
        .filter(is_public_attachment())
        .order(attachments::public_number)
        .select((attachments::round_id, attachments::id))
        .load(conn)?;
    let mut ids = Vec::new();
    let mut found: HashMap<RoundId, (Vec<PublishedAttachment>, bool)> = HashMap::new();
    let mut counted: HashMap<RoundId, usize> = HashMap::new();
    for (round, id) in all {
        let count = counted.entry(round).or_default();
        *count += 1;
        if *count <= limit {
            ids.push(id);
        } else {
            found.entry(round).or_default().1 = true;
        }
    }
    if ids.is_empty() {
        return Ok(found);
    }
    let rows: Vec<(Attachment, Submission, Party)> = attachments::table
        .inner_join(files::table)
        .inner_join(submissions::table.inner_join(parties::table))
        .filter(attachments::id.eq_any(&ids))
        .order(attachments::public_number)
        .select((
            Attachment::as_select(),
            Submission::as_select(),
            Party::as_select(),
        ))
        .load(conn)?;
    for row in rows {
        let round = row.1.round_id;
        if let Some(file) = public(row, names, scanned) {
            found.entry(round).or_default().0.push(file);
        }
    }
    Ok(found)
}

/// The public form of an attachment, where `names` are those with words withheld.
fn public(
    (attachment, submission, party): (Attachment, Submission, Party),
    names: &HashMap<PartyId, String>,
    scanned: bool,
) -> Option<PublishedAttachment> {
    let party = named(party, names);
    PublishedAttachment::of(attachment, &submission, &party, scanned)
}

/// The attachment of a round that goes by this number outside, if it may be public.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or it may not be public.
pub fn public_attachment(
    conn: &mut Conn,
    round: RoundId,
    number: i64,
    scanned: bool,
) -> Result<PublishedAttachment> {
    let (attachment, submission, party): (Attachment, Submission, Party) = attachments::table
        .inner_join(files::table)
        .inner_join(submissions::table.inner_join(parties::table))
        .filter(attachments::round_id.eq(round))
        .filter(attachments::public_number.eq(number))
        .select((
            Attachment::as_select(),
            Submission::as_select(),
            Party::as_select(),
        ))
        .first(conn)?;
    let names = redacted_names(conn, &[round])?;
    public((attachment, submission, party), &names, scanned).ok_or(Error::NotFound)
}

/// A party by the name the public may read.
fn named(mut party: Party, names: &HashMap<PartyId, String>) -> Party {
    if let Some(name) = names.get(&party.id) {
        party.name.clone_from(name);
    }
    party
}
