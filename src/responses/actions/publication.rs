//! How a round stands before its answers are published.

use super::round::round_for;
use crate::access::Actor;
use crate::consultations::model::{Consultation, Round};
use crate::db::Conn;
use crate::error::Result;
use crate::readings::model::{Matter, ReadCounts, Unread};
use crate::readings::store as readings;
use crate::responses::store::{self, Progress};
use crate::site::Site;
use crate::types::ListPage;
use crate::types::ids::RoundId;

/// What publishing now would make public.
#[derive(Debug, Clone)]
pub struct PublicationView {
    pub consultation: Consultation,
    pub round: Round,
    pub progress: Progress,
    /// Answers that are new to the public, or changed since.
    pub waiting: i64,
    /// Comments no moderator has decided on.
    pub undecided: i64,
    /// Comments answered otherwise than most that say nearly the same.
    pub otherwise: usize,
    /// By how many people what of the round was read.
    pub read: ReadCounts,
    /// What nobody read, the first of each matter.
    pub unread: Vec<UnreadList>,
}

/// What of a round nobody read, of one matter: a page of it.
#[derive(Debug, Clone)]
pub struct UnreadList {
    pub matter: Matter,
    pub items: Vec<Unread>,
    /// Where the next page begins.
    pub next: Option<(i64, i64)>,
}

/// What is read by nobody shown on one page, of each matter.
const UNREAD: i64 = 50;

fn unread_list(
    conn: &mut Conn,
    round: RoundId,
    matter: Matter,
    after: (i64, i64),
) -> Result<UnreadList> {
    let found = ListPage::load(UNREAD, |most| {
        readings::unread(conn, round, matter, after, most)
    })?;
    Ok(UnreadList {
        matter,
        next: found.next(Unread::key),
        items: found.rows,
    })
}

/// A page of what of a round nobody read, of one matter, behind `after`; with the counts.
#[derive(Debug, Clone)]
pub struct UnreadPage {
    pub consultation: Consultation,
    pub round: Round,
    pub read: ReadCounts,
    pub list: UnreadList,
}

/// What of a round nobody read, of one matter.
///
/// # Errors
/// [`crate::error::Error::NotFound`] when there is no such round.
pub async fn unread_page(
    site: &Site,
    actor: &Actor,
    (slug, number): (String, i64),
    (matter, after): (Matter, (i64, i64)),
) -> Result<UnreadPage> {
    site.read(actor, move |rx| {
        let (consultation, round) = round_for(rx, &slug, number)?;
        Ok(UnreadPage {
            read: readings::round_counts(rx.conn, round.id)?,
            list: unread_list(rx.conn, round.id, matter, after)?,
            consultation,
            round,
        })
    })
    .await
}

/// How a round stands before its answers are published.
///
/// # Errors
/// [`crate::error::Error::NotFound`] when there is no such round.
pub async fn publication(
    site: &Site,
    actor: &Actor,
    slug: String,
    number: i64,
) -> Result<PublicationView> {
    site.read(actor, move |rx| {
        let (consultation, round) = round_for(rx, &slug, number)?;
        let progress = store::progress_of_rounds(rx.conn, &[round.id])?
            .remove(&round.id)
            .unwrap_or_default();
        let waiting = store::waiting_count(rx.conn, round.id)?;
        let undecided = store::undecided_count(rx.conn, round.id)?;
        let otherwise = store::answered_otherwise(rx.conn, round.id, usize::MAX)?.len();
        let read = readings::round_counts(rx.conn, round.id)?;
        let mut unread = Vec::new();
        for matter in Matter::ALL {
            if read.of(*matter).unread() > 0 {
                unread.push(unread_list(rx.conn, round.id, *matter, (0, 0))?);
            }
        }
        Ok(PublicationView {
            consultation,
            round,
            progress,
            waiting,
            undecided,
            otherwise,
            read,
            unread,
        })
    })
    .await
}
