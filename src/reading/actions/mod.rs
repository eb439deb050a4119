//! Gathers what one page shows, for one reader, in one visit to the database.

mod around;

mod attachments;

mod changed;

mod proposals;

mod report;

mod versions;

pub use attachments::{PublicFiles, public_file, public_files};

pub use changed::{ChangedSince, changed_since};

pub use proposals::{Proposal, Proposals, proposals};

pub use report::report;

pub use versions::{Wanted, comparison, mended_in, version_text, versions};

use std::collections::HashMap;

use self::around::around;
use super::model::{
    Agenda, CommentedText, DraftText, KnownRound, Listing, PlaceFilter, Procedure, Selection, Shown,
};
use super::store;
use crate::access::{Actor, Right, Rx};
use crate::consultations::model::{Consultation, Errata, Passage};
use crate::consultations::readers::{
    known, known_with_rounds, readable, readable_round, unknown_to,
};
use crate::consultations::store as procedures;
use crate::db::Conn;
use crate::documents::{Mark, PassageKind};
use crate::error::{Error, Result};
use crate::moderation::published::PublishedComment;
use crate::moderation::store::{
    public_comment, published_attachments, published_by_ids, published_counts,
};
use crate::promises::actions::led_to;
use crate::questions::store as questions;
use crate::responses::store::published_answers;
use crate::site::Site;
use crate::types::ListPage;
use crate::types::ids::{CommentId, PassageId, RoundId};

/// Comments shown beside a passage; the others are on a page of their own.
const FIRST: i64 = 3;

/// Where a text has more comments than this, one beside each passage is enough: a page is to open
/// and scroll on a plain telephone too.
const MANY: i64 = 1000;

/// Comments without a place that a comparison shows in full.
const FIRST_ORPHANS: usize = 50;

/// What of all that `actor` may know is open, coming and past; `before` is how many past rounds come
/// before the page of them.
pub async fn agenda(site: &Site, actor: &Actor, before: i64) -> Result<Agenda> {
    site.read(actor, move |rx| {
        let unknown = unknown_to(rx)?;
        store::agenda(rx.conn, rx.now, before, &unknown)
    })
    .await
}

/// Consultations with a round that is or was announced, as far as `actor` may know of them: at most
/// `limit` after the first `before`, and how many come before the rest of the list. A number of what the
/// reader may see tells nothing of what there is besides.
pub async fn consultations(
    site: &Site,
    actor: &Actor,
    before: i64,
    limit: i64,
) -> Result<(Vec<Consultation>, Option<i64>)> {
    let found = site
        .read(actor, move |rx| {
            let unknown = unknown_to(rx)?;
            let load = |most| store::announced(rx.conn, before, most, &unknown);
            ListPage::load(limit, load)
        })
        .await?;
    let next = found.next(|_| before.saturating_add(limit));
    Ok((found.rows, next))
}

/// A consultation and the rounds this reader may know of.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none this reader may know of.
pub async fn procedure(site: &Site, actor: &Actor, slug: &str) -> Result<Procedure> {
    let slug = slug.to_owned();
    site.read(actor, move |rx| procedure_in(rx, &slug)).await
}

/// Which of these rounds, which the reader may read, ask something.
pub async fn asking(site: &Site, actor: &Actor, rounds: Vec<RoundId>) -> Result<Vec<RoundId>> {
    if rounds.is_empty() {
        return Ok(rounds);
    }
    site.read(actor, move |rx| {
        let mut asking: Vec<RoundId> = questions::of_rounds(rx.conn, &rounds)?
            .iter()
            .map(|question| question.round_id)
            .collect();
        asking.dedup();
        Ok(asking)
    })
    .await
}

fn procedure_in(rx: &mut Rx<'_>, slug: &str) -> Result<Procedure> {
    let (consultation, all) = known_with_rounds(rx.conn, rx.actor, slug)?;
    let staff = rx.actor.may(Right::Foresee(consultation.id));
    let readable = readable(rx.conn, rx.actor, &all)?;
    // That a round by invitation is held is no secret; only what it says is.
    let rounds: Vec<KnownRound> = all
        .into_iter()
        .filter(|round| staff || round.is_public())
        .map(|round| {
            let inside = readable.contains(&round.id);
            KnownRound::of(round, inside)
        })
        .collect();
    let ids: Vec<_> = rounds
        .iter()
        .filter_map(KnownRound::inside)
        .map(|round| round.version_id)
        .collect();
    Ok(Procedure {
        versions: store::versions_with(rx.conn, &ids)?,
        consultation,
        rounds,
    })
}

