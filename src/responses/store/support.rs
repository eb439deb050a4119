//! Comments that say no more than that somebody agrees: counted, and answered together.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::publication::NOT_ANSWERED;
use crate::comments::leaning::{Leaning, leaning};
use crate::comments::store::may_agree;
use crate::db::Conn;
use crate::db::schema::{comments, dispositions};
use crate::error::Result;
use crate::types::ids::{CommentId, DispositionId, RoundId, SectionId};

/// A comment that only supports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supporting {
    pub comment: CommentId,
    /// None: of the document as a whole.
    pub section: Option<SectionId>,
    pub answered: bool,
}

/// Those of a round that are to be answered, by number.
pub fn supporting(conn: &mut Conn, round: RoundId) -> Result<Vec<Supporting>> {
    let rows: Vec<(CommentId, Option<SectionId>, String, Option<DispositionId>)> = comments::table
        .left_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .filter(sql::<Bool>(&may_agree()))
        .order(comments::id)
        .select((
            comments::id,
            comments::section_id,
            comments::body,
            dispositions::id.nullable(),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter(|(_, _, body, _)| leaning(body) == Some(Leaning::Support))
        .map(|(comment, section, _, answer)| Supporting {
            comment,
            section,
            answered: answer.is_some(),
        })
        .collect())
}
