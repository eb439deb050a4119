//! What every mail to people of a team has, and when it is time for one.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::access::Tx;
use crate::db::hold;
use crate::error::Result;
use crate::notifications::Notification;
use crate::submissions::own::OwnSubmission;
use crate::teamwork::assignments::Colleague;
use crate::types::Moment;
use crate::types::ids::SubmissionId;

/// Rows looked at.
pub(super) const MOST: i64 = 1000;

/// Things that a mail names.
pub(super) const NAMED: usize = 50;

/// Of several nodes one at a time.
pub(super) fn alone(tx: &mut Tx<'_>) -> Result<()> {
    hold(tx.conn, "teams")
}

/// The first draft of which there is something to tell, and nothing newer than `before`.
pub(super) fn first_quiet(
    what: impl Iterator<Item = (SubmissionId, Moment)> + Clone,
    before: Moment,
) -> Option<SubmissionId> {
    let busy: HashSet<SubmissionId> = what
        .clone()
        .filter(|(_, at)| *at > before)
        .map(|(id, _)| id)
        .collect();
    what.map(|(id, _)| id).find(|id| !busy.contains(id))
}

/// A mail to somebody of a team, with what every such mail says.
pub(super) fn letter(
    tx: &Tx<'_>,
    own: &OwnSubmission,
    (to, email): (&Colleague, &str),
    (template, url): (&'static str, &str),
    mut context: Value,
) -> Notification {
    for (name, value) in [
        ("name", json!(to.name)),
        ("party", json!(own.party.name)),
        ("consultation", json!(own.consultation.title)),
        ("round", json!(own.round.number)),
        ("closes_at", json!(own.round.closes_at)),
        ("time_zone", json!(own.consultation.zone().name())),
        ("url", json!(tx.config.absolute(url))),
    ] {
        context[name] = value;
    }
    Notification {
        recipient: email.to_owned(),
        language: to.language,
        template,
        context,
    }
}
