//! Making, editing, announcing, closing and archiving Rounds.

use serde::{Deserialize, Serialize};

use super::super::approvals::{self, Deed, Intent, Turn};
use super::super::model::{Consultation, NoticeKind, Round, RoundAccess, RoundState};
use super::super::store::{self, NewRound};
use super::notices;
use super::round_moves::carry_out;
use crate::access::{Actor, Right, Tx};
use crate::audit::Event;
use crate::db::Conn;
use crate::error::{Checks, Error, Message, Result};
use crate::platform::dates::{self, DateAlone, NoTime};
use crate::platform::markdown;
use crate::platform::random;
use crate::site::Site;
use crate::types::Moment;
use crate::types::ids::RoundId;

const INTRODUCTION_CHARACTERS: usize = 5_000;

/// What a person says of a Round, as typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RoundInput {
    /// Empty is the next one.
    pub number: String,
    /// Label of the version to comment on.
    pub version: String,
    /// RFC 3339, or local time in the consultation's zone.
    pub opens_at: String,
    pub closes_at: String,
    /// "open" or "invited".
    pub access: String,
    /// Limited Markdown.
    pub introduction: String,
}

impl RoundInput {
    /// As a round stands now, for its form.
    pub fn of(consultation: &Consultation, round: &Round, version: &str) -> Self {
        let zone = consultation.zone();
        Self {
            number: round.number.to_string(),
            version: version.to_owned(),
            opens_at: dates::local_field(round.opens_at, zone),
            closes_at: dates::local_field(round.closes_at, zone),
            access: round.access.as_str().to_owned(),
            introduction: round.introduction.clone(),
        }
    }
}

/// A [`RoundInput`] whose fields are sound by themselves.
struct CheckedRound {
    version: String,
    opens_at: Moment,
    closes_at: Moment,
    access: RoundAccess,
    introduction: String,
}

/// What is wrong with a time that was given.
fn no_time(why: NoTime) -> Message {
    Message::new(match why {
        NoTime::Unreadable => "consultations-time-unreadable",
        NoTime::Skipped => "consultations-time-skipped",
        NoTime::FarOff => "consultations-time-far-off",
    })
}

fn checked(consultation: &Consultation, input: &RoundInput, now: Moment) -> Result<CheckedRound> {
    let zone = consultation.zone();
    let opens_at = dates::read(&input.opens_at, zone, DateAlone::Begins);
    let closes_at = dates::read(&input.closes_at, zone, DateAlone::Ends);
    let access: Option<RoundAccess> = input.access.parse().ok();
    let mut checks = Checks::default();
    checks.require(
        !input.version.trim().is_empty(),
        "version",
        "consultations-version-missing",
    );
    checks.note("opens_at", opens_at.err().map(no_time));
    checks.note("closes_at", closes_at.err().map(no_time));
    if let (Ok(opens), Ok(closes)) = (opens_at, closes_at) {
        checks.require(
            opens < closes,
            "closes_at",
            "consultations-closes-before-opening",
        );
        checks.require(closes > now, "closes_at", "consultations-closes-in-past");
    }
    checks.require(access.is_some(), "access", "consultations-access-missing");
    checks.require(
        input.introduction.chars().count() <= INTRODUCTION_CHARACTERS,
        "introduction",
        "consultations-introduction-long",
    );
    checks.note("introduction", markdown::fault(&input.introduction));
    checks.finish()?;
    match (opens_at, closes_at, access) {
        (Ok(opens_at), Ok(closes_at), Some(access)) => Ok(CheckedRound {
            version: input.version.trim().to_owned(),
            opens_at,
            closes_at,
            access,
            introduction: input.introduction.trim().to_owned(),
        }),
        // All three were required above.
        _ => Err(Error::invalid("opens_at", "consultations-time-unreadable")),
    }
}

