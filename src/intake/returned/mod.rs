//! Drafts of Word and OpenDocument that parties send back, with tracked changes and comments in the margin: each becomes
//! a comment at its place, looked over by who takes it in. What stands in the file is read by `documents`; what becomes
//! of the comments is what becomes of all others.
//!
//! ```text
//! model     one thing a file says, as a comment; what came of it
//! reading   a file → those, beside the text of a round
//! wording   the words and notes each is kept with
//! correct   what whoever looks them over changes
//! taking    as entries of a round, for staff
//! draft     into the draft of a party
//! ```

pub mod correct;
pub mod draft;
pub mod model;
pub mod reading;
pub mod taking;
mod wording;
