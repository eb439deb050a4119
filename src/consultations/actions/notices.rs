//! Tells those concerned what was done to a Round by hand, some minutes later: until then it can be undone and
//! nobody has heard of it.

use chrono::Duration;
use serde_json::json;

use super::super::besides::Besides;
use super::super::model::{Consultation, NoticeKind, Round, RoundNotice, RoundState};
use super::super::store::{self, Addressee};
use super::round_moves::{announce, move_on, tell};
use crate::access::{Actor, Right, Tx};
use crate::audit::Event;
use crate::error::{Error, Message, Result};
use crate::notifications::{News, Notification};
use crate::site::Site;
use crate::types::Moment;
use crate::types::ids::{PartyId, RoundId};
use crate::web::addresses;

/// Notes within the caller's transaction that people are to be told, once it can be undone no more.
pub(super) fn note(
    tx: &mut Tx<'_>,
    round: RoundId,
    kind: NoticeKind,
    closed_at: Moment,
) -> Result<()> {
    let wait = match kind {
        // It takes nothing from anybody.
        NoticeKind::Extended => Duration::zero(),
        _ => Duration::minutes(tx.config.rounds.undo_minutes),
    };
    store::put_notice(tx.conn, round, kind, closed_at, tx.now + wait)
}

/// Undoes what was done last to a Round by hand: it takes comments again until its hour, or is put away no more.
///
/// # Errors
/// [`Error::Refused`] when people were told already, or there is nothing to undo.
pub async fn undo(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    round: RoundId,
) -> Result<()> {
    actor.require(Right::Manage(consultation.id))?;
    let consultation = consultation.clone();
    site.write(actor, move |tx| {
        let seen = store::round(tx.conn, round)?;
        let too_late =
            || Error::refused(Message::new("consultations-undo-late").with("number", seen.number));
        let notice = store::notice_of(tx.conn, round)?
            .filter(|notice| notice.can_be_undone(tx.now))
            .ok_or_else(too_late)?;
        let (from, to) = match notice.kind {
            NoticeKind::ClosedEarly => (RoundState::Closed, RoundState::Open),
            _ => (RoundState::Archived, RoundState::Reporting),
        };
        if !store::take_notice(tx.conn, notice.id)?
            || !store::move_round(tx.conn, tx.now, round, (from, to))?
        {
            return Err(too_late());
        }
        if to == RoundState::Open {
            store::set_closing(tx.conn, tx.now, round, notice.closed_at)?;
        }
        store::public_changed(tx.conn, consultation.id)?;
        let event = Event::new("round.undo", "round", round.0)
            .in_consultation(consultation.id.0)
            .with(json!({ "from": from, "to": to }));
        tx.record(event)
    })
    .await
}

/// Tells followers, those invited and staff of a notice that the caller has taken off the list; returns the Round
/// and its consultation where parties with a draft are to be told too. These are `drafts`: each is told once, though they
/// follow the consultation.
///
/// # Errors
/// When the database fails.
pub fn tell_of(
    tx: &mut Tx<'_>,
    notice: &RoundNotice,
    drafts: Vec<PartyId>,
) -> Result<Option<(Consultation, Round)>> {
    let round = store::round(tx.conn, notice.round_id)?;
    let consultation = store::by_id(tx.conn, round.consultation_id)?;
    let (news, stands) = match notice.kind {
        NoticeKind::Extended => (News::Extended, round.takes_comments(tx.now)),
        NoticeKind::ClosedEarly => (News::Closed, !round.takes_comments(tx.now)),
        NoticeKind::TakenBack => (News::TakenBack, round.state == RoundState::Draft),
        NoticeKind::Archived => return Ok(None),
    };
    if !stands {
        return Ok(None);
    }
    let told = notice.kind != NoticeKind::TakenBack;
    let besides = Besides {
        invited: Some(round.id),
        parties: if told { drafts } else { Vec::new() },
    };
    announce(tx, &consultation, &round, news, Some(besides))?;
    if notice.kind == NoticeKind::ClosedEarly {
        let staff = store::staff_people(tx.conn, consultation.id)?;
        tell(tx, &consultation, &round, "round-closed", &staff)?;
    }
    let people = store::concerned_people(tx.conn, round.id)?;
    changed(tx, &consultation, &round, notice.kind, &people)?;
    Ok(told.then_some((consultation, round)))
}

fn changed(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    round: &Round,
    kind: NoticeKind,
    people: &[Addressee],
) -> Result<()> {
    // An announcement that was taken back leaves nothing to read.
    let url = match kind {
        NoticeKind::TakenBack => String::new(),
        _ => {
            let path = addresses::Round(&consultation.slug, round.number).page();
            tx.config.absolute(&path)
        }
    };
    for person in people {
        tx.enqueue(&Notification {
            recipient: person.email.clone(),
            language: person.language,
            template: "round-changed",
            context: json!({
                "news": kind,
                "name": person.name,
                "title": consultation.title,
                "number": round.number,
                "closes_at": round.closes_at,
                "time_zone": consultation.zone().name(),
                "url": url,
            }),
        })?;
    }
    Ok(())
}

/// Moves a Round by hand to where people go by it only once they are told.
pub(super) fn move_quietly(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    round: &Round,
    (next, kind): (RoundState, NoticeKind),
    closed_at: Moment,
) -> Result<()> {
    move_on(tx, consultation, round, next)?;
    note(tx, round.id, kind, closed_at)
}