fn row(conn: &mut Conn, of: &Consultation, number: i64, sound: CheckedRound) -> Result<NewRound> {
    // As it stands now, not as it did when the form was opened.
    if store::by_id(conn, of.id)?.confidential && sound.access == RoundAccess::Open {
        return Err(Error::invalid(
            "access",
            "consultations-access-confidential",
        ));
    }
    let version = store::version_by_label(conn, of.id, &sound.version)?.ok_or_else(|| {
        Error::invalid(
            "version",
            Message::new("consultations-version-unknown").with("label", &sound.version),
        )
    })?;
    Ok(NewRound {
        number,
        version: version.id,
        access: sound.access,
        introduction: sound.introduction,
        opens_at: sound.opens_at,
        closes_at: sound.closes_at,
    })
}

/// Makes a Round; with `announce` it is scheduled at once, and open when its hour has come. Where that takes two people it stays
/// a draft until somebody else agrees.
///
/// # Errors
/// [`Error::Invalid`] when a field is not sound, the number is in use or no version has the label.
pub async fn create(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    input: &RoundInput,
    announce: bool,
) -> Result<Round> {
    actor.require(Right::Manage(consultation.id))?;
    let now = site.now();
    let wanted = match input.number.trim() {
        "" => None,
        text => Some(
            text.parse::<i64>()
                .ok()
                .filter(|number| (1..=9_999).contains(number))
                .ok_or_else(|| Error::invalid("number", "consultations-number-unsound"))?,
        ),
    };
    let sound = checked(consultation, input, now)?;
    let consultation = consultation.clone();
    site.write(actor, move |tx| {
        let number = match wanted {
            Some(number) => number,
            None => store::next_number(tx.conn, consultation.id)?,
        };
        let new = row(tx.conn, &consultation, number, sound)?;
        let round = store::create_round(tx.conn, tx.now, consultation.id, &new)?;
        note(tx, &round, "round.create")?;
        if announce {
            announce_round(tx, &consultation, &round)?;
        }
        store::round(tx.conn, round.id)
    })
    .await
}

/// Changes a Round nobody can have commented in yet.
///
/// # Errors
/// [`Error::Refused`] once it has opened; [`Error::Invalid`] when a field is not sound.
pub async fn edit(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    round: RoundId,
    input: &RoundInput,
) -> Result<()> {
    actor.require(Right::Manage(consultation.id))?;
    let now = site.now();
    let sound = checked(consultation, input, now)?;
    let consultation = consultation.clone();
    site.write(actor, move |tx| {
        let seen = store::round(tx.conn, round)?;
        let new = row(tx.conn, &consultation, seen.number, sound)?;
        // What two people announced is not changed by one.
        if consultation.second_person && seen.state != RoundState::Draft {
            return Err(Error::refused("approvals-take-back-first"));
        }
        if !seen.can_be_edited(tx.now) || !store::edit_round(tx.conn, tx.now, &seen, &new)? {
            return Err(moved(&seen));
        }
        store::follow_version(tx.conn, seen.id, (seen.version_id, new.version))?;
        store::public_changed(tx.conn, consultation.id)?;
        note(tx, &seen, "round.edit")
    })
    .await
}

