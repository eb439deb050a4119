//! Tells the drafters that the term of a second look is half over, and that it is over: once each, so that none lapses in
//! silence.

use std::collections::BTreeMap;

use serde_json::json;

use crate::access::{Actor, Tx};
use crate::consultations::store::drafters;
use crate::db::hold;
use crate::error::Result;
use crate::notifications::Notification;
use crate::responses::store::{self, DueLook};
use crate::site::Site;
use crate::types::ids::{ConsultationId, SecondLookId};
use crate::web::addresses;

/// Second looks of which is told in one transaction.
const AT_ONCE: i64 = 100;

/// Tells of the second looks whose term came to its half or its end; returns how many that were.
///
/// # Errors
/// When the database fails.
pub async fn step(site: &Site) -> Result<usize> {
    // Mostly there is nothing: a look costs no write.
    let due = site
        .read(&Actor::system(), |rx| {
            store::due_second_looks(rx.conn, rx.now, 1)
        })
        .await?;
    if due.is_empty() {
        return Ok(0);
    }
    site.write(&Actor::system(), |tx| {
        // Of several nodes one at a time: the next finds what the first left.
        hold(tx.conn, "second looks")?;
        let due = store::due_second_looks(tx.conn, tx.now, AT_ONCE)?;
        let count = due.len();
        let mut by: BTreeMap<ConsultationId, Vec<DueLook>> = BTreeMap::new();
        for one in due {
            by.entry(one.consultation).or_default().push(one);
        }
        for (consultation, looks) in by {
            tell(tx, consultation, &looks)?;
        }
        Ok(count)
    })
    .await
}

fn tell(tx: &mut Tx<'_>, consultation: ConsultationId, looks: &[DueLook]) -> Result<()> {
    let people = drafters(tx.conn, consultation, None)?;
    let (over, half): (Vec<&DueLook>, Vec<&DueLook>) =
        looks.iter().partition(|look| look.due_at <= tx.now);
    for (looks, over) in [(over, true), (half, false)] {
        for look in &looks {
            for person in &people {
                let notification = Notification {
                    recipient: person.email.clone(),
                    language: person.language,
                    template: "second-look-term",
                    context: json!({
                        "name": person.name,
                        "title": look.title,
                        "number": look.comment,
                        "over": over,
                        "due": look.due_at,
                        "time_zone": look.time_zone,
                        "url": tx.config.absolute(&addresses::SecondLook(look.id).page()),
                    }),
                };
                tx.enqueue(&notification)?;
            }
        }
        let ids: Vec<SecondLookId> = looks.iter().map(|look| look.id).collect();
        if !ids.is_empty() {
            store::note_looks_told(tx.conn, &ids, over, tx.now)?;
        }
    }
    Ok(())
}
