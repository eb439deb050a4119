//! Opens and closes Rounds at their hour. Comments are taken by the hours themselves, so that a
//! worker that is late lets nobody in or out; this makes the state follow, and tells people.

use super::actions::{Move, carry_out};
use super::model::RoundState;
use super::store;
use crate::audit::Author;
use crate::error::Result;
use crate::site::Site;

const BATCH: i64 = 20;

/// Moves what is due; returns how many Rounds were moved.
pub async fn step(site: &Site) -> Result<usize> {
    let now = site.now();
    // Mostly there is nothing: a look costs no write.
    let due = site
        .db
        .read(move |conn| store::due(conn, now, BATCH))
        .await?;
    let mut moved = 0;
    for found in due {
        let config = site.config.clone();
        let done = site
            .db
            .write(move |conn| {
                let round = store::round(conn, found.round)?;
                let next = round.state_at(now);
                // Another node of ours, or a person, may have been first.
                if round.state != found.state || next == round.state {
                    return Ok(false);
                }
                let consultation = store::by_id(conn, round.consultation_id)?;
                let by = Move {
                    config: &config,
                    now,
                    author: &Author::system(),
                    consultation: &consultation,
                };
                carry_out(conn, &by, &round, next)?;
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
