//! A Round goes from one state to the next: the same steps whether a person or the clock moves it.

use super::super::besides::Besides;
use super::super::model::{Consultation, Round, RoundAccess, RoundState};
use super::super::store::{self, Addressee};
use crate::access::Tx;
use crate::audit::Event;
use crate::error::{Error, Message, Result};
use crate::notifications::{self, News, Notification};
use crate::web::addresses;

/// Moves `round` to `next` within the caller's transaction: audit, public pages, mail.
///
/// # Errors
/// [`Error::Refused`] when the rules do not allow it, or somebody else moved it first.
pub(in crate::consultations) fn carry_out(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    round: &Round,
    next: RoundState,
) -> Result<()> {
    move_on(tx, consultation, round, next)?;
    match next {
        RoundState::Open => {
            announce(tx, consultation, round, News::Opened, None)?;
            let people = store::invited_people(tx.conn, round.id)?;
            tell(tx, consultation, round, "round-opened", &people)
        }
        RoundState::Closed => {
            announce(tx, consultation, round, News::Closed, None)?;
            let people = store::staff_people(tx.conn, consultation.id)?;
            tell(tx, consultation, round, "round-closed", &people)
        }
        _ => Ok(()),
    }
}

/// The same without telling anybody but the log.
///
/// # Errors
/// As [`carry_out`].
pub(super) fn move_on(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    round: &Round,
    next: RoundState,
) -> Result<()> {
    if !round.state.may_become(next)
        || !store::move_round(tx.conn, tx.now, round.id, (round.state, next))?
    {
        return Err(Error::refused(
            Message::new("consultations-round-moved").with("number", round.number),
        ));
    }
    let event = Event::new("round.move", "round", round.id.0)
        .in_consultation(consultation.id.0)
        .with(serde_json::json!({ "from": round.state, "to": next }));
    tx.record(event)?;
    store::public_changed(tx.conn, consultation.id)
}

/// Notes within the caller's transaction that the answers of `round` are public now: it is reporting,
/// after it was closed, whether or not a worker had closed it already.
///
/// # Errors
/// [`Error::Refused`] when the round does not allow it, or somebody else moved it first.
pub fn report_answers(tx: &mut Tx<'_>, consultation: &Consultation, round: &Round) -> Result<()> {
    let mut round = round.clone();
    if round.state_at(tx.now) != round.state {
        carry_out(tx, consultation, &round, round.state_at(tx.now))?;
        round = store::round(tx.conn, round.id)?;
    }
    if round.state != RoundState::Reporting {
        carry_out(tx, consultation, &round, RoundState::Reporting)?;
    }
    if !store::answers_published(tx.conn, tx.now, round.id)? {
        return Err(Error::refused(
            Message::new("consultations-round-moved").with("number", round.number),
        ));
    }
    store::public_changed(tx.conn, consultation.id)
}

/// Writes down what followers of the consultation are told. With `besides` those parties, and whoever is invited, are told
/// in a mail of their own.
pub(super) fn announce(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    round: &Round,
    news: News,
    besides: Option<Besides>,
) -> Result<()> {
    let address = addresses::Consultation(&consultation.slug);
    let path = match news {
        News::Opened | News::Extended => address.round(round.number).page(),
        // It may be that nobody may know of the consultation any more.
        News::TakenBack => "/".to_owned(),
        _ => address.page(),
    };
    let context = serde_json::json!({
        "title": consultation.title,
        "number": round.number,
        "closes_at": round.closes_at,
        "time_zone": consultation.zone().name(),
        "invited": round.access == RoundAccess::Invited,
        "url": tx.config.absolute(&path),
        "besides": besides,
    });
    notifications::announce(tx.conn, tx.now, consultation.id, news, &context)
}

pub(super) fn tell(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    round: &Round,
    template: &'static str,
    people: &[Addressee],
) -> Result<()> {
    let path = addresses::Round(&consultation.slug, round.number).page();
    for person in people {
        let notification = Notification {
            recipient: person.email.clone(),
            language: person.language,
            template,
            context: serde_json::json!({
                "name": person.name,
                "title": consultation.title,
                "number": round.number,
                "closes_at": round.closes_at,
                "time_zone": consultation.zone().name(),
                "url": tx.config.absolute(&path),
            }),
        };
        tx.enqueue(&notification)?;
    }
    Ok(())
}