/// Moves a Round by hand: announce it (scheduled), take the announcement back (draft), close it
/// early (closed) or put it away (archived). Announcing can take two people. The clock opens it; publishing the answers makes it
/// reporting.
///
/// # Errors
/// [`Error::Refused`] when its state, by the clock, does not allow it (any more).
pub async fn move_to(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    round: RoundId,
    next: RoundState,
) -> Result<Turn> {
    actor.require(Right::Manage(consultation.id))?;
    let consultation = consultation.clone();
    site.write(actor, move |tx| {
        let round = store::round(tx.conn, round)?;
        let by_hand = !matches!(next, RoundState::Open | RoundState::Reporting);
        if !by_hand || !round.state_at(tx.now).may_become(next) {
            return Err(moved(&round));
        }
        match next {
            RoundState::Scheduled => announce_round(tx, &consultation, &round),
            RoundState::Closed => {
                let to = (next, NoticeKind::ClosedEarly);
                let closed_at = round.closes_at;
                // The record says when it really closed.
                store::set_closing(tx.conn, tx.now, round.id, tx.now)?;
                notices::move_quietly(tx, &consultation, &round, to, closed_at)?;
                Ok(Turn::Go(()))
            }
            _ => {
                // What is put away is decided on no more.
                if next == RoundState::Archived {
                    let open = store::open_second_looks(tx.conn, round.id)?;
                    if open > 0 {
                        let message = Message::new("consultations-second-looks-open");
                        return Err(Error::refused(message.with("count", open)));
                    }
                }
                let kind = match next {
                    RoundState::Draft => NoticeKind::TakenBack,
                    _ => NoticeKind::Archived,
                };
                let closed_at = round.closes_at;
                notices::move_quietly(tx, &consultation, &round, (next, kind), closed_at)?;
                Ok(Turn::Go(()))
            }
        }
    })
    .await
}

/// Gives people longer: a later closing time for a Round that is open by the clock.
///
/// # Errors
/// [`Error::Invalid`] when it is not later; [`Error::Refused`] when the Round is not open.
pub async fn extend(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    round: RoundId,
    closes_at: &str,
) -> Result<()> {
    actor.require(Right::Manage(consultation.id))?;
    let later = dates::read(closes_at, consultation.zone(), DateAlone::Ends)
        .map_err(|why| Error::invalid("closes_at", no_time(why)))?;
    site.write(actor, move |tx| {
        let seen = store::round(tx.conn, round)?;
        if seen.state_at(tx.now) != RoundState::Open {
            return Err(moved(&seen));
        }
        if later <= seen.closes_at {
            return Err(Error::invalid("closes_at", "consultations-not-later"));
        }
        store::set_closing(tx.conn, tx.now, seen.id, later)?;
        store::public_changed(tx.conn, seen.consultation_id)?;
        notices::note(tx, seen.id, NoticeKind::Extended, seen.closes_at)?;
        let event = Event::new("round.extend", "round", seen.id.0)
            .in_consultation(seen.consultation_id.0)
            .with(serde_json::json!({ "from": seen.closes_at, "to": later }));
        tx.record(event)
    })
    .await
}

fn announce_round(tx: &mut Tx<'_>, consultation: &Consultation, round: &Round) -> Result<Turn> {
    if round.closes_at <= tx.now {
        return Err(Error::refused("consultations-closes-in-past"));
    }
    // Who agrees sees the page of the round as it is then; a change asks anew.
    let wording = format!(
        "{} {} {} {} {}",
        round.version_id,
        round.access,
        dates::rfc3339(round.opens_at),
        dates::rfc3339(round.closes_at),
        // The log is to hold no words of people's.
        random::sha256_hex(round.introduction.as_bytes())
    );
    let intent = Intent {
        deed: Deed::AnnounceRound,
        subject: round.id.0,
        wording: &wording,
    };
    if approvals::turn(tx, consultation, intent)? == Turn::Asked {
        return Ok(Turn::Asked);
    }
    // Who was to be told that it was taken back finds it as it was.
    store::drop_notice(tx.conn, round.id)?;
    carry_out(tx, consultation, round, RoundState::Scheduled)?;
    let mut round = round.clone();
    round.state = RoundState::Scheduled;
    if round.state_at(tx.now) == RoundState::Open {
        carry_out(tx, consultation, &round, RoundState::Open)?;
    }
    Ok(Turn::Go(()))
}

fn note(tx: &mut Tx<'_>, round: &Round, action: &'static str) -> Result<()> {
    let event = Event::new(action, "round", round.id.0)
        .in_consultation(round.consultation_id.0)
        .with(serde_json::json!({ "number": round.number }));
    tx.record(event)
}

fn moved(round: &Round) -> Error {
    Error::refused(Message::new("consultations-round-moved").with("number", round.number))
}
