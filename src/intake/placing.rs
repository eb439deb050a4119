//! Puts a comment that came by a sheet at another place of the text. What a party placed itself stays where it put it.

use serde_json::json;

use super::model::Field;
use super::place::{RowPlace, Text};
use crate::access::Actor;
use crate::audit::Event;
use crate::comments::model::Anchor;
use crate::comments::store::put_at;
use crate::consultations::store as consultations;
use crate::error::{Error, Message, Result};
use crate::moderation::actions::{self as moderation, CommentReview};
use crate::responding::actions::hash_anew;
use crate::site::Site;
use crate::submissions::model::Origin;
use crate::types::ids::CommentId;

/// Where a comment belongs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPlace {
    /// As people write it, or the key of a passage; "" for the document as a whole.
    pub place: String,
    /// The words it is about, or "".
    pub quote: String,
}

/// A comment that came by a sheet, for somebody who moderates it.
///
/// # Errors
/// As [`moderation::look`]; [`Error::NotFound`] also for a comment that its party placed itself.
pub async fn taken_in(site: &Site, actor: &Actor, id: CommentId) -> Result<CommentReview> {
    let review = moderation::look(site, actor, id).await?;
    if review.submission.origin != Origin::Intake {
        return Err(Error::NotFound);
    }
    Ok(review)
}

/// Puts the comment at another place. The submission's hash is taken anew: the place is part of what it is taken over.
///
/// # Errors
/// [`Error::Invalid`] when the text has no such place, or several; [`Error::Refused`] when a colleague changed the
/// comment meanwhile, or an organisation signed the submission as it is.
pub async fn put(site: &Site, actor: &Actor, review: &CommentReview, to: NewPlace) -> Result<()> {
    let version = review.round.version_id;
    let (sections, passages) = site
        .read(actor, move |rx| {
            Ok((
                consultations::sections_of(rx.conn, version)?,
                consultations::passages_of(rx.conn, version)?,
            ))
        })
        .await?;
    let zone = review.consultation.zone();
    let said = to.clone();
    // A long text is work for a thread of its own, as for a sheet.
    let anchor = tokio::task::spawn_blocking(move || {
        anchor_of(&mut Text::new(sections, passages), &said, zone)
    })
    .await
    .map_err(Error::internal)??;
    let comment = review.comment.clone();
    let submission = review.submission.id;
    let consultation = review.consultation.id;
    let signed = !review.signatories.is_empty();
    site.write(actor, move |tx| {
        if signed {
            return Err(Error::refused("intake-move-signed"));
        }
        if !put_at(tx.conn, comment.id, comment.updated_at, &anchor, tx.now)? {
            return Err(Error::refused("intake-move-changed"));
        }
        let hash = hash_anew(tx.conn, submission)?;
        consultations::public_changed(tx.conn, consultation)?;
        let event = Event::new("comment.move", "comment", comment.id.0)
            .in_consultation(consultation.0)
            .with(json!({
                "written": comment.reference,
                "place": to.place,
                "hash": hash,
            }));
        tx.record(event)
    })
    .await
}

/// The one place that is meant.
pub(super) fn anchor_of(text: &mut Text, to: &NewPlace, zone: chrono_tz::Tz) -> Result<Anchor> {
    let said = RowPlace {
        anchor: &to.place,
        reference: &to.place,
        quote: &to.quote,
        is_number: false,
        is_date: false,
    };
    let mut faults = Vec::new();
    let place = text.place(said, zone, |field, message| faults.push((field, message)));
    let Some((field, _)) = faults.first() else {
        return Ok(place.anchor);
    };
    Err(match field {
        Field::Quote => Error::invalid("quote", "intake-move-quote"),
        _ if place.anchored => Error::invalid(
            "place",
            Message::new("intake-move-several").with("place", &to.place),
        ),
        _ => Error::invalid(
            "place",
            Message::new("intake-move-unknown").with("place", &to.place),
        ),
    })
}
