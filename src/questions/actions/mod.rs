//! The Questions of a Round: made, changed, ordered and copied, until the Round opens. From then on
//! they are frozen: everybody answers the same.

mod input;

pub use input::QuestionInput;

use crate::access::{Actor, Right};
use crate::audit::Event;
use crate::consultations::model::{Consultation, Round};
use crate::consultations::store as consultations;
use crate::consultations::store::SameSections;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::questions::bank::ready;
use crate::questions::model::{MAX_QUESTIONS, Question};
use crate::questions::store::{self, NewQuestion};
use crate::site::Site;
use crate::types::Moment;
use crate::types::ids::{QuestionId, RoundId};

/// Adds a Question at the end.
///
/// # Errors
/// [`Error::Invalid`] when a field is not sound, [`Error::Refused`] once the Round has opened.
pub async fn add(
    site: &Site,
    actor: &Actor,
    round: &Round,
    input: &QuestionInput,
) -> Result<QuestionId> {
    let sound = input.checked(&site.config)?;
    change_round(
        site,
        actor,
        round,
        "question.add",
        move |conn, now, round| {
            let new = in_version(conn, round, sound)?;
            append(conn, now, round.id, &[new])?
                .pop()
                .ok_or(Error::NotFound)
        },
    )
    .await
}

/// Changes a Question. `seen` is when it was last changed as far as the actor knows: of two who
/// change it at once, the second is told.
///
/// # Errors
/// As [`add`], and [`Error::Refused`] when somebody else changed it meanwhile.
pub async fn edit(
    site: &Site,
    actor: &Actor,
    round: &Round,
    id: QuestionId,
    seen: Moment,
    input: &QuestionInput,
) -> Result<()> {
    let sound = input.checked(&site.config)?;
    change_round(
        site,
        actor,
        round,
        "question.edit",
        move |conn, now, round| {
            store::in_round(conn, round.id, id)?;
            let new = in_version(conn, round, sound)?;
            if store::change(conn, now, id, seen, &new)? {
                Ok(())
            } else {
                Err(Error::refused("questions-changed-meanwhile"))
            }
        },
    )
    .await
}

/// Deletes a Question.
///
/// # Errors
/// [`Error::Refused`] once the Round has opened.
pub async fn remove(site: &Site, actor: &Actor, round: &Round, id: QuestionId) -> Result<()> {
    change_round(
        site,
        actor,
        round,
        "question.remove",
        move |conn, _, round| {
            store::in_round(conn, round.id, id)?;
            store::remove(conn, id)
        },
    )
    .await
}

/// Moves a Question one place up or down; at the end of the list nothing changes.
///
/// # Errors
/// [`Error::Refused`] once the Round has opened.
pub async fn shift(
    site: &Site,
    actor: &Actor,
    round: &Round,
    id: QuestionId,
    up: bool,
) -> Result<()> {
    change_round(
        site,
        actor,
        round,
        "question.move",
        move |conn, _, round| {
            let mut all: Vec<QuestionId> = store::of_round(conn, round.id)?
                .into_iter()
                .map(|question| question.id)
                .collect();
            let at = all
                .iter()
                .position(|other| *other == id)
                .ok_or(Error::NotFound)?;
            let to = if up { at.saturating_sub(1) } else { at + 1 };
            if to < all.len() {
                all.swap(at, to);
            }
            for (position, id) in (0_i64..).zip(all) {
                store::place(conn, id, position)?;
            }
            Ok(())
        },
    )
    .await
}

/// Adds every Question of another Round of the consultation at the end; returns how many. Those
/// about a section that this Round's version does not have are about the text as a whole.
///
/// # Errors
/// [`Error::Invalid`] when there is no such other Round or it asks nothing, [`Error::Refused`] once
/// this one has opened.
pub async fn copy(site: &Site, actor: &Actor, round: &Round, from: &str) -> Result<usize> {
    let wanted: Option<i64> = from.trim().parse().ok();
    change_round(
        site,
        actor,
        round,
        "question.copy",
        move |conn, now, round| {
            let unknown = || Error::invalid("round", "questions-copy-unknown");
            let number = wanted.filter(|number| *number != round.number);
            let other = consultations::rounds_of(conn, round.consultation_id)?
                .into_iter()
                .find(|other| Some(other.number) == number)
                .ok_or_else(unknown)?;
            let questions = store::of_round(conn, other.id)?;
            if questions.is_empty() {
                return Err(unknown());
            }
            let sections = SameSections::read(conn, other.version_id, round.version_id)?;
            let new: Vec<NewQuestion> = questions
                .into_iter()
                .map(|question| NewQuestion {
                    section: sections.follow(question.section_id),
                    ..made_of(question)
                })
                .collect();
            append(conn, now, round.id, &new)?;
            Ok(new.len())
        },
    )
    .await
}

