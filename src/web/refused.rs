//! Refusals of people who are known, which the audit log notes, and the sentences on an outage.

use crate::access::{Actor, Who};
use crate::audit::Author;
use crate::site::Site;
use crate::types::Outage;

/// Who asked, where they are known: kept with the request in case they are refused.
#[derive(Clone)]
pub(super) struct Refused {
    pub site: Site,
    pub author: Author,
    pub who: String,
}

impl Refused {
    /// `None` for somebody unknown: whoever tries doors at random would only fill the log.
    pub(super) fn of(site: &Site, actor: &Actor) -> Option<Self> {
        let who = match &actor.who {
            Who::Account(viewer) => format!("account {}", viewer.account),
            Who::Guest(guest) => format!("guest {}", guest.id),
            Who::Anonymous | Who::CommandLine | Who::System => return None,
        };
        Some(Self {
            site: site.clone(),
            author: actor.author(),
            who,
        })
    }
}

/// What to say of an outage.
pub(super) fn unavailable(outage: Outage) -> &'static str {
    match outage {
        Outage::Away => "error-database-away",
        Outage::Unsure => "error-database-unsure",
        Outage::Busy => "error-database-busy",
        Outage::Full | Outage::ReadOnly => "error-database-full",
    }
}
