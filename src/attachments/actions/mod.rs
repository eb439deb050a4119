//! What a party does with its files.

mod attach;
mod verify;

pub use attach::{attach, describe, detach, of, record_infected, sent_with};
pub use verify::{Stored, stored};
