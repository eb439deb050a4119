//! What drafters look at: rounds with how far they are, a section's comments, the code book.

use std::collections::HashMap;

use diesel::dsl::{count, count_star, exists, max};
use diesel::prelude::*;

use super::publication::NOT_ANSWERED;
use crate::comments::model::Comment;
use crate::db::Conn;
use crate::db::schema::{
    campaigns, comments, dispositions, parties, residues, satisfactions, themes,
};
use crate::error::Result;
use crate::types::ids::{CampaignId, CommentId, ConsultationId, RoundId, SectionId, ThemeId};

/// How many comments there are, and how many have an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Progress {
    pub comments: i64,
    pub answered: i64,
    /// Both once more as distinct texts: all copies of a confirmed campaign are one, answered once all of them are.
    pub texts: i64,
    pub texts_answered: i64,
}

impl Progress {
    /// Adds comments of one confirmed campaign, or of none.
    fn add(&mut self, campaign: Option<CampaignId>, comments: i64, answered: i64) {
        self.comments += comments;
        self.answered += answered;
        if campaign.is_some() {
            self.texts += 1;
            self.texts_answered += i64::from(answered == comments);
        } else {
            self.texts += comments;
            self.texts_answered += answered;
        }
    }
}

/// How far comments are, by `$by` and the campaign they are in.
macro_rules! progress {
    ($conn:expr, $by:expr, $of:expr) => {{
        let rows: Vec<(_, Option<CampaignId>, i64, i64)> = comments::table
            .left_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
            .left_join(
                campaigns::table.on(comments::campaign_id
                    .eq(campaigns::id.nullable())
                    .and(campaigns::suggested.eq(false))),
            )
            .filter($of)
            .filter(comments::moderation.ne_all(NOT_ANSWERED))
            .group_by(($by, comments::campaign_id))
            .select((
                $by,
                max(campaigns::id.nullable()),
                count_star(),
                count(dispositions::id.nullable()),
            ))
            .load($conn)?;
        let mut found = HashMap::new();
        for (key, campaign, comments, answered) in rows {
            let progress: &mut Progress = found.entry(key).or_default();
            progress.add(campaign, comments, answered);
        }
        Ok(found)
    }};
}

/// How far each of these rounds is.
pub fn progress_of_rounds(
    conn: &mut Conn,
    rounds: &[RoundId],
) -> Result<HashMap<RoundId, Progress>> {
    progress!(conn, comments::round_id, comments::round_id.eq_any(rounds))
}

/// How far each section of a round is; under `None` what is said of the document as a whole.
pub fn progress_of_sections(
    conn: &mut Conn,
    round: RoundId,
) -> Result<HashMap<Option<SectionId>, Progress>> {
    progress!(conn, comments::section_id, comments::round_id.eq(round))
}

/// How far the comments of each group are, by its code.
pub fn progress_of_groups(conn: &mut Conn, round: RoundId) -> Result<HashMap<String, Progress>> {
    progress!(conn, comments::group_code, comments::round_id.eq(round))
}

/// Which of a section's comments.
#[derive(Debug, Clone, Default)]
pub struct SectionFilter {
    /// None: comments on the document as a whole.
    pub section: Option<SectionId>,
    pub only_unanswered: bool,
    /// Those whose party says that the answer, as it is public, does not satisfy.
    pub only_not_satisfied: bool,
    /// Copies of campaigns that say something of their own.
    pub only_own_words: bool,
    /// Of each campaign the sample alone, and the copies that say something of their own.
    pub each_once: bool,
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
    let own_words = || exists(residues::table.filter(residues::comment_id.eq(comments::id)));
    if filter.only_own_words {
        query = query.filter(own_words());
    }
    if filter.each_once {
        let is_sample = exists(
            campaigns::table
                .filter(campaigns::id.nullable().eq(comments::campaign_id))
                .filter(campaigns::sample_comment_id.eq(comments::id.nullable())),
        );
        query = query.filter(
            comments::campaign_id
                .is_null()
                .or(is_sample)
                .or(own_words()),
        );
    }
    if let Some(group) = &filter.group {
        query = query.filter(comments::group_code.eq(group.clone()));
    }
    if let Some(after) = filter.after {
        query = query.filter(comments::id.gt(after));
    }
    Ok(query.load(conn)?)
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
