//! A Round goes from one state to the next: the same steps whether a person or the clock moves it.

use super::super::model::{Consultation, Round, RoundState};
use super::super::store::{self, Addressee};
use crate::audit::{self, Author, Event};
use crate::config::Config;
use crate::db::{Conn, Moment};
use crate::error::{Error, Message, Result};
use crate::notifications::{self, Notification};

/// One Round to be moved, and by whom.
pub(in crate::consultations) struct Move<'a> {
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
    if !round.state.may_become(next) || !store::move_round(conn, round.id, round.state, next)? {
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
            let people = store::invited_people(conn, round.id)?;
            tell(conn, by, round, "round-opened", &people)
        }
        RoundState::Closed => {
            let people = store::staff_people(conn, by.consultation.id)?;
            tell(conn, by, round, "round-closed", &people)
        }
        _ => Ok(()),
    }
}

fn tell(
    conn: &mut Conn,
    by: &Move<'_>,
    round: &Round,
    template: &'static str,
    people: &[Addressee],
) -> Result<()> {
    let consultation = by.consultation;
    let path = format!(
        "/consultations/{}/rounds/{}",
        consultation.slug, round.number
    );
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