fn text_in(rx: &mut Rx<'_>, slug: &str, number: i64) -> Result<DraftText> {
    let (consultation, round) = readable_round(rx.conn, rx.actor, slug, number)?;
    let passages = procedures::passages_of(rx.conn, round.version_id)?;
    Ok(DraftText {
        version: procedures::version(rx.conn, round.version_id)?,
        sections: procedures::sections_of(rx.conn, round.version_id)?,
        errata: procedures::errata_in(rx.conn, &passages)?,
        passages,
        consultation,
        round,
    })
}

/// The draft text of a round, without comments.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none this reader may read.
pub async fn text(site: &Site, actor: &Actor, slug: &str, number: i64) -> Result<DraftText> {
    let slug = slug.to_owned();
    site.read(actor, move |rx| text_in(rx, &slug, number)).await
}

/// The draft text of a round with the first comments of each place, of one group if given.
///
/// # Errors
/// As [`text`].
pub async fn commented_text(
    site: &Site,
    actor: &Actor,
    slug: &str,
    number: i64,
    group: Option<String>,
) -> Result<CommentedText> {
    let slug = slug.to_owned();
    site.read(actor, move |rx| {
        let text = text_in(rx, &slug, number)?;
        let round = text.round.id;
        let counts = published_counts(rx.conn, round, group.as_deref())?;
        let crowded = counts.total() > MANY;
        let beside = if crowded { 1 } else { FIRST };
        let ids = store::first_ids(rx.conn, round, group.as_deref(), beside)?;
        Ok(CommentedText {
            counts,
            first: shown(rx.conn, (&text.passages, &text.errata), &ids)?,
            beside: usize::try_from(beside).unwrap_or_default(),
            crowded,
            questions: questions::of_round(rx.conn, round)?,
            quotations: quotations(rx.conn, &text)?,
            text,
        })
    })
    .await
}

/// The published comments of a round that `select` picks, at most `limit` after number `after`.
/// `select` sees the text, so that it can tell a section by its number.
///
/// # Errors
/// As [`text`], and what `select` returns.
pub async fn comments(
    site: &Site,
    actor: &Actor,
    (slug, number): (&str, i64),
    (after, limit): (i64, i64),
    select: impl FnOnce(&DraftText) -> Result<Selection> + Send + 'static,
) -> Result<Listing> {
    let (slug, scanned) = (slug.to_owned(), site.scanner.is_some());
    let found = site.read(actor, move |rx| {
        let text = text_in(rx, &slug, number)?;
        let selection = select(&text)?;
        let round = text.round.id;
        let load = |most| store::selected_ids(rx.conn, round, &selection, after, most);
        let found = ListPage::load(limit, load)?;
        let next = found.next(|(_, number)| *number);
        let ids: Vec<CommentId> = found.rows.into_iter().map(|(id, _)| id).collect();
        let (files, more) = match selection.files {
            0 => (Vec::new(), None),
            most => published_attachments(rx.conn, round, scanned, 0, most)?,
        };
        Ok(Listing {
            files,
            more_files: more.is_some(),
            quotations: quotations(rx.conn, &text)?,
            shown: shown(rx.conn, (&text.passages, &text.errata), &ids)?,
            led: None,
            next,
            text,
        })
    });
    let mut listing = found.await?;
    let taken_over = listing.shown.iter().filter(|shown| {
        let answer = shown.answer.as_ref();
        answer.is_some_and(|answer| answer.disposition.is_taken_over())
    });
    let version = (listing.text.consultation.id, listing.text.version.id);
    listing.led = led_to(site, actor, version, taken_over.map(|one| &one.comment)).await?;
    Ok(listing)
}

/// The revision of what the public sees of a consultation.
///
/// # Errors
/// [`Error::NotFound`] when there is no such consultation, or none this reader may know of.
pub async fn revision(site: &Site, actor: &Actor, slug: &str) -> Result<i64> {
    let slug = slug.to_owned();
    site.read(actor, move |rx| {
        Ok(known(rx.conn, rx.actor, &slug)?.public_revision)
    })
    .await
}

