//! One answer, or the same themes, for everything that a filter of the drafting table finds. All of it holds, or nothing does.

use super::answer::{AnswerInput, Read, answered, give};
use super::item::{Item, items};
use super::round::round_for;
use super::table::{TableFilter, Themed, search};
use super::theme::{ThemeAct, give_themes};
use crate::access::{Actor, Right, Rx};
use crate::consultations::model::{Consultation, Round};
use crate::consultations::store as consultation_store;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::platform::random;
use crate::responses::code_book::Theme;
use crate::responses::store::{self, TableSearch};
use crate::site::Site;
use crate::types::ids::CommentId;

/// Comments that a filter may find to be answered at once.
pub const MOST: usize = 10_000;

/// Comments shown of those that were found.
const SHOWN: i64 = 20;

/// What a filter finds, before all of it is answered.
#[derive(Debug, Clone)]
pub struct FoundComments {
    pub consultation: Consultation,
    pub round: Round,
    pub count: usize,
    /// How many have an answer already.
    pub answered: usize,
    pub parties: usize,
    /// Says the same of the same comments with the same answers, and something else of others.
    pub mark: String,
    /// The first of them.
    pub items: Vec<Item>,
    /// The theme that was asked for.
    pub theme: Option<Theme>,
}

/// What is done with everything found.
#[derive(Debug, Clone)]
pub enum JointAct {
    Answer {
        disposition: String,
        /// Limited Markdown.
        response: String,
        duplicate_of: String,
        /// Also those that have an answer already; otherwise they keep it.
        replace: bool,
    },
    Themes {
        act: ThemeAct,
        names: Vec<String>,
    },
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JointOutcome {
    pub done: usize,
    /// Kept the answer they had.
    pub kept: usize,
}

/// What the table so narrowed finds.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round, section or theme; [`Error::Refused`] where more than [`MOST`] are found.
pub async fn found_comments(
    site: &Site,
    actor: &Actor,
    slug: String,
    number: i64,
    filter: TableFilter,
) -> Result<FoundComments> {
    site.read(actor, move |rx| look(rx, &slug, number, &filter))
        .await
}

fn look(rx: &mut Rx<'_>, slug: &str, number: i64, filter: &TableFilter) -> Result<FoundComments> {
    let (consultation, round) = round_for(rx, slug, number)?;
    let themes = store::themes_in(rx.conn, consultation.id)?;
    let search = search(rx.conn, &round, &themes, filter)?;
    let found = found(rx.conn, &round, &search)?;
    let rows = store::comments_on_table(rx.conn, round.id, &search, None, SHOWN)?;
    Ok(FoundComments {
        count: found.len(),
        answered: found.iter().filter(|(_, revision)| *revision > 0).count(),
        parties: store::parties_on_table(rx.conn, round.id, &search)?,
        mark: mark(&found),
        items: items(rx.conn, rows)?,
        theme: match filter.theme {
            Themed::Of(id) => themes.into_iter().find(|theme| theme.id == id),
            Themed::Any | Themed::None => None,
        },
        consultation,
        round,
    })
}

/// Does this with everything found, provided that it is what it was when its mark was made.
///
/// # Errors
/// [`Error::Invalid`] with what is wrong, by field; [`Error::Refused`] when something else is found by now, when nothing is
/// left to be done, and as [`super::answer`].
pub async fn act_on_found(
    site: &Site,
    actor: &Actor,
    (slug, number, filter): (String, i64, TableFilter),
    seen: String,
    act: JointAct,
) -> Result<JointOutcome> {
    let words = match &act {
        JointAct::Answer { response, .. } => response.clone(),
        JointAct::Themes { .. } => String::new(),
    };
    let read = Read::of(site, &words).await?;
    let (outcome, given) = site
        .write(actor, move |tx| {
            let (consultation, round) = consultation_store::with_round(tx.conn, &slug, number)?;
            tx.actor.require(Right::Draft(consultation.id))?;
            let themes = store::themes_in(tx.conn, consultation.id)?;
            let search = search(tx.conn, &round, &themes, &filter)?;
            let found = found(tx.conn, &round, &search)?;
            if mark(&found) != seen {
                return Err(Error::refused("responses-found-changed"));
            }
            let all = found.len();
            match act {
                JointAct::Themes { act, names } => {
                    let ids: Vec<CommentId> = found.iter().map(|(id, _)| *id).collect();
                    give_themes(tx, (consultation.id, round.id), &ids, act, &names)?;
                    Ok((JointOutcome { done: all, kept: 0 }, Vec::new()))
                }
                JointAct::Answer {
                    disposition,
                    response,
                    duplicate_of,
                    replace,
                } => {
                    let comments: Vec<(CommentId, i64)> = found
                        .into_iter()
                        .filter(|(_, revision)| replace || *revision == 0)
                        .collect();
                    if comments.is_empty() {
                        return Err(Error::refused("responses-found-answered"));
                    }
                    let ids: Vec<CommentId> = comments.iter().map(|(id, _)| *id).collect();
                    let outcome = JointOutcome {
                        done: ids.len(),
                        kept: all - ids.len(),
                    };
                    let input = AnswerInput {
                        round: round.id,
                        comments,
                        disposition,
                        response,
                        duplicate_of,
                    };
                    give(tx, &input, None, &read)?;
                    Ok((outcome, ids))
                }
            }
        })
        .await?;
    answered(site, &given, &words).await;
    Ok(outcome)
}

fn found(conn: &mut Conn, round: &Round, search: &TableSearch) -> Result<Vec<(CommentId, i64)>> {
    let most = i64::try_from(MOST).map_err(Error::internal)?;
    let found = store::found_on_table(conn, round.id, search, most + 1)?;
    if found.len() > MOST {
        let message = Message::new("responses-too-many-found").with("count", MOST);
        return Err(Error::refused(message));
    }
    Ok(found)
}

/// SHA-256 over the comments and the revisions of their answers, hexadecimal.
fn mark(found: &[(CommentId, i64)]) -> String {
    let all: String = found
        .iter()
        .map(|(id, revision)| format!("{id}-{revision} "))
        .collect();
    random::sha256_hex(all.as_bytes())
}
