//! A draft that was sent back, taken into the draft of the party itself: looked at first, then each comment by the same
//! way as one that is written on a page.

use std::collections::HashSet;
use std::ops::Range;

use super::model::{ItemOutcome, TypedPlace};
use super::reading::{self, ReturnedFile};
use crate::access::{Actor, Right};
use crate::comments::actions::{
    CommentInput, Place, Selector, Target, Wording, read_wording, write_comment,
};
use crate::comments::model::MAX_COMMENTS;
use crate::comments::store as comments;
use crate::consultations::model::RoundState;
use crate::consultations::parties::not_open;
use crate::consultations::store as consultations;
use crate::error::{Error, Message, Result};
use crate::intake::place::Text;
use crate::intake::placing::{NewPlace, anchor_of};
use crate::intake::store;
use crate::rendering::{self, Owner, Piece};
use crate::site::Site;
use crate::submissions::model::SubmissionState;
use crate::submissions::own::{OwnSubmission, require_draft};
use crate::types::ids::SubmissionId;
use bytes::Bytes;

/// One thing of a file as the party has looked it over.
#[derive(Debug, Clone, Default)]
pub struct DraftItem {
    pub number: u32,
    /// [`super::model::ReturnedComment::key`].
    pub key: String,
    /// Key of its passage, or "".
    pub passage: String,
    /// Characters of the passage; `None` for the whole.
    pub range: Option<Range<usize>>,
    pub body: String,
    pub proposed: String,
    pub reference: String,
    pub notes: String,
    /// A place the party wrote instead.
    pub typed: TypedPlace,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenIn {
    pub taken: usize,
    /// They were there already.
    pub known: usize,
}

/// The draft a file may be taken into.
///
/// # Errors
/// As [`OwnSubmission::find`]; [`Error::Refused`] when it is no draft (any more), or the round is not open.
pub async fn writable(site: &Site, actor: &Actor, id: SubmissionId) -> Result<OwnSubmission> {
    actor.require(Right::Respond)?;
    let now = site.now();
    site.read(actor, move |rx| {
        let own = OwnSubmission::find(rx.conn, rx.actor, id)?;
        if own.submission.state != SubmissionState::Draft {
            return Err(Error::refused("comments-not-a-draft"));
        }
        if own.round.state_at(now) != RoundState::Open {
            return Err(Error::refused(not_open(&own.round, now)));
        }
        Ok(own)
    })
    .await
}

/// What a file says, for somebody who writes the draft that [`writable`] found; what was taken in before is told.
///
/// # Errors
/// [`Error::Refused`] with one sentence when the file is no draft that was sent back.
pub async fn look(
    site: &Site,
    actor: &Actor,
    own: &OwnSubmission,
    (name, bytes): (&str, Bytes),
) -> Result<ReturnedFile> {
    let by = format!("party {}", own.party.id);
    let place = (&own.consultation, &own.round);
    let read = if reading::may_be_returned(name, &bytes) {
        reading::read(site, actor, place, (name, &bytes), Some(&by)).await?
    } else {
        None
    };
    let Some(mut file) = read else {
        let message = Message::new("intake-back-kind").with("file", name);
        return Err(Error::refused(message));
    };
    let round = own.round.id;
    let known = site
        .read(actor, move |rx| store::keys(rx.conn, round))
        .await?;
    for item in &mut file.comments {
        if known.contains(&item.key) {
            item.outcome = ItemOutcome::Known;
        }
    }
    Ok(file)
}

/// Takes what was looked over into the draft. What is there already adds nothing.
///
/// # Errors
/// [`Error::Refused`] when it is no draft (any more) or the round is not open; with the number of the one that cannot be kept, or when the draft would hold too
/// many. Nothing is taken then.
pub async fn take(
    site: &Site,
    actor: &Actor,
    own: &OwnSubmission,
    items: Vec<DraftItem>,
) -> Result<TakenIn> {
    let id = own.submission.id;
    let version = own.round.version_id;
    let zone = own.consultation.zone();
    let limits = site.config.clone();
    let mut text = site
        .read(actor, move |rx| {
            Ok(Text::new(
                consultations::sections_of(rx.conn, version)?,
                consultations::passages_of(rx.conn, version)?,
            ))
        })
        .await?;
    let read = move || {
        items
            .into_iter()
            .map(|item| {
                let spot = spot(&item, &mut text, zone)?;
                let input = CommentInput {
                    body: item.body.clone(),
                    proposed_text: item.proposed.clone(),
                    ..CommentInput::default()
                };
                let wording = read_wording(&limits.limits, &input, true)
                    .map_err(|error| in_item(item.number, error))?;
                Ok((item, spot, wording))
            })
            .collect::<Result<Vec<_>>>()
    };
    // Markup of many comments is work for a thread of its own.
    let read: Vec<(DraftItem, Spot, Wording)> = site.permits.markdown.run(read).await??;
    site.write(actor, move |tx| {
        let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
        require_draft(tx, &own)?;
        let mut known: HashSet<String> = store::keys(tx.conn, own.round.id)?;
        let (count, last) = comments::count_and_last_position(tx.conn, id)?;
        let mut position = last.map_or(0, |last| last + 1);
        let mut done = TakenIn { taken: 0, known: 0 };
        for (item, spot, wording) in &read {
            if !known.insert(item.key.clone()) {
                done.known += 1;
                continue;
            }
            done.taken += 1;
            if usize::try_from(count).is_ok_and(|count| count + done.taken > MAX_COMMENTS) {
                let message = Message::new("comments-too-many").with("count", MAX_COMMENTS);
                return Err(Error::refused(message));
            }
            let place = Place::find(tx.conn, &own.round, &spot.target)?.quoting(&spot.quote)?;
            let wording = wording
                .clone()
                .beside(place.words().as_deref())
                .map_err(|error| in_item(item.number, error))?;
            let group = &own.party.group_code;
            let writer = tx.actor.writer();
            let draft = &own.submission;
            let comment = write_comment(tx, draft, group, writer, &place, &wording, position)?;
            position += 1;
            let origin = comments::CommentOrigin {
                reference: &item.reference,
                notes: &item.notes,
                key: Some(&item.key),
            };
            comments::note_origin(tx.conn, comment, &origin)?;
            let piece = Piece::new(Owner::Comment(comment), &wording.body);
            rendering::keep_with(tx.conn, &piece, &wording.html)?;
        }
        Ok(done)
    })
    .await
}

/// Where one is to stand.
struct Spot {
    target: Target,
    quote: Selector,
}

fn spot(item: &DraftItem, text: &mut Text, zone: chrono_tz::Tz) -> Result<Spot> {
    if item.typed == TypedPlace::default() {
        return Ok(Spot {
            target: Target {
                passage: item.passage.clone(),
                section: String::new(),
            },
            quote: Selector {
                range: item.range.clone(),
                ..Selector::default()
            },
        });
    }
    let place = if item.typed.place.trim().is_empty() {
        item.passage.clone()
    } else {
        item.typed.place.trim().to_owned()
    };
    let to = NewPlace {
        place,
        quote: item.typed.quote.trim().to_owned(),
    };
    let anchor = anchor_of(text, &to, zone).map_err(|_| {
        Error::refused(Message::new("intake-back-place").with("number", item.number))
    })?;
    let passage = anchor
        .passage
        .and_then(|id| text.passages().iter().find(|passage| passage.id == id));
    Ok(Spot {
        target: Target {
            passage: passage.map(|p| p.key.clone()).unwrap_or_default(),
            section: anchor
                .section
                .and_then(|id| text.section(id))
                .map(|section| section.number.clone())
                .unwrap_or_default(),
        },
        quote: Selector {
            range: anchor.quote.as_ref().map(crate::documents::Quote::range),
            ..Selector::default()
        },
    })
}

/// A fault of one of many, with its number.
fn in_item(number: u32, error: Error) -> Error {
    match error {
        Error::Invalid(_) => {
            Error::refused(Message::new("intake-back-words").with("number", number))
        }
        other => other,
    }
}
