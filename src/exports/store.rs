//! The comments of a round as they were made, and the places of a version. For the internal
//! audience: public exports read `moderation::store` instead.

use std::collections::HashMap;

use diesel::prelude::*;

use super::beside::Copy;
use super::model::ErratumLine;
use crate::comments::model::Comment;
use crate::consultations::model::{Erratum, Round};
use crate::db::Conn;
use crate::db::schema::{
    campaigns, comments, errata, parties, passages, sections, submissions, versions,
};
use crate::error::Result;
use crate::submissions::model::{Publication, SubmissionState, Verification};
use crate::types::ids::{
    CampaignId, CommentId, ConsultationId, PassageId, RoundId, SectionId, VersionId,
};

/// A comment that was handed in, with who made it.
pub struct HandedIn {
    pub comment: Comment,
    pub party: String,
    pub submitter: String,
    pub publication: Publication,
    pub verification: Verification,
    /// Title of the campaign it is a copy in; "" for none.
    pub campaign: String,
    pub copy: Option<Copy>,
}

/// Comments handed in and not taken back, by number: at most `limit` after `after`.
pub fn submitted(
    conn: &mut Conn,
    round: RoundId,
    after: CommentId,
    limit: i64,
) -> Result<Vec<HandedIn>> {
    type Row = (
        Comment,
        String,
        String,
        Publication,
        Verification,
        Option<(CampaignId, String, Option<i64>)>,
    );
    let rows: Vec<Row> = comments::table
        .inner_join(submissions::table)
        .inner_join(parties::table)
        .left_join(campaigns::table.on(comments::campaign_id.eq(campaigns::id.nullable())))
        .filter(comments::round_id.eq(round))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .filter(comments::id.gt(after))
        .order(comments::id)
        .limit(limit)
        .select((
            Comment::as_select(),
            parties::name,
            submissions::submitter_name,
            submissions::publication,
            submissions::verification,
            (
                campaigns::id,
                campaigns::title,
                campaigns::sample_comment_id,
            )
                .nullable(),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(
            |(comment, party, submitter, publication, verification, campaign)| {
                let (campaign, copy) = match campaign {
                    Some((id, title, sample)) => (title, Some(copy(comment.id, id, sample))),
                    None => (String::new(), None),
                };
                HandedIn {
                    comment,
                    party,
                    submitter,
                    publication,
                    verification,
                    campaign,
                    copy,
                }
            },
        )
        .collect())
}

fn copy(comment: CommentId, campaign: CampaignId, sample: Option<i64>) -> Copy {
    Copy {
        campaign: campaign.0,
        is_sample: sample == Some(comment.0),
    }
}

/// Those of these comments that are copies in a campaign.
pub fn copies(conn: &mut Conn, of: &[CommentId]) -> Result<HashMap<CommentId, Copy>> {
    let rows: Vec<(CommentId, CampaignId, Option<i64>)> = comments::table
        .inner_join(campaigns::table.on(comments::campaign_id.eq(campaigns::id.nullable())))
        .filter(comments::id.eq_any(of))
        .select((comments::id, campaigns::id, campaigns::sample_comment_id))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(comment, campaign, sample)| (comment, copy(comment, campaign, sample)))
        .collect())
}

/// The labels of the versions of a consultation.
pub fn labels(conn: &mut Conn, of: ConsultationId) -> Result<HashMap<VersionId, String>> {
    let rows: Vec<(VersionId, String)> = versions::table
        .filter(versions::consultation_id.eq(of))
        .select((versions::id, versions::label))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The typing errors mended in the texts of these rounds, by version, oldest first, each with the key of its passage.
pub fn errata(conn: &mut Conn, rounds: &[Round]) -> Result<HashMap<VersionId, Vec<ErratumLine>>> {
    let mut of: Vec<VersionId> = rounds.iter().map(|round| round.version_id).collect();
    of.dedup();
    let rows: Vec<(Erratum, String)> = errata::table
        .inner_join(passages::table)
        .filter(errata::version_id.eq_any(of))
        .order(errata::id)
        .select((Erratum::as_select(), passages::key))
        .load(conn)?;
    let mut by: HashMap<VersionId, Vec<ErratumLine>> = HashMap::new();
    for (erratum, passage) in rows {
        by.entry(erratum.version_id).or_default().push(ErratumLine {
            passage,
            corrected_at: erratum.created_at,
            start: erratum.start,
            before: erratum.old_words,
            after: erratum.new_words,
            reason: erratum.reason,
        });
    }
    Ok(by)
}

/// A section as exports name it.
pub struct SectionPlace {
    pub position: i64,
    pub number: String,
    pub title: String,
}

/// A passage as exports name it.
pub struct PassagePlace {
    pub section: SectionId,
    pub position: i64,
    pub key: String,
    pub text: String,
}

/// Every place of a version by its id.
pub fn places(
    conn: &mut Conn,
    version: VersionId,
) -> Result<(
    HashMap<SectionId, SectionPlace>,
    HashMap<PassageId, PassagePlace>,
)> {
    let section_rows: Vec<(SectionId, i64, String, String)> = sections::table
        .filter(sections::version_id.eq(version))
        .select((
            sections::id,
            sections::position,
            sections::number,
            sections::title,
        ))
        .load(conn)?;
    let passage_rows: Vec<(PassageId, SectionId, i64, String, String)> = passages::table
        .filter(passages::version_id.eq(version))
        .select((
            passages::id,
            passages::section_id,
            passages::position,
            passages::key,
            passages::text,
        ))
        .load(conn)?;
    let sections = section_rows
        .into_iter()
        .map(|(id, position, number, title)| {
            (
                id,
                SectionPlace {
                    position,
                    number,
                    title,
                },
            )
        })
        .collect();
    let passages = passage_rows
        .into_iter()
        .map(|(id, section, position, key, text)| {
            (
                id,
                PassagePlace {
                    section,
                    position,
                    key,
                    text,
                },
            )
        })
        .collect();
    Ok((sections, passages))
}
