//! Accounts and organisations in the database.

mod recipients;

pub use recipients::{Recipient, recipients_of_parties, recipients_of_party};
