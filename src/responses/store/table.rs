//! Which comments of a round drafters look at: a page of them, how many, all that are found.

use diesel::dsl::{count_star, exists, not};
use diesel::prelude::*;

use super::publication::NOT_ANSWERED;
use crate::comments::model::Comment;
use crate::comments::store::words_are_like;
use crate::db::Conn;
use crate::db::like::{like, lower, text_or};
use crate::db::schema::{
    campaigns, comment_themes, comments, dispositions, parties, passages, residues, satisfactions,
};
use crate::error::Result;
use crate::responses::model::Disposition;
use crate::types::ids::{CampaignId, CommentId, PassageId, RoundId, SectionId, ThemeId};

/// The part of a text whose comments are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// All of it, and the document as a whole.
    Everything,
    /// What is said of the document as a whole.
    Document,
    Sections(Vec<SectionId>),
}

/// How comments stand that are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    Unanswered,
    Answered(Option<Disposition>),
    /// Their party says that the answer, as it is public, does not satisfy.
    NotSatisfied,
    /// Copies of campaigns that say something of their own.
    OwnWords,
    /// Of each campaign the sample alone, and the copies that say something of their own.
    EachOnce,
    /// Those that say no more than that somebody agrees. Which those are is told by [`TableSearch::only`].
    Support,
    /// Those answered otherwise than most that say nearly the same. Which those are is told by [`TableSearch::only`].
    Otherwise,
}

/// Which comments of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableSearch {
    pub part: Part,
    pub passage: Option<PassageId>,
    pub stand: Option<Stand>,
    pub group: Option<String>,
    /// With one of these themes; of none: without a theme.
    pub themes: Option<Vec<ThemeId>>,
    pub campaign: Option<CampaignId>,
    /// None but these.
    pub only: Option<Vec<CommentId>>,
    /// None of these.
    pub without: Vec<CommentId>,
    /// Only those in whose texts, or party's name, each of these words stands, in any letters.
    pub words: Vec<String>,
}

diesel::define_sql_function! {
    /// The number, or another where there is none.
    #[sql_name = "coalesce"]
    fn number_or(
        number: diesel::sql_types::Nullable<diesel::sql_types::BigInt>,
        other: diesel::sql_types::BigInt,
    ) -> diesel::sql_types::BigInt;
}

/// The comments of a round that are answered, narrowed, as a query that selects something.
macro_rules! narrowed {
    ($round:expr, $search:expr, $select:expr) => {{
        let search: &TableSearch = $search;
        let mut query = comments::table
            .inner_join(parties::table.on(parties::id.eq(comments::party_id)))
            .left_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
            .left_join(passages::table.on(comments::passage_id.eq(passages::id.nullable())))
            .filter(comments::round_id.eq($round))
            .filter(comments::moderation.ne_all(NOT_ANSWERED))
            .select($select)
            .into_boxed();
        query = match &search.part {
            Part::Everything => query,
            Part::Document => query.filter(comments::section_id.is_null()),
            Part::Sections(sections) => query.filter(comments::section_id.eq_any(sections.clone())),
        };
        if let Some(passage) = search.passage {
            query = query.filter(comments::passage_id.eq(passage));
        }
        let own_words = || exists(residues::table.filter(residues::comment_id.eq(comments::id)));
        query = match search.stand {
            None | Some(Stand::Support | Stand::Otherwise) => query,
            Some(Stand::Unanswered) => query.filter(dispositions::id.nullable().is_null()),
            Some(Stand::Answered(None)) => query.filter(dispositions::id.nullable().is_not_null()),
            Some(Stand::Answered(Some(disposition))) => {
                query.filter(dispositions::disposition.eq(disposition))
            }
            Some(Stand::NotSatisfied) => query.filter(exists(
                satisfactions::table
                    .filter(satisfactions::comment_id.eq(comments::id))
                    .filter(satisfactions::satisfied.eq(false))
                    .filter(
                        satisfactions::answer_published_at
                            .nullable()
                            .eq(dispositions::published_at),
                    ),
            )),
            Some(Stand::OwnWords) => query.filter(own_words()),
            Some(Stand::EachOnce) => {
                let is_sample = exists(
                    campaigns::table
                        .filter(campaigns::id.nullable().eq(comments::campaign_id))
                        .filter(campaigns::sample_comment_id.eq(comments::id.nullable())),
                );
                query.filter(
                    comments::campaign_id
                        .is_null()
                        .or(is_sample)
                        .or(own_words()),
                )
            }
        };
        if let Some(only) = &search.only {
            query = query.filter(comments::id.eq_any(only.clone()));
        }
        if !search.without.is_empty() {
            query = query.filter(comments::id.ne_all(search.without.clone()));
        }
        if let Some(group) = &search.group {
            query = query.filter(comments::group_code.eq(group.clone()));
        }
        if let Some(campaign) = search.campaign {
            query = query.filter(comments::campaign_id.eq(campaign));
        }
        let themed = || comment_themes::table.filter(comment_themes::comment_id.eq(comments::id));
        match search.themes.as_deref() {
            None => {}
            Some([]) => query = query.filter(not(exists(themed()))),
            Some(themes) => {
                let with = themed().filter(comment_themes::theme_id.eq_any(themes.to_vec()));
                query = query.filter(exists(with));
            }
        }
        for word in &search.words {
            let pattern = like(word);
            let named = lower(parties::name).like(pattern.clone()).escape('\\');
            query = query.filter(words_are_like!(pattern).or(named));
        }
        query
    }};
}

