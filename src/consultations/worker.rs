//! Opens and closes Rounds at their hour. Comments are taken by the hours themselves, so that a
//! worker that is late lets nobody in or out; this makes the state follow, and tells people.

use super::actions::carry_out;
use super::model::RoundState;
use super::store;
use crate::access::Actor;
use crate::error::Result;
use crate::site::Site;

const BATCH: i64 = 20;

/// Moves what is due; returns how many Rounds were moved.
pub async fn step(site: &Site) -> Result<usize> {
    // Mostly there is nothing: a look costs no write.
    let due = site
        .read(&Actor::system(), move |rx| {
            store::due(rx.conn, rx.now, BATCH)
        })
        .await?;
    let mut moved = 0;
    for found in due {
        let done = site
            .write(&Actor::system(), move |tx| {
                let round = store::round(tx.conn, found.round)?;
                let next = round.state_at(tx.now);
                // Another node of ours, or a person, may have been first.
                if round.state != found.state || next == round.state {
                    return Ok(false);
                }
                let consultation = store::by_id(tx.conn, round.consultation_id)?;
                carry_out(tx, &consultation, &round, next)?;
                Ok(true)
            })
            .await;
        match done {
            Ok(true) => {
                moved += 1;
                let to = if found.state == RoundState::Scheduled {
                    "opened or closed"
                } else {
                    "closed"
                };
                tracing::info!(round = %found.round, "{to} by the clock");
            }
            Ok(false) => {}
            Err(error) => tracing::error!(round = %found.round, %error, "a round was not moved"),
        }
    }
    Ok(moved)
}