/// Adds the chosen questions of the bank at the end, in the consultation's language, as questions
/// about interests that need no answer; returns how many.
///
/// # Errors
/// [`Error::Invalid`] when none is chosen or one is not in the bank, [`Error::Refused`] once the
/// Round has opened.
pub async fn take_from_bank(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    round: &Round,
    chosen: &[String],
) -> Result<usize> {
    let bank = ready(consultation.language)?;
    let known = chosen
        .iter()
        .all(|code| bank.iter().any(|ready| ready.code == *code));
    if chosen.is_empty() || !known {
        return Err(Error::invalid("bank", "questions-bank-choose"));
    }
    let new: Vec<NewQuestion> = bank
        .into_iter()
        .filter(|ready| chosen.contains(&ready.code))
        .map(|ready| NewQuestion {
            kind: ready.kind,
            title: ready.title,
            help: ready.help,
            required: false,
            disclosure: true,
            section: None,
            group_codes: String::new(),
            options: ready.options.join("\n"),
            minimum: None,
            maximum: None,
            low_label: String::new(),
            high_label: String::new(),
        })
        .collect();
    change_round(
        site,
        actor,
        round,
        "question.add",
        move |conn, now, round| {
            append(conn, now, round.id, &new)?;
            Ok(new.len())
        },
    )
    .await
}

fn made_of(question: Question) -> NewQuestion {
    NewQuestion {
        kind: question.kind,
        title: question.title,
        help: question.help,
        required: question.required,
        disclosure: question.disclosure,
        section: question.section_id,
        group_codes: question.group_codes,
        options: question.options,
        minimum: question.minimum,
        maximum: question.maximum,
        low_label: question.low_label,
        high_label: question.high_label,
    }
}

/// Checks that the section is one of the Round's version.
fn in_version(conn: &mut Conn, round: &Round, new: NewQuestion) -> Result<NewQuestion> {
    if let Some(section) = new.section
        && !consultations::sections_of(conn, round.version_id)?
            .iter()
            .any(|known| known.id == section)
    {
        return Err(Error::invalid("section", "questions-section-unknown"));
    }
    Ok(new)
}

fn append(
    conn: &mut Conn,
    now: Moment,
    round: RoundId,
    new: &[NewQuestion],
) -> Result<Vec<QuestionId>> {
    let known = store::of_round(conn, round)?;
    if known.len() + new.len() > MAX_QUESTIONS {
        let message = Message::new("questions-too-many").with("count", MAX_QUESTIONS);
        return Err(Error::refused(message));
    }
    let next = known.last().map_or(0, |last| last.position + 1);
    (next..)
        .zip(new)
        .map(|(position, new)| store::insert(conn, now, round, position, new))
        .collect()
}

/// Does `f` in a transaction, if the Round has not opened by the clock and does not open meanwhile.
async fn change_round<T: Send + 'static>(
    site: &Site,
    actor: &Actor,
    round: &Round,
    action: &'static str,
    f: impl FnOnce(&mut Conn, Moment, &Round) -> Result<T> + Send + 'static,
) -> Result<T> {
    actor.require(Right::Manage(round.consultation_id))?;
    let id = round.id;
    site.write(actor, move |tx| {
        let round = consultations::round(tx.conn, id)?;
        if !round.can_be_edited(tx.now) || !store::lock_round(tx.conn, &round)? {
            return Err(Error::refused("questions-frozen"));
        }
        let done = f(tx.conn, tx.now, &round)?;
        consultations::public_changed(tx.conn, round.consultation_id)?;
        let event = Event::new(action, "round", round.id.0)
            .in_consultation(round.consultation_id.0)
            .with(serde_json::json!({ "number": round.number }));
        tx.record(event)?;
        Ok(done)
    })
    .await
}
