//! A Round goes from one state to the next: the same steps whether a person or the clock moves it.

use super::super::model::{Consultation, Round, RoundAccess, RoundState};
use super::super::store::{self, Addressee};
use crate::audit::{self, Author, Event};
use crate::config::Config;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::notifications::{self, News, Notification};
use crate::types::Moment;
use crate::web::addresses;

/// One Round to be moved, and by whom.
pub struct Move<'a> {
    pub config: &'a Config,
    pub now: Moment,
    pub author: &'a Author,
    pub consultation: &'a Consultation,
}

/// Moves `round` to `next` within the caller's transaction: audit, public pages, mail.
///
/// # Errors
/// [`Error::Refused`] when the rules do not allow it, or somebody else moved it first.
pub(in crate::consultations) fn carry_out(
    conn: &mut Conn,
    by: &Move<'_>,
    round: &Round,
    next: RoundState,
) -> Result<()> {
    if !round.state.may_become(next)
        || !store::move_round(conn, by.now, round.id, (round.state, next))?
    {
        return Err(Error::refused(
            Message::new("consultations-round-moved").with("number", round.number),
        ));
    }
    let event = Event::new("round.move", "round", round.id.0)
        .in_consultation(by.consultation.id.0)
        .with(serde_json::json!({ "from": round.state, "to": next }));
    audit::record(conn, by.now, by.author, event)?;
    store::public_changed(conn, by.consultation.id)?;
    match next {
        RoundState::Open => {
            announce(conn, by, round, News::Opened)?;
            let people = store::invited_people(conn, round.id)?;
            tell(conn, by, round, "round-opened", &people)
        }
        RoundState::Closed => {
            announce(conn, by, round, News::Closed)?;
            let people = store::staff_people(conn, by.consultation.id)?;
            tell(conn, by, round, "round-closed", &people)
        }
        _ => Ok(()),
    }
}

/// Notes within the caller's transaction that the answers of `round` are public now: it is reporting,
/// after it was closed, whether or not a worker had closed it already.
///
/// # Errors
/// [`Error::Refused`] when the round does not allow it, or somebody else moved it first.
pub fn report_answers(conn: &mut Conn, by: &Move<'_>, round: &Round) -> Result<()> {
    let mut round = round.clone();
    if round.state_at(by.now) != round.state {
        carry_out(conn, by, &round, round.state_at(by.now))?;
        round = store::round(conn, round.id)?;
    }
    if round.state != RoundState::Reporting {
        carry_out(conn, by, &round, RoundState::Reporting)?;
    }
    if !store::answers_published(conn, by.now, round.id)? {
        return Err(Error::refused(
            Message::new("consultations-round-moved").with("number", round.number),
        ));
    }
    store::public_changed(conn, by.consultation.id)
}

/// Writes down what followers of the consultation are told.
fn announce(conn: &mut Conn, by: &Move<'_>, round: &Round, news: News) -> Result<()> {
    let consultation = by.consultation;
    let address = addresses::Consultation(&consultation.slug);
    let path = match news {
        News::Opened => address.round(round.number).page(),
        _ => address.page(),
    };
    let context = serde_json::json!({
        "title": consultation.title,
        "number": round.number,
        "closes_at": round.closes_at,
        "time_zone": consultation.zone().name(),
        "invited": round.access == RoundAccess::Invited,
        "url": by.config.absolute(&path),
    });
    notifications::announce(conn, by.now, consultation.id, news, &context)
}

fn tell(
    conn: &mut Conn,
    by: &Move<'_>,
    round: &Round,
    template: &'static str,
    people: &[Addressee],
) -> Result<()> {
    let consultation = by.consultation;
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
                "url": by.config.absolute(&path),
            }),
        };
        notifications::enqueue(conn, by.now, &notification)?;
    }
    Ok(())
}
