//! What drafters look at: rounds with how far they are, a section's comments, campaigns.

use std::collections::HashMap;

use diesel::dsl::{count, count_star, exists};
use diesel::prelude::*;

use super::publication::NOT_ANSWERED;
use crate::comments::model::Comment;
use crate::db::Conn;
use crate::db::schema::{campaigns, comments, dispositions, parties, satisfactions, themes};
use crate::error::Result;
use crate::types::ids::{CampaignId, CommentId, ConsultationId, RoundId, SectionId, ThemeId};

/// How many comments there are, and how many have an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Progress {
    pub comments: i64,
    pub answered: i64,
}

/// How far each of these rounds is.
pub fn progress_of_rounds(
    conn: &mut Conn,
    rounds: &[RoundId],
) -> Result<HashMap<RoundId, Progress>> {
    let rows: Vec<(RoundId, i64, i64)> = comments::table
        .left_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq_any(rounds))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .group_by(comments::round_id)
        .select((
            comments::round_id,
            count_star(),
            count(dispositions::id.nullable()),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(round, comments, answered)| (round, Progress { comments, answered }))
        .collect())
}

/// How far each section of a round is; under `None` what is said of the document as a whole.
pub fn progress_of_sections(
    conn: &mut Conn,
    round: RoundId,
) -> Result<HashMap<Option<SectionId>, Progress>> {
    let rows: Vec<(Option<SectionId>, i64, i64)> = comments::table
        .left_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .group_by(comments::section_id)
        .select((
            comments::section_id,
            count_star(),
            count(dispositions::id.nullable()),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(section, comments, answered)| (section, Progress { comments, answered }))
        .collect())
}

/// Which of a section's comments.
#[derive(Debug, Clone, Default)]
pub struct SectionFilter {
    /// None: comments on the document as a whole.
    pub section: Option<SectionId>,
    pub only_unanswered: bool,
    /// Those whose party says that the answer, as it is public, does not satisfy.
    pub only_not_satisfied: bool,
    pub group: Option<String>,
    /// Only those after this one.
    pub after: Option<CommentId>,
}

/// A section's comments that are to be answered, with their party's name, at most `limit`.
pub fn comments_of_section(
    conn: &mut Conn,
    round: RoundId,
    filter: &SectionFilter,
    limit: i64,
) -> Result<Vec<(Comment, String)>> {
    let mut query = comments::table
        .inner_join(parties::table.on(parties::id.eq(comments::party_id)))
        .left_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .order(comments::id)
        .select((Comment::as_select(), parties::name))
        .limit(limit)
        .into_boxed();
    query = match filter.section {
        Some(section) => query.filter(comments::section_id.eq(section)),
        None => query.filter(comments::section_id.is_null()),
    };
    if filter.only_unanswered {
        query = query.filter(dispositions::id.nullable().is_null());
    }
    if filter.only_not_satisfied {
        query = query.filter(exists(
            satisfactions::table
                .filter(satisfactions::comment_id.eq(comments::id))
                .filter(satisfactions::satisfied.eq(false))
                .filter(
                    satisfactions::answer_published_at
                        .nullable()
                        .eq(dispositions::published_at),
                ),
        ));
    }
    if let Some(group) = &filter.group {
        query = query.filter(comments::group_code.eq(group.clone()));
    }
    if let Some(after) = filter.after {
        query = query.filter(comments::id.gt(after));
    }
    Ok(query.load(conn)?)
}

/// A campaign as listed.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = campaigns)]
pub struct CampaignRow {
    pub id: CampaignId,
    pub title: String,
    pub revision: i64,
    #[diesel(column_name = sample_comment_id)]
    pub sample: Option<i64>,
}

/// The campaigns of a round.
pub fn campaigns_in(conn: &mut Conn, round: RoundId) -> Result<Vec<CampaignRow>> {
    Ok(campaigns::table
        .filter(campaigns::round_id.eq(round))
        .order(campaigns::id)
        .select(CampaignRow::as_select())
        .load(conn)?)
}

/// The comments of these campaigns, each with its party's name.
pub fn comments_of_campaigns(
    conn: &mut Conn,
    of: &[CampaignId],
) -> Result<Vec<(CampaignId, CommentId, String, String)>> {
    let rows: Vec<(Option<CampaignId>, CommentId, String, String)> = comments::table
        .inner_join(parties::table.on(parties::id.eq(comments::party_id)))
        .filter(comments::campaign_id.eq_any(of.iter().map(|id| id.0).collect::<Vec<_>>()))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .order(comments::id)
        .select((
            comments::campaign_id,
            comments::id,
            parties::name,
            comments::body,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(campaign, comment, party, body)| Some((campaign?, comment, party, body)))
        .collect())
}

/// The code book of a consultation: each theme with how many comments have it.
pub fn code_book(
    conn: &mut Conn,
    consultation: ConsultationId,
) -> Result<Vec<(ThemeId, String, i64)>> {
    use crate::db::schema::comment_themes;
    Ok(themes::table
        .left_join(comment_themes::table)
        .filter(themes::consultation_id.eq(consultation))
        .group_by((themes::id, themes::name))
        .order(themes::name)
        .select((
            themes::id,
            themes::name,
            count(comment_themes::id.nullable()),
        ))
        .load(conn)?)
}