/// One published comment of a round.
///
/// # Errors
/// As [`text`]; [`Error::NotFound`] when there is no such comment, or it is not public.
pub async fn comment(
    site: &Site,
    actor: &Actor,
    (slug, number): (&str, i64),
    comment: i64,
) -> Result<(DraftText, Shown)> {
    let slug = slug.to_owned();
    site.read(actor, move |rx| {
        let text = text_in(rx, &slug, number)?;
        let comment = public_comment(rx.conn, text.round.id, comment)?;
        let found = with_answers(rx.conn, (&text.passages, &text.errata), vec![comment])?
            .pop()
            .ok_or(Error::NotFound)?;
        Ok((text, found))
    })
    .await
}

/// The filter for the comments on a passage: the heading of a section stands for the section too.
pub fn place_of(text: &DraftText, passage: &Passage) -> PlaceFilter {
    let is_first_heading = passage.kind == PassageKind::Heading
        && text
            .passages
            .iter()
            .find(|other| {
                other.section_id == passage.section_id && other.kind == PassageKind::Heading
            })
            .is_some_and(|first| first.id == passage.id);
    PlaceFilter::Passage(passage.id, is_first_heading.then_some(passage.section_id))
}

/// Passages with what was mended in them.
type TextPassages<'a> = (&'a [Passage], &'a Errata);

/// Comments of a round with their answers, in the order of `ids`; `passages` are those of its text.
fn shown(conn: &mut Conn, passages: TextPassages<'_>, ids: &[CommentId]) -> Result<Vec<Shown>> {
    let comments = published_by_ids(conn, ids)?;
    with_answers(conn, passages, comments)
}

/// The same where the text they are about is not at hand.
fn shown_alone(conn: &mut Conn, ids: &[CommentId]) -> Result<Vec<Shown>> {
    let comments = published_by_ids(conn, ids)?;
    let proposing: Vec<PassageId> = comments
        .iter()
        .filter(|comment| comment.proposed_text.is_some())
        .filter_map(|comment| comment.anchor.passage)
        .collect();
    let passages = procedures::passages_with(conn, &proposing)?;
    let errata = procedures::errata_in(conn, &passages)?;
    with_answers(conn, (&passages, &errata), comments)
}

fn with_answers(
    conn: &mut Conn,
    (passages, errata): TextPassages<'_>,
    comments: Vec<PublishedComment>,
) -> Result<Vec<Shown>> {
    let ids: Vec<CommentId> = comments.iter().map(|comment| comment.id).collect();
    let mut answers = published_answers(conn, &ids)?;
    let by_id: HashMap<PassageId, &Passage> = passages
        .iter()
        .map(|passage| (passage.id, passage))
        .collect();
    Ok(comments
        .into_iter()
        .map(|comment| {
            let anchor = &comment.anchor;
            let passage = anchor.passage.and_then(|id| by_id.get(&id).copied());
            // What other words are proposed for.
            let proposes = comment.proposed_text.is_some();
            let base = proposes.then(|| anchor.words_then(passage, errata));
            Shown {
                answer: answers.remove(&comment.id),
                base: base.flatten(),
                around: match (anchor.standing(errata), passage) {
                    (Some(range), Some(passage)) if proposes => around(&passage.text, &range),
                    _ => <[String; 2]>::default(),
                },
                mended: anchor.is_mended(errata),
                comment,
            }
        })
        .collect())
}

/// The quotations in the published comments of a round, by passage: which words, and whose.
fn quotations(conn: &mut Conn, text: &DraftText) -> Result<HashMap<PassageId, Vec<Mark>>> {
    let mut marks: HashMap<PassageId, Vec<Mark>> = HashMap::new();
    for (comment, passage, start, exact, seen) in store::quotations(conn, text.round.id)? {
        let start = usize::try_from(start).map_err(Error::internal)?;
        let range = start..start + exact.chars().count();
        marks.entry(passage).or_default().push(Mark {
            range: text.errata.follow(passage, seen, &range),
            of: comment,
        });
    }
    Ok(marks)
}
