//! Somebody who is told each statement as it begins; tests count them. Where nobody asked, it costs a look.

use std::sync::{Arc, OnceLock};

use diesel::connection::InstrumentationEvent;

/// Is told a statement, with the values it is about: of no use outside tests, for these may be secret.
type Told = dyn Fn(&str) + Send + Sync;

/// Where whoever is to be told stands, once named.
#[derive(Clone, Default)]
pub(super) struct Watcher(Arc<OnceLock<Box<Told>>>);

impl Watcher {
    /// Named once; the first stays.
    pub(super) fn name(&self, told: impl Fn(&str) + Send + Sync + 'static) {
        let _ = self.0.set(Box::new(told));
    }

    /// What happens on a connection.
    pub(super) fn see(&self, event: &InstrumentationEvent<'_>) {
        if let InstrumentationEvent::StartQuery { query, .. } = event
            && let Some(told) = self.0.get()
        {
            told(&query.to_string());
        }
    }
}
