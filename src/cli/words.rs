//! Words read from the command line, and sentences said there.

use std::borrow::Cow;

use crate::error::Error;
use crate::platform::texts::{self, Language};

/// Reads an option that is one of a few words; a wrong one is bad usage.
pub(super) fn word<T: std::str::FromStr<Err = String>>(text: &str) -> Result<T, String> {
    text.parse()
}

/// Fields that actions name as forms send them, where the option is called otherwise.
const OPTIONS: [(&str, &str); 7] = [
    ("closes_at", "closes"),
    ("maps", "map"),
    ("opens_at", "opens"),
    ("parties", "party"),
    ("password", "password-stdin"),
    ("text", "old"),
    ("version", "draft"),
];

/// The option that a field of an action came by.
fn option(field: &str) -> Cow<'_, str> {
    match OPTIONS.iter().find(|(name, _)| *name == field) {
        Some((_, option)) => Cow::Borrowed(option),
        None => Cow::Owned(field.replace('_', "-")),
    }
}

/// One sentence, whatever went wrong; what is wrong with an option names it.
pub(super) fn sentence(error: &anyhow::Error) -> String {
    match error.downcast_ref::<Error>() {
        Some(Error::Refused(message)) => texts::say(Language::En, message),
        Some(Error::Invalid(faults)) => faults
            .iter()
            .map(|fault| {
                format!(
                    "--{}: {}",
                    option(fault.field),
                    texts::say(Language::En, &fault.message)
                )
            })
            .collect::<Vec<_>>()
            .join(" "),
        Some(Error::Internal(inner)) => one_line(inner),
        _ => one_line(error),
    }
}

pub(super) fn one_line(error: &anyhow::Error) -> String {
    format!("{error:#}").replace('\n', " ")
}
