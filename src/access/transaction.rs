//! One visit of one actor to the database: what an action needs while it reads or writes, in one
//! place. [`Site::write`] and [`Site::read`] are the ways in; nothing of a transaction outlives them.

use super::model::Actor;
use crate::audit::{self, Event};
use crate::config::Config;
use crate::db::Conn;
use crate::error::Result;
use crate::notifications::{self, Notification, PartyLetter};
use crate::site::Site;
use crate::types::Moment;

/// A transaction that writes: all of it stays, or nothing, its audit events and its mail included.
pub struct Tx<'a> {
    pub conn: &'a mut Conn,
    /// When its turn had come, by the installation's clock: the same throughout.
    pub now: Moment,
    /// Who is behind it.
    pub actor: &'a Actor,
    pub config: &'a Config,
}

/// A transaction that reads: everything in it is of one state of the database. A write through it
/// fails.
pub struct Rx<'a> {
    pub conn: &'a mut Conn,
    /// When it began, by the installation's clock: the same throughout.
    pub now: Moment,
    /// Who is asking.
    pub actor: &'a Actor,
    pub config: &'a Config,
}

impl Tx<'_> {
    /// Notes in the audit log that the actor did this.
    pub fn record(&mut self, event: Event) -> Result<()> {
        audit::record(self.conn, self.now, &self.actor.author(), event)
    }

    /// Notes several things the actor did, in their order.
    pub fn record_all(&mut self, events: &[Event]) -> Result<()> {
        audit::record_all(self.conn, self.now, &self.actor.author(), events)
    }

    /// The same transaction with somebody else behind it: who was found out on the way.
    pub fn acting<'b>(&'b mut self, actor: &'b Actor) -> Tx<'b> {
        Tx {
            conn: self.conn,
            now: self.now,
            actor,
            config: self.config,
        }
    }

    /// Has those who speak for a party told, once all this stays.
    pub fn notify(&mut self, letter: &PartyLetter) -> Result<()> {
        notifications::notify(self.conn, self.now, letter)
    }

    /// Has those who speak for several parties told, once all this stays.
    pub fn notify_all(&mut self, letters: &[PartyLetter]) -> Result<()> {
        notifications::notify_many(self.conn, self.now, letters)
    }

    /// Has one person sent a mail, once all this stays.
    pub fn enqueue(&mut self, notification: &Notification) -> Result<()> {
        notifications::enqueue(self.conn, self.now, notification)
    }
}

impl Site {
    /// Runs `f` in one transaction of `actor` and returns once it is durable. An error from `f`
    /// leaves nothing behind.
    ///
    /// # Errors
    /// As [`crate::db::Db::write`].
    pub async fn write<T, F>(&self, actor: &Actor, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.db.write(self.within(actor, f)).await
    }

    /// The same for what changes nothing that people wrote or decided, as [`crate::db::Db::write_beside`].
    ///
    /// # Errors
    /// As [`crate::db::Db::write_beside`].
    pub async fn write_beside<T, F>(&self, actor: &Actor, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.db.write_beside(self.within(actor, f)).await
    }

    fn within<T, F>(
        &self,
        actor: &Actor,
        f: F,
    ) -> impl FnOnce(&mut Conn) -> Result<T> + Send + 'static
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (actor, clock, config) = (actor.clone(), self.clock.clone(), self.config.clone());
        move |conn| {
            // The clock is read here, in line with everybody else who writes.
            f(&mut Tx {
                conn,
                now: clock.now(),
                actor: &actor,
                config: &config,
            })
        }
    }

    /// Runs `f` in one transaction that reads: however many statements it makes for `actor`, all
    /// see one state of the database.
    ///
    /// # Errors
    /// As [`crate::db::Db::read`].
    pub async fn read<T, F>(&self, actor: &Actor, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Rx<'_>) -> Result<T> + Send + 'static,
    {
        let (actor, clock, config) = (actor.clone(), self.clock.clone(), self.config.clone());
        let read = self.db.read(move |conn| {
            f(&mut Rx {
                conn,
                now: clock.now(),
                actor: &actor,
                config: &config,
            })
        });
        read.await
    }
}
