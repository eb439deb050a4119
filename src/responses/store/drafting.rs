//! How far drafters are, by round, section and group.

use std::collections::HashMap;

use diesel::dsl::{count, count_star, max};
use diesel::prelude::*;

use super::publication::NOT_ANSWERED;
use crate::db::Conn;
use crate::db::schema::{campaigns, comments, dispositions};
use crate::error::Result;
use crate::types::ids::{CampaignId, RoundId, SectionId};

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
