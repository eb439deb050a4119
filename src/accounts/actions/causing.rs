//! How much mail from the ministry one participant can cause to others: few a day, and no second to
//! whoever has not answered the first.

use chrono::Duration;

use crate::access::Tx;
use crate::accounts::store;
use crate::config::Config;
use crate::error::{Error, Message, Result};
use crate::types::Moment;
use crate::types::ids::AccountId;

/// Who wants to cause a mail.
#[derive(Debug, Clone, Copy)]
pub struct Causing {
    pub account: AccountId,
    /// Whether it is for an organisation the ministry vouches for.
    pub established: bool,
}

impl Causing {
    /// Counts a mail to `recipient` (an address, or what stands for those who lead an organisation);
    /// part of the caller's transaction.
    ///
    /// # Errors
    /// [`Error::Refused`] when the account has caused as many today as it may; [`Error::Invalid`] (field
    /// `field`) when an earlier one was not answered.
    pub fn count(self, tx: &mut Tx<'_>, field: &'static str, recipient: &str) -> Result<()> {
        if store::is_waiting(
            tx.conn,
            self.account,
            recipient,
            waiting_since(tx.config, tx.now),
        )? {
            return Err(Error::invalid(field, "strangers-waits"));
        }
        let most = if self.established {
            tx.config.security.letters_per_day
        } else {
            tx.config.security.letters_per_day_unconfirmed
        };
        if store::caused_since(tx.conn, self.account, tx.now - Duration::days(1))? >= most {
            let message = Message::new("strangers-too-many").with("count", most);
            return Err(Error::refused(message));
        }
        store::note_caused(tx.conn, tx.now, self.account, recipient)
    }
}

/// Before this moment, what was not answered counts as answered: the link in it has run out.
pub fn waiting_since(config: &Config, now: Moment) -> Moment {
    now - Duration::days(config.security.invitation_days)
}
