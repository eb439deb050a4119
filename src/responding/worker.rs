//! Tells those who have a draft what they go by: that a round closes soon, later or earlier than it was to. Others whom a
//! change of a round concerns are told in the same step, by `consultations`, which knows nothing of drafts.

use chrono::Duration;
use serde_json::json;

use crate::access::{Actor, Tx};
use crate::consultations::actions::notices;
use crate::consultations::model::{Consultation, NoticeKind, Round};
use crate::consultations::store;
use crate::db::hold;
use crate::error::Result;
use crate::notifications::{self, LetterKind, PartyLetter};
use crate::site::Site;
use crate::submissions::store::unsent_in;
use crate::types::Moment;
use crate::web::addresses;

/// Tells of the oldest change that is due and reminds of what closes soon; returns how many rounds that were.
pub async fn step(site: &Site) -> Result<usize> {
    let days = site.config.rounds.reminder_days;
    // Mostly there is nothing: a look costs no write.
    let due = site
        .read(&Actor::system(), move |rx| {
            Ok(store::notice_due(rx.conn, rx.now)?.is_some()
                || !closing_soon(rx.conn, rx.now, days)?.is_empty())
        })
        .await?;
    if !due {
        return Ok(0);
    }
    site.write(&Actor::system(), move |tx| {
        // Of several nodes one at a time.
        hold(tx.conn, "round notices")?;
        let mut told = 0;
        if let Some(notice) = store::notice_due(tx.conn, tx.now)?
            && store::take_notice(tx.conn, notice.id)?
        {
            told += 1;
            let drafts = unsent_in(tx.conn, notice.round_id)?;
            let drafts = drafts.into_iter().map(|(_, party, _)| party).collect();
            if let Some((consultation, round)) = notices::tell_of(tx, &notice, drafts)? {
                tell_drafts(tx, &consultation, &round, Occasion::Changed(notice.kind))?;
            }
        }
        for round in closing_soon(tx.conn, tx.now, days)? {
            if store::note_reminded(tx.conn, &round)? {
                told += 1;
                let consultation = store::by_id(tx.conn, round.consultation_id)?;
                tell_drafts(tx, &consultation, &round, Occasion::ClosesSoon)?;
            }
        }
        Ok(told)
    })
    .await
}

/// Rounds that close within so many days and were open for longer than that: of a shorter one everybody knows.
fn closing_soon(conn: &mut crate::db::Conn, now: Moment, days: i64) -> Result<Vec<Round>> {
    let lead = Duration::days(days);
    if days == 0 {
        return Ok(Vec::new());
    }
    let mut rounds = store::to_remind_of(conn, now, now + lead)?;
    rounds.retain(|round| round.closes_at - round.opens_at > lead);
    Ok(rounds)
}

/// What who has a draft is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Occasion {
    ClosesSoon,
    Changed(NoticeKind),
}

fn tell_drafts(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    round: &Round,
    occasion: Occasion,
) -> Result<()> {
    let reminder = occasion == Occasion::ClosesSoon;
    let news = match occasion {
        Occasion::ClosesSoon => "closes-soon",
        Occasion::Changed(kind) => kind.as_str(),
    };
    let letters: Vec<PartyLetter> = unsent_in(tx.conn, round.id)?
        .into_iter()
        // Those invited were told of a change as such.
        .filter(|(_, _, invited)| reminder || !invited)
        .map(|(submission, party, _)| {
            let context = json!({
                "news": news,
                "reminder": reminder,
                "closes_at": round.closes_at,
                "time_zone": consultation.zone().name(),
            });
            let page = addresses::Submission(submission).page();
            PartyLetter::new(party, LetterKind::DraftUnsent, page, context)
        })
        .collect();
    notifications::notify_many(tx.conn, tx.now, &letters)
}