/// Where a page begins: behind this comment, of the passage at this place of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableCursor {
    pub comment: CommentId,
    /// -1 for what is said of a section as a whole.
    pub position: i64,
}

/// The place a page begins behind: that of this comment; `None` where there is none.
pub fn cursor(conn: &mut Conn, round: RoundId, comment: CommentId) -> Result<Option<TableCursor>> {
    let position: Option<i64> = comments::table
        .left_join(passages::table.on(comments::passage_id.eq(passages::id.nullable())))
        .filter(comments::round_id.eq(round))
        .filter(comments::id.eq(comment))
        .select(number_or(passages::position.nullable(), -1))
        .first(conn)
        .optional()?;
    Ok(position.map(|position| TableCursor { comment, position }))
}

/// At most `limit` of the comments found, with their party's name: those of sections passage by passage, others by number.
pub fn comments_on_table(
    conn: &mut Conn,
    round: RoundId,
    search: &TableSearch,
    after: Option<TableCursor>,
    limit: i64,
) -> Result<Vec<(Comment, String)>> {
    let mut query = narrowed!(round, search, (Comment::as_select(), parties::name)).limit(limit);
    let position = || number_or(passages::position.nullable(), -1);
    if matches!(search.part, Part::Sections(_)) {
        query = query.order((position(), comments::id));
        if let Some(after) = after {
            query = query.filter(
                position().gt(after.position).or(position()
                    .eq(after.position)
                    .and(comments::id.gt(after.comment))),
            );
        }
    } else {
        query = query.order(comments::id);
        if let Some(after) = after {
            query = query.filter(comments::id.gt(after.comment));
        }
    }
    Ok(query.load(conn)?)
}

/// How many comments are found.
pub fn count_on_table(conn: &mut Conn, round: RoundId, search: &TableSearch) -> Result<i64> {
    Ok(narrowed!(round, search, count_star()).first(conn)?)
}

/// Every comment found, at most `limit`, by number, each with the revision of its answer; 0 for one without.
pub fn found_on_table(
    conn: &mut Conn,
    round: RoundId,
    search: &TableSearch,
    limit: i64,
) -> Result<Vec<(CommentId, i64)>> {
    let revision = number_or(dispositions::revision.nullable(), 0);
    Ok(narrowed!(round, search, (comments::id, revision))
        .order(comments::id)
        .limit(limit)
        .load(conn)?)
}

/// How many parties the comments found are of.
pub fn parties_on_table(conn: &mut Conn, round: RoundId, search: &TableSearch) -> Result<usize> {
    let parties: Vec<crate::types::ids::PartyId> = narrowed!(round, search, parties::id)
        .distinct()
        .load(conn)?;
    Ok(parties.len())
}
